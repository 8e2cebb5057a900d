"""Which articles carry the text of another one: a wire story in two papers is one witness and not two.

An article is known by some of the runs of eight words in its sentences, those with the smallest hashes (Broder 1997): how
many of them another has too estimates how much of it stands there. A word that an editor exchanges takes eight runs with it, where it
would take a whole sentence. Each article is compared with the first that has one of its runs, so that the work grows with
the text and not with the pairs.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from newsgraph.records import Article

_SENTENCE = re.compile(r"[^.!?\n\r]+")
_WORD = re.compile(r"\w+")
_RUN = 8
"""Words; shorter sentences ("He did not elaborate") stand in articles that have nothing else in common."""
_WIDTH = 8
_HASHES = 2 ** (8 * _WIDTH)
_BELOW, _LEAST, _MOST = _HASHES // 8, 32, 512
"""A sketch has the hashes of a text below this, but of a short text no fewer than so many, of a long one no more."""
_FOUND_BY = 24
"""The smallest of them, by which later articles find one."""
_SHARE, _LEAST_SEEN, _LEAST_RUNS = 0.5, 3, 6
"""The share of a text that another must have; at least so many hashes, which stand for so many runs."""
_WHOLE, _LEAST_WHOLE = 0.8, 36
"""The share, and the runs (five sentences or so), of an earlier article that must stand in a longer one for that to carry it."""


def find_copies(articles: Iterable[Article], known: Mapping[str, Sequence[int]] | None = None) -> dict[str, str]:
    """The articles that have at least half of their text from an earlier one, or nearly all of that one, with its id.

    Earlier is by date, undated ones last, then by id; a copy of a copy leads to the first. `known` has the sketches of
    articles whose text is not at hand.
    """
    first_with: dict[int, str] = {}
    sketches: dict[str, Sequence[int]] = {}
    copies: dict[str, str] = {}
    for article in sorted(articles, key=lambda item: (item.published or "~", item.id)):
        sketch = sketch_text(article.text) if known is None else known[article.id]
        seen = sorted({first_with[run] for run in sketch if run in first_with})
        likeness = {other: likeness_of(sketch, sketches[other]) for other in seen}
        best = max(seen, key=lambda other: likeness[other], default=None)
        if best is not None and likeness[best]:
            copies[article.id] = best
            continue
        sketches[article.id] = sketch
        for run in sketch[:_FOUND_BY]:
            first_with.setdefault(run, article.id)
    return copies


def sketch_text(text: str) -> Sequence[int]:
    """The smallest hashes of a text's runs of words, in order, whatever the words' case, punctuation and the sentences' order."""
    hashes = sorted({_hash(run) for found in _SENTENCE.finditer(text) for run in _runs(found[0])})
    kept = bisect_left(hashes, _BELOW.to_bytes(_WIDTH))
    return array("Q", map(int.from_bytes, hashes[: min(max(kept, _LEAST), _MOST)]))


def _runs(sentence: str) -> Iterable[bytes]:
    words = [word.encode("utf-8", "surrogatepass") for word in _WORD.findall(sentence.casefold())]
    return (b" ".join(words[first : first + _RUN]) for first in range(len(words) - _RUN + 1))


def likeness_of(later: Sequence[int], earlier: Sequence[int]) -> float:
    """How much of a text stands in an earlier one, or of that one in it, by their sketches; 0 where that makes no copy of it."""
    shared = len(set(later).intersection(earlier))
    runs = shared / min(_reach(later), _reach(earlier)) * _HASHES if shared else 0.0
    own, whole = _share_in(shared, later, earlier), _share_in(shared, earlier, later)
    return max(
        own if own >= _SHARE and shared >= _LEAST_SEEN and runs >= _LEAST_RUNS else 0.0,
        whole if whole >= _WHOLE and runs >= _LEAST_WHOLE else 0.0,
    )


def _share_in(shared: int, one: Sequence[int], other: Sequence[int]) -> float:
    """The share of a text's runs that stand in another, as far as that one's sketch reaches."""
    within = bisect_right(one, _reach(other))
    return shared / within if within else 0.0


def _reach(sketch: Sequence[int]) -> int:
    """Up to where a sketch has all hashes of its text."""
    return sketch[-1] if len(sketch) >= _LEAST else _HASHES


def _hash(run: bytes) -> bytes:
    """A number, the highest byte first, so that they sort as bytes: most are not kept and need not be made numbers."""
    return hashlib.blake2b(run, digest_size=_WIDTH).digest()
