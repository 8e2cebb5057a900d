"""Heads of state and government that are known by name: of which country "President Lincoln" was one, and that he is none now."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from newsgraph.names.folding import fold
from newsgraph.resources import read_rows


def year_of_leaving(office: str, name: str, country: str | None) -> int | None:
    """When somebody left an office for good, by the table `rulers.tsv`; None for whom it does not know, or who may hold it.

    `country` is the ISO code that an article tells of the office, None where it tells none. A surname alone is known where few others bear it.
    """
    found = [year for code, year in _rulers().get((office, fold(name)), ()) if country in {None, code}]
    return max((year for year in found if year is not None), default=None) if None not in found else None


def countries_ruled(office: str, name: str) -> frozenset[str]:
    """The ISO codes of the countries of which somebody of a name is or was known to hold an office; empty for whom the table does not know."""
    return frozenset(code for code, _ in _rulers().get((office, fold(name)), ()))


@cache
def _rulers() -> dict[tuple[str, str], list[tuple[str, int | None]]]:
    rulers: defaultdict[tuple[str, str], list[tuple[str, int | None]]] = defaultdict(list)
    for code, office, names, year, surname in read_rows("rulers.tsv", 5):
        for name in filter(None, (*names.split(","), surname)):
            rulers[office, fold(name)].append((code, int(year) if year else None))
    return dict(rulers)
