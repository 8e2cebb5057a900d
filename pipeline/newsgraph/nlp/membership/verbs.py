"""Memberships told by verbs: leads, is led by, includes, consists of, joins, was named to."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.groups import ensure_group
from newsgraph.nlp.layers import Layers
from newsgraph.nlp.membership.certainty import judge
from newsgraph.nlp.membership.facts import Telling, add_membership, group_extent, persons_of
from newsgraph.nlp.syntax import OBJECTS, SUBJECTS, prepositional, subjects_of
from newsgraph.rules.groups import group_rules

_Found = list[tuple[int, Token]]
"""Entities with the tokens that stand for them."""

_RELATIVES = frozenset({"which", "that", "who"})


def read_verb(layers: Layers, verb: Token) -> None:
    """Adds the memberships that a verb states."""
    words = group_rules().words
    lemma = verb.lemma_.lower()
    if lemma in words.lead:
        _read_lead(layers, verb)
    if lemma in words.include or lemma in words.consist:
        _read_include(layers, verb, consists=lemma in words.consist)
    if lemma in words.join or lemma in words.attend or lemma in words.leave:
        _read_join(layers, verb)
    if lemma in words.put or lemma in words.accompany:
        _read_put(layers, verb)


def _group_at(layers: Layers, token: Token) -> tuple[int, Token] | None:
    """The group that a subject or object stands for: a noun, or "it" with the group named before."""
    if token.pos_ == "PRON" or token.lower_ in _RELATIVES:
        return _group_of_pronoun(layers, token)
    group = ensure_group(layers, token)
    return None if group is None or layers.kind(group) != "group" else (group, token)


def _group_of_pronoun(layers: Layers, token: Token) -> tuple[int, Token] | None:
    if token.lower_ not in {"it", "which", "that"}:
        return None
    held = layers.mention(token)
    if held is not None:
        return (held["entity"], token) if layers.kind(held["entity"]) == "group" else None
    if token.lower_ != "it":
        return None
    sent = token.sent
    start = sent.start if token.i - sent.start > 2 else layers.doc[max(sent.start - 1, 0)].sent.start
    start = max(start, layers.block(token)["start"])
    before = [
        row
        for row in layers.mentions
        if start <= row["start"] and row["end"] <= token.i and layers.kind(row["entity"]) == "group"
    ]
    if not before:
        # A paragraph that goes on about the group of the one before it.
        first = layers.block(token)["start"]
        if token.i == first and first > 0:
            last = layers.doc[first - 1].sent
            before = [
                row
                for row in layers.mentions
                if last.start <= row["start"] < last.end and layers.kind(row["entity"]) == "group"
            ]
    if not before:
        return None
    group = max(before, key=lambda row: row["start"])["entity"]
    layers.add_mention(group, token.i, token.i + 1, "pronoun")
    return group, token


def _read_lead(layers: Layers, verb: Token) -> None:
    """As in "A led the delegation", "the delegation, led by A"."""
    objects = [token for child in verb.children if child.dep_ in OBJECTS for token in [child]]
    groups = [found for token in objects if (found := _group_at(layers, token)) is not None]
    members = list(persons_of(layers, [t for t in subjects_of(verb) if t.dep_ != "conj"]))
    if not groups:
        agents = [
            t
            for child in verb.children
            if child.dep_ in {"agent", "prep"} and child.lower_ == "by"
            for t in child.children
            if t.dep_ == "pobj"
        ]
        led = (
            [verb.head]
            if verb.dep_ in {"acl", "relcl"}
            else [child for child in verb.children if child.dep_ == "nsubjpass"]
        )
        groups = [found for token in led if (found := _group_at(layers, token)) is not None] if agents else []
        members = list(persons_of(layers, agents))
    _add_all(layers, verb, members, groups, ("lead", "head"))


def _read_include(layers: Layers, verb: Token, *, consists: bool) -> None:
    """As in "The team includes A and B", "the team, including A", "the team is made up of A and B"."""
    if verb.dep_ == "prep":
        owners = [verb.head]
        listed = [child for child in verb.children if child.dep_ == "pobj"]
    else:
        owners = [child for child in verb.children if child.dep_ in SUBJECTS]
        owners = owners or ([verb.head] if verb.dep_ in {"acl", "relcl"} else subjects_of(verb))
        listed = [child for child in verb.children if child.dep_ in OBJECTS]
        if consists:
            listed += [t for t in prepositional(verb, "of") if t.dep_ != "conj"]
    owners = [verb.head if token.lower_ in _RELATIVES and verb.dep_ == "relcl" else token for token in owners]
    members = list(persons_of(layers, listed))
    if not members:
        return
    groups = [found for token in owners if (found := _group_at(layers, token)) is not None]
    _add_all(layers, verb, members, groups, ("include", "member"))


def _read_join(layers: Layers, verb: Token) -> None:
    """As in "A joined the delegation", "A took part in the team"."""
    objects = [child for child in verb.children if child.dep_ in OBJECTS]
    objects += [t for t in prepositional(verb, "in", "from") if t.dep_ != "conj"]
    members = list(persons_of(layers, [t for t in subjects_of(verb) if t.dep_ != "conj"]))
    if members:
        groups = [found for token in objects if (found := _group_at(layers, token)) is not None]
        _add_all(layers, verb, members, groups, ("join", _capacity(verb)))


def _read_put(layers: Layers, verb: Token) -> None:
    """As in "A was named to the delegation", "they added A to the team"."""
    persons = [child for child in verb.children if child.dep_ in {"nsubjpass", "dobj"}]
    targets = prepositional(verb, "to", "in", "into", "on")
    if not persons or not targets:
        return
    members = list(persons_of(layers, persons))
    groups = [found for token in targets if members and (found := _group_at(layers, token)) is not None]
    _add_all(layers, verb, members, groups, ("put", _capacity(verb)))


def _capacity(verb: Token) -> str:
    """The capacity that "as" gives: "joined the delegation as an adviser"."""
    for token in prepositional(verb, "as"):
        return group_rules().positions.get(token.lemma_.lower(), token.lemma_.lower())
    return "member"


def _add_all(layers: Layers, verb: Token, members: _Found, groups: _Found, told: tuple[str, str]) -> None:
    """Adds each member to each group; `told` is rule and capacity."""
    rule, capacity = told
    certainty = judge(layers, verb) if members and groups else None
    if certainty is None:
        return
    for group, head in groups:
        for member in members:
            proof = [verb, *group_extent(layers, head)]
            add_membership(layers, member, group, Telling(rule, certainty, proof, capacity))
