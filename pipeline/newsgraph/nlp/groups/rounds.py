"""Rounds of talks: "the second round", "third-round talks", "Round 2"; what parts two groups of one sender and year."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from newsgraph.nlp.grammar.numbers import ORDINALS, number_of
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import with_lower
from newsgraph.rules.groups import group_rules

_LEAD = 3
"""Title and paragraphs at the head of an article that tell which round it is about."""
_AT = frozenset({"in", "at", "during", "for"})
_BETWEEN = 2
"""Words that may stand between the number and the round: "second formal round", "third-round"."""


def round_of(tokens: Iterable[Token]) -> int | None:
    """The first round that some tokens tell of, unless as gone by ("since the first round"); None where they tell of none."""
    found = (_number(token) for token in tokens if not _is_gone_by(token))
    return next((number for number in found if number is not None), None)


def own_round(layers: Layers) -> int | None:
    """The round that the article is about: the first that its title or its first paragraphs tell of."""
    found = round_of(_told_of(layers))
    return None if found in layers.once(gone_rounds) else found


def gone_rounds(layers: Layers) -> frozenset[int]:
    """The rounds that are over where the article begins: "a week after the first round"."""
    return frozenset(n for token in _told_of(layers) if _is_gone_by(token) and (n := _number(token)) is not None)


def _told_of(layers: Layers) -> list[Token]:
    """The words for a round in title and first paragraphs."""
    end = layers.blocks[:_LEAD][-1]["end"] if layers.blocks else 0
    return [layers.doc[i] for i in with_lower(layers.doc, group_rules().words.rounds) if i < end]


def _is_gone_by(token: Token) -> bool:
    """As in "a week after the first round", "since the second formal round"."""
    before = token.doc[max(token.i - 2 - _BETWEEN, 0) : token.i]
    return any(other.lower_ in group_rules().words.gone_by for other in before)


def _number(token: Token) -> int | None:
    """The number of the round that a word stands for, when it does."""
    if token.lower_ in ORDINALS and _is_elliptic(token):
        return ORDINALS[token.lower_]
    if token.lower_ not in group_rules().words.rounds:
        return None
    doc = token.doc
    for i in range(token.i - 1, max(token.i - 2 - _BETWEEN, -1), -1):
        if doc[i].lower_ in ORDINALS or doc[i].lower_ in group_rules().words.opening_rounds:
            return ORDINALS.get(doc[i].lower_, 1)
        if doc[i].pos_ in {"VERB", "AUX", "ADP"} or doc[i].text == ",":
            break
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return None if after is None or after.pos_ == "NOUN" else number_of(after.text)


def _is_elliptic(ordinal: Token) -> bool:
    """Whether an ordinal stands for a round of which the document has told: "A led the team in the fourth."."""
    doc, i = ordinal.doc, ordinal.i
    alone = i + 1 >= len(doc) or doc[i + 1].is_punct or doc[i + 1].pos_ in {"ADP", "CCONJ"}
    at = i > 1 and doc[i - 1].lower_ == "the" and doc[i - 2].lower_ in _AT
    return alone and at and any(k < i for k in with_lower(doc, group_rules().words.rounds))
