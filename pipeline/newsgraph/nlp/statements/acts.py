"""Acts of saying as they are told: made, heard of, denied, or only asked for, supposed and still to come."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.factuality import Told, judge_of, told
from newsgraph.nlp.grammar.tenses import form_of
from newsgraph.nlp.grammar.weighing import Weighing
from newsgraph.nlp.grammar.words import governing
from newsgraph.nlp.page.layers import Layers

_GOVERNED = frozenset({"to", "bare", "ing"})


def act_of(layers: Layers, verb: Token) -> Told | None:
    """What is told of an act of saying; None where it is no act that somebody made, will make or did not make.

    Who refuses, fails or only plans to say something says nothing; who "did not say that" it is so has a denied statement.
    """
    return told(layers, verb, spoken=False) if is_made(layers, verb) else None


def is_made(layers: Layers, verb: Token) -> bool:
    """Whether somebody is told to say something, or not to."""
    return _is_act(verb, judge_of(layers).weigh(verb))


def is_denied(layers: Layers, verb: Token) -> bool:
    """Whether an act of saying is told not to have been made."""
    return judge_of(layers).weigh(verb).polarity == "not" and is_made(layers, verb)


def _is_act(verb: Token, weighed: Weighing) -> bool:
    if weighed.polarity == "open" or (weighed.over and weighed.how != "plain"):  # "no longer says", but "used to say"
        return False
    governed = form_of(verb) in _GOVERNED
    if weighed.polarity == "not" and (governed or weighed.how not in {"negated", "refused"}):
        return False
    return not (weighed.planned and governed)


def is_disputing(verb: Token) -> bool:
    """Whether an act of saying takes back what its clause says, so that nobody says it: "denied that the bridge is closed"."""
    word = governing("that", verb, "active")
    return word is not None and word.class_ == "disputing"
