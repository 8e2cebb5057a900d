"""The good and bad words of a sentence, turned round where they are denied, left out where they are only supposed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from newsgraph.nlp.grammar.judging import Judge
from newsgraph.nlp.grammar.weighing import HARD
from newsgraph.nlp.page.lookup import word_beside
from newsgraph.rules.portrayals import portrayal_rules
from newsgraph.rules.valences import valence

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_VERBAL = frozenset({"VERB", "AUX"})
_UNDER = frozenset({"acomp", "attr", "oprd", "dobj", "advmod", "xcomp", "amod", "conj", "prep", "pobj", "pcomp"})
"""How a word hangs below the predicate whose negation takes it away ("is not very good", "did not give a fair answer")."""
_REACH = 4


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that sounds good or bad where it stands: -4 to 4."""

    token: Token
    valence: float


def find_cues(judge: Judge, sentence: Span) -> Iterator[Cue]:
    """The good and bad words of a sentence in text order; words of names and what is only asked or supposed are none."""
    for token in sentence:
        if token.pos_ not in _CONTENT or token.ent_iob_ in "BI":
            continue
        rating = valence(token.lower_, token.lemma_.lower(), verb=token.pos_ == "VERB")
        if rating and not is_supposed(judge, token):
            away = is_taken_away(judge, token)
            if not away or rating > 0:  # "not a good mayor" blames, "no liar" does not praise
                yield Cue(token, -rating if away else rating)


def is_supposed(judge: Judge, token: Token) -> bool:
    """Whether a word stands in a condition ("if he fails", "should he fail"), a question or what is left open ("whether he lied")."""
    current = token
    while current.pos_ not in _VERBAL and current.head.i != current.i:
        current = current.head
    return judge.weigh(current).opened in HARD


def is_taken_away(judge: Judge, token: Token) -> bool:
    """Whether a word is denied, itself or with what it hangs below ("did not seek to deceive", "without a scandal")."""
    without = portrayal_rules().without
    current = token
    for _ in range(_REACH):
        if current.pos_ in _VERBAL:
            return judge.weigh(current).polarity == "not"
        if judge.signs(current).negated or word_beside(current, -1) in without:
            return True
        if current.dep_ in {"pobj", "pcomp"} and current.head.lower_ in without:
            return True
        if current.dep_ not in _UNDER:
            return False
        current = current.head
    return False
