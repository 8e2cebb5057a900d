"""The words that prove a stance alone: from its holder to its target, with whatever negates or obliges on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import children_of
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.stances.deeds import is_resigning
from newsgraph.nlp.stances.predicates import AVERTING
from newsgraph.nlp.stances.reading import Reading
from newsgraph.rules.attitudes import attitudes
from newsgraph.rules.closed import closed

_HELPERS = frozenset({"aux", "auxpass", "neg", "prt"})
_NEGATIONS = closed().negations
_VERBAL = frozenset({"VERB", "AUX"})
_PREDICATES = frozenset({"acomp", "attr", "oprd", "dobj", "xcomp", "aux"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl"})
_DEPTH = 5


def proving_span(reading: Reading, *, with_holder: bool) -> TokenSpan:
    """The span from the first to the last word that a reader needs to believe a stance, within the cue's sentence.

    The holder is left out where it stands apart, as the speaker of the statement that the stance is read from.
    """
    needed = {reading.cue.i, *(token.i for token in _around(reading.cue))}
    for token in (*reading.proof, *_told_of(reading)):
        needed |= {token.i, *(helper.i for helper in _helpers(token))}
    spans = [reading.target.words, (min(needed), max(needed) + 1)]
    if with_holder:
        spans.append(reading.holder.words)
    return min(start for start, _ in spans), max(end for _, end in spans)


def _told_of(reading: Reading) -> Iterator[Token]:
    """What the cue's clause tells of a target that is its subject ("warned that the plan would *hurt farmers*")."""
    start = reading.target.words[0]
    for clause in children_of(reading.cue):
        if clause.dep_ in _CLAUSES and clause.left_edge.i <= start < clause.i:
            yield clause
            yield from (child for child in children_of(clause) if child.dep_ in _PREDICATES - {"aux", "xcomp"})
        elif is_resigning(clause):
            yield clause


def _around(cue: Token) -> Iterator[Token]:
    """What carries or turns an attitude: its predicate with auxiliaries and negations, and the verbs that it stands under.

    "would never agree to support": all of it, from the cue "support" on.
    """
    token = cue
    for _ in range(_DEPTH):
        yield from _helpers(token)
        if not _hangs(token):
            return
        token = token.head
        yield token


def _hangs(token: Token) -> bool:
    """Whether a word means little without the word over it."""
    needs_it = _HANGS.get(token.dep_)
    return token.dep_ in _PREDICATES if needs_it is None else needs_it(token)


def _shares_helpers(verb: Token) -> bool:
    """Whether a second verb goes under the auxiliaries of the first ("did not meet or praise")."""
    own = any(child.dep_ in {"nsubj", "nsubjpass", "aux"} for child in children_of(verb))
    return not own and verb.tag_ in {"VB", "VBN", "VBG"} and any(True for _ in _helpers(verb.head))


def _helpers(token: Token) -> Iterator[Token]:
    yield from (child for child in children_of(token) if child.dep_ in _HELPERS)
    yield from _negations(token)


def _negations(token: Token) -> Iterator[Token]:
    yield from (child for child in children_of(token) if child.lower_ in _NEGATIONS)


_HANGS: Mapping[str, Callable[[Token], bool]] = {
    "amod": lambda token: token.head.i > token.i,
    "conj": lambda token: token.pos_ not in _VERBAL or _shares_helpers(token),
    "pcomp": lambda token: token.head.lower_ in AVERTING,
    "acl": lambda token: token.head.lemma_ in attitudes().refusing | attitudes().reluctant,
    "ccomp": lambda token: any(True for _ in _negations(token.head)),
    "prep": lambda token: token.head.pos_ in _VERBAL,
    "pobj": lambda token: token.head.head.pos_ in _VERBAL,
}
"""Relations in which only some words hang from the one over them; in those of `_PREDICATES` all do."""
