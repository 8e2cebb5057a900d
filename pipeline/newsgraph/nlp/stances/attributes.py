"""Verdicts that stand before what they judge in somebody's own words: "our weak laws", "this reckless plan", "our incredible nurses"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import prepositional
from newsgraph.nlp.grammar.tree import children_as
from newsgraph.nlp.stances.judgements import is_named
from newsgraph.nlp.stances.participants import Parties, Party
from newsgraph.nlp.stances.phrases import topic_phrase
from newsgraph.nlp.stances.reading import Reading
from newsgraph.nlp.stances.verdict_words import side_of
from newsgraph.nlp.stances.voices import Voice, voice_of
from newsgraph.rules.attitude_shapes import Polarity
from newsgraph.rules.attitudes import attitudes
from newsgraph.rules.closed import closed

_COMPARED = frozenset({"JJR", "JJS"})
_OWNED = frozenset({"poss"})
_DETERMINERS = frozenset({"det"})
_SAID_TO_BE = frozenset({"attr", "oprd"})
_PLURALS = frozenset({"NNS"})
_DEFINITE = closed().articles - closed().indefinite_articles
_POINTING = closed().demonstratives
_OURS = closed().selves


def read_attribute(parties: Parties, word: Token) -> Iterator[Reading]:
    """`we must change our weak laws`: the stance of who says so to the laws."""
    noun = word.head
    if word.dep_ != "amod" or word.i > noun.i or word.tag_ in _COMPARED or noun.dep_ in _SAID_TO_BE:
        return
    if word.lower_ in attitudes().classing:
        return  # "the criminal code", "his alleged conduct"
    side = side_of(word)
    voice = voice_of(parties, word) if side is not None and _is_told_of(parties, noun, side) else None
    target = None if voice is None or not _is_quoted(parties, voice) else _target(parties, noun)
    if side is not None and voice is not None and target is not None and target.entity != voice.holder.entity:
        yield Reading("stance.attribute", voice.holder, target, side, word, statement=voice.statement, proof=(noun,))


def _target(parties: Parties, noun: Token) -> Party | None:
    """What is judged: the thing alone where it stands in a larger topic ("we must change our weak laws": the laws)."""
    return parties.target(noun) if is_named(parties, noun) else parties.topic(*topic_phrase(noun))


def _is_quoted(parties: Parties, voice: Voice) -> bool:
    """Whether the words are the speaker's own, not the article's for them."""
    return voice.statement is not None and parties.layers.claims[voice.statement]["values"]["style"] == "direct"


def _is_told_of(parties: Parties, noun: Token, side: Polarity) -> bool:
    """Whether a noun stands for something in particular that can be judged ("this plan", "our nurses", but not "a plan")."""
    rules, lemma = attitudes(), noun.lemma_.lower()
    owned = any(True for _ in children_as(noun, _OWNED))
    pointed = any(child.lower_ in _POINTING for child in children_as(noun, _DETERMINERS))
    definite = owned or pointed or any(child.lower_ in _DEFINITE for child in children_as(noun, _DETERMINERS))
    if definite and is_named(parties, noun):
        return True
    if lemma in rules.measures | rules.conduct:
        if side == "for" and lemma not in rules.measures:
            return owned
        return definite or (noun.tag_ in _PLURALS and side == "against" and bool(prepositional(noun, "on", "of")))
    if any(child.lower_ in _OURS for child in children_as(noun, _OWNED)) and noun.pos_ == "NOUN":
        return side_of(noun) is None and lemma not in rules.no_targets
    return side == "for" and (owned or pointed) and noun.pos_ == "NOUN" and parties.can_act(noun)
