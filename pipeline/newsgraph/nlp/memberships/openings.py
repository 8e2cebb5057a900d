"""Sentences that open with the place in a group: "In the chair sits A", "Responsible for the delegation as team leader is B".

And places told after "with": "a delegation with A as its head", "the negotiators, with B in charge".
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span, Token

from newsgraph.nlp.grammar.functions import prepositional
from newsgraph.nlp.grammar.tree import sentence, sentence_bounds
from newsgraph.nlp.groups.nouns import noun_of
from newsgraph.nlp.memberships.certainty import Certainty, judge
from newsgraph.nlp.memberships.facts import Telling, add_membership, person_at, person_named
from newsgraph.nlp.memberships.meant import group_at
from newsgraph.nlp.memberships.spoken_of import group_before
from newsgraph.nlp.mentions.enumerations import items_between
from newsgraph.nlp.page.layers import Layers, MentionRow
from newsgraph.rules.groups import group_rules

_IN_PLACE = frozenset({"in", "at", "on"})
_JOINTS = frozenset({"and", ",", ";"})
_FAR = 25
_LONGEST = 45
"""Tokens from "with" to the place that it tells."""
_FAR_NAME = 12
"""Tokens that a description may have between a name and its place."""
_BEFORE_PLACES = frozenset({"its", "the", "their", "his", "her", "of", "a", "an", "-", "co"})


def read_opening(layers: Layers, verb: Token) -> None:
    """As in "In the chair sits A", "At the head of the team stands B", "Responsible for the delegation is C"."""
    doc, (first, last) = layers.doc, sentence_bounds(verb)
    if verb.i - first < 2 or doc[first].lower_ not in _IN_PLACE | {"responsible"}:
        return  # as nearly always
    before = list(doc[first : verb.i])
    if not _opens(before[0], before):
        return
    items = items_between(layers, verb.i + 1, min(verb.i + _FAR, last))
    certainty = judge(layers, verb) if items else None
    found = _group_in(layers, before) or group_before(layers, doc[first])
    if certainty is None or found is None:
        return
    member = items[0].name
    if any(token.pos_ in {"VERB", "AUX"} for token in doc[verb.i + 1 : member["start"]]):
        return
    telling = Telling("opening", certainty, [before[0], verb], "head", ((found[1].i, found[1].i + 1),))
    add_membership(layers, person_named(layers, member), found[0], telling)


def _opens(first: Token, before: list[Token]) -> bool:
    if any(
        token.dep_ in {"nsubj", "nsubjpass"} and token.head.i > token.i and token.pos_ == "PRON" for token in before
    ):
        return False
    place = next((token for token in before[1:4] if token.lower_ in group_rules().words.places_at_the_head), None)
    of = [] if place is None else prepositional(place, "of")
    known = group_rules().nouns.keys() | group_rules().words.lists
    told = first.lower_ in _IN_PLACE and place is not None and all(noun_of(token) in known for token in of[:1])
    return told or (first.lower_ == "responsible" and before[1].lower_ == "for")


def _group_in(layers: Layers, tokens: list[Token]) -> tuple[int, Token] | None:
    nouns = group_rules().nouns.keys() - group_rules().words.of_candidates
    heads = [token for token in tokens if noun_of(token) in nouns and token.pos_ in {"NOUN", "PROPN"}]
    return next((found for token in heads if (found := group_at(layers, token)) is not None), None)


def read_with(layers: Layers, word: Token) -> None:
    """As in "a delegation with A as its head", "the negotiators, with B in charge", "chaired by C, with D and E as members"."""
    within = sentence(word)
    place = next((i for i in range(word.i + 2, min(word.i + _LONGEST, within.end)) if _capacity_at(layers, i)), None)
    capacity = None if place is None else _capacity_at(layers, place)
    items = [] if place is None else items_between(layers, word.i + 1, place)
    if (
        place is None
        or capacity is None
        or not items
        or items[-1].end < place
        or items[-1].name["end"] < place - _FAR_NAME
    ):
        return
    if capacity == "deputy head" and any(token.lower_ in {"his", "her"} for token in layers.doc[place : place + 3]):
        found = None  # "with A as her deputy", in what she leads
    else:
        found = _last_group(layers, layers.doc[within.start : word.i])
    if found is None and word.i == within.start:
        found = _last_group(layers, layers.doc[place : within.end])
    if found is None:
        found = _led_in(layers, within, word)
    while found is not None and place is not None and capacity is not None and items:
        for item in items:
            _add_place(layers, item.name, found, (word, layers.doc[place]), capacity)
        # "with A as her deputy and B and C as members"
        first = place + 1
        place = next((i for i in range(first, min(first + _LONGEST, within.end)) if _is_as(layers, i)), None)
        capacity = None if place is None else _capacity_at(layers, place)
        joint = next((i for i in range(first, place or first) if layers.doc[i].lower_ in _JOINTS), None)
        items = [] if place is None or joint is None else items_between(layers, joint + 1, place)


def _is_as(layers: Layers, i: int) -> bool:
    return layers.doc[i].lower_ == "as" and _capacity_at(layers, i) is not None


def read_owned(layers: Layers, noun: Token) -> None:
    """As in "Otieno's delegation", "Otieno and members of his delegation": who goes with one leads it, unless it is a head of state or government who sends it."""
    for child in noun.lefts:
        owns = child.dep_ == "poss" and (child.pos_ == "PROPN" or child.lower_ in {"his", "her"})
        person = person_at(layers, child) if owns else None
        if person is None or _sends(layers, person[0]):
            continue
        found = group_at(layers, noun)
        if found is not None:
            add_membership(layers, person, found[0], Telling("owned", Certainty("asserted"), [noun], "head"))


def _sends(layers: Layers, person: int) -> bool:
    words = group_rules().words.senders
    titles = (claim["values"].get("title", "").lower().split() for claim in layers.claims_about("role", person))
    return any(words.intersection(title) for title in titles)


def _capacity_at(layers: Layers, i: int) -> str | None:
    """The capacity that begins at a token behind a name: "as its head", "as members", "in charge", "at the helm", "chairing it"."""
    rules, doc = group_rules(), layers.doc
    first = doc[i]
    words = [token for token in doc[i + 1 : i + 5] if token.lower_ not in _BEFORE_PLACES]
    if first.lower_ == "as" and words:
        deputy = words[0].lower_ in rules.words.deputies and len(words) > 1
        noun = words[1] if deputy and words[1].lemma_.lower() in rules.positions else words[0]
        capacity = rules.positions.get(noun.lemma_.lower())
        return "deputy head" if deputy and capacity == "head" else capacity
    if first.tag_ == "VBG" and first.lower_ in {"acting", "serving"} and i + 1 < len(doc) and doc[i + 1].lower_ == "as":
        return _capacity_at(layers, i + 1)
    if first.lower_ in _IN_PLACE and words and words[0].lower_ in rules.words.places_at_the_head - {"top"}:
        return "head"
    return "head" if first.tag_ == "VBG" and first.lemma_.lower() in rules.words.leading else None


def _led_in(layers: Layers, within: Span, word: Token) -> tuple[int, Token] | None:
    """The group that somebody is told to head in the same sentence."""
    heads = (
        (claim["entities"]["group"], word)
        for group in layers.groups
        for claim in layers.claims_with("membership", "group", group)
        if claim["values"]["capacity"] == "head" and within.start <= claim["evidence"][0] < within.end
    )
    return next(heads, None)


def _last_group(layers: Layers, tokens: Iterable[Token]) -> tuple[int, Token] | None:
    nouns = group_rules().nouns.keys() - group_rules().words.of_candidates
    heads = [token for token in tokens if noun_of(token) in nouns and token.pos_ in {"NOUN", "PROPN"}]
    return next((found for token in reversed(heads) if (found := group_at(layers, token)) is not None), None)


def _add_place(
    layers: Layers, member: MentionRow, found: tuple[int, Token], proof: tuple[Token, Token], capacity: str
) -> None:
    telling = Telling("opening", Certainty("asserted"), [found[1], *proof], capacity)
    add_membership(layers, person_named(layers, member), found[0], telling)
