"""Sentences that open with where somebody is and name the person last: "Joining her are A and B", "Missing this time was C"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.enumerations import Item, end_of_list, items_between
from newsgraph.nlp.group_phrases import noun_of
from newsgraph.nlp.layers import Layers, head_of
from newsgraph.nlp.membership.capacity import capacity_of
from newsgraph.nlp.membership.certainty import contrary, judge
from newsgraph.nlp.membership.companions import led_groups
from newsgraph.nlp.membership.facts import Telling, add_membership
from newsgraph.nlp.membership.spoken_of import group_before
from newsgraph.nlp.membership.verbs import group_at
from newsgraph.nlp.tree import sentence
from newsgraph.rules.groups import group_rules

_OPENING = 10
"""Tokens that the opening of such a clause may have."""
_SHORT = 4
_STAND_INS = frozenset({"alternate", "substitute"})
_BREAKS = frozenset({";", ":", "—", "–"})
_SLATES = frozenset({"list", "roster", "slate", "lineup", "line-up"})
_IN = frozenset({"on", "in", "of", "among", "from"})
_PERSONAL = frozenset({"him", "her", "them"})


def read_inverted(layers: Layers, be: Token) -> None:
    """Adds those named after "be" where the clause opens with their company or their absence, and has no subject before."""
    start = _clause_start(layers, be)
    opening = list(layers.doc[start : be.i])
    if not 0 < len(opening) <= _OPENING or any(_is_subject(token) for token in opening):
        return
    items = items_between(layers, be.i + 1, end_of_list(layers, be.i + 1))
    certainty = judge(layers, be) if items else None
    if certainty is None:
        return
    if opening[-1].lemma_.lower() in _STAND_INS and opening[-1].tag_ in {"NNS", "NNPS"} and len(opening) < _SHORT:
        found = group_before(layers, opening[0])
        if found is not None:
            told = Telling("others", certainty, [be], opening[-1].lemma_.lower())
            _add(layers, items, found[0], told, (found[1].i, found[1].i + 1))
    elif _is_company(opening):
        group = _group_of_leader(layers, opening)
        if group is not None:
            _add(layers, items, group, Telling("company", certainty, [be]), (opening[0].i, be.i))
    elif _is_absence(opening):
        away = contrary(certainty)
        found = _group_in(layers, opening) or _group_spoken_of(layers, be, opening)
        if away is not None and found is not None:
            _add(layers, items, found[0], Telling("absent", away, [be]), (found[1].i, found[1].i + 1))


def _clause_start(layers: Layers, be: Token) -> int:
    first = sentence(be).start
    return next((i + 1 for i in range(be.i - 1, first - 1, -1) if layers.doc[i].text in _BREAKS), first)


def _is_subject(token: Token) -> bool:
    """Whether a token is a subject of its own before the verb: "Sitting beside him, Alice Njeri was calm"."""
    return token.text == "," or (token.tag_ in {"VBZ", "VBD", "VBP", "MD"} and token.dep_ in {"ROOT", "aux", "ccomp"})


def _is_company(opening: list[Token]) -> bool:
    """As in "Joining him", "With Otieno", "Sitting beside her", "Named as new delegates alongside Njeri"."""
    beside = group_rules().words.beside
    last = max((k for k, token in enumerate(opening) if token.lower_ in beside), default=None)
    if last is None:
        return False
    verbal = opening[0].tag_ in {"VBG", "VBN"} or opening[0].lower_ in beside | {"also"}
    return verbal and all(token.pos_ in {"PROPN", "PRON", "ADP", "ADJ", "ADV", "NOUN"} for token in opening[last + 1 :])


def _group_of_leader(layers: Layers, opening: list[Token]) -> int | None:
    """The group of the one in whose company the others are: who leads it, and who is meant by a pronoun after its head."""
    people = [token for token in opening if token.pos_ == "PROPN" or token.lower_ in _PERSONAL]
    led = led_groups(layers, people[-1:])
    if led:
        return led[0]
    if not people or people[-1].lower_ not in _PERSONAL or layers.mention(people[-1]) is not None:
        return None
    found = group_before(layers, opening[0])
    heads = [] if found is None else layers.claims_with("membership", "group", found[0])
    headed = any(c["values"]["capacity"] == "head" and c["modality"] != "denied" for c in heads)
    return found[0] if found is not None and headed else None


def _is_absence(opening: list[Token]) -> bool:
    """As in "Missing this time", "Out too", "Not on the list", but not "Missing since Monday"."""
    words, rules = [token.lower_ for token in opening], group_rules()
    if words[0] == "not":
        inside = len(words) > 1 and words[1] in _IN
        return inside and (noun_of(opening[-1]) in rules.nouns or words[-1] in _SLATES)
    if words[0] not in rules.words.away:
        return False
    place = next((k for k, word in enumerate(words) if word in _IN), len(words))
    whole = place == len(words) or noun_of(opening[-1]) in rules.nouns or words[-1] in _SLATES
    return whole and rules.words.again.issuperset(words[1:place])


def _group_in(layers: Layers, opening: list[Token]) -> tuple[int, Token] | None:
    """The group that the opening names, also by whose list it is: "Not on Kenya's list"."""
    nouns = [token for token in opening if noun_of(token) in group_rules().nouns and token.pos_ in {"NOUN", "PROPN"}]
    found = next((group for token in nouns if (group := group_at(layers, token)) is not None), None)
    if found is not None:
        return found
    sent = _sent_by(layers, opening)
    return None if sent is None else (sent, opening[-1])


def _group_spoken_of(layers: Layers, be: Token, opening: list[Token]) -> tuple[int, Token] | None:
    """The group that the text before speaks of; where it has several, the one of the side that the sentence names."""
    if any(token.dep_ == "poss" and token.pos_ == "PROPN" for token in opening):
        return None  # "Not on Kenya's list": of no group that the text has told of
    if len(layers.groups) < 2:
        return group_before(layers, opening[0])
    named = _sent_by(layers, list(layers.doc[be.i + 1 : sentence(be).end]))
    if named is not None:
        return named, opening[-1]
    begins = opening[0].i == layers.block(opening[0])["start"]
    return None if begins else group_before(layers, opening[0])


def _sent_by(layers: Layers, tokens: list[Token]) -> int | None:
    """The group of today, the last one spoken of, that the countries or bodies among some tokens sent."""
    senders = {layers.entity(token) for token in tokens} - {None}
    rows = layers.entities
    sent = [g for g in layers.groups if rows[g]["sender"] in senders and rows[g]["time"] is None]
    places = {max((m["end"] for m in layers.mentions_of(g) if m["end"] <= tokens[0].i), default=-1): g for g in sent}
    return places[max(places)] if places else None


def _add(layers: Layers, items: list[Item], group: int, told: Telling, support: tuple[int, int]) -> None:
    for item in items:
        member = (item.name["entity"], head_of(layers.span(item.name)))
        capacity = "member" if told.certainty.modality == "denied" else capacity_of(layers, item) or told.capacity
        add_membership(layers, member, group, Telling(told.rule, told.certainty, told.proof, capacity, (support,)))
