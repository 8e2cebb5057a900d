"""Parties told by a letter after the name: "A (D-Ohio)", "A, R-Ky.".

English: a letter in brackets or after a comma, as in American news.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.memberships.facts import Telling, add_membership
from newsgraph.nlp.page.layers import Layers, MentionRow
from newsgraph.nlp.page.lookup import written
from newsgraph.nlp.parties.labels import PLAIN, party_of
from newsgraph.rules.parties import party_rules

_LETTER = re.compile(r",? \(?([A-Z])(?:[-–—](?=[A-Z])|\))")


def read_letters(layers: Layers) -> None:
    """Adds the memberships that letters after names give."""
    text = written(layers.doc).text
    for row in list(layers.mentions):
        if row["type"] == "name" and layers.kind(row["entity"]) == "person":
            _read_letter(layers, row, text)


def _read_letter(layers: Layers, row: MentionRow, text: str) -> None:
    """As in "A (D-Ohio)", "A, R-Ky."."""
    doc = layers.doc
    end = doc[row["end"] - 1].idx + len(doc[row["end"] - 1])
    found = _LETTER.match(text, end)
    full = party_rules().letters.get(found[1]) if found else None
    if found is None or full is None:
        return
    span = doc.char_span(found.start(1), found.end(1), alignment_mode="expand")
    if span is not None:
        party = party_of(layers, (span.start, span.start + 1), full, full)
        member = (row["entity"], layers.head(row))
        add_membership(layers, member, party, Telling("party-letter", PLAIN, _to_the_close(span[0])))


def _to_the_close(letter: Token) -> list[Token]:
    """The tokens from a letter to the bracket or comma that closes the label: "D-N.J."."""
    tokens = [letter]
    for token in letter.doc[letter.i + 1 : min(letter.i + 7, sentence(letter).end)]:
        if token.text in {")", ",", ";"} or token.pos_ in {"VERB", "AUX"}:
            return [*tokens, token] if token.text == ")" else tokens
        tokens.append(token)
    return [letter]
