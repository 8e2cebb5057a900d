"""Quotations without an attribution of their own: they carry on the statement before them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from newsgraph.nlp.layers import BlockRow
from newsgraph.nlp.statements.attribution import Attribution
from newsgraph.nlp.statements.quotes import Quotation
from newsgraph.nlp.statements.utterances import is_utterance

_STOPS = frozenset({".", "!", "?", "…", "...", ":"})
_ENDS = frozenset({".", "!", "?", "…", "...", ",", "—", "--", "-", "]", ")"})


def find_floating(
    doc: Doc,
    blocks: Sequence[BlockRow],
    quotations: Sequence[Quotation],
    quoted: Mapping[Quotation, Attribution],
    found: Sequence[Attribution],
) -> list[Attribution]:
    """Statements of quotations that follow an attributed statement in their paragraph, or open the paragraph after one."""
    covered = [item.hull for item in found if item.within is None]
    speaking = {_block_of(blocks, item.hull[0]) for item in found if item.within is None}
    made: list[Attribution] = []
    for quotation in quotations:
        if quotation in quoted or any(a < quotation.end and quotation.start < b for a, b in covered):
            continue
        if not is_utterance(doc, quotation) or not _is_sentence(doc, blocks, quotation):
            continue
        opens = quotation.outer[0] <= blocks[quotation.block]["start"]
        here = any(b <= quotation.start and a >= blocks[quotation.block]["start"] for a, b in covered)
        if here:
            rule = "statement.quote-continued"
        elif opens and quotation.block - 1 in speaking:
            rule = "statement.quote-floating"
        else:
            continue
        made.append(Attribution(rule=rule, content=((quotation.start, quotation.end),), style="direct", follows=True))
        covered.append((quotation.start, quotation.end))
        speaking.add(quotation.block)
    return made


def _stops_after(doc: Doc, quotation: Quotation) -> bool:
    after = quotation.outer[1]
    return after < len(doc) and doc[after].text in {".", ",", "!", "?"}


def _block_of(blocks: Sequence[BlockRow], i: int) -> int:
    return next((n for n, block in enumerate(blocks) if block["start"] <= i < block["end"]), 0)


def _is_sentence(doc: Doc, blocks: Sequence[BlockRow], quotation: Quotation) -> bool:
    """Whether a quotation stands as a sentence of its own: after a full stop or at the paragraph's start."""
    first = quotation.outer[0]
    if quotation.closed and doc[quotation.end - 1].text not in _ENDS and not _stops_after(doc, quotation):
        return False
    return first <= blocks[quotation.block]["start"] or doc[first - 1].text in _STOPS
