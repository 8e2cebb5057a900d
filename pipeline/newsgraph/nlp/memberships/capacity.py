"""As what somebody in a list sits there: "A (Leader)", "Chair: B", "C – deputy head of the delegation"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.mentions.enumerations import Item
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.groups import group_rules

_OCCUPATIONS = frozenset(
    {"expert", "observer", "adviser", "advisor", "aide", "specialist", "spokesperson", "interpreter"}
)
"""Places as labels tell them; beside a name they are what somebody does for a living."""
_NO_PLACE = frozenset({"official", "person", "people", "man", "woman", "aide", "staffer", "envoy"})
_AROUND = frozenset(
    {"the", "a", "its", "our", "their", "as", "of", "to", "-", "co", ":", "other", "further", "ordinary", "full"}
)
"""Words that may stand with a capacity without saying of what else it is."""


def capacity_of(layers: Layers, item: Item) -> str | None:
    """The capacity that an item tells; None where it tells none ("chief of the dam company" is an office elsewhere)."""
    told = (capacity_told(layers, start, end) for start, end in _phrases(layers, item))
    return next((place for place in told if place not in {None, "member"} | _OCCUPATIONS), None)


def _phrases(layers: Layers, item: Item) -> list[tuple[int, int]]:
    """What stands in an item beside the name, cut at punctuation."""
    doc, name = layers.doc, item.name
    phrases: list[tuple[int, int]] = []
    start = item.start
    for i in range(item.start, item.end + 1):
        inside = name["start"] <= i < name["end"]
        if i == item.end or inside or (doc[i].is_punct and doc[i].text != "-"):
            if i > start:
                phrases.append((start, i))
            start = i + 1
    return phrases


def capacity_told(layers: Layers, start: int, end: int) -> str | None:
    """What a phrase says where it says nothing else: "team leader", "head of the delegation", "Vice-Chair", "Members"."""
    rules = group_rules()
    lemmas = [_single(token) for token in layers.doc[start:end] if not token.like_num]
    told = [lemma for lemma in lemmas if _place(lemma) is not None]
    rest = set(lemmas) - set(told) - _AROUND - rules.words.deputies
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
    if lemma in words.counted_people and lemma not in _NO_PLACE:
        return "member"
    place = group_rules().positions.get(lemma.removeprefix("co-"))
    return place if place in {"head", "member"} else None
