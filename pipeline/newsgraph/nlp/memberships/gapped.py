"""Verbs that are left out the second time: "A led the Kenyan delegation and B the Chilean one"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.groups.nouns import noun_of
from newsgraph.nlp.memberships.certainty import judge
from newsgraph.nlp.memberships.facts import Telling, add_membership
from newsgraph.nlp.mentions.enumerations import items_between
from newsgraph.nlp.page.layers import Layers, head_of
from newsgraph.rules.groups import group_rules


def read_gapped(layers: Layers, one: Token) -> None:
    """As in "A led the Kenyan delegation and B the Chilean one": what the verb before says of A it says of B."""
    before = sentence(one)
    first = next(
        (
            t
            for t in layers.doc[before.start : one.i]
            if t.lemma_.lower() in group_rules().words.heading and t.pos_ == "VERB"
        ),
        None,
    )
    teams = [] if first is None else [t for t in layers.doc[first.i : one.i] if noun_of(t) in group_rules().nouns]
    link = next((t for t in layers.doc[teams[0].i : one.i] if t.lower_ in {"and", "while"}), None) if teams else None
    if first is None or link is None or one.i < 1:
        return
    people = items_between(layers, link.i + 1, one.i)
    side = layers.entity(layers.doc[one.i - 1])
    certainty = judge(layers, first)
    if certainty is None or len(people) != 1 or side is None or layers.kind(side) not in {"country", "organisation"}:
        return
    group = layers.add_entity("group", layers.doc[one.i - 1 : one.i].text + " " + teams[0].text, sender=side)
    layers.add_mention(group, one.i - 1, one.i + 1, "nominal")
    member = (people[0].name["entity"], head_of(layers.span(people[0].name)))
    add_membership(layers, member, group, Telling("lead", certainty, [one], "head", ((first.i, first.i + 1),)))
