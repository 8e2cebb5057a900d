"""How much a sign of a name's type counts. Ordered by how sure a sign is, not trained."""

from __future__ import annotations

from collections import defaultdict

SURE, STRONG, VOTE, WEAK = 8.0, 4.0, 2.0, 1.0
"""A table's answer; a title or a shape; the model's vote; a hint."""

Points = defaultdict[str, float]
"""Points by label."""
