"""Which words stand in quotation marks, and who says them where that is plain from the words beside the marks."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.nlp.layers import Layers
from newsgraph.nlp.names.lists import name_lists

_OPENING = frozenset({"“", "``", "«", "„"})
_CLOSING = frozenset({"”", "''", "»"})
_BESIDE = 9
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Quotations:
    """The stretches between double quotation marks, opened anew in each block."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.doc: Doc = layers.doc
        self.speaking = name_lists().speaking
        self.spans: list[tuple[int, int]] = []
        self.number: list[int | None] = [None] * len(self.doc)
        self._find()

    def _find(self) -> None:
        texts = [token.text for token in self.doc]
        for block in self.layers.blocks:
            opened: int | None = None
            for i in range(block["start"], block["end"]):
                if texts[i] in _OPENING or (texts[i] == '"' and opened is None):
                    opened = i + 1
                elif opened is not None and (texts[i] in _CLOSING or texts[i] == '"'):
                    self._close(opened, i)
                    opened = None
            if opened is not None:
                self._close(opened, block["end"])

    def _close(self, start: int, end: int) -> None:
        if start < end:
            self.number[start:end] = [len(self.spans)] * (end - start)
            self.spans.append((start, end))

    def holds(self, i: int) -> bool:
        """Whether a token stands inside a quotation."""
        return self.number[i] is not None

    def is_fragment(self, i: int) -> bool:
        """Whether a token's quotation is a piece of a sentence that goes on outside it."""
        number = self.number[i]
        if number is None:
            return False
        start = self.spans[number][0]
        return self.doc[start].text[:1].islower() and self.doc[i].sent.start <= start

    def attribution(self, i: int) -> Token | None:
        """The subject of the speech verb beside the quotation that a token stands in."""
        number = self.number[i]
        if number is None:
            return None
        start, end = self.spans[number]
        return self._subject_in(end, min(end + _BESIDE, len(self.doc)), start) or self._subject_in(
            max(0, start - _BESIDE), start, start
        )

    def _subject_in(self, start: int, end: int, quote: int) -> Token | None:
        """The subject of a speech verb in a stretch of the quotation's block, outside other quotations."""
        for token in self.doc[start:end]:
            if token.lemma_.lower() not in self.speaking or token.pos_ != "VERB" or self.holds(token.i):
                continue
            if self.layers.block_number(token) != self.layers.block_number(self.doc[quote]):
                continue
            for child in token.children:
                if child.dep_ in _SUBJECTS and not self.holds(child.i):
                    return child
        return None
