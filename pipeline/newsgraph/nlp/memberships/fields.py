"""Offices in a cabinet told by their field alone: "A takes over finance", "health goes to B", "C stays at defence"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import actors, is_passive, prepositional, undergoers
from newsgraph.nlp.grammar.tree import sentence
from newsgraph.rules import per_rules
from newsgraph.rules.groups import group_rules
from newsgraph.rules.names import name_lists

_NAME = 8
"""Tokens from "to" to the name of who gets an office: "to career diplomat A"."""


def given_by_field(verb: Token) -> Sequence[Token]:
    """Those to whom a verb gives a ministry that stands there by its field; nothing where it speaks of something else."""
    words, lemma = group_rules().words, verb.lemma_.lower()
    if lemma in words.field_passes:
        return (
            prepositional(verb, "to") if any(_is_ministry(token) for token in undergoers(verb) + actors(verb)) else ()
        )
    if lemma in words.field_gives and not is_passive(verb):
        return _given_in_turn(verb)
    with_ = prepositional(verb, "with")
    if lemma in words.field_stays and with_:
        return with_ if any(_is_field(token) for token in actors(verb)) else ()
    if lemma in words.field_stays:
        return actors(verb) if any(_is_field(token) for token in prepositional(verb, "at", "to")) else ()
    taken = lemma in words.field_takes or (lemma == "take" and any(child.lower_ == "over" for child in verb.children))
    held = is_passive(verb) and lemma in {"take", "hold"}
    return actors(verb) if (taken or held) and any(_is_field(token) for token in undergoers(verb)) else ()


def _given_in_turn(verb: Token) -> list[Token]:
    """As in "gives finance to A, foreign affairs to B and defence to C", where the parser loses all but the first."""
    doc, end = verb.doc, sentence(verb).end
    found: list[Token] = []
    for i in range(verb.i + 1, end - 1):
        if doc[i].lower_ == "to" and _is_field(doc[i - 1]):
            behind = doc[i + 1 : min(i + _NAME, end)]
            first = next((token.i for token in behind if token.ent_type_ == "PERSON"), None)
            last = next((k for k in range(first or end, end) if doc[k].ent_type_ != "PERSON"), end)
            found += [] if first is None else [doc[last - 1]]
    return found


def _is_ministry(noun: Token) -> bool:
    return _is_field(noun) or noun.lemma_.lower() in group_rules().words.offices


def _is_field(noun: Token) -> bool:
    """Whether a noun is the bare name of a field of government: "finance", "foreign affairs"."""
    return is_field(noun) and all(child.dep_ in {"compound", "amod", "conj", "cc", "punct"} for child in noun.children)


def is_field(noun: Token) -> bool:
    """Whether a word may name a field of government."""
    return noun.lower_ in fields_of_government()


@per_rules
def fields_of_government() -> frozenset[str]:
    """The words that may name a field of government: "finance", "affairs"."""
    return name_lists().fields | group_rules().words.fields
