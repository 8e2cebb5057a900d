"""Turns of a transcript or interview: `FERRANTE: We have no choice.`, `Q: …` and `A: …`.

English: a turn begins with who speaks, in capitals, and a colon. The letters of an interview name nobody: the answers are
those of the only person named before the first question.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.functions import SUBJECTS
from newsgraph.nlp.page.layers import TokenSpan, head_of
from newsgraph.nlp.statements.attribution import Attribution, trim
from newsgraph.nlp.statements.scene import Scene
from newsgraph.rules.speech import speech

_LABEL = 6
"""How many tokens a label may take before its colon."""
_ENDS = frozenset({".", "!", "?", "…", ")", "]", "”", '"'})
_COLONS = frozenset({":", "):"})
_WITH = frozenset({"with", "to", "of"})
_LEAST = 2
"""How many turns make a transcript."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """Where a turn begins, the token that ends its label, and where its words begin and end."""

    start: int
    label: int
    content: TokenSpan


def read_turns(scene: Scene) -> Iterator[Attribution]:
    """The statements of a transcript, if a document has one."""
    turns = list(_turns(scene))
    spoken = [turn for turn in turns if not _is_letter(scene, turn, speech().questions | speech().answers)]
    if len(spoken) >= _LEAST or (len(spoken) == 1 and _is_known_elsewhere(scene, spoken[0])):
        for turn in spoken:
            speaker = _speaker(scene, turn)
            if speaker is not None and not _is_quoted(scene, turn):
                yield _made(turn, speaker)
    yield from _answers(scene, turns)


def _made(turn: _Turn, speaker: Token, *, afar: bool = False) -> Attribution:
    return Attribution("statement.name-colon", (turn.content,), "direct", speakers=(speaker,), labelled=True, afar=afar)


def _is_quoted(scene: Scene, turn: _Turn) -> bool:
    return scene.quotation_at(turn.content[0]) is not None


def _turns(scene: Scene) -> Iterator[_Turn]:
    """The turns of a document, each up to the next one or the end of its paragraph."""
    for block in scene.layers.blocks:
        labels = list(_labels(scene, block["start"], block["end"]))
        ends = [start for start, _, _ in labels[1:]] + [block["end"]] * bool(labels)
        for (start, label, colon), end in zip(labels, ends, strict=True):
            content = trim(scene.doc, colon + 1, end)
            if content[1] > content[0]:
                yield _Turn(start, label, content)


def _labels(scene: Scene, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """For each label of a paragraph where it begins, its last word and its colon."""
    doc = scene.doc
    for colon in range(start + 1, end):
        mark = doc[colon].text
        last = _before_bracket(doc, start, colon)
        if mark in _COLONS and doc[last].is_alpha and doc[last].is_upper:
            first = last
            while (
                first > start
                and last - first < _LABEL - 1
                and (_is_shouted(doc[first - 1]) or doc[first - 1].text == ",")
            ):
                first -= 1
            if first == start or doc[first - 1].text in _ENDS:
                yield first, last, colon
        elif colon == start + 1 and mark == ":" and doc[start].lower_ in speech().questions | speech().answers:
            yield start, start, colon  # "Question:"
        elif colon == start + 1 and _is_letter_with_stop(doc[start].lower_):
            yield start, start, start


def _before_bracket(doc: Doc, start: int, colon: int) -> int:
    """The last word of a label, be it before an office in brackets ("ANN LEE (mayor):")."""
    if doc[colon].text == ":" and doc[colon - 1].text != ")":
        return colon - 1
    return next((i - 1 for i in range(colon - 1, max(start, colon - _LABEL), -1) if doc[i].text == "("), colon - 1)


def _is_letter_with_stop(lower: str) -> bool:
    """Whether a paragraph's first word is "Q." or "A."."""
    return len(lower) == len("q.") and lower[1] == "." and lower[0] in speech().questions | speech().answers


def _is_shouted(token: Token) -> bool:
    return token.text.rstrip(".").isalpha() and token.is_upper


def _is_letter(scene: Scene, turn: _Turn, words: frozenset[str]) -> bool:
    return turn.start == turn.label and scene.doc[turn.label].lower_.rstrip(".") in words


def _speaker(scene: Scene, turn: _Turn) -> Token | None:
    """Who is named in a label, be it before an office ("ANN LEE, MAYOR:")."""
    for i in range(turn.start, turn.label + 1):
        mention = scene.layers.mention(scene.doc[i])
        if mention is not None and mention["type"] == "name" and scene.layers.kind(mention["entity"]) == "person":
            return scene.doc[mention["end"] - 1]
    return None


def _is_known_elsewhere(scene: Scene, turn: _Turn) -> bool:
    """Whether the only label of a document names somebody whom its prose names too: no headline."""
    speaker = _speaker(scene, turn)
    entity = None if speaker is None else scene.layers.entity(speaker)
    return entity is not None and any(
        row["entity"] == entity and not turn.start <= row["start"] <= turn.label for row in scene.layers.mentions
    )


def _answers(scene: Scene, turns: list[_Turn]) -> Iterator[Attribution]:
    """The answers of an interview whose turns have letters only."""
    questions = [turn for turn in turns if _is_letter(scene, turn, speech().questions)]
    answers = [turn for turn in turns if _is_letter(scene, turn, speech().answers)]
    if questions and answers:
        asked = _interviewed(scene, questions[0].start)
        for turn in answers:
            if asked is not None and not _is_quoted(scene, turn):
                yield _made(turn, asked, afar=True)


def _interviewed(scene: Scene, first: int) -> Token | None:
    """The only person named before a place, else the one who is met or who speaks there, else the only one of the document."""
    named = [row for row in scene.layers.mentions if row["type"] == "name"]
    named = [row for row in named if scene.layers.kind(row["entity"]) == "person"]
    before = [row for row in named if row["start"] < first]
    for rows in (before, [row for row in before if _is_met(scene.layers.head(row))], named):
        if len({row["entity"] for row in rows}) == 1:
            return head_of(scene.layers.span(rows[0]))
    return None


def _is_met(name: Token) -> bool:
    """Whether a name is that of who speaks to somebody ("Ann Lee took questions"), or with whom one speaks ("an interview with Ann Lee")."""
    if any(child.dep_ == "conj" for child in name.children):
        return False
    meeting, above = speech().meeting, name.head
    if name.dep_ in SUBJECTS and above.dep_ == "ROOT":
        return above.lemma_ in meeting or any(
            child.dep_ == "dobj" and child.lemma_ in meeting for child in above.children
        )
    return name.dep_ == "pobj" and above.lower_ in _WITH and above.head.lemma_ in meeting
