"""Ranks of who has left: "Admiral (ret.) Ann Lee", "Lt. Gen. Ann Lee (Rtd)"."""

from __future__ import annotations

from spacy.tokens import Doc

from newsgraph.nlp.roles.links import Link
from newsgraph.rules.roles import role_words


def is_retired(doc: Doc, link: Link) -> bool:
    """Whether a remark in brackets behind a rank, or behind its holder's name, says so."""
    behind = (link.phrase.head.end, link.place[1])
    return link.phrase.head.title.kind == "rank" and any(end_of_remark(doc, i) > i for i in behind)


def end_of_remark(doc: Doc, i: int) -> int:
    """The token behind "(ret.)" when such a remark begins at a token, else that token."""
    if i + 2 >= len(doc) or doc[i].text != "(" or doc[i + 1].lower_.rstrip(".") not in role_words().retired:
        return i
    closing = i + 3 if doc[i + 2].text == "." else i + 2
    return closing + 1 if closing < len(doc) and doc[closing].text == ")" else i
