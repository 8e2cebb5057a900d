"""Which articles carry the text of another one: a wire story in two papers is one witness and not two.

An article is known by the smallest hashes of its sentences (a bottom-k sketch, Broder 1997): how many of them another
has too estimates how much of it stands there. Each article is compared with the first that has one of its
sentences, so that the work grows with the text and not with the pairs.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from collections.abc import Iterable, Mapping, Sequence

from newsgraph.records import Article

_SENTENCE = re.compile(r"[^.!?\n\r]+")
_WORD = re.compile(r"\w+")
_LEAST_WORDS = 7
"""Shorter sentences ("He did not elaborate") stand in articles that have nothing else in common."""
_KEPT = 24
_SHARE, _LEAST_SHARED, _LEAST_OF_LONG = 0.5, 2, 3
"""The share of a text, and the sentences, that another must have; of one that is longer than its sketch, one more."""
_WHOLE, _LEAST_WHOLE = 0.8, 5
"""The share, and the sentences, of an earlier article that must stand in a longer one for that to carry it."""


def find_copies(articles: Iterable[Article], known: Mapping[str, Sequence[int]] | None = None) -> dict[str, str]:
    """The articles that have at least half of their text from an earlier one, or nearly all of that one, with its id.

    Earlier is by date, undated ones last, then by id; a copy of a copy leads to the first. `known` has the sketches of
    articles whose text is not at hand.
    """
    first_with: dict[int, str] = {}
    sketches: dict[str, Sequence[int]] = {}
    copies: dict[str, str] = {}
    for article in sorted(articles, key=lambda item: (item.published or "~", item.id)):
        sketch = sketch_text(article.text) if known is None else frozenset(known[article.id])
        seen = sorted({first_with[sentence] for sentence in sketch if sentence in first_with})
        likeness = {other: likeness_of(sketch, frozenset(sketches[other])) for other in seen}
        best = max(seen, key=lambda other: likeness[other], default=None)
        if best is not None and likeness[best]:
            copies[article.id] = best
            continue
        sketches[article.id] = array("Q", sketch)
        for sentence in sketch:
            first_with.setdefault(sentence, article.id)
    return copies


def sketch_text(text: str) -> frozenset[int]:
    """The smallest hashes of a text's longer sentences, whatever their case, punctuation and order."""
    sentences = ([word.casefold() for word in _WORD.findall(found[0])] for found in _SENTENCE.finditer(text))
    hashes = {_hash(" ".join(words)) for words in sentences if len(words) >= _LEAST_WORDS}
    return frozenset(sorted(hashes)[:_KEPT])


def likeness_of(later: frozenset[int], earlier: frozenset[int]) -> float:
    """How much of a text stands in an earlier one, or of that one in it; 0 where that makes no copy of it."""
    shared = len(later & earlier)
    least = _LEAST_SHARED if len(earlier) < _KEPT else _LEAST_OF_LONG
    own, whole = _share_in(later, earlier), _share_in(earlier, later)
    return max(
        own if own >= _SHARE and shared >= least else 0.0,
        whole if whole >= _WHOLE and shared >= _LEAST_WHOLE else 0.0,
    )


def _share_in(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of a text's sentences that stand in another, as far as that one's sketch reaches."""
    reach = max(other) if len(other) >= _KEPT else None
    within = sum(reach is None or sentence <= reach for sentence in one)
    return len(one & other) / within if within else 0.0


def _hash(sentence: str) -> int:
    return int.from_bytes(hashlib.blake2b(sentence.encode("utf-8", "surrogatepass"), digest_size=8).digest())
