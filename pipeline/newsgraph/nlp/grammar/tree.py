"""The parse of a document as tables made in one pass: what hangs under a token, without going through it each time.

spaCy's own `subtree` is recursive: it dies in a sentence nested a thousand deep, and takes a step a level for each token.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import accumulate
from typing import Literal, get_args

from spacy.tokens import Doc, Span, Token

from newsgraph.nlp.page.lookup import written


class Tree:
    """First and last token under each token, whether all that lies between them hangs there too, and the sentences.

    `labels` say how each token hangs from its head.
    """

    def __init__(self, doc: Doc) -> None:
        size = len(doc)
        # Numbers out of spaCy's table: a Token for each would cost more than all the rest here.
        offsets, begins = (doc.to_array(name).astype("int64").tolist() for name in ("HEAD", "SENT_START"))
        labels = doc.to_array("DEP").tolist()
        heads = [token + offset for token, offset in enumerate(offsets)]
        names = {label: doc.vocab.strings[label] for label in set(labels)}
        self.labels: list[str] = [names[label] for label in labels]
        self.first, self.last = list(range(size)), list(range(size))
        hanging = [token for token, offset in enumerate(offsets) if offset]
        waiting = [0] * size
        for token in hanging:
            waiting[heads[token]] += 1
        # All children in one list, head by head: a list for each token would keep the garbage collector busy.
        self._children = sorted(hanging, key=heads.__getitem__)
        self._begins = [0, *accumulate(waiting)]
        first, last, under = self.first, self.last, [1] * size
        ready = [token for token in range(size) if not waiting[token]]
        for token in ready:  # from the leaves up; grows as it goes
            head = heads[token]
            if head == token:
                continue
            first[head] = min(first[head], first[token])
            last[head] = max(last[head], last[token])
            under[head] += under[token]
            waiting[head] -= 1
            if not waiting[head]:
                ready.append(head)
        starts = [0, *(token for token, begin in enumerate(begins) if begin == 1 and token)]
        self.sentences = list(zip(starts, [*starts[1:], size], strict=True))
        self.sentence_of: list[int] = []
        for number, (start, end) in enumerate(self.sentences):
            self.sentence_of += [number] * (end - start)
        self.roots: dict[int, int] = {}
        self.said: dict[int, frozenset[str]] = {}
        for token, offset in enumerate(offsets):
            if not offset:
                self.roots.setdefault(self.sentence_of[token], token)
        # Nowhere hangs more than what lies between first and last, so that the sums are equal only where all are.
        self.whole = sum(last) - sum(first) + size == sum(under)

    def children(self, token: int) -> list[int]:
        """What hangs right from a token, in text order."""
        return self._children[self._begins[token] : self._begins[token + 1]]

    def inside(self, token: int) -> Iterator[int]:
        """The tokens under a token, itself among them: left children's, itself, right children's."""
        if self.whole:
            yield from range(self.first[token], self.last[token] + 1)
            return
        waiting: list[tuple[int, bool]] = [(token, False)]
        while waiting:
            item, opened = waiting.pop()
            if opened:
                yield item
                continue
            children = self.children(item)
            waiting += [(child, False) for child in reversed(children) if child > item]
            waiting.append((item, True))
            waiting += [(child, False) for child in reversed(children) if child < item]


@lru_cache(maxsize=2)  # one document is read at a time
def tree_of(doc: Doc) -> Tree:
    """The tables of a document; its parse must not change afterwards."""
    return Tree(doc)


def children_of(token: Token) -> list[Token]:
    """What hangs from a token, in text order; spaCy's `Token.children` goes through all that hangs below that too."""
    doc = token.doc
    return [doc[i] for i in tree_of(doc).children(token.i)]


def children_as(token: Token, labels: AbstractSet[str]) -> list[Token]:
    """What hangs from a token in one of some ways, in text order."""
    doc = token.doc
    tree = tree_of(doc)
    known = tree.labels
    return [doc[i] for i in tree.children(token.i) if known[i] in labels]


def has_child_as(token: Token, labels: AbstractSet[str]) -> bool:
    """Whether anything hangs from a token in one of some ways."""
    tree = tree_of(token.doc)
    known = tree.labels
    for i in tree.children(token.i):  # noqa: SIM110  (no generator: asked some hundred times a document)
        if known[i] in labels:
            return True
    return False


def subtree(token: Token) -> Iterator[Token]:
    """A token and all that hangs from it, as spaCy's `Token.subtree` gives it."""
    doc = token.doc
    return (doc[i] for i in tree_of(doc).inside(token.i))


def is_above(token: Token, other: Token) -> bool:
    """Whether another token hangs from a token at any depth; spaCy's `Token.is_ancestor` climbs all the way up."""
    tree = tree_of(token.doc)
    if not tree.whole:
        return bool(token.is_ancestor(other))
    return token.i != other.i and tree.first[token.i] <= other.i <= tree.last[token.i]


def sentence(token: Token) -> Span:
    """The sentence of a token; spaCy's `Token.sent` walks to both its ends."""
    start, end = sentence_bounds(token)
    return token.doc[start:end]


def sentence_bounds(token: Token) -> tuple[int, int]:
    """The first token of a token's sentence and that after its last: cheaper than a Span where these are all that is asked."""
    tree = tree_of(token.doc)
    return tree.sentences[tree.sentence_of[token.i]]


Seen = Literal["lemma", "word", "tag", "pos", "dep"]
"""What of a token is said of it, in the order of the lists that have it."""


def said_around(token: Token) -> frozenset[str]:
    """What stands in a token's sentence and the one before it: "lemma=side", "word=sides", "tag=NNS", "pos=NOUN", "dep=pobj"."""
    doc = token.doc
    tree = tree_of(doc)
    number = tree.sentence_of[token.i]
    said = tree.said.get(number)
    if said is None:
        start, end = tree.sentences[max(number - 1, 0)][0], tree.sentences[number][1]
        words = written(doc)
        lists = (words.lemmas, words.lowers, words.tags, words.parts, tree.labels)
        said = frozenset(
            [f"{key}={value}" for key, one in zip(get_args(Seen), lists, strict=True) for value in {*one[start:end]}]
        )
        tree.said[number] = said
    return said


def sentence_root(token: Token) -> Token:
    """The first token of a token's sentence that hangs from no other."""
    tree = tree_of(token.doc)
    number = tree.sentence_of[token.i]
    return token.doc[tree.roots.get(number, tree.sentences[number][0])]


def reach(token: Token, low: int, high: int) -> tuple[int, int] | None:
    """The first and last token under a token that lie from `low` up to, without, `high`; None where there is none."""
    tree = tree_of(token.doc)
    first, last = tree.first[token.i], tree.last[token.i]
    if tree.whole or (low <= first and last < high):
        first, last = max(first, low), min(last, high - 1)
        return (first, last) if first <= last else None
    inside = [i for i in tree.inside(token.i) if low <= i < high]
    return (min(inside), max(inside)) if inside else None
