"""Bodies that share the noun behind them: "the Justice and State departments", "the House Budget, Rules and Ethics committees".

Each has a name of its own, its words and the noun in the singular; a chamber before the first stands before all.

English: the noun stands in the plural behind the last of them, commas and "and" between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.page.lookup import with_lower, written
from newsgraph.rules.closed import closed
from newsgraph.rules.mentions import body_nouns
from newsgraph.rules.names import name_lists
from newsgraph.rules.parties import is_label

_LONGEST = 16
"""Tokens before the noun that the names may have together."""
_WORDS = 6
"""Words that one of them may have beside the noun."""
_COMMA = ","


@dataclass(frozen=True, slots=True)
class SharedHead:
    """A body's name, and the tokens that stand for it: its own words, and the noun with the last."""

    start: int
    end: int
    name: str


def bodies_with_shared_heads(doc: Doc) -> Iterator[list[SharedHead]]:
    """The names of each such run, in text order."""
    heads = body_nouns().shared_heads
    for i in sorted(with_lower(doc, frozenset(heads))):
        start = _start_of_run(doc, i)
        parts = _parts(doc, start, i) if start < i - 1 else []
        named = list(_named(doc, parts, heads[written(doc).lowers[i]].capitalize()))
        if len(named) > 1:
            yield named


def _start_of_run(doc: Doc, noun: int) -> int:
    """Where the words with capitals before a noun begin, with "and" and commas between them."""
    said, start = written(doc), noun
    while start > max(noun - _LONGEST, 0):
        text = said.texts[start - 1]
        joint = said.lowers[start - 1] in closed().and_ or text in {_COMMA, "&"}
        if not joint and not (text[0].isupper() and said.parts[start - 1] in {"PROPN", "ADJ", "NOUN"}):
            break
        start -= 1
        if doc[start].is_sent_start:
            break
    while start < noun and not said.texts[start][0].isupper():
        start += 1
    return start


def _parts(doc: Doc, start: int, noun: int) -> list[TokenSpan]:
    """The stretches between commas and "and"; none where it is open which "and" parts two names ("A and B and C")."""
    said = written(doc)
    commas = [i for i in range(start, noun) if said.texts[i] == _COMMA]
    ands = [i for i in range(start, noun) if said.lowers[i] in closed().and_]
    last = commas[-1] if commas else start - 1
    behind = [i for i in ands if i > last]
    if last + 1 in behind:  # "A and B, C, and D"
        cuts = [(comma, comma + 1) for comma in commas[:-1]] + [(last, last + 2)]
    elif len(behind) == 1:
        cuts = [(comma, comma + 1) for comma in commas] + [(behind[0], behind[0] + 1)]
    else:
        return []
    edges = [start, *(i for cut in cuts for i in cut), noun]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _named(doc: Doc, parts: list[TokenSpan], noun: str) -> Iterator[SharedHead]:
    said, chambers = written(doc), name_lists().chambers & name_lists().single_bodies
    words = [said.texts[start:end] for start, end in parts]
    if len(parts) < 2 or any(not own or len(own) > _WORDS or is_label(" ".join(own)) for own in words):
        return
    first, last = words[0], words[-1]
    chamber = [first[0]] if first[0].lower() in chambers and len(first) > 1 else []
    of_both = len(first) == 1 and first[0].lower() in chambers and last[0].lower() in chambers and len(last) > 1
    for (start, end), own in zip(parts, words, strict=True):
        if of_both and len(own) == 1:  # "the House and Senate Budget committees"
            full = [*own, *last[1:], noun]
        elif own[0].lower() in chambers:
            full = [*own, noun] if len(own) > 1 else []
        else:
            full = [*chamber, *own, noun]
        if full:
            yield SharedHead(start, end + (own is last), " ".join(full))
