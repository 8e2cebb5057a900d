"""Whether an attitude is told as held: negation, refusal, conditions and questions turn it round or take it away."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.stances.frames import attitudes
from newsgraph.nlp.syntax import is_negated

_MIGHT = frozenset({"would", "could", "might", "may", "should"})
_IFS = frozenset({"if", "unless", "whether", "lest"})
_VERBAL = frozenset({"VERB", "AUX"})


def is_open(verb: Token, *, would: bool = False) -> bool:
    """Whether a predicate is conditional, merely possible or in question: no stance. `would` lets "would be" pass."""
    current = verb
    for _ in range(4):
        for child in current.children:
            if child.dep_ == "aux" and child.lower_ in _MIGHT and not would:
                return True
            if child.dep_ == "mark" and child.lower_ in _IFS:
                return True
        if current.dep_ not in {"conj", "xcomp"} or current.head.i == current.i or current.head.pos_ not in _VERBAL:
            break
        current = current.head
    return _asked(verb)


def _asked(token: Token) -> bool:
    sentence = token.sent
    end = sentence.end - 1
    while end > token.i and (token.doc[end].is_space or token.doc[end].text in {'"', "”", "'", "’", "''"}):
        end -= 1
    return token.doc[end].text == "?"


def turn(verb: Token) -> str:
    """What stands around an attitude: "plain", "negated" ("did not back"), "refused" ("refused to back")."""
    negated = is_negated(verb)
    if verb.dep_ in {"xcomp", "pcomp", "acl"} and verb.head.i != verb.i:
        head = verb.head.head if verb.dep_ == "pcomp" else verb.head
        if head.lemma_ in attitudes().refusing or head.lemma_ in {
            "unwilling",
            "reluctant",
            "refusal",
            "unable",
            "failure",
        }:
            return "plain" if is_negated(head) else "refused"
        if head.pos_ in _VERBAL | {"ADJ"} and is_negated(head):
            return "negated"
    return "negated" if negated else "plain"
