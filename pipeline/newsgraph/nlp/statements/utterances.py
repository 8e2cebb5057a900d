"""What stands between marks and beside them: an utterance or a mere name, a cue or a verb about the speaker."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.functions import SUBJECTS
from newsgraph.nlp.grammar.tree import has_child_as
from newsgraph.nlp.page.quotes import DASHES, MARKS, Quotation, last_word
from newsgraph.rules.closed import closed

_RELATIVES = closed().relatives


def is_about_speaker(verb: Token) -> bool:
    """Whether a verb stands in a clause about the speaker ("Ann, who said no before, …")."""
    if verb.dep_ == "acl":
        return verb.tag_ in {"VBG", "VBN"}
    return verb.dep_ == "relcl" and any(child.lower_ in _RELATIVES for child in verb.children)


def has_own_clause(verb: Token, *, inverted: bool = False) -> bool:
    """Whether a cue goes on to words of its own ("…," while Ann warned that …; "…," vowed to go).

    With `inverted` the verb stands right after a closing mark, and a noun after it is its subject ("…," said Ann, a …).
    """
    doc = verb.doc
    following = doc[verb.i + 1] if verb.i + 1 < len(doc) else None
    if following is None or following.text == "," or following.text in DASHES:
        return False
    if following.lower_ == "that" and following.tag_ == "IN":
        return True
    clauses = [
        child for child in verb.children if child.dep_ in {"xcomp", "ccomp"} and child.i > verb.i and not is_show(child)
    ]
    if any((child.tag_ == "VB" and not has_child_as(child, SUBJECTS)) or _has_that(child) for child in clauses):
        return True
    if any(child.dep_ in SUBJECTS and child.i > verb.i for child in verb.children):
        return False
    if inverted and following.tag_ != "PRP":
        return False
    return any(
        child.dep_ == "ccomp"
        and child.left_edge.i <= verb.i + 3
        and child.left_edge.dep_ not in {"prep", "mark"}
        and following.dep_ not in {"prep", "mark"}
        for child in clauses
    )


def _has_that(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def is_show(clause: Token) -> bool:
    """Whether words that the parser took for a clause are the name of a programme (NBC's "Meet the Press")."""
    doc, first = clause.doc, clause.left_edge.i
    while first and doc[first - 1].text in MARKS:
        first -= 1
    return first > 0 and doc[first - 1].tag_ == "POS"


def is_utterance(doc: Doc, quotation: Quotation) -> bool:
    """Whether the words inside the marks are a sentence or clause and no mere name or scare quote."""
    inside = doc[quotation.start : quotation.end]
    if not len(inside):
        return False
    ends = last_word(doc, quotation) in {".", "!", "?"} and inside[0].text[0].isupper()
    if len(inside) < 3:
        return ends
    if ends and any(token.is_lower and len(token) > 3 for token in inside):
        return True
    if not any(token.pos_ in {"VERB", "AUX"} for token in inside):
        return False
    words = [token for token in inside if token.is_alpha and len(token) > 3]
    return not words or len(inside) < 4 or not all(token.text[0].isupper() for token in words)
