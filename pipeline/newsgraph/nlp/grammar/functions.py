"""Who does what in a clause: subject, object, agent, whom it is done to, what stands after its prepositions.

Coordination, everywhere: each member of a coordination is given apart, once, in text order ("A, B and C" are three). `each`
does the same to tokens found in another way.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.syntax import objects_of, prepositional, subjects_of

__all__ = ["is_passive", "objects_of", "prepositional", "subjects_of"]


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive, participles after a noun and those coordinated with a passive among them."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ in {"aux", "nsubj"} for child in verb.children):
        return False
    if verb.dep_ == "conj":
        return is_passive(verb.head) or any(child.dep_ == "agent" for child in verb.children)
    return verb.dep_ in {"acl", "advcl"}


def is_controlled(verb: Token) -> bool:
    """Whether an infinitive is another's deed than the subject's ("led the party to support the bill")."""
    head = verb.head
    if verb.tag_ != "VB" or verb.dep_ not in {"xcomp", "ccomp", "advcl"} or head.lemma_ in _DOING_ONESELF:
        return False
    return any(child.dep_ in {"dobj", "dative"} and head.i < child.i < verb.i for child in head.children) and not any(
        child.dep_ == "aux" and child.lower_ in {"will", "did", "do", "does"} for child in verb.children
    )


_DOING_ONESELF = frozenset(
    {"use", "take", "hold", "make", "have", "spend", "write", "join", "deliver", "release", "issue", "promise", "vow"}
)
"""Verbs with an object under which an infinitive is the subject's deed ("used the speech to attack Ann")."""
