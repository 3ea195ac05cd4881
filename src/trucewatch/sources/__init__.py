"""The sources floor."""
