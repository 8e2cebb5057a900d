"""The parts of a person's name, the plain form of any name, and the slug that its id is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from newsgraph.names.folding import fold, fold_ending
from newsgraph.names.lookup import word_list
from newsgraph.names.tables import given_name, legal_form, listed_family_name

_SYLLABLE = re.compile(
    r"(?:kk|tt|pp|ss|jj|ch|zh|sh|ph|th|tr|kh|ng|nh|[bcdfghjklmnpqrstvwxyz])?(?:y[aeou]{1,2}|w[aeio]{1,2}|[aeiou]{1,3})(?:ng|nh|ch|[bcghklmnpt])?"
)
_QUOTED = re.compile(r"[\"“”«»„]([^\"“”«»„]*)[\"“”«»„]|\(([^()]*)\)")
_POSSESSIVE = re.compile(r"['’]s?$")
_INITIAL = re.compile(r"(?<=\b[A-Za-z])\.(?=\S)")
_ARABIC_ARTICLE = re.compile(r"[Aa]l[-‐-―]")  # "al-Duarte" is a surname alone, "Al Duarte" has a given name
_POSSESSIVES = re.compile(r"['’]s\b")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in folded parts; `nicks` are names in quotes or brackets, `family` may hold several words.

    `family_first` tells that the name was written that way ("Kim Jong Un"; "Putin, Vladimir").
    """

    given: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    nicks: tuple[str, ...] = ()
    family_first: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Given names and family name, particles included."""
        return self.given + self.family

    @property
    def full(self) -> bool:
        """Whether there is more than a single name, or a single name with a title that needs no more ("Pope Francis")."""
        return bool(self.given and self.family) or not word_list("regnal").isdisjoint(self.titles)


@lru_cache(
    maxsize=16384
)  # of more names than that each is parsed again each time all are gone through, whatever is kept
def parse_name(text: str) -> Name:
    """The parts of a person's name as written in an article."""
    if text.isascii() and text.replace(" ", "").isalpha():  # most are: letters and blanks, nothing to be looked for
        titles, words, suffixes = _trim(text.lower().split())
        given, family, first = _split(words)
        return Name(given, family, titles, suffixes, (), first)
    nicks: tuple[str, ...] = ()
    if quoted := _QUOTED.findall(text):
        nicks = tuple(word for found in quoted for word in fold(found[0] or found[1]).split())
        text = _QUOTED.sub(" ", text)
    bare = _POSSESSIVE.sub("", text.strip())
    before, comma, after = bare.partition(",")
    rest = _words(after) if comma else []
    if comma and rest and not all(word in word_list("suffix") for word in rest):
        titles, given, suffixes = _trim(rest)
        more, family, _ = _trim(_words(before))
        return Name(given, family, titles + more, suffixes, nicks, family_first=True)
    titles, words, suffixes = _trim(_words(before) + rest)
    if len(words) == 2 and _ARABIC_ARTICLE.match(bare):
        return Name((), words, titles, suffixes, nicks)
    given, family, first = _split(words)
    return Name(given, family, titles, suffixes, nicks, first)


def _words(text: str) -> list[str]:
    # "J.-C." and "J.C." are two initials; "Jr." and "Gen." are words.
    spaced = _INITIAL.sub(". ", text) if "." in text else text
    return [
        word.translate(_DIGITS) if word[:1].isalpha() and not word.isalpha() else word for word in fold(spaced).split()
    ]


# Digits that stand for letters in scanned or disguised names ("Sm1th").
_DIGITS = str.maketrans("0134578", "oieastb")


def _trim(words: list[str]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """(titles, name, suffixes); the last word is never taken for a title, the first never for a suffix."""
    start, end = 0, len(words)
    while start < end - 1 and words[start] in word_list("honorific"):
        start += 1
    while end > start + 1 and (
        words[end - 1] in word_list("suffix") or (end > start + 2 and _company_form(words[end - 1]))
    ):
        end -= 1
    return tuple(words[:start]), tuple(words[start:end]), tuple(words[end:])


def _company_form(word: str) -> bool:
    # Lists of names carry slips such as "John Smith LLC"; two-letter forms are as likely initials or surnames.
    return len(word) > 2 and legal_form(word) is not None and not listed_family_name(word) and given_name(word) is None


def _split(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """(given, family, family first)."""
    if len(words) < 2 or (len(words) == 2 and words[0] in word_list("surname particle")):
        return (), words, False
    if _is_family_first(words):
        return words[1:], words[:1], True
    start = len(words) - 1
    while start > 1 and words[start - 1] in word_list("particle"):
        start -= 1
    return words[:start], words[start:], False


def _is_family_first(words: tuple[str, ...]) -> bool:
    """Whether a name is in East Asian order: a family name of that kind, then one or two syllables, or Pinyin."""
    first, rest = words[0], words[1:]
    if first not in word_list("family first") or len(rest) > 2:
        return False
    if len(rest) == 1:
        pieces = 2
        return bool(re.fullmatch(f"(?:{_SYLLABLE.pattern}){{1,{pieces}}}", rest[0])) and (
            rest[0] not in word_list("family first") and not (given_name(first) and listed_family_name(rest[0]))
        )
    return all(_SYLLABLE.fullmatch(word) for word in rest)


@lru_cache(maxsize=65536)
def normalise(name: str) -> str:
    """The plain form of any name: folded, without "the" and possessive, endings in one spelling.

    "Volodymyr Zelenskyy's" and "Volodymyr Zelensky" give "volodymyr zelensky".
    """
    if "'" in name or "’" in name:
        name = _POSSESSIVES.sub("", _POSSESSIVE.sub("", name.strip()))
    words = fold(name).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(fold_ending(word) for word in words)


@lru_cache(maxsize=16384)
def normalise_person(name: str) -> str:
    """The plain form of a person's name without titles, in the order written; commas undone; "jr" kept."""
    parts = parse_name(name)
    words = parts.family + parts.given if parts.family_first and "," not in name else parts.words
    regnal = () if parts.given else tuple(title for title in parts.titles if title in word_list("regnal"))
    generation = tuple(suffix for suffix in parts.suffixes if suffix in word_list("generation"))
    return " ".join(fold_ending(word) for word in (*regnal, *words, *generation))


def slug(name: str, *, person: bool = False) -> str:
    """The part of an id that a name gives: "vladimir-medinsky"; empty only for a name without letters and digits."""
    return (normalise_person(name) if person else normalise(name)).replace(" ", "-")
