"""Small questions to a dependency parse (ClearNLP labels, as in spaCy's English pipelines), shared by the extractors."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.layers import TokenSpan
from newsgraph.nlp.tree import sentence

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
OBJECTS = frozenset({"dobj", "dative", "obj", "iobj", "attr", "oprd"})
_CLAUSES = frozenset({"relcl", "appos", "acl", "advcl", "parataxis", "ccomp"})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "nobody", "none", "nothing", "hardly"})
_CONTRACTED = frozenset({"n't", "n’t"})
"""Negations whatever the parser takes them for; it is poor at the curly one."""
_ACCUSING = frozenset({"accuse", "suspect", "convict", "acquit"})
_IF_MARKS = frozenset({"if", "unless", "whether", "lest"})
_MIGHT = frozenset({"would", "could", "might", "may", "should", "can", "must"})


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
    for child in head.children:
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
        waiting += [child for child in reversed(list(last.children)) if child.dep_ == "conj" and child.i > last.i]


def subjects_of(verb: Token) -> list[Token]:
    """The subjects of a verb, coordinated ones apart, taken over from the verb it is coordinated with or hangs from.

    For a verb in a relative clause the subject "who" gives the noun that the clause is about.
    """
    above: Token | None = verb
    while above is not None:
        verb = above
        own = [child for child in verb.children if child.dep_ in SUBJECTS]
        if len(own) > 1 and own[-1].pos_ == "PRON" and own[-1].i < verb.i:
            own = own[-1:]  # "An aide and former minister, he is ..."
        own = [_antecedent(child, verb) for child in own] or _done_to(verb)
        if own:
            return [token for child in own for token in conjuncts_of(child)]
        above = _giver(verb)
    return [verb.head] if verb.dep_ == "acl" and verb.tag_ == "VBG" else []


def _done_to(verb: Token) -> list[Token]:
    """Who did it in "criticized Ann for backing it", "accused Ann of backing it": Ann."""
    if verb.dep_ != "pcomp" or verb.tag_ != "VBG":
        return []
    head = verb.head.head
    charged = verb.head.lower_ == "for" or (verb.head.lower_ == "of" and head.lemma_ in _ACCUSING)
    if not charged or head.pos_ != "VERB":
        return []
    return [child for child in head.children if child.dep_ == "dobj" and child.i < verb.i]


def _giver(verb: Token) -> Token | None:
    """The verb whose subjects are also those of a verb without its own."""
    head = None
    if verb.dep_ in {"conj", "xcomp", "auxpass", "aux"} and verb.head.i != verb.i:
        head = verb.head
    elif verb.dep_ in {"advcl", "pcomp"} and verb.tag_ == "VBG":
        head = verb.head if verb.dep_ == "advcl" else verb.head.head
    return head if head is not None and head.pos_ in {"VERB", "AUX"} else None


def _antecedent(subject: Token, verb: Token) -> Token:
    if subject.lower_ in {"who", "which", "that"} and verb.dep_ == "relcl":
        return verb.head
    return subject


def objects_of(verb: Token) -> list[Token]:
    """The direct objects and predicate nouns of a verb, coordinated ones apart."""
    return [token for child in verb.children if child.dep_ in OBJECTS for token in conjuncts_of(child)]


def prepositional(token: Token, *prepositions: str) -> list[Token]:
    """The objects of the given prepositions that hang from a token, coordinated ones apart."""
    return [
        item
        for child in token.children
        if child.dep_ in {"prep", "agent"} and child.lower_ in prepositions
        for grandchild in child.children
        if grandchild.dep_ in {"pobj", "pcomp"}
        for item in conjuncts_of(grandchild)
    ]


def is_negated(token: Token) -> bool:
    """Whether a verb or noun has a negation of its own ("did not include", "no member", "neither of them said")."""
    if any(
        child.dep_ == "neg"
        or child.lower_ in _CONTRACTED
        or (child.dep_ in {"det", "advmod", "preconj"} and child.lower_ in _NEGATIONS)
        for child in token.children
    ):
        return True
    subject = next((child for child in token.children if child.dep_ in SUBJECTS), None)
    return subject is not None and (
        subject.lower_ in _NEGATIONS or any(c.dep_ == "det" and c.lower_ == "no" for c in subject.children)
    )


def is_hypothetical(verb: Token) -> bool:
    """Whether a verb is conditional, questioned or merely possible: under "if", in a question, with "would", "might"."""
    while not any(child.dep_ in {"aux", "mark"} and child.lower_ in _MIGHT | _IF_MARKS for child in verb.children):
        if verb.dep_ not in {"conj", "xcomp"} or verb.head.i == verb.i or verb.head.pos_ not in {"VERB", "AUX"}:
            return is_question(verb)
        verb = verb.head
    return True


def is_question(token: Token) -> bool:
    """Whether the sentence of a token ends with a question mark."""
    return any(other.text == "?" for other in sentence(token)[-3:])
