"""When a clause says that something is so, by its verb's form and helping verbs."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.weighing import Time

_AUXILIARY = frozenset({"aux", "auxpass"})
_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_HAVE = frozenset({"has", "have", "'ve", "’ve"})


def time_of(verb: Token) -> Time:
    """The time of a clause; an infinitive and a form in -ing without helping verbs are "present" (see `is_timeless`)."""
    helpers = [child for child in verb.children if child.dep_ in _AUXILIARY]
    words = {child.lower_ for child in helpers}
    if words & _WILL:
        return "future"
    if words & _HAVE:
        return "perfect"
    if "had" in words or any(child.tag_ == "VBD" for child in helpers):
        return "past"
    return "past" if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not words) else "present"


def is_timeless(verb: Token) -> bool:
    """Whether a clause takes its time from the one above it: an infinitive without "have", a form in -ing by itself."""
    helpers = [child for child in verb.children if child.dep_ in _AUXILIARY]
    if any(child.lower_ in _HAVE for child in helpers):
        return False
    if any(child.tag_ == "TO" for child in helpers):
        return True
    return not helpers and verb.tag_ in {"VBG", "VB"}


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
