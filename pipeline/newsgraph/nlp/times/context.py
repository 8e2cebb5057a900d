"""What a time expression is about: the tense of its clause, and the event and place beside it.

English: tenses by helping verbs.
"""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import sentence_bounds, sentence_root
from newsgraph.nlp.page.layers import Layers, TimeRow
from newsgraph.nlp.page.lookup import word_beside, written
from newsgraph.rules.closed import closed
from newsgraph.rules.groups import group_rules

_NEAR = 12
"""How many tokens away a place or an event word still belongs to a time expression."""
_PLACES = closed().places
_FUTURE = closed().future | {"to", "going"}
_PAST = closed().past


def add_context(layers: Layers) -> None:
    """Fills tense, event and place of the time rows."""
    events = group_rules().events
    for row in layers.times:
        head = layers.doc[written(layers.doc).head(row["start"], row["end"])]
        row["tense"] = _tense(head)
        for token in _beside(layers, row):
            if row["place"] is None and _is_where(token):
                row["place"] = _name_at(token)
            if row["event"] is None and token.pos_ in {"NOUN", "PROPN", "VERB"}:
                row["event"] = events.get(token.lemma_.lower())


_STORY = 4
"""How many paragraphs a story may go on after the time that opens it."""


def told_time(layers: Layers, token: Token) -> int | None:
    """The year in which a story is set that a token stands in: "Ten years ago ..." opens it, all of it in the past tense.

    None where no paragraph before, up to the first that does not begin in the past tense, begins with such a time.
    """
    number = layers.block_number(token)
    if _finite(sentence_root(token)) != "VBD" or _is_of_today(layers, *sentence_bounds(token)):
        return None
    for block in reversed(layers.blocks[max(0, number - _STORY) : number + 1]):
        first = layers.doc[block["start"]]
        if block["kind"] != "paragraph" or _finite(sentence_root(first)) != "VBD":
            return None
        for time in layers.times_in(block["start"], min(block["start"] + 4, block["end"])):
            row = layers.times[time]
            if row["type"] == "relative" and row["unit"] in {"year", "decade"} and (row["amount"] or 0) < -1:
                return time
        if _is_of_today(layers, block["start"], block["end"]):
            return None
    return None


def _is_of_today(layers: Layers, start: int, end: int) -> bool:
    """Whether a stretch tells of the days around the article's own."""
    rows = (layers.times[time] for time in layers.times_in(start, end))
    return any(row["type"] == "weekday" or row["unit"] == "day" for row in rows)


def _finite(verb: Token) -> str:
    """The tag of the word that carries a clause's tense."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"} and child.i < verb.i]
    tag: str = helpers[0].tag_ if helpers else verb.tag_
    return tag


def _beside(layers: Layers, row: TimeRow) -> list[Token]:
    """The tokens of the sentence around an expression, nearest first."""
    doc = layers.doc
    first, last = sentence_bounds(doc[row["start"]])
    before = range(row["start"] - 1, max(first, row["start"] - _NEAR) - 1, -1)
    after = range(row["end"], min(last, row["end"] + _NEAR))
    order = sorted([*before, *after], key=lambda i: (min(abs(i - row["start"]), abs(i - row["end"] + 1)), i))
    return [doc[i] for i in order]


def _is_where(token: Token) -> bool:
    """Whether a name of a place begins here and says where something happens ("in Geneva")."""
    return token.ent_type_ == "GPE" and token.ent_iob_ == "B" and word_beside(token, -1) in _PLACES


def _name_at(token: Token) -> str:
    end = token.i + 1
    while end < len(token.doc) and token.doc[end].ent_iob_ == "I":
        end += 1
    return token.doc[token.i : end].text


def _tense(token: Token) -> Literal["past", "future"] | None:
    """The tense of the clause that a token stands in; None for the present and where there is no verb."""
    verb = next((t for t in [token, *token.ancestors] if t.pos_ in {"VERB", "AUX"}), None)
    if verb is None:
        return None
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if helpers & _FUTURE:
        return "future"
    if verb.tag_ == "VBD" or helpers & _PAST:
        return "past"
    return None
