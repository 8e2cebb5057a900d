"""The plain, frozen records that the stages hand to each other.

Two families. What *one article* says, with entities numbered inside the article (`ArticleEntity`,
`Mention`, `ArticleClaim`, bundled as an `Extraction`); and the *graph* over all articles, with the ids of
the output contract (`Entity`, `Claim`, `Evidence`, bundled as a `KnowledgeGraph`).

Offsets count Unicode code points of `Article.text`, end exclusive; `article.text[start:end]` is the words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

EntityKind = Literal["person", "organisation", "group", "country", "place", "event", "topic", "unnamed"]
ClaimKind = Literal["role", "membership", "stance", "statement"]
MentionType = Literal["name", "nominal", "pronoun"]
Modality = Literal["asserted", "reported", "denied"]
DateBasis = Literal["metadata", "text", "inferred"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A stretch of an article's text, and where its words stand in the file: an XPath, `page=3`, a chapter's path."""

    start: int
    end: int
    at: str


@dataclass(frozen=True, slots=True)
class Source:
    """The file whose words an article's text was made of, where it is not the text itself.

    `path` is the file's place below the INPUT, that of a member behind `!/`; `sha256` is of the file's bytes (of a
    member's own); `passages` lead back into it, in text order.
    """

    path: str
    format: str
    sha256: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was given, to the character, and what is known about it.

    `published` is an EDTF date. `published_basis` here is `metadata`, `text` or None; `inferred` comes later,
    from the resolve stage, as does `copy_of`: the article whose text this one carries. `source` is None where the text
    is the file's own, as of JSON Lines. `origin` names file (and line) for messages and is not exported.
    """

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_basis: DateBasis | None = None
    published_clues: tuple[Span, ...] = ()
    language: str = "en"
    copy_of: str | None = None
    source: Source | None = None
    origin: str = field(default="", compare=False)


# --- what one article says ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a time, as found and not yet resolved ("in 2022", "on Thursday", "three years ago").

    type      value and amount
    --------  ----------------------------------------------------------------------------------
    date      value is EDTF of what is written: `2022`, `2022-02`, `2025-05-13`
    yearless  value is `--05-15` (day) or `--05` (month)
    weekday   value is `monday` .. `sunday`; `amount` -1 last, 0 nearest or plain, 1 next
    relative  `amount` of `unit` (day, week, month, year, decade, or spring .. autumn) from the article's date: -3 year "three years ago";
              no amount: the words name a time that nothing resolves ("previous")
    elapsed   the article stands in the `amount`-th `unit` since `value`: "in its fourth year since February 2022"

    `tense` is that of the clause, `event` the class of the event beside it (rules/en/groups.yaml), `place` a place's name.
    """

    start: int
    end: int
    text: str
    type: Literal["date", "yearless", "weekday", "relative", "elapsed"]
    value: str | None = None
    amount: int | None = None
    unit: str | None = None
    tense: Literal["past", "future"] | None = None
    event: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of an article that stand for an entity; `entity` indexes `Extraction.entities`."""

    entity: int
    start: int
    end: int
    text: str
    type: MentionType = "name"
    metonym: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """Words that say how many a group is: as a `whole` ("12-member") or in part ("four experts"); `rough`: "about 20"."""

    start: int
    end: int
    text: str
    number: int
    whole: bool = True
    rough: bool = False


@dataclass(frozen=True, slots=True)
class ArticleEntity:
    """Somebody or something as one article knows it. `name` is the fullest form found in the article.

    `country`, `sender`, `place` index `Extraction.entities`. `code` is ISO 3166-1 alpha-2 of a country.
    `occasion`, `round`, `time`, `sender`, `place`, `counts` belong to groups, `gender` (`f`, `m`) to people where known.
    """

    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    code: str | None = None
    country: int | None = None
    sender: int | None = None
    place: int | None = None
    occasion: str | None = None
    round: int | None = None
    time: TimeExpression | None = None
    gender: str | None = None
    counts: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleClaim:
    """One claim as read at one place of an article.

    `entities` maps the kind's entity fields to indexes of `Extraction.entities`; `values` its plain fields;
    `times` its time fields; `spans` its span fields (pieces in text order). Which fields a kind has stands in
    `newsgraph.schema`. `statement` indexes `Extraction.claims`: the statement that a stance is read from.
    `hedges` are the words that lower the confidence ("apparently").
    """

    kind: ClaimKind
    rule: str
    evidence: Span
    entities: Mapping[str, int] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    times: Mapping[str, TimeExpression] = field(default_factory=dict)
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    support: tuple[Span, ...] = ()
    modality: Modality = "asserted"
    source: int | None = None
    statement: int | None = None
    hedges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one article; a pure function of the article, the model and the rules."""

    article: Article
    entities: tuple[ArticleEntity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[ArticleClaim, ...] = ()
    times: tuple[TimeExpression, ...] = ()


# --- the graph over all articles ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a named article's text."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SupportSpan:
    """A further stretch needed to read a piece of evidence: a list's heading, the antecedent of "he"."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that prove a claim alone (with `support`). `as_of` is the article's date (EDTF) or None."""

    article: str
    start: int
    end: int
    text: str
    rule: str
    as_of: str | None = None
    support: tuple[SupportSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A mention with its article, as exported."""

    article: str
    start: int
    end: int
    text: str
    type: MentionType = "name"
    metonym: bool = False


@dataclass(frozen=True, slots=True, order=True)
class EntityCount:
    """A `Count` with its article, as exported."""

    article: str
    start: int
    end: int
    text: str
    number: int
    whole: bool = True
    rough: bool = False


@dataclass(frozen=True, slots=True, order=True)
class MentionReference:
    """A mention as pointed at from outside, where ids would not last: article, span and the words there."""

    article: str
    start: int
    end: int
    name: str

    def __str__(self) -> str:
        return f'"{self.name}" ({self.article}:{self.start}-{self.end})'


@dataclass(frozen=True, slots=True, order=True)
class EntityJoin:
    """Why articles' entities are one node: the rule, what it rests on, the names' score, a mention of each side."""

    rule: str
    basis: str
    score: float
    mentions: tuple[MentionReference, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A node of the graph. `properties` holds the kind's own fields (see `newsgraph.schema`): ids or literals.

    Of groups: `complete`, whether the members named are all, and `round`, of talks; None where nothing tells.
    """

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[EntityMention, ...] = ()
    same_as: tuple[str, ...] = ()
    properties: Mapping[str, str | None] = field(default_factory=dict)
    joins: tuple[EntityJoin, ...] = ()
    counts: tuple[EntityCount, ...] = ()
    complete: bool | None = None
    round: int | None = None

    @property
    def size(self) -> int | None:
        """How many a group is said to be; None where nobody says, says it roughly, or not all say the same."""
        said = {count.number for count in self.counts if count.whole and not count.rough}
        return said.pop() if len(said) == 1 else None

    @property
    def number_of_mentions(self) -> int:
        return len(self.mentions)

    @property
    def mentioned_in(self) -> int:
        """The number of articles that mention it."""
        return len({mention.article for mention in self.mentions})


@dataclass(frozen=True, slots=True)
class Claim:
    """A line of the graph: who is said to be, to belong, to want or to say what, and the words that prove it.

    `confidence` is that of the best evidence, `belief` that of all of it: see newsgraph.resolve.belief.
    `fields` holds the kind's entity fields (entity ids or None), plain fields and time fields (EDTF or None);
    `spans` its span fields.
    """

    id: str
    kind: ClaimKind
    modality: Modality
    confidence: float
    rule: str
    evidence: tuple[Evidence, ...]
    source: str | None = None
    fields: Mapping[str, str | None] = field(default_factory=dict)
    spans: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    belief: float | None = None

    @property
    def best_evidence(self) -> Evidence:
        """The piece to show first: the first whose rule is the claim's."""
        return next((item for item in self.evidence if item.rule == self.rule), self.evidence[0])

    @property
    def told_in(self) -> list[tuple[str, str | None]]:
        """Of each piece of evidence the article and its date."""
        return [(item.article, item.as_of) for item in self.evidence]

    @property
    def first_words(self) -> str:
        """The text of the first piece of evidence; empty where there is none."""
        return self.evidence[0].text if self.evidence else ""

    @property
    def articles(self) -> frozenset[str]:
        """The articles that it has evidence or a span in."""
        pieces = (piece for spans in self.spans.values() for piece in spans)
        return frozenset([*(item.article for item in self.evidence), *(piece.article for piece in pieces)])


@dataclass(frozen=True, slots=True)
class KnowledgeGraph:
    """The graph's source of truth: what the three JSON Lines files hold, each sorted by id."""

    articles: tuple[Article, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
