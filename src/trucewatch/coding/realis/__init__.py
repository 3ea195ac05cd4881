"""Whether an event happened, or is claimed, threatened, demanded, planned, or history."""
