"""Groups: delegations, teams, missions, committees and cabinets."""
