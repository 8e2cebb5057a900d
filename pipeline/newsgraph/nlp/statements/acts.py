"""Acts of saying as they are told: made, heard of, denied, or only asked for, supposed and still to come."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.factuality import Told, told
from newsgraph.nlp.grammar.tenses import form_of
from newsgraph.nlp.grammar.words import governing
from newsgraph.nlp.layers import Layers

_GOVERNED = frozenset({"to", "bare", "ing"})


def act_of(layers: Layers, verb: Token) -> Told | None:
    """What is told of an act of saying; None where it is no act that somebody made, will make or did not make.

    Who refuses, fails or only plans to say something says nothing; who "did not say that" it is so has a denied statement.
    """
    found = told(layers, verb, spoken=False)
    if found is None or (found.over and found.how != "plain"):  # "no longer says", but "used to say"
        return None
    governed = form_of(verb) in _GOVERNED
    if found.modality == "denied" and (governed or found.how not in {"negated", "refused"}):
        return None
    return None if found.planned and governed else found


def is_made(layers: Layers, verb: Token) -> bool:
    """Whether somebody is told to say something, or not to."""
    return act_of(layers, verb) is not None


def is_denied(layers: Layers, verb: Token) -> bool:
    """Whether an act of saying is told not to have been made."""
    found = act_of(layers, verb)
    return found is not None and found.modality == "denied"


def is_disputing(verb: Token, clause: Token) -> bool:
    """Whether an act of saying takes back what its clause says, so that nobody says it: "denied that the bridge is closed"."""
    word = governing("that", verb, "active")
    asked = any(child.lower_ in {"whether", "if"} and child.dep_ == "mark" for child in clause.children)
    return word is not None and word.class_ == "disputing" and not asked
