"""The words of rules/en/certainty.yaml: what a clause's surroundings make of it, looked up by word and reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass as strict_dataclass

from newsgraph.errors import RuleError
from newsgraph.rules import Sentences, load_rules, per_rules

Effect = Literal[
    "so", "not", "open", "over", "heard", "told", "believed", "disputed", "planned", "refused", "missed", "appointed"
]
"""What a word makes of the clause that it reaches; see rules/en/certainty.yaml."""
Reach = Literal[
    "to",
    "ing",
    "from",
    "bare",
    "that",
    "content",
    "noun",
    "clause",
    "of",
    "subject",
    "opening",
    "in",
    "below",
    "after",
    "cue",
    "source",
]
"""Where the clause stands that a word reaches; see rules/en/certainty.yaml."""
Voice = Literal["active", "passive"]
_STRICT = ConfigDict(extra="forbid", frozen=True)


@strict_dataclass(config=_STRICT, kw_only=True)
class Signature:
    """What the words of a class make of a clause: where they are told as so, and where they are negated."""

    so: Effect
    not_: Effect = Field(alias="not")


@strict_dataclass(config=_STRICT, kw_only=True)
class Row:
    class_: str = Field(alias="class")
    reach: tuple[Reach, ...]
    words: tuple[str, ...]
    fires: Sentences
    silent: Sentences
    voice: Voice | None = None
    object: bool = True


@strict_dataclass(config=_STRICT, kw_only=True)
class CertaintyFile:
    classes: dict[str, Signature]
    rows: dict[str, Row]


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its row: `with_words` are further words that must stand around it, `class_` and `signature` its class.

    Without `object` the word says nothing of a clause beside an object of its own.
    """

    row: str
    class_: str
    signature: Signature
    with_words: tuple[str, ...] = ()
    voice: Voice | None = None
    object: bool = True


@per_rules
def certainty_rows() -> dict[str, Row]:
    """The rows by name, with their examples."""
    return certainty_file().rows


@per_rules
def certainty_file() -> CertaintyFile:
    """The file, read once."""
    return load_rules("en/certainty", CertaintyFile)


@per_rules
def certainty_words(reach: Reach) -> dict[str, tuple[Word, ...]]:
    """The words of a reach by their first word, those with most further words first.

    Raises RuleError where a row has a class that is not told, or two rows claim one word in the same reach and voice.
    """
    file = certainty_file()
    found: dict[str, list[Word]] = {}
    taken: dict[tuple[str, Voice | None], str] = {}
    for name, row in file.rows.items():
        if row.class_ not in file.classes:
            raise RuleError(f"rules/en/certainty.yaml: rows.{name}.class: {row.class_} is no class")
        for phrase in row.words if reach in row.reach else ():
            if (phrase, row.voice) in taken:
                other = taken[phrase, row.voice]
                raise RuleError(f"rules/en/certainty.yaml: rows.{name}.words: {phrase!r} stands in rows.{other} too")
            taken[phrase, row.voice] = name
            first, *rest = phrase.split(" ")
            word = Word(name, row.class_, file.classes[row.class_], tuple(rest), row.voice, row.object)
            found.setdefault(first, []).append(word)
    return {
        first: tuple(sorted(words, key=lambda word: (-len(word.with_words), word.voice is None)))
        for first, words in found.items()
    }
