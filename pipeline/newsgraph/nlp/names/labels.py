"""The labels of a transcript's turns that have a surname alone: "LIND:" behind an earlier "ANA LIND:"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from newsgraph.nlp.page.layers import BlockRow

_LABEL = 6
"""How many tokens a label may take, its colon included."""


def labels_of_turns(
    texts: Sequence[str], blocks: Sequence[BlockRow], capitals: AbstractSet[int]
) -> tuple[frozenset[int], frozenset[int]]:
    """The tokens that are a whole label, and the last word of a label in several words elsewhere; and the tokens of those."""
    labels = list(_labels(texts, blocks, capitals))
    full = {texts[end - 1].lower() for start, end in labels if end - start > 1}
    alone = {start for start, end in labels if end - start == 1 and texts[start].lower() in full}
    told = {texts[start].lower() for start in alone}
    longer = (range(start, end) for start, end in labels if end - start > 1 and texts[end - 1].lower() in told)
    return frozenset(alone), frozenset(chain.from_iterable(longer))


def _labels(texts: Sequence[str], blocks: Sequence[BlockRow], capitals: AbstractSet[int]) -> Iterator[tuple[int, int]]:
    for block in blocks:
        start, end = block["start"], block["start"]
        while end < min(block["end"], start + _LABEL) and end in capitals:
            end += 1
        if start < end < block["end"] and texts[end] == ":":
            yield start, end
