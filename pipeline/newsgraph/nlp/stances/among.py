"""Who those are of whom a phrase only tells what they hold: "among those who oppose it is Ann", "its critics include Ann"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import each, objects_of, subjects_of
from newsgraph.nlp.grammar.tree import children_as
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.stances.predicates import is_negated, is_open
from newsgraph.rules.attitudes import attitudes
from newsgraph.rules.closed import closed

_SUBJECTS = frozenset({"nsubj"})
_PLACES = _SUBJECTS | {"pobj"}
_PREDICATES = frozenset({"attr"})
_RANKED = closed().ranked


def told_to_be(layers: Layers, several: Token) -> list[Token]:
    """Those whom the sentence counts among several, or tells that these include. Nothing where it counts nobody for sure."""
    verb = several.head.head if several.dep_ == "pobj" else several.head
    counted = several.dep_ in _PLACES and verb.lemma_ in attitudes().including | attitudes().being
    return [] if not counted or is_negated(layers, verb) or is_open(layers, verb) else _counted(several, verb)


def _counted(several: Token, verb: Token) -> list[Token]:
    if several.dep_ in _SUBJECTS and verb.lemma_ in attitudes().including:
        return objects_of(verb)
    if several.dep_ == "pobj" and several.head.lower_ in _RANKED:
        return [item for item in _said_of(verb) if item.i != several.i]
    first = several.left_edge
    if several.dep_ in _SUBJECTS and first.i and first.nbor(-1).lower_ in _RANKED:  # "among its critics | is Ann"
        return each(children_as(verb, _PREDICATES))
    return []


def _said_of(verb: Token) -> list[Token]:
    """The subject of a form of "be", also where it stands behind it ("among them is Ann")."""
    return subjects_of(verb) or each(children_as(verb, _PREDICATES))
