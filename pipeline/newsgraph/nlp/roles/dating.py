"""When a role began and ended: the time expressions after its words or on its verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsgraph.nlp.grammar.tree import sentence_bounds, subtree
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.closed import closed
from newsgraph.rules.roles import role_words
from newsgraph.rules.times import time_words

_START = frozenset({"since", "from", "("})
_SPAN = "between"
_OPEN = frozenset({")", ","})
_AND = closed().and_
_DASHES = frozenset({"-", "–", "—"})
_END = frozenset({"until", "till", "through", "to", "-", "–", "—"})
_BETWEEN = frozenset({",", "(", ";", "from", ")", "in"})
_WINDOW = 9
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Term:
    """Indexes of time rows; `since` tells that the role goes on, `in_year` is a date after "in", `on_day` one after "on"."""

    start: int | None = None
    end: int | None = None
    since: bool = False
    in_year: int | None = None
    on_day: int | None = None


def read_term(layers: Layers, after: int, verb: int | None) -> Term:
    """The term given by the times that follow the token `after` in its clause, or hang on the verb."""
    start = end = in_year = on_day = None
    since = False
    for number, before, near in _times_after(layers, after):
        spans = start is None and _opens_span(layers, after, number)
        now = before in _END and layers.doc[layers.times[number]["start"]].lower_ in time_words().to_now
        if now:
            continue
        if spans or before == _SPAN or (before in _START and (start is None or before != "(")):
            start, since = number, before == "since" or _is_left_open(layers, number)
        elif before in _END or (before in _AND and start is not None):
            end = number
        elif before == "in" and near and layers.times[number]["type"] == "date":
            in_year = number
        elif before == "on" and near and layers.times[number]["type"] == "date":
            on_day = number
    if start is None and end is None and verb is not None:
        start, since = _since_on_verb(layers, verb)
    return Term(start, end, since, in_year, on_day)


def _opens_span(layers: Layers, after: int, number: int) -> bool:
    """Whether a span of years follows a title with nothing but marks between ("mayor 2011–2015", "mayor, 2011-15,")."""
    doc, row = layers.doc, layers.times[number]
    if row["end"] + 1 >= len(doc) or doc[row["end"]].lower_ not in _END:
        return False
    last = doc[row["end"] + 1]
    if layers.time_at(last) is None and last.lower_ not in time_words().to_now and not _is_left_open(layers, number):
        return False
    return all(token.text in _BETWEEN for token in doc[after : row["start"]])


def _is_left_open(layers: Layers, number: int) -> bool:
    """Whether a year has a dash behind it and no other ("mayor, 2012–)"): the office goes on."""
    doc, end = layers.doc, layers.times[number]["end"]
    return end + 1 < len(doc) and doc[end].text in _DASHES and doc[end + 1].text in _OPEN


def _times_after(layers: Layers, after: int) -> Iterator[tuple[int, str, bool]]:
    """The times soon after a token in its clause: index, the word before, and whether no punctuation comes between."""
    doc = layers.doc
    near = True
    for i in range(after, min(after + _WINDOW, sentence_bounds(doc[max(after - 1, 0)])[1])):
        if doc[i].lower_ in _AND and _is_between(layers, i):
            continue
        if doc[i].text in {";", ":"} or doc[i].lower_ in {"who", "and", "but"} or doc[i].tag_ in _FINITE:
            return  # "President Lee gave them until May": no term of hers
        number = layers.time_at(doc[i])
        if number is not None and layers.times[number]["start"] == i and i > 1:
            before = doc[i - 2] if doc[i - 1].lower_ in role_words().parts_of_years else doc[i - 1]
            yield number, before.lower_, near
        near = near and not doc[i].is_punct


def _is_between(layers: Layers, i: int) -> bool:
    """Whether "and" joins the ends of a span of time: "between 2003 and 2011"."""
    first = layers.time_at(layers.doc[i - 1])
    if first is None or i + 1 >= len(layers.doc) or layers.time_at(layers.doc[i + 1]) is None:
        return False
    start = layers.times[first]["start"]
    return start > 0 and layers.doc[start - 1].lower_ == _SPAN


def _since_on_verb(layers: Layers, verb: int) -> tuple[int | None, bool]:
    """The time of "since" on a verb ("Since 2019 she has been ..."), and whether there is one."""
    for child in layers.doc[verb].children:
        if child.lower_ == "since" and child.dep_ in {"prep", "mark"}:
            times = (layers.time_at(token) for token in subtree(child)) if child.dep_ == "prep" else ()
            return next((number for number in times if number is not None), None), True
    return None, False
