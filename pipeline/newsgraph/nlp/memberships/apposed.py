"""People set beside the noun for their group: "a commission of A, B and C", "the delegation, A and B, left", "the panel (A, B)".

What follows the noun says who they are, where a list of names begins right there and ends with its own mark.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.groups.nouns import is_plural
from newsgraph.nlp.memberships.capacity import capacity_of
from newsgraph.nlp.memberships.certainty import Certainty
from newsgraph.nlp.memberships.facts import Telling, add_membership, person_named
from newsgraph.nlp.memberships.listed import people_from
from newsgraph.nlp.memberships.meant import group_at
from newsgraph.nlp.mentions.enumerations import Item
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import word_beside

_LEAST = 2
"""People that make a list: one alone may be beside the noun for any reason."""
_TITLE = 6
"""Tokens that titles before the first name may have."""
_SENDERS = 6
"""Tokens of what says whose the group is: "a delegation of Irish lawmakers, A and B"."""
_CLOSING = {"(": ")", "—": "—", "–": "–", "-": "-", ",": ","}
_NARROWING = frozenset({"of", "from", "at", "in", "to", "for", "on"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})


def read_apposed(layers: Layers, noun: Token) -> None:
    """Adds the people of the list that stands beside a noun for a group."""
    if is_plural(noun) or noun.i + 2 >= sentence(noun).end:
        return
    items = _of_people(layers, noun) or _beside(layers, noun)
    found = group_at(layers, noun) if items else None
    if found is None:
        return
    for item in items:
        known = (claim["entities"]["group"] for claim in layers.claims_about("membership", item.name["entity"]))
        if found[0] not in known:
            capacity = capacity_of(layers, item, found[0]) or "member"
            told = Telling("apposed", Certainty("asserted"), [noun], capacity)
            add_membership(layers, person_named(layers, item.name), found[0], told)


def _of_people(layers: Layers, noun: Token) -> list[Item]:
    """As in "a commission of A, B and C", "a delegation of ministers A and B"."""
    if word_beside(noun, 1) != "of":
        return []
    return _list_from(layers, noun.i + 2, sentence(noun).end)


def _beside(layers: Layers, noun: Token) -> list[Item]:
    """As in "the delegation, A and B, left", "the panel (A, B and C)", "a delegation of lawmakers, A, B and C, left"."""
    doc, end = layers.doc, sentence(noun).end
    mark = next((i for i in range(noun.i + 1, min(noun.i + _SENDERS, end)) if doc[i].text in _CLOSING), None)
    if mark is None or (mark > noun.i + 1 and doc[noun.i + 1].lower_ not in _NARROWING):
        return []
    if doc[mark].text == "-" and not doc[mark - 1].whitespace_:
        return []  # "a team-building day"
    closing = _CLOSING[doc[mark].text]
    if closing != ",":
        stop = next((i for i in range(mark + 1, end) if doc[i].text == closing), None)
        return [] if stop is None else _list_from(layers, mark + 1, stop)
    items = _list_from(layers, mark + 1, end)
    if not items:
        return []
    last = items[-1].name["end"]
    stop = next((i for i in range(last, end) if doc[i].text == closing), None)
    if any(token.tag_ in _FINITE and token.dep_ != "relcl" for token in doc[last : stop or end]):
        return []  # "the delegation, A and B said, was tired"
    after = doc[stop + 1] if stop is not None and stop + 1 < end else None
    goes_on = after is not None and (after.tag_ in _FINITE or after.dep_ in {"prep", "advmod"})
    return items if goes_on or last >= end - 1 else []


def _list_from(layers: Layers, start: int, end: int) -> list[Item]:
    """The people of a list whose first name stands at its beginning, behind titles at the most."""
    items = people_from(layers, start, end)
    if len(items) < _LEAST or items[0].name["start"] > start + _TITLE:
        return []
    before = layers.doc[start : items[0].name["start"]]
    return items if all(token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} or token.text == "-" for token in before) else []
