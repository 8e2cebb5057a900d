"""Bodies with a name of their own, of a kind that is nothing but its people: "the Senate Ethics Committee", "the Labor Relations Board".

A ministry or company has members only by its own words for them; of a committee, board or jury whoever joins it, sits on it,
is named to it or leaves it is a member, as with a delegation.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.groups.nouns import is_plural, noun_of
from newsgraph.nlp.groups.sorts import is_seated_body
from newsgraph.nlp.memberships.certainty import Certainty
from newsgraph.nlp.memberships.facts import Telling, add_membership
from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.nlp.page.lookup import with_lower, word_beside
from newsgraph.rules.closed import closed
from newsgraph.rules.groups import group_rules
from newsgraph.rules.mentions import body_nouns
from newsgraph.rules.title_tables import Status

_MANY = 3
"""People of whom a text tells that they sit in a named body, so that it is a group there."""
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


def bodies_named(layers: Layers, noun: Token) -> list[int]:
    """The bodies that a noun names: one, or in the plural those that share it ("the Budget and Ethics committees")."""
    body = named_body(layers, noun)
    held = layers.mention(noun) if body is None and is_plural(noun) else None
    found = [] if body is None else [body]
    while held is not None and held["type"] == "name" and is_seated_body(layers, held["entity"]):
        found.insert(0, held["entity"])
        end = held["start"]
        while end > 0 and (layers.doc[end - 1].text == "," or layers.doc[end - 1].lower_ in closed().and_):
            end -= 1
        held = layers.mention(layers.doc[end - 1]) if 0 < end < held["start"] else None
    return found


def nouns_shared(layers: Layers) -> frozenset[int]:
    """The nouns in the plural that end the names of several bodies: "the Budget and Ethics committees"."""
    ends = {row["end"] - 1 for row in layers.mentions if row["type"] == "name"}
    heads = with_lower(layers.doc, frozenset(body_nouns().shared_heads))
    return frozenset(i for i in heads if i in ends and len(bodies_named(layers, layers.doc[i])) > 1)


def seated_bodies(layers: Layers, noun: Token) -> list[int]:
    """The named bodies in which a clause puts somebody (see `seated_body`), all that share their noun in the plural."""
    several = bodies_named(layers, noun) if is_plural(noun) else []
    if len(several) > 1:
        return several if _is_joined(noun) else []
    body = seated_body(layers, noun)
    return [] if body is None else [body]


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
    both = word_beside(verb, -1) == "both" or any(child.lower_ == "both" for child in verb.children)
    opens = sentence(verb)[0].lower_ == "both"  # "Both sit on it", of those named before
    if both and not opens and not any(child.tag_ == "WP" for child in verb.lefts):
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


def gather_bodies(layers: Layers) -> None:
    """Makes those named bodies groups of which a text tells three people or more: "was named to the Recovery Council", again and again."""
    members: dict[int, set[int]] = {}
    for claim in layers.claims:
        if claim["kind"] == "membership" and claim["modality"] != "denied":
            members.setdefault(claim["entities"]["group"], set()).add(claim["entities"]["member"])
    chairs: dict[int, set[int]] = {}
    for claim in layers.claims:
        body = claim["entities"].get("organisation") if claim["kind"] == "role" and _is_of_chair(claim) else None
        if body is not None:
            chairs.setdefault(body, set()).add(claim["entities"]["holder"])
    for body, people in members.items():
        told = len(people) > 1 and len(people | chairs.get(body, set())) >= _MANY
        if told and is_seated_body(layers, body):
            layers.turn_into_group(body)
            _add_chairs(layers, body)


def _is_of_chair(claim: ClaimRow) -> bool:
    """Whether somebody chairs a body as an office: "the committee's chairwoman, A"."""
    title = claim["values"].get("title", "").lower().split()
    return bool(title) and title[-1] in group_rules().words.chairing and claim["modality"] != "denied"


def _add_chairs(layers: Layers, body: int) -> None:
    """Who chairs a body that is a group by its people sits in it."""
    for claim in list(layers.claims):
        if claim["kind"] != "role" or claim["entities"].get("organisation") != body or not _is_of_chair(claim):
            continue
        holder = claim["entities"]["holder"]
        known = layers.claims_about("membership", holder)
        if layers.kind(holder) != "person" or any(row["entities"]["group"] == body for row in known):
            continue
        words = layers.doc[slice(*claim["evidence"])]
        token = next((token for token in words if layers.entity(token) == holder), None)
        if token is not None:
            deputy = not group_rules().words.deputies.isdisjoint(claim["values"]["title"].lower().split())
            certainty = Certainty(claim["modality"], claim["source"], tuple(claim["hedges"]))
            status: Status | None = "former" if claim["values"].get("status") == "former" else None
            told = Telling("position", certainty, words, "deputy head" if deputy else "head", status=status)
            add_membership(layers, (holder, token), body, told)
