"""Which group a run of sentences is about, where they tell one by one who is in it: "Its chair is A. Members include B".

A sentence is about the group that it names, or about the one that its people have been told to be in. So a run of
sentences keeps its group as long as each of them tells of it, also over the end of a paragraph.
"""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Token

from newsgraph.nlp.groups.finding import ensure_group
from newsgraph.nlp.groups.nouns import is_titled, noun_of
from newsgraph.nlp.memberships.meant import bare_body
from newsgraph.nlp.memberships.named_bodies import named_body
from newsgraph.nlp.memberships.spoken_of import is_met
from newsgraph.nlp.mentions.enumerations import end_of_list, names_of_people
from newsgraph.nlp.page.layers import Layers, TokenSpan
from newsgraph.rules.groups import group_rules

_BACK = 12
"""Sentences that are looked back over."""
_ASIDE = 1
"""Of these, how many may tell of nobody in a group before all others are asked too: "The talks begin on Monday"."""


def group_in_focus(layers: Layers, token: Token, *, near: bool = False) -> int | None:
    """The group that the sentences before a token's are about; None where they are about several, or none.

    Behind sentences about something else it is the one that a text has told of so far, where that is only one, unless
    only what is `near` is asked for.
    """
    starts = layers.once(surface_starts)
    number = bisect_right(starts, token.i) - 1
    here = _told_in(layers, (starts[number], token.i))
    if here:  # "Its chair is A; the rapporteur is B"
        return here[0] if len(here) == 1 else None
    found = set[int]()
    for back in range(1, min(_ASIDE + 1 if near else _BACK, number) + 1):
        within = starts[number - back], starts[number - back + 1]
        groups = _told_in(layers, within) or _named_in(layers, within)
        if groups and back <= _ASIDE + 1:
            return groups[0] if len(groups) == 1 else None
        found.update(groups)
    return found.pop() if len(found) == 1 else _body_before(layers, starts, number)


def _body_before(layers: Layers, starts: list[int], number: int) -> int | None:
    """The one named body of which the sentence before tells, where a text has told of no other group: "The Ethics Committee met. Members include A"."""
    if number == 0:
        return None
    told = (named_body(layers, layers.doc[i]) for i in range(starts[number - 1], starts[number]))
    bodies = {body for body in told if body is not None}
    return bodies.pop() if len(bodies) == 1 else None


def surface_starts(layers: Layers) -> list[int]:
    """Where the sentences of a document begin on the surface."""
    starts: list[int] = []
    for block in layers.blocks:
        first = block["start"]
        while first < block["end"]:
            starts.append(first)
            first = end_of_list(layers, first) + 1
    return starts


def _told_in(layers: Layers, within: TokenSpan) -> list[int]:
    """The groups in which the people of a sentence are told there to be."""
    names, found = layers.once(names_of_people), set()
    for row in (names[i] for i in range(*within) if i in names):
        for claim in layers.claims_about("membership", row["entity"]):
            told = within[0] <= claim["evidence"][0] < within[1]  # also that somebody is not in it
            if told and layers.kind(claim["entities"]["group"]) == "group":
                found.add(claim["entities"]["group"])
    return sorted(found)


def _named_in(layers: Layers, within: TokenSpan) -> list[int]:
    """The groups that a sentence names."""
    nouns = group_rules().nouns.keys() - group_rules().words.of_candidates
    found: set[int] = set()
    for token in layers.doc[within[0] : within[1]]:
        if token.pos_ in {"NOUN", "PROPN"} and noun_of(token) in nouns and _is_one(token):
            group = ensure_group(layers, token)
            group = bare_body(layers, token) if group is None else group
            if group is not None and layers.kind(group) == "group":
                found.add(group)
    return sorted(found)


def _is_one(noun: Token) -> bool:
    """Whether a sentence that names a group may be about it: not whom it deals with, nor a government that there always is."""
    words = group_rules().words
    if is_titled(noun):
        return False  # "a council member"
    always = noun_of(noun) in words.of_any_time and not any(child.lower_ in words.new for child in noun.lefts)
    return not always and not is_met(noun)
