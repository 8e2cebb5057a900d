"""When a role began and ended: the time expressions after its words or on its verb."""

from __future__ import annotations

from dataclasses import dataclass

from newsgraph.nlp.layers import Layers

_START = frozenset({"since", "from"})
_END = frozenset({"until", "till", "through", "to", "-", "–"})


@dataclass(frozen=True, slots=True)
class Term:
    """Indexes of time rows; `since` tells that the role goes on, `in_year` is a date after "in"."""

    start: int | None = None
    end: int | None = None
    since: bool = False
    in_year: int | None = None


def read_term(layers: Layers, after: int, verb: int | None) -> Term:
    """The term given by the times that follow the token `after` in its clause, or hang on the verb."""
    doc = layers.doc
    sent = doc[max(after - 1, 0)].sent
    window = range(after, min(after + 9, sent.end))
    start = end = None
    since, in_year = False, None
    for i in window:
        if doc[i].text in {";", ":"} or doc[i].lower_ in {"who", "and", "but"}:
            break
        number = layers.time_at(doc[i])
        if number is None or layers.times[number]["start"] != i:
            continue
        before = doc[i - 1].lower_ if i > 0 else ""
        if before in {"early", "late", "mid"} and i > 1:
            before = doc[i - 2].lower_
        if before in _START or (before == "(" and start is None):
            start, since = number, before == "since"
        elif before in _END:
            end = number
        elif before == "in" and layers.times[number]["type"] == "date" and not _commas(layers, after, i):
            in_year = number
    if start is None and end is None and verb is not None:
        for child in doc[verb].children:
            if child.dep_ == "prep" and child.lower_ == "since":
                since = True
                start = next((n for token in child.subtree if (n := layers.time_at(token)) is not None), None)
            elif child.dep_ == "mark" and child.lower_ == "since":
                since = True
    return Term(start, end, since, in_year)


def _commas(layers: Layers, start: int, end: int) -> bool:
    return any(token.is_punct for token in layers.doc[start:end])
