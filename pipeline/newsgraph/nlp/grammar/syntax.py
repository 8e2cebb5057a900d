"""Small questions to a dependency parse (ClearNLP labels, as in spaCy's English pipelines), shared by the extractors."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import children_as, children_of
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.rules.closed import closed

_JOINED = frozenset({"conj"})
_SINGULARS = frozenset({"NN", "NNP"})
_TWO = closed().two
_CLAUSES = frozenset({"relcl", "appos", "acl", "advcl", "parataxis", "ccomp"})


def noun_phrase(head: Token, *, clauses: bool = False, conjuncts: bool = False) -> TokenSpan:
    """The tokens of the phrase that a noun heads: with determiner, modifiers and prepositional phrases.

    Relative clauses and appositions only with `clauses`, coordinated nouns only with `conjuncts`; punctuation at
    the ends is left out, and so is a possessive "'s".
    """
    keep = [head, *_phrase_edges(head, clauses=clauses, conjuncts=conjuncts)]
    start, end = min(token.i for token in keep), max(token.i for token in keep) + 1
    doc = head.doc
    while start < head.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > head.i + 1 and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].dep_ == "case"):
        end -= 1
    return start, end


def _phrase_edges(head: Token, *, clauses: bool, conjuncts: bool) -> Iterator[Token]:
    for child in children_of(head):
        if child.dep_ in {"conj", "cc", "preconj"} and not conjuncts:
            if child.dep_ == "conj" and child.i > head.i:
                return  # what follows a coordination is of all its members ("anger among farmers and nurses over it")
            continue
        if child.dep_ in _CLAUSES and child.i > head.i and not clauses:
            continue
        if (child.dep_ == "punct" and child.i > head.i) or (
            child.dep_ == "predet" and not conjuncts and _pairs(child, head)
        ):
            continue
        yield from (child.left_edge, child.right_edge)


def _pairs(word: Token, head: Token) -> bool:
    """Whether a word before a noun belongs to it and the one that it is joined to ("*both* the council and farmers")."""
    return word.lower_ in _TWO and head.tag_ in _SINGULARS and bool(children_as(head, _JOINED))


def conjuncts_of(token: Token) -> list[Token]:
    """A token and what is coordinated with it, in text order ("A, B and C" from A)."""
    return list(each_conjunct(token))


def first_conjunct(token: Token) -> Token:
    """The first of what a token is coordinated with: both in "A and B, both Republicans"."""
    while token.dep_ == "conj":
        token = token.head
    return token


def each_conjunct(token: Token) -> Iterator[Token]:
    """The same one by one, for whoever may stop early: a list of a thousand names is a chain a thousand deep."""
    waiting = [token]
    while waiting:
        last = waiting.pop()
        yield last
        waiting += [child for child in reversed(children_as(last, _JOINED)) if child.i > last.i]
