"""Roles after a preposition: "served as aide", "time as editor", "promoted to general", "the post of dean"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_passive, objects_of, prepositional, subjects_of
from newsgraph.nlp.grammar.syntax import conjuncts_of
from newsgraph.nlp.roles.holders import Holding, hold, status_of_appointing, status_of_holding, subjects
from newsgraph.nlp.roles.links import Sentences
from newsgraph.nlp.roles.tense import Tense, tense_of
from newsgraph.rules.roles import verb_rules
from newsgraph.rules.titles import Status

_PROMOTING = frozenset({"promote", "rise", "elevate", "demote"})


def link_after_as(sentences: Sentences, number: int, preposition: Token) -> None:
    """Reads a role after "as" by the verb or noun that "as" hangs from."""
    above = preposition.head
    if above.dep_ == "prep" or above.lower_ == "down":
        above = above.head
    if above.pos_ in {"NOUN", "PROPN"}:
        _tenure(sentences, number, above)
        return
    tense = tense_of(sentences.layers, above) if above.pos_ in {"VERB", "AUX"} else None
    if tense is None:
        return
    if above.lemma_.lower() in verb_rules().succeeding and tense.status != "incoming" and tense.modality != "denied":
        before = subjects_of(above) if is_passive(above) else objects_of(above)
        hold(sentences, number, before, Holding("role.change", above, tense, "former"))
    holding, holders = _holding_as(sentences, number, above, tense)
    if holding is not None:
        hold(sentences, number, holders, holding)


def _holding_as(sentences: Sentences, number: int, verb: Token, tense: Tense) -> tuple[Holding | None, list[Token]]:
    """How a verb with "as" makes somebody hold a role, and whom."""
    rules, lemma, passive = verb_rules(), verb.lemma_.lower(), is_passive(verb)
    receivers = subjects(sentences, verb) if passive else objects_of(verb)
    if lemma in rules.appointing:
        receivers = receivers or ([verb.head] if verb.dep_ == "acl" else [])
        return Holding("role.appointed", verb, tense, status_of_appointing(verb, tense)), receivers
    if lemma in rules.succeeding and not passive:
        status = status_of_holding(rules.succeeding[lemma], tense)
        return Holding("role.change", verb, tense, status), subjects(sentences, verb)
    if lemma in rules.ending:
        status = "current" if tense.status == "incoming" else "former"
        return Holding("role.change", verb, tense, status), receivers
    if lemma in rules.serving and (lemma != "take" or _has_particle(verb, "over")):
        _place_by_verb(sentences, number, verb)
        status = status_of_holding(rules.serving[lemma], tense)
        return Holding("role.serving-as", verb, tense, status), subjects(sentences, verb)
    if lemma not in rules.describing and _is_capacity(sentences, number, verb, tense):
        return Holding("role.acting-as", verb, tense), subjects(sentences, verb)
    return None, []


def _has_particle(verb: Token, particle: str) -> bool:
    return any(child.lower_ == particle and child.dep_ in {"prt", "prep", "advmod"} for child in verb.children)


def _is_capacity(sentences: Sentences, number: int, verb: Token, tense: Tense) -> bool:
    """As in "As president, she signed ...": an office in which the subject acts, not one that an object is seen in."""
    phrase = sentences.phrases[number]
    if (
        phrase.head.title.kind not in {"office", "rank"}
        or phrase.head.plural
        or tense.modality == "denied"
        or tense.status == "incoming"
    ):
        return False
    return not any(token.i < phrase.start and token.ent_type_ == "PERSON" for token in objects_of(verb))


def _place_by_verb(sentences: Sentences, number: int, verb: Token) -> None:
    """As in "worked for the bank as a clerk", "joined the bank as a clerk": the verb names the body."""
    phrase, layers = sentences.phrases[number], sentences.layers
    if not phrase.is_placeless:
        return
    joined = objects_of(verb) if verb.lemma_ == "join" else []
    for token in (*joined, *prepositional(verb, "for", "at", "in", "with", "on")):
        entity = layers.entity(token) if not phrase.start <= token.i < phrase.end else None
        if entity is not None and layers.kind(entity) == "organisation":
            sentences.phrases[number] = replace(phrase, organisation=entity)
            return


def _tenure(sentences: Sentences, number: int, noun: Token) -> None:
    """As in "his time as editor": the owner's."""
    rules, lemma = verb_rules(), noun.lemma_.lower()
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if lemma in rules.tenures and owner is not None:
        status: Status = "current" if lemma in rules.posts else "former"
        hold(sentences, number, [owner], Holding("role.tenure-as", noun, Tense(status)))


def link_post(sentences: Sentences, number: int, noun: Token) -> None:
    """As in "holds the post of director", "was named to the post of envoy", "resigned from the post of dean"."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    tense = tense_of(sentences.layers, verb) if verb.pos_ == "VERB" else None
    rules, lemma = verb_rules(), verb.lemma_.lower()
    if tense is None:
        return
    if lemma in rules.refusing and (lemma != "turn" or _has_particle(verb, "down")) and tense.modality != "denied":
        refused = replace(tense, status="incoming", modality="denied")
        hold(sentences, number, subjects(sentences, verb), Holding("role.change", verb, refused))
    elif lemma in rules.holding:
        status = status_of_holding(rules.holding[lemma], tense)
        hold(sentences, number, subjects(sentences, verb), Holding("role.change", verb, tense, status))
    elif lemma in rules.appointing:
        receivers = subjects(sentences, verb) if is_passive(verb) else objects_of(verb)
        hold(sentences, number, receivers, Holding("role.appointed", verb, tense, status_of_appointing(verb, tense)))


def link_promoted(sentences: Sentences, number: int, preposition: Token) -> None:
    """As in "promoted from colonel to general", "rose to chief"."""
    verb = preposition.head
    while verb.dep_ in {"prep", "pobj"} and verb.head.i < verb.i:
        verb = verb.head
    tense = tense_of(sentences.layers, verb) if verb.lemma_ in _PROMOTING else None
    if tense is None:
        return
    holders = subjects(sentences, verb) if is_passive(verb) or verb.lemma_ == "rise" else objects_of(verb)
    holders = holders or ([verb.head] if verb.dep_ == "acl" else [])
    status: Status = "former" if preposition.lower_ == "from" else "current"
    everybody = [token for holder in holders for token in conjuncts_of(holder)]
    hold(sentences, number, everybody, Holding("role.change", verb, tense, status))
