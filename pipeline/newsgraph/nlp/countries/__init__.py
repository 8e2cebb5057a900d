"""Which country somebody's office is held for, and for which country somebody acts: as told, and as the document makes plain."""
