"""Of whom a counted relative tells: "the officers, most of whom oppose it", "Ann and Bob, both of whom refused"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import SUBJECTS, prepositional
from newsgraph.nlp.grammar.syntax import conjuncts_of
from newsgraph.nlp.grammar.tree import children_of, sentence_bounds
from newsgraph.rules.attitudes import attitudes
from newsgraph.rules.closed import closed

_RELATIVE = closed().relative_pronouns
_TWO = closed().two
_JOINING = closed().and_
_PLURALS = frozenset({"NNS", "NNPS"})
_BESIDE = frozenset({"conj", "appos"})
_DEGREE = frozenset({"advmod", "amod"})
_VERBAL = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_PAIR = 2
_DEPTH = 4
"""How many verbs above its own a relative clause may begin."""


def is_counted(token: Token) -> bool:
    """Whether a word of number speaks of all, or nearly all, of those before it ("most of whom", "majorities of whom")."""
    after = token.doc[token.i + 1 : token.i + 3]
    return (
        token.lemma_.lower() in attitudes().mostly
        and len(after) > 1
        and after[0].lower_ == "of"
        and after[1].lower_ in _RELATIVE
    )


def those_counted(token: Token, is_named: Callable[[Token], bool]) -> list[Token]:
    """Those of whom such a word speaks: a plural with what is joined to it, or several named before it. Else nobody."""
    before = _before(token)
    if before is None or before.pos_ not in _NOUNS:
        return []
    if before.tag_ in _PLURALS and not is_named(before):
        return [item for item in conjuncts_of(before) if item.i < token.i]
    if any(item.tag_ in _PLURALS for item in prepositional(before, "of")) and not is_named(before):
        return [before]  # "the trio of Liberals, all of whom …"
    top = _top(before)
    named = [item for item in (*_joined_before(top, is_named), *_chain(top)) if is_named(item) and item.i < token.i]
    return named if len(named) > 1 and (token.lower_ not in _TWO or len(named) == _PAIR) else []


def _before(token: Token) -> Token | None:
    """The noun that the relative clause stands behind, which the parser may have hung from the verb before."""
    clause = token.head
    for _ in range(_DEPTH):
        if clause.dep_ == "relcl":
            return clause.head
        if clause.pos_ not in _VERBAL:
            break
        clause = clause.head
    mark = token.i - 1
    while mark > 0 and token.doc[mark].dep_ in _DEGREE:
        mark -= 1  # "almost all of whom"
    return token.doc[mark - 1] if mark > 0 and token.doc[mark].is_punct else None


def _top(noun: Token) -> Token:
    """The first of a list of names, past what joins it and stands beside it."""
    while noun.dep_ in _BESIDE and noun.head.i < noun.i and noun.head.pos_ in _NOUNS:
        noun = noun.head
    return noun


def _chain(noun: Token) -> Iterator[Token]:
    """A noun with all that is joined to it or stands beside it."""
    waiting = [noun]
    while waiting:
        item = waiting.pop()
        yield item
        waiting += [child for child in children_of(item) if child.dep_ in _BESIDE and child.i > item.i]


def _joined_before(noun: Token, is_named: Callable[[Token], bool]) -> list[Token]:
    """Who is named before an "and" that the parser hung from the verb ("met the speaker, Ann, | and his ally Bob")."""
    doc, joining = noun.doc, noun.left_edge.i - 1
    if joining < 1 or doc[joining].lower_ not in _JOINING:
        return []
    last = doc[joining - 1 - (doc[joining - 1].text == ",")]
    return [last] if is_named(last) else []


def are_several(token: Token) -> bool:
    """Whether a word of number stands for people who act, of whom no more is told ("many condemned it", "others say …")."""
    if token.dep_ != "nsubj" or token.lower_ not in attitudes().several or token.head.tag_ == "VB":
        return False
    return not any(True for _ in children_of(token))


def several_before(token: Token) -> Token | None:
    """The plural subject of its sentence that a word of number may count ("The *voters* are so split that many …")."""
    start = sentence_bounds(token)[0]
    before = (item for item in reversed(token.doc[start : token.i]) if item.dep_ in SUBJECTS)
    return next((item for item in before if item.tag_ in _PLURALS), None)
