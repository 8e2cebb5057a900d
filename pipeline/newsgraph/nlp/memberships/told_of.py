"""The group that a noun stands for where the order of words says outright who is in it: "two commission members, A and B"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import SUBJECTS, prepositional
from newsgraph.nlp.grammar.numbers import number_of
from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.groups.nouns import front_words, is_plural, noun_of
from newsgraph.nlp.groups.outright import speaks_of_sports
from newsgraph.nlp.groups.phrases import own_words, read_outright
from newsgraph.nlp.groups.placing import GroupFinder
from newsgraph.nlp.groups.sorts import is_seated_body, last_words
from newsgraph.nlp.memberships.meant import group_at
from newsgraph.nlp.memberships.named_bodies import named_body
from newsgraph.nlp.memberships.spoken_of import bodies_before, nouns_before
from newsgraph.nlp.page.layers import Layers, MentionRow
from newsgraph.nlp.page.lookup import word_beside, written
from newsgraph.rules.groups import group_rules

_BESIDE_FOLK = frozenset(
    {
        "the",
        "a",
        "another",
        "fellow",
        "its",
        "their",
        "other",
        "new",
        "all",
        "remaining",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
    }
)


_RANKED = 2
"""Tokens from a title of rank back to what stands before "ranking"."""


def group_told(layers: Layers, noun: Token, *, strict: bool = False) -> int | None:
    """The group that a noun stands for, by what tells of it elsewhere, by its own words, or because its people are told here.

    `strict`: what is told of the noun is told of much else too ("led the team"). None for a body with a name of its own, whose people have an office in it.
    """
    held = layers.mention(noun)
    if held is not None and _is_common_noun(layers, held):
        layers.turn_into_group(held["entity"])
    found = group_at(layers, noun)
    group = None if found is None else found[0]
    if group is None and not (strict and noun_of(noun) in group_rules().words.playing):
        group = _by_its_people(layers, noun)
    return group if group is not None and layers.kind(group) == "group" else None


def own_group(layers: Layers, person: int, noun: Token, group: int) -> int:
    """The group that "panel member A" means: the one in which A is told to be, where the noun alone does not say which panel."""
    bare = all(child.dep_ in {"det", "punct"} for child in noun.lefts) and not own_words(noun)
    if not bare:
        return group
    known = {
        claim["entities"]["group"]
        for claim in layers.claims_about("membership", person)
        if claim["modality"] != "denied" and layers.kind(claim["entities"]["group"]) == "group"
    }
    word = noun_of(noun)
    alike = [other for other in sorted(known) if word in last_words(layers.entities[other])]
    return alike[0] if len(alike) == 1 and group not in known else group


def group_of_its(layers: Layers, word: Token) -> int | None:
    """The group that "its" means: the last body named in its sentence or the one before, where that is a group."""
    first = sentence(layers.doc[max(sentence(word).start - 1, layers.block(word)["start"])]).start
    for i in range(word.i - 1, first - 1, -1):
        entity = layers.entity(layers.doc[i])
        if entity is not None and layers.kind(entity) in {"group", "organisation", "country"}:
            return entity if layers.kind(entity) == "group" or is_seated_body(layers, entity) else None
        if _may_be_its(layers.doc[i]):
            return group_told(layers, layers.doc[i])
    return None


def _may_be_its(noun: Token) -> bool:
    """Whether "its" may go back to a noun: a body that is its people, or what is set up ("opened an inquiry" is another's deed)."""
    words = group_rules().words
    if is_plural(noun) or noun_of(noun) not in words.bare | words.outright:
        return False
    made = words.founding | words.send | words.setting
    return noun_of(noun) in words.bare or noun.dep_ in SUBJECTS or noun.head.lemma_.lower() in made


def group_of_title(layers: Layers, title: Token) -> int | None:
    """The body of "Chairwoman A": the last one that the text has spoken of, where that is a group."""
    noun = next(bodies_before(layers, title), None)
    return None if noun is None else group_told(layers, noun)


def group_of_ranked(layers: Layers, title: Token) -> int | None:
    """The body of "ranking member A": the one that the sentence names before ("Rules Committee Chairman A and ..."), else the last spoken of."""
    within, before = sentence(title), layers.doc[max(title.i - _RANKED, 0)]
    named = before.i >= within.start and before.pos_ == "PROPN"
    if named and named_body(layers, before) is None:
        return None  # "Armed Services ranking member A": of a body that is named short
    body = _named_in(layers, reversed(layers.doc[within.start : title.i]))
    noun = next(bodies_before(layers, title), None) if body is None else None
    if noun is None:  # "Chairman A and ranking member B at a hearing of the Rules Committee"
        return _named_in(layers, layers.doc[title.i : within.end]) if body is None else body
    group = group_told(layers, noun)
    return named_body(layers, noun) if group is None else group


def _named_in(layers: Layers, tokens: Iterable[Token]) -> int | None:
    """The first named body among some tokens that consists of its people."""
    return next((body for token in tokens if (body := named_body(layers, token)) is not None), None)


def folk_of(people: Token) -> str:
    """The noun for one of some people, also of a title in the plural ("Trustees A and B")."""
    lemma = people.lemma_.lower()
    return lemma if lemma in group_rules().words.folk else lemma.removesuffix("s")


def group_of_folk(layers: Layers, people: Token) -> int | None:
    """The body of "the three commissioners, A, B and C": the last one spoken of whose people are called so, where that is a group."""
    nouns = group_rules().words.folk.get(folk_of(people), frozenset())
    beside = (child for child in people.lefts if child.lower_ not in _BESIDE_FOLK)
    if any(number_of(child.lower_) is None for child in beside):
        return None  # "the county commissioners"
    for noun in nouns_before(layers, people):
        if noun_of(noun) in nouns:
            group = group_told(layers, noun)
            return named_body(layers, noun) if group is None else group
    return None


def _is_common_noun(layers: Layers, held: MentionRow) -> bool:
    """Whether what was taken for a body's name is no name: a noun that only begins a sentence ("Commission member A said")."""
    if layers.kind(held["entity"]) != "organisation":
        return False
    if layers.entities[held["entity"]]["name"].islower():
        return True  # "transition team", which an office has been told of
    noun = layers.doc[held["start"]]
    if held["end"] > held["start"] + 1:
        return False
    if noun_of(noun) not in group_rules().nouns or sentence(noun).start != noun.i:
        return False
    rows = layers.mentions_of(held["entity"])
    return all(
        row["end"] == row["start"] + 1 and sentence(layers.doc[row["start"]]).start == row["start"] for row in rows
    )


def _by_its_people(layers: Layers, noun: Token) -> int | None:
    """The group of a noun that is one by nothing but its people: "a crew member, A", "who runs the team that will negotiate"."""
    words, held = group_rules().words, layers.mention(noun)
    named = held is not None and layers.kind(held["entity"]) not in {"unnamed", "topic"}
    known = noun_of(noun) in words.bare | words.outright or _is_band(noun)
    if not known or is_plural(noun) or named or _is_part_of_name(layers, noun):
        return None
    if not front_words(noun).isdisjoint(words.other_sorts) or _is_embassy(noun):
        return None
    if noun_of(noun) in words.playing and layers.once(speaks_of_sports):
        return None
    return GroupFinder(layers).place(read_outright(layers, noun))


def _is_part_of_name(layers: Layers, noun: Token) -> bool:
    """Whether a noun's large letter is that of a name, where it neither begins a sentence nor is written small elsewhere."""
    large = noun.text[0].isupper() and noun.i != sentence(noun).start
    return large and noun.lower_ not in written(layers.doc).texts


def _is_band(noun: Token) -> bool:
    """As in "a squad of observers", "a group of officials"."""
    words = group_rules().words
    people = words.counted_people | group_rules().people | words.folk.keys()
    of = (token for token in prepositional(noun, "of") if token.tag_ == "NNS")
    return noun_of(noun) in words.bands and any(token.lemma_.lower() in people for token in of)


def _is_embassy(noun: Token) -> bool:
    """As in "the Kenyan mission to the bank"."""
    return noun_of(noun) == "mission" and word_beside(noun, 1) == "to"
