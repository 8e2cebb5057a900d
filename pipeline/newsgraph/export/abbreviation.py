"""Short forms of IRIs, shared by the formats that people read (Turtle, TriG, JSON-LD)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgraph.terms import PREFIXES

_KINDS = (
    *(
        "capacity",
        "country",
        "event",
        "evidence",
        "group",
        "instant",
        "interval",
        "membership",
        "organisation",
        "person",
    ),
    *("place", "post", "role", "stance", "statement", "title", "topic", "unnamed"),
)
_KEPT = 100_000
_NAMESPACE_END = re.compile(r"<(.*[/#:])([^/#:]*)>", re.DOTALL)
# What Turtle takes as a local name without a backslash, and nothing that a careless reader might take wrongly.
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]|%[0-9A-F]{2})*(?<!\.)")


class Abbreviation(dict[str, str]):
    """`<iri>` -> `prefix:name` where that can be read back, else `<iri>`.

    It forgets what it has not been asked for lately: a large graph has millions of IRIs.
    """

    def __init__(self, base: str) -> None:
        super().__init__()
        kinds = {f"{base}{kind}/": kind for kind in _KINDS}
        self._prefixes = {namespace: prefix for prefix, namespace in PREFIXES.items()} | kinds

    def __missing__(self, iri: str) -> str:
        found = _NAMESPACE_END.fullmatch(iri)
        prefix = self._prefixes.get(found.group(1)) if found else None
        short = iri
        if found and prefix and _LOCAL.fullmatch(found.group(2)):
            short = f"{prefix}:{found.group(2)}"
        if len(self) >= _KEPT:
            self.clear()
        self[iri] = short
        return short

    def prefixes(self) -> Iterator[tuple[str, str]]:
        """All prefixes with their namespaces, sorted: which are used is not known before the end of a file."""
        yield from sorted((prefix, namespace) for namespace, prefix in self._prefixes.items())
