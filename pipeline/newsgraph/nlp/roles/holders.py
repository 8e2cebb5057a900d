"""Joining a role phrase with the people whom a verb makes its holders."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.nlp.roles.links import Sentences
from newsgraph.nlp.roles.tense import Tense
from newsgraph.rules.title_tables import Status


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
