"""Sides and camps: who belongs together, under which names."""
