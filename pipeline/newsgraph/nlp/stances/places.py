"""What the paths of stance frames cannot say themselves: tests and places that they refer to as ":name" (rules/en/attitudes.yaml)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_passive
from newsgraph.nlp.grammar.paths import Path
from newsgraph.nlp.grammar.tree import children_of
from newsgraph.nlp.stances.deeds import bears_attitude, is_going, is_infinitive, things_of
from newsgraph.nlp.stances.verdict_words import side_of
from newsgraph.rules.attitudes import attitudes
from newsgraph.rules.closed import closed

_BEFORE_ORDERS = closed().before_orders


def passive(verb: Token) -> Sequence[Token]:
    """The verb itself where it is in the passive."""
    return (verb,) if is_passive(verb) else ()


def infinitive(clause: Token) -> Sequence[Token]:
    """The verb itself where it stands with "to"."""
    return (clause,) if is_infinitive(clause) else ()


def partial(deed: Token) -> Sequence[Token]:
    """The deed itself where it is for or against what it is done to, or is to be gone ("has to go")."""
    return (deed,) if bears_attitude(deed) or is_going(deed) else ()


def before_comma(token: Token) -> Sequence[Token]:
    """The token itself where a comma follows its phrase."""
    after = token.right_edge.i + 1
    return (token,) if after < len(token.doc) and token.doc[after].text == "," else ()


def opening(verb: Token) -> Sequence[Token]:
    """The verb itself where it opens a sentence or a quotation ("Stop the war", as an order)."""
    opens = verb.is_sent_start or (verb.i > 0 and verb.nbor(-1).is_quote)
    return (verb,) if opens else ()


def bidden(verb: Token) -> Sequence[Token]:
    """The verb itself where it opens a sentence or quotation as an order, after "do not" and "please" too ("Don't raise the fee")."""
    before = (child for child in children_of(verb) if child.i < verb.i and child.lower_ in _BEFORE_ORDERS)
    first = next((child for child in (verb, *before) if opening(child)), None)
    return () if first is None else (verb,)


def present(verb: Token) -> Sequence[Token]:
    """The verb itself where it tells of now: not in the past, or put into it by a report ("said that the town *needed* it")."""
    if verb.tag_ != "VBD":
        return (verb,)
    cue = verb.head
    reported = verb.dep_ == "ccomp" and cue.tag_ == "VBD" and cue.i < verb.i
    return (verb,) if reported and not any(token.is_quote for token in verb.doc[cue.i : verb.i]) else ()


def pursued(deed: Token) -> Sequence[Token]:
    """The deed itself, past what only says that it goes on or is tried ("need to keep trying to *end* the war")."""
    clause: Token | None = deed
    while clause is not None and clause.lemma_ in attitudes().obliging.going_on:
        clause = next((child for child in children_of(clause) if child.dep_ == "xcomp"), None)
    return () if clause is None else (clause,)


def bad(word: Token) -> Sequence[Token]:
    """The word itself where it judges what it is said of, against it ("theft")."""
    return (word,) if side_of(word) == "against" else ()


def good(word: Token) -> Sequence[Token]:
    """The word itself where it judges what it is said of, for it ("distinguished")."""
    return (word,) if side_of(word) == "for" else ()


def harmed(verb: Token) -> Sequence[Token]:
    """What a verb of harm is done to. Nothing where that is bad itself, or another thing than the verb harms."""
    return _affected(verb, attitudes().effects.harmed)


def helped(verb: Token) -> Sequence[Token]:
    """What a verb of help is done to, as in `harmed`."""
    return _affected(verb, attitudes().effects.helped)


def _affected(verb: Token, takes: Mapping[str, Collection[str]]) -> Sequence[Token]:
    things = things_of(verb)
    objects = [token for token in things if token.dep_ == "dobj"]
    fits = all(
        token.pos_ in {"NOUN", "PRON"} and side_of(token) != "against" and _takes(takes, verb, token)
        for token in objects
    )
    return things if objects and fits else ()


def _takes(takes: Mapping[str, Collection[str]], verb: Token, thing: Token) -> bool:
    """Whether a verb that harms or helps some things only is said of one of them ("cost jobs", "cost us thousands of jobs")."""
    if verb.lemma_ not in takes:
        return True
    counted = (item.lemma_ for child in children_of(thing) if child.lower_ == "of" for item in children_of(child))
    return not {thing.lemma_, *counted}.isdisjoint(takes[verb.lemma_])


PLACES: Mapping[str, Path] = {
    place.__name__: place
    for place in (
        *(passive, infinitive, partial, before_comma, opening, bidden, present, pursued),
        *(bad, good, harmed, helped),
    )
}
"""By the names that the paths know them by."""
