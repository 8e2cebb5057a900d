"""Whether two names are one person's or one body's: a score from 0 to 1, with 0.5 deciding.

Scores of 0.8 and more rest on knowledge (equal parts, known spellings, initials, nicknames, acronyms); from 0.5 to 0.8
on likeness of letters alone. Merging asks for the former, searching can do with the latter.
"""

from __future__ import annotations

from functools import lru_cache

from newsgraph.names.bodies import compare_bodies
from newsgraph.names.people import compare_people

KNOWN = 0.8
"""From here on a score rests on knowledge, not on likeness of letters alone."""


@lru_cache(maxsize=65536)
def compare_names(one: str, other: str, schema: str = "person") -> float:
    """How surely two names name the same; `schema` is `person`, or anything else for a body, place or thing."""
    return compare_people(one, other) if schema.lower() == "person" else compare_bodies(one, other)
