"""What machines have done to a text, and what a reader sees in its place.

HTML's names for characters, UTF-8 taken for Windows-1252, words cut by a line's end or at their hyphen: the text stays as it is, and each
repair says which of its characters are read as what.
"""

from __future__ import annotations

import html.entities
import re
from collections.abc import Iterator

from newsgraph.articles.hyphens import keeps_hyphen, words_of
from newsgraph.rules.pages import page_words

Edit = tuple[int, int, str]
"""Start and end in the raw text, and the words that are read there."""

_ENTITY = re.compile(
    r"&(?:amp;)*+(?:#(?P<number>[0-9]{1,7})|#[xX](?P<hex>[0-9a-fA-F]{1,6})|(?P<name>[A-Za-z][A-Za-z0-9]{1,31}));|&amp;"
)
_FOLLOWERS = "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
_GARBLED = re.compile(f"(?:[\u00c2-\u00c5][{_FOLLOWERS} ]|\u00e2[{_FOLLOWERS}]{{2}})")
_CUT = re.compile(r"(?<=[^\W\d_]{2})[-\u2010][ \t]*+\r?\n[ \t]*+(?=[a-zà-öø-ÿ])")
_PARTED = re.compile(rf"\b(?:{'|'.join(page_words().parted)})( - )(?=[^\W\d_]{{2}})", re.IGNORECASE)
_WORD = 60
"""Letters of a word."""
_MEANT = re.compile("[\u00a0-\u017f\u2010-\u2044\u20ac\u2122\u2190-\u21ff\u25a0-\u25ff]")


def find_repairs(text: str) -> list[Edit]:
    """The repairs of a text, sorted; of two that overlap the first counts."""
    edits: list[Edit] = []
    if "&" in text:
        edits += _entities(text)
    edits += find_garbled(text)
    edits += _cut_words(text)
    if " - " in text:
        edits += [(*found.span(1), "-") for found in _PARTED.finditer(text)]
    return sorted(edits)


def _entities(text: str) -> Iterator[Edit]:
    for found in _ENTITY.finditer(text):
        character = _named(found)
        if character is not None:
            yield (*found.span(), character)
        elif found[0].startswith("&amp;"):  # "AT&amp;T;"
            yield found.start(), found.start() + len("&amp;"), "&"


def _named(found: re.Match[str]) -> str | None:
    """The character that an entity stands for, "" for what has no width; None where it stands for none."""
    if found["name"]:
        character = html.entities.html5.get(f"{found['name']};")
    elif found["number"] or found["hex"]:
        character = html.unescape(f"&#{found['number'] or 'x' + found['hex']};")
    else:
        return "&"
    if character is None or "\ufffd" in character:
        return None
    return "" if re.fullmatch("[\u00ad\u200b-\u200f\u2060\ufeff]", character) else re.sub(r"\s", " ", character)


def find_garbled(text: str) -> list[Edit]:
    """Characters of UTF-8 that were read as Windows-1252 ("â€™" for "’"); none where a text has but one that may be meant."""
    if not _GARBLED.search(text):
        return []
    found = [edit for match in _GARBLED.finditer(text) if (edit := _meant(match))]
    sure = any(text[start] == "\u00e2" for start, _, _ in found)
    return found if sure or len(found) > 1 else []


def _meant(found: re.Match[str]) -> Edit | None:
    before = found.string[max(found.start() - 2, 0) : found.start()]
    in_capitals = len(before) > 1 and before.isalpha() and before.isupper()
    if in_capitals and found[0][0] != "\u00e2":  # such a word's last letter, and a quotation mark
        return None
    try:
        character = "".join(map(_byte, found[0])).encode("latin-1").decode("utf-8")
    except (UnicodeError, ValueError):
        return None
    return (*found.span(), " " if character == "\xa0" else character) if _MEANT.fullmatch(character) else None


def _byte(character: str) -> str:
    """The byte that Windows-1252 shows as a character, as Latin-1; five bytes have none there and are shown as they are."""
    if character <= "\xff":
        return "\xa0" if character == " " else character  # a no-break space that became a plain one
    return character.encode("cp1252").decode("latin-1")


def _cut_words(text: str) -> Iterator[Edit]:
    """Hyphens at line ends, away with the line break; a hyphen that is the word's own stays."""
    cuts = list(_CUT.finditer(text))
    if not cuts:
        return
    words = words_of(text)
    for found in cuts:
        line = text[max(found.start() - _WORD, 0) : found.start() + 1]
        following = text[found.end() : found.end() + _WORD]
        yield found.start() + keeps_hyphen(line, following, words), found.end(), ""
