"""The body at the end of a line that is no sentence: "A – Chief Director, Ministry of Trade", "B, CEO, Velora Shipping"."""

from __future__ import annotations

from dataclasses import replace

from newsgraph.nlp.page.layers import BlockRow
from newsgraph.nlp.roles.links import Link, Sentences
from newsgraph.nlp.roles.phrase import RolePhrase
from newsgraph.rules.roles import verb_rules
from newsgraph.rules.titles import title_head

_LONGEST = 40
_PARTING = frozenset({",", "–", "—", "--", "|"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})


def with_line_end(sentences: Sentences, link: Link) -> RolePhrase:
    """The phrase of a link, with the body or country that is all that its line still names behind it."""
    phrase, doc = link.phrase, sentences.doc
    if not verb_rules().is_(link.rule, "apposition") or not phrase.is_placeless or phrase.end + 1 >= len(doc):
        return phrase
    block = sentences.layers.block(doc[phrase.start])
    if phrase.end + 1 >= block["end"] or doc[phrase.end].text not in _PARTING or not _is_line(sentences, block):
        return phrase
    start = phrase.end + 1 + (doc[phrase.end + 1].lower_ == "the")
    row = sentences.names.at(start)
    if row is None or row["start"] not in {start, start - 1} or not _ends(sentences, row["end"], block):
        return phrase
    kind = sentences.layers.kind(row["entity"])
    if kind in {"organisation", "group"}:
        return replace(phrase, organisation=row["entity"], end=row["end"])
    head = title_head(phrase.head.title.word)
    if kind == "country" and head is not None and head.of_state:
        return replace(phrase, country=row["entity"], end=row["end"])
    return phrase


def _is_line(sentences: Sentences, block: BlockRow) -> bool:
    """Whether a block is a line of a list: short, and without a verb that could make a sentence of it."""
    words = sentences.doc[block["start"] : block["end"]]
    return len(words) <= _LONGEST and not any(token.tag_ in _FINITE for token in words)


def _ends(sentences: Sentences, end: int, block: BlockRow) -> bool:
    """Whether a line ends here, or goes on with a remark in brackets, a mark or a place ("..., Lake Institute, Lima")."""
    return end == block["end"] or sentences.doc[end].text in {"(", ".", ";", ","}
