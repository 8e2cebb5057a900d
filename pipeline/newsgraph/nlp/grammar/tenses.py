"""When a clause says that something is so, by its verb's form and helping verbs."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.weighing import Time

_AUXILIARY = frozenset({"aux", "auxpass"})
_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_PAST = frozenset({"VBD", "VBN"})
_HAVE = frozenset({"has", "have", "'ve", "’ve"})


def time_of(verb: Token) -> Time | None:
    """The time of a clause; None where it is that of the one above: an infinitive without "have", a bare form in -ing."""
    helpers = [child for child in verb.children if child.dep_ in _AUXILIARY]
    tag = verb.tag_
    if not helpers:
        return "past" if tag in _PAST else None if tag in {"VBG", "VB"} else "present"
    words = {child.lower_ for child in helpers}
    if words & _WILL:
        return "future"
    if words & _HAVE:
        return "perfect"
    tags = {child.tag_ for child in helpers}
    if "TO" in tags:
        return None
    return "past" if "had" in words or "VBD" in tags or tag == "VBD" else "present"


def form_of(verb: Token) -> str:
    """The form of a clause: "to" (infinitive), "bare", "ing", or "that" (with a time of its own)."""
    helpers = [child for child in verb.children if child.dep_ in _AUXILIARY]
    if any(child.tag_ == "TO" for child in helpers):
        return "to"
    if any(child.tag_ in {"MD", "VBD", "VBZ", "VBP"} for child in helpers):
        return "that"
    if verb.tag_ == "VBG" or any(child.tag_ == "VBG" for child in helpers):
        return "ing"
    if verb.tag_ == "VB" and not any(child.dep_ == "nsubj" for child in verb.children):
        return "bare"
    return "that"
