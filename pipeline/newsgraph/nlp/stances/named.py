"""Who is meant by a description: the name beside it, those it tells of, whom somebody speaks for."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import objects_of, prepositional, subjects_of
from newsgraph.nlp.grammar.tree import children_of
from newsgraph.rules.attitudes import attitudes
from newsgraph.rules.closed import closed

Named = Callable[[Token], bool]
"""Whether a token stands for somebody with a name."""

_INDEFINITE = closed().indefinite_articles


def named_beside(token: Token, is_named: Named) -> Token:
    """The name that a description stands beside ("Greenleaf, a party that opposes …": Greenleaf), or by which it is known."""
    beside = [child for child in children_of(token) if child.dep_ == "appos"] if token.pos_ == "NOUN" else []
    if token.dep_ == "appos" and token.pos_ == "NOUN":
        beside.append(token.head)
    if token.pos_ == "NOUN":  # "the group, also known as Red Dawn"
        known = (child for child in children_of(token) if child.lower_ == "known")
        beside += [item for child in known for item in prepositional(child, "as")]
    return next((item for item in beside if is_named(item)), token)


def doer_described(token: Token, is_named: Named) -> Token:
    """Who does something as one that a phrase describes ("Ann drew fire as a member who opposed it": Ann)."""
    verb = token.head.head
    if token.dep_ != "pobj" or token.head.lower_ != "as" or token.left_edge.lower_ not in _INDEFINITE:
        return token
    doers = subjects_of(verb) if verb.pos_ == "VERB" else []
    done_to = any(map(is_named, objects_of(verb)))  # "hired Bob as an aide who opposed it"
    return doers[0] if len(doers) == 1 and not done_to and is_named(doers[0]) else token


def principal_of(mouthpiece: Token) -> Token | None:
    """For whom somebody speaks by his name ("Ann's lawyer", "a spokesman for the union"). None for others."""
    if mouthpiece.lemma_.lower() not in attitudes().mouthpieces:
        return None
    owners = [child for child in children_of(mouthpiece) if child.dep_ == "poss"]
    owners = owners or prepositional(mouthpiece, "for", "to")
    return owners[0] if len(owners) == 1 and owners[0].pos_ != "PRON" else None


def describes(token: Token, others: list[Token], is_named: Named) -> bool:
    """Whether a noun only describes who is named beside it, which the parser took for another subject.

    "Ann, an engineer and a former aide, declined"; "one other candidate, Bob's ally Ann, left".
    """
    if token.pos_ != "NOUN" or is_named(named_beside(token, is_named)):
        return False
    if token.dep_ == "conj":
        indefinite = token.left_edge.lower_ in _INDEFINITE
        return indefinite and is_named(token.head) and any(c.dep_ == "appos" for c in children_of(token.head))
    return token.dep_ == "nsubj" and any(
        other.dep_ == "nsubj"
        and other.head.i == token.head.i
        and other.i > token.i
        and is_named(named_beside(other, is_named))
        for other in others
    )


def all_named(token: Token, is_named: Named) -> list[Token]:
    """Those who are named beside a description of several ("two men — A, B and C — objected"). The token itself where it is none."""
    first = named_beside(token, is_named) if token.tag_ == "NNS" else token
    if first.i == token.i or first.dep_ != "appos":
        return [token]
    found, waiting = [], [first]
    while waiting:
        item = waiting.pop(0)
        found.append(item)
        waiting += [child for child in children_of(item) if child.dep_ in {"conj", "appos"} and child.i > item.i]
    named = [item for item in found if is_named(item)]
    return named if len(named) > 1 else [token]
