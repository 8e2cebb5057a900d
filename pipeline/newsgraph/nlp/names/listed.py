"""People whom a list names, whatever the model takes them for: their place among people is the evidence.

A list is read in columns: the first words of lines that follow each other, what stands behind the first bar, dash or
colon of such lines, and the items of an enumeration in a sentence. Where some of a column's items are people for sure,
and the others have a name's form, all of them are people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from newsgraph.nlp.names.forms import end_of_name
from newsgraph.nlp.names.person_signs import EDGES, STOPS, SURE, TITLE, TOLD, signs_of_person
from newsgraph.nlp.names.runs import is_label
from newsgraph.nlp.names.words import Words
from newsgraph.nlp.page.layers import BlockRow, TokenSpan
from newsgraph.rules import per_rules
from newsgraph.rules.closed import closed
from newsgraph.rules.groups import group_rules
from newsgraph.rules.titles import is_title_head

_ARTICLES = closed().articles
_INSIDE_TITLES = _ARTICLES | closed().genitives | {"-"}
_PAIR = 2
_LONGEST_LINE = 40
"""Tokens of a line in a list."""
_BEFORE = 20
"""Tokens before a list that may announce it."""
_SEPARATORS = frozenset({",", ";", ":", "•", "·", "/", "|", "–", "—", "--", "(", "and"})
_PARTING = frozenset({",", ";", "and", "/", "|"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_LINES = frozenset({"item", "heading", "paragraph"})


@dataclass(frozen=True, slots=True)
class _Item:
    """What has a name's form at its place in a list, and how much beside that speaks for a person."""

    span: TokenSpan
    signs: int


def people_in_lists(words: Words, chunks: Iterable[TokenSpan]) -> set[TokenSpan]:
    """The names of people that stand in lists, each with its span; none that is a part of a longer candidate."""
    longer = {i: chunk for chunk in chunks for i in range(*chunk)}
    found: set[TokenSpan] = set()
    for column in (*_columns(words), *_enumerations(words)):
        shaped = [item for item in column if item is not None and not _is_inside(item.span, longer)]
        of_people = _is_of_people(words, shaped, len(column))
        found.update(item.span for item in shaped if of_people or item.signs == TOLD)
    return found


def with_listed(chunks: Iterable[TokenSpan], listed: AbstractSet[TokenSpan]) -> list[TokenSpan]:
    """The candidate names, those that cross a name of a list left out for it."""
    taken = {i for span in listed for i in range(*span)}
    return sorted([*(chunk for chunk in chunks if taken.isdisjoint(range(*chunk))), *listed])


def _is_inside(span: TokenSpan, longer: Mapping[int, TokenSpan]) -> bool:
    start, end = longer.get(span[0], span)
    return start <= span[0] and span[1] <= end and end - start > span[1] - span[0]


def _is_of_people(words: Words, items: Sequence[_Item], places: int) -> bool:
    """Whether a list is one of people: most of its places have a name's form, and a third of these are people by other signs."""
    told = sum(item.signs > 0 for item in items)
    if len(items) == _PAIR and any(not item.signs and words.is_voted_body(item.span) for item in items):
        return False  # "in an interview with Folha de Lima, Senator Ana Lind said"
    if len(items) < 2 or 2 * len(items) <= places or 3 * told < len(items):
        return False
    return any(item.signs >= SURE for item in items) or (told > 0 and _is_announced(words, items[0].span[0]))


def _is_announced(words: Words, start: int) -> bool:
    """Whether the words before a list speak of a group or its people: "The members of the panel are"."""
    return not _group_words().isdisjoint(words.said.lemmas[max(start - _BEFORE, 0) : start])


@per_rules
def _group_words() -> frozenset[str]:
    rules = group_rules()
    return frozenset(rules.nouns) | frozenset(rules.positions) | rules.words.counted_people


# --- lines
def _columns(words: Words) -> Iterator[list[_Item | None]]:
    """What stands first in lines below each other, and what stands behind their first edge."""
    for lines in _runs_of_lines(words):
        starts = [_content_start(words, block) for block in lines]
        edges = [_after_edge(words, block) for block in lines]
        yield [_item(words, i, block["end"]) for i, block in zip(starts, lines, strict=True)]
        yield [None if i is None else _item(words, i, block["end"]) for i, block in zip(edges, lines, strict=True)]


def _runs_of_lines(words: Words) -> Iterator[list[BlockRow]]:
    run: list[BlockRow] = []
    for block in words.blocks:
        line = block["kind"] in _LINES and block["end"] - block["start"] <= _LONGEST_LINE
        line = line and (block["kind"] == "item" or words.texts[block["end"] - 1] not in {".", "!", "?", ":"})
        if line and (not run or block["kind"] == "item" or run[-1]["kind"] != "item"):
            run.append(block)
            continue
        if len(run) > 1:
            yield run
        run = [block] if line else []
    if len(run) > 1:
        yield run


def _content_start(words: Words, block: BlockRow) -> int:
    i = block["start"]
    while i < block["end"] - 1 and not words.texts[i][0].isalpha():
        i += 1
    return i


def _after_edge(words: Words, block: BlockRow) -> int | None:
    places = range(block["start"] + 1, block["end"] - 1)
    return next((i + 1 for i in places if words.texts[i] in EDGES), None)


def _item(words: Words, start: int, end: int) -> _Item | None:
    """What a list's item names: at its start, or behind the titles there ("Ms.", "Assistant Director", "marine biologist")."""
    best: _Item | None = None
    for i in range(start, min(start + TITLE, end)):
        if words.texts[i] in STOPS and words.texts[i] != ".":
            break
        stop = end_of_name(words, i) if i == start or _precedes_name(words, i - 1) else None
        if stop is not None and stop <= end and _is_end(words, stop, end):
            best = _Item((i, stop), signs_of_person(words, i, stop))
    return best


def _precedes_name(words: Words, i: int) -> bool:
    """Whether a word may stand right before a name in its item: a title, a form of address, a small noun."""
    if words.is_address(i) or is_title_head(words.lowers[i]) or i in words.in_titles:
        return True
    return words.texts[i].islower() and words.parts[i] in {"NOUN", "ADJ"}


def _is_end(words: Words, stop: int, end: int) -> bool:
    """Whether a name ends here, for nothing that goes on with one follows."""
    if stop == end or stop in words.block_starts:
        return True
    following, lists = words.lowers[stop], words.lists
    if following in lists.named_kinds or following in lists.body_heads or following in lists.owned_things:
        return False  # "the Yana Torvo party", "Yana Torvo leader A"
    return (
        following != "&"
        and stop not in words.capitalised
        and not (words.texts[stop].islower() and is_title_head(following))
        and not _is_described_body(words, stop, end)
    )


def _is_described_body(words: Words, stop: int, end: int) -> bool:
    """Whether a clause behind a name tells a body or place: "Yana Torvo, a centrist party,"."""
    if words.texts[stop] not in {",", "(", "–", "—"} or words.lowers[min(stop + 1, end - 1)] not in _ARTICLES:
        return False
    for i in range(stop + 2, min(stop + 9, end)):
        if words.texts[i] in STOPS or is_title_head(words.lowers[i]):
            return False
        if words.lowers[i] in words.lists.named_kinds or words.lowers[i] in words.lists.place_kinds:
            return True
    return False


# --- enumerations in a sentence
def _enumerations(words: Words) -> Iterator[list[_Item | None]]:
    """Names one after the other in a sentence, with separators, titles and brackets between them and no verb."""
    run: list[_Item | None] = []
    done = 0
    headlines = words.in_headlines - _in_list_lines(words)
    for i in words.capitals:
        if i < done or i in headlines or not _may_begin(words, i):
            continue
        stop = end_of_name(words, i)
        if stop is None or not _is_end(words, stop, len(words.texts)) or is_label(words.said.stretch(i, stop)):
            continue
        if run and not _goes_on(words, done, i):
            yield run
            run = []
        run.append(_Item((i, stop), signs_of_person(words, i, stop)))
        done = stop
    yield run


def _in_list_lines(words: Words) -> set[int]:
    """The tokens of lines that are items or have a label, and are no headlines though all their words have capitals."""
    found: set[int] = set()
    for block in words.blocks:
        labelled = any(
            text in EDGES for text in words.texts[block["start"] : min(block["start"] + TITLE, block["end"])]
        )
        if block["kind"] == "item" or (labelled and block["kind"] in _LINES):
            found.update(range(block["start"], block["end"]))
    return found


def _may_begin(words: Words, i: int) -> bool:
    if i == 0 or i in words.block_starts or words.lowers[i - 1] in _SEPARATORS or words.texts[i - 1].islower():
        return True
    return i in words.sentence_starts or _precedes_name(words, i - 1)


def _goes_on(words: Words, done: int, i: int) -> bool:
    """Whether a list goes on from a name's end to the next name."""
    between = range(done, i)
    if not between or len(between) > _LONGEST_LINE or words.lowers[done] in {"of", "for", "in", "at", "'s", "’s"}:
        return False
    if any(
        k in words.block_starts or words.texts[k] in {".", "!", "?"} or words.tags[k] in _FINITE
        for k in range(done, i + 1)
    ):
        return False
    depth = 0
    parted = False
    for k in between:
        depth += (words.texts[k] == "(") - (words.texts[k] == ")")
        parted = parted or (depth == 0 and words.lowers[k] in _PARTING)
    return parted and depth == 0 and _stands_as_item(words, done, i)


def _stands_as_item(words: Words, done: int, i: int) -> bool:
    """Whether between the last separator and a name only a title stands."""
    k = i - 1
    while k >= done and words.lowers[k] not in _PARTING:
        inside = words.lowers[k] in _INSIDE_TITLES or words.lowers[k] in words.lists.title_links
        if not inside and k not in words.capitalised and not _precedes_name(words, k):
            return False
        k -= 1
    return k == i - 1 or _precedes_name(words, i - 1)
