"""Which way a word judges: our own list of verdicts, and the general ratings of words."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import children_of
from newsgraph.rules.attitude_shapes import Polarity
from newsgraph.rules.attitudes import adjective_entries, attitudes
from newsgraph.rules.valences import valence

_CLEAR = 1.5
"""The rating from which on a word judges: the weakest tenth of the rated words are as often meant neutrally."""


def side_of(word: Token) -> Polarity | None:
    """Which way a word judges: by our own list, else by the general ratings where they are clear."""
    if is_excess(word):
        return "against"
    form, lemma = word.lower_, word.lemma_.lower()
    if form in attitudes().no_verdict_nouns and word.pos_ == "NOUN":
        return None
    for polarity, words in attitudes().verdicts.items():
        if lemma in words or form in words:
            return polarity
    if lemma in attitudes().no_verdicts or form in adjective_entries():  # "upset" tells of a mood
        return None
    rating = valence(form, lemma)
    if abs(rating) < _CLEAR:
        return None
    return "for" if rating > 0 else "against"


def is_excess(word: Token) -> bool:
    """Whether something is said to be more than it should ("too costly", but not "too late", "not too bad")."""
    if word.pos_ != "ADJ" or word.lemma_ in attitudes().not_excessive:
        return False
    return any(child.lower_ in attitudes().excess and child.i < word.i for child in children_of(word))
