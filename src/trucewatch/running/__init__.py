"""The running floor."""
