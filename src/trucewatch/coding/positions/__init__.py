"""Positions: what a party demands, offers, concedes or refuses on an issue."""
