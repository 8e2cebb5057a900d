"""Quotations between marks and their attributions, read from the surface of each paragraph.

Parsers stumble over quotations, so the words around the marks decide: what stands right after the closing mark and
right before the opening one.
"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Span

from newsgraph.nlp.page.quotes import DASHES, MARKS, Quotation, last_word
from newsgraph.nlp.statements.after_mark import read_after
from newsgraph.nlp.statements.asides import is_aside
from newsgraph.nlp.statements.attribution import Attribution
from newsgraph.nlp.statements.before_mark import read_before
from newsgraph.nlp.statements.manners import read_manner
from newsgraph.nlp.statements.page import OPEN_ENDS, STOPS, Page
from newsgraph.nlp.statements.utterances import is_utterance
from newsgraph.rules.closed import closed

_BREAKS = DASHES | {",", ":"}
_RESTS = closed().rests
_BRINGING = 8
"""How many tokens may stand between a cue and the quotation that it brings ("Ann replied on the radio, …")."""
_TAIL = 3
"""How many words may stand before a quotation that goes on with the one before ("and still")."""


def read_quotations(page: Page) -> dict[Quotation, Attribution]:
    """The attribution of each quotation that has one of its own; quotations cut by their attribution share one."""
    found: dict[Quotation, Attribution] = {}
    for number, group in page.by_block.items():
        for position, quotation in enumerate(group):
            before = group[position - 1] if position else None
            after = group[position + 1] if position + 1 < len(group) else None
            start = before.outer[1] if before else page.blocks[number]["start"]
            end = after.outer[0] if after else page.blocks[number]["end"]
            after_cue = read_after(page, quotation, end) or read_manner(page, quotation, end)
            if after_cue is not None and _brings_next(page, after_cue, after) and _is_brought(page, quotation):
                after_cue = None
            cut = None if before is not None and _is_brought(page, before) else before
            if cut is not None and is_aside(page, cut, quotation.outer[0]):
                cut, start = None, _before_aside(page, group, position - 1)
            own = after_cue or read_before(page, quotation, cut, start)
            if own is not None:
                found[quotation] = own
        _join(page, group, found)
    found |= _led_up_to(page, found)
    return found


def _led_up_to(page: Page, found: dict[Quotation, Attribution]) -> dict[Quotation, Attribution]:
    """The paragraphs of a speech whose speaker is told in a later one: none but the last has a closing mark."""
    made: dict[Quotation, Attribution] = {}
    for number in sorted(page.by_block, reverse=True):
        last, following = page.by_block[number][-1], page.by_block.get(number + 1, [None])[0]
        if following is None or last.closed or not last.opened or last in found or not is_utterance(page.doc, last):
            continue
        named = found.get(following) or made.get(following)
        opens = following.outer[0] == page.blocks[number + 1]["start"]
        if named is not None and opens and named.speakers and (named.resumes or named.afar):
            content = ((last.start, last.end),)
            made[last] = Attribution("statement.quote-floating", content, "direct", speakers=named.speakers, afar=True)
    return made


def _before_aside(page: Page, group: list[Quotation], position: int) -> int:
    """Where the sentence may begin that an aside with quoted words stands in: behind the quotation that ends before it."""
    whole = (one for one in group[:position][::-1] if last_word(page.doc, one) in STOPS | OPEN_ENDS)
    return next((one.outer[1] for one in whole), page.blocks[group[position].block]["start"])


def _brings_next(page: Page, own: Attribution, after: Quotation | None) -> bool:
    """Whether a cue stands right before the next quotation too (`to one who wrote "…," Ann replied, "…"`)."""
    if own.cue is None or after is None or not after.opened:
        return False
    gap = [token.text for token in page.doc[own.cue[1] : after.outer[0]]]
    return len(gap) <= _BRINGING and gap[-1:] in ([","], [":"]) and not STOPS.intersection(gap)


def _is_brought(page: Page, quotation: Quotation) -> bool:
    """Whether a cue stands before a quotation in its sentence."""
    start = page.blocks[quotation.block]["start"]
    for i in range(quotation.outer[0] - 1, start - 1, -1):
        if page.doc[i].text in STOPS or page.doc[i].text in MARKS:
            return False
        if i in page.verbs:
            return True
    return False


def _join(page: Page, group: list[Quotation], found: dict[Quotation, Attribution]) -> None:
    """Makes one statement in two pieces of a sentence cut by its cue ("…," said Ann, "…")."""
    for first, second in pairwise(group):
        own = found.get(first)
        if own is None or second in found or not own.resumes:
            continue
        between = page.doc[first.outer[1] : second.outer[0]]
        if not len(between) or any(token.text in STOPS for token in between):
            continue
        if _resumes(between) and (last_word(page.doc, first) in OPEN_ENDS or between[0].text in DASHES | {","}):
            joined = own.with_content(*own.content, (second.start, second.end))
            found[first] = found[second] = joined


def _resumes(between: Span) -> bool:
    """Whether words between quotations end so that the second goes on with the first ("…," Ann said, and still "…")."""
    tail = len(between)
    while tail and len(between) - tail < _TAIL and between[tail - 1].text not in _BREAKS:
        tail -= 1
    rest = between[tail:]
    return bool(tail) and between[tail - 1].text in _BREAKS and (not len(rest) or rest[0].lower_ in _RESTS)
