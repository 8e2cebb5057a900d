"""Offices in a cabinet told by their field alone: "A takes over finance", "health goes to B", "C stays at defence"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import actors, is_passive, prepositional, undergoers
from newsgraph.rules.groups import group_rules
from newsgraph.rules.names import name_lists


def given_by_field(verb: Token) -> Sequence[Token]:
    """Those to whom a verb gives a ministry that stands there by its field; nothing where it speaks of something else."""
    words, lemma = group_rules().words, verb.lemma_.lower()
    if lemma in words.field_passes:
        return (
            prepositional(verb, "to") if any(_is_ministry(token) for token in undergoers(verb) + actors(verb)) else ()
        )
    if lemma in words.field_stays:
        return actors(verb) if any(_is_field(token) for token in prepositional(verb, "at", "to")) else ()
    taken = lemma in words.field_takes or (lemma == "take" and any(child.lower_ == "over" for child in verb.children))
    held = is_passive(verb) and lemma in {"take", "hold"}
    return actors(verb) if (taken or held) and any(_is_field(token) for token in undergoers(verb)) else ()


def _is_ministry(noun: Token) -> bool:
    return _is_field(noun) or noun.lemma_.lower() in group_rules().words.offices


def _is_field(noun: Token) -> bool:
    """Whether a noun is the bare name of a field of government: "finance", "foreign affairs"."""
    known = noun.lower_ in name_lists().fields | group_rules().words.fields
    return known and all(child.dep_ in {"compound", "amod", "conj", "cc", "punct"} for child in noun.children)
