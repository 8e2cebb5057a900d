"""Whether a membership is told as somebody's first or last: "for the first time", "a new member", "had not sat in it before"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import sentence, sentence_bounds
from newsgraph.nlp.page.lookup import written
from newsgraph.rules.groups import group_rules

Occurrence = Literal["first", "last"]

_TIMES: dict[str, Occurrence] = {"first": "first", "last": "last", "final": "last"}
_VERBS = frozenset({"VERB", "AUX"})


def occurrence_of(word: Token) -> Occurrence | None:
    """What is said around the word that tells a membership: its noun's "new", or its verb's "for the first time"."""
    if _is_newcomer(word):
        return "first"
    verb = _verb_over(word)
    return next((time for time, at in _times(word) if _verb_over(at) == verb), None)


def is_until_then(word: Token) -> bool:
    """Whether what a verb denies is of the past only: "had not sat in it before", "has never before been in it"."""
    words = group_rules().words.until_then
    verb = _verb_over(word)
    return verb is not None and any(
        token.lower_ in words
        and _verb_over(token) == verb
        and (token.dep_ == "advmod" or token.pos_ == "ADV")
        and not any(child.dep_ in {"pobj", "pcomp"} for child in token.children)
        for token in sentence(verb)
    )


def _is_newcomer(noun: Token) -> bool:
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    return noun.lemma_.lower() in group_rules().words.newcomers or any(
        child.lemma_.lower() == "new" and child.dep_ == "amod" for child in noun.children
    )


def _times(word: Token) -> Iterator[tuple[Occurrence, Token]]:
    """Each "for the first time" of a sentence that nothing narrows: not "for the first time in ten years", "as its head"."""
    narrowing = group_rules().words.narrowing
    first, last = sentence_bounds(word)
    lowers = written(word.doc).lowers
    for i in range(first + 3, last):
        if lowers[i] != "time" or lowers[i - 3 : i - 1] != ["for", "the"]:
            continue
        time = _TIMES.get(lowers[i - 1])
        following = lowers[i + 1] if i + 1 < last else ""
        if time and following not in narrowing:
            yield time, word.doc[i - 3]


def _verb_over(token: Token) -> Token | None:
    return next((above for above in (token, *token.ancestors) if above.pos_ in _VERBS), None)
