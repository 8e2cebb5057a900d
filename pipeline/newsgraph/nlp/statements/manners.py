"""Attributions without a verb of saying: "…," nodded Ann; "…!" Ann laughed.

English: a comma inside the marks says that the speaker follows, whatever the verb is; behind "?" and "!" it is one of gesture.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import OBJECTS, SUBJECTS
from newsgraph.nlp.page.quotes import Quotation, last_word
from newsgraph.nlp.statements.attribution import Attribution
from newsgraph.nlp.statements.page import STOPS, Page
from newsgraph.nlp.statements.speakers import speakers_of
from newsgraph.rules.closed import closed
from newsgraph.rules.speech import speech

_COMPLEMENTS = OBJECTS | {"ccomp", "xcomp", "acomp"}
_PAST = frozenset({"VBD", "VBZ"})
_SPEAKER = 8
"""How many tokens the speaker may take before the verb."""
_THIRD = closed().he_or_she | closed().they
_DETERMINERS = closed().articles | closed().possessives


def read_manner(page: Page, quotation: Quotation, end: int) -> Attribution | None:
    """`"…," nodded Ann`: the attribution right after a closing mark by what the speaker did, up to `end`."""
    doc, first = page.doc, quotation.outer[1]
    last = last_word(doc, quotation)
    if not quotation.closed or not quotation.opened or first >= end or last not in {",", "?", "!"}:
        return None
    if not _begins_sentence(page, quotation):
        return None
    limit = next((i for i in range(first, end) if doc[i].text in STOPS | {":"}), end)
    verb = _inverted(page, first, limit) or _behind_speaker(page, first, limit, last)
    if verb is None:
        return None
    speakers = speakers_of(verb, first, limit, guess=True)
    if not speakers or not all(page.can_speak(speaker) for speaker in speakers):
        return None
    content = ((quotation.start, quotation.end),)
    return Attribution(
        "statement.quote-before-cue",
        content,
        "direct",
        (verb.i, verb.i + 1),
        verb.i,
        speakers,
        resumes=True,
    )


def _begins_sentence(page: Page, quotation: Quotation) -> bool:
    """Whether no word stands before a quotation in its sentence."""
    start, first = page.blocks[quotation.block]["start"], quotation.outer[0]
    return first == start or page.doc[first - 1].text in STOPS or not page.doc[first - 1].text[-1].isalnum()


def _inverted(page: Page, first: int, limit: int) -> Token | None:
    """`nodded Ann`, `grinned the coach`: a verb right behind the mark, and somebody right behind the verb."""
    verb = page.doc[first]
    if not _is_deed(verb) or first + 1 >= limit:
        return None
    after = page.doc[first + 1]
    named = page.layers.mention(after)
    is_person = named is not None and page.layers.kind(named["entity"]) in {"person", "unnamed"}
    return verb if is_person or after.lower_ in _DETERMINERS or after.tag_ == "NNP" else None


def _behind_speaker(page: Page, first: int, limit: int, last: str) -> Token | None:
    """`Ann nodded`, `Ann, the coach, nodded`: the verb behind a speaker that has nothing but its subject."""
    doc = page.doc
    for i in range(first + 1, min(limit, first + _SPEAKER)):
        verb = doc[i]
        if verb.text == ",":
            after = next((k + 1 for k in range(i + 1, min(limit - 1, i + _SPEAKER)) if doc[k].text == ","), first)
            verb = doc[after]
        if verb.is_punct or verb.i == first:
            return None
        if _is_deed(verb):
            plain = not any(child.dep_ in _COMPLEMENTS and child.i > verb.i for child in verb.children)
            somebody = doc[first].tag_ == "NNP" or doc[first].lower_ in _THIRD | _DETERMINERS
            known = last == "," or verb.lemma_ in speech().gestures
            own = any(child.dep_ in SUBJECTS and first <= child.i < i for child in verb.children)
            return verb if plain and somebody and known and own else None
        if verb.i > i:
            return None
    return None


def _is_deed(token: Token) -> bool:
    return token.tag_ in _PAST and token.pos_ == "VERB" and token.is_lower
