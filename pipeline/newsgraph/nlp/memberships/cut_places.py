"""Places that the tokeniser cuts: "the panel's co-chairs, A and B", which the parser hardly ever reads as one word."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.groups.finding import ensure_group
from newsgraph.nlp.memberships.certainty import Certainty
from newsgraph.nlp.memberships.facts import Telling, add_membership, group_extent, person_named
from newsgraph.nlp.memberships.listed import people_from
from newsgraph.nlp.memberships.meant import bare_body
from newsgraph.nlp.mentions.enumerations import names_of_people
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.groups import group_rules


def read_cut_place(layers: Layers, first: Token) -> None:
    """Adds those whose names follow "co-chairs" or "vice-chair" behind a group's genitive."""
    doc, end = layers.doc, sentence(first).end
    behind = first.i + 3
    if first.i < 2 or behind >= end or doc[first.i + 1].text != "-" or doc[first.i - 1].tag_ != "POS":
        return
    word = doc[first.i + 2].lower_
    capacity = group_rules().positions.get(f"{first.lower_}-{word}")
    many = capacity is None
    capacity = capacity or group_rules().positions.get(f"{first.lower_}-{_singular(word)}")
    start = behind + (doc[behind].text == ",")
    if capacity is None or start not in layers.once(names_of_people):
        return
    owner = doc[first.i - 2]
    group = ensure_group(layers, owner)
    group = bare_body(layers, owner) if group is None else group
    if group is None or layers.kind(group) != "group":
        return
    people = [item.name for item in people_from(layers, start, end)][: None if many else 1]
    proof = [*group_extent(layers, owner), *doc[first.i : behind]]
    for name in people:
        known = layers.claims_about("membership", name["entity"])
        if all(claim["entities"]["group"] != group for claim in known):
            add_membership(
                layers, person_named(layers, name), group, Telling("position", Certainty("asserted"), proof, capacity)
            )


def _singular(word: str) -> str:
    return word[:-3] + "man" if word.endswith("men") else word.removesuffix("s")
