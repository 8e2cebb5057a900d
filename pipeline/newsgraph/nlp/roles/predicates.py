"""Roles that a verb or noun gives: "is director of", "became envoy", "served as aide", "promoted to general", "the post of dean"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.roles.frames import Places, fill, status_of
from newsgraph.nlp.roles.holders import Holding, hold
from newsgraph.nlp.roles.links import Sentences
from newsgraph.nlp.roles.tense import tense_of
from newsgraph.rules.roles import Site, verb_rules

_PREDICATES = frozenset({"attr", "oprd", "dobj", "xcomp", "ccomp"})
_VERBAL = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def link_predicates(sentences: Sentences) -> None:
    """Reads the role phrases that are predicates, or hang from a verb or noun by "as", "to", "from", "of"."""
    places = Places(sentences)
    for number, phrase in enumerate(sentences.phrases):
        if sentences.linked(number) or _after_object(sentences, number):
            continue
        site, giver = _site(_first_conjunct(sentences.doc[phrase.head.noun]))
        if site is not None and giver is not None:
            fill(places, number, site, giver)


def _after_object(sentences: Sentences, number: int) -> bool:
    """As in "Parliament elected Ann Lee president": the role right behind the object, whatever the parser made of it."""
    phrase, names, doc = sentences.phrases[number], sentences.names, sentences.doc
    row = names.at(phrase.start - 1) if phrase.start > 1 and not doc[phrase.start].is_sent_start else None
    if row is None or row["end"] != phrase.start or names.layers.kind(row["entity"]) != "person" or row["start"] < 1:
        return False
    verb = doc[row["start"] - 1]
    kind = verb_rules().words["appointing"].get(verb.lemma_.lower()) if verb.pos_ == "VERB" else None
    tense = tense_of(sentences.layers, verb) if kind is not None and verb.tag_ != "VBG" else None
    if kind is None or tense is None:
        return False
    return hold(
        sentences, number, [doc[row["end"] - 1]], Holding("role.appointed", verb, tense, status_of(kind, tense))
    )


def _first_conjunct(noun: Token) -> Token:
    while noun.dep_ == "conj" and noun.head.i < noun.i:
        noun = noun.head
    return noun


def _site(noun: Token) -> tuple[Site | None, Token | None]:
    """Where a role's noun stands, and from which verb or noun."""
    above = noun.head
    if noun.dep_ in _PREDICATES and above.pos_ in _VERBAL:
        gerund = above.tag_ == "VBG" and above.dep_ == "pcomp"
        return "predicate", None if gerund and above.lemma_.lower() in _copulas() else above
    if noun.dep_ == "nsubj" and above.pos_ in _VERBAL:
        return "subject", above
    if noun.dep_ == "pobj" or above.pos_ == "ADP":
        return _behind_preposition(above)
    return None, None


def _copulas() -> set[str]:
    words = verb_rules().words
    return words["being"].keys() | words["becoming"].keys()


def _behind_preposition(preposition: Token) -> tuple[Site | None, Token | None]:
    word, above = preposition.lower_, preposition.head
    if word == "as":
        above = above.head if above.dep_ == "prep" or above.lower_ == "down" else above
        return ("tenure", above) if above.pos_ in _NOUNS else ("as", above if above.pos_ in _VERBAL else None)
    if word in {"to", "from"}:
        while above.dep_ in {"prep", "pobj"} and above.head.i < above.i:
            above = above.head
        return ("to" if word == "to" else "from"), above
    if word == "of" and above.lemma_ in verb_rules().posts:
        verb = above.head.head if above.dep_ == "pobj" else above.head
        return "post", verb if verb.pos_ == "VERB" else None
    return None, None
