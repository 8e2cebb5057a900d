"""What our components write on a spaCy Doc: plain lists and dicts, for those survive pickling between processes.

Rows count in tokens (`doc[start:end]`). `Layers(doc)` is the one way in and out: it gives the rows with the look-ups
that the extractors need, and adds rows. It holds no state of its own beside indexes over the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypedDict

from spacy.tokens import Doc, Span, Token

from newsgraph.records import ClaimKind, EntityKind, MentionType, Modality
from newsgraph.schema import CLAIM_FIELDS

TokenSpan = tuple[int, int]
"""(start, end) in tokens, end exclusive."""


class BlockRow(TypedDict):
    """A paragraph, heading, ... of the article (see newsgraph.articles.reading)."""

    start: int
    end: int
    kind: str


class TimeRow(TypedDict):
    """See newsgraph.records.TimeExpression; start and end in tokens."""

    start: int
    end: int
    type: Literal["date", "yearless", "weekday", "relative", "elapsed"]
    value: str | None
    amount: int | None
    unit: str | None
    tense: Literal["past", "future"] | None
    event: str | None
    place: str | None


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
    time: int | None
    gender: str | None
    counts: list[CountRow]


class MentionRow(TypedDict):
    """See newsgraph.records.Mention; start and end in tokens."""

    entity: int
    start: int
    end: int
    type: MentionType
    metonym: bool


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


_EXTENSIONS = ("blocks", "entities", "mentions", "times", "claims")


def register_extensions() -> None:
    """Makes `doc._.newsgraph_<layer>` known to spaCy; harmless when called again."""
    for name in _EXTENSIONS:
        if not Doc.has_extension(f"newsgraph_{name}"):
            Doc.set_extension(f"newsgraph_{name}", default=None)


class Layers:
    """The rows on one Doc, with look-ups."""

    def __init__(self, doc: Doc) -> None:
        register_extensions()
        self.doc = doc
        self.blocks: list[BlockRow] = self._rows("blocks") or self._set("blocks", blocks_of_plain(doc))
        self.entities: list[EntityRow] = self._rows("entities")
        self.mentions: list[MentionRow] = self._rows("mentions")
        self.times: list[TimeRow] = self._rows("times")
        self.claims: list[ClaimRow] = self._rows("claims")
        self._block_of: list[int] = [0] * len(doc)
        for number, block in enumerate(self.blocks):
            self._block_of[block["start"] : block["end"]] = [number] * (block["end"] - block["start"])
        self._mention_at: dict[int, MentionRow] = {}
        self._headed_by: dict[int, MentionRow] = {}
        self._time_at: dict[int, int] = {}
        self._times_known = 0  # rows of times are appended by others too
        self._claims_about: dict[tuple[ClaimKind, int], list[ClaimRow]] = {}
        self._claims_known = 0
        for mention in self.mentions:
            self._index(mention)

    def _rows(self, name: str) -> list[Any]:
        rows: list[Any] | None = self.doc._.get(f"newsgraph_{name}")
        return self._set(name, []) if rows is None else rows

    def _set(self, name: str, rows: list[Any]) -> list[Any]:
        self.doc._.set(f"newsgraph_{name}", rows)
        return rows

    def _index(self, mention: MentionRow) -> None:
        width = mention["end"] - mention["start"]
        for i in range(mention["start"], mention["end"]):
            held = self._mention_at.get(i)
            if held is None or width < held["end"] - held["start"]:
                self._mention_at[i] = mention
        head = head_of(self.span(mention)).i
        held = self._headed_by.get(head)
        if held is None or width > held["end"] - held["start"]:
            self._headed_by[head] = mention

    # --- look-ups
    def span(self, row: Mapping[str, Any]) -> Span:
        return self.doc[row["start"] : row["end"]]

    def block(self, token: Token) -> BlockRow:
        return self.blocks[self._block_of[token.i]]

    def block_number(self, token: Token) -> int:
        return self._block_of[token.i]

    def mention(self, token: Token) -> MentionRow | None:
        """The mention that a token stands for: the longest one it heads ("the Kremlin aide"), else the shortest it is in."""
        return self._headed_by.get(token.i) or self._mention_at.get(token.i)

    def entity(self, token: Token) -> int | None:
        """The index of the entity that `mention(token)` stands for."""
        found = self.mention(token)
        return None if found is None else found["entity"]

    def kind(self, entity: int) -> EntityKind:
        return self.entities[entity]["kind"]

    def time_at(self, token: Token) -> int | None:
        """The index of the time expression that a token belongs to."""
        for number in range(self._times_known, len(self.times)):
            row = self.times[number]
            for i in range(row["start"], row["end"]):
                self._time_at.setdefault(i, number)
        self._times_known = len(self.times)
        return self._time_at.get(token.i)

    def times_in(self, start: int, end: int) -> list[int]:
        """Indexes of the time expressions that lie in a stretch of tokens."""
        return [n for n, row in enumerate(self.times) if start <= row["start"] and row["end"] <= end]

    def claims_about(self, kind: ClaimKind, subject: int) -> list[ClaimRow]:
        """The claims of a kind whose subject (holder, member, speaker) is an entity, in the order that they were added."""
        if self._claims_known > len(self.claims):  # somebody took claims away
            self._claims_known = 0
            self._claims_about.clear()
        for row in self.claims[self._claims_known :]:
            entity = row["entities"].get(CLAIM_FIELDS[row["kind"]].subject)
            if entity is not None:
                self._claims_about.setdefault((row["kind"], entity), []).append(row)
        self._claims_known = len(self.claims)
        return self._claims_about.get((kind, subject), [])

    # --- additions
    def add_entity(self, kind: EntityKind, name: str, **fields: Any) -> int:
        row: EntityRow = {
            "kind": kind,
            "name": name,
            "aliases": [],
            "code": None,
            "country": None,
            "sender": None,
            "place": None,
            "occasion": None,
            "time": None,
            "gender": None,
            "counts": [],
        }
        row.update(fields)  # type: ignore[typeddict-item]
        self.entities.append(row)
        return len(self.entities) - 1

    def add_mention(self, entity: int, start: int, end: int, type: MentionType = "name", metonym: bool = False) -> None:  # noqa: A002
        row: MentionRow = {"entity": entity, "start": start, "end": end, "type": type, "metonym": metonym}
        self.mentions.append(row)
        self._index(row)

    def add_claim(  # noqa: PLR0913  (the fields of a claim, by name)
        self,
        kind: ClaimKind,
        rule: str,
        evidence: TokenSpan,
        *,
        entities: Mapping[str, int | None],
        values: Mapping[str, str | None] | None = None,
        times: Mapping[str, int | None] | None = None,
        spans: Mapping[str, list[TokenSpan]] | None = None,
        support: Iterable[TokenSpan] = (),
        modality: Modality = "asserted",
        source: int | None = None,
        statement: int | None = None,
        hedges: Iterable[str] = (),
    ) -> int:
        """Adds a claim row and gives its index. Fields that are None are left out."""
        row: ClaimRow = {
            "kind": kind,
            "rule": rule,
            "evidence": evidence,
            "entities": {name: value for name, value in entities.items() if value is not None},
            "values": {name: value for name, value in (values or {}).items() if value is not None},
            "times": {name: value for name, value in (times or {}).items() if value is not None},
            "spans": dict(spans or {}),
            "support": list(support),
            "modality": modality,
            "source": source,
            "statement": statement,
            "hedges": list(hedges),
        }
        self.claims.append(row)
        return len(self.claims) - 1


def head_of(span: Span) -> Token:
    """The token of a span that the others hang from (its root; of a flat name the last word)."""
    root: Token = span.root
    return root


def blocks_of_plain(doc: Doc) -> list[BlockRow]:
    """The paragraphs of a Doc that a user made from plain text: cut at tokens of two or more line breaks."""
    cuts = [token.i for token in doc if token.is_space and token.text.count("\n") > 1]
    starts = [0, *(cut + 1 for cut in cuts)]
    ends = [*cuts, len(doc)]
    return [
        {"start": start, "end": end, "kind": "paragraph"}
        for start, end in zip(starts, ends, strict=True)
        if start < end
    ]
