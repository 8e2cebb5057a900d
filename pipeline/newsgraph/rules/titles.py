"""Title words: which nouns name an office, an occupation or a rank, and which words around them belong to the title."""

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
class _Tables:
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


def title_head(word: str) -> Title | None:
    """What a noun names when it heads a title; singular, plural or abbreviated, in any case. None for other words."""
    return _tables().forms.get(word.lower())


def is_title_head(word: str) -> bool:
    """Whether a noun can head a title ("Minister", "ministers", "Sen."); honorifics ("Mr") do not."""
    return word.lower() in _tables().nouns


def is_honorific(word: str) -> bool:
    """Whether a word stands before a name and is no role ("Mr", "Dr.")."""
    found = title_head(word)
    return found is not None and found.kind == "honorific"


def is_abbreviation(word: str) -> bool:
    """Whether a lower-case word with its full stop is a title's abbreviation ("lt.", "sens.")."""
    return word in title_rules().abbreviations


def unabbreviated(word: str) -> str:
    """The whole title word for an abbreviation of one person's title ("lt." -> "lieutenant"), else the word itself."""
    tables = _tables()
    return word if word in tables.plurals else title_rules().abbreviations.get(word, word)


def title_beginnings() -> frozenset[str]:
    """The lower-case words that are a title's head, or begin a title of several words."""
    return _tables().first_words


def begins_title(word: str) -> bool:
    """Whether a lower-case word is one of them."""
    return word in title_beginnings()


def title_phrase(words: tuple[str, ...]) -> tuple[Title, int] | None:
    """The longest title of several words that begins a sequence of lower-case words, with its length in words."""
    tables = _tables()
    for width in range(min(tables.longest, len(words)), 1, -1):
        found = tables.phrases.get(words[:width])
        if found is not None:
            return found, width
    return None


def singular(word: str) -> str:
    """A title word in the singular, its capital letters kept ("Spokesmen" -> "Spokesman", "Generals" -> "General")."""
    tables, lower = _tables(), word.lower()
    single = tables.plurals.get(lower) if lower not in tables.heads else None
    if single is None:
        return word
    same = next(
        (i for i, (a, b) in enumerate(zip(lower, single, strict=False)) if a != b), min(len(lower), len(single))
    )
    return word[:same] + single[same:]


def is_plural(word: str) -> bool:
    """Whether a word is the plural of a title word."""
    lower = word.lower()
    return lower in _tables().plurals and lower not in _tables().heads


def is_rank_word(word: str) -> bool:
    """Whether a word before a head says its rank and belongs to the title ("deputy", "senior")."""
    return word.lower() in _tables().ranks


def status_of(word: str) -> Status | None:
    """The status that a word before or after a title gives ("former", "designate"), None for other words."""
    return _tables().statuses.get(word.lower())


def is_epithet(word: str) -> bool:
    """Whether a word before a head describes the holder and is no part of the title ("jailed", "powerful")."""
    return word.lower() in _tables().epithets


def country_code_of(title: str) -> str | None:
    """The ISO code of the country that an office belongs to by its name ("Secretary of State"), None for most."""
    return _tables().belongs.get(title.lower())


def has_office(code: str | None, title: str) -> bool:
    """Whether a country (ISO code) is known to have an office of this name beside others."""
    return code is not None and title.lower() in _tables().has.get(code, ())


def lacks_office(code: str, title: str) -> bool:
    """Whether a country (ISO code) is known to have no office of this name ("prime minister" in a republic of presidents)."""
    return not _tables().lacks.get(code, frozenset()).isdisjoint(title.lower().replace("-", " ").split())


def country_shown_by(words: str) -> str | None:
    """The ISO code of the country that a title or a body's name is typical of ("Sen.", "Tories"), None for most."""
    return _tables().signs.get(words.lower())


def is_postposed(word: str, *kinds: Literal["status", "title", "phrase"]) -> bool:
    """Whether a lower-case word may stand behind a title's head ("designate", "emeritus"), as one of some kinds."""
    return title_rules().postposed.get(word) in kinds


def is_no_role(word: str) -> bool:
    """Whether a noun describes or relates a person and never names a role ("ally", "rival")."""
    return word.lower() in _tables().not_roles


@per_rules
def title_rules() -> TitleRules:
    """The file, read once."""
    return load_rules("en/titles", TitleRules)


@per_rules
def _tables() -> _Tables:
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
    return _Tables(
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
