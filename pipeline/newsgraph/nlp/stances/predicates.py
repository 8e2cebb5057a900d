"""What an attitude makes of what is told: plainly held, turned round by a negation or refusal, or left open."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from newsgraph.nlp.grammar.factuality import judge_of
from newsgraph.nlp.grammar.functions import is_controlled, is_passive
from newsgraph.nlp.grammar.tenses import form_of
from newsgraph.nlp.grammar.tree import children_as
from newsgraph.nlp.grammar.weighing import HARD, How, Weighing
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules import per_rules
from newsgraph.rules.attitudes import attitudes
from newsgraph.rules.closed import closed

Turn = Literal["plain", "negated", "refused", "failed", "none"]

_FORESEEING = frozenset({"would", "ability"})
_WILLING = frozenset({"wanting", "willing", "unknown"})
_WOULD = closed().had_or_would | {"would"}
_CONDITIONS = frozenset({"advcl"})
_ASKED = frozenset({"dobj", "dative", "prep"})
_HAVE = closed().have
_HELPING = frozenset({"aux"})
_OWN = frozenset({"nsubj", "nsubjpass"})
_MARKS = frozenset({"mark"})
_MYSELF = closed().selves
_BESIDE = frozenset({"nsubj", "nsubjpass", "aux", "mark"})
_OPENING = frozenset({"mark", "advmod"})
_ASKING = closed().asking
_WHETHER = closed().conditions
AVERTING = closed().averting


def is_open(layers: Layers, verb: Token, *, would: bool = False, willed: bool = False) -> bool:  # noqa: C901, PLR0911
    """Whether a predicate is conditional, merely possible, wanted or in question: no stance.

    `would` lets "would be" pass, and `willed` what its subject means to do ("wants to thwart it", "hired lawyers to fight it").
    """
    if (main := alongside(verb)) is not None:
        return is_negated(layers, verb) or is_open(layers, main)
    weighed = judge_of(layers).weigh(verb)
    if verb.dep_ == "xcomp" and any(
        child.lower_ in attitudes().undecided for child in children_as(verb.head, _OPENING)
    ):
        return True  # "has yet to endorse it"
    if any(child.lower_ in _WHETHER for child in children_as(verb, _MARKS)):
        return True  # "asked whether she would like it"
    if _is_asked_of_others(verb):
        return is_negated(layers, verb) or judge_of(layers).weigh(first_asked(verb).head).polarity != "so"
    if weighed.polarity == "not" and weighed.how in {"missed", "disputed"} and form_of(verb) == "that":
        return True
    if verb.head.lemma_ in attitudes().feigning or _is_anothers(verb, weighed):
        return True  # "pretended to back it", "lets the agency refuse"
    if weighed.polarity != "open":
        return (is_controlled(verb) and not (willed and _is_purpose(verb))) or (
            weighed.forced and is_passive(verb.head)
        )
    if _is_averse(layers, verb) or _is_declined(layers, verb):
        return False
    if weighed.opened == "would" and verb.lemma_ in attitudes().politely:
        return False
    if willed and weighed.opened in _WILLING and _is_willed(layers, verb):
        return False
    return not (would and weighed.opened in _FORESEEING)


def _is_anothers(verb: Token, weighed: Weighing) -> bool:
    """Whether somebody only lets or expects another to do a thing ("expects voters to reject it", but not "she is expected to")."""
    above = verb.head
    return (weighed.forced or weighed.planned) and above.lemma_ in attitudes().letting and not is_passive(above)


def _is_asked_of_others(verb: Token) -> bool:
    """Whether a deed is asked of somebody, which is the attitude of who asks ("urged them to back the plan")."""
    verb = first_asked(verb)
    head = verb.head
    if verb.tag_ != "VB" or verb.dep_ not in {"xcomp", "ccomp", "advcl"} or head.lemma_ not in _asking():
        return False
    if any(child.tag_ == "MD" for child in children_as(verb, _HELPING)):
        return False  # "told the board that she could not back it"
    return not is_passive(head) and any(head.i < child.i < verb.i for child in children_as(head, _ASKED))


def alongside(verb: Token) -> Token | None:
    """The verb whose subject does a thing meanwhile, which the parser hung from what is asked ("urged Ann to go while *praising* Bob": urged)."""
    asked = verb.head
    beside = verb.dep_ == "advcl" and verb.tag_ == "VBG" and any(True for _ in children_as(verb, _MARKS))
    return asked.head if beside and asked.dep_ == "xcomp" and is_controlled(asked) else None


def first_asked(verb: Token) -> Token:
    """The first of several deeds that one is asked for ("urged them to drop the plan and *back* the bill": drop)."""
    while verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ == "VB":
        if any(child.dep_ != "aux" or child.tag_ == "MD" for child in children_as(verb, _BESIDE)):
            return verb
        verb = verb.head
    return verb


def _is_purpose(verb: Token) -> bool:
    """Whether a deed is what another is done for ("hired lawyers to fight the ban", but not "led the party to back it")."""
    return verb.dep_ == "advcl" and verb.head.lemma_ not in attitudes().prompting


def _is_willed(layers: Layers, verb: Token) -> bool:
    """Whether somebody wants or tries to do a thing ("wants to thwart the deal", but not "needs to", "was asked to")."""
    head = verb.head
    if any(True for _ in children_as(verb, _OWN)):
        return False
    return (
        head.lemma_ in attitudes().willed | attitudes().measures
        and not is_passive(head)
        and judge_of(layers).weigh(head).polarity == "so"
    )


def _is_averse(layers: Layers, verb: Token) -> bool:
    """Whether somebody does not want to do a thing ("does not want to back the plan"), which is an attitude to it."""
    judge = judge_of(layers)
    return judge.weigh(verb).opened == "willing" and judge.weigh(verb.head).polarity == "not"


def _is_declined(layers: Layers, verb: Token) -> bool:
    """Whether somebody says he would not do a thing ("would not commit to the treaty"), on no condition."""
    judge = judge_of(layers)
    if judge.weigh(verb).opened not in _FORESEEING or not judge.signs(verb).negated:
        return False
    helped = {child.lower_ for child in children_as(verb, _HELPING)}
    conditions = (child for clause in children_as(verb, _CONDITIONS) for child in children_as(clause, _MARKS))
    return not helped & _HAVE and bool(helped & _WOULD) and not any(child.lower_ in _WHETHER for child in conditions)


@per_rules
def _asking() -> frozenset[str]:
    """The verbs that ask for a deed ("urged them to support it": who urges is for it)."""
    rules = attitudes()
    return rules.asking.union(
        words.split(" ")[0] for frame in rules.verbs.values() if "to-do" in frame.target for words in frame.words
    )


def is_negated(layers: Layers, word: Token) -> bool:
    """Whether a word's own clause denies it ("did not back", "no criticism", but not "not only"), whatever stands above it."""
    judge = judge_of(layers)
    return judge.signs(word).negated or judge.weigh(word).over


def is_disbelieved(layers: Layers, verb: Token) -> bool:
    """Whether who speaks says that he does not think so ("I do not think that the levy *is* fair")."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.lemma_ not in attitudes().obliging.believing or above.i > verb.i:
        return False
    mine = any(child.lower_ in _MYSELF for child in children_as(above, _OWN))
    return mine and judge_of(layers).signs(above).negated


def is_foreseen(layers: Layers, verb: Token) -> bool:
    """Whether what a verb tells is foreseen rather than doubted ("would hurt", "could cost", but not "would have cost")."""
    unreal = any(child.lower_ in _HAVE for child in children_as(verb, _HELPING))
    return judge_of(layers).weigh(verb).opened in _FORESEEING and not unreal


def is_in_doubt(layers: Layers, verb: Token) -> bool:
    """Whether a predicate is asked, doubted, or a condition ("if we must leave", "do you think that we should leave?")."""
    if any(child.lower_ in _ASKING | _WHETHER for child in children_as(verb, _OPENING)):
        return True
    weighed = judge_of(layers).weigh(verb)
    return weighed.how == "disputed" or weighed.opened in HARD


_TURNS: dict[How, Turn] = {
    "negated": "negated",
    "unable": "negated",
    "refused": "refused",
    "missed": "failed",
    "disputed": "none",
    "plain": "plain",
}


def turn(layers: Layers, verb: Token) -> Turn:
    """What stands around an attitude: "plain", "negated" ("did not back"), "refused", "failed" ("failed to back"), "none"."""
    weighed = judge_of(layers).weigh(verb)
    if weighed.how == "refused" and form_of(verb) == "to" and any(True for _ in children_as(verb, _OWN)):
        return "none"  # "does not expect the council to back it"
    averse = _is_averse(layers, verb) or _is_declined(layers, verb)
    return "negated" if weighed.over or averse else _TURNS[weighed.how]
