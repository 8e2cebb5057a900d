"""Sentences that go on with a group's people: "Others include A and B", "They included C", "Besides A, he named B and C"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import actors, undergoers
from newsgraph.nlp.grammar.numbers import number_of
from newsgraph.nlp.grammar.tree import sentence, sentence_bounds
from newsgraph.nlp.groups.nouns import noun_of
from newsgraph.nlp.memberships.capacity import capacity_of
from newsgraph.nlp.memberships.certainty import Certainty, judge
from newsgraph.nlp.memberships.facts import Telling, add_membership, person_named, persons_of
from newsgraph.nlp.memberships.finding import MANY, bodies_of_many
from newsgraph.nlp.memberships.listed import items_from
from newsgraph.nlp.memberships.meant import group_at
from newsgraph.nlp.memberships.spoken_of import group_before
from newsgraph.nlp.mentions.enumerations import Item, items_between
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import written
from newsgraph.rules.groups import group_rules

_OPENING = 12
"""Tokens that the opening of such a sentence may have."""
_LINKS = frozenset({"to"})  # "in addition to A"


def read_others(layers: Layers, verb: Token) -> None:
    """As in "Others include A and B", "The other two are A and B", "Among them is A", "They included A"."""
    start = sentence_bounds(verb)[0]
    if group_rules().words.others.isdisjoint(written(layers.doc).lowers[start : verb.i]):
        return  # as nearly always
    words = [token.lower_ for token in layers.doc[start : verb.i] if not token.is_punct]
    if not words or len(words) > _OPENING or not _goes_on(words):
        return
    items = items_from(layers, verb.i + 1)
    if not items:
        return
    found = _named_there(layers, start, verb) or group_before(layers, layers.doc[start]) or _led_there(layers, verb)
    if _others_between(layers, verb, found):
        found = _led_there(layers, verb)
    if found is None and len(items) >= MANY:
        found = _body_before(layers, verb)
    certainty = judge(layers, verb) if found is not None else None
    if found is None or certainty is None:
        return
    _add(layers, items, found, Told("others", verb, certainty))


def _named_there(layers: Layers, start: int, verb: Token) -> tuple[int, Token] | None:
    """The group that such a sentence names itself: "Other members of the panel are A and B"."""
    nouns = (token for token in layers.doc[start : verb.i] if noun_of(token) in group_rules().nouns)
    return next((found for token in nouns if (found := group_at(layers, token)) is not None), None)


def _body_before(layers: Layers, verb: Token) -> tuple[int, Token] | None:
    """The named body that the sentence before is about: "The Accounts Committee has new faces. They are A, B and C"."""
    first = sentence(verb).start
    if first == layers.block(verb)["start"]:
        return None
    root = sentence(layers.doc[first - 1]).root
    for noun in (child for child in root.children if child.dep_ in {"nsubj", "nsubjpass", "dobj"}):
        found = bodies_of_many(layers, [noun])
        if found:
            return found[0].group, noun
    return None


def _goes_on(words: list[str]) -> bool:
    """Whether a subject says nothing but that there are more people of those told of before."""
    rules = group_rules()
    people = rules.members | rules.words.counted_people
    plain = [
        w
        for w in words
        if w not in group_rules().words.others and w not in group_rules().words.beside_others and number_of(w) is None
    ]
    return all(w.rstrip("s") in people or w in rules.nouns for w in plain)


def _others_between(layers: Layers, verb: Token, found: tuple[int, Token] | None) -> bool:
    """Whether people of another kind are spoken of since the group was named ("The delegation met lawmakers. They included A")."""
    if found is None:
        return True
    words, positions = group_rules().words.counted_people | group_rules().people, group_rules().positions
    return any(
        token.tag_ in {"NNS", "NNPS"}
        and token.lemma_.lower() in words
        and positions.get(token.lemma_.lower()) != "member"
        and token.dep_ in {"dobj", "pobj"}
        for token in layers.doc[found[1].i + 1 : sentence(verb).start]
        if sentence(token).end > found[1].i and token.head.lower_ != "of"
    )


def _led_there(layers: Layers, verb: Token) -> tuple[int, Token] | None:
    """The group of somebody of whom the sentence before says that those meant were with him or her."""
    if sentence(verb).start == layers.block(verb)["start"]:
        return None
    before = sentence(layers.doc[sentence(verb).start - 1])
    for token in before:
        if token.lemma_.lower() != "accompany":
            continue
        leaders = [
            *persons_of(layers, undergoers(token)),
            *persons_of(layers, [t for t in before.root.children if t.dep_ == "nsubj"]),
        ]
        for leader, head in leaders:
            for claim in layers.claims_about("membership", leader):
                if claim["modality"] != "denied" and layers.kind(claim["entities"]["group"]) == "group":
                    return claim["entities"]["group"], head
    return None


@dataclass(frozen=True, slots=True)
class Told:
    """By which rule and verb, and how surely, a list's people are told to belong to a group."""

    rule: str
    verb: Token
    certainty: Certainty


def _add(layers: Layers, items: list[Item], found: tuple[int, Token], told: Told) -> None:
    group, head = found
    for item in items:
        capacity = capacity_of(layers, item, group) or "member"
        telling = Telling(told.rule, told.certainty, [told.verb], capacity, ((head.i, head.i + 1),))
        add_membership(layers, person_named(layers, item.name), group, telling)


def _read_exceptions(layers: Layers, word: Token, comma: int) -> bool:
    """As in "Besides A, the delegation includes B and C": A is in it too. Says whether the clause tells of a group's people."""
    verbs = group_rules().words.including | group_rules().words.making_up
    verb = next((t for t in layers.doc[comma : sentence(word).end] if t.lemma_.lower() in verbs), None)
    found = (
        None
        if verb is None
        else next((found for token in actors(verb) if (found := group_at(layers, token)) is not None), None)
    )
    certainty = None if verb is None or found is None else judge(layers, verb)
    if verb is None or found is None or certainty is None:
        return False
    end = next((i for i in range(comma + 1, verb.i) if layers.doc[i].text == ","), comma)
    start = word.i + 1
    while start < comma and layers.doc[start].lower_ in _LINKS:
        start += 1
    _add(
        layers,
        items_between(layers, start, comma) or items_between(layers, comma + 1, end),
        found,
        Told("others", verb, certainty),
    )
    return True


def read_besides(layers: Layers, word: Token) -> None:
    """As in "Besides A, the speaker named B, C and D": they are in the group in which A is."""
    sent = sentence(word)
    if word.i > sent.start + 1:
        return
    comma = next((i for i in range(word.i, min(word.i + _OPENING, sent.end)) if layers.doc[i].text == ","), None)
    if comma is not None and _read_exceptions(layers, word, comma):
        return
    verbs = group_rules().words.naming
    verb = (
        None
        if comma is None
        else next((t for t in layers.doc[comma : sent.end] if t.lemma_.lower() in verbs and t.pos_ == "VERB"), None)
    )
    if comma is None or verb is None:
        return
    known = islice(items_between(layers, word.i + 1, comma), 3)
    groups = [
        claim["entities"]["group"]
        for item in known
        for claim in layers.claims_about("membership", item.name["entity"])
        if claim["modality"] != "denied" and layers.kind(claim["entities"]["group"]) == "group"
    ]
    certainty = judge(layers, verb) if groups else None
    if certainty is not None:
        items = items_from(layers, verb.i + 1)
        _add(layers, items, (groups[-1], word), Told("others", verb, certainty))
