"""A document's quotations by paragraph with the cues outside them, for the readers of attributions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Doc, Token

from newsgraph.nlp.layers import BlockRow
from newsgraph.nlp.statements.cues import speech
from newsgraph.nlp.statements.quotes import DASHES, Quotation

STOPS = frozenset({".", "!", "?", ";", "…"})
"""Tokens that end a sentence."""
OPEN_ENDS = DASHES | {",", "?", "!", "…", "...", "...."}
"""Tokens before a closing mark that let the sentence go on after it."""


class Page:
    """Look-ups shared by the readers; holds no results."""

    def __init__(self, doc: Doc, blocks: list[BlockRow], quotations: list[Quotation], verbs: Iterable[Token]) -> None:
        self.doc, self.blocks = doc, blocks
        self.verbs = {verb.i: verb for verb in verbs}
        self._number: dict[Quotation, int] = {}
        self.by_block: dict[int, list[Quotation]] = {}
        for quotation in quotations:
            group = self.by_block.setdefault(quotation.block, [])
            self._number[quotation] = len(group)
            group.append(quotation)

    def before(self, quotation: Quotation) -> Iterator[Quotation]:
        """The quotations before one in its paragraph, the nearest first."""
        group = self.by_block[quotation.block]
        return (group[number] for number in range(self._number[quotation] - 1, -1, -1))


@cache
def quoting() -> frozenset[str]:
    """The lemmas of the verbs that can introduce a quotation."""
    verbs = speech().verbs
    return verbs.quote | verbs.clause
