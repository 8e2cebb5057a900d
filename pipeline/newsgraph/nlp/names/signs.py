"""What the words of a candidate name say about its type: the model's votes, the tables, its shape."""

from __future__ import annotations

from collections import Counter, defaultdict

from spacy.tokens import Doc, Token

from newsgraph.names import tables
from newsgraph.names.dictionary import has_base, parts_of_speech
from newsgraph.nlp.names.context import add_context, is_addressed, is_located
from newsgraph.nlp.names.ordinary import add_ordinary, is_plain, is_unknown
from newsgraph.nlp.names.persons import is_given
from newsgraph.nlp.names.points import STRONG, SURE, VOTE, WEAK, Points
from newsgraph.nlp.names.shape import add_shape, is_of_land
from newsgraph.nlp.names.words import HYPHENS, NAME_LABELS, Words
from newsgraph.nlp.page.lookup import with_lower, written
from newsgraph.rules.closed import closed
from newsgraph.rules.names import name_lists
from newsgraph.rules.parties import is_label

_CITY_SIZE = 200_000
_METROPOLIS = 400_000
_CLUB_CITY = 50_000
_WORKS = frozenset({"WORK_OF_ART", "LAW"})
_OPENING = frozenset({'"', "“", "‘", "'", ":", "—", "–", "•"})
_NAMING = frozenset({"PROPN", "NOUN"})
_BEFORE_NOUNS = closed().before_nouns
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TELLING_KIND = frozenset({"amod", "compound", "nmod"})


class Signs:
    """The evidence at one place of a document."""

    def __init__(self, words: Words) -> None:
        self.doc, self.said = words.doc, words.said
        self.calendar_names = words.calendar_names
        self.surnames_told = words.surnames_told
        self.lists = name_lists()
        self.labels = {i: ent.label_ for ent in words.ents for i in range(ent.start, ent.end)}
        self.competitions = tuple(f" {name}" for name in self.lists.competitions)
        self.of_sport = _is_of_sport(self.doc)

    def of(self, start: int, end: int) -> Points:
        """The points that the words of the candidate doc[start:end] give, by label."""
        points: Points = defaultdict(float)
        if end - start > 1 and not self.calendar_names.isdisjoint(range(start, end)):
            points["PERSON"] += SURE
        self._add_votes(points, start, end)
        self._add_places(points, start, end)
        self._add_people(points, start, end)
        add_shape(self.doc, points, start, end)
        add_ordinary(points, self.said.texts[start:end])
        if self.of_sport:
            self._add_clubs(points, start, end)
        return points

    def around(self, start: int, end: int) -> Points:
        """The points that the words around the candidate give."""
        points: Points = defaultdict(float)
        add_context(self.doc, points, start, end)
        return points

    def is_enough(self, chunk: tuple[int, int], own: Points, around: Points) -> bool:
        """Whether a name that occurs once is one: what the model did not see needs more than a capital letter."""
        seen = any(self.labels.get(i) in NAME_LABELS for i in range(*chunk))
        unknown = chunk[1] - chunk[0] == 1 and is_unknown(self.doc[chunk[0]].text)
        told = sum(score for score in around.values() if score > 0 or not unknown)
        return seen or sum(score for score in own.values() if score > 0) + told >= VOTE

    def is_backed_person(self, start: int, end: int, around: Points, uses: int) -> bool:
        """Whether a word taken for a person whom no full name tells is more than a vote: not "Whoops", "the Nanny State"."""
        token = self.doc[start]
        if end - start > 1:
            return True
        if parts_of_speech(token.text) and self._is_common_here(start, uses):
            return False
        if self._is_kind(token.lower_) and not is_addressed(self.doc, start):
            return False
        listed = tables.family_name(token.text) or tables.surname_shape(token.text) or is_given(token.text)
        acts = token.dep_ in _SUBJECTS and not token.is_sent_start
        if is_plain(token.text):
            return acts or around["PERSON"] >= STRONG
        return bool(listed) or uses > 1 or acts or around["PERSON"] >= STRONG

    def is_backed_body(self, start: int, end: int, own: Points, uses: int) -> bool:
        """Whether a word of the language taken for a body is more than the model's vote: not "Prevention", "the Museum"."""
        token = self.doc[start]
        shouted = token.is_upper and (token.pos_ in _NAMING or uses > 1)  # not "a FREE trial"
        if end - start > 1 or own["ORG"] >= STRONG or shouted or self._is_whole(token):
            return True
        if start and self.doc[start - 1].is_title and self.doc[start - 1].lower_ in self.lists.before_papers:
            return True
        if token.lower_ in self.lists.fields or token.lower_ in self.lists.body_fields or self._is_kind(token.lower_):
            return False
        if not is_plain(token.text):
            return True
        acts = token.dep_ in _SUBJECTS and not token.is_sent_start
        return (
            uses > 1
            or acts
            or token.dep_ == "conj"
            or (start > 0 and self.doc[start - 1].lower_ in self.lists.before_bodies)
        )

    def _is_common_here(self, i: int, uses: int) -> bool:
        """Whether a word of the language is no name where it stands: "any Marine", "the Two-Way", "a Trojan horse"."""
        token = self.doc[i]
        if i and (
            self.said.lowers[i - 1] in _BEFORE_NOUNS
            or (self.said.texts[i - 1] in HYPHENS and not self.said.spaced[i - 1])
        ):
            return True
        return (
            uses == 1
            and is_plain(token.text)
            and token.dep_ == "compound"
            and token.head.i == i + 1
            and token.head.text.islower()
        )

    def is_backed_place(self, start: int, end: int, own: Points, uses: int) -> bool:
        """Whether a word of the language taken for a place is more than the model's vote: not "Armageddon", "Fahrenheit"."""
        word = self.doc[start].text.title()
        if end - start > 1 or own["GPE"] > VOTE or own["LOC"] > VOTE or uses > 1:
            return True
        if tables.city(word) is not None or tables.region(word) is not None:
            return True
        parts = parts_of_speech(word)
        return not parts or (parts == "n" and not has_base(word) and is_located(self.doc, start))

    def _is_whole(self, token: Token) -> bool:
        """Whether a word of the language is a body's whole name: "the Navy", "Labour"."""
        return token.lower_ in self.lists.single_bodies or is_label(token.text)

    def is_common_word(self, start: int, end: int, points: Points) -> bool:
        """Whether a lone word at a sentence's start is one that the tagger or the text itself takes for no name."""
        token = self.doc[start]
        if end - start > 1 or not (token.is_sent_start or self.doc[start - 1].text in _OPENING):
            return False
        if max(points.values(), default=0) >= STRONG:
            return False
        if token.pos_ != "PROPN":
            return not is_unknown(token.text) or self._is_plain_word(token.lower_)
        return self._is_plain_word(token.lower_)

    def _is_kind(self, word: str) -> bool:
        """Whether a word is one of bodies, places or kin, and nobody's name."""
        lists = self.lists
        kind = word in lists.body_last or word in lists.body_first or word in lists.place_kinds or word in lists.kin
        return kind and word not in lists.also_people

    def _is_plain_word(self, lower: str) -> bool:
        """Whether the text writes a word small, and with a capital at the start of sentences only."""
        said = self.said
        if not lower.islower():
            return False
        found = said.by_lower.get(lower, ())
        small = any(said.texts[i] == lower for i in found)
        return small and not any(said.texts[i].istitle() and i not in said.sentence_starts for i in found)

    def _add_votes(self, points: Points, start: int, end: int) -> None:
        votes: Counter[str] = Counter()
        for i in range(start, end):
            label = self.labels.get(i, "")
            if label in NAME_LABELS:
                votes[label] += 1
            elif label in _WORKS:
                votes["WORK"] += 1
        for label, count in votes.items():
            points[label] += VOTE * count / (end - start)

    def _add_places(self, points: Points, start: int, end: int) -> None:
        text = self.said.stretch(start, end)
        lower = text.lower()
        if lower in self.lists.things:
            points["WORK"] += 3 * SURE
        elif tables.country_code(text):
            points["GPE"] += SURE
        elif (
            tables.demonym_code(text)
            or tables.region_demonym(text)
            or lower in self.lists.creeds
            or (lower in self.lists.of_people_too and self._tells_people(start, end))
        ):
            points["NORP"] += SURE
        elif tables.capital_code(text):
            points["GPE"] += SURE - VOTE
        elif _known_body(text) or lower in self.lists.seats:
            points["ORG"] += SURE
        elif tables.region(text) is not None:
            points["LOC"] += SURE
        elif lower in self.lists.competitions or lower.endswith(self.competitions):
            points["EVENT"] += 3 * SURE
        else:
            city = tables.city(text)
            if city is not None:
                large = city.population >= _CITY_SIZE or is_located(self.doc, start)
                points["GPE"] += (VOTE if large else WEAK / 2) + (VOTE if large and end - start > 1 else 0)
                points["GPE"] += WEAK + WEAK / 2 if city.population >= _METROPOLIS and not is_given(text) else 0

    def _tells_people(self, start: int, end: int) -> bool:
        """Whether a word tells which people are meant, and is nobody's surname: "Black voters", "Black and Indigenous people"."""
        following = end < len(self.doc) and self.doc[end].text.islower()
        modifies = self.doc[start].dep_ in _TELLING_KIND or self.doc[start].tag_ == "JJ"
        return following and modifies and self.said.texts[start] not in self.surnames_told

    def _add_people(self, points: Points, start: int, end: int) -> None:
        words = [text for text in self.said.texts[start:end] if text.isalpha() or "." in text]
        if len(words) > 1 and all(word.isupper() for word in words):
            words = [word.title() for word in words]  # "JANA NOVAK: Good morning."
        if not words:
            return
        if len(words) == 1:
            known = tables.family_name(words[0]) or tables.surname_shape(words[0]) or is_given(words[0])
            points["PERSON"] += WEAK if known else 0
            points["PERSON"] += WEAK / 2 if tables.listed_family_name(words[0]) and not is_plain(words[0]) else 0
            return
        if is_of_land(words[-1]) and words[-1].endswith("s"):
            points["NORP"] += STRONG  # "Ottoman Turks"
        last = tables.family_name(words[-1]) or tables.surname_shape(words[-1])
        if is_given(words[0]) and not self._is_of_place(words) and not tables.country_code(" ".join(words)):
            points["PERSON"] += STRONG if len(words) < 5 else WEAK
            points["PERSON"] += WEAK * last
        elif not is_given(words[0]) and not any(is_given(word) or tables.surname_shape(word) for word in words[1:]):
            points["PERSON"] -= WEAK

    def _is_of_place(self, words: list[str]) -> bool:
        """Whether a word of a name tells a place, people or creed, not a person ("West Bengal", "Roman Catholics")."""
        first, last = words[0].lower(), words[-1].lower()
        return (
            first in self.lists.place_beginnings
            or (tables.region(words[0]) is not None and not is_given(words[0]))
            or last in self.lists.creeds
            or " ".join(words).lower() in self.lists.creeds
            or is_of_land(words[-1])
            or last in self.lists.place_kinds
            or (last in self.lists.numerals and first == "world")
        )

    def _add_clubs(self, points: Points, start: int, end: int) -> None:
        """In reports on matches a city's name stands for its club unless a preposition makes it a place."""
        name, last = self.said.stretch(start, end), self.said.texts[end - 1]
        city = tables.city(name) or (tables.city(last) if end - start > 1 else None)
        if city is None or tables.country_code(name) or is_located(self.doc, start):
            return
        apart = self.lists.place_beginnings | self.lists.city_articles
        if end - start > 1 and (city.population < _CLUB_CITY or self.doc[start].lower_ in apart):
            return
        if end - start > 1 and is_given(self.doc[start].text) and self.labels.get(end - 1) == "PERSON":
            return
        points["ORG"] += STRONG + VOTE


def _known_body(text: str) -> bool:
    """Whether the table has a body, its Arabic article written in one of three ways ("Al Qaeda", "al - Qaeda")."""
    forms = [text, text.replace(" - ", "-")]
    if text[:2].lower() in name_lists().arabic_beginnings and text[2:3] in {" ", "-"}:
        forms.append("al-" + text[3:].lstrip(" -"))
    return any(tables.body(form) is not None for form in forms)


def _is_of_sport(doc: Doc) -> bool:
    """Whether a text reports on matches: five different words of sport, one in a hundred words."""
    found = with_lower(doc, name_lists().sport_words)
    lowers = written(doc).lowers
    return len({lowers[i] for i in found}) >= 5 and len(found) * 100 > len(doc)
