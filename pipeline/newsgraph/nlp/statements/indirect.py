"""Reported clauses: what stands under a verb of saying, read from the parse and put right by punctuation and quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from newsgraph.nlp.layers import TokenSpan
from newsgraph.nlp.statements.attribution import Attribution, Style, trim
from newsgraph.nlp.statements.cues import cue_span, speech
from newsgraph.nlp.statements.quotes import Quotation
from newsgraph.nlp.statements.speakers import speakers_of
from newsgraph.nlp.syntax import SUBJECTS, is_negated

_MIGHT = frozenset({"would", "could", "might", "may", "should", "can", "must"})
_IFS = frozenset({"if", "unless", "whether", "lest"})


class ClauseReader:
    """Reads the statements of verbs of saying that no quotation has used up."""

    def __init__(self, doc: Doc, quotations: Sequence[Quotation]) -> None:
        self.doc = doc
        self.quotations = quotations

    def read(self, verb: Token) -> Iterator[Attribution]:
        """The statement of a verb, if it has a clause or phrase of the kind that it takes."""
        if not _is_real(verb):
            return
        lists = speech().verbs
        within = self.quotation_of(verb.i)
        low, high = self._bounds(verb, within)
        if verb.lemma_ in lists.clause:
            made = self._clause(verb, low, high, within)
            if made is not None:
                yield made
                return
        made = self._as(verb, low, high, within)
        if made is not None:
            yield made

    def quotation_of(self, i: int) -> Quotation | None:
        """The innermost quotation that a token stands in."""
        inside = [q for q in self.quotations if q.start <= i < q.end]
        return min(inside, key=lambda q: q.end - q.start, default=None)

    def _bounds(self, verb: Token, within: Quotation | None) -> TokenSpan:
        """The sentence of a cue, not reaching out of the quotation it stands in, nor cut inside a quotation it introduces."""
        sentence = verb.sent
        low, high = sentence.start, sentence.end
        if within is not None:
            return max(low, within.start), min(high, within.end)
        for quotation in self.quotations:
            start, end = quotation.outer
            if quotation.depth == 0 and low <= start < high < end:
                high = end
        return low, high

    # --- Ann said that …, …, Ann said
    def _clause(self, verb: Token, low: int, high: int, within: Quotation | None) -> Attribution | None:
        clause = next((child for child in verb.children if child.dep_ == "ccomp"), None)
        if clause is None:
            return None
        speakers = speakers_of(verb, low, high)
        if not speakers or any(token in clause.subtree for token in speakers):
            return None
        before = clause.i < verb.i
        if before and not _is_finite(clause):
            return None
        pieces = self._before(verb, clause, speakers, low) if before else self._after(verb, clause, high)
        if pieces is None:
            return None
        style, content = self._style(pieces)
        return Attribution(
            rule="statement.clause-before-cue" if before else "statement.clause-after-cue",
            content=content,
            style=style,
            cue=cue_span(verb),
            verb=verb.i,
            speakers=speakers,
            denied=is_negated(verb),
            within=None if within is None else (within.start, within.end),
        )

    def _after(self, verb: Token, clause: Token, high: int) -> tuple[TokenSpan, ...] | None:
        subtree = [token.i for token in clause.subtree if token.i > verb.i]
        start, end = min(subtree), max(subtree) + 1
        if self.doc[start].lower_ == "that" and self.doc[start].dep_ == "mark":
            start += 1
        start, end = trim(self.doc, start, min(end, high))
        return ((start, end),) if end - start > 1 else None

    def _before(self, verb: Token, clause: Token, speakers: tuple[Token, ...], low: int) -> tuple[TokenSpan, ...] | None:
        edge = min(verb.i, *(min(t.i for t in s.subtree) if s.i < verb.i else verb.i for s in speakers))
        start, end = trim(self.doc, low, edge)
        return ((start, end),) if end - start > 1 else None

    # --- Ann described X as Y
    def _as(self, verb: Token, low: int, high: int, within: Quotation | None) -> Attribution | None:
        if verb.lemma_ not in speech().verbs.as_what:
            return None
        thing = next((child for child in verb.children if child.dep_ in {"dobj", "prep"} and child.i > verb.i), None)
        as_ = next((child for child in verb.children if child.lower_ == "as" and child.i > verb.i), None)
        if as_ is None and thing is not None:
            as_ = next((child for child in thing.children if child.lower_ == "as"), None)
        if as_ is None:
            return None
        speakers = speakers_of(verb, low, high)
        if not speakers:
            return None
        start = min((t.i for t in thing.subtree), default=as_.i + 1) if thing is not None and thing.i < as_.i else as_.i + 1
        end = max(t.i for t in as_.subtree) + 1
        start, end = trim(self.doc, start, min(end, high))
        style, content = self._style(((start, end),))
        return Attribution(
            rule="statement.describe-as",
            content=content,
            style=style,
            cue=cue_span(verb),
            verb=verb.i,
            speakers=speakers,
            denied=is_negated(verb),
            within=None if within is None else (within.start, within.end),
        )

    # --- quotation marks in a reported clause
    def _style(self, pieces: tuple[TokenSpan, ...]) -> tuple[Style, tuple[TokenSpan, ...]]:
        """The style by the quotations inside; a half-covered quotation is taken in whole; outer marks are left out."""
        start, end = pieces[0][0], pieces[-1][1]
        touched = [q for q in self.quotations if q.depth == 0 and q.outer[0] < end and start < q.outer[1] and not (q.start <= start and end <= q.end)]
        if not touched:
            return "indirect", pieces
        start = min(start, touched[0].outer[0])
        end = max(end, touched[-1].outer[1])
        if len(touched) == 1 and (start, end) == touched[0].outer:
            return "direct", ((touched[0].start, touched[0].end),)
        return "mixed", ((start, end),)


def _is_real(verb: Token) -> bool:
    """Whether the saying is told as having happened: not conditional, not merely possible, not asked for."""
    children = list(verb.children)
    if any((child.dep_ == "aux" and child.lower_ in _MIGHT) or (child.dep_ == "mark" and child.lower_ in _IFS) for child in children):
        return False
    if verb.tag_ == "VB" and not any(child.dep_ == "aux" and child.lower_ in {"did", "do", "does", "will", "to"} for child in children):
        return False
    return True


def _is_finite(clause: Token) -> bool:
    return clause.tag_ in {"VBD", "VBP", "VBZ", "MD"} or any(child.dep_ in SUBJECTS | {"aux", "auxpass"} for child in clause.children)
