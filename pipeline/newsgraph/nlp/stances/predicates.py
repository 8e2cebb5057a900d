"""Whether an attitude is told as held: negation, refusal, conditions and questions turn it round or take it away."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.stances.frames import attitudes
from newsgraph.nlp.syntax import is_negated

_MIGHT = frozenset({"would", "could", "might", "may", "should", "can", "ca"})
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
    }
)
_DEPTH = 6
_WILLING = frozenset({"want", "intend", "plan", "go", "willing", "ready", "prepared", "inclined"})
_NEEDING = frozenset({"need", "ought", "expect", "suppose", "likely", "unlikely", "able", "unable"})
_AVERSE = frozenset({"against", "without", "from", "than", "of"})
"""Prepositions before a deed that is not done ("opted against backing", "instead of backing")."""
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
        if head.i == current.i or current.dep_ not in _CLAUSES or head.pos_ not in _VERBAL | {"NOUN", "ADJ"}:
            break
        if current.dep_ == "xcomp" and head.lemma_ in _NEEDING:
            return True
        if current.dep_ in {"ccomp", "acl"} and (is_negated(head) or head.lemma_ in _DOUBTING):
            return True
        joined = joined and current.dep_ in {"conj", "xcomp"}
        current = head
    return _asked(verb)


def _is_unsure(verb: Token, *, would: bool, own: bool) -> bool:
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in _MIGHT and not would and (own or child.lower_ != "should"):
            return True
        if child.dep_ in {"mark", "advmod"} and child.lower_ in _IFS:
            return True
    return False


def _asked(token: Token) -> bool:
    sentence = token.sent
    end = sentence.end - 1
    while end > token.i and (token.doc[end].is_space or token.doc[end].text in {'"', "”", "'", "’", "''"}):
        end -= 1
    return token.doc[end].text == "?"


def turn(verb: Token) -> str:
    """What stands around an attitude: "plain", "negated" ("did not back"), "refused" ("refused to back"), "none"."""
    negated = is_negated(verb)
    while verb.dep_ == "conj" and verb.head.i != verb.i and verb.head.tag_ == verb.tag_ != "VBD":
        verb = verb.head
    if verb.dep_ in {"xcomp", "pcomp", "acl"} and verb.head.i != verb.i:
        head = verb.head.head if verb.dep_ == "pcomp" else verb.head
        if (
            verb.dep_ == "pcomp"
            and verb.head.lower_ in _AVERSE
            and (verb.head.lower_ != "of" or verb.head.head.lower_ in {"instead", "short"})
        ):
            return "refused"
        if head.lemma_ in attitudes().refusing or head.lemma_ in {
            "unwilling",
            "reluctant",
            "refusal",
            "unable",
            "failure",
        }:
            return "plain" if is_negated(head) else "refused"
        if head.pos_ in _VERBAL | {"ADJ"} and is_negated(head):
            return "negated" if head.lemma_ in _WILLING else "none"
    return "negated" if negated else "plain"
