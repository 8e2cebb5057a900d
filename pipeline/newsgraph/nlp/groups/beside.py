"""What stands beside a group's noun and tells when, where and at which occasion the group met: its phrase, its clause, its verb."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import OBJECTS
from newsgraph.nlp.grammar.syntax import noun_phrase
from newsgraph.nlp.grammar.tree import subtree
from newsgraph.nlp.page.layers import Layers, TimeRow
from newsgraph.nlp.times.context import told_time
from newsgraph.rules.closed import closed
from newsgraph.rules.groups import group_rules

_MEETING_PLACES = closed().meeting_places


def around(head: Token) -> list[Token]:
    """The tokens that may date or place a group: its phrase, then the prepositional phrases of the verb it is an object of."""
    start, end = noun_phrase(head)
    inside = [token for token in head.doc[start:end] if token.i != head.i]
    top = head.head.head if head.dep_ == "pobj" and head.head.dep_ == "prep" else head
    if top.pos_ in {"NOUN", "PROPN"} and top.i != head.i and top.dep_ != "attr":
        return inside  # "the head of the delegation left": what the verb says is about the head
    words = group_rules().words
    verbs = words.journey | words.stay | words.heading
    goes = top.dep_ in {"nsubj", "nsubjpass"} and top.head.lemma_.lower() in verbs
    # "was part of the team at the talks", "the team arrived in Geneva for talks"
    verb = top.head if top.dep_ in OBJECTS or goes else top if top.i != head.i else None
    if verb is None or verb.pos_ not in {"VERB", "AUX"}:
        return inside
    beside = [
        token
        for child in verb.children
        if child.dep_ in {"prep", "npadvmod"}  # "led the team last year"
        for token in subtree(child)
        if not start <= token.i < end
    ]
    return inside + beside


def beside_verb(head: Token) -> Iterator[Token]:
    """What stands beside a subject's verb, or is the subject of a verb that a group is with.

    "In the first round the delegation was headed by A", "The first round was held in May, with the delegation led by A".
    """
    if head.dep_ in {"nsubj", "nsubjpass"}:
        for child in head.head.children:
            if child.dep_ == "prep":
                yield from subtree(child)
    elif head.dep_ == "pobj" and head.head.lower_ == "with":
        for child in head.head.head.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.i < head.i:
                yield from subtree(child)


def relative_clause(head: Token) -> Iterator[Token]:
    """The objects of a relative clause with what modifies them ("that conducted the 2022 talks")."""
    for clause in head.children:
        if clause.dep_ in {"relcl", "acl"}:
            for child in clause.children:
                if child.dep_ in OBJECTS | {"prep", "npadvmod", "advmod"}:
                    yield from subtree(child)


def time_of(layers: Layers, head: Token, near: list[Token], *, owned: bool) -> int | None:
    tokens = [*near, *relative_clause(head)]
    led = head.head.lemma_.lower() in group_rules().words.heading  # "In 2013 the mission was led by A"
    if not owned and not led and head.dep_ in {"nsubj", "nsubjpass"}:
        tokens = [token for token in tokens if head.is_ancestor(token)]
    found = (layers.time_at(token) for token in tokens)
    stated = next((time for time in found if time is not None and names_year(layers.times[time])), None)
    if stated is None:
        gone = (layers.time_at(token) for token in relative_clause(head))  # "that went to Lima two weeks ago"
        stated = next((time for time in gone if time is not None and _is_weeks_ago(layers.times[time])), None)
    return stated if stated is not None else told_time(layers, head)


def names_year(row: TimeRow) -> bool:
    """Whether a time expression tells the year without the article's date, or counts years from it."""
    if row["type"] == "date":
        return bool(row["value"] and not row["value"].startswith("--"))
    return row["type"] == "relative" and row["unit"] in {"year", "decade"} and (row["amount"] or 0) < 0


def _is_weeks_ago(row: TimeRow) -> bool:
    return row["type"] == "relative" and row["unit"] in {"week", "month"} and (row["amount"] or 0) < 0


def is_earlier(tokens: list[Token]) -> bool:
    words = group_rules().words
    return any(
        token.lower_ in words.earlier
        and token.dep_ == "amod"
        and token.head.lemma_.lower() in words.meetings | words.trips | group_rules().nouns.keys()
        for token in tokens
    )


def place_at(layers: Layers, token: Token) -> int | None:
    if token.dep_ != "pobj" or token.head.lower_ not in _MEETING_PLACES:
        return None
    entity = layers.entity(token)
    return entity if entity is not None and layers.kind(entity) == "place" else None


def words_of(head: Token) -> str:
    start, end = noun_phrase(head)
    first = start + 1 if head.doc[start].dep_ == "det" and end - start > 1 else start
    return head.doc[first:end].text
