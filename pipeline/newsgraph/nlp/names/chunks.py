"""Candidate names: runs of name-like words cut into names, headlines by what the prose names."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.names import tables
from newsgraph.nlp.names.cuts import Cutter
from newsgraph.nlp.names.edges import Edges
from newsgraph.nlp.names.runs import find_runs
from newsgraph.nlp.names.words import Words, is_place
from newsgraph.nlp.page.layers import TokenSpan


def find_chunks(words: Words) -> list[TokenSpan]:
    """Token spans of candidate names, in text order, none overlapping."""
    return _ChunkFinder(words).find()


class _ChunkFinder:
    def __init__(self, words: Words) -> None:
        self.words = words
        self.in_prose: set[tuple[str, ...]] = set()

    def find(self) -> list[TokenSpan]:
        # Prose first: what it names can be told in headlines, where nearly every word has a capital.
        cutter = Cutter(self.words)
        edges = Edges(cutter)
        runs = list(find_runs(self.words))
        prose = [chunk for run in runs if run[0] not in self.words.in_headlines for chunk in cutter.cut(*run)]
        for start, end in prose:
            name = tuple(self.words.lowers[start:end])
            self.in_prose |= {name} if name[-1] in self.words.lists.body_last else {name, name[-1:]}
        headlines = [chunk for run in runs if run[0] in self.words.in_headlines for chunk in self._cut_headline(*run)]
        return sorted(trimmed for chunk in [*prose, *headlines] if (trimmed := edges.trim(*chunk)) is not None)

    def _cut_headline(self, start: int, end: int) -> Iterator[TokenSpan]:
        """Headlines capitalise every word: only what prose, the tables or (for full names) the model know is taken."""
        i = start
        while i < end:
            width = self._width_in_prose(i, end)
            if not width and is_place(self.words.texts[i]):
                width = 1
            if not width:
                width = self._width_of_full_name(i, end)
            if width:
                yield i, i + width
            i += width or 1

    def _width_in_prose(self, i: int, end: int) -> int:
        """How many words from here on are a name that the article's prose has."""
        for width in range(min(5, end - i), 0, -1):
            if tuple(self.words.lowers[i : i + width]) in self.in_prose:
                return width
        return 0

    def _width_of_full_name(self, i: int, end: int) -> int:
        ent = self.words.ent_at.get(i)
        if ent is None or ent[0] != i or ent[1] > end or tables.given_name(self.words.texts[i]) is None:
            return 0
        return ent[1] - i if 1 < ent[1] - i < 4 else 0
