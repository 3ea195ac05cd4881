"""What of a text is about its conflict, and what is about games, accidents and everyday life."""
