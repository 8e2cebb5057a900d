"""Which words stand in quotation marks, and who says them where that is plain from the words beside the marks."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.quotes import quotations_of, top_level
from newsgraph.rules.names import name_lists
from newsgraph.rules.speech import speech

_BESIDE = 9
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Quotations:
    """The stretches between quotation marks that stand in none, by `nlp.quotes`."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.doc: Doc = layers.doc
        self.saying = name_lists().speaking | speech().verbs.clause | speech().verbs.quote | speech().gestures
        self.spans = [(q.start, q.end) for q in top_level(quotations_of(layers))]
        self.number: list[int | None] = [None] * len(self.doc)
        for number, (start, end) in enumerate(self.spans):
            self.number[start:end] = [number] * (end - start)

    def holds(self, i: int) -> bool:
        """Whether a token stands inside a quotation."""
        return self.number[i] is not None

    def is_fragment(self, i: int) -> bool:
        """Whether a token's quotation is a piece of a sentence that goes on outside it."""
        number = self.number[i]
        if number is None:
            return False
        start = self.spans[number][0]
        return self.doc[start].text[:1].islower() and sentence(self.doc[i]).start <= start

    def is_attribution(self, verb: Token) -> bool:
        """Whether a verb says whose words a quotation near it are ("... Lee exclaimed"); verbs of saying do so anywhere."""
        lemma = verb.lemma_.lower()
        if lemma in name_lists().speaking:
            return True
        near = range(max(0, verb.i - _BESIDE), min(verb.i + _BESIDE, len(self.doc)))
        return lemma in self.saying and not self.holds(verb.i) and any(map(self.holds, near))

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
            if token.lemma_.lower() not in self.saying or token.pos_ != "VERB" or self.holds(token.i):
                continue
            if self.layers.block_number(token) != self.layers.block_number(self.doc[quote]):
                continue
            for child in token.children:
                if child.dep_ in _SUBJECTS and not self.holds(child.i):
                    return child
        return None
