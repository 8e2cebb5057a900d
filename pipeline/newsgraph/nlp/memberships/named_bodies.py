"""Bodies with a name of their own, of a kind that is nothing but its people: "the Senate Ethics Committee", "the Labor Relations Board".

A ministry or company has members only by its own words for them; of a committee, board or jury whoever joins it, sits on it,
is named to it or leaves it is a member, as with a delegation.
"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from newsgraph.nlp.groups.nouns import is_plural, noun_of
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import word_beside
from newsgraph.rules.groups import group_rules

_INTO = frozenset({"to", "onto", "into"})
_SOURCES = frozenset({"from", "with", "by"})


def named_body(layers: Layers, noun: Token) -> int | None:
    """The body that a noun names or is short for, where it is one of a kind that consists of its people."""
    if noun_of(noun) not in group_rules().words.seated_bodies or is_plural(noun):
        return None
    held = layers.mention(noun)
    if held is None or layers.kind(held["entity"]) != "organisation":
        return None
    # "the Commission on Trade": the noun stands before what it is on, but not "the Board of Trade building"
    behind = layers.doc[noun.i + 1 : held["end"]]
    return held["entity"] if not len(behind) or behind[0].tag_ == "IN" else None


def seated_body(layers: Layers, noun: Token) -> int | None:
    """The named body in which a clause puts somebody: "joined the Board", "was named to the Commission", "sits on the Council".

    Not where it only deals with the body: "joined the Commission in condemning it", "was sent to the Committee", "was in the Council on Monday".
    """
    if noun.tag_ == "NNS" and noun.lemma_.lower() in group_rules().members:
        owners = (layers.mention(child) for child in noun.lefts if child.dep_ == "poss")
        return next(
            (row["entity"] for row in owners if row is not None and is_seated_body(layers, row["entity"])), None
        )
    body = named_body(layers, noun)
    if body is None or noun.dep_ == "poss":
        return body
    return body if _is_joined(noun) else None


def _is_joined(noun: Token) -> bool:
    """Whether a clause tells of being in a body that a noun names, and not of dealing with it."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    lemma, words = verb.lemma_.lower(), group_rules().words
    if word_beside(verb, -1) == "both" or any(child.lower_ == "both" for child in verb.children):
        return False  # "named A and B - both sit on it": of A and B, whatever the parser makes the subject
    if noun.dep_ == "pobj":
        mark = noun.head.lower_
        away = mark in _SOURCES and lemma in words.journey | words.belonging | {"be"}
        inside = mark == "in" and lemma not in words.sitting
        sent = mark in _INTO and lemma in words.putting - words.putting_outright
        if away or inside or sent:
            return False
    deed = (child.dep_ == "pcomp" for mark in verb.children if mark.dep_ == "prep" for child in mark.children)
    return not (lemma in words.joining_in and any(deed))


def is_seated_body(layers: Layers, body: int) -> bool:
    """Whether a body is of such a kind by its name, whatever it is called where it is spoken of ("its members")."""
    words = layers.entities[body]["name"].lower().split()
    kind = next((before for before, word in pairwise(words) if word in {"on", "of", "for"}), words[-1])
    return layers.kind(body) == "organisation" and kind in group_rules().words.seated_bodies
