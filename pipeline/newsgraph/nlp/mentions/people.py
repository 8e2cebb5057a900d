"""Names of people in one document: full names first, then surnames and other short forms to the full ones.

English: the surname stands last, and alone for the person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from spacy.tokens import Span

from newsgraph.names import tables
from newsgraph.names.folding import fold, fold_ending
from newsgraph.names.people import generation
from newsgraph.names.surnames import first_surname
from newsgraph.nlp.mentions.beside_names import shared_surnames, titles_before, titles_behind
from newsgraph.nlp.mentions.choosing import Person, chief, nearest, of_generation
from newsgraph.nlp.mentions.namesakes import LoneSurnames, is_elder, is_relative
from newsgraph.nlp.mentions.other_names import other_names
from newsgraph.nlp.mentions.short_forms import is_short_form
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.mentions import mention_words
from newsgraph.rules.names import name_lists

_HEADLINES = frozenset({"title", "heading"})


def add_people(layers: Layers) -> None:
    """Adds an entity for each person named in the document and a mention for each place that names one."""
    _PeopleFinder(layers).add()


class _PeopleFinder:
    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.doc = layers.doc
        self.lists = name_lists()
        self.by_last: defaultdict[str, list[Person]] = defaultdict(list)
        self.by_first: defaultdict[str, list[Person]] = defaultdict(list)
        self.lone = LoneSurnames()
        self.others: dict[tuple[str, ...], Span] = {}
        """A name's words -> the name of the same person that a text tells it beside."""
        self.couples: dict[int, Span] = {}
        """Where a given name stands alone -> the full name behind it whose surname it shares."""
        self.elders: dict[tuple[str, ...], Person] = {}
        """A surname with "elder" or "younger" -> who of that name no full name tells."""

    def add(self) -> None:
        spans = [ent for ent in self.doc.ents if ent.label_ == "PERSON" and not self._is_family(ent)]
        for span in spans:
            words = self._words(span)
            if len(words) == 1 and self.layers.block(span.root)["kind"] not in _HEADLINES:
                self.lone.add(words[0], span, titles_before(span), self._gender(span, words))
        self.couples = shared_surnames(spans)
        told = other_names(spans)
        self.others = {self._words(span): told[span.start] for span in spans if span.start in told}
        # Longer names first, so that short forms find the full one wherever it stands; then second names; then text order.
        for span in sorted(spans, key=self._rank):
            self._place(span)

    def _display(self, span: Span) -> str:
        shared = self.couples.get(span.start)
        name = _display(span)
        return name if shared is None else f"{name} {_display(shared[-1:])}"

    def _rank(self, span: Span) -> tuple[int, bool, int]:
        one = self.others.get(self._words(span))
        return -self._fullness(span if one is None else one), one is not None, span.start

    def _is_family(self, span: Span) -> bool:
        """Whether a surname means a family: "the Brandt brothers"."""
        follower = self.doc[span.end] if span.end < len(self.doc) else None
        return len(span) == 1 and follower is not None and follower.lower_ in self.lists.families

    def _fullness(self, span: Span) -> int:
        """How many parts of a name are given; given name and patronymic alone are no full name."""
        return 1 if self._bracketed(span) is not None else len(self._words(span))

    def _words(self, span: Span) -> tuple[str, ...]:
        """The parts of a name, folded, one spelling for variant endings, without suffixes and honorifics."""
        text = self._display(span)
        parts = [fold_ending(part) for part in fold(text).split()]
        addresses = self.lists.honorifics - self.lists.given_titles
        while len(parts) > 1 and parts[0] in addresses:  # the last word never: Ann King is no queen
            parts.pop(0)
        while len(parts) > 1 and parts[-1] in self.lists.suffixes:
            parts.pop()
        return tuple(parts)

    def _place(self, span: Span) -> None:
        words = self._words(span)
        person = self._find(words, span)
        told = (self._elder(span), *words)
        if person is None and told[0] and told in self.elders:
            person = self.elders[told]
        elif person is None:
            entity = self._told_beside(words)
            if entity is None:
                entity = self.layers.add_entity("person", self._display(span))
            person = Person(entity, words, generation(span.text))
            if told[0] and (self.by_last[words[-1]] or self.by_first[words[0]]):
                self.elders[told] = person
            else:
                self.by_last[words[-1]].append(person)
                self.by_first[words[0]].append(person)
        if len(words) > 1:
            person.starts.append(span.start)
            person.titles |= titles_before(span) | titles_behind(span)
            person.relative |= is_relative(span)
        elif not person.starts:
            person.starts.append(span.start)
        row = self.layers.entities[person.entity]
        name = self._display(span)
        if name != row["name"] and name not in row["aliases"]:
            row["aliases"].append(name)
        row["gender"] = row["gender"] or self._gender(span, words)
        self.layers.add_mention(person.entity, span.start, span.end)

    def _told_beside(self, words: tuple[str, ...]) -> int | None:
        """Whose second name words are: "Pavel Doran, alias Pacho Rey"."""
        one = self.others.get(words)
        person = None if one is None else self._find(self._words(one), one)
        return None if person is None else person.entity

    def _find(self, words: tuple[str, ...], span: Span) -> Person | None:
        bracketed = self._bracketed(span)
        candidates = self._written_shorter(words)
        if len(words) > 1:
            candidates = of_generation(candidates, generation(span.text), span.start)
            if is_elder(span) and not generation(span.text):
                candidates = [person for person in candidates if not person.generation]
        if bracketed is not None:
            candidates = self._written_shorter(bracketed, [one for one in candidates if one.words[0] == words[0]])
        elder = self._elder(span) if len(words) == 1 else ""
        if elder:
            others = self.lists.elders[elder]
            candidates = [person for person in candidates if not person.generation & others]
        same = [person for person in candidates if person.words == words]
        if same:
            return same[0]
        if not candidates and len(words) > 1 and "-" in span.text and " " not in span.text:
            return self._with_given_name(words)
        if not candidates and len(words) == 1:
            # A given name alone ("Gustavo"), where one person named in full has it.
            candidates = [person for person in self.by_first[words[0]] if len(person.words) > 1]
            if candidates:
                return candidates[0] if len(candidates) == 1 and not _is_one_of_a_family(span) else None
            candidates = self._with_first_surname(words[0])
        if len(candidates) < 2:
            return candidates[0] if candidates and not self._are_anothers(words, candidates[0]) else None
        return self._choose(candidates, span, words)

    def _with_given_name(self, words: tuple[str, ...]) -> Person | None:
        """The only person of a given name with a hyphen: "Jean-Luc" of Jean-Luc Amsel."""
        people = [one for one in self.by_first[words[0]] if one.words[: len(words)] == words != one.words]
        return people[0] if len(people) == 1 else None

    def _with_first_surname(self, word: str) -> list[Person]:
        """Those of whose two surnames a word is the first: "Medina" of Carlos Medina Ruiz."""
        people = {one.entity: one for some in self.by_last.values() for one in some}
        return [people[entity] for entity in sorted(people) if first_surname(people[entity].words) == word]

    def _elder(self, span: Span) -> str:
        """The word before a name that tells father from son: "the elder Berg"; empty without one."""
        before = self.doc[span.start - 1].lower_ if span.start else ""
        return before if before in self.lists.elders else ""

    def _written_shorter(self, words: tuple[str, ...], more: Iterable[Person] = ()) -> list[Person]:
        """Who of the people named so far a name can be a shorter way to write, and `more`, in the order of their entities."""
        near = [*self.by_last[words[-1]], *self.by_first[words[0]]]
        found = {one.entity: one for one in near if is_short_form(words, one.words)}
        found |= {one.entity: one for one in more}
        return [found[entity] for entity in sorted(found)]

    def _are_anothers(self, words: tuple[str, ...], person: Person) -> bool:
        """Whether a surname alone ("Berg") is not that of the only one named in full ("his wife, Ines Berg")."""
        if len(words) > 1 or len(person.words) < 2 or tables.given_name(person.words[0]) is None:
            return False
        gender = self.layers.entities[person.entity]["gender"]
        if person.relative and self.lone.is_named_before(words[0], person.starts):
            return True
        return self.lone.are_anothers(words[0], person.starts, person.titles, gender)

    def _choose(self, candidates: list[Person], span: Span, words: tuple[str, ...]) -> Person:
        """Of several people whom a short form fits: who has the title before it, the gender of "Mr", the chief person."""
        titled = [person for person in candidates if titles_before(span) & person.titles]
        gender, first = self._gender(span, words), min(person.starts[0] for person in candidates)
        if gender is None:  # "Berg" is seldom "his son Karl Berg"
            likely = [person for person in candidates if not person.relative or person.starts[0] == first]
        else:
            likely = [person for person in candidates if self.layers.entities[person.entity]["gender"] == gender]
        fitting = titled or likely or candidates
        if len(words) == 1 and len(fitting) > 1:
            return chief(fitting) or nearest(fitting, span)
        return nearest(fitting, span)

    def _bracketed(self, span: Span) -> tuple[str, ...] | None:
        """The name that an editor put after given name and patronymic: "Ivan Petrovich [Sidorov]"."""
        doc, end = self.doc, span.end
        if end + 2 < len(doc) and doc[end].text == "[" and _is_patronymic(self._words(span)[-1]):
            inside = next((ent for ent in doc.ents if ent.start == end + 1 and ent.label_ == "PERSON"), None)
            if inside is not None:
                return self._words(inside)
        return None

    def _gender(self, span: Span, words: tuple[str, ...]) -> str | None:
        before = self.doc[span.start - 1].lower_.rstrip(".") if span.start else ""
        told = mention_words().gender_before_names.get(before)
        if told is not None:
            return told
        if words[-1].endswith(mention_words().female_patronymics):
            return "f"
        return (tables.given_name(words[0]) or None) if len(words) > 1 else None


def _display(span: Span) -> str:
    return span.text.removesuffix("'s").removesuffix("’s").strip()


def _is_one_of_a_family(span: Span) -> bool:
    """Whether a given name stands beside others ("Karla, Otto and Ines"): brothers and sisters have the same surname, unsaid."""
    doc, beside = span.doc, []
    if span.start > 1 and doc[span.start - 1].lower_ in {"and", ","}:
        beside.append(doc[span.start - 2])
    if span.end + 1 < len(doc) and doc[span.end].lower_ == "and":
        beside.append(doc[span.end + 1])
    return any(token.ent_type_ == "PERSON" and tables.given_name(token.text) is not None for token in beside)


def _is_patronymic(word: str) -> bool:
    return word.endswith(mention_words().patronymics)
