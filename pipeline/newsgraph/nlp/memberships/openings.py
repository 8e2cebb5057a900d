"""Sentences that open with the place in a group: "In the chair sits A", "Responsible for the delegation as team leader is B".

And places told after "with": "a delegation with A as its head", "the negotiators, with B in charge".
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import prepositional
from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.groups.nouns import noun_of
from newsgraph.nlp.memberships.certainty import Certainty, judge
from newsgraph.nlp.memberships.facts import Telling, add_membership, person_at, person_named
from newsgraph.nlp.memberships.meant import group_at
from newsgraph.nlp.memberships.spoken_of import group_before
from newsgraph.nlp.mentions.enumerations import items_between, names_of_people
from newsgraph.nlp.page.layers import Layers, MentionRow
from newsgraph.rules.groups import group_rules

_IN_PLACE = frozenset({"in", "at", "on"})
_FAR = 25


def read_opening(layers: Layers, verb: Token) -> None:
    """As in "In the chair sits A", "At the head of the team stands B", "Responsible for the delegation is C"."""
    sent, doc = sentence(verb), layers.doc
    before = doc[sent.start : verb.i]
    if not len(before) > 1 or not _opens(before[0], list(before)):
        return
    items = items_between(layers, verb.i + 1, min(verb.i + _FAR, sent.end))
    certainty = judge(layers, verb) if items else None
    found = _group_in(layers, list(before)) or group_before(layers, doc[sent.start])
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
    nouns = group_rules().nouns
    heads = [token for token in tokens if noun_of(token) in nouns and token.pos_ in {"NOUN", "PROPN"}]
    return next((found for token in heads if (found := group_at(layers, token)) is not None), None)


def read_with(layers: Layers, word: Token) -> None:
    """As in "a delegation with A as its head", "the negotiators, with B in charge", "with C at its helm"."""
    doc, sent = layers.doc, sentence(word)
    names = layers.once(names_of_people)
    member = next((names[i] for i in range(word.i + 1, min(word.i + 10, sent.end)) if i in names), None)
    if member is None or any(token.is_punct and token.text != "-" for token in doc[word.i + 1 : member["start"]]):
        return
    after = [token.lower_ for token in doc[member["end"] : min(member["end"] + 4, sent.end)]]
    if not _is_place(after):
        return
    found = _last_group(layers, doc[sent.start : word.i])
    if found is not None:
        _add_head(layers, member, found, word)


def read_owned(layers: Layers, noun: Token) -> None:
    """As in "Otieno's delegation": who goes with one leads it, unless it is a head of state or government who sends it."""
    for child in noun.lefts:
        person = person_at(layers, child) if child.dep_ == "poss" and child.pos_ == "PROPN" else None
        if person is None or _sends(layers, person[0]):
            continue
        found = group_at(layers, noun)
        if found is not None:
            add_membership(layers, person, found[0], Telling("owned", Certainty("asserted"), [noun], "head"))


def _sends(layers: Layers, person: int) -> bool:
    words = group_rules().words.senders
    titles = (claim["values"].get("title", "").lower().split() for claim in layers.claims_about("role", person))
    return any(words.intersection(title) for title in titles)


def _is_place(words: list[str]) -> bool:
    """As in "as its head", "as leader", "in charge", "at the helm"."""
    own = [word for word in words[1:] if word not in {"its", "the", "their", "of"}]
    if not words or not own:
        return False
    heads = {word for word, capacity in group_rules().positions.items() if capacity == "head"}
    return (words[0] == "as" and own[0] in heads) or (
        words[0] in _IN_PLACE and own[0] in group_rules().words.places_at_the_head - {"top"}
    )


def _last_group(layers: Layers, tokens: Iterable[Token]) -> tuple[int, Token] | None:
    nouns = group_rules().nouns
    heads = [token for token in tokens if noun_of(token) in nouns and token.pos_ in {"NOUN", "PROPN"}]
    return next((found for token in reversed(heads) if (found := group_at(layers, token)) is not None), None)


def _add_head(layers: Layers, member: MentionRow, found: tuple[int, Token], word: Token) -> None:
    telling = Telling("opening", Certainty("asserted"), [found[1], word], "head")
    add_membership(layers, person_named(layers, member), found[0], telling)
