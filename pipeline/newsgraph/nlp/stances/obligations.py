"""What a speaker holds to be needed: "the bridge must be repaired", "we need to end the war", "it is time to talk"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_passive, subjects_of
from newsgraph.nlp.grammar.syntax import is_negated
from newsgraph.nlp.stances.deeds import Aim, deed, is_infinitive, is_resigning, things_of
from newsgraph.nlp.stances.participants import Parties
from newsgraph.nlp.stances.phrases import whole_phrase
from newsgraph.nlp.stances.predicates import is_in_doubt
from newsgraph.nlp.stances.reading import Reading
from newsgraph.rules.attitudes import Frame, Polarity, attitudes, opposite, verb_entries

_RULE = "stance.must"
_BELIEVING = frozenset({"think", "believe", "feel"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl"})
_PERFECT = frozenset({"have", "'ve", "’ve"})


def read_obligation(parties: Parties, token: Token) -> Iterator[Reading]:
    """The stance of a speaker to what he says must, should or need be done. In the article's own voice it is nobody's."""
    statement = parties.statement(token)
    verb = None if statement is None else _needed(token)
    if statement is None or verb is None or not _is_deed(verb) or is_in_doubt(parties.layers, verb):
        return
    side: Polarity = "against" if _is_ruled_out(verb) else "for"
    holder = parties.speaker(statement)
    for target, flipped in _aims(parties, verb):
        if target.entity != holder.entity:
            polarity = opposite(side) if flipped else side
            yield Reading(_RULE, holder, target, polarity, token, statement=statement, proof=(verb,))


def _needed(token: Token) -> Token | None:
    """The verb of the deed that a word of need is said of."""
    rules = attitudes().obliging
    lemma = token.lemma_.lower()
    if token.dep_ == "aux" and lemma in rules.modals and token.head.pos_ in {"VERB", "AUX"}:
        return token.head if any(item.i < token.i for item in subjects_of(token.head)) else None  # not "should he win"
    if lemma in rules.needing and not is_negated(token):
        clause = next(
            (child for child in token.children if child.dep_ in {"xcomp", "acl"} and is_infinitive(child)), None
        )
        while clause is not None and clause.lemma_ in rules.going_on:
            clause = next((child for child in clause.children if child.dep_ == "xcomp"), None)
        return clause if clause is not None and _bears_attitude(clause) else None
    if lemma in rules.impersonal and token.dep_ in {"acomp", "attr"} and token.head.lemma_ == "be":
        if not any(child.lower_ == "it" for child in token.head.children):
            return None
        told = (*token.children, *token.head.children)
        return next((item for item in told if item.dep_ in _CLAUSES and item.i > token.i and is_infinitive(item)), None)
    return None


def _bears_attitude(verb: Token) -> bool:
    """Whether a deed is for or against what it is done to; all else that "we have to do" is mere need."""
    return verb.lemma_ in attitudes().ending or _object_frame(verb) is not None or is_resigning(verb)


def _object_frame(verb: Token) -> Frame | None:
    entries = verb_entries().get(verb.lemma_, ())
    return next(
        (
            entry.frame
            for entry in entries
            if entry.link is None and "object" in entry.frame.target and not entry.frame.only
        ),
        None,
    )


def _is_deed(verb: Token) -> bool:
    """Whether a verb tells of something to be done, rather than of what must be so or was to have been done."""
    if verb.lemma_ in attitudes().obliging.idle or verb.lemma_ in attitudes().silences:
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if helpers & _PERFECT or (verb.tag_ == "VBG" and "be" in helpers):
        return False  # "must have known", "must be mistaking"
    return is_passive(verb) or verb.lemma_ not in {"be", "have", "get"}


def _is_ruled_out(verb: Token) -> bool:
    """Whether the deed must not be done ("should not", "no one should", "I do not think that we should")."""
    above = verb.head if verb.dep_ == "ccomp" and verb.head.lemma_ in _BELIEVING else None
    return is_negated(verb) or (above is not None and is_negated(above))


def _aims(parties: Parties, verb: Token) -> Iterator[Aim]:
    rules = attitudes()
    subjects = subjects_of(verb)
    frame = _object_frame(verb)
    if is_passive(verb):
        ends = verb.lemma_ in rules.ending or (frame is not None and frame.polarity == "against")
        if ends or frame is not None:
            yield from ((party, ends) for party in parties.targets(subjects))
        elif verb.lemma_ not in rules.obliging.light and subjects and subjects[0].pos_ in {"NOUN", "PROPN"}:
            words = whole_phrase(_past_article(subjects[0].left_edge), verb)
            if words is not None:
                yield parties.topic(*words), False
    elif is_resigning(verb) or (verb.lemma_ in rules.obliging.lasting | rules.obliging.going and not things_of(verb)):
        if not any(child.dep_ in {"xcomp", "ccomp", "acomp", "attr"} for child in verb.children):
            going = is_resigning(verb) or verb.lemma_ in rules.obliging.going
            yield from ((party, going) for party in parties.targets([item for item in subjects if item.pos_ != "PRON"]))
    elif frame is not None and things_of(verb) and verb.lemma_ not in rules.ending:
        yield from ((party, frame.polarity == "against") for party in parties.targets(things_of(verb)))
    elif any(parties.can_act(item) for item in subjects) or (not subjects and verb.lemma_ in rules.ending):
        # The deed's own "not" is counted where the need is read.
        yield from ((party, flipped != is_negated(verb)) for party, flipped in deed(parties, verb))


def _past_article(token: Token) -> int:
    return token.i + (token.lower_ in {"the", "a", "an", "no"})
