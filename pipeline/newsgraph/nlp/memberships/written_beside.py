"""Whose name stands beside a noun for a place as it is written, where the parser hangs it elsewhere: "A, a key member of it"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.groups.nouns import noun_of
from newsgraph.nlp.memberships.facts import person_named
from newsgraph.nlp.memberships.listed import people_from
from newsgraph.nlp.mentions.enumerations import names_of_people
from newsgraph.nlp.mentions.tails import names_by_end
from newsgraph.nlp.page.layers import Layers, MentionRow
from newsgraph.rules.closed import closed
from newsgraph.rules.groups import group_rules

_NEAR = 8
_TITLE = 5
"""Tokens that a title between a comma and a name may have."""
_LONGEST = 24
"""Tokens from a name to the place that a description of it ends with."""
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_BREAKS = frozenset({";", ":", "—", "–", "“", "”", '"', "(", ")"})
_TURNS = closed().relative_openers | {"with", "by", "to"}
_DESCRIBING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADV"})


def named_behind(layers: Layers, noun: Token) -> list[tuple[int, Token]]:
    """Whose names follow a noun in the plural: "its members A and B"."""
    names, nouns = layers.once(names_of_people), group_rules().nouns
    behind = range(noun.i + 2, min(noun.i + _NEAR, sentence(noun).end))
    group = next((i for i in behind if noun_of(layers.doc[i]) in nouns and layers.doc[noun.i + 1].dep_ == "prep"), None)
    start = noun.i + 1 if group is None else group + 1  # "members A and B", "members of the panel A and B"
    if start not in names:
        return []
    return [person_named(layers, item.name) for item in people_from(layers, start, sentence(noun).end)]


def named_before_as(layers: Layers, noun: Token) -> list[tuple[int, Token]]:
    """Whose names stand right before "as": "leaving A and B as its members"."""
    names = layers.once(names_by_end)
    found: list[MentionRow] = []
    end = noun.head.i
    while end in names:
        found.insert(0, names[end])
        start = names[end]["start"]
        joint = noun.doc[start - 1] if start > 0 else None
        end = start - 1 if joint is not None and joint.lower_ in {",", "and"} else -1
        end -= end > 0 and noun.doc[end - 1].text == "," and end not in names
        if joint is not None and joint.lower_ == "from":
            return []  # "A takes over from B as its head"
    return [person_named(layers, row) for row in found]


def named_in_front(layers: Layers, noun: Token) -> tuple[int, Token] | None:
    """Whom a description stands beside as it is written, where the parser hangs it elsewhere: "A, a mayor and key member of it"."""
    doc, first = layers.doc, sentence(noun).start
    names = layers.once(names_by_end)
    for i in range(noun.i - 1, max(noun.i - _LONGEST, first), -1):
        if doc[i].tag_ in _FINITE or doc[i].text in _BREAKS or doc[i].lower_ in _TURNS or i + 1 in names:
            return None
        if doc[i].text == "," and _end_before(doc, i) in names:
            following = doc[i + 1]
            return person_named(layers, names[_end_before(doc, i)]) if following.pos_ in _DESCRIBING else None
    return None


def named_after(layers: Layers, noun: Token) -> list[tuple[int, Token]]:
    """Whose name follows a phrase and its comma, where the parser hangs it elsewhere: "a member of the last mission, A"."""
    doc, end = layers.doc, min(noun.i + _NEAR, sentence(noun).end)
    if noun.i + 1 >= end or doc[noun.i + 1].dep_ != "prep":
        return []
    comma = next((i for i in range(noun.i + 2, end) if doc[i].text == ","), None)
    if comma is None or any(token.tag_ in _FINITE or token.text in _BREAKS for token in doc[noun.i : comma]):
        return []
    names = layers.once(names_of_people)
    row = next((names[i] for i in range(comma + 1, min(comma + _TITLE, len(doc))) if i in names), None)
    if row is None or row["end"] >= len(doc) or doc[row["end"]].text not in {",", ".", ")"}:
        return []
    plain = all(token.pos_ in {"NOUN", "PROPN", "ADJ"} for token in doc[comma + 1 : row["start"]])
    return [person_named(layers, row)] if plain else []


def _end_before(doc: Doc, comma: int) -> int:
    """Where what stands before a comma ends, without a bracket there: "A (Iceland), a member of it"."""
    if doc[comma - 1].text != ")":
        return comma
    opening = (i for i in range(comma - 2, max(comma - _NEAR, 0), -1) if doc[i].text == "(")
    return next(opening, comma)
