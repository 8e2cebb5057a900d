"""Nouns that stand for a group only where a phrase says outright who is in it: "a member of the team", "the crew consists of A and B".

English: "team", "mission", "inquiry" stand for much else, so no verb of travel or work ("on the mission") makes them a group.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.functions import is_passive, prepositional
from newsgraph.nlp.groups.nouns import front_words, noun_of
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import of_lemma, word_beside
from newsgraph.rules.groups import group_rules

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PARTS = frozenset({"attr", "appos", "conj"})
"""How "part" stands in "was part of the team", "A, part of the team"; "questioned as part of the inquiry" puts nobody in it."""


def is_outright(layers: Layers, noun: Token) -> bool:
    """Whether a noun such as "team" has its people told by a phrase that says nothing else, in a text that is about no sports."""
    rules = group_rules()
    known = rules.words.outright | rules.words.only_announced
    if noun_of(noun) not in known or noun.tag_ in {"NNS", "NNPS"}:
        return False
    if not front_words(noun).isdisjoint(rules.words.other_sorts) or layers.once(speaks_of_sports):
        return False
    if is_announced(noun) or noun_of(noun) in rules.words.only_announced:
        return is_announced(noun)
    return any(holds(noun) for holds in (_has_place, _is_sat_on, _is_made_up, is_led, _is_put_to))


def is_announced(noun: Token) -> bool:
    """As in "introduced her team", "the crew that will fly was presented", "elected a new executive", "has a new management"."""
    words, verb = group_rules().words, noun.head
    if noun.dep_ == "nsubj" and verb.lemma_.lower() in words.journey and noun_of(noun) in words.of_tasks:
        return bool(prepositional(noun, "from"))  # "A team from the World Bank arrived"
    if verb.pos_ not in {"VERB", "AUX"} or noun.dep_ not in {"dobj", "nsubjpass"}:
        return False
    new = any(child.lower_ in words.new for child in noun.lefts)
    if verb.lemma_.lower() in {"have", "get"}:
        return new and noun.dep_ == "dobj"
    owned = any(child.dep_ == "poss" for child in noun.lefts)
    clause = any(child.dep_ == "relcl" for child in noun.rights)
    return verb.lemma_.lower() in words.announcing and (new or owned or clause)


def is_led(noun: Token) -> bool:
    """As in "a team led by A", "the team, which is headed by A"."""
    return any(_is_led_by(clause) for clause in noun.children if clause.dep_ in {"acl", "relcl"} and clause.i > noun.i)


def _is_led_by(verb: Token) -> bool:
    agent = any(child.dep_ == "agent" or child.lower_ == "by" for child in verb.children)
    return verb.lemma_.lower() in group_rules().words.leading and agent


def _has_place(noun: Token) -> bool:
    """Whether a place in it is told: "a member of the team", "the team's leader"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun.head
    if noun.dep_ not in {"pobj", "poss"} or above.i == noun.head.i == noun.i:
        return False
    if noun_of(noun) == "mission" and prepositional(noun, "to"):
        return False  # an embassy, as "the Kenyan mission to the UN" is
    place = above.lemma_.lower()
    if place == "part":
        return above.dep_ in _PARTS and noun_of(noun) in group_rules().words.playing - {"mission"}
    return group_rules().positions.get(place) in group_rules().words.outright_places


def _is_sat_on(noun: Token) -> bool:
    """As in "sits on the tribunal", "one of three commissioners on the inquiry", "A, also on the team"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "on" or noun_of(noun) == "mission":
        return False
    on, above = noun.head, noun.head.head
    also = word_beside(on, -1) == "also"
    words = group_rules().words
    return also or above.lemma_.lower() in words.counted_people | words.sitting


def _is_put_to(noun: Token) -> bool:
    """As in "named A and B to the team", "A was added to the crew"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"to", "onto"}:
        return False
    verb = noun.head.head
    return verb.pos_ == "VERB" and verb.lemma_.lower() in group_rules().words.putting_outright


def _is_made_up(noun: Token) -> bool:
    """As in "The team was made up of A and B", "The crew consists of A and B", "The team is led by A"."""
    if noun.dep_ not in _SUBJECTS:
        return False
    verb, lemma = noun.head, noun.head.lemma_.lower()
    parts = {child.lower_ for child in verb.children}
    lemmas = {lemma, *(child.lemma_.lower() for child in verb.children if child.dep_ == "conj")}
    if not lemmas.isdisjoint(group_rules().words.including):
        return True
    if lemma == "have" and any(
        child.tag_ == "NNS" and child.lemma_.lower() in group_rules().members for child in verb.children
    ):
        return True  # "The team has five members"
    made = (lemma == "make" and "up" in parts) or lemma in group_rules().words.consisting
    return made or (is_passive(verb) and _is_led_by(verb))


def speaks_of_sports(layers: Layers) -> bool:
    """Whether a document is about sports, where "a member of the team" is most likely one who plays."""
    doc: Doc = layers.doc
    words = group_rules().words
    return any(doc[i].pos_ in {"NOUN", "PROPN"} for i in of_lemma(doc, words.games | words.sports))
