"""How a clause hangs from the words around it: small questions to the parse that the judge asks.

English: infinitives with "to", clauses with "that", relative pronouns, clefts with "it".
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.resuming import resumed_cue
from newsgraph.nlp.grammar.tenses import form_of
from newsgraph.nlp.grammar.tree import children_as, children_of, has_child_as, sentence_bounds
from newsgraph.nlp.grammar.weighing import HARD, PLAIN, Time, Weighing, replace
from newsgraph.nlp.grammar.words import governing
from newsgraph.rules.closed import closed

_COMPLEMENTS = frozenset({"dobj", "ccomp", "attr"})
"""What a relative clause without a relative pronoun as its subject lacks."""
_MARK = frozenset({"mark"})
_OPENING = frozenset({"nsubj", "aux"})
_OBJECT = frozenset({"dobj"})
_HELPING = frozenset({"aux"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_EXPLETIVE = frozenset({"nsubj", "expl"})
_RELATIVES = closed().relatives
_HAVE = closed().have


def above_of(node: Token) -> Token | None:
    """The word that a clause, noun or adjective hangs from, over its preposition.

    None for the root, and for what stands by itself whatever is above it: a clause that only tells of whom the talk is.
    """
    head, dep = node.head, node.dep_
    if head.i == node.i:
        return None
    if dep in {"relcl", "acl"}:
        governed = form_of(node) == "to" or is_content(node) or is_cleft(head) or is_behind_of(node)
        return head if governed else None
    resumed = resumed_cue(node) if dep == "conj" else None
    if resumed is not None:
        return resumed
    if dep in {"pcomp", "pobj"} and head.dep_ in {"prep", "agent", "dative"} and head.head.i != head.i:
        return head.head
    return head


def is_behind_of(node: Token) -> bool:
    """Whether a form in -ing stands right behind a noun's "of" and whose deed it is: "the prospect of Ann leading it"."""
    if node.dep_ != "acl" or node.tag_ != "VBG":
        return False
    return any(child.lower_ == "of" and child.right_edge.i == node.left_edge.i - 1 for child in node.head.rights)


def timed(weighed: Weighing, time: Time | None) -> Weighing:
    if time is None or time == weighed.time:
        return weighed
    return PLAIN[time] if weighed is PLAIN["present"] else replace(weighed, time=time)


def outside(weighed: Weighing) -> Weighing:
    """How something stands that is taken for granted where it is told: of what is around, only who tells it counts."""
    if weighed.polarity == "so" and not weighed.heard and not weighed.rows:
        return PLAIN["present"]
    plain = replace(weighed, planned=False, appointed=False, over=False, forced=False, how="plain", time="present")
    if weighed.polarity == "not":
        return plain.open("doubted")
    return plain if weighed.opened in HARD or weighed.polarity == "so" else replace(plain, polarity="so", opened="")


def bound_to(weighed: Weighing) -> Weighing:
    return replace(weighed, relayed=False, appointed=False, over=False, forced=False)


def is_imperative(root: Token) -> bool:
    """As in "let Ann lead it", "imagine that she led it": a base form opens the sentence."""
    if root.tag_ != "VB" or root.left_edge.i != root.i:
        return False
    if root.i != sentence_bounds(root)[0] and not root.nbor(-1).is_quote:
        return False
    return not has_child_as(root, _OPENING)


def object_before(clause: Token, verb: Token) -> Token | None:
    """The object right before an infinitive that governs it rather than the verb ("lacked the power to lead it")."""
    before = clause.left_edge.i - 1
    noun = next((child for child in children_as(verb, _OBJECT) if child.i == before), None)
    return noun if noun is not None and governing("to", noun, "active") is not None else None


def foretells(above: Weighing | None) -> bool:
    return above is not None and (above.planned or above.polarity == "open")


def is_relative(clause: Token) -> bool:
    """Whether a relative pronoun is the subject of a clause."""
    return any(child.lower_ in _RELATIVES for child in children_as(clause, _SUBJECT))


def has_complementizer(clause: Token) -> bool:
    return has_child_as(clause, _MARK)


def is_content(clause: Token) -> bool:
    """Whether a clause behind a noun is what the noun says ("the claim that Ann led the bank"), and not about it.

    Parsers take the "that" for a part of a clause that has subject and object without it, or see a relative clause where there is
    none ("no proof | Ann ever led the bank").
    """
    if has_complementizer(clause):
        return True
    subjects = children_as(clause, _SUBJECT)
    whole = any(child.i > clause.i and child.dep_ in _COMPLEMENTS for child in children_of(clause))
    if not whole or not subjects or subjects[0].lower_ in _RELATIVES:
        return False
    return governing("content", clause.head, "active") is not None


def has_mark(clause: Token) -> bool:
    return has_child_as(clause, _MARK) or any(
        child.lower_ == "that" and child.i < clause.i for child in children_of(clause)
    )


def is_past_plan(governor: Token, node: Token) -> bool:
    """Whether a plan came to nothing, as its time tells: "had planned to lead it", "was to have led it"."""
    before = any(child.lower_ == "had" for child in children_as(governor, _HELPING))
    missed = any(child.lower_ in _HAVE for child in children_as(node, _HELPING))
    return before or missed


def is_beside(clause: Token, verb: Token) -> bool:
    """Whether a clause is only set beside a verb that governs no clause ("Ann led the bank; Karl left")."""
    if clause.i < verb.i:
        return True
    return any(token.text in {";", ":", "-", "–", "—"} for token in verb.doc[verb.i : clause.left_edge.i])


def is_singled_out(noun: Token) -> bool:
    """Whether a noun is told of one that did something: "the first woman to lead it", "the largest to visit"."""
    for child in (noun, *children_of(noun)):
        if child.tag_ in {"JJS", "RBS"}:
            return True
        word = governing("to", child, "active") if child.dep_ in {"amod", "advmod", "nummod"} else None
        if word is not None and word.class_ == "achieving":
            return True
    return False


def is_cleft(noun: Token) -> bool:
    """As in "it was Ann who led it"."""
    be = noun.head
    return (
        noun.dep_ == "attr" and be.lemma_ == "be" and any(child.lower_ == "it" for child in children_as(be, _EXPLETIVE))
    )
