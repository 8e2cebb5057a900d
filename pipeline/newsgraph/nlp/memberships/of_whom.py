"""Of whom a clause tells, where the parser has the wrong one of several, or only the noun that describes somebody.

English: a relative clause stands behind the people it is about, a finite verb agrees with its subject, "by" stands before whoever does it.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import subjects_of
from newsgraph.nlp.grammar.syntax import conjuncts_of, first_conjunct
from newsgraph.nlp.memberships.facts import people_at
from newsgraph.nlp.memberships.written_beside import named_in_front
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.closed import closed

_PLURALS = frozenset({"NNS", "NNPS"})
_JOINTS = closed().and_ | {",", "as", "also"}


def people_of_clause(layers: Layers, verb: Token, tokens: Sequence[Token]) -> list[tuple[int, Token]]:
    """The people that some tokens stand for, which a verb has at a place; of a relative clause all whom it is about."""
    relative = verb.dep_ == "relcl" and verb.head in tokens
    if relative and is_of_several(verb):
        tokens = conjuncts_of(first_conjunct(verb.head))  # "A and B, who both sit on it", said of B by the parser
    people = [person for token in tokens for person in people_at(layers, token)]
    return _described_by(layers, verb.head) if relative and not people else people


def is_of_several(verb: Token) -> bool:
    """As in "A and B, who lead it", "who were named to it"."""
    finite = [token for token in (verb, *verb.lefts) if token.tag_ in {"VBZ", "VBP", "MD", "VBD"}]
    return any(token.tag_ == "VBP" or token.lower_ == "were" for token in finite)


def is_by_another(verb: Token, member: Token) -> bool:
    """Whether somebody does for another group what a clause tells of its own: B in "Peru's team is led by A and Chile's by B"."""
    marks = [token for token in verb.doc[verb.i + 1 : member.i] if token.lower_ == "by"]
    return len(marks) > 1 and any(mark.nbor(-1).lower_ not in _JOINTS for mark in marks[1:])


def _described_by(layers: Layers, noun: Token) -> list[tuple[int, Token]]:
    """Whom a noun describes that a relative clause goes on about: "A, a lawyer who sits on it", "B is a farmer who leads it"."""
    first = first_conjunct(noun)
    if first.tag_ in _PLURALS or first.pos_ not in {"NOUN", "PROPN"}:
        return []
    if first.dep_ == "attr" and not any(child.dep_ == "neg" for child in first.head.children):
        return [person for token in subjects_of(first.head) for person in people_at(layers, token)]
    beside = named_in_front(layers, noun) if first.dep_ in {"appos", "conj"} else None
    return [] if beside is None else [beside]
