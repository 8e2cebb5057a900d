"""Bodies that a text names by a common noun and an owner, in small letters: "the Peruvian parliament", "Norway's foreign ministry", "the Lima police department".

Also fixed names in small letters ("the joint chiefs of staff"), numbered units ("the fifth mountain infantry brigade"),
and nominals of bodies that have a name ("the ministry", "the party", "the newspaper"), where one body fits.

English: the owner stands before the noun, as an adjective or with "'s".
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.names import tables
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import with_text, word_beside
from newsgraph.rules.closed import closed
from newsgraph.rules.mentions import body_nouns, mention_words

_FIELD_DEPS = frozenset({"compound", "amod", "nmod", "conj", "cc"})
_LONGEST_FIELD = 4
_NEAR = 150
_NOT_SUBJECTS = frozenset({"compound", "nmod", "amod", "appos", "attr", "npadvmod"})
_GENITIVES = closed().genitives | {"’", "'"}
"""Behind a name in "s" the apostrophe alone is one: "Lagos’ high court"."""
_ORDINALS = frozenset(closed().ordinals)


def add_plain_bodies(layers: Layers) -> None:
    """Adds organisations named in small letters, then nominals of all organisations."""
    _PlainBodies(layers).add()


class _PlainBodies:
    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.doc = layers.doc
        self.nouns = body_nouns()
        self.known: dict[tuple[str, int | None], int] = {}

    def add(self) -> None:
        wanted = self.nouns.owned | self.nouns.units | self.nouns.fixed_last
        for i in with_text(self.doc, wanted):
            token = self.doc[i]
            if self._is_free(token):
                self._place(token)
        self._add_nominals()

    def _place(self, token: Token) -> None:
        if token.text in self.nouns.fixed_last and self._place_fixed(token):
            return
        if token.text in self.nouns.owned:
            self._place_owned(token)
        elif token.text in self.nouns.units:
            self._place_unit(token)

    def _is_free(self, token: Token) -> bool:
        return token.text.islower() and self.layers.mention(token) is None

    # --- named by an owner
    def _place_owned(self, head: Token) -> None:
        start = self._field_start(head)
        owner = self._owner(start)
        if owner is None:
            return
        at, entity = owner
        kind = self.layers.kind(entity)
        row = self.layers.entities[entity]
        field = self.doc[start : head.i + 1].text
        if kind == "person":
            if head.lower_ in self.nouns.of_people and at == start - 1 and start == head.i:
                first = self._mention_start(start - 1)
                self._add(f"{row['name'].split()[-1]} {field}", (field, entity), first, head.i + 1, None)
        elif (kind == "country" and field in self.nouns.of_countries) or self._is_ministry(head, start):
            self._add(self._of_country(row["name"], at, start, field), (field, entity), start, head.i + 1, entity)
        elif field in self.nouns.of_places and (kind == "place" or (kind == "organisation" and start < head.i)):
            first = self._mention_start(at)
            self._add(self.doc[first : head.i + 1].text, (field, entity), first, head.i + 1, None)

    def _of_country(self, country: str, at: int, start: int, field: str) -> str:
        """A country's body as the text calls it: "Peruvian parliament", "US air force"; "Ghana's" by the country's name."""
        words = self.doc[self._mention_start(at) : at + 1].text
        return f"{words} {field}" if at == start - 1 else f"{country}'s {field}"

    def _is_ministry(self, head: Token, start: int) -> bool:
        return head.lower_ in self.nouns.with_field and start < head.i

    def _field_start(self, head: Token) -> int:
        """Where the words begin that say which ministry or court a noun means ("foreign", "supreme")."""
        start = head.i
        while start > 0 and head.i - start < _LONGEST_FIELD:
            token = self.doc[start - 1]
            if not (token.text.islower() and token.is_alpha and token.dep_ in _FIELD_DEPS) or token.is_sent_start:
                break
            start -= 1
        return start

    def _owner(self, start: int) -> tuple[int, int] | None:
        """The country, place or person named right before a phrase: (token, entity)."""
        at = start - 1
        if at > 0 and (self.doc[at].tag_ == "POS" or self.doc[at].lower_ in _GENITIVES):
            at -= 1
        entity = self.layers.entity(self.doc[at]) if at >= 0 and not self.doc[start].is_sent_start else None
        if entity is None or self.layers.kind(entity) not in {"country", "person", "place", "organisation"}:
            return None
        return at, entity

    def _mention_start(self, at: int) -> int:
        found = self.layers.mention(self.doc[at])
        return at if found is None else found["start"]

    # --- units and fixed names
    def _place_unit(self, head: Token) -> None:
        start = self._field_start(head)
        if head.i - start >= 1 and (self.doc[start].ent_type_ == "ORDINAL" or self.doc[start].lower_ in _ORDINALS):
            field = self.doc[start : head.i + 1].text
            if head.i - start > 1:
                self._add(field, (field, None), start, head.i + 1, None)

    def _place_fixed(self, last: Token) -> bool:
        for words in self.nouns.fixed:
            start = last.i + 1 - len(words)
            if start > 0 and tuple(token.lower_ for token in self.doc[start : last.i + 1]) == words:
                name = " ".join(words)
                self._add(name, (name, None), start, last.i + 1, None)
                return True
        return False

    def _add(self, name: str, key: tuple[str, int | None], start: int, end: int, country: int | None) -> None:
        entity = self.known.get(key)
        if entity is None:
            entity = self._short_form(name.rsplit(maxsplit=1)[-1])
            if entity is None:
                entity = self.layers.add_entity("organisation", name, country=country)
            else:
                row = self.layers.entities[entity]
                row["aliases"].append(row["name"])
                row["name"], row["country"] = name, country
            self.known[key] = entity
        self.layers.add_mention(entity, start, end)

    def _short_form(self, noun: str) -> int | None:
        """The organisation that the text calls by the noun alone, with a capital ("the Administration")."""
        return next(
            (
                i
                for i, row in enumerate(self.layers.entities)
                if row["kind"] == "organisation" and row["name"] == noun.capitalize()
            ),
            None,
        )

    # --- nominals
    def _add_nominals(self) -> None:
        bodies = self._bodies_by_noun()
        for i in with_text(self.doc, frozenset(bodies)):
            token = self.doc[i]
            if self._is_free(token) and _is_plain_definite(token):
                body = _nearest_only(bodies[token.text], token.i)
                if body is not None:
                    self.layers.add_mention(body, token.i, token.i + 1, "nominal")

    def _bodies_by_noun(self) -> dict[str, list[tuple[int, int]]]:
        """(place, entity) of the organisations that each noun can mean, in text order, as far as it can mean only one."""
        found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for row in self.layers.mentions:
            entity = self.layers.entities[row["entity"]]
            if entity["kind"] == "organisation":
                for noun in self._nouns_of([entity["name"], *entity["aliases"]]):
                    found[noun].append((row["start"], row["entity"]))
        return {noun: _until_second(places) for noun, places in found.items()}

    def _nouns_of(self, names: list[str]) -> Iterator[str]:
        yield from sorted({noun for name in names for noun in self._nouns_of_name(name)})

    def _nouns_of_name(self, name: str) -> Iterator[str]:
        words = name.lower().split()
        for word in (words[-1].rstrip("."), words[0]):
            if word in self.nouns.generic:
                yield word
        if len(words) > 1:
            yield from self.nouns.of_last.get(words[-1], ())
        known = tables.body(name)
        if known is not None:
            yield from self.nouns.of_kinds.get(known.kind, ())
        if tables.legal_form(words[-1]) and len(words) > 1:
            yield from self.nouns.of_kinds["company"]


def _is_plain_definite(token: Token) -> bool:
    """A bare "the ministry", "the police" that nothing narrows."""
    if token.tag_ not in {"NN", "NNS"} or token.dep_ in _NOT_SUBJECTS or word_beside(token, -1) != "the":
        return False
    if token.i + 1 < len(token.doc) and (
        token.nbor().lower_ in mention_words().narrowing or token.nbor().dep_ == "compound"
    ):
        return False
    return not any(
        child.dep_ in {"amod", "compound", "relcl", "acl", "prep", "poss", "appos"} for child in token.children
    )


def _nearest_only(places: list[tuple[int, int]], at: int) -> int | None:
    """The one body named before a place and not long ago; None where two were named (`places`: see `_until_second`)."""
    last = bisect_left(places, (at, -1)) - 1
    if last < 0 or at - places[last][0] > _NEAR or places[last][1] != places[0][1]:
        return None
    return places[0][1]


def _until_second(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted places of bodies up to the first one of a second body: behind it no noun tells which is meant."""
    ordered = sorted(places)
    second = next((i for i, (_, entity) in enumerate(ordered) if entity != ordered[0][1]), len(ordered))
    return ordered[: second + 1]
