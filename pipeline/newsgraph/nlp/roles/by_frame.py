"""Role phrases that a verb or noun gives, by the frames of rules/en/role_verbs.yaml: "is director of", "served as aide", "the post of dean"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from newsgraph.nlp.frames import Frames, Standing
from newsgraph.nlp.grammar.functions import objects_of
from newsgraph.nlp.roles.adjectives import is_naming
from newsgraph.nlp.roles.holders import Holding, hold
from newsgraph.nlp.roles.links import Sentences
from newsgraph.nlp.roles.places import PLACES
from newsgraph.nlp.roles.tense import Tense, tense_of
from newsgraph.rules import per_rules
from newsgraph.rules.roles import Hold, RoleFrame, verb_rules
from newsgraph.rules.title_tables import Status

_HELPING = frozenset({"aux", "auxpass", "neg"})
_HIGHEST = 6
"""Steps that lead at most from the noun of a role up to the word that gives it."""


@per_rules
def _frames() -> Frames[RoleFrame]:
    rules = verb_rules()
    frames = [frame for frame in rules.frames if frame.of_phrase]
    return Frames(frames, ("role", "holder"), ("body",), rules.lists, PLACES)


def link_given(sentences: Sentences) -> None:
    """Joins the role phrases that a verb or noun gives with the people whom it makes their holders."""
    for number, phrase in enumerate(sentences.phrases):
        if sentences.linked(number) or _after_object(sentences, number) or _after_naming(sentences, number):
            continue
        noun = _first_conjunct(sentences.doc[phrase.head.noun])
        for giver in _above(noun):
            standing = [found for found in _frames().read(giver) if noun in found.at("role")]
            if standing:
                _fill(sentences, number, standing)
                break


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


def _after_naming(sentences: Sentences, number: int) -> bool:
    """As in "Ann Lee, appointed minister last week, spoke", whose participle parsers take for the sentence's verb."""
    phrase, names, doc = sentences.phrases[number], sentences.names, sentences.doc
    verb = doc[phrase.start - 1] if phrase.start > 1 and phrase.determiner == "" else None
    row = names.at(verb.i - 2) if verb is not None and verb.i > 1 and is_naming(verb) else None
    if verb is None or row is None or row["end"] != verb.i - 1 or names.layers.kind(row["entity"]) != "person":
        return False
    if any(child.dep_ in _HELPING for child in verb.children):
        return False
    kind, tense = verb_rules().words["appointing"][verb.lemma_.lower()], Tense("current")
    return hold(
        sentences, number, [doc[row["end"] - 1]], Holding("role.appointed", verb, tense, status_of(kind, tense))
    )


def _first_conjunct(noun: Token) -> Token:
    while noun.dep_ == "conj" and noun.head.i < noun.i:
        noun = noun.head
    return noun


def _above(noun: Token) -> Iterator[Token]:
    """What a noun hangs from, step by step; verbs that are prepositions ("including as dean") give nothing."""
    for _ in range(_HIGHEST):
        if noun.head.i == noun.i:
            return
        noun = noun.head
        if noun.dep_ != "prep":
            yield noun


def _fill(sentences: Sentences, number: int, frames: Sequence[Standing[RoleFrame]]) -> None:
    """Gives a role phrase to the people whom the first fitting frame names."""
    phrase = sentences.phrases[number]
    for standing in frames:
        frame, giver = standing.frame, standing.token
        tense = _tense(sentences, number, standing)
        if tense is None or not _fits(sentences, number, standing, tense):
            continue
        _place(sentences, number, standing)
        holders = [token for token in standing.at("holder") if not frame.before or token.i < phrase.head.start]
        kind = verb_rules().status_of(frame, standing.words)
        if kind == "ended" and tense.modality == "denied":
            kind, tense = "held", Tense("current", source=tense.source)  # who refused to resign still has the office
        status = status_of(kind, tense)
        told = replace(tense, modality="denied") if frame.denied else tense
        hold(sentences, number, holders, Holding(frame.rule, giver, told, status))
        if not frame.goes_on:
            return


def _tense(sentences: Sentences, number: int, standing: Standing[RoleFrame]) -> Tense | None:
    """The tense of a verb's clause, a predicate's by its own "no" too."""
    if standing.frame.passing:
        return Tense("current")
    noun, giver = sentences.doc[sentences.phrases[number].head.noun], standing.token
    return tense_of(sentences.layers, noun if noun.dep_ == "attr" and noun.head == giver else giver)


def _fits(sentences: Sentences, number: int, standing: Standing[RoleFrame], tense: Tense) -> bool:
    """Whether what a frame asks of the clause holds, and its test."""
    frame = standing.frame
    if not frame.unless.isdisjoint((tense.modality, tense.status)):
        return False
    return frame.test is None or TESTS[frame.test](sentences, number, standing.token)


def status_of(kind: Hold, tense: Tense) -> Status | None:
    """The status that a word gives at its tense; None leaves it to the tense."""
    if kind == "tense":
        return None
    if kind == "ended":
        return "current" if tense.status == "incoming" else "former"
    return "incoming" if kind == "named" or tense.status == "incoming" else "current"


def _place(sentences: Sentences, number: int, standing: Standing[RoleFrame]) -> None:
    """As in "worked for the bank as a clerk", "joined the bank as a clerk": the verb names the body."""
    phrase, layers = sentences.phrases[number], sentences.layers
    if not phrase.is_placeless:
        return
    for token in standing.at("body"):
        entity = layers.entity(token) if not phrase.start <= token.i < phrase.end else None
        if entity is not None and layers.kind(entity) == "organisation":
            sentences.phrases[number] = replace(phrase, organisation=entity)
            return


def _is_capacity(sentences: Sentences, number: int, verb: Token) -> bool:
    """As in "As president, she signed ...": an office or a place at a body in which the subject acts, not one that an object is seen in."""
    phrase = sentences.phrases[number]
    told = phrase.head.title.kind in {"office", "rank"} or phrase.organisation is not None
    if not told or phrase.head.plural:
        return False
    return not any(token.i < phrase.start and token.ent_type_ == "PERSON" for token in objects_of(verb))


def _is_told(sentences: Sentences, number: int, _: Token) -> bool:
    """Whether a role before "is" is more than a bare noun ("The agency's director is Ann Lee")."""
    return not sentences.phrases[number].is_bare


TESTS: Mapping[str, Callable[[Sentences, int, Token], bool]] = {
    "capacity": _is_capacity,
    "told": _is_told,
}
"""What no path can say, by the names that frames use."""
