"""Noun phrases that stand for a group: whose it is, when it met and what for, as the phrase and its clause say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.nlp.countries.acting import country_of
from newsgraph.nlp.grammar.functions import MODIFIERS, objects_of, prepositional
from newsgraph.nlp.grammar.numbers import number_of
from newsgraph.nlp.grammar.syntax import conjuncts_of, noun_phrase
from newsgraph.nlp.grammar.tree import sentence, subtree
from newsgraph.nlp.groups.beside import around, beside_verb, is_earlier, place_at, relative_clause, time_of, words_of
from newsgraph.nlp.groups.candidates import candidate_of, is_campaign
from newsgraph.nlp.groups.nouns import (
    field_of_work,
    flat_before,
    front_words,
    is_described,
    is_dispatched,
    is_generic,
    is_group,
    is_on_journey,
    is_sent_by,
    is_titled,
    noun_of,
    subject_matter,
)
from newsgraph.nlp.groups.outright import is_outright, speaks_of_sports
from newsgraph.nlp.groups.rounds import round_of
from newsgraph.nlp.groups.senders import find_sender
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.closed import closed
from newsgraph.rules.groups import GroupClass, NounUse, group_rules

_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_DEFINITE = closed().demonstratives | closed().possessives | {"the"}
_NEW = closed().new


@dataclass(frozen=True, slots=True)
class GroupPhrase:
    """A mention of a group. `start`, `end` leave out the article; `sender` is an entity, `time` a time row.

    `named`: the sender stands before the noun. `earlier`: another occasion than today's, at a time not given
    ("the previous delegation"). `first`: "a delegation", which nothing before has told of. `sides`, `sorts`: words that
    part it from others of the same country ("government", "technical"). `owner`: whose it is, where that is no name
    ("the politicians' delegation"). `round`: of the talks it is at, where the clause tells. `to`: the countries that it goes to.
    """

    head: Token
    start: int
    end: int
    group_class: GroupClass
    sender: int | None
    named: bool
    time: int | None
    earlier: bool
    definite: bool
    first: bool
    place: int | None
    occasion: str | None
    sides: frozenset[str] = frozenset()
    sorts: frozenset[str] = frozenset()
    owner: str | None = None
    round: int | None = None
    to: frozenset[int] = frozenset()
    fields: frozenset[str] = frozenset()


def read_group_phrase(layers: Layers, head: Token, *, told: bool = False) -> GroupPhrase | None:
    """The group that a noun names, None when it names none.

    `told`: somebody is said to belong to what the noun names. Then cabinets and committees count, and nouns that stand
    for many other things ("the Caspian team", "a panel of inquiry").
    """
    rules = group_rules()
    readings = rules.nouns.get(noun_of(head))
    if (
        readings is None
        or head.pos_ not in {"NOUN", "PROPN"}
        or (head.dep_ in {"compound", "nmod"} and not is_titled(head))
    ):
        return None
    if is_generic(layers, head):
        return None
    if is_campaign(head):  # told by whose it is
        known = told and candidate_of(layers, head) is not None
        return _describe(layers, head, readings[0][0], None) if known else None
    return _read_by_use(layers, head, readings, told=told)


def _read_by_use(
    layers: Layers, head: Token, readings: Sequence[tuple[GroupClass, NounUse]], *, told: bool
) -> GroupPhrase | None:
    rules, sender = group_rules(), find_sender(layers, head)
    for group_class, use in readings:
        if (group_class in {"cabinet", "committee"} or use in {"told", "described", "crowd"}) and not told:
            continue
        if group_class == "delegation" and sender is not None and layers.kind(sender) == "person":
            sender = country_of(layers, sender)  # the president's delegation is the country's
        outright = use == "told" and is_outright(layers, head)
        if use == "told" and noun_of(head) in rules.words.only_announced and not outright:
            continue
        if use == "told" and not (is_described(layers, head) or (outright and sender is not None)):
            continue
        if use == "told" and not is_sent_by(layers, head, sender):
            sender = None
        if outright and sender is not None:
            return _describe(layers, head, group_class, sender)  # "Kenya sent a team led by A"
        if (
            told
            and use == "sent"
            and (is_dispatched(head) or is_on_journey(head))
            and not layers.once(speaks_of_sports)
        ):
            return _describe(layers, head, group_class, sender)  # "Kenya sent a team to Geneva"
        if is_group(head, use, rules.modifiers[group_class], sender):
            return _describe(layers, head, group_class, sender)
    return None


def read_side(layers: Layers, noun: Token, sender: int) -> GroupPhrase:
    """The delegation that "the Kenyan side" is, when and at which round as the words around it say."""
    return _describe(layers, noun, "delegation", sender)


def read_outright(layers: Layers, noun: Token) -> GroupPhrase:
    """The group of a noun whose people are told outright, by whatever words stand around it."""
    readings = group_rules().nouns[noun_of(noun)]
    sender = find_sender(layers, noun)
    if sender is not None and layers.kind(sender) == "person":
        sender = country_of(layers, sender)
    return _describe(layers, noun, readings[-1][0], sender)


def _describe(layers: Layers, head: Token, group_class: GroupClass, sender: int | None) -> GroupPhrase:
    start, end = _extent(head, group_class)
    determiner = {child.lower_ for child in head.lefts if child.dep_ in {"det", "poss"}}
    owned = any(child.dep_ == "poss" for child in head.lefts)
    near = around(head)
    occasion = next((t for t in near if t.lemma_.lower() in group_rules().words.meetings and t.i > head.i), None)
    return GroupPhrase(
        head=head,
        start=start,
        end=end,
        group_class=group_class,
        sender=sender,
        named=sender is not None and any(layers.entity(child) == sender for child in head.lefts),
        time=time_of(layers, head, near, owned=sender is not None),
        earlier=is_earlier([*near, *relative_clause(head)]),
        definite=bool(determiner & _DEFINITE) or owned,
        first=bool(determiner & _NEW),
        place=next((e for t in near if (e := place_at(layers, t)) is not None), None),
        occasion=None if occasion is None else words_of(occasion),
        sides=frozenset(own_words(head)) & group_rules().words.sides,
        sorts=sorts_of(head, group_class),
        owner=next((child.lemma_.lower() for child in head.lefts if _is_common_owner(layers, child)), None),
        round=round_of([*near, *relative_clause(head), *beside_verb(head)]),
        to=destinations(layers, head),
        fields=fields_of(head),
    )


def destinations(layers: Layers, head: Token) -> frozenset[int]:
    """The countries that a group goes to by its own words: "the delegation to Peru and Chile", "the group visiting Norway"."""
    journeys = (
        c for c in head.children if c.dep_ in {"acl", "relcl"} and c.lemma_.lower() in group_rules().words.journey
    )
    ends = prepositional(head, "to") + [
        token for verb in journeys for token in (*objects_of(verb), *prepositional(verb, "to"))
    ]
    entities = (layers.entity(token) for end in ends for token in conjuncts_of(end))
    return frozenset(entity for entity in entities if entity is not None and layers.kind(entity) == "country")


def fields_of(head: Token) -> frozenset[str]:
    """What a team or mission is on, by its lemmas: "the task force on housing and transport"."""
    field = field_of_work(head)
    return frozenset() if field is None else frozenset(token.lemma_.lower() for token in conjuncts_of(field))


def sorts_of(head: Token, group_class: GroupClass) -> frozenset[str]:
    """The words before a noun that part a group from others of its side: "technical", of teams what they are for ("legal")."""
    tasks = group_rules().modifiers["team"] if group_class == "team" else frozenset()
    return frozenset(front_words(head)) & (group_rules().words.sorts | tasks)


def own_words(head: Token) -> set[str]:
    """The nouns that say whose a group is: before it, and after "of" ("a delegation of the opposition")."""
    of = {token.lemma_.lower() for token in prepositional(head, "of")}
    clauses = (child.lemma_.lower() for child in head.children if child.dep_ in {"acl", "relcl"})
    of |= group_rules().words.task_verbs.intersection(clauses)  # "the team that bargains with Norway"
    return of | {token.lemma_.lower() for child in head.lefts if child.dep_ in MODIFIERS for token in subtree(child)}


def _is_common_owner(layers: Layers, token: Token) -> bool:
    return token.dep_ == "poss" and token.pos_ == "NOUN" and layers.entity(token) is None


def _extent(head: Token, group_class: GroupClass) -> tuple[int, int]:
    """The words of the name: without article, without "its" unless that is all that tells the group; what a committee is on."""
    owner = group_class == "cabinet"
    matter = subject_matter(head) if group_class == "committee" else field_of_work(head)
    sides = [token for token in prepositional(head, "of") if token.lemma_.lower() in group_rules().words.sides]
    matter = sides[0] if sides else matter  # "the delegation of the valley opposition"
    end = head.i + 1 if matter is None else _before_clause(matter, noun_phrase(matter)[1])
    lefts = [child.left_edge.i for child in (*flat_before(head), *head.lefts) if child.dep_ in MODIFIERS]
    start = min([head.i, *lefts])
    while start < head.i and _is_dropped(head.doc[start], owner=owner):
        start += 1
    return _whole(head, start), end


def _before_clause(matter: Token, end: int) -> int:
    """The end of a name's last words, without a clause about them: "jury of this year's festival" of "... festival, which opens today"."""
    doc = matter.doc
    clause = next((i for i in range(matter.i + 1, end) if doc[i].tag_ in _RELATIVE), end)
    return clause - 1 if clause < end and doc[clause - 1].is_punct else clause


def _whole(head: Token, start: int) -> int:
    """The start of a name that a bracket cuts: "Green Party (GP)-led coalition" from "GP)-led coalition"."""
    doc = head.doc
    if ")" not in doc[start].text or "(" in doc[start].text:
        return start
    bracket = next((i for i in range(start, sentence(head).start - 1, -1) if "(" in doc[i].text), None)
    if bracket is None or start - bracket > 2:
        return start
    while bracket > sentence(head).start and doc[bracket - 1].pos_ == "PROPN":
        bracket -= 1
    return bracket


def _is_dropped(token: Token, *, owner: bool) -> bool:
    counts = number_of(token.lower_.partition("-")[0]) is not None or token.lower_ in group_rules().words.sized
    return (
        token.is_punct
        or counts
        or token.dep_ == "det"
        or token.lower_ in group_rules().words.pointing_back
        or (token.tag_ == "PRP$" and not owner)
        or token.tag_ == "WP$"
    )
