"""Positions over stories, how they move, and the demand–offer table."""
