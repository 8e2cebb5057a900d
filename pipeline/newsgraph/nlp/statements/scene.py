"""A document seen by the readers of reported speech: its quotations, sentences, and who can speak in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.tree import reach, sentence_bounds
from newsgraph.nlp.page.layers import Layers, TokenSpan
from newsgraph.nlp.page.lookup import with_text
from newsgraph.nlp.page.quotes import Quotation, top_level
from newsgraph.nlp.statements.attribution import Style
from newsgraph.nlp.statements.reference import can_speak
from newsgraph.rules.closed import closed

_GENITIVES = frozenset({"of"})
_COORDINATORS = closed().coordinators
_TO_MARK = 3
"""How many words may stand between "and" and further quoted words."""
_SEMICOLONS = frozenset({";"})


class Scene:
    """Look-ups shared by the readers; holds no results."""

    def __init__(self, layers: Layers, quotations: Sequence[Quotation]) -> None:
        self.layers = layers
        self.doc: Doc = layers.doc
        self.quotations = quotations
        self.outer = top_level(list(quotations))
        self._opened = {i: quotation for quotation in self.outer for i in range(quotation.outer[0], quotation.start)}
        self._closed = {i for quotation in self.outer for i in range(quotation.end, quotation.outer[1])}
        self._starts = [quotation.outer[0] for quotation in self.outer]
        self._inner: dict[int, Quotation] = {}
        for quotation in sorted(quotations, key=lambda q: q.start - q.end):
            for i in range(quotation.start, quotation.end):
                self._inner[i] = quotation
        self._semicolons = [i for i in with_text(self.doc, _SEMICOLONS) if i not in self._inner]

    def quotation_of(self, i: int) -> Quotation | None:
        """The innermost quotation that a token stands in."""
        return self._inner.get(i)

    def is_quoted(self, i: int) -> bool:
        """Whether a token is inside quotation marks or one of them."""
        return i in self._inner or i in self._opened or i in self._closed

    def first_semicolon(self, start: int, end: int) -> int:
        """The first semicolon outside quotations in a stretch of tokens; its end where there is none."""
        at = bisect_left(self._semicolons, start)
        return min(end, self._semicolons[at]) if at < len(self._semicolons) else end

    def quotation_at(self, i: int) -> Quotation | None:
        """The outer quotation that a token is the opening mark of."""
        return self._opened.get(i)

    def bounds(self, token: Token) -> TokenSpan:
        """The sentence of a token, not reaching out of its quotation, and not cut inside a quotation that it introduces."""
        low, high = sentence_bounds(token)
        within = self.quotation_of(token.i)
        if within is not None:
            return max(low, within.start), min(high, within.end)
        across = self._across(low)
        if across is not None and across.outer[1] <= high:
            low = across.outer[1]
        across = self._across(high)
        if across is not None and low <= across.outer[0]:
            high = across.outer[1]
        return low, high

    def _across(self, border: int) -> Quotation | None:
        """The outer quotation that stands on both sides of the border before a token."""
        found = self.outer[bisect_left(self._starts, border) - 1 :][:1]
        return next((quotation for quotation in found if quotation.outer[0] < border < quotation.outer[1]), None)

    def within(self, token: Token) -> TokenSpan | None:
        """The inside of the quotation that a token stands in."""
        quotation = self.quotation_of(token.i)
        return None if quotation is None else (quotation.start, quotation.end)

    def style(self, pieces: tuple[TokenSpan, ...]) -> tuple[Style, tuple[TokenSpan, ...]]:
        """The style of a content by the quotations in it. A half-covered quotation is taken in whole; outer marks are left out."""
        pieces = self._without_stop(pieces)
        start, end = pieces[0][0], pieces[-1][1]
        near = self.outer[max(bisect_left(self._starts, start) - 1, 0) : bisect_left(self._starts, end)]
        touched = [q for q in near if start < q.outer[1] and not (q.start <= start and end <= q.end)]
        if not touched:
            return "indirect", pieces
        start, end = min(start, touched[0].outer[0]), max(end, touched[-1].outer[1])
        if len(touched) == 1 and (start, end) == touched[0].outer:
            return "direct", ((touched[0].start, touched[0].end),)
        return "mixed", ((start, pieces[0][1]), *pieces[1:-1], (pieces[-1][0], end)) if len(pieces) > 1 else (
            (start, end),
        )

    def behind_mark(self, end: int, high: int) -> int:
        """Where words really end that seem to end with quoted ones: these are a phrase that goes on (`a "shame" of the town and a "loss"`)."""
        while self._inner_end(end) and end + 1 < high:
            if self.doc[end].lower_ in _GENITIVES:
                found = reach(self.doc[end], end, high)
                end = max(end + 1, found[1] + 1) if found else end + 1
            elif self.doc[end].lower_ in _COORDINATORS:
                near = (self.quotation_at(i) for i in range(end + 1, min(end + _TO_MARK, high)))
                quoted = next((quotation for quotation in near if quotation is not None), None)
                if quoted is None:
                    break
                end = quoted.outer[1]
            else:
                break
        return end

    def _inner_end(self, end: int) -> bool:
        """Whether a token before a place is the closing mark of quoted words that end with no stop or comma."""
        return end > 1 and end - 1 in self._closed and end < len(self.doc) and self.doc[end - 2].is_alpha

    def _without_stop(self, pieces: tuple[TokenSpan, ...]) -> tuple[TokenSpan, ...]:
        """A content without the full stop of its sentence, which is the article's; those in quotation marks stay."""
        start, end = pieces[-1]
        if end - start > 1 and self.doc[end - 1].text == "." and end - 1 not in self._inner:
            return (*pieces[:-1], (start, end - 1))
        return pieces

    def can_speak(self, head: Token) -> bool:
        """Whether a noun stands for people, a body, or a document that says things."""
        return can_speak(self.layers, head)
