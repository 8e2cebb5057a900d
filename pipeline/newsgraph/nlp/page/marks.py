"""What each quotation mark of a paragraph is meant as, however it was typed.

English: an opening mark stands behind a space and before a word, a closing one behind a word. Where the forms of curly marks
say another thing than their places ("“It is late,“ she said"), the places hold. A mark typed twice is one; one right
behind a figure is a measure (6' 2").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from newsgraph.nlp.page.layers import BlockRow

OPENING = frozenset("“„‟«‹‘‚‛") | {"``"}
STRAIGHT = frozenset({'"', "''", "'", "`"})
MARKS = OPENING | STRAIGHT | frozenset("”’»›")
"""All tokens that can be a quotation mark."""
DASHES = frozenset({"-", "--", "---", "–", "—", "―"})
BEFORE_OPENING = DASHES | frozenset("([{/")
_DOUBLE = frozenset('“”„‟"«»')
_TWICE = {"“": "“", "”": "”", "„": "„", '"': '"', "«": "«", "»": "»", "`": '"', "‘": "“", "’": "”", "'": '"'}
"""What a mark typed twice is: a double one."""
_MEASURES = frozenset({'"', "'"})


@dataclass(frozen=True, slots=True)
class Mark:
    """The tokens of a quotation mark, and the form that it is meant as."""

    start: int
    end: int
    form: str


def marks_of(doc: Doc, block: BlockRow, found: Sequence[int]) -> list[Mark]:
    """The marks of a paragraph in text order, of the tokens that can be one."""
    marks = _with_single_turned(doc, block, _without_possessives(doc, list(_without_measures(doc, found))))
    if _are_loose(doc, block, marks):
        return [Mark(mark.start, mark.end, "“”"[at % 2]) for at, mark in enumerate(marks)]
    doubled = list(_doubled(doc, block, marks))
    if doubled != marks and _are_even(doc, block, [mark for mark in doubled if _is_twice(mark)]):
        marks = doubled
    double = [mark for mark in marks if mark.form in _DOUBLE]
    if any(_is_misplaced(doc, block, mark, double) for mark in double) and _are_even(doc, block, double):
        marks = [Mark(mark.start, mark.end, '"') if mark.form in _DOUBLE else mark for mark in marks]
    return marks


def _without_measures(doc: Doc, found: Sequence[int]) -> Iterator[Mark]:
    """The marks but for feet and inches: those right behind a figure while no quotation of their kind is open."""
    open_ = dict.fromkeys(_MEASURES, False)
    for i in found:
        text = doc[i].text
        kind = text if text == "'" else '"'
        if text in _MEASURES and i and not open_[kind] and _is_behind_figure(doc, i):
            continue
        if text in _MEASURES | _DOUBLE:
            open_[kind] = not open_[kind]
        yield Mark(i, i + 1, text)


def _without_possessives(doc: Doc, marks: list[Mark]) -> list[Mark]:
    """The marks but for apostrophes between an opening single mark and one that closes it behind a comma or stop ("‘The workers’ hall is old,’")."""
    kept: list[Mark] = []
    openings = [mark.start for mark in marks if mark.form in {"‘", "'"} and not doc[mark.start].whitespace_]
    closings = [
        mark.start for mark in marks if mark.form in {"’", "'"} and mark.start and _is_stop(doc, mark.start - 1)
    ]
    for mark in marks:
        i = mark.start
        if mark.form in {"’", "'"} and i and _is_possessive(doc, i):
            opened = max((start for start in openings if start < i), default=-1)
            closed = min((start for start in closings if start > i), default=-1)
            if opened >= 0 and closed > 0 and not any(i < start < closed for start in openings):
                continue
        kept.append(mark)
    return kept


def _with_single_turned(doc: Doc, block: BlockRow, marks: list[Mark]) -> list[Mark]:
    """The marks, single ones of the wrong form turned: "’It is late,’" and "‘It is late,‘", where a stop stands before the last."""
    found = list(marks)
    opened: int | None = None
    for at, mark in enumerate(marks):
        if mark.form not in {"‘", "’"}:
            continue
        if is_before_word(doc, block, mark) and doc[mark.end].text[0].isupper():
            opened = at
        elif opened is not None and mark.start and _is_stop(doc, mark.start - 1):
            found[opened] = Mark(marks[opened].start, marks[opened].end, "‘")
            found[at] = Mark(mark.start, mark.end, "’")
            opened = None
    return found


def _is_stop(doc: Doc, i: int) -> bool:
    return doc[i].text in {",", ".", "!", "?", "…"} and not doc[i].whitespace_


def _is_possessive(doc: Doc, i: int) -> bool:
    """Whether an apostrophe stands behind a word in "s" and before another word: "workers’ hall"."""
    touching = not doc[i - 1].whitespace_ and doc[i - 1].text[-1] == "s" and bool(doc[i].whitespace_)
    return touching and i + 1 < len(doc) and doc[i + 1].text[0].islower()


def _are_loose(doc: Doc, block: BlockRow, marks: Sequence[Mark]) -> bool:
    """Whether straight marks all stand between spaces, as many open as close (" It is late , " she said)."""
    spaced = all(space_before(doc, mark.start, block) and _space_after(doc, mark.start, block) for mark in marks)
    return spaced and len(marks) % 2 == 0 and bool(marks) and all(mark.form == '"' for mark in marks)


def _space_after(doc: Doc, i: int, block: BlockRow) -> bool:
    return bool(doc[i].whitespace_) or i + 1 >= block["end"] or doc[i + 1].text in {".", ","}


def _is_behind_figure(doc: Doc, i: int) -> bool:
    """Whether a word that begins with a digit stands right before a token: "12", "6'4"."""
    if doc[i - 1].whitespace_ or not doc[i - 1].text[-1].isdigit():
        return False
    first = next((k for k in range(i - 1, -1, -1) if k == 0 or doc[k - 1].whitespace_), 0)
    return doc[first].text[0].isdigit()


def _doubled(doc: Doc, block: BlockRow, marks: Sequence[Mark]) -> Iterator[Mark]:
    """The marks, two equal ones that touch taken for one."""
    at = 0
    while at < len(marks):
        mark, following = marks[at], marks[at + 1] if at + 1 < len(marks) else None
        twice = following is not None and following.start == mark.end and following.form == mark.form in _TWICE
        if twice and following is not None and not doc[mark.start].whitespace_ and mark.end < block["end"]:
            yield Mark(mark.start, following.end, _TWICE[mark.form])
            at += 2
        else:
            yield mark
            at += 1


def _is_twice(mark: Mark) -> bool:
    """Whether a mark was typed twice; the tokenizer keeps two straight single ones as one token ("``It is late,''")."""
    return mark.end - mark.start > 1 or mark.form == "''"


def _are_even(doc: Doc, block: BlockRow, marks: Sequence[Mark]) -> bool:
    """Whether marks open and close by their places in turn, beginning with one that opens."""
    depth = 0
    for mark in marks:
        depth += 1 if is_before_word(doc, block, mark) else -1
        if depth not in {0, 1}:
            return False
    return bool(marks) and depth == 0


def is_before_word(doc: Doc, block: BlockRow, mark: Mark) -> bool:
    """Whether a mark opens by its place: a space, bracket or other mark before it, and none after."""
    loose = space_before(doc, mark.start, block) or doc[mark.start - 1].text in BEFORE_OPENING | MARKS
    return loose and not doc[mark.end - 1].whitespace_ and mark.end < block["end"]


def _is_misplaced(doc: Doc, block: BlockRow, mark: Mark, marks: Sequence[Mark]) -> bool:
    """Whether a curly mark opens by its form and closes by its place, or the other way round."""
    if mark.form in {"“", "„", "‟"}:
        german = mark.form == "“" and any(other.form == "„" for other in marks)
        return not german and not is_before_word(doc, block, mark)
    if mark.form == "«":
        return not is_before_word(doc, block, mark)
    return mark.form in {"”", "»"} and is_before_word(doc, block, mark)


def space_before(doc: Doc, i: int, block: BlockRow) -> bool:
    """Whether a token begins its paragraph or stands behind a space."""
    return i == block["start"] or bool(doc[i - 1].whitespace_)
