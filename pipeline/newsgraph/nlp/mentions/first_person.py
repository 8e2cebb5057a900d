"""First person in a quotation: "I", "me" and "my" are who is quoted."""

from __future__ import annotations

from spacy.tokens import Doc

from newsgraph.nlp.mentions.quotations import Quotations
from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.nlp.page.lookup import with_lower
from newsgraph.rules.closed import closed

_FIRST_PERSON = closed().i


def find_speakers(doc: Doc) -> Doc:
    """Adds mentions for the first person in quotations whose speaker is a person, read from the statements."""
    layers = Layers(doc)
    speakers = _speaker_of_tokens(layers)
    quotations = Quotations(layers)
    for i in with_lower(doc, _FIRST_PERSON):
        token = doc[i]
        speaker = speakers.get(token.i)
        if speaker is not None and layers.mention(token) is None and quotations.holds(token.i):
            layers.add_mention(speaker, token.i, token.i + 1, "pronoun")
    layers.mentions.sort(key=lambda row: (row["start"], row["end"]))
    return doc


def _speaker_of_tokens(layers: Layers) -> dict[int, int]:
    """Who says each token, where one person does; words that two statements give to two people are left out."""
    found: dict[int, int] = {}
    disputed: set[int] = set()
    for claim in layers.claims:
        speaker = _quoted_person(layers, claim)
        if speaker is None:
            continue
        for start, end in claim["spans"].get("content_span", ()):
            for i in range(start, end):
                if found.setdefault(i, speaker) != speaker:
                    disputed.add(i)
    return {i: speaker for i, speaker in found.items() if i not in disputed}


def _quoted_person(layers: Layers, claim: ClaimRow) -> int | None:
    """The person whose very words a statement gives."""
    if claim["kind"] != "statement" or claim["values"].get("style") == "indirect":
        return None
    speaker = claim["entities"].get("speaker")
    return speaker if speaker is not None and layers.kind(speaker) == "person" else None
