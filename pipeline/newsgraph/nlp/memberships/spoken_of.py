"""Which group a text speaks of, where a sentence about its people does not name it: "Others include A", "In the chair sits B"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.groups.finding import ensure_group
from newsgraph.nlp.groups.nouns import is_titled, noun_of
from newsgraph.nlp.memberships.meant import bare_body
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.groups import group_rules

_BACK = 3
"""Paragraphs that are looked back over."""


def group_before(layers: Layers, token: Token) -> tuple[int, Token] | None:
    """The group that was named last before a token, in its paragraph or the three before; else the last bare body ("the panel")."""
    nouns = list(nouns_before(layers, token))
    past: tuple[int, Token] | None = None
    for find in (ensure_group, bare_body):
        for noun in nouns:
            group = find(layers, noun)
            if group is not None and layers.kind(group) == "group":
                if layers.entities[group]["time"] is None:
                    return group, noun
                past = past or (group, noun)  # "A, who was in the delegation of 2019, will not be joining": today's
    return past


def nouns_before(layers: Layers, token: Token) -> Iterator[Token]:
    """The nouns for groups before a token, the last first."""
    doc, nouns = layers.doc, group_rules().nouns
    first = layers.blocks[max(layers.block_number(token) - _BACK, 0)]["start"]
    for i in range(token.i - 1, first - 1, -1):
        noun = doc[i]
        told = noun.pos_ in {"NOUN", "PROPN"} and noun.tag_ not in {"NNS", "NNPS"} and noun_of(noun) in nouns
        if (
            told
            and not _is_of_office(noun)
            and not _owns(noun)
            and not (is_titled(noun) and noun_of(noun) in group_rules().words.elected)  # "a council member"
            and not is_met(noun)
            and noun_of(noun) not in group_rules().words.of_candidates
        ):
            yield noun


def bodies_before(layers: Layers, token: Token) -> Iterator[Token]:
    """The nouns before a token for bodies that have a chair, the last first."""
    chaired = group_rules().words.chaired
    return (noun for noun in nouns_before(layers, token) if noun_of(noun) in chaired)


def is_met(noun: Token) -> bool:
    """Whether a group is only whom another one deals with: "named its team for the talks with the military council"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"with", "against"}:
        return False
    nouns = group_rules().nouns
    return any(
        noun_of(token) in nouns for token in noun.doc[sentence(noun).start : noun.head.i] if token.pos_ == "NOUN"
    )


def _owns(noun: Token) -> bool:
    """As in "the government's delegates", who are told of and not the government."""
    return noun.dep_ == "poss" and noun_of(noun) in group_rules().words.of_any_time


def _is_of_office(noun: Token) -> bool:
    """Whether a body is named only to say who somebody is: "A, vice-chairman of the sea commission", not "head of the delegation"."""
    return (
        noun_of(noun) in group_rules().words.elected
        and noun.dep_ == "pobj"
        and noun.head.lower_ == "of"
        and noun.head.head.dep_ == "appos"
    )
