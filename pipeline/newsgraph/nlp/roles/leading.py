"""Roles that a verb names without a noun: "heads the agency", "works for the bank", "founded by Lee"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.nlp.roles.complements import TEAMS
from newsgraph.nlp.roles.names import Names
from newsgraph.nlp.roles.tense import Tense, tense_of
from newsgraph.nlp.syntax import conjuncts_of, objects_of, prepositional, subjects_of
from newsgraph.rules.roles import verb_rules


@dataclass(frozen=True, slots=True)
class VerbRole:
    """A role that a verb gives: its holder's token, the title, the body and the words' tokens."""

    verb: Token
    holder: Token
    title: str
    organisation: int
    body: Token
    rule: str
    tense: Tense


def find_verb_roles(names: Names) -> Iterator[VerbRole]:
    """The roles in named bodies that verbs give, in text order."""
    rules = verb_rules()
    for token in names.doc:
        if token.pos_ != "VERB":
            continue
        lemma = token.lemma_.lower()
        if lemma in rules.leading:
            yield from _leading(names, token, rules.leading[lemma])
        elif lemma in rules.working:
            yield from _working(names, token, rules.working[lemma])


def _leading(names: Names, verb: Token, title: str) -> Iterator[VerbRole]:
    agents = prepositional(verb, "by")
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children) or (verb.tag_ == "VBN" and verb.dep_ == "acl")
    if passive:
        bodies = subjects_of(verb) or ([verb.head] if verb.dep_ == "acl" else [])
        holders = agents
    else:
        bodies, holders = objects_of(verb), subjects_of(verb)
    tense = tense_of(verb)
    if tense is None:
        return
    if title in {"founder", "co-founder", "owner"} and tense.status == "former" and title != "owner":
        tense = Tense("current", tense.modality)
    for body in bodies:
        organisation = _body(names, body)
        if organisation is None:
            continue
        for holder in holders:
            for one in conjuncts_of(holder):
                if names.person(one) is not None:
                    yield VerbRole(verb, one, title, organisation, body, "role.leading-verb", tense)


def _body(names: Names, token: Token) -> int | None:
    """The named body that a noun stands for; teams and delegations are a membership's business."""
    entity = names.layers.entity(token)
    if entity is None or names.layers.kind(entity) != "organisation" or token.lower_ in TEAMS:
        return None
    return entity


def _working(names: Names, verb: Token, prepositions: frozenset[str]) -> Iterator[VerbRole]:
    tense = tense_of(verb)
    if tense is None:
        return
    for preposition in (child for child in verb.children if child.dep_ == "prep" and child.lower_ in prepositions):
        for body in prepositional(verb, preposition.lower_):
            organisation = _body(names, body)
            if organisation is None:
                continue
            for holder in subjects_of(verb):
                if names.person(holder) is not None:
                    yield VerbRole(verb, holder, f"{verb.lower_} {preposition.lower_}", organisation, body, "role.working-verb", tense)
