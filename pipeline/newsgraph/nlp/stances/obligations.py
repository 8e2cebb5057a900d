"""What a speaker holds to be needed: "the bridge must be repaired", "we need to end the war", "it is time to talk"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.frames import Frames, Standing
from newsgraph.nlp.grammar.functions import is_passive, subjects_of
from newsgraph.nlp.grammar.tree import children_as, children_of
from newsgraph.nlp.stances.deeds import (
    Aim,
    deed,
    done_to,
    is_ending_deed,
    is_going,
    is_infinitive,
    is_resigning,
    purpose_of,
    things_of,
)
from newsgraph.nlp.stances.participants import Parties
from newsgraph.nlp.stances.places import PLACES
from newsgraph.nlp.stances.predicates import is_in_doubt, is_negated
from newsgraph.nlp.stances.reading import Reading
from newsgraph.nlp.stances.voices import voice_of
from newsgraph.rules import per_rules
from newsgraph.rules.attitude_shapes import Polarity
from newsgraph.rules.attitudes import attitudes, object_frame, opposite, said_lists
from newsgraph.rules.closed import closed
from newsgraph.rules.frames import Frame

_PERFECT = closed().have
_EXPLETIVES = closed().expletives
_NOUNS = frozenset({"NOUN", "PROPN"})
_CLAUSES = frozenset({"ccomp"})


def read_obligation(parties: Parties, token: Token) -> Iterator[Reading]:
    """The stance of a speaker to what he says must, should or need be done. In the article's own voice it is nobody's."""
    voice = voice_of(parties, token)
    need = None if voice is None else _need(parties, token)
    if voice is None or need is None:
        return
    verb = need.at("deed")[0]
    named = list(need.at("doer"))
    doers = named or subjects_of(verb)
    verb = purpose_of(verb)
    if not _is_deed(verb) or is_in_doubt(parties.layers, verb):
        return
    side: Polarity = "against" if _is_ruled_out(parties, verb) else "for"
    for target, flipped in _aims(parties, verb, doers, known=bool(named)):
        if target.entity != voice.holder.entity:
            polarity = opposite(side) if flipped else side
            yield Reading(
                need.frame.rule, voice.holder, target, polarity, token, statement=voice.statement, proof=(verb,)
            )


def _is_nobodys(verb: Token, subjects: list[Token]) -> bool:
    """Whether a deed has nobody to do it ("it is important to keep the deal")."""
    return not subjects or (is_infinitive(verb) and all(item.lower_ in _EXPLETIVES for item in subjects))


def _says_to_what(verb: Token) -> bool:
    """Whether a deed names what it is done to ("it is time to build a bridge", but not "to look ahead")."""
    return any(token.pos_ in _NOUNS for token in things_of(verb))


def _need(parties: Parties, token: Token) -> Standing[Frame] | None:
    """The frame of a word of need with its deed, unless the need itself is denied."""
    for standing in _frames().read(token):
        words = (word for word in (token, *standing.at("verb")) if word not in standing.at("deed"))
        if not any(is_negated(parties.layers, word) for word in words):
            return standing
    return None


@per_rules
def _frames() -> Frames[Frame]:
    return Frames(attitudes().must, ["deed"], ["verb", "doer"], said_lists(), PLACES)


def _says_nothing(thing: Token) -> bool:
    return thing.pos_ == "PRON" or thing.lemma_.lower() in attitudes().no_targets


def _is_deed(verb: Token) -> bool:
    """Whether a verb tells of something to be done, rather than of what must be so or was to have been done."""
    silent = verb.lemma_ in attitudes().silences and not _says_to_what(verb)  # but not "must release the tapes"
    if verb.lemma_ in attitudes().obliging.idle or silent:
        return False
    things = things_of(verb)
    if verb.lemma_ in attitudes().obliging.conceded and (
        children_as(verb, _CLAUSES) or all(thing.pos_ not in _NOUNS for thing in things)
    ):
        return False  # "must recognize that the world has changed"
    if verb.lemma_ in attitudes().obliging.light and things and all(map(_says_nothing, things)):
        return False  # "must do everything necessary"
    helpers = {child.lower_ for child in children_of(verb) if child.dep_ == "aux"}
    if helpers & _PERFECT or "be" in helpers:
        return False  # "must have known", "must be mistaking"
    return verb.lemma_ not in attitudes().obliging.states


def _is_ruled_out(parties: Parties, verb: Token) -> bool:
    """Whether the deed must not be done ("should not", "no one should", "I do not think that we should")."""
    believed = (above for above in (verb.head, verb.head.head) if above.lemma_ in attitudes().obliging.believing)
    return is_negated(parties.layers, verb) or any(is_negated(parties.layers, above) for above in believed)


def _aims(parties: Parties, verb: Token, subjects: list[Token], *, known: bool) -> Iterator[Aim]:
    """What a needed deed is for or against. `known`: who is to do it is told by the frame."""
    rules = attitudes()
    frame = object_frame(verb.lemma_)
    if is_passive(verb):
        yield from done_to(parties, verb)
    elif is_resigning(verb) or ((is_going(verb) or verb.lemma_ in rules.obliging.lasting) and not things_of(verb)):
        if not any(child.dep_ in {"xcomp", "ccomp", "acomp", "attr"} for child in children_of(verb)):
            named = [item for item in subjects if item.pos_ != "PRON"]
            yield from ((party, is_going(verb)) for party in parties.targets(named))
    elif frame is not None and things_of(verb) and not is_ending_deed(verb):
        yield from ((party, frame.polarity == "against") for party in parties.targets(things_of(verb)))
    elif (
        known
        or any(parties.can_act(item) for item in subjects)
        or (_is_nobodys(verb, subjects) and (subjects or is_ending_deed(verb) or _says_to_what(verb)))
    ):
        # The deed's own "not" is counted where the need is read.
        yield from ((party, flipped != is_negated(parties.layers, verb)) for party, flipped in deed(parties, verb))
    elif verb.lemma_ in rules.obliging.containing:
        yield from ((party, False) for party in parties.targets(things_of(verb)))  # "any deal must include the islands"
