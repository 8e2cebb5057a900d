"""What gives a parameter its value: finders by name, each from a question and the place of the word that asks.

A finder gives the value and the tokens that it is told by, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from newsgraph.ask.names import BODIES, Named
from newsgraph.ask.question import Place, Question
from newsgraph.rules.questions import question_rules

_YEAR = re.compile(r"\d{4}")
_ABOUT = ("on", "about", "regarding", "concerning", "towards", "toward")
_MONTH_OR_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")


@dataclass(slots=True)
class Found:
    """A parameter's value, the tokens that tell it, and whether it is a name that the graph has."""

    value: str
    places: tuple[Place, ...]
    name: Named | None = None


@dataclass(slots=True)
class Asking:
    """A question, the word that asks in it, and the names that are given away already."""

    question: Question
    cue: Place
    used: list[Named] = field(default_factory=list)

    def free(self, kind: str | None = None) -> Iterator[Named]:
        for name in self.question.names:
            if name not in self.used and (kind is None or name.is_a(kind)):
                yield name

    def is_attitude(self, *, felt: bool = False) -> bool:
        """Whether the word that asks is for or against something (and, `felt`, has its target as its subject)."""
        return any(a.place == self.cue and (a.felt or not felt) for a in self.question.attitudes)

    def take(self, name: Named | None, *kinds: str) -> Found | None:
        """The name, called as the entity of these kinds is that it names."""
        if name is None:
            return None
        self.used.append(name)
        return Found(name.called(kinds), (name.place,), name)


Finder = Callable[[Asking], Found | None]


# --- names -------------------------------------------------------------------------------------------------------


def _person(asking: Asking) -> Found | None:
    return asking.take(next(asking.free("person"), None) or next(asking.free(), None), "person")


def _body(asking: Asking) -> Found | None:
    """The body or country beside the word for the group, else any."""
    bodies = [name for name in asking.free("body") if not _stands_for_place(asking, name)]
    return asking.take(min(bodies, key=lambda name: abs(name.place[0] - asking.cue[0]), default=None), *BODIES)


def _stands_for_place(asking: Asking, name: Named) -> bool:
    """Where, not whose: "at the talks in Turkey", not "in Turkey's team" nor "in the Turkish team"."""
    question, (start, end) = asking.question, name.place
    own = end < len(question.doc) and question.doc[end].tag_ in ("POS", "NN", "NNS")
    links = ("in", "at", "to") if name.is_a("place") else ("in", "at")
    return start > 0 and question.lower[start - 1] in links and not own and not name.is_a("organisation")


def _organisation(asking: Asking) -> Found | None:
    return asking.take(next(asking.free("organisation"), None), "organisation")


def _country(asking: Asking) -> Found | None:
    return asking.take(next(asking.free("country"), None), "country")


def _place(asking: Asking) -> Found | None:
    return asking.take(next((name for name in asking.free() if _stands_for_place(asking, name)), None))


def _any_name(asking: Asking) -> Found | None:
    return asking.take(next(asking.free(), None))


def _publisher(asking: Asking) -> Found | None:
    """A name with the words in capitals around it: a publisher need be no entity of the graph ("The Moscow Times")."""
    doc, name = asking.question.doc, next(asking.free(), None)
    if name is None:
        return None
    start, end = name.place
    while start > 1 and doc[start - 1].is_title and doc[start - 1].lower_ not in question_rules().leading:
        start -= 1
    while end < len(doc) and doc[end].text[:1].isupper():
        end += 1
    asking.used.append(name)
    return Found(doc[start:end].text, ((start, end),))


# --- dates and numbers -------------------------------------------------------------------------------------------


def _date(number: int, pattern: re.Pattern[str] | None = None, *, by_time: bool = False) -> Finder:
    def find(asking: Asking) -> Found | None:
        dates = asking.question.dates
        if by_time:
            dates = sorted(dates, key=lambda date: date.value)
        if len(dates) <= number or (pattern and not pattern.fullmatch(dates[number].value)):
            return None
        return Found(dates[number].value, (dates[number].place,))

    return find


def _round(asking: Asking) -> Found | None:
    question = asking.question
    for start, end in question.places("round"):
        for i in (start - 1, end):
            if 0 <= i < len(question.doc) and (number := question_rules().ordinals.get(question.lower[i])):
                return Found(str(number), ((min(i, start), max(i + 1, end)),))
    return None


# --- words -------------------------------------------------------------------------------------------------------


def _title(asking: Asking) -> Found | None:
    places = asking.question.titles
    if not places:
        return None
    start, end = places[0]
    end = max(
        (after for first, after in places if first <= end), default=end
    )  # "deputy" is an office, "ministers" another
    asking.used += [name for name in asking.free() if start <= name.place[0] < end]
    return Found(asking.question.doc[start:end].text, ((start, end),))


def _holder(asking: Asking) -> Found | None:
    """Who does it: the name before the word, or after "by"."""
    return asking.take(_by_side(asking, holder=True))


def _target(asking: Asking) -> Found | None:
    """What it is about: the name on the other side, else the words after it."""
    name = _by_side(asking, holder=False)
    if name is None:
        return _words_after(asking, asking.cue[1])
    found = asking.take(name)
    end, doc = name.place[1], asking.question.doc
    if end < len(doc) and doc[end].tag_.startswith("N"):
        return _words_after(asking, name.place[0])
    return _words_after(asking, asking.cue[1]) if _belongs_to_noun(asking, name) else found


def _belongs_to_noun(asking: Asking, name: Named) -> bool:
    """Whether a noun between the word that asks and a name has that with it: "against the talks in Turkey", not "against President Moor"."""
    doc, (start, end) = asking.question.doc, name.place
    owns = end < len(doc) and doc[end].tag_ == "POS"
    return (
        not owns
        and doc[start - 1].tag_ in ("IN", "TO")
        and any(
            doc[i].tag_.startswith("N") and asking.question.lower[i] not in question_rules().empty
            for i in range(asking.cue[1], start - 1)
        )
    )


def _about(asking: Asking) -> Found | None:
    """The name or the words after "about", "on", "of"."""
    question = asking.question
    for start, end in question.places("about"):
        if name := next((name for name in asking.free() if name.place[0] in range(end, end + 2)), None):
            return asking.take(name)
        if found := _words_after(asking, end):
            return Found(found.value, (*found.places, (start, end)))
    return None


def _about_or_after(asking: Asking) -> Found | None:
    """The name or the words after "about", else after the word that asks ("for and against the talks")."""
    return _about(asking) or _words_after(asking, asking.cue[1])


def _by_side(asking: Asking, *, holder: bool) -> Named | None:
    question, (start, end) = asking.question, asking.cue
    passive = question.doc[end - 1].tag_ == "VBN" and "by" in question.lower
    felt = asking.is_attitude(felt=True)
    for name in asking.free():
        first = name.place[0]
        link = question.lower[first - 1] if first else ""
        if link == "of" and not asking.is_attitude():  # "the position of France on the tax", not "critics of France"
            does = True
        elif link in _ABOUT:
            does = False
        elif first > start and _is_subject(asking, name):  # "Which remarks did Kallas make?"
            does = True
        elif link == "by":
            does = not felt
        elif first < start:
            does = not passive and not felt
        else:
            does = felt
        if does == holder:
            return name
    return None


def _is_subject(asking: Asking, name: Named) -> bool:
    """Whether a name is who does what the question's verb says, behind the noun that asks for it."""
    doc, (_, end) = asking.question.doc, asking.cue
    asked = doc[end - 1]
    return asked.dep_ in ("dobj", "pobj", "attr") and any(
        doc[i].dep_ == "nsubj" and doc[i].head in asked.ancestors for i in range(*name.place)
    )


def _words_after(asking: Asking, start: int) -> Found | None:
    """The words of a phrase from a place on, without its articles: "a ceasefire", "sending troops to Mali"."""
    question = asking.question
    while start < len(question.doc) and question.lower[start] in question_rules().leading:
        start += 1
    end = start
    dates = {date.place[0] for date in question.dates}
    while (
        end < len(question.doc)
        and (not question.doc[end].is_punct or question.doc[end].tag_ == "HYPH")
        and end not in dates
    ):
        end += 1
    while end > start and question.lower[end - 1] in question_rules().leading:
        end -= 1
    if end == start or all(question.lower[i] in question_rules().empty for i in range(start, end)):
        return None
    return Found(question.doc[start:end].text, ((start, end),))


FINDERS: dict[str, Finder] = {
    "person": _person,
    "body": _body,
    "organisation": _organisation,
    "country": _country,
    "place": _place,
    "any name": _any_name,
    "publisher": _publisher,
    "earlier date": _date(0, by_time=True),
    "later date": _date(1, by_time=True),
    "date": _date(0),
    "year": _date(0, _YEAR),
    "month or day": _date(0, _MONTH_OR_DAY),
    "round": _round,
    "title": _title,
    "holder": _holder,
    "target": _target,
    "about": _about,
    "about or after": _about_or_after,
}
"""Finder by its name in rules/en/questions.yaml."""
