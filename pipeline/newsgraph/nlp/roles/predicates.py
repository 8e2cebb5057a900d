"""Roles that a verb predicates of somebody: "is director of", "became envoy", "was elected president"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_passive, objects_of
from newsgraph.nlp.roles.capacities import link_after_as, link_post, link_promoted
from newsgraph.nlp.roles.holders import Holding, hold, status_of_appointing, subjects
from newsgraph.nlp.roles.links import Sentences
from newsgraph.nlp.roles.tense import tense_of
from newsgraph.rules.roles import verb_rules
from newsgraph.rules.titles import Status

_PREDICATES = frozenset({"attr", "oprd", "dobj", "xcomp", "ccomp"})


def link_predicates(sentences: Sentences) -> None:
    """Reads the role phrases that are predicates, or hang from one by "as", "to", "from", "of"."""
    for number, phrase in enumerate(sentences.phrases):
        if sentences.linked(number):
            continue
        if _after_object(sentences, number):
            continue
        noun = _first_conjunct(sentences.doc[phrase.head.noun])
        if noun.dep_ in _PREDICATES and noun.head.pos_ in {"AUX", "VERB"}:
            _ = _copula(sentences, number, noun.head) or _appointed(sentences, number, noun.head, noun)
        elif noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
            _reversed(sentences, number, noun.head)
        elif noun.dep_ == "pobj" or noun.head.pos_ == "ADP":
            _after_preposition(sentences, number, noun.head)


def _after_object(sentences: Sentences, number: int) -> bool:
    """As in "Parliament elected Ann Lee president": the role right behind the object, whatever the parser made of it."""
    phrase, names, doc = sentences.phrases[number], sentences.names, sentences.doc
    row = names.at(phrase.start - 1) if phrase.start > 1 and not doc[phrase.start].is_sent_start else None
    if row is None or row["end"] != phrase.start or names.layers.kind(row["entity"]) != "person" or row["start"] < 1:
        return False
    verb = doc[row["start"] - 1]
    tense = (
        tense_of(sentences.layers, verb)
        if verb.pos_ == "VERB" and verb.lemma_.lower() in verb_rules().appointing
        else None
    )
    if tense is None or verb.tag_ == "VBG":
        return False
    holding = Holding("role.appointed", verb, tense, status_of_appointing(verb, tense))
    return hold(sentences, number, [doc[row["end"] - 1]], holding)


def _after_preposition(sentences: Sentences, number: int, preposition: Token) -> None:
    word = preposition.lower_
    if word == "as":
        link_after_as(sentences, number, preposition)
    elif word in {"to", "from"}:
        link_promoted(sentences, number, preposition)
    elif word == "of" and preposition.head.lemma_ in verb_rules().posts:
        link_post(sentences, number, preposition.head)


def _first_conjunct(noun: Token) -> Token:
    while noun.dep_ == "conj" and noun.head.i < noun.i:
        noun = noun.head
    return noun


def _copula(sentences: Sentences, number: int, verb: Token) -> bool:
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp":
        return False
    kind = "tense" if verb.lemma_ == "be" else verb_rules().copulas.get(verb.lemma_.lower())
    tense = tense_of(sentences.layers, verb) if kind is not None else None
    if tense is None:
        return False
    status: Status | None = "current" if kind == "held" and tense.status == "former" else None
    rule = "role.copula" if verb.lemma_ == "be" else "role.become"
    return hold(sentences, number, subjects(sentences, verb), Holding(rule, verb, tense, status))


def _reversed(sentences: Sentences, number: int, verb: Token) -> None:
    """As in "The agency's director is Ann Lee"."""
    names = sentences.names
    named = [
        token for token in objects_of(verb) if names.person(token) is not None and names.kind_at(token.i) == "person"
    ]
    tense = tense_of(sentences.layers, verb)
    if named and tense is not None and not sentences.phrases[number].is_bare:
        hold(sentences, number, named[:1], Holding("role.copula-reversed", verb, tense))


def _appointed(sentences: Sentences, number: int, verb: Token, noun: Token) -> bool:
    """As in "named her director", "was elected president"."""
    tense = tense_of(sentences.layers, verb) if verb.lemma_.lower() in verb_rules().appointing else None
    if tense is None:
        return False
    holders = (
        subjects(sentences, verb) if is_passive(verb) else [token for token in objects_of(verb) if token.i < noun.i]
    )
    if verb.dep_ == "acl" and not holders:
        holders = [verb.head]
    return hold(sentences, number, holders, Holding("role.appointed", verb, tense, status_of_appointing(verb, tense)))
