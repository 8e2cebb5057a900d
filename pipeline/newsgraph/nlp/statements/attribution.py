"""What the finders of statements hand to each other: who, with which words, said which words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc, Token

from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.page.quotes import DASHES, MARKS
from newsgraph.rules.closed import closed

Style = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement before its speaker is looked up. Spans in tokens; `speaker` is the head of the speaker's phrase.

    `speakers` may hold several (coordinated); none when the speaker is that of `follows`, the statement before.
    `within` is the quotation (its inside) that the statement stands in, if any. `resumes`: the sentence may go on behind
    the attribution ("…," Ann said, "…"); `cue_before`: it has the cue of the statement before; `labelled`: a line
    with a name of its own, as in a round of opinions: the next one is somebody else's; `according`: a source phrase stands for the cue;
    `afar`: the speaker is named elsewhere, so that the name is no part of the words that prove the statement.
    """

    rule: str
    content: tuple[TokenSpan, ...]
    style: Style
    cue: TokenSpan | None = None
    verb: int | None = None
    speakers: tuple[Token, ...] = ()
    denied: bool = False
    follows: bool = False
    within: TokenSpan | None = None
    resumes: bool = False
    cue_before: bool = False
    labelled: bool = False
    according: bool = False
    afar: bool = False

    @property
    def hull(self) -> TokenSpan:
        return self.content[0][0], self.content[-1][1]

    def with_content(self, *content: TokenSpan, style: Style | None = None) -> Attribution:
        return replace(self, content=tuple(content), style=style or self.style)


def construction(
    content: tuple[TokenSpan, ...], cue: TokenSpan | None, speaker: TokenSpan | None, *, according: bool = False
) -> str:
    """The order of quotation (Q, one for each piece), cue (C) and speaker (S) in the text.

    "QCS" is `"…," said Ann`; "SCQ" `Ann said that …`; "QSCQ" a sentence cut by its attribution; "Q" a quotation without
    attribution of its own (floating); "CSQ" and "QCS" with a source phrase ("according to Ann") are written "ACCSQ", "QACCS".
    """
    parts = [(start, "Q") for start, _ in content]
    if cue is not None:
        parts.append((cue[0], "ACC" if according else "C"))
    if speaker is not None:
        parts.append((speaker[0], "S"))
    return "".join(letter for _, letter in sorted(parts))


def trim(doc: Doc, start: int, end: int) -> TokenSpan:
    """A stretch of tokens without spaces, commas, colons and dashes at its ends."""
    while start < end and (doc[start].is_space or doc[start].text in _LOOSE_START):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _LOOSE_END):
        end -= 1
    return start, end


def without_connective(doc: Doc, start: int, end: int) -> TokenSpan:
    """A stretch at a sentence's start without the words that join it to the sentence before ("But …", "However, …")."""
    while end - start > 2 and doc[start].lower_ in _CONNECTIVES and doc[start].is_title:
        start += 1 + (doc[start + 1].text == ",")
    return start, end


def before_concession(doc: Doc, start: int, end: int) -> int:
    """Where a clause with "although" begins that follows a whole clause: the article weighs there what was said ("…, although he left")."""
    told = False
    for i in range(start, end - 2):
        told = told or doc[i].tag_ in _FINITE
        if told and doc[i].text == "," and _concedes(doc, i + 1):
            # "The dam, although it is old, will hold": what is said goes on behind it.
            return end if any(doc[k].text == "," or doc[k].text in MARKS for k in range(i + 1, end)) else i
    return end


def _concedes(doc: Doc, i: int) -> bool:
    return doc[i].lower_ in _ALTHOUGH or (doc[i].tag_ == "RB" and doc[i + 1].lower_ in _ALTHOUGH)


def around(doc: Doc, whole: TokenSpan, hole: TokenSpan, *, least: int = 3) -> tuple[TokenSpan, ...]:
    """What is left of a stretch when words are cut out of it: one piece or two of at least so many tokens."""
    pieces = (without_connective(doc, *trim(doc, whole[0], hole[0])), trim(doc, hole[1], whole[1]))
    return tuple((a, b) for a, b in pieces if b - a >= least and any(token.is_alpha for token in doc[a:b]))


_ALTHOUGH = closed().although
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_LOOSE = DASHES | {",", ";", ":"}
_LOOSE_START = _LOOSE | {".", ")", "]", "…"}
_LOOSE_END = _LOOSE | {"(", "["}
_CONNECTIVES = closed().connectives
