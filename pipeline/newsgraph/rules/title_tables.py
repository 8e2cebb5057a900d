"""The file of title words, and the tables that it is looked up in (`newsgraph.rules.titles` asks them)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass as strict_dataclass

from newsgraph.rules import load_rules, per_rules

TitleKind = Literal["office", "occupation", "rank", "honorific"]
Status = Literal["former", "current", "incoming"]
_STRICT = ConfigDict(extra="forbid", frozen=True)


@strict_dataclass(config=_STRICT)
class TitleGroup:
    """A group of title words of rules/en/titles.yaml with the attributes that they share."""

    words: Annotated[list[str], Field(min_length=1)]
    kind: TitleKind
    serves: bool = False
    of_state: bool = False
    body: bool = False
    gender: Literal["f", "m"] | None = None


@strict_dataclass(config=_STRICT)
class TitleRules:
    """The content of rules/en/titles.yaml."""

    heads: list[TitleGroup]
    phrases: list[TitleGroup]
    belongs: dict[str, list[str]]
    has: dict[str, list[str]]
    lacks: dict[str, list[str]]
    signs: dict[str, list[str]]
    chambers: dict[str, frozenset[str]]
    abbreviations: dict[str, str]
    plurals: dict[str, str]
    rank_words: list[str]
    status_words: dict[Status, list[str]]
    epithets: list[str]
    not_roles: list[str]
    postposed: dict[str, Literal["status", "title", "phrase"]]
    heads_before: frozenset[str]
    rulers: frozenset[str]
    granted: str


@dataclass(frozen=True, slots=True)
class Title:
    """What is known of a title word or phrase: see rules/en/titles.yaml."""

    word: str
    kind: TitleKind
    serves: bool = False
    of_state: bool = False
    body: bool = False
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Tables:
    heads: dict[str, Title]
    phrases: dict[tuple[str, ...], Title]
    plurals: dict[str, str]
    forms: dict[str, Title]
    """The heads in the singular, in the plural and abbreviated."""
    nouns: frozenset[str]
    """The forms that are no honorifics."""
    ranks: frozenset[str]
    statuses: dict[str, Status]
    epithets: frozenset[str]
    not_roles: frozenset[str]
    belongs: dict[str, str]
    has: dict[str, frozenset[str]]
    lacks: dict[str, frozenset[str]]
    signs: dict[str, str]
    first_words: frozenset[str]
    longest: int = field(default=1)


@per_rules
def title_rules() -> TitleRules:
    """The file, read once."""
    return load_rules("en/titles", TitleRules)


@per_rules
def title_tables() -> Tables:
    rules = title_rules()
    heads: dict[str, Title] = {}
    phrases: dict[tuple[str, ...], Title] = {}
    for group in rules.heads:
        for word in group.words:
            heads[word] = _merged(heads.get(word), group, word)
    for group in rules.phrases:
        for word in group.words:
            key = tuple(word.split())
            phrases[key] = _merged(phrases.get(key), group, word)
    for word in [word for word in heads if " " in word]:
        phrases.setdefault(tuple(word.split()), heads.pop(word))
    plurals = {_plural(word): word for word in heads} | rules.plurals
    for words, title in list(phrases.items()):
        phrases.update(dict.fromkeys(_spellings(words), title))
    tables = (rules.abbreviations, plurals)
    forms = {form: heads[word] for table in tables for form, word in table.items() if word in heads} | heads
    return Tables(
        heads=heads,
        phrases=phrases,
        plurals={plural: word for plural, word in plurals.items() if plural not in heads},
        forms=forms,
        nouns=frozenset(form for form, title in forms.items() if title.kind != "honorific"),
        ranks=frozenset(rules.rank_words),
        statuses={word: status for status, words in rules.status_words.items() for word in words},
        epithets=frozenset(rules.epithets),
        not_roles=frozenset(rules.not_roles),
        belongs={title: code for code, titles in rules.belongs.items() for title in titles},
        has={code: frozenset(titles) for code, titles in rules.has.items()},
        lacks={code: frozenset(words) for code, words in rules.lacks.items()},
        signs={word: code for code, words in rules.signs.items() for word in words},
        first_words=frozenset(
            {words[0] for words in phrases} | heads.keys() | plurals.keys() | rules.abbreviations.keys()
        ),
        longest=max(len(words) for words in phrases),
    )


def _merged(known: Title | None, group: TitleGroup, word: str) -> Title:
    if known is None:
        return Title(word, group.kind, group.serves, group.of_state, group.body, group.gender)
    return Title(
        word,
        known.kind,
        known.serves or group.serves,
        known.of_state or group.of_state,
        known.body and group.body,
        known.gender or group.gender,
    )


def _spellings(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """A phrase with its head in the plural ("chiefs of staff", "attorneys general")."""
    rules = title_rules()
    head = next((i for i, word in enumerate(words) if word in rules.heads_before), len(words)) - 1
    behind = rules.postposed.get(words[-1]) if len(words) > 1 else None
    if behind is not None:
        head = len(words) - 2
    forms = [(*words[:head], _plural(words[head]), *words[head + 1 :])]
    if behind == "phrase":
        forms.append((*words[:-1], _plural(words[-1])))
    return forms


def _plural(word: str) -> str:
    if word.endswith(("woman", "man")):
        return word[:-2] + "en"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("ch", "sh", "s", "x")):
        return word + "es"
    return word + "s"
