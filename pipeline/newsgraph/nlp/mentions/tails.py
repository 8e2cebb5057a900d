"""What news writes right behind a name to say from where and of which party somebody is: "A (D-Ohio)", "A, R-Ky.,", "A of Utah", "A, 45,".

It stands between a name and what is told of the person, so whoever looks for "name, description" looks behind it.

English: party and home stand in brackets, between commas or behind "of", the age between commas.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from newsgraph.nlp.mentions.enumerations import names_of_people
from newsgraph.nlp.page.layers import Layers, MentionRow
from newsgraph.rules.closed import closed
from newsgraph.rules.parties import party_rules
from newsgraph.rules.titles import is_title_head

_MOST = 3
"""Such remarks that may follow each other: "A (R) of Ohio, 62,"."""
_LONGEST = 9
"""Tokens that one may have."""
_BRACKETS = {"(": ")", "[": "]"}
_FROM = frozenset({"of", "from"})
_LETTERS = 3
"""Letters of a party or state at the most: "D", "GOP", "N.Y."."""
_AGES = 3


def end_of_tail(layers: Layers, end: int) -> int:
    """The token after all that says only party, home and age behind a name that ends at a token; the closing comma stays."""
    for _ in range(_MOST):
        further = _bracket(layers, end) or _between_commas(layers, end) or _home(layers, end)
        if further is None:
            return end
        end = further
    return end


def names_by_end(layers: Layers) -> dict[int, MentionRow]:
    """The name of a person that ends before each token, with or without what says party, home and age."""
    rows = list(layers.once(names_of_people).values())
    return {end_of_tail(layers, row["end"]): row for row in rows} | {row["end"]: row for row in rows}


def _bracket(layers: Layers, end: int) -> int | None:
    """As in "A (D-Ohio)", "A, (R., Wis.)", "A [I]"."""
    doc = layers.doc
    start = end + 1 if end < len(doc) and doc[end].text == "," else end
    closing = _BRACKETS.get(doc[start].text) if start < len(doc) else None
    window = range(start + 1, min(start + _LONGEST, len(doc)))
    close = None if closing is None else next((i for i in window if doc[i].text == closing), None)
    return close + 1 if close is not None and _is_label(layers, doc[start + 1 : close]) else None


def _between_commas(layers: Layers, end: int) -> int | None:
    """As in "A, R-Ky.,", "A, Democrat of Ohio,", "A, the Utah Republican,", "A, 45,", "A, of Ohio,"."""
    doc = layers.doc
    if end + 1 >= len(doc) or doc[end].text != ",":
        return None
    window = range(end + 2, min(end + 1 + _LONGEST, len(doc)))
    close = next((i for i in window if doc[i].text in {",", "."} and doc[i - 1].text != "."), None)
    if close is None:
        return None
    said = doc[end + 1 : close]
    age = len(said) == 1 and said[0].is_digit and len(said[0]) <= _AGES
    home = said[0].lower_ in _FROM and _home(layers, end + 1) == close
    return close if doc[close].text == "," and (age or home or _is_label(layers, said)) else None


def _home(layers: Layers, end: int) -> int | None:
    """As in "A of Ohio", "A from Dayton, Ohio,"; not "A of Ohio's commission"."""
    doc = layers.doc
    if end + 1 >= len(doc) or doc[end].lower_ not in _FROM:
        return None
    stop = _after_place(layers, end + 1)
    if stop is None:
        return None
    state = _after_place(layers, stop + 1) if stop + 1 < len(doc) and doc[stop].text == "," else None
    stop = state if state is not None and state < len(doc) and doc[state].text == "," else stop
    return None if stop < len(doc) and _goes_on(doc[stop]) else stop


def _after_place(layers: Layers, i: int) -> int | None:
    row = layers.mention(layers.doc[i])
    if row is None or row["start"] != i or row["type"] != "name":
        return None
    return row["end"] if layers.kind(row["entity"]) in {"place", "country"} else None


def _goes_on(token: Token) -> bool:
    """Whether a place only opens a longer name or owns what follows: "of Ohio's commission", "of Ohio State University"."""
    return token.text in closed().genitives or token.tag_ in {"NNP", "NNPS", "NN", "NNS", "HYPH"}


def _is_label(layers: Layers, said: Span) -> bool:
    """Whether some words are nothing but a party and a home: "D - Ohio", "R., Wis.", "the Utah Republican", "Democrat of New York"."""
    parties = [token for token in said if _is_party(token)]
    return bool(parties) and all(token in parties or _is_beside_party(layers, token) for token in said)


def _is_beside_party(layers: Layers, token: Token) -> bool:
    """Whether a word tells where somebody's party is from: a place or its short form, a small word, a sign."""
    entity = layers.entity(token)
    if entity is not None:
        return layers.kind(entity) in {"place", "country"}
    small = token.is_punct or token.is_digit or token.lower_ in _FROM | closed().articles
    return small or (token.tag_ in {"NNP", "NNPS"} and not is_title_head(token.text))


def _is_party(token: Token) -> bool:
    """As in "D", "R.", "GOP", "Democrat"."""
    letters = token.text.rstrip(".")
    return (
        letters.isupper() and letters.isalpha() and len(letters) <= _LETTERS
    ) or token.text in party_rules().by_first_word
