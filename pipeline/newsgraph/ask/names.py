"""Names in a question: those of the graph first, then what the reader takes for a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from spacy.tokens import Doc

from newsgraph.graph.find import fold_name
from newsgraph.nlp.page.layers import Layers
from newsgraph.records import Entity, EntityKind

_NAMED: tuple[EntityKind, ...] = ("person", "organisation", "country", "place")
BODIES: tuple[EntityKind, ...] = ("organisation", "country")
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the question. `name` is the graph's where it names one entity there, else the question's words."""

    name: str
    kinds: frozenset[EntityKind]
    place: tuple[int, int]
    known: bool
    by_kind: tuple[tuple[EntityKind, str], ...] = ()

    def called(self, kinds: Iterable[str] = ()) -> str:
        """The graph's name for the one entity of these kinds, where the words may name others too ("Moscow": Russia, or the city)."""
        wanted = [*kinds]
        fitting = [name for kind, name in self.by_kind if kind in wanted]
        return fitting[0] if len(fitting) == 1 else self.name

    def is_a(self, kind: str) -> bool:
        """Whether it may name such an entity: a person, a body (an organisation or country), a place ..."""
        return bool(self.kinds & {*BODIES}) if kind == "body" else kind in self.kinds


class Known:
    """The names of a graph's entities by their folded words."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._by_words: defaultdict[tuple[str, ...], dict[str, Entity]] = defaultdict(dict)
        for entity in entities:
            if entity.kind in _NAMED:
                for words in _ways(entity):
                    self._by_words[words][entity.id] = entity

    def names_in(self, doc: Doc, layers: Layers, taken: AbstractSet[int]) -> list[Named]:
        """All names of a question in their order: the graph's, else the reader's, else what is written as a name."""
        found = [*self._of_graph(doc, taken)]
        used = {*taken, *(i for name in found for i in range(*name.place))}
        for name in sorted((*_of_reader(doc, layers), *_capitalised(doc)), key=_longest_first):
            if used.isdisjoint(range(*name.place)):
                found.append(name)
                used.update(range(*name.place))
        return sorted(found, key=lambda name: name.place)

    def _of_graph(self, doc: Doc, taken: AbstractSet[int]) -> Iterable[Named]:
        words = [fold_name(token.text) for token in doc]
        start = 0
        while start < len(doc):
            end = min(len(doc), start + _LONGEST)
            while end > start and not self._fits(doc, words, start, end, taken):
                end -= 1
            if end > start:
                entities = self._by_words[_key(words[start:end])]
                kinds = frozenset(entity.kind for entity in entities.values())
                one = next(iter(entities.values())).name if len(entities) == 1 else doc[start:end].text
                by_kind = tuple((entity.kind, entity.name) for entity in entities.values())
                yield Named(one, kinds, (start, end), known=True, by_kind=by_kind)
            start = max(end, start + 1)

    def _fits(self, doc: Doc, words: list[str], start: int, end: int, taken: AbstractSet[int]) -> bool:
        if not words[start] or not words[end - 1] or not taken.isdisjoint(range(start, end)):
            return False
        if _key(words[start:end]) not in self._by_words:
            return False
        # In small letters a name of one word is one where it is nothing else ("what does kallas say", not "will").
        return (
            end - start > 1 or not doc[start].is_lower or (doc[start].tag_.startswith("N") and not doc[start].is_stop)
        )


def _longest_first(name: Named) -> int:
    return name.place[0] - name.place[1]


def _ways(entity: Entity) -> Iterable[tuple[str, ...]]:
    for text in (entity.name, *entity.aliases):
        words = _key(fold_name(text).split())
        if words and any(letter.isupper() for letter in text):
            yield words
            if entity.kind == "person" and len(words) > 1:
                yield words[-1:]


def _key(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(part for word in words for part in word.split())


def _of_reader(doc: Doc, layers: Layers) -> Iterable[Named]:
    for mention in layers.mentions:
        entity = layers.entities[mention["entity"]]
        if mention["type"] == "name" and entity["kind"] in _NAMED:
            place = (mention["start"], mention["end"])
            name = entity["name"] if entity["kind"] == "country" else doc[place[0] : place[1]].text
            yield Named(name, frozenset({entity["kind"]}), place, known=False)


def _capitalised(doc: Doc) -> Iterable[Named]:
    """Runs of words with capital letters that do not open the question."""
    start = 1
    while start < len(doc):
        end = start
        while end < len(doc) and doc[end].text[:1].isupper():
            end += 1
        if len(doc[start:end].text) > 1:
            yield Named(doc[start:end].text, frozenset({"person", "organisation"}), (start, end), known=False)
        start = end + 1
