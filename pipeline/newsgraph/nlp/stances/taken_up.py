"""Deeds that a noun takes up: "plans to close the port, a move rejected by the union" (closing the port)."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import children_as, children_of
from newsgraph.nlp.page.layers import Layers, TokenSpan
from newsgraph.nlp.stances.phrases import clause_phrase
from newsgraph.nlp.stances.predicates import is_negated
from newsgraph.rules.attitudes import attitudes
from newsgraph.rules.closed import closed

_ARTICLES = closed().indefinite_articles
_BREAKS = frozenset({",", "—", "–", "-", "--"})
_CLAUSES = frozenset({"acl", "relcl"})
_TRIED = frozenset({"xcomp"})


def deed_taken_up(layers: Layers, noun: Token) -> TokenSpan | None:
    """The words of the deed that a noun set behind it takes up. None where it takes up none, or one that was not done.

    Read from the surface: the parser hangs such a noun from any word before it.
    """
    first = noun.left_edge
    while first.i < noun.i and first.is_punct:
        first = first.nbor()
    if noun.lemma_ not in attitudes().resuming or first.lower_ not in _ARTICLES or first.i < 2 or first.is_sent_start:
        return None
    if first.nbor(-1).text not in _BREAKS or not any(True for _ in children_as(noun, _CLAUSES)):
        return None
    clause = _deed_over(first.nbor(-2))
    if clause is None or is_negated(layers, clause):
        return None
    words = clause_phrase(clause, clause.i)
    return None if words is None or words[1] > first.i else words


def _deed_over(last: Token) -> Token | None:
    """The verb of the clause that ends at a token, with what it is tried or agreed under ("refused | to sign the bill": refused)."""
    token = last
    while token.pos_ != "VERB" and token.head.i != token.i:
        token = token.head
    while token.dep_ in _TRIED and token.head.pos_ == "VERB":
        token = token.head
    return token if token.pos_ == "VERB" and token.i <= last.i and _has_things(token) else None


def _has_things(verb: Token) -> bool:
    return any(child.dep_ in {"dobj", "xcomp", "prep"} and child.i > verb.i for child in children_of(verb))
