"""What an attitude makes of what is told: plainly held, turned round by a negation or refusal, or left open."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from newsgraph.nlp.grammar.factuality import judge_of
from newsgraph.nlp.grammar.functions import is_controlled
from newsgraph.nlp.grammar.weighing import How
from newsgraph.nlp.layers import Layers

Turn = Literal["plain", "negated", "refused", "failed", "none"]

_WISHING = frozenset({"like", "love", "prefer", "welcome", "appreciate", "hate"})
"""Verbs with which "would" is a polite wish ("would welcome talks")."""
_FORESEEING = frozenset({"would", "ability"})
_POSSIBLE = frozenset({"would", "ability", "maybe"})
_HOW = frozenset({"when", "why", "how"})
AVERSE = frozenset({"against", "without", "from", "than", "of"})
"""Prepositions before a deed that is not done ("opted against backing", "instead of backing")."""
RELUCTANT = frozenset({"unwilling", "reluctant", "refusal", "unable", "failure"})


def is_open(layers: Layers, verb: Token, *, would: bool = False) -> bool:
    """Whether a predicate is conditional, merely possible, wanted or in question: no stance. `would` lets "would be" pass."""
    weighed = judge_of(layers).weigh(verb)
    if weighed.polarity != "open":
        return is_controlled(verb)
    if weighed.opened == "would" and verb.lemma_ in _WISHING:
        return False
    return not (would and weighed.opened in _FORESEEING)


def is_foreseen(layers: Layers, verb: Token) -> bool:
    """Whether what a verb tells is foreseen rather than doubted ("would hurt", "could cost", but not "would have cost")."""
    unreal = any(child.dep_ == "aux" and child.lower_ in {"have", "'ve", "’ve"} for child in verb.children)
    return judge_of(layers).weigh(verb).opened in _FORESEEING and not unreal


def is_in_doubt(layers: Layers, verb: Token) -> bool:
    """Whether a predicate is asked, doubted, or a condition ("if we must leave", "do you think that we should leave?")."""
    if any(child.dep_ in {"mark", "advmod"} and child.lower_ in _HOW for child in verb.children):
        return True
    weighed = judge_of(layers).weigh(verb)
    return weighed.how == "disputed" or (weighed.polarity == "open" and weighed.opened not in _POSSIBLE)


_TURNS: dict[How, Turn] = {
    "negated": "negated",
    "unable": "negated",
    "refused": "refused",
    "missed": "failed",
    "disputed": "none",
    "plain": "plain",
}


def turn(layers: Layers, verb: Token) -> Turn:
    """What stands around an attitude: "plain", "negated" ("did not back"), "refused", "failed" ("failed to back"), "none"."""
    weighed = judge_of(layers).weigh(verb)
    return "negated" if weighed.over else _TURNS[weighed.how]
