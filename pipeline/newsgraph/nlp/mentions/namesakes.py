"""Whether a lone surname is somebody else's than the one person of that surname whom a text names in full.

News names the best known by surname alone: "Berg" from the first line on is the president, though the only one named in
full, further down, is his wife or daughter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from spacy.tokens import Span

from newsgraph.rules.mentions import mention_words

_EARLY = 60
_OFTEN = 3


@dataclass(slots=True)
class _Uses:
    """Where a text has a surname alone, with the titles and genders ("Mr") told there."""

    starts: list[int] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)


class LoneSurnames:
    """The surnames that stand alone in a document, outside its headlines."""

    def __init__(self) -> None:
        self._uses: defaultdict[str, _Uses] = defaultdict(_Uses)

    def add(self, word: str, span: Span, titles: set[str], gender: str | None) -> None:
        """Notes one use."""
        uses = self._uses[word]
        uses.starts.append(span.start)
        uses.titles |= titles
        uses.genders |= set() if gender is None else {gender}

    def is_named_before(self, word: str, starts: Iterable[int]) -> bool:
        """Whether a surname stands alone before the full name: of a relative ("Berg met his wife, Ines Berg") it is another's."""
        return min(self._uses[word].starts, default=0) < min(starts)

    def are_anothers(self, word: str, starts: Iterable[int], titles: set[str], gender: str | None) -> bool:
        """Whether a surname's lone uses are not those of the person named in full at `starts`.

        They are another's where they tell another gender, or stand long before and far oftener than a woman's full name;
        unless both have a title. (Of a man the full name often comes late: he is the best known himself.)
        """
        uses, full = self._uses[word], sorted(starts)
        if uses.titles & titles:
            return False
        if gender is not None and uses.genders and gender not in uses.genders:
            return True
        if gender != "f":
            return False
        early = [start for start in uses.starts if start < full[0] - _EARLY]
        return len(early) >= _OFTEN and len(uses.starts) >= _OFTEN * len(full)


def is_elder(name: Span) -> bool:
    """Whether a name is brought in as that of somebody's father, son or the like, who may have the same: "his father, Karl Berg"."""
    return is_relative(name, mention_words().namesakes)


def is_relative(name: Span, relatives: AbstractSet[str] | None = None) -> bool:
    """Whether a name is brought in as that of somebody's relative: "his son Karl Berg", "Berg's wife, Ines Berg".

    `relatives`: the nouns that count, all of them by default.
    """
    before = name.doc[max(0, name.start - 2) : name.start]
    words = [token.lower_ for token in before if token.text != ","]
    return bool(words) and words[-1] in (relatives or mention_words().relatives) and not name[0].is_sent_start
