"""Numbers told of an incident: losses, victims, breaches counted."""
