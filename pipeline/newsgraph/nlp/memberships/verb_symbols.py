"""The letter that a verb is in the row of a sentence, by what it can do for a membership."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from newsgraph.rules import per_rules
from newsgraph.rules.groups import group_rules

FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
INCLUDING = frozenset({"include", "comprise"})
_MADE = frozenset({"make", "compose", "comprise", "consist", "form"})
_BY = 6
"""Tokens from a verb of leading to the "by" that tells whose deed it is: "led for the first time by A"."""


def letter_of_verb(token: Token) -> str:
    """The letter of a verb: of leading, putting, belonging ..., finite or not."""
    lemma = token.lemma_.lower()
    if lemma == "be":
        return "b"
    if token.tag_ == "MD" or (token.pos_ == "AUX" and token.dep_ in {"aux", "auxpass"}):
        return "x"
    found = _by_what_follows(token, lemma) or _verbs().get(lemma)
    if found is None and lemma in group_rules().words.led_by and token.tag_ == "VBN":
        found = "V"
    if found == "V" and token.tag_ in {"VBN", "VBD"} and _is_by_somebody(token):
        return "L"
    if found is None and token.tag_ in {"VBN", "VBG"} and token.dep_ == "amod":
        return "w"
    return found or ("F" if token.tag_ in FINITE else "d")


def _by_what_follows(token: Token, lemma: str) -> str | None:
    if lemma in _MADE and _is_of_people(token):
        return "M"
    if lemma in INCLUDING and token.tag_ != "VBN":
        return "Z"
    return "J" if token.tag_ == "VBG" and lemma in group_rules().words.journey else None


def _is_by_somebody(verb: Token) -> bool:
    """As in "led by", "chaired for the first time by"."""
    for token in verb.doc[verb.i + 1 : verb.i + _BY]:
        if token.lower_ == "by":
            return True
        if token.is_punct or token.pos_ in {"VERB", "AUX", "PROPN"}:
            return False
    return False


def _is_of_people(verb: Token) -> bool:
    """As in "made up of", "composed of", "consisting of"."""
    after = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 3]]
    return after[:1] == ["of"] or after == ["up", "of"]


@per_rules
def _verbs() -> Mapping[str, str]:
    """The letter of each verb that may put somebody in a group."""
    words = group_rules().words
    found = dict.fromkeys(words.putting, "A")
    return {**found, "represent": "R", **dict.fromkeys(words.belonging, "S"), **dict.fromkeys(words.leading, "V")}
