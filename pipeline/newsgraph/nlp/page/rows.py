"""The rows that our components write on a Doc: plain dicts, for those survive pickling between processes."""

from __future__ import annotations

from typing import Any, Literal, TypedDict, cast

from newsgraph.plain import shape_of
from newsgraph.records import ArticleEntity, ClaimKind, EntityKind, MentionType, Modality

TokenSpan = tuple[int, int]
"""(start, end) in tokens, end exclusive."""


class BlockRow(TypedDict):
    """A paragraph, heading, ... of the article (see newsgraph.articles.reading)."""

    start: int
    end: int
    kind: str


TimeType = Literal["date", "yearless", "weekday", "relative", "elapsed"]


class TimeRow(TypedDict):
    """See newsgraph.records.TimeExpression; start and end in tokens."""

    start: int
    end: int
    type: TimeType
    value: str | None
    amount: int | None
    unit: str | None
    tense: Literal["past", "future"] | None
    event: str | None
    place: str | None


def time_row(  # noqa: PLR0913  (the fields of a row, by name)
    start: int,
    end: int,
    type: TimeType,  # noqa: A002
    *,
    value: str | None = None,
    amount: int | None = None,
    unit: str | None = None,
) -> TimeRow:
    """A time as its words alone give it; tense, event and place come from what stands around them."""
    return {
        "start": start,
        "end": end,
        "type": type,
        "value": value,
        "amount": amount,
        "unit": unit,
        "tense": None,
        "event": None,
        "place": None,
    }


class CountRow(TypedDict):
    """See newsgraph.records.Count; start and end in tokens."""

    start: int
    end: int
    number: int
    whole: bool
    rough: bool


class EntityRow(TypedDict):
    """See newsgraph.records.ArticleEntity; `time` indexes the time rows."""

    kind: EntityKind
    name: str
    aliases: list[str]
    code: str | None
    country: int | None
    sender: int | None
    place: int | None
    occasion: str | None
    round: int | None
    time: int | None
    gender: str | None
    counts: list[CountRow]


def entity_row(kind: EntityKind, name: str, **fields: Any) -> EntityRow:
    """An entity with all the fields that its record has (and what only rows know), empty where nothing is told."""
    shape = shape_of(ArticleEntity)
    empty = dict.fromkeys((*EntityRow.__annotations__, *shape.names))
    lists: dict[str, list[Any]] = {field: [] for field, parts in shape.parts.items() if parts.many}
    return cast(EntityRow, {**empty, **lists, "kind": kind, "name": name, **fields})


class MentionRow(TypedDict):
    """See newsgraph.records.Mention; start and end in tokens."""

    entity: int
    start: int
    end: int
    type: MentionType
    metonym: bool


class OfficeRow(TypedDict):
    """A title in lower case that the document names with a country, whoever holds it; `country` is an entity."""

    title: str
    country: int


class EndingRow(TypedDict):
    """Words that tell somebody's office to end, or `all` of them (a death); start and end in tokens."""

    person: int
    start: int
    end: int
    all: bool


class ClaimRow(TypedDict):
    """See newsgraph.records.ArticleClaim; spans in tokens, `times` indexes the time rows."""

    kind: ClaimKind
    rule: str
    evidence: TokenSpan
    entities: dict[str, int]
    values: dict[str, str]
    times: dict[str, int]
    spans: dict[str, list[TokenSpan]]
    support: list[TokenSpan]
    modality: Modality
    source: int | None
    statement: int | None
    hedges: list[str]
