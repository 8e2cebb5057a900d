"""A question as words with what was found in them: names, dates, offices, and the signs of what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from newsgraph.ask.names import Known, Named
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.attitudes import adjective_entries, noun_entries, verb_entries
from newsgraph.rules.closed import closed
from newsgraph.rules.groups import group_rules
from newsgraph.rules.questions import question_rules
from newsgraph.rules.titles import is_title_head, status_of, title_phrase

Place = tuple[int, int]
"""First token, and the token after the last."""
_GAP = 4
"""How many words the `*` of a sign stands for at most."""
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_ADJECTIVAL = ("JJ", "VBN", "VBG")


@dataclass(frozen=True, slots=True)
class Date:
    """A date as EDTF, and where it stands."""

    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Attitude:
    """A word for or against something. `felt`: its subject is the target ("the tax angered the farmers")."""

    place: Place
    polarity: str
    words: tuple[str, ...]
    felt: bool


class Question:
    """The words of a question and what stands in them; places count in tokens."""

    def __init__(self, doc: Doc, known: Known) -> None:
        self.doc = doc
        self.lower = [token.lower_ for token in doc]
        self.lemmas = [token.lemma_.lower() for token in doc]
        self.names: list[Named] = []
        self._polite: frozenset[int] = frozenset()
        self._polite = frozenset(i for start, end in self._listed("polite") for i in range(start, end))
        layers = Layers(doc)
        self.dates = sorted(_dates(layers), key=lambda date: date.place)
        self.names = known.names_in(doc, layers, taken={i for date in self.dates for i in range(*date.place)})

    def has(self, sign: str) -> bool:
        return bool(self.places(sign))

    def places(self, sign: str) -> list[Place]:
        """Where a sign stands."""
        if sign not in self._places:
            self._places[sign] = [*self._computed.get(sign, ()), *self._listed(sign)]
        return self._places[sign]

    def _listed(self, sign: str) -> Iterator[Place]:
        """Where one of a sign's phrases stands; the tokenizer parts most words with hyphens ("line", "-", "up")."""
        for phrase in question_rules().signs.get(sign, ()):
            for written in dict.fromkeys((phrase, phrase.replace("-", " - "))):
                yield from self._phrase(written.split())

    @cached_property
    def _places(self) -> dict[str, list[Place]]:
        return {}

    @cached_property
    def _computed(self) -> dict[str, list[Place]]:
        names = {kind: [name.place for name in self.names if name.is_a(kind)] for kind in ("person", "body")}
        return {
            "date": [date.place for date in self.dates],
            "two dates": [date.place for date in self.dates] if len(self.dates) > 1 else [],
            "name": [name.place for name in self.names],
            "two names": [name.place for name in self.names] if len(self.names) > 1 else [],
            "group": [
                (self._first_of_phrase(i), i + 1) for i, lemma in enumerate(self.lemmas) if self._is_group(i, lemma)
            ],
            "title": self.titles,
            "for": [attitude.place for attitude in self.attitudes if attitude.polarity == "for"],
            "against": [attitude.place for attitude in self.attitudes if attitude.polarity == "against"],
            "not earlier": self._contrast(earlier=True),
            "not later": self._contrast(earlier=False),
            **names,
        }

    def in_name(self, i: int) -> bool:
        return any(start <= i < end for start, end in (name.place for name in self.names))

    # --- offices
    @cached_property
    def titles(self) -> list[Place]:
        """Offices with the words that belong to them ("deputy foreign minister", "minister of defence")."""
        found: list[Place] = []
        i = 0
        while i < len(self.doc):
            phrase = title_phrase(tuple(self.lower[i : i + 6]))
            if phrase and not self.in_name(i):
                found.append((self._first_of_phrase(i), i + phrase[1]))
            elif self._heads_title(i):
                found.append((self._first_of_phrase(i), self._end_of_title(i)))
            i = found[-1][1] if found and found[-1][1] > i else i + 1
        return found

    def _heads_title(self, i: int) -> bool:
        return is_title_head(self.lower[i]) and self.doc[i].tag_.startswith("N") and not self.in_name(i)

    def _first_of_phrase(self, i: int) -> int:
        while i > 0 and self._describes(i - 1):
            i -= 1
        return i

    def _describes(self, i: int) -> bool:
        tag = self.doc[i].tag_
        return (
            (tag.startswith("N") or tag in _ADJECTIVAL)
            and not self.in_name(i)
            and status_of(self.lower[i]) is None
            and self.lower[i] not in question_rules().empty
        )

    def _end_of_title(self, i: int) -> int:
        """After "of defence" of "minister of defence": a noun without article that is no name."""
        end = i + 1
        while end + 1 < len(self.doc) and self.lower[end] in ("of", "for", "and"):
            after = end + 1
            while after < len(self.doc) and self._describes(after):
                after += 1
            if after == end + 1:
                break
            end = after
        return self._end_of_post(end)

    def _end_of_post(self, end: int) -> int:
        """After where somebody is sent, which says what office it is: "ambassador to Japan"."""
        to = end < len(self.doc) and self.lower[end] == "to"
        return next(
            (name.place[1] for name in self.names if to and name.place[0] == end + 1 and not name.is_a("person")), end
        )

    # --- attitudes
    @cached_property
    def attitudes(self) -> list[Attitude]:
        """Words that are for or against something, by the attitude frames of the reader."""
        places = (*self.titles, *self._listed("works"))
        offices = {i for start, end in places for i in range(start, end)}
        found = (self._attitude(i) for i in range(len(self.doc)) if not self.in_name(i) and i not in offices)
        return [attitude for attitude in found if attitude]

    def _attitude(self, i: int) -> Attitude | None:
        """The frame of most words that begins at a token; its other words follow, others may stand between."""
        # The tagger takes the verb of a short question for an adverb now and then ("Which people back Peru?").
        table = {"N": noun_entries, "J": adjective_entries}.get(self.doc[i].tag_[:1], verb_entries)
        best = None
        for entry in table().get(self.lemmas[i], ()):
            words = entry.words(self.lemmas[i])
            end = self._match([word for part in words for word in (part, "*")][:-1], i)
            if end is not None and (best is None or len(words) > len(best.words)):
                best = Attitude((i, end), entry.frame.polarity, words, entry.frame.felt)
        return best

    # --- what is understood
    def content(self) -> list[int]:
        """The words that say something: no articles, helping verbs, prepositions, question words."""
        empty = question_rules().empty
        sides = {i for attitude in self.attitudes for i in range(*attitude.place)}
        return [
            i
            for i, token in enumerate(self.doc)
            if token.is_alpha
            and self.lower[i] not in empty
            and (i in sides or token.tag_ not in ("POS", "DT", "IN", "TO", "CC"))
        ]

    def _is_group(self, i: int, lemma: str) -> bool:
        return lemma in group_rules().nouns and not self.in_name(i) and self.doc[i].tag_.startswith("N")

    def _contrast(self, *, earlier: bool) -> list[Place]:
        """A negation before the second of two dates, where that is the earlier, or the later: "in 2022 but not in 2025"."""
        if len(self.dates) < 2 or (self.dates[1].value < self.dates[0].value) != earlier:
            return []
        between = range(self.dates[0].place[1], self.dates[1].place[0])
        return [(i, i + 1) for i in between if self.lower[i] in closed().negations or self.lower[i] == "without"]

    def _phrase(self, words: Sequence[str]) -> Iterator[Place]:
        for i in range(len(self.doc)):
            if (end := self._match(words, i)) is not None:
                yield i, end

    def _match(self, words: Sequence[str], i: int) -> int | None:
        if not words:
            return i
        if words[0] == "$":
            return i if i == len(self.doc) or self.doc[i].is_punct else None
        if words[0] == "*":
            return next((end for gap in range(_GAP + 1) if (end := self._match(words[1:], i + gap)) is not None), None)
        word, _, tag = words[0].partition("/")
        if i >= len(self.doc) or word not in (self.lower[i], self.lemmas[i]) or self.in_name(i) or i in self._polite:
            return None
        return self._match(words[1:], i + 1) if self.doc[i].tag_.startswith(tag) else None


def _dates(layers: Layers) -> Iterator[Date]:
    """The reader's dates, and years that it does not take for such ("Is the list of 2025 complete?")."""
    read: set[int] = set()
    for row in layers.times:
        if row["type"] == "date" and row["value"]:
            read.update(range(row["start"], row["end"]))
            yield Date(row["value"], (row["start"], row["end"]))
    for token in layers.doc:
        if token.i not in read and _YEAR.fullmatch(token.text):
            yield Date(token.text, (token.i, token.i + 1))
