"""Who is mentioned in places of articles now: what an id became is told by that, when who is one is forgotten."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from newsgraph.records import Extraction, Mention
from newsgraph.resolve.kept import Kept

Place = tuple[str, int, int]
"""Article, start, end of a mention."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """The mentions of an archive's articles: as they were `read`, or as decisions `parted` them."""

    read: Callable[[str, Collection[int] | None], Sequence[Mention]]
    parted: Mapping[str, Extraction]
    kept: Kept

    def of(self, article: str, entities: Collection[int] | None = None) -> Sequence[Mention]:
        """An article's mentions in order; of some entities by their numbers, where these are given, at least."""
        return self.parted[article].mentions if article in self.parted else self.read(article, entities)

    def holders(self, places: Collection[Place]) -> Mapping[Place, str]:
        """The entities that are mentioned in places, as they were resolved last; the last by id of several."""
        found: dict[Place, str] = {}
        for article, wanted in groupby(sorted(places), key=itemgetter(0)):
            ids, here = self.kept.ids_of(article), set(wanted)
            for mention in self.of(article) if ids else ():
                place = (article, mention.start, mention.end)
                if place in here:
                    found[place] = max(ids[mention.entity], found.get(place, ""))
        return found
