"""Looking up the words of rules/en/certainty.yaml at a token: alone, in a phrase, or with what hangs from it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.tree import children_of, has_child_as
from newsgraph.rules import per_rules
from newsgraph.rules.certainty import Reach, Voice, Word, certainty_words

_OBJECTS = frozenset({"dobj", "dative"})

Phrase = tuple[tuple[str, ...], int, Word]
"""The words of a phrase, which of them was looked up, and what they say."""


@per_rules
def _phrases(reach: Reach) -> dict[str, tuple[Phrase, ...]]:
    """The phrases of a reach by each of their words, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for first, words in certainty_words(reach).items():
        for word in words:
            phrase = (first, *word.with_words)
            for place, part in enumerate(phrase):
                found.setdefault(part, []).append((phrase, place, word))
    return {part: tuple(sorted(found[part], key=lambda item: -len(item[0]))) for part in found}


def phrase_at(reach: Reach, token: Token) -> tuple[Word, int] | None:
    """The longest phrase of a reach that stands in the text over a token, and where it begins."""
    phrases = _phrases(reach).get(token.lower_)
    if phrases is None:
        return None
    doc = token.doc
    for phrase, place, word in phrases:
        start = token.i - place
        if len(phrase) == 1 or _stands(doc, start, phrase):
            return word, start
    return None


def phrase_from(reach: Reach, token: Token) -> Word | None:
    """The longest phrase of a reach that begins at a token."""
    for phrase, place, word in _phrases(reach).get(token.lower_, ()):
        if place == 0 and (len(phrase) == 1 or _stands(token.doc, token.i, phrase)):
            return word
    return None


def _stands(doc: Doc, start: int, phrase: tuple[str, ...]) -> bool:
    return (
        start >= 0
        and start + len(phrase) <= len(doc)
        and all(doc[start + k].lower_ == part for k, part in enumerate(phrase))
    )


def governing(reach: Reach, token: Token, voice: Voice) -> Word | None:
    """What a word makes of a clause below it, by its form or lemma; further words must hang from it ("have yet")."""
    words = certainty_words(reach)
    for form in (token.lower_, token.lemma_.lower()):
        for word in words.get(form, ()):
            alone = word.object or not has_child_as(token, _OBJECTS)
            if word.voice in {None, voice} and alone and (not word.with_words or _has(token, word.with_words)):
                return word
    return None


def _has(token: Token, words: tuple[str, ...]) -> bool:
    below = {child.lower_ for child in children_of(token)}
    return below.issuperset(words)
