"""What else must be read to believe a claim: where "he", "the delegation" or an unstated country is named."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import islice

from newsgraph.nlp.page.layers import ClaimRow, Layers, TokenSpan


class Naming:
    """Where each entity of a document is named (or at least described: pronouns do not count), in text order."""

    def __init__(self, layers: Layers) -> None:
        named: defaultdict[int, list[TokenSpan]] = defaultdict(list)
        described: defaultdict[int, list[TokenSpan]] = defaultdict(list)
        for row in layers.mentions:
            if row["type"] != "pronoun":
                places = named if row["type"] == "name" else described
                places[row["entity"]].append((row["start"], row["end"]))
        self._places = {entity: sorted(places) for entity, places in (described | named).items()}

    def support(self, claim: ClaimRow) -> list[TokenSpan]:
        """The claim's support with the nearest naming of each entity that neither evidence nor support names."""
        spans = list(claim["support"])
        entities = {*claim["entities"].values(), *([] if claim["source"] is None else [claim["source"]])}
        for entity in sorted(entities):
            places = self._places.get(entity, [])
            read = [claim["evidence"], *spans]
            if places and not any(_lies_in(span, places) for span in read):
                spans.append(_nearest(places, claim["evidence"][0]))
        return spans


def _lies_in(span: TokenSpan, places: list[TokenSpan]) -> bool:
    """Whether one of some places, in text order, lies in a stretch of tokens."""
    start, end = span
    inside = islice(places, bisect_left(places, (start, 0)), bisect_left(places, (end, 0)))
    return any(last <= end for _, last in inside)


def _nearest(places: list[TokenSpan], position: int) -> TokenSpan:
    """The last place before a position, else the first after it: where a reader would look."""
    return places[max(bisect_left(places, (position, 0)) - 1, 0)]
