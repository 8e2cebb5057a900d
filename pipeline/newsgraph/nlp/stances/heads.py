"""Which token heads the words that stand for a target: past relative pronouns, quantities, shells and "as"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.syntax import conjuncts_of
from newsgraph.nlp.grammar.tree import children_of
from newsgraph.rules.attitudes import attitudes
from newsgraph.rules.closed import closed

_EXAMPLES = closed().examples
_RELATIVE = closed().relative_pronouns


def head_of_target(token: Token) -> Token:
    """The token that a target's words really are about, past relative pronouns, quantities and the like."""
    return _owner(_of_fact(_counted(antecedent(_so_called(token)))))


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for, alone or counted ("the officers, most of whom …": the officers)."""
    if token.lower_ in attitudes().mostly:
        counted = (item for link in children_of(token) if link.lower_ == "of" for item in children_of(link))
        token = next((item for item in counted if item.lower_ in _RELATIVE), token)
    if token.lower_ in _RELATIVE:
        clause = token.head if token.dep_ not in {"pobj", "poss"} else token.head.head
        for _ in range(4):
            if clause.dep_ == "relcl":
                return clause.head
            clause = clause.head
    return token


def examples_of(noun: Token) -> list[Token]:
    """Those that a phrase names as examples ("groups like A and B", "groups such as A")."""
    return [
        item
        for child in children_of(noun)
        if child.dep_ == "prep" and (child.lower_ in _EXAMPLES or noun.doc[child.i - 1].lower_ == "such")
        for grandchild in children_of(child)
        if grandchild.dep_ == "pobj"
        for item in conjuncts_of(grandchild)
    ]


def is_empty(noun: Token) -> bool:
    """Whether a noun is too empty to be a target ("declined comment", "by contrast", but not "the minister's comments")."""
    rules = attitudes()
    if noun.lemma_ in rules.leading_over:
        return noun.dep_ == "pobj" and noun.head.lower_ == "by" and noun.left_edge.i == noun.i
    if noun.lemma_ not in rules.no_targets or is_ending(noun) or is_told_whole(noun):
        return False
    return noun.lemma_ not in rules.owned or not any(
        child.dep_ == "poss" or (child.dep_ == "det" and noun.tag_ == "NNS") for child in children_of(noun)
    )


def is_ending(noun: Token) -> bool:
    """Whether a noun is the end of something, which can be asked for ("an end to the war")."""
    return noun.lemma_ in attitudes().ends and any(child.lower_ == "to" for child in children_of(noun))


def is_told_whole(noun: Token) -> bool:
    """Whether an empty noun is filled by a deed ("the idea of closing the port")."""
    if noun.lemma_ not in attitudes().shells:
        return False
    inside = (item for child in children_of(noun) if child.lower_ == "of" for item in children_of(child))
    return any(item.dep_ == "pcomp" for item in inside)


def is_so_called(token: Token) -> bool:
    """Whether a clause gives a thing by what it is taken for ("what he sees as meddling")."""
    return token.pos_ == "VERB" and any(child.lower_ == "what" for child in children_of(token))


def _counted(token: Token) -> Token:
    """What a quantity or a mere shell is of ("many of his proposals": the proposals, "the idea of a tax": the tax, "her choice of Ann": Ann)."""
    if token.lemma_ in attitudes().choices:
        chosen = (item for child in children_of(token) if child.lower_ == "of" for item in children_of(child))
        return next((item for item in chosen if item.dep_ == "pobj" and item.pos_ == "PROPN"), token)
    if token.lemma_ in attitudes().quantities | attitudes().shells:
        for child in children_of(token):
            if child.lower_ == "of":
                return next((item for item in children_of(child) if item.dep_ == "pobj"), token)
    return token


def _so_called(token: Token) -> Token:
    if is_so_called(token):
        for child in children_of(token):
            if child.lower_ == "as":
                return next((item for item in children_of(child) if item.dep_ == "pobj"), token)
            if child.dep_ == "oprd" and child.i > token.i:
                return child
    return token


def _of_fact(token: Token) -> Token:
    """Whom a fact is about ("bemoaned the fact that the party won": the party)."""
    if token.lemma_ in attitudes().facts:
        for clause in children_of(token):
            if clause.dep_ in {"acl", "ccomp"}:
                return next((item for item in children_of(clause) if item.dep_ == "nsubj"), token)
    return token


def _owner(token: Token) -> Token:
    """Whom "whose" stands for ("Ann, whose campaign he backed": Ann)."""
    whose = next((child for child in children_of(token) if child.lower_ == "whose"), None)
    if whose is None:
        return token
    if token.head.dep_ == "relcl":
        return token.head.head
    before = next((item for item in (whose.doc[i] for i in range(whose.i - 1, -1, -1)) if not item.is_punct), token)
    return before if before.pos_ in {"NOUN", "PROPN"} else token
