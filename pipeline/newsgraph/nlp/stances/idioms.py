"""Set phrases of a verb, what goes with it, and a preposition: "took aim at", "keep their distance from"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.page.lookup import written
from newsgraph.rules.attitude_shapes import Entry
from newsgraph.rules.attitudes import attitudes
from newsgraph.rules.closed import closed

REFLEXIVE = closed().reflexives
_EMPTYING = closed().scarce | closed().scant
_GAP = 3
"""How many other words may stand before each word of a phrase ("took a clumsy public swipe at")."""
_BREAKING = frozenset({"VERB", "AUX", "SCONJ", "ADP", "PUNCT"})


def idiom_link(verb: Token, entry: Entry) -> Token | None:
    """The preposition that ends the phrase of an entry that opens at a verb. None when the phrase does not stand there.

    Read from the surface, for the parser hangs the preposition now from the verb, now from the noun.
    """
    link = verb
    for word in (*entry.via, *([] if entry.link is None else [entry.link])):
        found = _next(link, word)
        if found is None:
            return None
        link = found
    return link


def _next(token: Token, word: str) -> Token | None:
    doc = token.doc
    if word != "oneself" and not written(doc).has(word):
        return None  # as nearly always
    for i in range(token.i + 1, min(token.i + 2 + _GAP, len(doc))):
        other = doc[i]
        if other.is_sent_start:
            return None
        if word in attitudes().unparted and other.pos_ == "ADJ":
            return None  # "is on the right side of history"
        if word in {other.lower_, other.lemma_} or (word == "oneself" and other.lower_ in REFLEXIVE):
            return other
        if other.pos_ in _BREAKING or other.lower_ in _EMPTYING:
            return None  # "had no | confidence in it"
    return None
