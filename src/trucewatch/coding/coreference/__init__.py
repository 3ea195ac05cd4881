"""Which mentions, of actors and of one happening, are the same."""
