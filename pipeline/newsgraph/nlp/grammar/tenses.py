"""When a clause says that something is so, by its verb's form and helping verbs."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import children_as, has_child_as
from newsgraph.nlp.grammar.weighing import Time
from newsgraph.rules.closed import closed

_AUXILIARY = frozenset({"aux", "auxpass"})
_SUBJECT = frozenset({"nsubj"})
_FUTURE = closed().future
_PAST = frozenset({"VBD", "VBN"})
_FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})
_PERFECT = closed().perfect


def time_of(verb: Token) -> Time | None:
    """The time of a clause; None where it is that of the one above: an infinitive without "have", a bare form in -ing."""
    helpers = children_as(verb, _AUXILIARY)
    tag = verb.tag_
    if not helpers:
        return "past" if tag in _PAST else None if tag in {"VBG", "VB"} else "present"
    words = {child.lower_ for child in helpers}
    if words & _FUTURE:
        return "future"
    if words & _PERFECT:
        return "perfect"
    tags = {child.tag_ for child in helpers}
    if "TO" in tags:
        return None
    return "past" if "had" in words or "VBD" in tags or tag == "VBD" else "present"


def form_of(verb: Token) -> str:
    """The form of a clause: "to" (infinitive), "bare", "ing", or "that" (with a time of its own)."""
    helpers = children_as(verb, _AUXILIARY)
    tags = {child.tag_ for child in helpers}
    if "TO" in tags:
        return "to"
    if not tags.isdisjoint(_FINITE):
        return "that"
    tag = verb.tag_
    if tag == "VBG" or "VBG" in tags:
        return "ing"
    if tag == "VB" and not has_child_as(verb, _SUBJECT):
        return "bare"
    return "that"
