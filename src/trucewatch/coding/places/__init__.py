"""Toponyms, where they lie, and the event each belongs to."""
