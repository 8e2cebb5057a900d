"""Stances in time, a row for each target or holder: what somebody was for and against, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from newsgraph.records import Claim
from newsgraph.view.scale import Tick, scale_of, years

_MOST = 12
"""Rows of a drawing; the list below has all."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stance on a day, and where its words are."""

    x: float
    date: str
    polarity: str
    modality: str
    claim: str
    article: str


@dataclass(frozen=True, slots=True)
class Row:
    """All stances to, or of, one."""

    other: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Leanings:
    """Rows, those with most marks first, and the dates below them."""

    rows: tuple[Row, ...] = ()
    ticks: tuple[Tick, ...] = ()


def draw_stances(claims: Iterable[Claim], other: str) -> Leanings:
    """The dated stances by the entity in the field `other` ("target" or "holder"); nothing where all have the same day."""
    rows: defaultdict[str, list[tuple[float, Claim, str, str]]] = defaultdict(list)
    for claim in claims:
        for item in claim.evidence:
            date = item.as_of or ""
            if (id_ := claim.fields.get(other)) and claim.modality != "denied" and (time := years(date)) is not None:
                rows[id_].append((time, claim, date, item.article))
    scale = scale_of((time for marks in rows.values() for time, *_ in marks))
    if scale is None:
        return Leanings()
    drawn = []
    for id_, marks in sorted(rows.items(), key=lambda row: (-len(row[1]), row[0]))[:_MOST]:
        marks.sort(key=lambda mark: (mark[0], mark[1].id, mark[3]))
        drawn.append(
            Row(
                id_,
                tuple(
                    Mark(scale.place(time), date, claim.fields.get("polarity") or "", claim.modality, claim.id, article)
                    for time, claim, date, article in marks
                ),
            )
        )
    return Leanings(tuple(drawn), scale.ticks())
