"""Who holds, encircles, blocks or shares what, by whose word."""
