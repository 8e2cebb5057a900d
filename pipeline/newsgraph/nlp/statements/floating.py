"""Quotations without an attribution of their own: they carry on the statement before them.

`"…," Ann said. "…"` is one statement in two pieces, as in PARC3, PolNeAR and Citron: one act of attribution is one
statement. A quotation further on (`"…," Ann said. She looked up. "…"`, the next paragraph) is a statement of its own.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from spacy.tokens import Doc, Token

from newsgraph.nlp.page.quotes import DASHES, MARKS, Quotation, last_word
from newsgraph.nlp.statements.attribution import Attribution, Style
from newsgraph.nlp.statements.gestures import gesturing
from newsgraph.nlp.statements.scene import Scene
from newsgraph.nlp.statements.utterances import is_utterance
from newsgraph.rules.closed import closed

_STOPS = frozenset({".", "!", "?", "…", "...", ":"})
_ENDS = DASHES | {".", "!", "?", "…", "...", ",", "]", ")"}
_GOING_ON = closed().going_on
_BACK = 3
"""How many statements back a quotation may go on: words reported in an attribution come between ("said of her view that")."""


def carry_on(scene: Scene, quoted: Container[Quotation], found: Sequence[Attribution]) -> list[Attribution]:
    """The statements with the quotations that go on with them: as further pieces, or as statements that follow."""
    walk = _Walk(scene, [item for item in found if item.within is None])
    for quotation in scene.outer:
        if quotation not in quoted and _stands_alone(scene, quotation):
            walk.take(quotation)
    return [item for item in found if item.within is not None] + walk.statements + walk.coming


class _Walk:
    """The statements of a document in the order of their ends, beside a walk over its quotations."""

    def __init__(self, scene: Scene, found: list[Attribution]) -> None:
        self.scene = scene
        self.statements: list[Attribution] = []
        self.coming = sorted(found, key=lambda item: item.hull[::-1], reverse=True)
        self._taken = bytearray(len(scene.doc))
        self._speaking: set[int] = set()
        for item in found:
            self._mark(item)

    def _mark(self, item: Attribution) -> None:
        start, end = item.hull
        self._taken[start:end] = b"\1" * (end - start)
        if not item.labelled:
            self._speaking.add(self.scene.layers.block_number(self.scene.doc[start]))

    def take(self, quotation: Quotation) -> None:
        """Gives a quotation to the statement before it, unless it belongs to a statement already."""
        while self.coming and self.coming[-1].hull[1] <= quotation.start:
            self.statements.append(self.coming.pop())
        if any(self._taken[quotation.start : quotation.end]):
            return
        piece = (quotation.start, quotation.end)
        last = range(len(self.statements) - 1, max(len(self.statements) - _BACK, 0) - 1, -1)
        here = [n for n in last if self._block(self.statements[n]) == quotation.block]
        open_ = [n for n in here if goes_on(self.scene.doc, self.statements[n], quotation)]
        owner = max(open_, key=lambda n: (self.statements[n].style == "direct", n), default=None)
        if owner is None and not is_utterance(self.scene.doc, quotation):
            return
        if owner is not None:
            item = self.statements.pop(owner)
            style: Style = "direct" if item.style == "direct" else "mixed"
            made = item.with_content(*item.content, piece, style=style)
        elif (person := gesturing(self.scene, quotation)) is not None:
            made = Attribution("statement.quote-floating", (piece,), "direct", speakers=(person,))
        elif here:
            made = Attribution("statement.quote-continued", (piece,), "direct", follows=True, cue_before=True)
        elif self._opens(quotation) and quotation.block - 1 in self._speaking and self._is_whole(quotation):
            made = Attribution("statement.quote-floating", (piece,), "direct", follows=True)
        else:
            return
        self.statements.append(made)
        self._mark(made)

    def _block(self, item: Attribution) -> int:
        return self.scene.layers.block_number(self.scene.doc[item.hull[0]])

    def _is_whole(self, quotation: Quotation) -> bool:
        """Whether a quotation is closed, or goes on in the next paragraph with a mark of its own."""
        blocks = self.scene.layers.blocks
        following = quotation.block + 1
        return bool(quotation.closed) or (
            following < len(blocks) and self.scene.quotation_at(blocks[following]["start"]) is not None
        )

    def _opens(self, quotation: Quotation) -> bool:
        """Whether a quotation begins its paragraph, and the one before does not bring it with a colon."""
        start = self.scene.layers.blocks[quotation.block]["start"]
        return quotation.outer[0] <= start and not (start and self.scene.doc[start - 1].text == ":")


def goes_on(doc: Doc, item: Attribution, quotation: Quotation) -> bool:
    """Whether nothing but an attribution stands between a statement and the next quotation of its paragraph."""
    gap = doc[item.hull[1] : quotation.outer[0]]
    if not any(token.is_alpha for token in gap):
        return item.style == "direct" or len(item.content) > 1
    attributed = item.cue is not None and gap.start <= item.cue[0] < gap.end
    stops = sum(token.text in _STOPS for token in gap) + _is_abbreviation(gap[-1])
    return attributed and stops == 1


def _stands_alone(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence of its own: after a full stop or at the paragraph's start."""
    doc, first = scene.doc, quotation.outer[0]
    if not (is_utterance(doc, quotation) or _is_sentence(doc, quotation)):
        return False
    if quotation.closed and last_word(doc, quotation)[-1:] not in _ENDS and not _stops_after(doc, quotation):
        return False
    if _is_attributed(doc, quotation):
        return False
    start = scene.layers.blocks[quotation.block]["start"]
    while first > start and doc[first - 1].text in MARKS:
        first -= 1
    if first == start:
        return True
    stop = doc[first - 1]
    # What a colon brings has a speaker of its own.
    return stop.text != ":" and (stop.text in _STOPS or _is_abbreviation(stop))


def _is_sentence(doc: Doc, quotation: Quotation) -> bool:
    """Whether marks hold a whole sentence, be it a name or a word ("…," Ann said. "Lima. Always Lima.")."""
    after = quotation.outer[1]
    ends = after >= len(doc) or doc[after].is_space or doc[after].is_sent_start is True
    return bool(quotation.closed) and ends and last_word(doc, quotation)[-1:] in _STOPS


def _is_attributed(doc: Doc, quotation: Quotation) -> bool:
    """Whether a comma inside the marks and a word behind them say that a speaker of its own follows ("…," nodded Ann)."""
    after = quotation.outer[1]
    if not quotation.closed or after >= len(doc):
        return False
    follows = doc[after].is_alpha and doc[after].lower_ not in _GOING_ON
    return follows and last_word(doc, quotation) == ","


def _is_abbreviation(token: Token) -> bool:
    """Whether a token's full stop is the sentence's too ("said Ann Lee of Albany, N.Y.")."""
    return len(token) > 1 and token.text[-1] == "."


def _stops_after(doc: Doc, quotation: Quotation) -> bool:
    after = quotation.outer[1]
    return after < len(doc) and doc[after].text in {".", ",", "!", "?"}
