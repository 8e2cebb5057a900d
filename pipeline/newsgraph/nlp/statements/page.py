"""A document's quotations by paragraph with the cues outside them, for the readers of attributions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from newsgraph.nlp.page.quotes import DASHES, Quotation
from newsgraph.nlp.statements.scene import Scene
from newsgraph.rules import per_rules
from newsgraph.rules.speech import speech

STOPS = frozenset({".", "!", "?", ";", "…"})
"""Tokens that end a sentence."""
OPEN_ENDS = DASHES | {",", "?", "!", "…", "...", "...."}
"""Tokens before a closing mark that let the sentence go on after it."""


class Page:
    """Look-ups shared by the readers; holds no results."""

    def __init__(self, scene: Scene, verbs: Iterable[Token]) -> None:
        self.doc, self.layers, self.can_speak = scene.doc, scene.layers, scene.can_speak
        self.blocks = scene.layers.blocks
        self.verbs = {verb.i: verb for verb in verbs}
        self._number: dict[Quotation, int] = {}
        self.by_block: dict[int, list[Quotation]] = {}
        for quotation in scene.outer:
            group = self.by_block.setdefault(quotation.block, [])
            self._number[quotation] = len(group)
            group.append(quotation)

    def before(self, quotation: Quotation) -> Iterator[Quotation]:
        """The quotations before one in its paragraph, the nearest first."""
        group = self.by_block[quotation.block]
        return (group[number] for number in range(self._number[quotation] - 1, -1, -1))

    def paragraph(self, i: int) -> int:
        """Where the paragraph of a token begins."""
        return self.layers.block(self.doc[i])["start"]


@per_rules
def quoting() -> frozenset[str]:
    """The lemmas of the verbs that can introduce a quotation."""
    verbs = speech().verbs
    return verbs.quote | verbs.clause


def fits_speech(page: Page, verb: Token, speakers: tuple[Token, ...]) -> bool:
    """Whether a cue is one of speech, or a verb of other uses whose subject can speak ("Ann began", not "the talks began")."""
    return verb.lemma_ in speech().verbs.clause or all(page.can_speak(speaker) for speaker in speakers)
