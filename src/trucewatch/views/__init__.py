"""The views floor."""
