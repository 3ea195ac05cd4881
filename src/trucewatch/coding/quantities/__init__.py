"""Numbers with their hedges and units, and what they count."""
