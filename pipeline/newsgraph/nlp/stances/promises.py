"""What a speaker says that he would do himself: "said she would veto the bill", "announced that it will build a bridge"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_passive, subjects_of
from newsgraph.nlp.grammar.tree import children_as
from newsgraph.nlp.stances.deeds import deed, is_ending_deed, is_furthering_deed
from newsgraph.nlp.stances.participants import Parties
from newsgraph.nlp.stances.reading import Reading
from newsgraph.rules.attitudes import attitudes, verb_entries
from newsgraph.rules.closed import closed

_HELPING = frozenset({"aux"})
_THIRD = closed().third
_HE_OR_SHE = closed().he_or_she
_IT = closed().it
_PLURALS = frozenset({"NNS", "NNPS"})
_BODIES = frozenset({"organisation", "country", "group"})
_HAVE = closed().have
_TO_COME = closed().future | closed().had_or_would | {"would"}


def _is_promised(parties: Parties, verb: Token) -> bool:
    """Whether who says so is himself the one who would do a deed ("Ann said she would veto it", but not "Bob would")."""
    statement = parties.statement(verb)
    if statement is None or verb.tag_ != "VB" or is_passive(verb):
        return False
    helped = {child.lower_ for child in children_as(verb, _HELPING)}
    subjects = subjects_of(verb)
    return bool(helped & _TO_COME) and not helped & _HAVE and len(subjects) == 1 and _is_speaker(parties, subjects[0])


def _is_speaker(parties: Parties, pronoun: Token) -> bool:
    """Whether a pronoun in what is said stands for who says it ("the agency said it would")."""
    statement = parties.statement(pronoun)
    if statement is None:
        return False
    speaker = parties.speaker(statement)
    if pronoun.lower_ in _IT:
        return parties.layers.kind(speaker.entity) in _BODIES
    if pronoun.lower_ not in _THIRD or (
        pronoun.lower_ not in _HE_OR_SHE and parties.head(speaker).tag_ not in _PLURALS
    ):
        return False
    doer = parties.holder(pronoun)
    return doer is not None and doer.entity == speaker.entity


def read_promise(parties: Parties, verb: Token) -> Iterator[Reading]:
    """The stance to what one says that one would end, build or protect, where no frame reads the verb."""
    deeds = is_ending_deed(verb) or is_furthering_deed(verb)
    framed = any(entry.link is None and not entry.frame.only for entry in verb_entries().get(verb.lemma_, ()))
    if not deeds or framed or verb.lemma_ in attitudes().prosecuting or not _is_promised(parties, verb):
        return
    statement = parties.statement(verb)
    holder = None if statement is None else parties.speaker(statement)
    for target, flipped in () if holder is None else deed(parties, verb):
        if holder is not None and target.entity != holder.entity:
            yield Reading("stance.promise", holder, target, "against" if flipped else "for", verb, statement=statement)
