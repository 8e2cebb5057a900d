"""Who sits in a new cabinet: those who become, are named, stay or do not become ministers where an article tells of one."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import actors, prepositional, undergoers
from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.groups.finding import ensure_group
from newsgraph.nlp.groups.nouns import front_words, noun_of
from newsgraph.nlp.groups.phrases import own_words
from newsgraph.nlp.groups.senders import find_sender
from newsgraph.nlp.memberships.certainty import judge
from newsgraph.nlp.memberships.facts import Telling, add_membership, persons_of
from newsgraph.nlp.memberships.fields import given_by_field
from newsgraph.nlp.memberships.listed import Found
from newsgraph.nlp.memberships.offices import seat_minister, told_by_offices
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import of_lemma, with_lemma, word_beside
from newsgraph.rules import per_rules
from newsgraph.rules.groups import group_rules

_COMING = frozenset({"will", "'ll", "’ll", "to"})
_FAR = 12


def the_new_cabinet(layers: Layers) -> int | None:
    """The one new cabinet that a document tells of."""
    news = news_of_cabinets(layers)
    found = _new_cabinet(layers, news) if news else None
    return None if found is None else found[0]


def news_of_cabinets(layers: Layers) -> list[Token]:
    """The nouns by which a document tells of a new cabinet."""
    words = group_rules().words
    found = [
        layers.doc[i]
        for i in with_lemma(layers.doc, words.ministries | words.of_parties | words.front_benches | {"team"})
    ]
    named = (noun for noun in found if is_new_cabinet(noun))
    return [noun for noun in named if noun_of(noun) in words.ministries or _is_front_bench(noun) or _is_new(noun)]


def _is_new(noun: Token) -> bool:
    return any(child.lower_ in group_rules().words.new for child in noun.lefts)


def _is_front_bench(noun: Token) -> bool:
    """As in "his front bench team", "the shadow team", "her ministerial team"."""
    words = group_rules().words
    return noun.lemma_.lower() in words.front_benches or (
        noun.lemma_.lower() == "team" and not front_words(noun).isdisjoint(words.front_benches)
    )


def read_new_cabinet(layers: Layers) -> None:
    """Puts ministers into the one new cabinet that a document tells of."""
    news = news_of_cabinets(layers)
    verbs = [layers.doc[i] for i in of_lemma(layers.doc, _telling())] if news else []
    told = [(verb, people) for verb in verbs if (people := _new_ministers(layers, verb))]
    seats = list(told_by_offices(layers)) if news else []
    found = _new_cabinet(layers, news) if told or seats else None
    if found is None:
        return
    group, head = found
    support = ((head.i, head.i + 1),)
    for seat in seats:
        seat_minister(layers, seat, group, support)
    for verb, people in told:
        certainty = judge(layers, verb)
        if certainty is None or certainty.modality == "denied":
            continue
        for person in people:
            add_membership(layers, person, group, Telling("cabinet-minister", certainty, [verb], support=support))


@per_rules
def _telling() -> frozenset[str]:
    """The verbs that may tell of an office in a new cabinet."""
    words = group_rules().words
    return words.takes_office | words.field_passes | words.field_stays | words.field_takes | words.field_gives


def _new_ministers(layers: Layers, verb: Token) -> Found:
    """Those who get the office that a verb speaks of."""
    known = verb.pos_ in {"VERB", "AUX"}
    by_field = list(persons_of(layers, given_by_field(verb))) if known else []
    if by_field:
        return by_field
    if verb.lemma_.lower() in {"be", "serve", "hold"} and not any(child.lower_ in _COMING for child in verb.children):
        known = False  # "A is the finance minister" tells of no new one
    known = known and verb.lemma_.lower() in group_rules().words.takes_office
    return list(persons_of(layers, _ministers(verb))) if known and _office_at(verb) is not None else []


def _new_cabinet(layers: Layers, news: list[Token]) -> tuple[int, Token] | None:
    """The one cabinet that nouns stand for; None where they stand for several."""
    senders = {find_sender(layers, token) for token in news} - {None}
    kinds = {tuple(sorted(own_words(token) & group_rules().words.cabinets)) for token in news}
    if len(senders) > 1 or len(kinds) > 1:
        return None
    found = {
        group: token
        for token in reversed(news)
        if (group := ensure_group(layers, token)) is not None and layers.kind(group) == "group"
    }
    return next(iter(found.items())) if len(found) == 1 else None


def is_new_cabinet(noun: Token) -> bool:
    """As in "the new cabinet", "a 16-member cabinet was sworn in", "named his cabinet"."""
    words = group_rules().words
    known = noun.lemma_.lower() in words.ministries | words.of_parties and noun.pos_ in {"NOUN", "PROPN"}
    known = known or _is_front_bench(noun)
    if not known or noun.tag_ in {"NNS", "NNPS"}:
        return False
    if noun.lemma_.lower() in words.of_parties - words.ministries:  # "her coalition" is told by whose it is alone
        return True
    if _is_new(noun):
        return True
    verb = noun.head
    listed = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if listed.lemma_.lower() in words.lineups:
        noun, verb = listed, listed.head  # "announced the composition of his government"
    formed = words.forming_cabinets
    if noun.dep_ in {"nsubjpass", "dobj"} and verb.lemma_.lower() in formed:
        return True
    return (
        noun.dep_ == "nsubj"
        and verb.lemma_.lower() == "take"
        and any(child.lemma_ in {"oath", "office"} for child in verb.children)
    )


def _office_at(verb: Token) -> Token | None:
    """The ministry or the office of minister that a verb speaks of."""
    offices = group_rules().words.offices
    for token in verb.doc[verb.i + 1 : min(verb.i + _FAR, sentence(verb).end)]:
        if token.lower_ in {",", ";", "who", "which"} and token.head.i != verb.i:
            break
        if token.lemma_.lower() in offices and word_beside(token, -1) == "prime":
            if word_beside(token, -2) in group_rules().words.deputies:
                return token
            return None  # the head, who is not told to sit in it
        if token.lemma_.lower() in offices and not any(
            other.pos_ == "VERB" and other.i != verb.i for other in verb.doc[verb.i + 1 : token.i]
        ):
            return token
    return None


def _ministers(verb: Token) -> list[Token]:
    lemma = verb.lemma_.lower()
    if lemma == "fall":  # "defence falls to A"
        return prepositional(verb, "to")
    if lemma == "give" and not any(child.dep_ == "auxpass" for child in verb.children):
        return [child for child in verb.children if child.dep_ == "dative"] + prepositional(verb, "to")
    return actors(verb) if lemma in group_rules().words.takes_office_itself else undergoers(verb)
