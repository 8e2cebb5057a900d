"""The word lists of rules/en/mentions.yaml."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass as strict_dataclass

from newsgraph.rules import load_rules, per_rules


@strict_dataclass(config=ConfigDict(extra="forbid", frozen=True))
class MentionFile:
    """See the comments of rules/en/mentions.yaml."""

    of_people: list[str]
    of_countries: list[str]
    units: list[str]
    ordinals: list[str]
    fixed: list[str]
    generic: list[str]
    channels: list[str]
    of_kinds: dict[str, list[str]]
    of_last: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class BodyNouns:
    """Nouns that name bodies in small letters, ready to look up."""

    owned: frozenset[str]
    of_people: frozenset[str]
    of_countries: frozenset[str]
    units: frozenset[str]
    ordinals: frozenset[str]
    fixed: tuple[tuple[str, ...], ...]
    fixed_last: frozenset[str]
    generic: frozenset[str]
    channels: frozenset[str]
    of_kinds: dict[str, list[str]]
    of_last: dict[str, list[str]]


@per_rules
def body_nouns() -> BodyNouns:
    """Read once."""
    file = load_rules("en/mentions", MentionFile)
    fixed = tuple(sorted((tuple(name.split()) for name in file.fixed), key=lambda words: (-len(words), words)))
    last = {name.split()[-1] for name in (*file.of_countries, *file.of_people)}
    return BodyNouns(
        owned=frozenset(last | {"ministry"}),
        of_people=frozenset(file.of_people),
        of_countries=frozenset(file.of_countries),
        units=frozenset(file.units),
        ordinals=frozenset(file.ordinals),
        fixed=fixed,
        fixed_last=frozenset(words[-1] for words in fixed),
        generic=frozenset(file.generic),
        channels=frozenset(file.channels),
        of_kinds=file.of_kinds,
        of_last={word: nouns.split() for nouns, words in file.of_last.items() for word in words},
    )
