"""Which reported acts are one happening."""
