"""Names in quotation marks that end an aside about the speaker: `Ann, author of “The Long Winter,” said the tax is wrong`.

English: the comma goes inside the marks, so that the aside's end looks like that of a quotation with its attribution.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.page.quotes import Quotation
from newsgraph.nlp.statements.page import STOPS, Page
from newsgraph.nlp.statements.utterances import is_utterance
from newsgraph.rules.closed import closed

_RELATIVES = closed().relative_openers | closed().relatives
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENS_CLAUSE = closed().asking | closed().relatives


def is_aside(page: Page, quotation: Quotation, end: int) -> bool:
    """Whether quoted words, with a cue right behind them, end an aside about the cue's subject."""
    verb = page.verbs.get(quotation.outer[1])
    if verb is None or not quotation.closed:
        return False
    limit = next((i for i in range(verb.i, end) if page.doc[i].text in STOPS | {":"}), end)
    return ends_aside(page, quotation, verb, limit)


def ends_aside(page: Page, quotation: Quotation, verb: Token, limit: int) -> bool:
    """Whether a cue right behind the marks belongs to a subject before an aside that the quoted words end.

    `limit`: where the sentence of the cue ends.
    """
    if verb.i != quotation.outer[1] or is_utterance(page.doc, quotation):
        return False
    head = _head(page, quotation)
    comma = next((i for i in range(len(head) - 1, 0, -1) if head[i].text == ","), None)
    if comma is None or not any(token.pos_ in {"PROPN", "NOUN", "PRON"} for token in head[:comma]):
        return False
    if _has_clause(head[comma + 1 :]):
        return False
    return _goes_on(page, verb, limit)


def _head(page: Page, quotation: Quotation) -> list[Token]:
    """The words of a sentence before a quotation, and its comma where it stands right before the marks."""
    start = first = quotation.outer[0]
    low = page.blocks[quotation.block]["start"]
    while start > low and page.doc[start - 1].text not in STOPS | {":"}:
        start -= 1
    return [page.doc[i] for i in range(start, first)]


def _has_clause(words: list[Token]) -> bool:
    """Whether words behind the last comma are a clause with a subject of its own, and none about who stands before."""
    for at, token in enumerate(words):
        if token.lower_ in _RELATIVES:
            return False
        if token.tag_ in _FINITE and at:
            return True
    return False


def _goes_on(page: Page, verb: Token, limit: int) -> bool:
    """Whether what stands behind a cue is said, or is a listener, and nobody who speaks."""
    doc, after = page.doc, verb.i + 1
    if after >= limit or doc[after].is_punct or verb.lemma_ == "tell" or doc[after].lower_ in _OPENS_CLAUSE:
        return True
    for i in range(after, limit):
        if doc[i].text == "," or doc[i].lower_ in _RELATIVES:
            break
        if doc[i].tag_ in _FINITE:
            return True
    named = page.layers.mention(doc[after])
    speaks = named is not None and page.layers.kind(named["entity"]) in {"person", "organisation", "country", "group"}
    return doc[after].pos_ in {"NOUN", "DET", "ADJ", "ADP"} and not speaks and not _can_speak(page, after, limit)


def _can_speak(page: Page, start: int, limit: int) -> bool:
    nouns = (page.doc[i] for i in range(start, limit) if page.doc[i].pos_ in {"NOUN", "PROPN"})
    head = next((noun for noun in nouns if noun.dep_ not in {"compound", "poss", "nmod"}), None)
    return head is not None and page.can_speak(head)
