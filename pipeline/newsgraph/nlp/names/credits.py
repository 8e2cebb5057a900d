"""Credits at an article's end ("Author: N. N. / xy Editor: N. N.", "ab / cd (AP, dpa)"), whose names are no part of the news."""

from __future__ import annotations

from newsgraph.names import tables
from newsgraph.nlp.page.layers import BlockRow
from newsgraph.nlp.page.lookup import Written
from newsgraph.rules.names import name_lists

_LAST_WORDS = 45
_MARKS = frozenset({"/", ",", ";", "(", ")", "[", "]", ".", "-", "|"})
_INITIALS = 4


def credit_tokens(said: Written, blocks: list[BlockRow]) -> frozenset[int]:
    """The tokens of the credits that end the article's last block; empty where it has none."""
    if not blocks:
        return frozenset()
    end = blocks[-1]["end"]
    first = max(blocks[-1]["start"], end - _LAST_WORDS)
    start = _labelled_start(said, first, end)
    start = _agencies_start(said.texts, first, end if start is None else start)
    return frozenset(range(start, end))


def _labelled_start(said: Written, first: int, end: int) -> int | None:
    """Where the credits begin with a label: "Author:", "Reporting by", "(Editing by"."""
    labels, lowers = name_lists().credit_labels, said.lowers
    for i in range(first, end - 1):
        if lowers[i] in labels and said.texts[i][0].isupper() and lowers[i + 1] in {":", "by"}:
            return i
    return None


def _agencies_start(texts: list[str], first: int, end: int) -> int:
    """Where a tail of agencies and editors' initials begins; `end` where there is none."""
    start, agencies = end, 0
    marks = _MARKS | name_lists().credit_links
    for i in range(end - 1, first - 1, -1):
        if _is_agency(texts[i]):
            agencies += 1
        elif texts[i] not in marks and not (texts[i].islower() and len(texts[i]) <= _INITIALS):
            break
        start = i
    while start < end and texts[start] in {".", ",", ")", "]"}:
        start += 1
    # A sentence's own last words ("..., said Reuters.") hold no bracket or slash.
    marked = not {"(", "/"}.isdisjoint(texts[start:end])
    return start if agencies and marked else end


def _is_agency(word: str) -> bool:
    found = tables.body(word) or tables.body(word.upper())
    return (found is not None and found.kind == "agency") or word.lower() in name_lists().agencies
