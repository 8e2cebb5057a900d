"""What a title is about, behind it: "of Law" before "at Peru University", "to Japan and Peru"."""

from __future__ import annotations

from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.roles.bodies import noun_phrase_at
from newsgraph.nlp.roles.heads import TitleHead
from newsgraph.nlp.roles.names import Names
from newsgraph.rules.roles import is_body_noun, role_words


def is_subject(names: Names, head: TitleHead, span: TokenSpan, last: int) -> bool:
    """Whether "of X" names a subject or department and the body comes after it ("professor of Law at Peru University")."""
    if any(is_body_noun(token.text) for token in names.doc[span[0] : span[1]]):
        return False
    if head.title.word in role_words().teaching:
        return True
    after = names.doc[span[1]] if span[1] < last else None
    if (
        after is None
        or after.lower_ not in {"at", "for", "with"}
        or (names.at(span[1] - 1) is not None and after.lower_ != "at")
    ):
        return False
    following = noun_phrase_at(names, span[1] + 1, last)
    return following is not None and bool(names.inside(following, "organisation"))


def coordinated(names: Names, span: TokenSpan, last: int) -> list[TokenSpan]:
    """The countries and bodies that a list goes on with behind the one that a phrase names: "to Japan, | Peru and Chile"."""
    items: list[TokenSpan] = []
    if names.inside(span, "country", "organisation"):
        while (item := _next_item(names, items[-1][1] if items else span[1], last)) is not None:
            items.append(item)
    return items


def _next_item(names: Names, end: int, last: int) -> TokenSpan | None:
    i = end
    while i < last and (names.doc[i].text == "," or names.doc[i].lower_ == "and"):
        i += 1
    if i == end:
        return None
    span = noun_phrase_at(names, i, last)
    if span is None or not names.inside(span, "country") or names.inside(span, "person"):
        return None
    named = names.inside(span, "country")[-1]
    return span if named["end"] == span[1] and named["start"] - span[0] <= 1 else None
