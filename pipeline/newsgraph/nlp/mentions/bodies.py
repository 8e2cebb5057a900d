"""Names of bodies, countries, places and events in one document, and capitals that stand for their government.

English: a body's acronym is made of its capitals, and what a body is for stands before its head or behind a preposition.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from newsgraph.names import tables
from newsgraph.names.dictionary import parts_of_speech
from newsgraph.names.folding import fold
from newsgraph.nlp.mentions.shared_heads import SharedHead, bodies_with_shared_heads
from newsgraph.nlp.names.shape import brand_of
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import written
from newsgraph.records import EntityKind
from newsgraph.rules.closed import closed
from newsgraph.rules.mentions import mention_words
from newsgraph.rules.names import name_lists

_FOR = closed().of_purpose
_OWNING = frozenset({"POS", "PRP$"})
_ACTING = frozenset({"nsubj", "nsubjpass", "poss", "agent", "dobj", "dative"})


def add_bodies(layers: Layers) -> None:
    """Adds organisations, countries, places and events; acronyms join the full name that they abbreviate."""
    finder = _BodyFinder(layers)
    shared = list(_with_shared_heads(layers.doc))
    inside = {i for run in shared for i in range(run[0].start, run[-1].end)}
    for ent in sorted(layers.doc.ents, key=lambda ent: ((ent[0].lower_ == "the") - len(ent), ent.start)):
        if ent.start not in inside:
            finder.place(ent)
    for body in (body for run in shared for body in run):
        finder.place_organisation(layers.doc[body.start : body.end], body.name)
    finder.set_countries()


def _with_shared_heads(doc: Doc) -> Iterator[list[SharedHead]]:
    """The runs of bodies that share a noun, where no longer name and nobody's name lies across one."""
    for run in bodies_with_shared_heads(doc):
        start, end = run[0].start, run[-1].end
        across = (ent for ent in doc.ents if ent.start < end and start < ent.end)
        if all(start <= ent.start and ent.end <= end and ent.label_ != "PERSON" for ent in across):
            yield run


class _BodyFinder:
    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.doc = layers.doc
        self.lists = name_lists()
        self.lands = _lands_of_parts(layers.doc.ents)
        self.known: dict[tuple[str, str], int] = {}
        self.acronyms: dict[str, int] = {}
        self.ending_at: dict[int, int] = {}
        self.firsts: dict[str, int] = {}
        self.lasts: dict[str, set[int]] = {}
        self.of_chambers: dict[str, set[int]] = {}
        self.ends: dict[str, set[int]] = {}

    def place(self, ent: Span) -> None:
        label = ent.label_
        if label == "ORG":
            self.place_organisation(ent, _bare(ent))
        elif label in {"GPE", "NORP"}:
            self._place_land(ent)
        elif label in {"LOC", "FAC"}:
            self._add("place", fold(_bare(ent)), ent)
        elif label == "EVENT":
            self._add("event", fold(_bare(ent)), ent)

    # --- organisations
    def place_organisation(self, ent: Span, name: str) -> None:
        """Adds a mention of the body that a name means."""
        key, whole = fold(name), fold(_with_head_last(name))
        entity = self._met_before(ent, name, key, whole)
        if entity is None and key in self.lists.plain_bodies:
            return
        if entity is None:
            entity = self._add_organisation(name, key, whole)
        self.known["organisation", whole] = entity
        self.ending_at[ent.end] = entity
        self._mention(entity, ent, name)

    def _met_before(self, ent: Span, name: str, key: str, whole: str) -> int | None:
        """The body that a name means if a longer or equal one has been met; longer names come first."""
        entity = self.known.get(("organisation", whole))
        if entity is None and name.isupper():
            entity = self.acronyms.get(name.replace(".", ""))
        if entity is None:
            entity = _the_only(self.of_chambers.get(whole))  # "the House Committee on Roads ... the Roads Committee"
        if entity is None:
            entity = self._without_country(ent, key)
        if entity is None:
            entity = self._declared_full_name(ent)
        if entity is None:
            entity = self.firsts.get(key)
        if entity is None and " " not in key:
            entity = _the_only(self.lasts.get(key))  # "The Lakeside Times ... the Times"
        return entity

    def _add_organisation(self, name: str, key: str, whole: str) -> int:
        entity = self.layers.add_entity("organisation", name)
        first = brand_of(key)
        if first:
            self.firsts.setdefault(first, entity)
        others, _, last = key.rpartition(" ")
        if others and last not in self.lists.chambers:
            self.lasts.setdefault(last, set()).add(entity)
        chamber, _, rest = whole.partition(" ")
        if chamber in self.lists.chambers & self.lists.single_bodies and " " in rest:
            self.of_chambers.setdefault(rest, set()).add(entity)
        words = key.split()
        for i in range(1, len(words)):
            self.ends.setdefault(" ".join(words[i:]), set()).add(entity)
        letters = acronym(name)
        if len(letters) > 1:
            self.acronyms.setdefault(letters, entity)
        return entity

    def _without_country(self, ent: Span, key: str) -> int | None:
        """The one body that a name means without the country in front: "the U.S. Supreme Court ... the Supreme Court", not "Iran's Supreme Court"."""
        entity = _the_only(self.ends.get(key))
        name = "" if entity is None else self.layers.entities[entity]["name"]
        if len(fold(name).split()) != len(key.split()) + 1 or tables.country_in_front(name) is None:
            return None
        before = self.doc[ent.start - 1] if ent.start else None
        owned = before is not None and (before.tag_ in _OWNING or before.ent_type_ in {"GPE", "NORP"})
        return None if owned else entity

    def _declared_full_name(self, ent: Span) -> int | None:
        """The body that an acronym is declared to mean: "Full Name (FN)", "Full Name, known as FN", whatever its letters."""
        doc, start = self.doc, ent.start
        if not ent.text.isupper() or start < 2:
            return None
        if doc[start - 1].text == "(" and ent.end < len(doc) and doc[ent.end].lower_ in {")", "or", ",", ";"}:
            return self.ending_at.get(start - 1)
        if doc[start - 1].lower_ in {"or", ","} and doc[start - 3].text == "(":
            return self.ending_at.get(start - 3)
        words = [token.lower_ for token in doc[max(0, start - 5) : start]]
        for lead in mention_words().known_as_read:
            if words[-len(lead) :] == lead:
                end = start - len(lead)
                while end > 0 and (doc[end - 1].is_punct or doc[end - 1].lower_ in mention_words().known_as_before):
                    end -= 1
                return self.ending_at.get(end)
        return None

    # --- countries and places
    def _place_land(self, ent: Span) -> None:
        name = _bare(ent)
        code = tables.country_code(name) or tables.demonym_code(name)
        if code and not self._is_part_of_another(name, code):
            self._add_country(code, ent, metonym=False)
        elif ent.label_ == "GPE" or code:
            capital = tables.capital_code(name)
            if capital and _acts(ent.root):
                self._add_country(capital, ent, metonym=True)
            else:
                self._add("place", fold(name), ent)

    def _is_part_of_another(self, name: str, code: str) -> bool:
        """Whether a name that a country shares with a part of another one means the part: Georgia, where Ohio is named too."""
        part = tables.region(name)
        return part is not None and part.country != code and self.lands[part.country] > 0 and not self.lands[code]

    def _add_country(self, code: str, ent: Span, *, metonym: bool) -> None:
        entity = self.known.get(("country", code))
        if entity is None:
            entity = self.layers.add_entity("country", tables.country_name(code) or _bare(ent), code=code)
            self.known["country", code] = entity
        self._mention(entity, ent, _bare(ent), metonym=metonym)

    # --- shared
    def _add(self, kind: EntityKind, key: str, ent: Span) -> None:
        name = _bare(ent)
        entity = self.known.get((kind, key))
        if entity is None:
            entity = self.layers.add_entity(kind, name)
            self.known[kind, key] = entity
        self._mention(entity, ent, name)

    def _mention(self, entity: int, ent: Span, name: str, *, metonym: bool = False) -> None:
        row = self.layers.entities[entity]
        if name != row["name"] and name not in row["aliases"]:
            row["aliases"].append(name)
        self.layers.add_mention(entity, ent.start, ent.end, metonym=metonym)

    def set_countries(self) -> None:
        """The country of bodies that carry it in their name or stand for its government, if the article names it."""
        for row in self.layers.entities:
            if row["kind"] == "organisation":
                known = tables.body(row["name"])
                service = known.country if known is not None and known.kind == "service" else ""
                code = self.lists.seats.get(row["name"].lower()) or tables.country_in_front(row["name"]) or service
                row["country"] = self.known.get(("country", code)) if code else None
            elif row["kind"] == "place":
                city = tables.city(row["name"])
                row["country"] = self.known.get(("country", city.country)) if city else None


def _the_only(bodies: set[int] | None) -> int | None:
    return next(iter(bodies)) if bodies is not None and len(bodies) == 1 else None


def _lands_of_parts(ents: Iterable[Span]) -> Counter[str]:
    """How often each country (ISO code) is told by its parts, capital and demonyms, names that two share left out."""
    found: Counter[str] = Counter()
    for name in (_bare(ent) for ent in ents if ent.label_ in {"GPE", "LOC", "NORP"}):
        part = tables.region(name) or tables.region_demonym(name)
        if part is not None and not tables.country_code(name):
            found[part.country] += 1
        found[tables.demonym_code(name) or tables.capital_code(name) or ""] += 1
    return found


def _with_head_last(name: str) -> str:
    """A body's name with what it is for before its head: "House Committee on Roads" is the "House Roads Committee".

    Of a place it may be another: "University of Lima", "Lima University".
    """
    lists, words = name_lists(), name.split()
    heads = lists.body_first & lists.body_last
    at = next((i for i, word in enumerate(words[:-2]) if word.lower() in heads and words[i + 1] in _FOR), None)
    rest = [] if at is None else [word for word in words[at + 2 :] if word != "the"]
    if at is None or not all(word.lower() in lists.body_links or _is_matter(word) for word in rest):
        return name
    return " ".join([*words[:at], *rest, words[at]])


def _is_matter(word: str) -> bool:
    """Whether a word of the language says what a body is for, and no place."""
    return bool(parts_of_speech(word)) and not (tables.city(word) or tables.region(word) or tables.country_code(word))


def acronym(name: str) -> str:
    """The letters that a body's name is abbreviated to: "Green Coast Party" GCP."""
    small = mention_words().unlettered
    return "".join(
        word[0] for word in re.findall(r"[^\W\d_][\w'’]*", name) if word.lower() not in small and word[0].isupper()
    )


_POSSESSIVE = re.compile(r"(?:'s|’s|(?<=s)['’])$")
_ARTICLE = re.compile(r"(?:the|a|an)\s+(?=\S)", re.IGNORECASE)


def _bare(ent: Span) -> str:
    text = _POSSESSIVE.sub("", written(ent.doc).stretch(ent.start, ent.end))
    article = _ARTICLE.match(text)
    return text if article is None else text[article.end() :]


def _acts(root: Token) -> bool:
    """Whether a capital's name stands for the government: it acts, owns or is a side, and is not a place to be in or go to."""
    while root.dep_ == "conj" and root.head.i != root.i:
        root = root.head
    if root.dep_ in {"nsubj", "nsubjpass"}:
        return True
    if root.dep_ == "poss":
        return root.head.ent_type_ != "FAC" and root.head.lower_ not in mention_words().of_cities
    if root.dep_ in {"dobj", "dative"}:
        return root.head.lemma_ not in mention_words().moving
    if root.dep_ == "pobj":
        word = root.head.lower_
        return word not in mention_words().where and word in mention_words().sides
    return False
