"""Where in a document words stand that may say whether something is so, found at once over spaCy's numbers."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import get_args

from spacy.strings import get_string_id
from spacy.tokens import Doc

from newsgraph.nlp.page.lookup import with_text
from newsgraph.rules.certainty import Reach, certainty_words
from newsgraph.rules.closed import closed

QUOTES = frozenset({'"', "“", "”", "``", "''", "„", "«", "»"})
INVERTED = closed().inverted
_INSIDE: frozenset[Reach] = frozenset({"clause", "subject", "after", "source", "cue"})
_BACK = 2
"""How far before a clause a phrase that opens it may begin ("as soon as she leads", cut behind "soon")."""


class Surface:
    """The tokens of a document that can be signs, and on which side of quotation marks each token stands."""

    def __init__(self, doc: Doc) -> None:
        self._quotes = with_text(doc, QUOTES)
        numbers = doc.to_array("LOWER").tolist()
        kinds = _kinds()
        found = [(i, kinds[number]) for i, number in enumerate(numbers) if number in kinds]
        self._signs = [i for i, kind in found if kind & _SIGN]
        self.signs = frozenset(self._signs)
        self.openings = _openings(numbers)
        self.opened = frozenset(i + back for i in self.openings for back in range(_BACK + 1))
        self.feigned = frozenset(i for i, kind in found if kind & _FEIGNED)
        self.inverted = frozenset(i for i, kind in found if kind & _HELPER)

    def has_sign(self, start: int, end: int) -> bool:
        """Whether a sign stands in a stretch of tokens, its last one included."""
        at = bisect_left(self._signs, start)
        return at < len(self._signs) and self._signs[at] <= end

    def is_apart(self, one: int, other: int) -> bool:
        """Whether a quotation mark stands between two tokens that the marks do not close again."""
        if not self._quotes:
            return False
        return (bisect_left(self._quotes, one) - bisect_left(self._quotes, other)) % 2 == 1


_SIGN, _FEIGNED, _HELPER = 1, 2, 4


@cache
def _kinds() -> dict[int, int]:
    """What each word that matters can be, by spaCy's number of it."""
    kinds: dict[int, int] = {}
    for words, kind in ((_words(*_INSIDE), _SIGN), (_words("in"), _FEIGNED), (INVERTED, _HELPER)):
        for word in words:
            kinds[get_string_id(word)] = kinds.get(get_string_id(word), 0) | kind
    return kinds


def _openings(numbers: list[int]) -> frozenset[int]:
    """Where phrases that can open a clause begin, by their first two words."""
    pairs, alone = _firsts()
    firsts = {first for first, _ in pairs} | alone
    return frozenset(
        i
        for i, number in enumerate(numbers)
        if number in firsts and (number in alone or (number, (numbers[i + 1 : i + 2] or [0])[0]) in pairs)
    )


@cache
def _firsts() -> tuple[frozenset[tuple[int, int]], frozenset[int]]:
    words = [(first, word.with_words) for first, found in certainty_words("opening").items() for word in found]
    pairs = {(get_string_id(first), get_string_id(rest[0])) for first, rest in words if rest}
    return frozenset(pairs), frozenset(get_string_id(first) for first, rest in words if not rest)


@cache
def _words(*reaches: Reach) -> frozenset[str]:
    """All words that the phrases of some reaches consist of."""
    known = get_args(Reach)
    tables = (certainty_words(reach) for reach in reaches if reach in known)
    return frozenset(
        part
        for table in tables
        for first, words in table.items()
        for word in words
        for part in (first, *word.with_words)
    )
