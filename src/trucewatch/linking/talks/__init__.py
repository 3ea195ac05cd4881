"""Rounds and processes over stories: one record per meeting."""
