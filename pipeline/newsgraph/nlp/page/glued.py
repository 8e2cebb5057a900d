"""Tokens that spaCy's tokenizer leaves whole or cuts too much, because a space or a known abbreviation is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsgraph.rules.names import name_lists

_DASH = r"-{1,3}|[–—―~]"
_MARK_INSIDE = re.compile(rf"(?P<before>[^”]*?)(?P<mark>”)(?P<dash>{_DASH})?(?P<after>[^\W\d_].*)")
_STRAIGHT_INSIDE = re.compile(rf"(?P<before>[^\"]+[,.!?])(?P<mark>\")(?P<dash>{_DASH})?(?P<after>[^\W\d_].*)")
_BEFORE_NAME = re.compile(rf"(?P<dash>{_DASH})(?P<after>[^\W\d_]\S*)")
_BEHIND_NAME = re.compile(r"(?P<before>[^\W\d_]{2,})(?P<dash>-)")
_BEFORE_MARK = re.compile(r"(?P<before>[^\W\d_]+)(?P<dash>[–—]|-{2,3})(?P<mark>[“\"])(?P<after>[^\W\d_]\S*)?")
_YEARS = re.compile(
    r"(?P<first>(?:1[5-9]|20)[0-9]{2})(?P<dash>[-–—])(?P<last>(?:1[5-9]|20)?[0-9]{2}|(?i:present|today|now))"
)
_BEHIND_POINTS = re.compile(r"(?P<before>(?:[A-Z]\.){2,})(?P<dash>[-–])(?P<after>[^\W\d_]\S*)")
_INITIALS = re.compile(r"(?P<word>[A-Z]{1,3}&[A-Z]{1,3})(?P<stop>\.)")
_STOP = re.compile(r"(?P<word>.*[^\W_])(?P<stop>[,.!?])")


def parts(text: str, before: Sequence[str]) -> Iterator[str]:
    """A token, cut behind a closing mark ("late,”said"), at the dash before an opening one ("said—“but"), of a name ("-Ann Weir", "”—Ann"), behind points ("U.S.-led") and of years ("2011–2015").

    `before`: the tokens of the paragraph so far; a dash behind a name belongs to one before it ("-Ann Weir- said").
    """
    inside = _MARK_INSIDE.fullmatch(text) or _STRAIGHT_INSIDE.fullmatch(text)
    if inside is not None:
        stopped = _STOP.fullmatch(inside["before"])
        yield from stopped.groups() if stopped else [inside["before"]] * bool(inside["before"])
        yield from (part for part in (inside["mark"], inside["dash"], inside["after"]) if part)
        return
    glued = _BEFORE_NAME.fullmatch(text)
    if glued is not None and glued["after"][0].isupper():
        yield from glued.groups()
        return
    behind = _BEHIND_NAME.fullmatch(text)
    if behind is not None and behind["before"][0].isupper() and "-" in before:
        yield from behind.groups()
        return
    pointed = _BEHIND_POINTS.fullmatch(text)
    if pointed is not None:
        yield from pointed.groups()
        return
    opening = _BEFORE_MARK.fullmatch(text)
    if opening is not None:
        yield from (part for part in opening.groups() if part)
        return
    ended = _INITIALS.fullmatch(text)
    if ended is not None:
        yield from ended.groups()  # "H&M." at a sentence's end
        return
    years = _YEARS.fullmatch(text)
    yield from (text,) if years is None else years.groups()


def is_end_of_abbreviation(word: str, text: str) -> bool:
    """Whether a full stop right behind a word belongs to it: "MR. WEIR", "Tomas Weir Sr.", "Hon. Weir"."""
    if text != "." or len(word) < len("mr"):
        return False
    lists, lower = name_lists(), word.lower()
    return (word.istitle() and lower in lists.suffixes | lists.parted_honorifics) or (
        word.isupper() and lower in lists.honorifics
    )
