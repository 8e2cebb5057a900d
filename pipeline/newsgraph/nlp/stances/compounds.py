"""Stances in compounds: "the union-backed plan" (the union is for it), "a Kremlin-opposed treaty"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.stances.participants import Parties, Party
from newsgraph.nlp.stances.reading import Reading
from newsgraph.rules.attitudes import attitudes, verb_entries
from newsgraph.rules.parties import party_rules

_BEFORE_NOUNS = frozenset({"amod", "compound", "nmod"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_PARTICIPLES = frozenset({"VBN", "VBD"})


def read_compound(parties: Parties, participle: Token) -> Iterator[Reading]:
    """The stance of who stands before the hyphen to what the compound describes."""
    hyphen = participle.nbor(-1) if participle.i > 1 else participle
    if (
        participle.lemma_ not in attitudes().compounding
        or hyphen.text != "-"
        or hyphen.whitespace_
        or participle.dep_ not in _BEFORE_NOUNS
    ):
        return
    if (
        participle.tag_ not in _PARTICIPLES
        or (hyphen.i and hyphen.nbor(-1).pos_ not in _NOUNS)
        or participle.head.i < participle.i
    ):
        return
    frames = [
        (entry.rule, entry.frame)
        for entry in verb_entries().get(participle.lemma_, ())
        if entry.link is None and "object" in entry.frame.target and not entry.frame.felt
    ]
    for rule, frame in frames[:1]:
        who = hyphen.nbor(-1)
        if who.pos_ == "PROPN" and parties.layers.entity(who) is None and who.text not in party_rules().labels:
            continue  # "the European-sanctioned bank"
        holder, target = parties.holder(who), _described(parties, participle)
        if holder is None or target is None or holder.entity == target.entity:
            continue
        if (not frame.only or parties.head(target).lemma_ in frame.only) and not (
            frame.named and not parties.is_named(target)
        ):
            yield Reading(rule, holder, target, frame.polarity, participle, frame.strength)


def _described(parties: Parties, participle: Token) -> Party | None:
    """What a compound describes, by the words behind it."""
    noun = participle.head
    while noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head  # "the Kremlin-backed mayor Ann Lind"
    target = parties.target(noun)
    if target is None or target.words[0] > participle.i or parties.layers.kind(target.entity) != "topic":
        return target
    return parties.topic(participle.i + 1, max(target.words[1], participle.i + 2))
