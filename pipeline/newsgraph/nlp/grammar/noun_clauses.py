"""Weighing a clause that hangs from a noun: "the rumor that she led", "a refusal to lead".

English: which nouns are told of by what stands around them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import subjects_of
from newsgraph.nlp.grammar.hanging import is_behind_of, is_cleft, is_content, is_singled_out
from newsgraph.nlp.grammar.tenses import form_of
from newsgraph.nlp.grammar.tree import children_as, has_child_as
from newsgraph.nlp.grammar.unlisted import ACHIEVED, HEARD, UNTOLD
from newsgraph.nlp.grammar.weighing import PLAIN, Weighing, effect_of, passed_on, replace
from newsgraph.nlp.grammar.words import governing
from newsgraph.rules.certainty import Reach, Word

if TYPE_CHECKING:
    from newsgraph.nlp.grammar.judging import Judge

PREDICATES = frozenset({"attr", "acomp", "oprd"})
_SUBJECT = frozenset({"nsubj"})
_OWNERS = frozenset({"poss"})
_ADJECTIVES = frozenset({"amod"})


def of_noun(judge: Judge, node: Token, noun: Token) -> Weighing:
    """How a clause stands by the noun that it hangs from."""
    form = form_of(node)
    if form == "that" and is_content(node):
        told = under_noun(judge, noun, form, HEARD)
        return _told_of(judge, noun, told)
    if form == "to":
        return under_noun(judge, noun, form, ACHIEVED if is_singled_out(noun) else UNTOLD)
    if is_behind_of(node) and (word := governing("of", noun, "active")) is not None:
        weighed = judge.weigh(noun)
        return passed_on(weighed, effect_of(word, weighed), word, None, finite=False)
    if form == "that" and is_cleft(noun):
        return judge.weigh(noun.head)
    return PLAIN["present"]


def under_noun(judge: Judge, noun: Token, form: str, unknown: Word) -> Weighing:
    """How a clause of a form stands under a noun; `unknown` stands for a noun that no list holds."""
    weighed = judge.weigh(noun)
    word = governing("content" if form == "that" else "to", noun, "active")
    if word is None and (noun.dep_ == "ROOT" or has_child_as(noun, _SUBJECT)):
        word = governing(cast(Reach, form), noun, "active")  # a verb that was taken for a noun
    word = word or unknown
    owner = next((child.i for child in children_as(noun, _OWNERS)), None)
    return passed_on(weighed, effect_of(word, weighed), word, owner, finite=form == "that")


def _told_of(judge: Judge, noun: Token, told: Weighing) -> Weighing:
    """What is said of the rumour or claim itself: that it is baseless, that somebody dismissed it, that it is false."""
    verb = noun.head
    beside = (governing("noun", child, "active") for child in children_as(noun, _ADJECTIVES))
    wrong = next((word for word in beside if word is not None), None)
    if wrong is not None and told.polarity == "so":
        told = passed_on(told, wrong.signature.so, wrong, None, finite=True)
    if noun.dep_ not in {"dobj", "nsubj", "nsubjpass"}:
        return told
    predicate = next(iter(children_as(verb, PREDICATES)), None)
    if noun.dep_ == "nsubj" and predicate is None:
        return told
    word = governing("noun", predicate if predicate is not None and noun.dep_ == "nsubj" else verb, "active")
    if word is None or judge.weigh(verb).polarity == "open":
        return told
    effect = effect_of(word, judge.weigh(verb))
    source = next((token.i for token in subjects_of(verb)), None) if noun.dep_ == "dobj" else None
    return passed_on(replace(told, polarity="so"), effect, word, source, finite=True)
