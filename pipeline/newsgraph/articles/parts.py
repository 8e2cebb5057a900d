"""The blocks of an article, told apart: prose, headings, bylines, and what is not read."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsgraph.articles.layout import find_blocks, front_matter, plain_spaces
from newsgraph.articles.markup import Words, clean
from newsgraph.articles.repairs import find_repairs
from newsgraph.records import Span
from newsgraph.rules import per_rules
from newsgraph.rules.boilerplate import block_rules
from newsgraph.rules.names import name_lists
from newsgraph.rules.pages import page_words


@dataclass(slots=True)
class Part:
    """A block of the raw text on its way into the reading. `kind` is a BlockKind, or `masked` when it is not read."""

    raw: Span
    words: Words
    kind: str = "paragraph"
    mask: str = ""
    rule: str = ""

    @property
    def text(self) -> str:
        return self.words.text

    def hide(self, mask: str, rule: str) -> None:
        self.kind, self.mask, self.rule = "masked", mask, rule


def split_article(text: str) -> list[Part]:
    """The blocks of a text in order, those that the rules recognise already marked."""
    plain = plain_spaces(text)
    matter = front_matter(plain)
    blocks = find_blocks(plain, matter.end if matter else 0)
    repairs = find_repairs(plain)
    starts = [edit[0] for edit in repairs]
    parts = [
        Part(block, clean(plain, block, repairs[bisect_left(starts, block.start) : bisect_left(starts, block.end)]))
        for block in blocks
    ]
    parts = list(_mark_by_rules(parts))
    _mark_repetitions(parts)
    _mark_lists(plain, parts)
    _mark_headings(parts)
    if matter:
        parts.insert(0, Part(matter, Words("", ()), "masked", "metadata", "front-matter"))
    return parts


PROSE = 130
"""Characters from which on a block counts as a paragraph of prose when the top and the end of an article are told."""


def _mark_by_rules(parts: Sequence[Part]) -> Iterator[Part]:
    """The blocks, marked; a credit that ends a paragraph of prose as one of its own."""
    rules = block_rules()
    long = [index for index, part in enumerate(parts) if len(part.text) >= PROSE]
    tail_start = min(long[-1] if long else 0, len(parts) - 8)
    for index, part in enumerate(parts):
        if not part.text:
            part.hide("boilerplate", "markup")
            yield part
            continue
        rule, start = rules.find_place(part.text, tail=index >= tail_start) or (None, 0)
        *prose, last = _part_credit(part, start) if rule and rule.at == "end" else [part]
        yield from prose
        if rule is None or (rule.kind in {"caption", "boilerplate"} and _names_group_in_order(last.text)):
            last.kind = last.words.marker if last.words.marker in ("heading", "item") else "paragraph"
        elif rule.kind == "byline":
            last.kind, last.rule = "byline", rule.id
        else:
            last.hide(rule.kind, rule.id)
        yield last


_NEXT_SENTENCE = re.compile(r"[a-z0-9)][.!?][\"”’]{0,2} (?=[A-Z“\"(])")
"""Where a sentence begins behind another. A caption is one sentence and a credit: what has two of them before is prose."""


def _part_credit(part: Part, start: int) -> list[Part]:
    """A block as it is, or its prose and its credit as two, where it is prose that ends in one."""
    if len(_NEXT_SENTENCE.findall(part.text, 0, start + 1)) < 2:
        return [part]
    credit = slice_words(part.words, start, len(part.text))
    border = credit.pieces[0][1]
    prose = slice_words(part.words, 0, len(part.text[:start].rstrip()))
    return [Part(Span(part.raw.start, border), prose), Part(Span(border, part.raw.end), credit)]


def slice_words(words: Words, start: int, end: int) -> Words:
    """A part of a block's words with its own pieces."""
    pieces = []
    for at, raw, length in words.pieces:
        begin, stop = max(at, start), min(at + length, end)
        if begin < stop:
            pieces.append((begin - start, raw + begin - at, stop - begin))
    ends = tuple((at - start, raw) for at, raw in words.ends if start < at <= end)
    return Words(words.text[start:end], tuple(pieces), words.marker, ends)


def _names_group_in_order(caption: str) -> bool:
    """Whether a caption tells who of a group stands where, which the article may not say again."""
    order, group = _caption_patterns()
    return order.search(caption) is not None and group.search(caption) is not None


@per_rules
def _caption_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says in which order people stand, and the nouns for groups."""
    order, group = "|".join(page_words().in_order), "|".join(page_words().pictured)
    return re.compile(rf"\b(?:{order})\b", re.IGNORECASE), re.compile(rf"\b(?:{group})\b", re.IGNORECASE)


_QUOTATION = re.compile(r"[“”\"]")


def _mark_repetitions(parts: Sequence[Part]) -> None:
    """A block that is said twice, in itself or by the next block, is a caption: pages give it once for each screen."""
    for part in parts:
        half = len(part.text) // 2
        if part.kind == "paragraph" and 8 < half < PROSE and part.text[:half].rstrip() == part.text[-half:].lstrip():
            part.hide("caption", "said-twice")
    for part, following in itertools.pairwise(parts):
        if len(part.text) > 20 and part.text == following.text and "paragraph" in (part.kind, following.kind):
            following.hide("caption", "repeated")
            if not _QUOTATION.search(part.text):  # captions hardly quote; prose that a page repeats is read once
                part.hide("caption", "repeated")


_LONGEST_LINE = 140
"""Characters of a line in a list that has no marks."""


def _mark_lists(plain: str, parts: Sequence[Part]) -> None:
    """Lines one below the other, none of them a sentence, are items: after a line that ends in a colon, or as rows of cells."""
    shown = [part for part in parts if part.kind != "masked"]
    start = 0
    while start < len(shown):
        end = start + 1
        while end < len(shown) and _is_next_line(plain, shown[end - 1], shown[end]):
            end += 1
        lines = shown[start:end]
        announced = start > 0 and shown[start - 1].text.endswith(":")
        announces = not announced and lines[0].text.endswith(":")
        rows = lines[1:] if announces else lines
        cells = {part.text.count(" | ") for part in rows}
        is_table = len(cells) == 1 and 0 not in cells
        if len(rows) > 1 and (announced or announces or is_table) and all(map(_is_line, rows)):
            for part in rows:
                part.kind = "item"
        start = end


def _is_next_line(plain: str, part: Part, following: Part) -> bool:
    return plain[part.raw.end : following.raw.start].strip(" \t\r") == "\n"


def _is_line(part: Part) -> bool:
    return (
        part.kind in {"paragraph", "item"}
        and len(part.text) <= _LONGEST_LINE
        and not part.text[:1].islower()
        and not _FULL_STOP.search(part.text)
    )


_FULL_STOP = re.compile(r"[a-z0-9)][.!?:][\"'”’)\]]*$|[\"”]$")
_SENTENCE_END = re.compile(r"[.!?:;,…—–-][\"'”’)\]]*$|[\"”]$")


def _mark_headings(parts: Sequence[Part]) -> None:
    """A short block without a full stop before a paragraph or list is a heading, unless the paragraph goes on with it."""
    shown = [part for part in parts if part.kind != "masked"]
    for part, following in itertools.pairwise(shown):
        goes_on = following.kind == "paragraph" and following.text[0].islower()
        if (
            part.kind == "paragraph"
            and following.kind in ("paragraph", "item")
            and not goes_on
            and _is_heading(part.text)
        ):
            part.kind = "heading"


def _is_heading(words: str) -> bool:
    if len(words) > 110 or words[:1].islower():
        return False
    if words.endswith(("?", "!")):
        return in_title_case(words)
    return not _SENTENCE_END.search(words)


_SMALL_WORDS = page_words().small_in_titles


def in_title_case(words: str) -> bool:
    """Whether most of the weighty words are capitalised, as headlines are."""
    weighty = [word for word in re.findall(r"[^\W\d_][\w'’]*", words) if word.lower() not in _SMALL_WORDS]
    return len(weighty) > 1 and sum(word[0].isupper() for word in weighty) >= 0.75 * len(weighty)


@per_rules
def _author_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A line that is nothing but a name, and a block that begins with one and tells of its bearer's work."""
    links = "|".join(sorted(name_lists().particles, key=lambda word: (-len(word), word)))
    name = rf"[A-Z][\w.'’-]+(?: (?:(?:{links}) )*[A-Z][\w.'’-]*){{1,3}}"
    story = rf"(?P<name>{name})(?:, .{{2,80}},)? (?:{'|'.join(page_words().biography)})\b"
    return re.compile(name), re.compile(story)


def mark_authors(parts: Sequence[Part]) -> None:
    """Marks what a box at the end says of the author: a line with a name, and a block that begins with that name."""
    name, biography = _author_patterns()
    tail = parts[-12:] if len(parts) > 16 else parts[len(parts) // 2 :]
    for line, story in itertools.pairwise(tail):
        if line.kind in ("paragraph", "heading") and story.kind == "paragraph" and name.fullmatch(line.text):
            found = biography.match(story.text)
            if found and found["name"].startswith(line.text):
                line.kind = story.kind = "author"


_DATELINE = re.compile(
    r"(?P<line>(?:(?P<place>[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]*){0,3})(?:, (?:[A-Z][a-z]+\.?|[A-Z.]{4,})(?: [A-Z][a-z]+)?)?"
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}(?:, [A-Z][a-z]+)?(?=[^()]{0,25}\())?"
    r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?))?"
    r"(?: ?\((?P<agency>(?:[A-Z][\w.]*)(?:[ /][A-Z][\w.]*){0,3})\))?)"
    r"(?: ?(?:—|–|--|-) ?|(?<=\)) ?)(?=[\"“A-Z])"
)
_PLACE_AND_DAY = re.compile(
    r"(?P<line>(?P<place>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}), "
    r"(?:[0-9]{1,2} [A-Z][a-z]{2,8} [0-9]{4}|[A-Z][a-z]{2,8}\.? [0-9]{1,2}, [0-9]{4})(?P<agency>(?!))?) ?(?::|—|–|--|-) ?(?=[\"“A-Z])"
)
"""As in "Lusaka, 14 May 2021: A delegation": a place in plain letters counts where a whole day follows."""


def find_dateline(words: str) -> re.Match[str] | None:
    """The place, date and agency that open a wire story, with the dash or colon after them."""
    found = _PLACE_AND_DAY.match(words) or _DATELINE.match(words)
    return found if found and (found["place"] or found["agency"]) else None
