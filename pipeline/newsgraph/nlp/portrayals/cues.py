"""The good and bad words of a sentence, turned round where they are negated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from newsgraph.nlp.grammar.functions import SUBJECTS
from newsgraph.nlp.portrayals.rules import portrayal_rules
from newsgraph.nlp.syntax import is_negated, is_question
from newsgraph.rules.valences import valence

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_UNDER = frozenset({"acomp", "attr", "oprd", "dobj", "advmod", "xcomp", "amod", "conj", "prep", "pobj", "pcomp"})
"""How a word hangs below the predicate whose negation takes it away ("is not very good", "did not give a fair answer")."""
_BOUND = frozenset({"xcomp", "conj", "pcomp"})
_IFS = frozenset({"if", "unless", "whether", "lest"})
_INVERTED = frozenset({"should", "had", "were"})
_REACH = 4


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that sounds good or bad where it stands: -4 to 4."""

    token: Token
    valence: float


def find_cues(sentence: Span) -> Iterator[Cue]:
    """The good and bad words of a sentence in text order; words of names and what is only asked or supposed are none."""
    if is_question(sentence.root):
        return
    for token in sentence:
        if token.pos_ not in _CONTENT or token.ent_iob_ in "BI":
            continue
        rating = valence(token.lower_, token.lemma_.lower(), verb=token.pos_ == "VERB")
        if rating and not is_supposed(token):
            away = is_taken_away(token)
            if not away or rating > 0:  # "not a good mayor" blames, "no liar" does not praise
                yield Cue(token, -rating if away else rating)


def is_taken_away(token: Token) -> bool:
    """Whether a word is negated, itself or with what it hangs below ("did not seek to deceive", "without a scandal")."""
    without = portrayal_rules().without
    current = token
    for _ in range(_REACH):
        if is_negated(current) or (current.i and current.nbor(-1).lower_ in without):
            return True
        if current.dep_ in {"pobj", "pcomp"} and current.head.lower_ in without:
            return True
        if (
            current.dep_ not in _UNDER
            or current.head.i == current.i
            or (current.pos_ == "VERB" and current.dep_ not in _BOUND)
        ):
            return False
        current = current.head
    return False


def is_supposed(token: Token) -> bool:
    """Whether a word stands in a condition ("if he fails", "should he fail") or in what is left open ("whether he lied")."""
    current = token
    for _ in range(_REACH + 2):
        helpers = [child for child in current.children if child.dep_ in {"aux", "mark", "advmod"}]
        if any(child.lower_ in _IFS for child in helpers):
            return True
        subject = next((child for child in current.children if child.dep_ in SUBJECTS), None)
        if subject is not None and any(
            child.lower_ in _INVERTED and child.i < subject.left_edge.i for child in helpers
        ):
            return True
        if current.head.i == current.i:
            return False
        current = current.head
    return False
