"""Which articles carry the text of another one: a wire story in two papers is one witness and not two.

An article is known by the smallest hashes of its sentences (a bottom-k sketch, Broder 1997): how many of them two
articles share estimates how much of their text they share. Each article is compared with the first that has one of its
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
_SHARE = 0.5
_LEAST_SHARED = 2


def find_copies(articles: Iterable[Article], known: Mapping[str, Sequence[int]] | None = None) -> dict[str, str]:
    """The articles that have at least half of their text in common with an earlier one, with that one's id.

    Earlier is by date, undated ones last, then by id; a copy of a copy leads to the first. `known` has the sketches of
    articles whose text is not at hand.
    """
    first_with: dict[int, str] = {}
    sketches: dict[str, Sequence[int]] = {}
    copies: dict[str, str] = {}
    for article in sorted(articles, key=lambda item: (item.published or "~", item.id)):
        sketch = sketch_text(article.text) if known is None else frozenset(known[article.id])
        seen = sorted({first_with[sentence] for sentence in sketch if sentence in first_with})
        likeness = {other: resemblance(sketch, frozenset(sketches[other])) for other in seen}
        best = max(seen, key=lambda other: likeness[other], default=None)
        if best is not None and likeness[best] >= _SHARE and len(sketch.intersection(sketches[best])) >= _LEAST_SHARED:
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


def resemblance(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of sentences that two texts have in common, as their sketches tell; 0 for empty ones."""
    union = sorted(one | other)[: max(len(one), len(other), 1)]
    return sum(sentence in one and sentence in other for sentence in union) / len(union) if union else 0.0


def _hash(sentence: str) -> int:
    return int.from_bytes(hashlib.blake2b(sentence.encode("utf-8", "surrogatepass"), digest_size=8).digest())
