"""In whose voice words stand: a speaker's, or a mind's of which the article tells ("Ann believes the treaty is a mistake")."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import subjects_of
from newsgraph.nlp.stances.participants import Parties, Party
from newsgraph.nlp.stances.predicates import is_negated, is_open

_THOUGHT = frozenset({"ccomp", "xcomp"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says or thinks some words, and the statement that they stand in. None for a thought that nobody is quoted with."""

    holder: Party
    statement: int | None


def voice_of(parties: Parties, token: Token) -> Voice | None:
    """The innermost voice that a token stands in. None in the article's own voice, and where a thought is denied or open."""
    statement = parties.statement(token)
    if statement is not None and not parties.can_hold(parties.speaker(statement)):
        return None  # "according to public reports"
    spoken = None if statement is None else Voice(parties.speaker(statement), statement)
    mind = _mind_above(parties, token, statement)
    if mind is None:
        return spoken
    holders = parties.holders(subjects_of(mind))
    if spoken is not None and (not holders or holders[0].entity == spoken.holder.entity):
        return spoken  # "I believe": the reader of a verdict asks itself whether that is denied
    if len(holders) != 1 or is_negated(parties.layers, mind) or is_open(parties.layers, mind):
        return None
    return Voice(holders[0], statement)


def _mind_above(parties: Parties, token: Token, statement: int | None) -> Token | None:
    """The verb of thinking whose clause a token stands in, within the same statement."""
    while parties.minds and token.dep_ != "ROOT":
        head = token.head
        if token.dep_ in _THOUGHT and head.i < token.i and head.i in parties.minds:
            return head if parties.statement(head) == statement else None
        token = head
    return None
