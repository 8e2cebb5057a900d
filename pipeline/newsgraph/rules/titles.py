"""Title words: which nouns name an office, an occupation or a rank, and which words around them belong to the title."""

from __future__ import annotations

from typing import Literal

from newsgraph.rules.names import name_lists
from newsgraph.rules.title_tables import Status, Title, title_rules, title_tables


def title_head(word: str) -> Title | None:
    """What a noun names when it heads a title; singular, plural or abbreviated, in any case. None for other words."""
    return title_tables().forms.get(word.lower())


def is_title_head(word: str) -> bool:
    """Whether a noun can head a title ("Minister", "ministers", "Sen."); honorifics ("Mr") do not."""
    return word.lower() in title_tables().nouns


def is_honorific(word: str) -> bool:
    """Whether a word stands before a name and is no role ("Mr", "Dr.", "Comandante")."""
    found = title_head(word)
    if found is None:
        return word[:1].isupper() and word.lower().removesuffix(".") in name_lists().honorifics
    return found.kind == "honorific"


def is_abbreviation(word: str) -> bool:
    """Whether a lower-case word with its full stop is a title's abbreviation ("lt.", "sens.")."""
    return word in title_rules().abbreviations


def unabbreviated(word: str) -> str:
    """The whole title word for an abbreviation of one person's title ("lt." -> "lieutenant"), else the word itself."""
    tables = title_tables()
    return word if word in tables.plurals else title_rules().abbreviations.get(word, word)


def title_beginnings() -> frozenset[str]:
    """The lower-case words that are a title's head, or begin a title of several words."""
    return title_tables().first_words


def begins_title(word: str) -> bool:
    """Whether a lower-case word is one of them."""
    return word in title_beginnings()


def title_phrase(words: tuple[str, ...]) -> tuple[Title, int] | None:
    """The longest title of several words that begins a sequence of lower-case words, with its length in words."""
    tables = title_tables()
    for width in range(min(tables.longest, len(words)), 1, -1):
        found = tables.phrases.get(words[:width])
        if found is not None:
            return found, width
    return None


def singular(word: str) -> str:
    """A title word in the singular, its capital letters kept ("Spokesmen" -> "Spokesman", "Generals" -> "General")."""
    tables, lower = title_tables(), word.lower()
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
    return lower in title_tables().plurals and lower not in title_tables().heads


def is_rank_word(word: str) -> bool:
    """Whether a word before a head says its rank and belongs to the title ("deputy", "senior")."""
    return word.lower() in title_tables().ranks


def status_of(word: str) -> Status | None:
    """The status that a word before or after a title gives ("former", "designate"), None for other words."""
    return title_tables().statuses.get(word.lower())


def is_epithet(word: str) -> bool:
    """Whether a word before a head describes the holder and is no part of the title ("jailed", "powerful")."""
    return word.lower() in title_tables().epithets


def country_code_of(title: str) -> str | None:
    """The ISO code of the country that an office belongs to by its name ("Secretary of State"), None for most."""
    words = title.lower().split()
    while len(words) > 1 and is_rank_word(words[0]):
        words = words[1:]  # "deputy secretary of defense"
    belongs = title_tables().belongs
    return belongs.get(title.lower()) or belongs.get(" ".join(words))


def has_office(code: str | None, title: str) -> bool:
    """Whether a country (ISO code) is known to have an office of this name beside others."""
    return code is not None and title.lower() in title_tables().has.get(code, ())


def lacks_office(code: str, title: str) -> bool:
    """Whether a country (ISO code) is known to have no office of this name ("prime minister" in a republic of presidents)."""
    return not title_tables().lacks.get(code, frozenset()).isdisjoint(title.lower().replace("-", " ").split())


def country_shown_by(words: str) -> str | None:
    """The ISO code of the country that a title or a body's name is typical of ("Sen.", "Tories"), None for most."""
    return title_tables().signs.get(words.lower())


def is_postposed(word: str, *kinds: Literal["status", "title", "phrase"]) -> bool:
    """Whether a lower-case word may stand behind a title's head ("designate", "emeritus"), as one of some kinds."""
    return title_rules().postposed.get(word) in kinds


def is_no_role(word: str) -> bool:
    """Whether a noun describes or relates a person and never names a role ("ally", "rival")."""
    return word.lower() in title_tables().not_roles
