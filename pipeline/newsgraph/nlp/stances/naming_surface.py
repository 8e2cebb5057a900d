"""Names given to a thing that the parser did not take for one: "called the use of force | a disgrace"."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from newsgraph.nlp.stances.verdict_words import side_of
from newsgraph.rules.attitude_shapes import Polarity
from newsgraph.rules.closed import closed

_INDEFINITE = closed().indefinite_articles
_LEFT_OUT = closed().left_out
_RELATIVE = closed().relative_pronouns
_REACH = 12
"""How many tokens a thing may have before its name."""
_ENDS = frozenset({".", ",", ";", ":", "!", "?", "—", "–"})
_PLAIN = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "PUNCT"})
_FIRST = frozenset({"DET", "ADJ", "NOUN", "PROPN", "VERB", "NUM", "PRON"})


class Naming(NamedTuple):
    """A thing from a token to another (end exclusive), the word that judges it, and which way."""

    start: int
    end: int
    word: Token
    side: Polarity


def named_behind(verb: Token) -> Naming | None:
    """What a verb of naming calls a thing, by the words alone: a noun phrase, then "a" or "an" and a noun that judges, at the end."""
    doc, start = verb.doc, verb.i + 1
    if start >= len(doc) or doc[start].is_sent_start or doc[start].pos_ not in _FIRST:
        return None
    for i in range(start + 1, min(start + _REACH, len(doc) - 1)):
        if doc[i].is_sent_start or doc[i].text in _ENDS or doc[i].lower_ in _RELATIVE:
            return None
        if doc[i].lower_ in _INDEFINITE:
            word = _judging(doc[i])
            side = None if word is None else side_of(word)
            end = i - doc[i - 1].is_quote
            first = start + (doc[start].lower_ in _LEFT_OUT)
            return None if word is None or side is None or end <= first else Naming(first, end, word, side)
    return None


def _judging(article: Token) -> Token | None:
    """The last word of the phrase that an article opens, where it is a noun at the end of a clause."""
    doc, last = article.doc, article.i
    while last + 1 < len(doc) and doc[last + 1].pos_ in _PLAIN and doc[last + 1].text not in _ENDS:
        last += 1
    ends = last + 1 == len(doc) or doc[last + 1].is_punct or doc[last + 1].pos_ in {"CCONJ", "ADP"}
    while last > article.i and doc[last].is_punct:
        last -= 1
    return doc[last] if last > article.i and ends and doc[last].pos_ == "NOUN" else None
