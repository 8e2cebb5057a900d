"""Which tables there are, and what each column holds: the one list that CSV, Parquet, SQLite and its documentation follow.

A column of a claim that the schema gains is a column here, with the comment of its kind, until somebody writes a better one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newsgraph.schema import CLAIM_FIELDS, ENTITY_FIELDS, ENTITY_REFERENCES

Type = Literal["text", "whole", "real", "flag"]
Only = Literal["everywhere", "files", "database"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it holds, and the table whose `id` it names, if any.

    `where`: `files` have names and titles beside ids, which a database joins instead; a `database` has what would swell a sheet.
    """

    name: str
    comment: str
    type: Type = "text"
    refers: str | None = None
    where: Only = "everywhere"
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `key` are the columns that tell its rows apart in a database, `indexes` what is looked up there."""

    name: str
    comment: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()

    def names(self, *, database: bool) -> tuple[str, ...]:
        return tuple(column.name for column in self.chosen(database=database))

    def chosen(self, *, database: bool) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.where != ("files" if database else "database"))


def _reference(name: str, comment: str, table: str, *, needed: bool = False) -> tuple[Column, Column]:
    """The column of an id, and in files the name or title beside it."""
    beside = "title" if table == "articles" else "name"
    return (
        Column(name, comment, refers=table, needed=needed),
        Column(f"{name}_{beside}", f"The {beside} of `{name}`.", where="files"),
    )


def _place(words: str) -> tuple[Column, ...]:
    return (
        *_reference("article", "The article.", "articles", needed=True),
        Column(
            "start_char",
            "Where the words begin in the article's text, in Unicode code points from 0.",
            "whole",
            needed=True,
        ),
        Column("end_char", "Where they end, exclusive.", "whole", needed=True),
        Column("words", words, needed=True),
    )


_DAYS = (
    Column("first_day", "The first day that it may mean, YYYY-MM-DD; null where open or not known."),
    Column("last_day", "The last day that it may mean."),
)

_ENTITY_COMMENTS = {
    "country": "The country of an organisation or place.",
    "sender": "Who sent the group.",
    "place": "Where the group met.",
    "occasion": "What the group met for, in the article's words.",
    "date": "When the group met or sat, EDTF.",
    "code": "ISO 3166-1 alpha-2 code of a country.",
}
_CLAIM_COMMENTS = {
    "organisation": "Of a role: the body it is held in.",
    "country": "Of a role: the country it is held for.",
    "principal": "Of a role: the person served.",
    "title": "Of a role: the article's words for the office, in the singular.",
    "status": "Of roles and memberships: current (as of the articles' dates), former or incoming.",
    "basis": "Of a role: implied, where no word beside the office names its body, and the office or the article implies it.",
    "capacity": "Of a membership: head, deputy head, member, expert, or the article's words.",
    "occurrence": "Of a membership: first or last, where the text says that it was the first or last time.",
    "polarity": "Of a stance: for or against.",
    "cue": "Of stances and statements: the word that carries it.",
    "strength": "Of a stance: weak, normal or strong, by its words.",
    "statement": "Of a stance: the statement that it is read from.",
    "style": "Of a statement: direct, indirect or mixed.",
    "construction": "Of a statement: the order of quotation (Q), cue (C) and speaker (S).",
    "content": "Of a statement: the words said.",
}
_TIMES = {"start": "since", "end": "until"}
"""A claim's own start and end, as the drawn graph calls them: `end` is a word of SQL."""


def end_fields() -> frozenset[str]:
    """The entity fields of claims that are always its `subject`, or always its `object`."""
    found: set[str] = set()
    for kind in CLAIM_FIELDS.values():
        found.add(kind.subject)
        if len(kind.object) == 1:
            found.update(kind.object)
    return frozenset(found - {name for kind in CLAIM_FIELDS.values() if len(kind.object) > 1 for name in kind.object})


def _claim_fields() -> tuple[Column, ...]:
    found: dict[str, tuple[Column, ...]] = {}
    for kind, fields in CLAIM_FIELDS.items():
        for name in (*fields.entities, *fields.values, *fields.times):
            comment = _CLAIM_COMMENTS.get(name, f"Of a {kind}: its {name.replace('_', ' ')}.")
            if name in fields.entities:
                if name not in end_fields():
                    found.setdefault(name, _reference(name, comment, "entities"))
            elif name in fields.times:
                column = _TIMES.get(name, name)
                words = {"since": "When it began", "until": "When it ended"}.get(column, comment)
                found.setdefault(column, (Column(column, f"{words}, where the text says so, EDTF."),))
            else:
                refers = "claims" if name == "statement" else None
                found.setdefault(name, (Column(name, comment, refers=refers),))
    return tuple(column for columns in found.values() for column in columns)


def _entity_fields() -> tuple[Column, ...]:
    found: dict[str, tuple[Column, ...]] = {}
    for kind, names in ENTITY_FIELDS.items():
        for name in names:
            comment = _ENTITY_COMMENTS.get(name, f"Of a {kind}: its {name.replace('_', ' ')}.")
            is_id = name in ENTITY_REFERENCES
            found.setdefault(name, _reference(name, comment, "entities") if is_id else (Column(name, comment),))
    return tuple(column for columns in found.values() for column in columns)


ARTICLES = Table(
    "articles",
    "The articles that were read, one a row.",
    (
        Column("id", "The article's id.", needed=True),
        Column("title", "Its title."),
        Column("publisher", "Who published it."),
        Column("authors", "Who wrote it, parted by semicolons."),
        Column("published", "When it was published, EDTF."),
        *_DAYS,
        Column("published_basis", "Where that date is from: metadata, text, or inferred from other articles."),
        Column("language", "Its language."),
        Column("url", "Its address."),
        *_reference("copy_of", "The earlier article whose text it carries.", "articles"),
        Column("characters", "The length of its text in Unicode code points.", "whole", needed=True),
        Column("claims", "How many claims it gives evidence for.", "whole", needed=True),
        Column("sha256", "SHA-256 of its text in UTF-8.", needed=True),
        Column("text", "The text to the character.", where="database", needed=True),
    ),
    key=("id",),
    indexes=(("first_day",), ("publisher",), ("copy_of",)),
)
ENTITIES = Table(
    "entities",
    "People, organisations, groups, countries, places, events, topics, and people whom an article does not name.",
    (
        Column("id", "The entity's id: kind and slug.", needed=True),
        Column("kind", "person, organisation, group, country, place, event, topic or unnamed.", needed=True),
        Column("name", "The fullest name found; of a group or unnamed people, the article's words.", needed=True),
        Column("label", "The name, shortened, with the year of a group.", needed=True),
        Column("aliases", "Other forms of the name, parted by semicolons."),
        *_entity_fields(),
        *_DAYS,
        Column("round", "Of a group: the round of talks that it was at.", "whole"),
        Column(
            "members_said", "Of a group: how many it is said to be; null where nobody says, or two differ.", "whole"
        ),
        Column("members_named", "How many are named as members by what is asserted.", "whole"),
        Column("complete", "Of a group: whether the members named are all; null where nothing tells.", "flag"),
        Column("same_as", "The same thing elsewhere (IRIs), parted by blanks."),
        Column("mentions", "How often it is mentioned.", "whole", needed=True),
        Column("articles", "In how many articles.", "whole", needed=True),
        Column("claims", "How many claims name it, denied ones included.", "whole", needed=True),
        Column("first_seen", "The earliest date of an article that mentions it, EDTF."),
        Column("last_seen", "The latest one."),
        Column(
            "spellings",
            "Other ways to write the name and its aliases, for search: folded, transliterated.",
            where="database",
        ),
    ),
    key=("id",),
    indexes=(("kind", "name"), ("sender", "first_day"), ("country",), ("place",)),
)
CLAIMS = Table(
    "claims",
    "Who is said to be, to belong, to want or to say what, a claim a row. A denied one says what is not so: ask for the modality.",
    (
        Column("id", "The claim's id: kind and a hash of what it says.", needed=True),
        Column("kind", "role, membership, stance or statement.", needed=True),
        Column("modality", "asserted, reported (somebody says so) or denied.", needed=True),
        Column("label", "The claim in a few words.", needed=True),
        *_reference("subject", "Of whom: the holder, member or speaker.", "entities"),
        *_reference("object", "To what: the body of a membership, the target of a stance, and of a role the first given of "
                    "organisation, country and person served.", "entities"),
        *_claim_fields(),
        Column("first_day", "The first day that the claim holds for; `time_basis` says why."),
        Column("last_day", "The last day."),
        Column("time_basis", "Whether these days are stated by the claim, the date of the group, or only those of the articles."),
        *_reference("source", "Who says so, where it is not the article itself.", "entities"),
        Column("confidence", "How surely it was read, 0 to 1: measured precision of the rule.", "real", needed=True),
        Column("belief", "How well it is borne out by independent publishers, 0 to 1.", "real", needed=True),
        Column("publishers", "How many known publishers say so, each counted once.", "whole", needed=True),
        Column("rule", "The rule that read its best evidence.", needed=True),
        Column("pieces", "How many pieces of evidence there are.", "whole", needed=True),
        *(Column(name, f"{what} the best piece of evidence.", where="files")
          for name, what in (("article", "The article of"), ("published", "The date of"), ("words", "The words of"))),
    ),
    key=("id",),
    indexes=(("subject", "kind"), ("object", "kind"), ("organisation",), ("country",), ("principal",), ("source",), ("statement",),
             ("kind", "modality")),
)  # fmt: skip
EVIDENCE = Table(
    "evidence",
    "The words that prove a claim, each piece alone (with its support); a claim's pieces count from 1.",
    (
        Column("claim", "The claim.", refers="claims", needed=True),
        Column("claim_label", "The claim in a few words.", where="files"),
        Column("modality", "Whether the claim is asserted, reported or denied.", where="files"),
        Column("piece", "Which piece of the claim's evidence.", "whole", needed=True),
        *_place("The words, to the character."),
        Column("rule", "The rule that read them.", needed=True),
        Column("as_of", "The article's date, EDTF."),
        Column("support", "Further words needed to read them, parted by ' … '.", where="files"),
    ),
    key=("claim", "piece"),
    indexes=(("article", "start_char"),),
)
MENTIONS = Table(
    "mentions",
    "Where an article's words stand for an entity.",
    (
        *_reference("entity", "The entity.", "entities", needed=True),
        *_place("The words."),
        Column("type", "name, nominal ('the minister') or pronoun.", needed=True),
        Column("metonym", "Whether a place stands for its government.", "flag", needed=True),
    ),
    indexes=(("entity", "article", "start_char"), ("article", "start_char")),
)
TABLES = (ARTICLES, ENTITIES, CLAIMS, EVIDENCE, MENTIONS)
"""What files and the database have."""

DATABASE_TABLES = (
    *TABLES,
    Table(
        "support",
        "Further words needed to read a piece of evidence: the heading of a list, whom 'he' stands for.",
        (
            Column("claim", "The claim.", refers="claims", needed=True),
            Column("piece", "Which piece of its evidence.", "whole", needed=True),
            *_place("The words."),
        ),
        indexes=(("claim", "piece"), ("article", "start_char")),
    ),
    Table(
        "spans",
        "Where the parts of a claim stand: its content, cue, speaker, holder, target.",
        (
            Column("claim", "The claim.", refers="claims", needed=True),
            Column("part", "Which part: content, cue, speaker, holder or target.", needed=True),
            *_place("The words."),
        ),
        indexes=(("claim",), ("article", "start_char")),
    ),
    Table(
        "counts",
        "How many a group is said to be, with the words.",
        (
            *_reference("entity", "The group.", "entities", needed=True),
            Column("number", "The number.", "whole", needed=True),
            Column("whole", "Whether it counts all of the group, or a part.", "flag", needed=True),
            Column("rough", "Whether it is rough ('about 20').", "flag", needed=True),
            *_place("The words."),
        ),
        indexes=(("entity",), ("article", "start_char")),
    ),
    Table(
        "names",
        "Each name and alias of an entity, a row each, to look it up by.",
        (
            *_reference("entity", "The entity.", "entities", needed=True),
            Column("name", "The name or alias.", needed=True),
            Column("folded", "The name in lower case, ASCII where its letters have a customary reading.", needed=True),
        ),
        indexes=(("folded",), ("entity",)),
    ),
)
"""What the database has."""
