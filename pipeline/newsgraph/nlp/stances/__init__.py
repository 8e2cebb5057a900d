"""Who is for or against whom or what, read from attitude frames."""

from __future__ import annotations

from spacy.tokens import Doc


def find_stances(doc: Doc) -> Doc:
    return doc
