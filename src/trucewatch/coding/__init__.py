"""The coding floor."""
