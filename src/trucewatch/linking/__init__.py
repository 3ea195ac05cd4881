"""The linking floor."""
