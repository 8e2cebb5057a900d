"""Whether an attitude is told as held: negation, refusal, conditions and questions turn it round or take it away."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from newsgraph.nlp.stances.frames import attitudes
from newsgraph.nlp.statements.cues import speech
from newsgraph.nlp.syntax import is_negated
from newsgraph.nlp.tree import sentence

_MIGHT = frozenset({"must", "would", "could", "might", "may", "should", "can", "ca"})
_SURE = frozenset({"would", "can"})
_ABLE = frozenset({"can", "ca", "could"})
_WOULD = frozenset({"would", "'d", "’d"})
_WISHING = frozenset({"like", "love", "prefer", "welcome", "appreciate", "hate"})
"""Verbs with which "would" is a polite wish ("would welcome talks")."""
_IFS = frozenset({"if", "unless", "whether", "lest", "until", "once"})
_CLAUSES = frozenset({"conj", "xcomp", "ccomp", "acl", "pcomp"})
_DOUBTING = frozenset(
    {
        "illusion",
        "hope",
        "hop",  # the lemmatizer on "hopes"
        "possibility",
        "chance",
        "idea",
        "notion",
        "doubt",
        "deny",
        "pretend",
        "imagine",
        "suppose",
        "fear",
        "wish",
        "sign",
        "rumor",
        "rumour",
        "theory",
        "fantasy",
        "dream",
        "expectation",
    }
)
_DEPTH = 6
_WILLING = frozenset({"want", "intend", "plan", "go", "willing", "ready", "prepared", "inclined"})
_NEEDING = frozenset(
    {
        "need",
        "ought",
        "force",
        "compel",
        "oblige",
        "expect",
        "suppose",
        "likely",
        "unlikely",
        "able",
        "unable",
        "prepare",
    }
)
AVERSE = frozenset({"against", "without", "from", "than", "of"})
"""Prepositions before a deed that is not done ("opted against backing", "instead of backing")."""
RELUCTANT = frozenset({"unwilling", "reluctant", "refusal", "unable", "failure"})
_VERBAL = frozenset({"VERB", "AUX"})


def is_open(verb: Token, *, would: bool = False) -> bool:
    """Whether a predicate is conditional, merely possible or in question: no stance. `would` lets "would be" pass.

    Looks up to the clauses that the predicate stands under: what is doubted, hoped or denied there is open too.
    """
    current, joined = verb, True
    for _ in range(_DEPTH):
        if _is_unsure(current, would=would and joined, own=current is verb):
            return True
        head = current.head
        if head.i == current.i or not _hangs(current) or head.pos_ not in _VERBAL | {"NOUN", "ADJ"}:
            break
        if current.dep_ == "xcomp" and head.lemma_ in _NEEDING:
            return True
        if is_controlled(current):
            return True
        if current.dep_ in {"ccomp", "acl"} and (is_negated(head) or head.lemma_ in _DOUBTING):
            return True
        joined = joined and current.dep_ in {"conj", "xcomp"}
        current = head
    return _asked(verb)


def is_foreseen(verb: Token) -> bool:
    """Whether what a verb tells is foreseen rather than doubted ("would hurt", "could cost", but not "if it hurts")."""
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return bool(helpers & (_WOULD | _ABLE)) and not is_in_doubt(verb) and not _is_unreal(verb)


def _hangs(verb: Token) -> bool:
    return verb.dep_ in _CLAUSES or (verb.dep_ == "advcl" and verb.tag_ in {"VB", "VBG"})


def is_controlled(verb: Token) -> bool:
    """Whether a deed is another's than the subject's and not asked for either ("led the party to support the bill")."""
    head = verb.head
    if verb.tag_ != "VB" or verb.dep_ not in {"xcomp", "ccomp", "advcl"} or head.lemma_ in _asking():
        return False
    return (
        any(child.dep_ in {"dobj", "dative"} and head.i < child.i < verb.i for child in head.children)
        and not any(child.dep_ == "aux" and child.lower_ in {"will", "did", "do", "does"} for child in verb.children)
        and head.lemma_ not in _USING
    )


@cache
def _asking() -> frozenset[str]:
    """The verbs that ask for a deed ("urged them to support it": who urges is for it)."""
    rules = attitudes().verbs
    return frozenset(
        words.split(" ")[0] for frame in rules.values() if "to-do" in frame.target for words in frame.words
    ) | {"ask", "tell"}


_USING = frozenset({"use", "take", "hold", "make", "have", "spend", "write", "join", "deliver", "release", "issue"})


def is_in_doubt(verb: Token) -> bool:
    """Whether a predicate is asked, doubted, or a condition ("if we must leave", "do you think that we should leave?")."""
    if any(
        child.dep_ in {"mark", "advmod"} and child.lower_ in _IFS | {"when", "why", "how"} for child in verb.children
    ):
        return True
    head = verb.head
    doubted = verb.dep_ in {"ccomp", "acl"} and head.i != verb.i and head.lemma_ in _DOUBTING
    return doubted or _asked(verb)


def _is_unsure(verb: Token, *, would: bool, own: bool) -> bool:
    barred = own and is_negated(verb)
    for child in verb.children:
        if child.dep_ == "mark" and child.lower_ == "for":
            return True  # "a chance for the union to back it"
        if (
            child.dep_ == "aux"
            and child.lower_ in _MIGHT
            and not (would and child.lower_ in _SURE)
            and (own or child.lower_ != "should")
        ):
            if barred and child.lower_ in _ABLE:
                continue  # "we cannot accept it"
            if own and child.lower_ in _WOULD and (verb.lemma_ in _WISHING or _is_announced(verb)):
                continue
            return True
        if child.dep_ in {"mark", "advmod"} and child.lower_ in _IFS:
            return True
    return _is_unreal(verb)


def _is_announced(verb: Token) -> bool:
    """Whether "would" only carries a future into the past ("said that he would oppose it"), with no condition."""
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    head = verb.head
    return (
        verb.dep_ == "ccomp"
        and head.tag_ in {"VBD", "VBN"}
        and head.lemma_ in speech().verbs.clause
        and not any(child.dep_ == "advcl" for child in verb.children)
        and not is_negated(head)
    )


def _is_unreal(verb: Token) -> bool:
    """Whether a deed was never done: "had Ann backed it", "would have been good"."""
    helpers = [child for child in verb.children if child.dep_ == "aux"]
    if any(child.lower_ == "would" for child in helpers):
        return any(child.lower_ in {"have", "'ve", "’ve"} for child in helpers)
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return subject is not None and any(child.lower_ == "had" and child.i < subject.left_edge.i for child in helpers)


def _asked(token: Token) -> bool:
    end = sentence(token).end - 1
    while end > token.i and (token.doc[end].is_space or token.doc[end].text in {'"', "”", "'", "’", "''"}):
        end -= 1
    return token.doc[end].text == "?"


def turn(verb: Token) -> str:
    """What stands around an attitude: "plain", "negated" ("did not back"), "refused", "failed" ("failed to back"), "none"."""
    nor = any(child.lower_ in {"nor", "neither"} and child.i < verb.i for child in verb.children)
    negated = nor or is_negated(verb) or verb.doc[verb.i - 1].lower_ in {"n't", "n’t", "not", "never"}
    while verb.dep_ == "conj" and verb.head.i != verb.i and verb.head.tag_ == verb.tag_ != "VBD":
        verb = verb.head
    if verb.dep_ in {"xcomp", "pcomp", "acl"} and verb.head.i != verb.i:
        head = verb.head.head if verb.dep_ == "pcomp" else verb.head
        if (
            verb.dep_ == "pcomp"
            and verb.head.lower_ in AVERSE
            and (verb.head.lower_ != "of" or verb.head.head.lower_ in {"instead", "short"})
        ):
            return "refused"
        if head.lemma_ in attitudes().refusing or head.lemma_ in RELUCTANT:
            return "plain" if is_negated(head) else "failed" if head.lemma_ == "fail" else "refused"
        copula = head.head if head.pos_ == "ADJ" and head.dep_ == "acomp" else head
        if head.pos_ in _VERBAL | {"ADJ"} and (is_negated(head) or is_negated(copula)):
            return "negated" if head.lemma_ in _WILLING else "none"
    return "negated" if negated else "plain"
