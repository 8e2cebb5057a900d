"""Statements that the layout attributes: `Ann: The dam will hold`, `"…" — Ann`, a paragraph under `Ann added:`.

In headlines and transcripts a name with a colon stands for "says"; under a quotation set off by itself a dash does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.page.quotes import DASHES, Quotation
from newsgraph.nlp.statements.acts import is_made
from newsgraph.nlp.statements.attribution import Attribution, trim
from newsgraph.nlp.statements.cues import cue_span
from newsgraph.nlp.statements.page import STOPS, Page, quoting
from newsgraph.nlp.statements.scene import Scene
from newsgraph.nlp.statements.speakers import speakers_of
from newsgraph.rules.closed import closed

_HEADINGS = frozenset({"title", "heading"})
_SPOKEN = closed().spoken
"""Words of which a transcript has some, and a list of people none ("Ann Lee: She built the dam in 1990.")."""
_NAME = 6
"""How many tokens a name with its title may take before a colon."""
_ADDRESSED = closed().addressed
_ASKING = 2
"""How many words a label has at most of whoever asks."""
_TURNS = 2
"""How many paragraphs with a name and a colon make a transcript."""
_LABEL = 12
"""How many tokens the name and office under a quotation may take."""
_OPENING_WORDS = 40
"""How many tokens of a paragraph are looked at for words of speech."""


def read_lines(scene: Scene, page: Page, quoted: Collection[Quotation]) -> Iterator[Attribution]:
    """The statements of a document that stand beside a name, or under a cue, without other words."""
    spoken = _is_transcript(scene)
    for number, row in enumerate(scene.layers.blocks):
        block = trim_space(scene, (row["start"], row["end"]))
        if block[1] - block[0] > 1:
            made = _at_colon(scene, row["kind"], block, spoken=spoken) or _under_cue(scene, page, number, block)
            if made is not None:
                yield made
    for quotation in scene.outer:
        if quotation not in quoted:
            made = _at_dash(scene, quotation)
            if made is not None:
                yield made


def trim_space(scene: Scene, span: TokenSpan) -> TokenSpan:
    """A stretch without the blanks at its end."""
    start, end = span
    while end > start and scene.doc[end - 1].is_space:
        end -= 1
    return start, end


def _is_transcript(scene: Scene) -> bool:
    """Whether some paragraphs begin with a name and a colon, and one of them is spoken, or some word asks: then all are turns."""
    turns = 0
    told = False
    for row in scene.layers.blocks:
        colon = _colon(scene, row["start"], row["end"])
        if colon is None:
            continue
        content = trim(scene.doc, colon + 1, row["end"])
        if _name(scene, row["start"], colon) is not None:
            turns += 1
            told = told or _is_told(scene, row["kind"], content)
        elif _asks(scene, row["start"], colon, content):
            turns, told = turns + 1, True
    return told and turns >= _TURNS


def _colon(scene: Scene, start: int, end: int) -> int | None:
    return next((i for i in range(start, min(start + _NAME, end)) if scene.doc[i].text == ":"), None)


def _asks(scene: Scene, start: int, colon: int, content: TokenSpan) -> bool:
    """Whether a label of one or two words, whoever it stands for, has a question addressed to somebody behind it ("Courier: Do you …?")."""
    label, words = scene.doc[start:colon], scene.doc[content[0] : content[1]]
    asked = bool(len(words)) and words[-1].text == "?" and any(token.lower_ in _ADDRESSED for token in words)
    return asked and 0 < len(label) <= _ASKING and all(token.is_title or token.is_upper for token in label)


def _at_colon(scene: Scene, kind: str, block: TokenSpan, *, spoken: bool) -> Attribution | None:
    """`Ann: The dam will hold` as a headline or in a transcript; `Dam will hold: Ann` as a headline."""
    doc, (start, end) = scene.doc, block
    colon = _colon(scene, start, end)
    if colon is not None:
        speaker, content = _name(scene, start, colon), trim(doc, colon + 1, end)
    elif kind in _HEADINGS:
        colon = next((i for i in range(end - 1, max(end - _NAME, start), -1) if doc[i].text == ":"), end)
        speaker, content = _name(scene, colon + 1, end), trim(doc, start, colon)
    else:
        return None
    if speaker is None or content[1] <= content[0] or scene.quotation_at(content[0]) is not None:
        return None
    if not (spoken or _is_told(scene, kind, content)):
        return None
    return Attribution("statement.name-colon", (content,), "direct", speakers=(speaker,), labelled=True)


def _is_told(scene: Scene, kind: str, content: TokenSpan) -> bool:
    """Whether words beside a name are a sentence, and in running text one that is spoken."""
    words = scene.doc[content[0] : min(content[1], content[0] + _OPENING_WORDS)]
    if not any(token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBG", "VBN"} for token in words):
        return False
    return kind in _HEADINGS or any(token.lower_ in _SPOKEN for token in words)


def _name(scene: Scene, start: int, end: int) -> Token | None:
    """The head of a person's or body's name that fills a stretch, but for titles before it."""
    words = scene.doc[start:end]
    if not len(words) or len(words) > _NAME or any(token.is_punct or token.pos_ == "VERB" for token in words):
        return None
    mention = scene.layers.mention(words[-1])
    if mention is None or mention["type"] != "name" or mention["start"] < start:
        return None
    return words[-1] if scene.layers.kind(mention["entity"]) in {"person", "organisation"} else None


def _at_dash(scene: Scene, quotation: Quotation) -> Attribution | None:
    """`"The dam will hold." — Ann, engineer` at the end of a paragraph, or with the dash in the next one."""
    doc, blocks = scene.doc, scene.layers.blocks
    number, dash = quotation.block, quotation.outer[1]
    if dash >= blocks[number]["end"]:
        number += 1
    if not quotation.closed or number == len(blocks) or dash >= len(doc):
        return None
    if doc[dash].text not in DASHES:
        if number == quotation.block or not _is_lone_item(scene, number):
            return None
        dash -= 1  # the reading took the dash for a list's
    start, end = trim_space(scene, (dash + 1, blocks[number]["end"]))
    comma = next((i for i in range(start, end) if doc[i].text in {",", "("}), end)
    if end - start > _LABEL or any(token.pos_ == "VERB" or token.text in STOPS for token in doc[start : end - 1]):
        return None
    speaker = _name(scene, start, comma)
    content = ((quotation.start, quotation.end),)
    return (
        None
        if speaker is None
        else Attribution("statement.quote-dash", content, "direct", speakers=(speaker,), labelled=True)
    )


def _is_lone_item(scene: Scene, number: int) -> bool:
    """Whether a paragraph is an item of a list that has no other, under a paragraph that is none."""
    kinds = ["", *(row["kind"] for row in scene.layers.blocks), ""]
    return kinds[number + 1] == "item" and "item" not in {kinds[number], kinds[number + 2]}


def _under_cue(scene: Scene, page: Page, number: int, block: TokenSpan) -> Attribution | None:
    """A paragraph without marks under one that ends with a cue and a colon ("Ann added:")."""
    doc, (start, end) = scene.doc, block
    if not number or scene.layers.blocks[number]["kind"] != "paragraph" or scene.quotation_at(start) is not None:
        return None
    first, last = trim_space(scene, (scene.layers.blocks[number - 1]["start"], start))
    if last - first < 2 or doc[last - 1].text != ":" or doc[end - 1].text not in STOPS:
        return None
    verb = next((page.verbs[i] for i in range(last - 2, max(last - _NAME, first) - 1, -1) if i in page.verbs), None)
    if verb is None or verb.lemma_ not in quoting() or not is_made(scene.layers, verb):
        return None
    speakers = tuple(token for token in speakers_of(verb, first, last) if scene.can_speak(token))
    if not speakers:
        return None
    return Attribution("statement.quote-block", ((start, end),), "direct", cue_span(verb), verb.i, speakers)
