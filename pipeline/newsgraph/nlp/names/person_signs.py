"""What speaks for a person beside a name's form: a title before it, the tables, the model's vote, what stands behind it."""

from __future__ import annotations

from newsgraph.names import tables
from newsgraph.nlp.names.persons import is_given
from newsgraph.nlp.names.words import Words
from newsgraph.rules.groups import group_rules
from newsgraph.rules.titles import is_title_head

WEAK, SURE, TOLD = 1, 2, 3
"""Signs of a person: one that errs now and then, one that hardly does, and one that needs no list around it."""
EDGES = frozenset({"|", "–", "—", ":", "):", "--"})
"""What parts an office from its holder in a line."""
STOPS = frozenset({",", ";", ":", "(", ")", "):", "|", "–", "—", "--", ".", "!", "?", "”", '"'})
"""What ends the words of one item."""
TITLE = 12
"""Tokens of a title before a name."""
_NEAR = 12
"""Tokens between a group and who leads it."""


def signs_of_person(words: Words, start: int, end: int) -> int:
    """How much speaks for a person beside the form: title, tables, the model's vote, what stands behind the name."""
    return max(_before(words, start), _inside(words, start, end), _behind(words, end))


def _before(words: Words, start: int) -> int:
    """A title or form of address right before a name, or the word that makes somebody lead a group: "chaired by"."""
    if start == 0 or start in words.block_starts:
        return 0
    before = words.lowers[start - 1]
    if words.is_address(start - 1) or is_title_head(before):
        return TOLD
    if before in EDGES and _is_office(words, start - 1):
        return SURE
    led = before == "by" and start > 1 and words.lowers[start - 2] in words.lists.led_by
    groups = group_rules().nouns
    return TOLD if led and any(word in groups for word in words.lowers[max(start - _NEAR, 0) : start - 2]) else 0


def _is_office(words: Words, edge: int) -> bool:
    """Whether the label before a colon, bar or dash is an office: "Minister of Finance:"."""
    for i in range(edge - 1, max(edge - TITLE, -1), -1):
        if words.texts[i] in STOPS:
            return False
        if is_title_head(words.lowers[i]):
            return True
        if i in words.block_starts:
            return False
    return False


def _inside(words: Words, start: int, end: int) -> int:
    first, last = words.texts[start], words.texts[end - 1]
    known = tables.listed_family_name(last) or tables.surname_shape(last)
    if is_given(first):
        return SURE if known else WEAK
    voted = all(i in words.voted for i in range(start, end))
    return WEAK if voted or known else 0


def _behind(words: Words, end: int) -> int:
    """A bracket or a clause that people have: "(Chair)", ", 44", ", a lawyer", "– Member of Parliament"."""
    if (
        end + 1 >= len(words.texts)
        or end in words.block_starts
        or words.texts[end] not in {",", "(", "–", "—", "--", ":"}
    ):
        return 0
    following = words.texts[end + 1]
    if following.isdigit() and len(following) == 2:
        return SURE
    for i in range(end + 1, min(end + 6, len(words.texts))):
        if words.texts[i] in STOPS or i in words.block_starts:
            return 0
        if is_title_head(words.lowers[i]) or i in words.in_titles:
            return SURE
    return 0
