"""Quotations between marks and their attributions, read from the surface of each paragraph.

Parsers stumble over quotations, so the words around the marks decide: what stands right after the closing mark and
right before the opening one.
"""

from __future__ import annotations

from itertools import pairwise

from newsgraph.nlp.statements.after_mark import read_after
from newsgraph.nlp.statements.attribution import Attribution
from newsgraph.nlp.statements.before_mark import read_before
from newsgraph.nlp.statements.page import OPEN_ENDS, STOPS, Page
from newsgraph.nlp.statements.quotes import Quotation


def read_quotations(page: Page) -> dict[Quotation, Attribution]:
    """The attribution of each quotation that has one of its own; quotations cut by their attribution share one."""
    found: dict[Quotation, Attribution] = {}
    for number, group in page.by_block.items():
        for position, quotation in enumerate(group):
            before = group[position - 1] if position else None
            after = group[position + 1] if position + 1 < len(group) else None
            start = before.outer[1] if before else page.blocks[number]["start"]
            end = after.outer[0] if after else page.blocks[number]["end"]
            own = read_after(page, quotation, end) or read_before(page, quotation, before, start)
            if own is not None:
                found[quotation] = own
        _join(page, group, found)
    return found


def _join(page: Page, group: list[Quotation], found: dict[Quotation, Attribution]) -> None:
    """Makes one statement in two pieces of a sentence cut by its cue ("…," said Ann, "…")."""
    for first, second in pairwise(group):
        own = found.get(first)
        if own is None or second in found or own.rule != "statement.quote-before-cue":
            continue
        between = page.doc[first.outer[1] : second.outer[0]]
        if not len(between) or any(token.text in STOPS for token in between):
            continue
        if (
            between[-1].text in {",", "—", "–", "--", "-", ":"}
            or between[-1].lower_ in {"and", "but", "that", "because", "so"}
        ) and page.doc[first.end - 1].text in OPEN_ENDS:
            joined = own.with_content(*own.content, (second.start, second.end))
            found[first] = found[second] = joined
