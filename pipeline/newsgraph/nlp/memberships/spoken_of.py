"""Which group a text speaks of, where a sentence about its people does not name it: "Others include A", "In the chair sits B"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.groups.finding import ensure_group
from newsgraph.nlp.groups.nouns import noun_of
from newsgraph.nlp.memberships.meant import bare_body
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.groups import group_rules

_BACK = 3
"""Paragraphs that are looked back over."""


def group_before(layers: Layers, token: Token) -> tuple[int, Token] | None:
    """The group that was named last before a token, in its paragraph or the three before."""
    return next(_groups_before(layers, token.i, layers.block_number(token)), None)


def _groups_before(layers: Layers, end: int, block: int) -> Iterator[tuple[int, Token]]:
    doc, nouns = layers.doc, group_rules().nouns
    first = layers.blocks[max(block - _BACK, 0)]["start"]
    for i in range(end - 1, first - 1, -1):
        token = doc[i]
        told = token.pos_ in {"NOUN", "PROPN"} and token.tag_ not in {"NNS", "NNPS"} and noun_of(token) in nouns
        if told and not _is_of_office(token):
            group = ensure_group(layers, token)
            if group is None:
                group = bare_body(layers, token)
            if group is not None and layers.kind(group) == "group":
                yield group, token


def _is_of_office(noun: Token) -> bool:
    """Whether a group is named only to say who somebody is: "A, vice-chairman of the sea commission"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.dep_ == "appos"
