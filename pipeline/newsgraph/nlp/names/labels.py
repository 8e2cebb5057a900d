"""The labels of a transcript's turns that have a surname alone: "LIND:" behind an earlier "ANA LIND:"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from newsgraph.nlp.page.layers import BlockRow, TokenSpan
from newsgraph.rules.titles import is_title_head

_LABEL = 6
"""How many tokens a label may take, its colon included."""


_COLONS = frozenset({":", "):"})
_CLOSING = frozenset({")", "):"})
_NAME = 3
"""How many words a name that an office follows has at most."""
_WITH_OFFICE = 12
"""How many it may take with an office behind the name ("ANA LIND, MAYOR:", "ANA LIND (mayor):")."""


def labels_of_turns(
    texts: Sequence[str], blocks: Sequence[BlockRow], capitals: AbstractSet[int]
) -> tuple[frozenset[int], frozenset[int], frozenset[TokenSpan]]:
    """The surnames that are a label and fuller elsewhere, the tokens of labels that are no headlines, and the names that an office follows."""
    labels = list(_labels(texts, blocks, capitals))
    names = [(start, end) for start, end, _ in labels]
    full = {texts[end - 1].lower() for start, end in names if end - start > 1}
    alone = {start for start, end in names if end - start == 1 and texts[start].lower() in full}
    told = {texts[start].lower() for start in alone}
    longer = [(start, end) for start, end in names if end - start > 1 and texts[end - 1].lower() in told]
    shouted = [(start, end) for start, end in names if all(texts[i].isupper() for i in range(start, end))]
    turns = chain(longer, shouted if len(shouted) > 1 else ())
    of_office = (
        (start, end)
        for start, end, colon in labels
        if end - start <= _NAME and all(texts[i].isalpha() and texts[i].isupper() for i in range(start, end))
        if any(is_title_head(texts[i].lower()) for i in range(end, colon))
    )
    return frozenset(alone), frozenset(i for start, end in turns for i in range(start, end)), frozenset(of_office)


def _labels(
    texts: Sequence[str], blocks: Sequence[BlockRow], capitals: AbstractSet[int]
) -> Iterator[tuple[int, int, int]]:
    """Where a label begins, where its name ends, and its colon."""
    for block in blocks:
        start, end = block["start"], block["start"]
        while end < min(block["end"], start + _LABEL) and end in capitals:
            end += 1
        colon = end
        last = min(block["end"], start + _WITH_OFFICE)
        if start < end < last and texts[end] == ",":
            colon += 1
            while colon < last and colon in capitals:
                colon += 1
        elif start < end < last and texts[end] == "(":
            colon = next((i + (texts[i] == ")") for i in range(end, last) if texts[i] in _CLOSING), last)
        if start < end < block["end"] and colon < block["end"] and texts[colon] in _COLONS:
            yield start, end, colon
