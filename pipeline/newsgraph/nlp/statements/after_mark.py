"""Attributions that follow a quotation: "…," said Ann.

English: the cue stands before or behind its speaker, behind a comma inside the marks.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.page.lookup import word_beside
from newsgraph.nlp.page.quotes import DASHES, Quotation, last_word
from newsgraph.nlp.statements.acts import is_denied
from newsgraph.nlp.statements.asides import ends_aside
from newsgraph.nlp.statements.attribution import Attribution, Style, trim
from newsgraph.nlp.statements.cues import cue_span
from newsgraph.nlp.statements.page import OPEN_ENDS, STOPS, Page, fits_speech, quoting
from newsgraph.nlp.statements.speakers import speakers_of
from newsgraph.nlp.statements.utterances import has_own_clause, is_about_speaker, is_show, is_utterance
from newsgraph.rules.closed import closed
from newsgraph.rules.speech import speech

_GOING_ON = closed().going_on
_SIDE_CLAUSES = closed().side_clauses
_GENITIVES = closed().genitives
_LINKS = DASHES | {","}
_SHORT = 7
"""How many tokens the speaker may take in a sentence of its own after a quotation."""
_REACH = 45
"""How many tokens after a closing mark an attribution may take ("…," said Ann, a …)."""


def read_after(page: Page, quotation: Quotation, end: int) -> Attribution | None:
    """`"…," said Ann`: the attribution right after a closing mark, up to `end`."""
    doc, begin = page.doc, quotation.outer[1]
    if not quotation.closed or begin >= end or quotation.end <= quotation.start:
        return None
    last = last_word(doc, quotation)
    first = begin + (doc[begin].text in _LINKS)
    if first >= end or not (last in OPEN_ENDS or first > begin or _follows(page, quotation, first, end)):
        return None
    open_end = last in {"?", "!", "…", "..."} and first == begin
    new_sentence = open_end and doc[first].is_title and first not in page.verbs and not _names(page, first, end)
    if doc[first].lower_ in _GOING_ON or new_sentence:
        return None
    reach = range(first, min(end, first + _REACH))
    limit = next((i for i in reach if doc[i].text in STOPS | {":"}), reach.stop)
    verb = _cue_after(page, first, limit)
    if verb is None or ends_aside(page, quotation, verb, limit):
        return None
    speakers = speakers_of(verb, first, limit, guess=True)
    if not speakers or not fits_speech(page, verb, speakers):
        return None
    head, style = _head_start(page, quotation)
    content = trim(doc, head, quotation.end) if style == "mixed" else (quotation.start, quotation.end)
    return Attribution(
        rule="statement.quote-before-cue",
        content=(content,),
        style=style,
        cue=cue_span(verb),
        verb=verb.i,
        speakers=speakers,
        denied=is_denied(page.layers, verb),
        resumes=True,
    )


def _follows(page: Page, quotation: Quotation, first: int, end: int) -> bool:
    """Whether an attribution follows a whole quotation without a comma (`"It is late" said Ann`, `"It is late." Ann told us.`).

    After a full stop its cue must have no other words to report: no clause, no object but a listener, no quotation up to `end`.
    """
    doc, last = page.doc, last_word(page.doc, quotation)
    if not is_utterance(doc, quotation):
        return False
    if last not in STOPS:
        return first in page.verbs
    verb = next((page.verbs[i] for i in range(first, min(end, first + _SHORT)) if i in page.verbs), None)
    if last != "." or verb is None or verb.lemma_ not in speech().telling or verb.dep_ != "ROOT":
        return False
    if not doc[quotation.start].text[0].isupper():
        return False
    deps = {child.dep_ for child in verb.children if verb.i < child.i < end and not is_show(child)}
    if deps & {"ccomp", "xcomp", "advcl", "oprd"} or (verb.lemma_ == "say" and "dobj" in deps):
        return False
    rest = [token.text for token in doc[verb.i : min(sentence(verb).end, end)]]
    whole = sentence(verb).end <= end and rest[-1] == "."
    return (whole or rest[-1] in _GENITIVES) and ":" not in rest  # "told NBC's "Meet the Press""


def _names(page: Page, first: int, end: int) -> bool:
    """Whether words after "…?" or "…!" read like the subject of a cue: a cue follows within a few words."""
    return any(i in page.verbs for i in range(first, min(end, first + 12)))


def _cue_after(page: Page, first: int, limit: int) -> Token | None:
    """The cue of an attribution that begins at `first`: a verb of saying that is not in a clause about the speaker."""
    for i in range(first, limit):
        verb = page.verbs.get(i)
        if verb is None or verb.lemma_ not in quoting() or is_about_speaker(verb):
            continue
        # "Ann tweeted": a tagger that takes it for a participle still gives it a subject of its own.
        helped = any(child.dep_ in {"aux", "nsubj"} for child in verb.children) or word_beside(verb, -1) == "as"
        past = verb.tag_ == "VBD" or verb.lower_ == "read"  # "the letter read" has any tag
        if not past and (verb.tag_ == "VB" or (verb.tag_ in {"VBN", "VBG"} and not helped)):
            continue
        between = page.doc[first:i]
        if any(
            token.lower_ == "than" or (token.lower_ in _SIDE_CLAUSES and token.head.pos_ in {"VERB", "AUX"})
            for token in between
        ):
            return None
        return None if has_own_clause(verb, inverted=i == first) else verb
    return None


def _head_start(page: Page, quotation: Quotation) -> tuple[int, Style]:
    """Where the sentence of a quotation begins; words before its mark make it a mixed one.

    Quoted words earlier in the sentence belong to it, unless they are attributed themselves or end a sentence.
    """
    doc = page.doc
    head = quotation.outer[0]
    start = page.blocks[quotation.block]["start"]
    for other in page.before(quotation):
        if doc[other.end - 1].text in STOPS | OPEN_ENDS or is_utterance(doc, other):
            start = other.outer[1]
            break
    while head > start and doc[head - 1].text not in STOPS | {":"}:
        head -= 1
    words = [token for token in doc[head : quotation.outer[0]] if not token.is_punct and not token.is_space]
    if not words or not quotation.opened or any(token.i in page.verbs and has_own_clause(token) for token in words):
        return quotation.start, "direct"
    if words[-1].i in page.verbs:
        return quotation.start, "direct"
    return head, "mixed"
