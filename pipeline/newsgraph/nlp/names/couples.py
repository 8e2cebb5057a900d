"""Given names that share the surname behind them: "Rolf and Vera Holm", "Rolf, Karl and Vera Holm".

English: the surname is said once, behind the last given name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsgraph.names import tables
from newsgraph.nlp.names.persons import is_given
from newsgraph.nlp.names.words import Words, is_place
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.rules.closed import closed

_FULL = 2


def couples(words: Words, chunks: Sequence[TokenSpan]) -> Iterator[tuple[TokenSpan, TokenSpan]]:
    """Each lone given name beside the full name whose surname it shares."""
    starts = {start: (start, end) for start, end in chunks}
    for start, end in chunks:
        word = words.texts[start]
        if end - start == 1 and is_given(word) and not is_place(word) and tables.region(word) is None:
            following = (
                starts.get(end + 1) if words.lowers[end : end + 1] and words.lowers[end] in closed().and_ else None
            )
            if following is not None and _is_full(words, following) and not _ends_name(words, start):
                yield (start, end), following


def _is_full(words: Words, span: TokenSpan) -> bool:
    """Whether a name is a given name with a surname, and no body goes on behind it ("Rolf and Vera Holm Foundation")."""
    start, end = span
    plain = not any(words.is_body_word(words.lowers[i]) for i in range(start, end))
    return end - start == _FULL and is_given(words.texts[start]) and plain and end not in words.capitalised


def _ends_name(words: Words, i: int) -> bool:
    """Whether a given name has a title or surname of its own before it."""
    return i > 0 and i not in words.block_starts and (i - 1 in words.capitalised or words.is_address(i - 1))
