"""What somebody does a thing for: "met officials to undermine the deal", "went to court to overturn the ban"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_passive, subjects_of
from newsgraph.nlp.grammar.tree import has_child_as
from newsgraph.nlp.stances.deeds import deed, is_ending_deed, is_infinitive
from newsgraph.nlp.stances.participants import Parties, Party
from newsgraph.nlp.stances.predicates import is_open, turn
from newsgraph.nlp.stances.reading import Reading
from newsgraph.nlp.stances.verdict_words import side_of
from newsgraph.rules.attitudes import attitudes, noun_entries, object_frame, verb_entries

_OWN = frozenset({"nsubj", "mark"})


def read_purpose(parties: Parties, verb: Token) -> Iterator[Reading]:
    """The stance against what somebody does a thing to end or harm, where neither verb has a frame that reads it."""
    head = verb.head
    if verb.dep_ != "advcl" or not is_infinitive(verb) or not is_ending_deed(verb) or head.pos_ != "VERB":
        return
    if has_child_as(verb, _OWN) or _is_wanted_by_others(verb):
        return  # "Peru's call | for Chile to lift the ban"
    read = any(entry.link is None and not entry.frame.only for entry in verb_entries().get(verb.lemma_, ()))
    if read or is_passive(head) or _reads_deeds(head) or head.lemma_ in attitudes().prompting | attitudes().asking:
        return
    if is_open(parties.layers, head) or turn(parties.layers, head) != "plain":
        return
    for holder in parties.holders([subject for subject in subjects_of(head) if parties.can_act(subject)]):
        for target, flipped in deed(parties, verb):
            if flipped and target.entity != holder.entity and _may_be_opposed(parties, verb, target):
                yield Reading("stance.purpose", holder, target, "against", verb)


def _is_wanted_by_others(verb: Token) -> bool:
    """Whether an infinitive tells what a noun before it asks for, or stands under an attitude ("rejected calls | to lift the ban")."""
    opposed = object_frame(verb.head.lemma_)
    before = (token for token in verb.doc[verb.head.i + 1 : verb.i] if token.pos_ == "NOUN")
    return (opposed is not None and opposed.polarity == "against") or any(
        noun.lemma_ in noun_entries() or noun.lemma_ in attitudes().willed for noun in before
    )


def _may_be_opposed(parties: Parties, verb: Token, target: Party) -> bool:
    """Whether it is an attitude to be against a thing: not where nobody wants it ("wore masks to prevent infections")."""
    unwanted = side_of(parties.head(target)) == "against" or verb.lemma_ in attitudes().forestalling
    return parties.is_named(target) or not unwanted


def _reads_deeds(verb: Token) -> bool:
    """Whether a verb has a frame of its own that reads an infinitive ("tried to end it")."""
    entries = verb_entries().get(verb.lemma_, ())
    return any(place.startswith("to-") for entry in entries for place in entry.frame.target)
