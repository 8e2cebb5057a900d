"""What somebody is, behind a bracket with the dates of a life: "Ann Lee (born 2 May 1970, Lima) is a Peruvian painter".

Parsers lose the subject over such a bracket, so it is read off the surface: name, bracket, "is" or "was", and the role phrase.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.nlp.page.layers import MentionRow
from newsgraph.nlp.roles.holders import Holding, hold
from newsgraph.nlp.roles.links import Sentences
from newsgraph.nlp.roles.tense import Tense
from newsgraph.rules.roles import verb_rules

_LONGEST = 80
"""Tokens of a bracket."""
_PAST = frozenset({"VBD"})


def link_behind_brackets(sentences: Sentences) -> None:
    """Joins the phrases that nothing has given yet with the name before the bracket before their verb."""
    doc = sentences.doc
    for number, phrase in enumerate(sentences.phrases):
        verb = doc[phrase.start - 1] if phrase.start > 1 else None
        if (
            verb is None
            or sentences.linked(number)
            or phrase.head.plural
            or phrase.determiner not in {"a", "an", "the"}
        ):
            continue
        row = _name_before(sentences, verb)
        if row is not None:
            tense = Tense("former" if verb.tag_ in _PAST else "current", "asserted")
            hold(sentences, number, [doc[row["end"] - 1]], Holding("role.copula", verb, tense))


def _name_before(sentences: Sentences, verb: Token) -> MentionRow | None:
    """The name of a person whose bracket closes right before a form of "be"."""
    doc, close = verb.doc, verb.i - 1
    if verb.lemma_ not in verb_rules().words["being"] or verb.tag_ not in {"VBZ", "VBD"}:
        return None
    close -= doc[close].text == ","
    if close < 1 or doc[close].text != ")":
        return None
    opening = _opening(doc, close)
    i = opening - (doc[opening - 1].text == ",")
    row = sentences.names.at(i - 1) if i > 0 else None
    closes = row is not None and row["end"] == i and sentences.layers.kind(row["entity"]) == "person"
    return row if closes else None


def _opening(doc: Doc, close: int) -> int:
    """Where the bracket that closes at a token opens; 0 where it does not."""
    depth = 0
    for i in range(close, max(close - _LONGEST, 0), -1):
        depth += doc[i].text.count(")") - doc[i].text.count("(")
        if depth == 0:
            return i
    return 0
