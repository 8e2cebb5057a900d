"""Values as FollowTheMoney takes them: ids of plain characters, dates cut to what it can say, one line and no control characters."""

from __future__ import annotations

import hashlib
import re
import textwrap
import unicodedata

_PLAIN_ID = re.compile(r"[a-z0-9]+/[a-z0-9](?:[a-z0-9-]*[a-z0-9])?", re.ASCII)
_LONGEST_ID = 180
_DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?(?=[~?%]?(?:/|$))")
_LONGEST_NAME, _LONGEST_WORDS, _LONGEST_TEXT = 384, 1024, 60_000
LANGUAGES = {"en": "eng"}


def make_id(id_: str) -> str:
    """An id of letters, digits and hyphens: readable where ours is plain, else its kind and a hash. One to one."""
    if _PLAIN_ID.fullmatch(id_) and len(id_) < _LONGEST_ID:
        return "newsgraph-" + id_.replace("/", "-", 1)
    return f"newsgraph-x-{hash_of(id_)}"


def hash_of(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def make_date(edtf: str | None) -> str | None:
    """The year, month or day that an EDTF date begins with; None where it gives none to the digit."""
    found = _DATE.match(edtf or "")
    return found[0] if found else None


def make_name(text: str | None) -> str | None:
    return _line(text, _LONGEST_NAME)


def make_words(text: str | None) -> str | None:
    return _line(text, _LONGEST_WORDS)


def make_text(text: str) -> str:
    """The text with its lines, cut where FollowTheMoney would cut it, without control characters."""
    return "".join(letter for letter in text[:_LONGEST_TEXT] if letter in "\n\t" or not _is_control(letter))


def _line(text: str | None, longest: int) -> str | None:
    plain = "".join(letter for letter in text or "" if letter.isspace() or not _is_control(letter))
    line = " ".join(plain.split())
    return (textwrap.shorten(line, longest, placeholder=" …") if " " in line else line[:longest]) or None


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cs", "Cn", "Co"}
