"""The stories floor."""
