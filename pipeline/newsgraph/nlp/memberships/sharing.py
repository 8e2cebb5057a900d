"""Verbs that stand for a whole clause: "A was re-elected to the board, as were B and C", "so is D", "nor will E", "but F does not".

English: the small verb (do, be, have, a modal) stands for the last clause of its kind, and its subject behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from spacy.tokens import Token

from newsgraph.nlp.memberships.certainty import Certainty, contrary
from newsgraph.nlp.memberships.facts import Telling, add_membership, person_named
from newsgraph.nlp.memberships.focus import surface_starts
from newsgraph.nlp.mentions.enumerations import Item, end_of_list, items_between, names_of_people
from newsgraph.nlp.page.layers import ClaimRow, Layers, TokenSpan
from newsgraph.nlp.page.lookup import with_lower, written
from newsgraph.rules.closed import closed
from newsgraph.rules.title_tables import Status

_LINKS = closed().same_of_others
_OPENING = closed().fronted
_CONTRARY = closed().contracted_negations | {"not"}
_BETWEEN = frozenset({"too", "also", "then", "now"})
_TITLE = 14
"""Tokens between the small verb and the name of its first subject: "as did the deputy head of the port authority, A"."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_VERBS = frozenset({"VERB", "AUX"})
_BEHIND = frozenset({".", ",", ";", ")", "!", "—", "–", "--"})


def read_same(layers: Layers) -> None:
    """Adds the memberships of those of whom a small verb says the same, or the contrary, as the clause before it of others."""
    doc = layers.doc
    for i in with_lower(doc, _LINKS):
        verb = _verb_behind(doc[i])
        if verb is None:
            continue
        items = _subjects(layers, verb)
        if items:
            _copy(layers, verb, _before(layers, doc[i]), items, denied=False)
    for i in with_lower(doc, _CONTRARY):
        verb = doc[i - 1] if i > 0 else None
        if verb is None or _kind(verb) is None or (i + 1 < len(doc) and doc[i + 1].text not in _BEHIND):
            continue
        name = _name_before(layers, verb)
        if name is not None:
            _copy(layers, verb, (layers.once(surface_starts)[_number(layers, i)], name.start), [name], denied=True)


def _number(layers: Layers, i: int) -> int:
    """The number of the sentence in which a token stands."""
    starts = layers.once(surface_starts)
    return next(n for n in range(len(starts) - 1, -1, -1) if starts[n] <= i)


def _verb_behind(link: Token) -> Token | None:
    """The small verb behind "as", "so", "nor"."""
    doc, i = link.doc, link.i + 1
    while i < len(doc) and doc[i].lower_ in _BETWEEN:
        i += 1
    return doc[i] if i < len(doc) and _kind(doc[i]) is not None else None


def _kind(verb: Token) -> str | None:
    """Of which clauses a verb can stand for one: those with a verb of their own, with "be", with "have" or with the same modal."""
    if verb.lower_ in closed().do:
        return "do"
    if verb.lemma_ == "be" and verb.tag_ in _FINITE:
        return "be"
    if verb.lower_ in closed().perfect or verb.lower_ == "had":
        return "have"
    return verb.lower_ if verb.tag_ == "MD" else None


def _subjects(layers: Layers, verb: Token) -> list[Item]:
    """The people right behind a small verb; nobody where it has a verb of its own ("as has been said by A")."""
    names, first = layers.once(names_of_people), verb.i + 1
    end = end_of_list(layers, verb.i)
    name = next((i for i in range(first, min(first + _TITLE, end)) if i in names), None)
    if name is None or any(token.pos_ in _VERBS and token.tag_ != "VBG" for token in layers.doc[first:name]):
        return []
    return items_between(layers, first, end)


def _name_before(layers: Layers, verb: Token) -> Item | None:
    """The one name right before "does not", behind "but"."""
    names = layers.once(names_of_people)
    row = next((names[i] for i in range(max(verb.i - 5, 0), verb.i) if i in names and names[i]["end"] == verb.i), None)
    if row is None:
        return None
    before = written(layers.doc).lowers[max(row["start"] - 4, 0) : row["start"]]
    return Item(row, row["start"], row["end"]) if not closed().coordinators.isdisjoint(before) else None


def _before(layers: Layers, link: Token) -> TokenSpan:
    """The tokens among which the clause is that a small verb stands for: its own sentence's, or the one's before."""
    number = _number(layers, link.i)
    starts = layers.once(surface_starts)
    if starts[number] == link.i and number > 0 and link.lower_ in _OPENING:
        return starts[number - 1], link.i
    return starts[number], link.i


def _copy(layers: Layers, small: Token, within: TokenSpan, items: list[Item], *, denied: bool) -> None:
    """Says of people what the clause that a small verb stands for has said of its subjects."""
    verb = _stood_for(layers, small, within)
    if verb is None:
        return
    for claim in _told_by(layers, verb, within):
        certainty = Certainty(claim["modality"], claim["source"], tuple(claim["hedges"]), None)
        told = contrary(certainty) if denied else certainty
        if told is None:
            continue
        values = claim["values"]
        telling = Telling(
            "same",
            told,
            [small],
            values["capacity"],
            (claim["evidence"],),
            None if told.modality == "denied" else cast("Status | None", values.get("status")),
        )
        for item in items:
            add_membership(layers, person_named(layers, item.name), claim["entities"]["group"], telling)


def _stood_for(layers: Layers, small: Token, within: TokenSpan) -> Token | None:
    """The last verb of a clause of the kind that a small verb stands for."""
    kind = _kind(small)
    for i in range(within[1] - 1, within[0] - 1, -1):
        token = layers.doc[i]
        if kind == "do":
            lexical = token.pos_ == "VERB" and token.tag_ in _FINITE and token.lower_ not in closed().do
            if lexical and token.dep_ not in {"relcl", "amod", "acl"}:
                return token
        elif _kind(token) == kind and token.i != small.i and token.head.dep_ != "relcl":
            return token
    return None


def _told_by(layers: Layers, verb: Token, within: TokenSpan) -> Iterator[ClaimRow]:
    """The memberships in groups that a clause tells of its subjects, who stand before its verb."""
    names, known = layers.once(names_of_people), set[int]()
    first = next((names[i]["entity"] for i in range(within[0], verb.i) if i in names), None)
    for entity in [first, *(layers.entity(layers.doc[i]) for i in range(within[0], verb.i))]:
        if entity is None or entity in known or layers.kind(entity) != "person":
            continue
        known.add(entity)
        told = list(layers.claims_about("membership", entity))
        for claim in told:
            start, end = claim["evidence"]
            inside = within[0] <= start <= verb.i < end <= within[1]
            if inside and layers.kind(claim["entities"]["group"]) == "group":
                yield claim
                break
        else:
            continue
        return
