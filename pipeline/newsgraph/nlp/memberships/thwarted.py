"""Places that came to nothing: "A, who was to have led the mission, pulled out", "B, who had been due to join it, fell ill".

English: a plan in the past perfect is one that was given up; what the main clause tells says so.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.groups.nouns import noun_of
from newsgraph.nlp.memberships.certainty import Certainty
from newsgraph.nlp.memberships.facts import Telling, add_membership, group_extent, person_named
from newsgraph.nlp.memberships.focus import group_in_focus
from newsgraph.nlp.memberships.meant import group_at
from newsgraph.nlp.memberships.told_of import group_told
from newsgraph.nlp.mentions.enumerations import end_of_list, names_of_people
from newsgraph.nlp.page.layers import Layers, MentionRow
from newsgraph.nlp.page.lookup import with_lower
from newsgraph.rules.groups import group_rules

_WHO = frozenset({"who"})
_IT = frozenset({"it", "them", "him", "her"})
_PAST = frozenset({"was", "were"})
_CLAUSE = 16
"""Tokens that such a clause may have."""
_COMMAS = frozenset({",", "—", "–", "--"})
_ADVERBS = frozenset({"RB"})


def read_thwarted(layers: Layers) -> None:
    """Denies the places of those of whom a clause tells that they were to have had them."""
    ends = {row["end"]: row for row in layers.once(names_of_people).values()}
    for i in with_lower(layers.doc, _WHO):
        comma = i > 0 and layers.doc[i - 1].text in _COMMAS
        name = ends.get(i - 1) if comma else ends.get(i)
        if name is not None:
            _read(layers, name, i + 1)


def _read(layers: Layers, name: MentionRow, first: int) -> None:
    doc, last = layers.doc, min(first + _CLAUSE, end_of_list(layers, first))
    verb = _planned(layers, first, last)
    if verb is None:
        return
    close = next((i for i in range(verb.i, last) if doc[i].text in _COMMAS), last)
    noun = next((token for token in doc[verb.i + 1 : close] if _tells_group(token)), None)
    group = None if noun is None else _group(layers, noun)
    if noun is None or group is None:
        return
    _drop(layers, name["entity"], group, first, close)
    words = group_rules().words
    capacity = "head" if verb.lemma_.lower() in words.leading else "member"
    proof = [*doc[first - 1 : verb.i + 1], *group_extent(layers, noun)]
    add_membership(layers, person_named(layers, name), group, Telling("absent", Certainty("denied"), proof, capacity))


def _planned(layers: Layers, first: int, last: int) -> Token | None:
    """The verb of what was to have been done; None where a clause tells of no such thing, or where it was done all the same."""
    doc, lowers = layers.doc, [token.lower_ for token in layers.doc[first:last]]
    if lowers[:1] and lowers[0] in _PAST and lowers[1:3] == ["to", "have"]:
        return doc[first + 3] if first + 3 < last else None
    if lowers[:2] != ["had", "been"]:
        return None
    at = next((i for i in range(2, len(lowers)) if doc[first + i].tag_ not in _ADVERBS), len(lowers))
    if lowers[at : at + 1] and lowers[at] in group_rules().words.expected and lowers[at + 1 : at + 2] == ["to"]:
        verb = doc[first + at + 2] if first + at + 2 < last else None
        return verb if verb is not None and _is_given_up(layers, verb.i) else None
    return None


def _is_given_up(layers: Layers, start: int) -> bool:
    """Whether the clause that goes on behind such a remark tells that nothing came of it: "..., stayed at home"."""
    doc, end = layers.doc, end_of_list(layers, start)
    close = next((i for i in range(start, min(start + _CLAUSE, end)) if doc[i].text in _COMMAS), end)
    verbs = (token.lemma_.lower() for token in doc[close:end] if token.pos_ == "VERB")
    return next(verbs, None) in group_rules().words.giving_up


def _tells_group(token: Token) -> bool:
    return token.lower_ in _IT or (token.pos_ in {"NOUN", "PROPN"} and noun_of(token) in group_rules().nouns)


def _group(layers: Layers, noun: Token) -> int | None:
    if noun.lower_ in _IT:
        found = group_at(layers, noun)
        return group_in_focus(layers, noun) if found is None else found[0]
    return group_told(layers, noun)


def _drop(layers: Layers, person: int, group: int, first: int, close: int) -> None:
    """Takes back that somebody is expected to do what he was to have done."""
    layers.drop_claims(
        {
            i
            for i, claim in enumerate(layers.claims)
            if claim["kind"] == "membership"
            and claim["entities"] == {"member": person, "group": group}
            and claim["modality"] == "reported"
            and first <= claim["evidence"][1] <= close + 1
        }
    )
