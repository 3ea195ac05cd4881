"""What each claimant says about each question of an incident, and the status of the question."""
