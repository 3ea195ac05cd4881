"""Where reported acts were, and when two places can be one."""
