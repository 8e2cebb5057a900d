"""Who does what in a clause, whatever its voice: "A led the team", "the team, led by A", "B sent A to lead the team"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.syntax import OBJECTS, SUBJECTS, conjuncts_of
from newsgraph.nlp.tree import sentence

_RELATIVES = frozenset({"who", "whom", "which", "that"})
_SUBJECT_OF_OTHERS = frozenset({"promise", "vow", "agree", "offer"})
"""With these an infinitive speaks of the subject even where there is an object: "promised him to lead the team"."""


def actors(verb: Token) -> list[Token]:
    """Those who do what the verb says: the subject, or in the passive what stands after "by"; coordinated ones once."""
    if not is_passive(verb):
        return _subjects(verb)
    return [
        token
        for child in verb.children
        if child.dep_ in {"agent", "prep"} and child.lower_ == "by"
        for token in child.children
        if token.dep_ == "pobj"
    ]


def undergoers(verb: Token) -> list[Token]:
    """Those whom the verb is done to: the object, or in the passive the subject; coordinated ones once."""
    return (
        _subjects(verb)
        if is_passive(verb)
        else [_antecedent(child, verb) for child in verb.children if child.dep_ in OBJECTS]
    )


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive, participles after a noun and those coordinated with a passive among them."""
    by_somebody = False
    while True:
        if verb.tag_ == "VBG" and verb.i == sentence(verb).start:
            return by_somebody  # "Representing Kenya were A and B"
        if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
            return True
        if verb.tag_ != "VBN" or any(child.dep_ in {"aux", "nsubj"} for child in verb.children):
            return by_somebody
        if verb.dep_ != "conj":
            return by_somebody or verb.dep_ in {"acl", "advcl"}
        by_somebody = by_somebody or any(child.dep_ == "agent" for child in verb.children)
        verb = verb.head


def _subjects(verb: Token) -> list[Token]:
    """What a verb says something of: its own subject, the noun it hangs from, or one of the verb above it."""
    while True:
        own = [child for child in verb.children if child.dep_ in SUBJECTS - {"expl", "csubj"}]
        if own:
            return [_antecedent(child, verb) for child in own]
        above = verb.head
        if above.i == verb.i or verb.dep_ == "csubj":
            return _inverted(above)
        if verb.dep_ in {"acl", "relcl"}:
            return [above]
        if verb.dep_ == "pcomp" or above.dep_ == "acomp":  # "is due to travel"
            above = above.head
        if above.pos_ not in {"VERB", "AUX"} or verb.dep_ not in {"conj", "xcomp", "advcl", "pcomp"}:
            return [above] if above.pos_ in {"NOUN", "PROPN"} and verb.tag_ == "VBN" else []
        controlled = verb.tag_ == "VB" and verb.dep_ != "conj" and above.lemma_.lower() not in _SUBJECT_OF_OTHERS
        if controlled and not is_passive(above) and (done_to := undergoers(above)):
            return done_to
        verb = above


def _inverted(verb: Token) -> list[Token]:
    """As in "Leading the delegation is A": what follows a form of "be" that follows the participle."""
    be = next((child for child in verb.children if child.lemma_ == "be" and child.i > verb.i), None)
    if verb.lemma_ == "be" or be is None or verb.i != sentence(verb).start:
        return [child for child in verb.children if child.dep_ == "attr"] if verb.lemma_ == "be" else []
    return [child for child in verb.children if child.dep_ in {"dobj", "attr", "nsubj"} and child.i > be.i]


def _antecedent(token: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if token.lower_ in _RELATIVES and token.pos_ == "PRON":
        clause = verb
        while clause.dep_ in {"conj", "xcomp", "ccomp"} and clause.head.i != clause.i:
            clause = clause.head
        return clause.head if clause.dep_ == "relcl" else token
    return token


def each(tokens: list[Token]) -> list[Token]:
    """Tokens with what is coordinated with them."""
    return [found for token in tokens for found in conjuncts_of(token)]
