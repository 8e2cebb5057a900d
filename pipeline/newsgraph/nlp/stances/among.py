"""Who those are of whom a phrase only tells what they hold: "among those who oppose it is Ann", "its critics include Ann"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import each, objects_of, subjects_of
from newsgraph.nlp.grammar.syntax import conjuncts_of
from newsgraph.nlp.grammar.tree import children_as, sentence_bounds
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.stances.predicates import is_negated, is_open
from newsgraph.rules.attitudes import attitudes
from newsgraph.rules.closed import closed

_SUBJECTS = frozenset({"nsubj"})
_PLACES = _SUBJECTS | {"pobj"}
_PREDICATES = frozenset({"attr"})
_PLURALS = frozenset({"NNS", "NNPS"})
_OBJECTS = frozenset({"pobj"})
_RANKED = closed().ranked
_HOLDERS = closed().holders
_ONE = closed().one
_EXAMPLES = closed().included
_REACH = 40
"""How many tokens behind the verb those may be named who are among its subjects."""


def told_to_be(layers: Layers, several: Token) -> list[Token]:
    """Those whom the sentence counts among several, or tells that these include. Nothing where it counts nobody for sure."""
    several, one = _whole(several), _one_of(several)
    if one is not None:
        return _who_is(layers, one)
    verb = several.head.head if several.dep_ == "pobj" else several.head
    counted = several.dep_ in _PLACES and verb.lemma_ in attitudes().including | attitudes().being
    return [] if not counted or is_negated(layers, verb) or is_open(layers, verb) else _counted(several, verb)


def _counted(several: Token, verb: Token) -> list[Token]:
    if several.dep_ in _SUBJECTS and verb.lemma_ in attitudes().including:
        return objects_of(verb)
    if several.dep_ == "pobj" and several.head.lower_ in _RANKED:
        if verb.lemma_ in attitudes().arising and several.head.lower_ in _HOLDERS:
            return []  # "opposition is growing among farmers"
        return [item for item in _said_of(verb) if item.i != several.i]
    first = several.left_edge
    before = first.nbor(-1) if first.i else first
    if several.dep_ in _SUBJECTS and before.lower_ in _RANKED and before.dep_ != "mark":  # "among its critics | is Ann"
        return each(children_as(verb, _PREDICATES))
    return []


def _said_of(verb: Token) -> list[Token]:
    """The subject of a form of "be", also where it stands behind it ("among them is Ann")."""
    return subjects_of(verb) or each(children_as(verb, _PREDICATES))


def _whole(people: Token) -> Token:
    """The group that people are told to be of ("a *group* of lawmakers who oppose it")."""
    above = people.head.head
    grouped = people.dep_ == "pobj" and people.head.lower_ == "of" and above.lemma_ in attitudes().groups
    return above if grouped and above.dep_ in _PLACES else people


def _one_of(several: Token) -> Token | None:
    """Who is one of several ("is *one* of the senators who oppose it")."""
    one = several.head.head
    return one if several.dep_ == "pobj" and several.head.lower_ == "of" and one.lower_ in _ONE else None


def _who_is(layers: Layers, one: Token) -> list[Token]:
    """Of whom it is told to be one of them ("*Ann* is one of them", "*Ann*, one of them, left")."""
    if one.dep_ == "appos":
        return [one.head]
    verb = one.head
    told = one.dep_ in _PREDICATES and verb.lemma_ in attitudes().being
    return subjects_of(verb) if told and not is_negated(layers, verb) and not is_open(layers, verb) else []


def named_behind(several: Token) -> list[Token]:
    """Those of several who are named behind what they do ("senators oppose the bill, *including Ann and Bob*")."""
    verb = several.head
    if several.dep_ not in _SUBJECTS or several.tag_ not in _PLURALS:
        return []
    end = min(sentence_bounds(verb)[1], verb.i + _REACH)
    for link in several.doc[verb.i + 1 : end]:
        if link.lower_ in _EXAMPLES and link.dep_ == "prep" and link.nbor(-1).text == ",":
            return [item for noun in children_as(link, _OBJECTS) for item in conjuncts_of(noun)]
    return []
