"""Joining a role phrase with the people whom a verb makes its holders."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_passive, objects_of, subjects_of
from newsgraph.nlp.roles.links import Sentences
from newsgraph.nlp.roles.tense import Tense
from newsgraph.rules.titles import Status


@dataclass(frozen=True, slots=True)
class Holding:
    """How a verb (or noun) makes somebody hold a role; `status` overrides the tense's."""

    rule: str
    verb: Token
    tense: Tense
    status: Status | None = None


def hold(sentences: Sentences, number: int, holders: list[Token], holding: Holding) -> bool:
    """Joins a phrase with the people whom the tokens stand for. False when none is a person."""
    linked = False
    tense = holding.tense
    people = [person for token in holders for person in sentences.holders_of(token)]
    if sentences.phrases[number].head.plural and len(people) < 2:
        return False  # "He edits the magazine group, publishers of ..."
    for holder in people:
        linked |= sentences.link(
            number,
            holder,
            holding.rule,
            status=holding.status or tense.status,
            modality=tense.modality,
            verb=holding.verb.i,
            perfect=tense.perfect and holding.status is None,
            source=tense.source,
            hedges=tense.hedges,
        )
    return linked


def subjects(sentences: Sentences, verb: Token) -> list[Token]:
    """The subjects of a verb; "who" stands for the person named right before it, wherever the parser hung its clause."""
    who = next(
        (child for child in verb.children if child.lower_ == "who" and child.dep_ in {"nsubj", "nsubjpass"}), None
    )
    if who is not None and who.i > 1:
        before = sentences.doc[who.i - 1]
        before = sentences.doc[who.i - 2] if before.text == "," else before
        people = sentences.holders_of(before) or _linked_before(sentences, before.i) or _named_by(sentences, before)
        if people:
            return people
    told = _told_to(sentences, verb)
    if told:
        return told
    if any(child.lower_ == "which" and child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
        return []
    return subjects_of(verb)


def _named_by(sentences: Sentences, noun: Token) -> list[Token]:
    """The person whom a noun in apposition describes: "Lee, the Maryland Democrat who ..."."""
    return [noun.head] if noun.dep_ == "appos" and sentences.names.person(noun.head) is not None else []


def _told_to(sentences: Sentences, verb: Token) -> list[Token]:
    """The object of the verb above an infinitive, which is its subject: "They appointed Lee to head the agency"."""
    infinitive = any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)
    above = verb.head
    if not infinitive or verb.dep_ not in {"xcomp", "ccomp", "advcl"} or above.pos_ != "VERB" or is_passive(above):
        return []
    return [token for token in objects_of(above) if token.i < verb.i and sentences.names.person(token) is not None]


def _linked_before(sentences: Sentences, i: int) -> list[Token]:
    """The holders of the role phrase that ends at a token: "a chief of staff from the party, who ..."."""
    links = sentences.links.get(sentences.ending.get(i + 1, -1), [])
    return [sentences.doc[link.place[1] - 1] for link in links]
