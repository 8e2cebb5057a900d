"""Attributions that precede a quotation: Ann said, "…".

English: a comma or colon between cue and marks.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from newsgraph.nlp.grammar.tree import sentence, sentence_root
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.page.quotes import DASHES, Quotation, last_word
from newsgraph.nlp.statements.acts import is_denied
from newsgraph.nlp.statements.attribution import Attribution, trim
from newsgraph.nlp.statements.cues import cue_span
from newsgraph.nlp.statements.page import OPEN_ENDS, STOPS, Page, fits_speech, quoting
from newsgraph.nlp.statements.speakers import SILENT_LABELS, phrase_head, speakers_of
from newsgraph.nlp.statements.utterances import is_utterance
from newsgraph.rules.closed import closed
from newsgraph.rules.speech import speech

_LINK = DASHES | {",", ":", "that"}


_OF_NOUNS = frozenset({"relcl", "acl"})
_CIRCUMSTANCES = closed().circumstances
_COORDINATORS = closed().coordinators


def read_before(page: Page, quotation: Quotation, before: Quotation | None, start: int) -> Attribution | None:
    """`Ann said: "…"`: the attribution right before an opening mark, from `start` on."""
    mark = quotation.outer[0]
    if not quotation.opened:
        return None
    if mark == page.blocks[quotation.block]["start"]:
        return _from_heading(page, quotation)
    edge = mark
    while edge > start and page.doc[edge - 1].lower_ in _LINK:
        edge -= 1
    first = edge
    while first > start and page.doc[first - 1].text not in STOPS:
        first -= 1
    if any(token.text == ":" for token in page.doc[edge:mark]):
        return _at_colon(page, quotation, first, edge)
    verb = next((page.verbs[i] for i in range(edge - 1, first - 1, -1) if i in page.verbs), None)
    if verb is None or not _introduces(page, verb, quotation, edge) or _belongs_before(page, verb, before, start):
        return None
    return _made(page, quotation, verb, first, edge)


def _introduces(page: Page, verb: Token, quotation: Quotation, edge: int) -> bool:
    """Whether a cue leads up to the words between the marks, and these are what is said."""
    link = {token.lower_ for token in page.doc[edge : quotation.outer[0]]}
    if verb.lemma_ not in quoting() or (edge > verb.i + 1 and not link):
        return False
    gap = page.doc[verb.i + 1 : edge]
    if any(token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBG", "VBN"} for token in gap):
        return False
    if "that" in link:
        return gap[-1:].text not in _COORDINATORS and _ends_sentence(page, quotation)
    return not link <= {","} or is_utterance(page.doc, quotation)


def _ends_sentence(page: Page, quotation: Quotation) -> bool:
    after = quotation.outer[1]
    if last_word(page.doc, quotation) in STOPS or after >= page.blocks[quotation.block]["end"]:
        return True
    return page.doc[after].text in STOPS


def _belongs_before(page: Page, verb: Token, before: Quotation | None, start: int) -> bool:
    """Whether a cue between two quotations is the attribution of the first ("…," he said, "…")."""
    if before is None or not before.closed:
        return False
    between = page.doc[start : verb.i]
    if verb.tag_ == "VBG" and any(token.i in page.verbs for token in between):
        return False
    open_ = last_word(page.doc, before) in DASHES | {",", "?", "!"} or page.doc[before.outer[1]].text in DASHES | {","}
    return open_ and not any(token.text in STOPS or token.lower_ in _COORDINATORS for token in between)


def _at_colon(page: Page, quotation: Quotation, first: int, edge: int) -> Attribution | None:
    """`Ann told reporters: "…"`, `Ann: "…"`: the last cue of the sentence, else the phrase before the colon."""
    doc = page.doc
    verb = next(
        (
            page.verbs[i]
            for i in range(edge - 1, first - 1, -1)
            if i in page.verbs and page.verbs[i].dep_ not in {"relcl", "acl"}
        ),
        None,
    )
    if verb is not None and verb.lemma_ in quoting() and not verb.is_sent_end:
        made = _made(page, quotation, verb, first, edge)
        if made is not None:
            return made
    words = [token for token in doc[first:edge] if not token.is_punct]
    if not words or not is_utterance(page.doc, quotation):
        return None
    if any(token.pos_ in {"VERB", "AUX"} for token in words):
        return _of_subject(quotation, words) or _of_only_person(page, quotation, first, edge)
    if len(words) > 6:
        return None
    nominal = next(
        (token for token in words if token.pos_ in {"PROPN", "NOUN"} and token.ent_type_ not in SILENT_LABELS), None
    )
    if nominal is None or not any(token.ent_type_ == "PERSON" or token.pos_ == "PROPN" for token in words):
        return None
    return Attribution(
        rule="statement.quote-colon",
        content=((quotation.start, quotation.end),),
        style="direct",
        speakers=(_owner(phrase_head(nominal, first, edge)),),
    )


def _owner(head: Token) -> Token:
    """Whose message or verdict a noun names ("Ann's verdict: …"); else the noun itself."""
    named = head.lemma_ in speech().nouns
    owners = (child for child in head.children if child.dep_ == "poss")
    return next((child for child in owners if named or child.ent_type_ == "PERSON"), head)


def _of_subject(quotation: Quotation, words: list[Token]) -> Attribution | None:
    """`Ann was blunt: "…"`: the subject of the sentence before the colon."""
    subject = next(
        (
            token
            for token in words
            if token.dep_ == "nsubj"
            and (token.head.dep_ in {"ROOT", "conj"} or (token.head.dep_ == "ccomp" and token.head.head not in words))
            and token.pos_ in {"PROPN", "PRON"}
        ),
        None,
    )
    if subject is None or (subject.pos_ == "PROPN" and not subject.ent_type_):
        return None
    return Attribution("statement.quote-colon", ((quotation.start, quotation.end),), "direct", speakers=(subject,))


def _of_only_person(page: Page, quotation: Quotation, first: int, edge: int) -> Attribution | None:
    """`Her motive, as Ann Lee told it, was simple: "…"`: the only person of the sentence, unless somebody else acts in it.

    Nobody in it, and the quotation a paragraph of its own (`Then it began:`): the subject of the sentence before.
    """
    start = page.paragraph(first)
    heads = _people(page.doc[first:edge])
    if not heads and first > start and page.paragraph(quotation.start) != start:
        root = sentence_root(page.doc[first - 1])
        heads = [token for token in _people(page.doc[max(sentence(root).start, start) : first]) if token.head == root]
    others = [token for token in page.doc[first:edge] if token.dep_ == "nsubj" and token not in heads]
    if len(heads) != 1 or any(page.can_speak(token) for token in others if token.pos_ != "PRON"):
        return None
    return Attribution("statement.quote-colon", ((quotation.start, quotation.end),), "direct", speakers=(heads[0],))


def _people(span: Span) -> list[Token]:
    """The heads of the names of people in a stretch of tokens, each person once."""
    named = {ent.text: ent.root for ent in span.ents if ent.label_ == "PERSON"}
    return sorted(named.values(), key=lambda token: token.i)


def _from_heading(page: Page, quotation: Quotation) -> Attribution | None:
    """A quotation whose cue ends the paragraph before with a colon ("Ann continued:")."""
    if not quotation.block:
        return None
    block = page.blocks[quotation.block - 1]
    end = block["end"]
    while end > block["start"] and page.doc[end - 1].is_space:
        end -= 1
    if end <= block["start"] or page.doc[end - 1].text != ":":
        return None
    first = end - 1
    while first > block["start"] and page.doc[first - 1].text not in STOPS:
        first -= 1
    return _at_colon(page, quotation, first, end - 1)


def _sentence_start(page: Page, quotation: Quotation, first: int) -> int:
    """Where the sentence before a cue begins; quoted words that end no sentence and have no cue belong to it."""
    for other in page.before(quotation):
        if other.outer[1] < first:
            break
        if other.outer[1] == first and page.doc[other.end - 1].text not in STOPS | OPEN_ENDS:
            first = other.outer[0]
            while first > page.blocks[quotation.block]["start"] and page.doc[first - 1].text not in STOPS:
                first -= 1
            return first
    return first


def _opening(page: Page, verb: Token, speakers: tuple[Token, ...], first: int, edge: int) -> tuple[TokenSpan, ...]:
    """The words of a sentence before a cue between commas whose rest is quoted (If so, Ann said, "…")."""
    doc = page.doc
    if verb.dep_ in _OF_NOUNS or (verb.dep_ == "advcl" and any(child.tag_ == "WRB" for child in verb.children)):
        return ()
    if verb.dep_ == "conj":  # "She left, and if so, Ann said, …"
        first = max([first, *(child.i + 1 for child in verb.head.children if child.dep_ == "cc" and child.i < verb.i)])
    start = min([verb.i, *(speaker.left_edge.i for speaker in speakers if speaker.i < verb.i)])
    if start - first < 4 or doc[start - 1].text != "," or doc[edge].text != ",":
        return ()
    piece = trim(doc, first, start)
    words = doc[piece[0] : piece[1]]
    if words[0].lower_ in _CIRCUMSTANCES or words[0].tag_ in {"VBN", "VBG"}:
        return ()
    return (piece,) if any(token.pos_ in {"VERB", "AUX"} for token in words) else ()


def _made(page: Page, quotation: Quotation, verb: Token, first: int, edge: int) -> Attribution | None:
    speakers = speakers_of(verb, first, edge, guess=True)
    if not speakers or not fits_speech(page, verb, speakers):
        return None
    opening = _opening(page, verb, speakers, _sentence_start(page, quotation, first), edge)
    that = next((i for i in range(edge, quotation.start) if page.doc[i].lower_ == "that"), None)
    quoted = (quotation.start, quotation.end) if that is None else (that, quotation.outer[1])
    return Attribution(
        rule="statement.quote-after-cue",
        content=(*opening, quoted),
        style="mixed" if opening or that is not None else "direct",
        cue=cue_span(verb),
        verb=verb.i,
        speakers=speakers,
        denied=is_denied(page.layers, verb),
    )
