"""Paragraphs of a Doc that came without blocks."""

from __future__ import annotations

from spacy.tokens import Doc

from newsgraph.nlp.page.rows import BlockRow


def blocks_of_plain(doc: Doc) -> list[BlockRow]:
    """The paragraphs of a Doc that a user made from plain text: cut at tokens of two or more line breaks."""
    cuts = [token.i for token in doc if token.is_space and token.text.count("\n") > 1]
    starts = [0, *(cut + 1 for cut in cuts)]
    ends = [*cuts, len(doc)]
    return [
        {"start": start, "end": end, "kind": "paragraph"}
        for start, end in zip(starts, ends, strict=True)
        if start < end
    ]
