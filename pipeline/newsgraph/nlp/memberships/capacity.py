"""As what somebody in a list sits there: "A (Leader)", "Chair: B", "C – deputy head of the delegation"."""

from __future__ import annotations

from newsgraph.nlp.mentions.enumerations import Item
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.groups import group_rules

_AROUND = frozenset({"the", "a", "its", "our", "their", "as", "of", "-", "co", ":", "and"})
"""Words that may stand with a capacity without saying of what else it is."""


def capacity_of(layers: Layers, item: Item) -> str | None:
    """The capacity that an item tells; None where it tells none ("chief of the dam company" is an office elsewhere)."""
    found = [told for start, end in _phrases(layers, item) if (told := _capacity(layers, start, end)) is not None]
    return found[0] if found else None


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


def _capacity(layers: Layers, start: int, end: int) -> str | None:
    """What a phrase says where it says nothing else: "team leader", "head of the delegation", "Deputy Chair"."""
    rules = group_rules()
    lemmas = [token.lemma_.lower() for token in layers.doc[start:end]]
    heads = [lemma for lemma in lemmas if rules.positions.get(lemma.removeprefix("co-")) == "head"]
    rest = set(lemmas) - set(heads) - _AROUND - rules.words.deputies
    if len(heads) != 1 or rest - rules.nouns.keys():
        return None
    return "deputy head" if rules.words.deputies & set(lemmas) else "head"
