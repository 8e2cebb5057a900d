"""As what somebody in a list sits there: "A (Leader)", "Chair: B", "C – deputy head of the delegation"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.groups.fitting import stands_for
from newsgraph.nlp.mentions.enumerations import Item
from newsgraph.nlp.page.layers import Layers, MentionRow
from newsgraph.rules.groups import group_rules

_BRACKET = 8
"""Tokens that tell a capacity beside a name."""
_ENDS = frozenset({",", ";", ".", "and", "("})


def capacity_of(layers: Layers, item: Item, group: int | None = None) -> str | None:
    """The capacity that an item tells; None where it tells none ("chief of the dam company" is an office elsewhere).

    Of another body than the group it is none either: "chair of the committee" in the list of a delegation.
    """
    for start, end in _phrases(layers, item):
        place = None if _is_office(layers, item, start, end) else capacity_told(layers, start, end)
        if place in {None, "member"} | group_rules().words.occupations or not _is_of(layers, group, start, end):
            continue
        return place
    return None


def _is_office(layers: Layers, item: Item, start: int, end: int) -> bool:
    """Whether a phrase right before a name is an office that its holder has elsewhere: "President A", "Secretary B"."""
    words = {_single(token) for token in layers.doc[start:end]}
    own = not words.isdisjoint(group_rules().nouns)  # "delegation secretary A"
    return end == item.name["start"] and not own and not words.isdisjoint(group_rules().words.state_offices)


def capacity_beside(layers: Layers, name: MentionRow, group: int) -> str | None:
    """The capacity that the bracket behind a name or the words right before it tell: "A (chair)", "team leader B"."""
    doc, end, start = layers.doc, name["end"], name["start"]
    block = layers.block(doc[start])
    close = end
    if end < block["end"] and doc[end].text == "(":
        close = next((i for i in range(end + 1, min(end + _BRACKET, block["end"])) if doc[i].text == ")"), end)
    as_ = close + 1 if close > end else close  # "A (PNR), as vice chair"
    as_ += as_ < block["end"] and doc[as_].text == ","
    if as_ < block["end"] and doc[as_].lower_ == "as":
        close = next((i for i in range(as_, min(as_ + _BRACKET, block["end"])) if doc[i].text in _ENDS), close)
    while start > max(block["start"], name["start"] - _BRACKET) and _is_before(doc[start - 1]):
        start -= 1
    return capacity_of(layers, Item(name, start, close), group)


def _is_before(token: Token) -> bool:
    """Whether a word before a name may tell its place: a noun ("team leader", "vice-chair"), no separator or verb."""
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} or token.text == "-"


def _is_of(layers: Layers, group: int | None, start: int, end: int) -> bool:
    """Whether the group's nouns in a phrase are the group's own: "head of delegation", not "committee chair"."""
    nouns = {lemma for token in layers.doc[start:end] if (lemma := token.lemma_.lower()) in group_rules().nouns}
    if group is None or not nouns:
        return True
    row = layers.entities[group]
    own = {word for name in (row["name"], *row["aliases"]) for word in name.lower().split()}
    return all(stands_for(noun, own) for noun in nouns)


def _phrases(layers: Layers, item: Item) -> list[tuple[int, int]]:
    """What stands in an item beside the name, cut at punctuation."""
    doc, name = layers.doc, item.name
    phrases: list[tuple[int, int]] = []
    start = item.start
    for i in range(item.start, item.end + 1):
        inside = name["start"] <= i < name["end"]
        if i == item.end or inside or (doc[i].is_punct and doc[i].text != "-") or doc[i].text == "|":
            if i > start:
                phrases.append((start, i))
            start = i + 1
    return phrases


def capacity_told(layers: Layers, start: int, end: int) -> str | None:
    """What a phrase says where it says nothing else: "team leader", "head of the delegation", "Vice-Chair", "Members"."""
    rules = group_rules()
    lemmas = [_single(token) for token in layers.doc[start:end] if not token.like_num]
    if "chief of staff" in " ".join(lemmas):
        return None  # an office wherever it is
    told = [lemma for lemma in lemmas if _place(lemma) is not None]
    rest = set(lemmas) - set(told) - group_rules().words.around_places - rules.words.deputies
    if len(told) != 1 or rest - rules.nouns.keys():
        return None
    place = _place(told[0])
    return "deputy head" if place == "head" and rules.words.deputies & set(lemmas) else place


def _single(token: Token) -> str:
    """A noun in the singular and in small letters, also where a label writes it large ("Members", "Vice-Chair")."""
    lemma: str = token.lemma_.lower()
    known = _place(lemma) is not None or not lemma.endswith("s")
    return lemma if known or _place(lemma[:-1]) is None else lemma[:-1]


def _place(lemma: str) -> str | None:
    """The capacity that a noun names: head, member, or the noun itself ("rapporteur", "expert")."""
    words = group_rules().words
    if lemma in words.list_places:
        return lemma
    if lemma in words.counted_people and lemma not in group_rules().words.no_places:
        return "member"
    place = group_rules().positions.get(lemma.removeprefix("co-"))
    return place if place in {"head", "member"} else None
