"""Heads of state and government of the past: "President Lincoln" holds no office now, whatever an article leaves unsaid."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from newsgraph.names.folding import fold
from newsgraph.resources import read_rows


def year_of_leaving(office: str, name: str, country: str | None) -> int | None:
    """When somebody left an office for good, by the table `past_rulers.tsv`; None for whom it does not know.

    `country` is the ISO code that an article tells of the office, None where it tells none. A surname alone is known where few others bear it.
    """
    found = {year for code, year in _rulers().get((office, fold(name)), ()) if country in {None, code}}
    return max(found, default=None)


@cache
def _rulers() -> dict[tuple[str, str], list[tuple[str, int]]]:
    rulers: defaultdict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for code, office, names, year, surname in read_rows("past_rulers.tsv", 5):
        for name in filter(None, (*names.split(","), surname)):
            rulers[office, fold(name)].append((code, int(year)))
    return dict(rulers)
