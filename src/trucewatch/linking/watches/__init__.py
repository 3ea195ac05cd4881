"""Watches: what a user follows, read from a file or proposed from reports."""
