"""The people of a list around a word, those whom the parse gives and those whom the surface has."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import each, prepositional
from newsgraph.nlp.grammar.tree import sentence, sentence_bounds
from newsgraph.nlp.memberships.facts import person_named
from newsgraph.nlp.mentions.enumerations import Item, end_of_list, items_between
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import word_beside, written
from newsgraph.rules.closed import closed

_OPENERS = closed().relative_openers
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_WITH = frozenset({"with", "alongside"})
_TOGETHER = frozenset({"along", "together"})
Found = list[tuple[int, Token]]
"""Entities with the tokens that stand for them."""


def with_listed(layers: Layers, people: Found, verb: Token, tokens: Sequence[Token]) -> Found:
    """People whom the parse gives, and after them those of the list around the same tokens whom it does not."""
    known = {entity for entity, _ in people}
    listed = (person_named(layers, item.name) for item in items_around(layers, verb, tokens))
    return people + [person for person in listed if person[0] not in known]


def items_from(layers: Layers, start: int) -> list[Item]:
    """The people of the enumeration that begins at a token, as far as its sentence goes on the surface."""
    return items_between(layers, start, end_of_list(layers, start)) if start < len(layers.doc) else []


def word_with(verb: Token, far: int) -> Token | None:
    """The "with" or "alongside" behind a verb that tells whom somebody does it with."""
    lowers, end = written(verb.doc).lowers, min(verb.i + far, sentence_bounds(verb)[1])
    found = next((i for i in range(verb.i + 1, end) if lowers[i] in _WITH), None)
    return None if found is None else verb.doc[found]


def items_around(layers: Layers, verb: Token, tokens: Sequence[Token]) -> list[Item]:
    """The people of the enumeration that begins with some tokens, after a verb or before it, as the surface has it."""
    after = [token for token in tokens if token.i > verb.i]
    if after:
        first = max(min(token.left_edge.i for token in after), verb.i + 1)
        return items_from(layers, first)
    if tokens and verb.pos_ in {"VERB", "AUX"}:  # "A, B and C were named", as far as the verb
        first, end = min(token.left_edge.i for token in tokens), _first_of(verb)
        told = any(token.pos_ == "VERB" for token in layers.doc[first:end])  # "A, accompanied by B and C, led"
        return (
            []
            if told
            else [item for item in items_between(layers, first, end) if not _is_in_body(layers, item, tokens)]
        )
    return []


def _is_in_body(layers: Layers, item: Item, tokens: Sequence[Token]) -> bool:
    """Whether somebody only stands in the name of the body that is meant: "the Novak administration"."""
    meant = (layers.mention(token) for token in tokens)
    bodies = (row for row in meant if row is not None and layers.kind(row["entity"]) == "organisation")
    return any(row["start"] <= item.name["start"] < row["end"] for row in bodies)


def people_from(layers: Layers, start: int, end: int) -> list[Item]:
    """The people of an enumeration that begins at a token, as far as the verb that says something of them: "A and B met"."""
    inside = False
    for i in range(start, end):
        token = layers.doc[i]
        if token.lower_ in _OPENERS:
            inside = True
        elif token.text in {",", ";", ")"}:
            inside = False
        elif (
            not inside and token.pos_ in {"VERB", "AUX"} and token.tag_ in _FINITE and token.dep_ not in {"amod", "acl"}
        ):
            new = [k for k in range(start, i) if layers.doc[k].text == ";"]  # "by A; B and C were with him"
            return items_between(layers, start, new[-1] if new else i)
    return items_between(layers, start, end)


def _first_of(verb: Token) -> int:
    """Where a verb begins, its auxiliaries before it among it."""
    return min([verb.i, *(child.i for child in verb.children if child.dep_ in {"aux", "auxpass", "neg"})])


def company_behind(verb: Token) -> int:
    """Where the company of those who lead begins behind a verb: "led by A, accompanied by B", "along with B"; else the sentence's end."""
    end = sentence(verb).end
    for token in verb.doc[verb.i + 1 : end]:
        following = verb.doc[token.i + 1].lower_ if token.i + 1 < end else ""
        joined = token.tag_ == "VBN" and following in {"by", "with"}
        with_ = (token.lower_ in _TOGETHER and following == "with") or token.lower_ in {"alongside", "including"}
        if joined or with_:
            return int(token.i)
    return int(end)


def company(verb: Token) -> list[Token]:
    """Whom somebody does something together with: "together with A", "along with A", "alongside A", "with A at her side"."""
    found = _behind_leader(verb)
    for child in verb.children:
        if child.lower_ in {"together", "along"} or child.lower_ == "alongside":
            found += prepositional(child, "with") + [token for token in child.children if token.dep_ == "pobj"]
        elif child.lower_ == "with" and word_beside(child, -1) in {"together", "along"}:
            found += [token for token in child.children if token.dep_ == "pobj"]
        elif child.lower_ == "with" and _is_beside(child):
            found += prepositional(verb, "with")
    return found


def _behind_leader(verb: Token) -> list[Token]:
    """As in "is led by A, along with B and C", where the company may hang from the name."""
    start, end = company_behind(verb), sentence(verb).end
    if start + 1 >= end or verb.doc[start].head.i == verb.i:
        return []
    if verb.doc[start].lower_ == "alongside":  # "co-chairs the panel alongside A", hung from the panel
        return each(child for child in verb.doc[start].children if child.dep_ == "pobj")
    if verb.doc[start].lower_ not in _TOGETHER:
        return []
    return each(child for child in verb.doc[start + 1].children if child.dep_ == "pobj")


def _is_beside(preposition: Token) -> bool:
    """As in "with A and B at his side", where the parser hangs the side from A, from B or from the verb."""
    doc, last = preposition.doc, preposition.right_edge.i
    return any([t.lower_ for t in list(doc[i : i + 3])[::2]] == ["at", "side"] for i in (last + 1, last - 2))
