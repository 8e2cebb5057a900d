"""Credits at an article's end ("Author: N. N. / xy Editor: N. N.", "ab / cd (AP, dpa)"), whose names are no part of the news."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.names import tables
from newsgraph.nlp.page.layers import BlockRow
from newsgraph.rules.names import name_lists

_LAST_WORDS = 45
_MARKS = frozenset({"/", ",", ";", "(", ")", "[", "]", ".", "-", "|"})
_INITIALS = 4


def credit_tokens(doc: Doc, blocks: list[BlockRow]) -> frozenset[int]:
    """The tokens of the credits that end the article's last block; empty where it has none."""
    if not blocks:
        return frozenset()
    end = blocks[-1]["end"]
    first = max(blocks[-1]["start"], end - _LAST_WORDS)
    start = _labelled_start(doc, first, end)
    start = _agencies_start(doc, first, end if start is None else start)
    return frozenset(range(start, end))


def _labelled_start(doc: Doc, first: int, end: int) -> int | None:
    """Where the credits begin with a label: "Author:", "Reporting by", "(Editing by"."""
    labels = name_lists().credit_labels
    for i in range(first, end - 1):
        if doc[i].lower_ in labels and doc[i].text[0].isupper() and doc[i + 1].lower_ in {":", "by"}:
            return i
    return None


def _agencies_start(doc: Doc, first: int, end: int) -> int:
    """Where a tail of agencies and editors' initials begins; `end` where there is none."""
    start, agencies = end, 0
    marks = _MARKS | name_lists().credit_links
    for i in range(end - 1, first - 1, -1):
        if _is_agency(doc[i]):
            agencies += 1
        elif doc[i].text not in marks and not (doc[i].is_lower and len(doc[i]) <= _INITIALS):
            break
        start = i
    while start < end and doc[start].text in {".", ",", ")", "]"}:
        start += 1
    # A sentence's own last words ("..., said Reuters.") hold no bracket or slash.
    marked = any(token.text in {"(", "/"} for token in doc[start:end])
    return start if agencies and marked else end


def _is_agency(token: Token) -> bool:
    found = tables.body(token.text) or tables.body(token.text.upper())
    return (found is not None and found.kind == "agency") or token.lower_ in name_lists().agencies
