"""Small questions to a dependency parse (ClearNLP labels, as in spaCy's English pipelines), shared by the extractors."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import children_as, children_of, has_child_as, sentence
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.rules.closed import closed

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_JOINED = frozenset({"conj"})
_NEG = frozenset({"neg"})
_CLAUSES = frozenset({"relcl", "appos", "acl", "advcl", "parataxis", "ccomp"})
_NEGATIONS = closed().negations
_CONTRACTED = closed().contracted_negations


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
            continue
        if child.dep_ in _CLAUSES and child.i > head.i and not clauses:
            continue
        if child.dep_ == "punct" and child.i > head.i:
            continue
        yield from (child.left_edge, child.right_edge)


def conjuncts_of(token: Token) -> list[Token]:
    """A token and what is coordinated with it, in text order ("A, B and C" from A)."""
    return list(each_conjunct(token))


def each_conjunct(token: Token) -> Iterator[Token]:
    """The same one by one, for whoever may stop early: a list of a thousand names is a chain a thousand deep."""
    waiting = [token]
    while waiting:
        last = waiting.pop()
        yield last
        waiting += [child for child in reversed(children_as(last, _JOINED)) if child.i > last.i]


def is_negated(token: Token) -> bool:
    """Whether a verb or noun has a negation of its own ("did not include", "no member", "neither of them said")."""
    if has_child_as(token, _NEG) or any(
        child.lower_ in _CONTRACTED or (child.dep_ in {"det", "advmod", "preconj"} and child.lower_ in _NEGATIONS)
        for child in children_of(token)
    ):
        return True
    subject = next(iter(children_as(token, _SUBJECTS)), None)
    return subject is not None and (subject.lower_ in _NEGATIONS or any(c.lower_ == "no" for c in children_of(subject)))


def is_question(token: Token) -> bool:
    """Whether the sentence of a token ends with a question mark."""
    return any(other.text == "?" for other in sentence(token)[-3:])
