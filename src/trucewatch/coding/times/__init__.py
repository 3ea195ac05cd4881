"""Time expressions, their values on the story's own clock, and the event each belongs to."""
