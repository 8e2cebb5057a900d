"""In whose voice words stand: a speaker's, or a mind's of which the article tells ("Ann believes the treaty is a mistake")."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import subjects_of
from newsgraph.nlp.grammar.tree import children_as
from newsgraph.nlp.stances.participants import Parties, Party
from newsgraph.nlp.stances.predicates import is_negated, is_open
from newsgraph.rules.attitudes import attitudes
from newsgraph.rules.closed import closed

_THOUGHT = frozenset({"ccomp", "xcomp"})
_SUBJECTS = frozenset({"nsubj"})
_LINKS = frozenset({"prep"})
_OBJECTS = frozenset({"pobj"})
_OWNED = frozenset({"poss"})
_TOLD = frozenset({"acl", "ccomp", "relcl"})
_MARKS = frozenset({"mark"})
_MINE = closed().selves


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says or thinks some words, and the statement that they stand in. None for a thought that nobody is quoted with."""

    holder: Party
    statement: int | None


def voice_of(parties: Parties, token: Token) -> Voice | None:
    """The innermost voice that a token stands in. None in the article's own voice, and where a thought is denied or open."""
    statement = parties.statement(token)
    hearsay = statement is not None and not parties.can_hold(
        parties.speaker(statement)
    )  # "according to public reports"
    if hearsay or _is_in_claim(parties, token, statement):
        return None
    spoken = None if statement is None else Voice(parties.speaker(statement), statement)
    mind = _mind_above(parties, token, statement)
    if mind is None:
        return spoken
    holders = parties.holders(mind.owners)
    own = not mind.owners or [party.entity for party in holders[:1]] == [spoken and spoken.holder.entity]
    if spoken is not None and own:
        return spoken  # "I believe": the reader of a verdict asks itself whether that is denied
    if len(holders) != 1 or is_negated(parties.layers, mind.verb) or is_open(parties.layers, mind.verb):
        return None
    return Voice(holders[0], statement)


def _is_in_claim(parties: Parties, token: Token, statement: int | None) -> bool:
    """Whether words tell what others may say or think ("rejected claims that the council *lied*"), within the same statement."""
    if not parties.tells_claims:
        return False
    while token.dep_ != "ROOT":
        above = token.head
        if token.dep_ in _TOLD and above.pos_ == "NOUN" and above.i < token.i and above.lemma_ in attitudes().claims:
            told = any(child.lower_ == "that" for child in children_as(token, _MARKS))
            mine = any(child.lower_ in _MINE for child in children_as(above, _OWNED))
            return told and not mine and parties.statement(above) == statement
        token = above
    return False


@dataclass(frozen=True, slots=True)
class _Mind:
    """Whose thought a clause tells, and the verb that says so."""

    verb: Token
    owners: list[Token]


def _mind_above(parties: Parties, token: Token, statement: int | None) -> _Mind | None:
    """The mind whose thought a token stands in, within the same statement."""
    if not parties.tells_views:
        return None
    while token.dep_ != "ROOT":
        found = _mind_over(parties, token) or _in_view_of(token)
        if found is not None and parties.statement(found.verb) == statement:
            return found
        token = token.head
    return _in_view_of(token) if parties.statement(token) == statement else None


def _mind_over(parties: Parties, clause: Token) -> _Mind | None:
    """The mind right over a clause: "Ann believes …", "Ann is sure that …", "Ann's position is that …"."""
    head = clause.head
    if clause.dep_ not in _THOUGHT or head.i > clause.i:
        return None
    if head.i in parties.minds:
        return _Mind(head, subjects_of(head))
    if head.lower_ in attitudes().sure:
        verb = head if head.pos_ == "VERB" else head.head
        return _Mind(verb, subjects_of(verb))
    if head.lemma_ == "be":
        owners = [owner for noun in children_as(head, _SUBJECTS) for owner in _owners_of_view(noun)]
        return _Mind(head, owners) if owners else None
    return None


def _in_view_of(verb: Token) -> _Mind | None:
    """The mind in whose view a clause is told ("in Ann's view, …")."""
    links = (child for child in children_as(verb, _LINKS) if child.lower_ == "in" and child.i < verb.i)
    owners = [owner for link in links for noun in children_as(link, _OBJECTS) for owner in _owners_of_view(noun)]
    return _Mind(verb, owners) if owners else None


def _owners_of_view(noun: Token) -> list[Token]:
    return children_as(noun, _OWNED) if noun.lemma_ in attitudes().holding_views else []
