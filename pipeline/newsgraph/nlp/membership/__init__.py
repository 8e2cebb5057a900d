"""Who belongs to which delegation, team, cabinet, party or other body: one reader a kind of construction."""
