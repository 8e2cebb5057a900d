"""Whether a phrase can mean a group that is known already: by its noun, its side, its task, its time."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import MODIFIERS
from newsgraph.nlp.grammar.numbers import ORDINALS, number_of
from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.groups.phrases import GroupPhrase, own_words
from newsgraph.nlp.page.layers import Layers, TimeRow
from newsgraph.rules.closed import closed
from newsgraph.rules.groups import GroupClass, group_rules

_POSSESSIVES = closed().possessives
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")

When = str | None
"""What tells two groups of one sender apart: a year, a month, an offset in years, "earlier"; None is the article's own time."""


@dataclass(slots=True)
class Group:
    """A group entity as it is known so far."""

    entity: int
    group_class: GroupClass
    sender: int | None
    when: When
    places: list[int]
    """The tokens that head its mentions."""
    nouns: set[str]
    named: bool = False
    sides: set[str] = field(default_factory=set)
    sorts: set[str] = field(default_factory=set)
    round: int | None = None
    to: set[int] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    """The words that described it."""


def time_key(row: TimeRow) -> str:
    """What tells groups of different times apart: a year or month as written, an offset in years, or "earlier"."""
    if row["value"]:
        return row["value"][:7]
    return f"{row['amount']} {row['unit']}" if row["unit"] else "earlier"


def same_time(one: When, other: When) -> bool:
    """Whether two times may be one: the same, or a month of a year ("2022-03" of "2022")."""
    if one is None or other is None or not one[:4].isdigit() or not other[:4].isdigit():
        return one == other
    return one.startswith(other) or other.startswith(one)


def own_names(layers: Layers, head: Token) -> set[str]:
    """Names of places, peoples and bodies that say which group a noun means: before it, with a capital inside a sentence."""
    before = [child for child in head.lefts if child.dep_ in MODIFIERS and child.i > sentence(head).start]
    entities = ((child, layers.entity(child)) for child in before if child.text[0].isupper() and child.is_alpha)
    return {child.lower_ for child, entity in entities if entity is None or layers.kind(entity) != "person"}


def tasks(words: set[str]) -> set[str]:
    """The words that say what a team is for: "defence", "rescue", but not how large it is or that it negotiates."""
    rules = group_rules()
    other = rules.modifiers["delegation"] | rules.words.sized | rules.words.earlier | rules.words.new | _POSSESSIVES
    return {word for word in words - other if word.isalpha() and number_of(word) is None}


def fits(group: Group, phrase: GroupPhrase) -> bool:
    """Whether a phrase's sides and sorts are the group's: the opposition's delegation is not the government's.

    A sort of its own parts ("the technical delegation"); a bare description joins.
    """
    if phrase.sides and group.sides and phrase.sides.isdisjoint(group.sides):
        return False
    if phrase.to and group.to and phrase.to.isdisjoint(group.to):
        return False  # "the delegation to Peru" is not "the group visiting Norway"
    if phrase.fields and group.fields and phrase.fields.isdisjoint(group.fields):
        return False  # "the task force on housing" is not the one on crime
    own, other = _ordinals(own_words(phrase.head)), _ordinals(group.words)
    if own and other and own.isdisjoint(other):
        return False  # "the 4th expedition" is not the 3rd
    return not phrase.sorts or not group.places or not phrase.sorts.isdisjoint(group.sorts)


def _ordinals(words: set[str]) -> set[str]:
    return {word for word in words if word in ORDINALS or _ORDINAL.fullmatch(word)}


def stands_for(noun: str, nouns: set[str]) -> bool:
    """Whether a noun can stand for a group called by others: a team is a delegation, a coalition no cabinet."""
    return noun in nouns or any(noun in alike and not nouns.isdisjoint(alike) for alike in group_rules().words.synonyms)
