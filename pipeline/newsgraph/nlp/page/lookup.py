"""What the tokens of a document say, as lists and indexes made once: far cheaper than a walk over tokens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import TypeAlias

from spacy.tokens import Doc, Token

Places: TypeAlias = Mapping[str, list[int]]
"""A word -> the tokens that bear it, in text order."""


class Written:
    """The words of a document, each list made when it is first asked for."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._heads: dict[tuple[int, int], int] = {}

    def head(self, start: int, end: int) -> int:
        """The token of a stretch that the others hang from; each component's `Layers` asks for that of each mention."""
        if end - start == 1:
            return start
        found = self._heads.get((start, end))
        if found is None:
            found = self._heads[start, end] = self._doc[start:end].root.i
        return found

    @cached_property
    def texts(self) -> list[str]:
        """Each token as it is written."""
        return _strings(self._doc, "ORTH")

    @cached_property
    def lowers(self) -> list[str]:
        """Each token in lower case."""
        return _small(self.texts)

    @cached_property
    def tags(self) -> list[str]:
        """Each token's fine part of speech."""
        return _strings(self._doc, "TAG")

    @cached_property
    def parts(self) -> list[str]:
        """Each token's coarse part of speech."""
        return _strings(self._doc, "POS")

    @cached_property
    def lemmas(self) -> list[str]:
        """Each token's lemma in lower case."""
        return _small(_strings(self._doc, "LEMMA"))

    @cached_property
    def text(self) -> str:
        """The document's text, which `Doc.text` makes anew at each look."""
        return "".join([f"{text} " if space else text for text, space in zip(self.texts, self.spaced, strict=True)])

    @cached_property
    def spaced(self) -> list[int]:
        """Whether a space follows each token."""
        spaces: list[int] = self._doc.to_array("SPACY").tolist()
        return spaces

    def stretch(self, start: int, end: int) -> str:
        """A stretch of tokens as it is written, which `Span.text` costs twenty times as much."""
        if end - start == 1:
            return self.texts[start]
        return self.text[self._begins[start] : self._begins[end - 1] + len(self.texts[end - 1])] if start < end else ""

    @cached_property
    def _begins(self) -> list[int]:
        """Where each token begins in the text."""
        begins: list[int] = self._doc.to_array("IDX").tolist()
        return begins

    @cached_property
    def sentence_starts(self) -> frozenset[int]:
        """The tokens that begin a sentence."""
        begins = self._doc.to_array("SENT_START").tolist()
        return frozenset([place for place, begin in enumerate(begins) if begin == 1])

    @cached_property
    def by_lower(self) -> Places:
        return _places(self.lowers)

    @cached_property
    def by_lemma(self) -> Places:
        """The tokens by their lemma in lower case."""
        return _places(self.lemmas)

    def has(self, word: str) -> bool:
        """Whether a lower-case word stands anywhere in the document, in any form of it or case."""
        return word in self.by_lower or word in self.by_lemma


def word_beside(token: Token, steps: int) -> str:
    """The word so many steps after a token (negative: before it) in lower case; "" where the text has none."""
    lowers, place = written(token.doc).lowers, token.i + steps
    return lowers[place] if 0 <= place < len(lowers) else ""


@lru_cache(maxsize=2)  # one document is read at a time
def written(doc: Doc) -> Written:
    """The words of a document; they and their lemmas must not change afterwards."""
    return Written(doc)


def with_text(doc: Doc, words: frozenset[str]) -> list[int]:
    """The tokens written exactly like one of the words."""
    texts = written(doc).texts
    return [place for place in with_lower(doc, frozenset(map(str.lower, words))) if texts[place] in words]


def with_lower(doc: Doc, words: frozenset[str]) -> list[int]:
    """The tokens whose lower-case form is one of the words."""
    return _with(written(doc).by_lower, words)


def with_lemma(doc: Doc, words: frozenset[str]) -> list[int]:
    """The tokens whose lemma or lower-case form is one of the words."""
    said = written(doc)
    return sorted({*_with(said.by_lemma, words), *_with(said.by_lower, words)})


def of_lemma(doc: Doc, words: frozenset[str]) -> list[int]:
    """The tokens whose lemma, in lower case, is one of the words."""
    return _with(written(doc).by_lemma, words)


def _with(places: Places, words: frozenset[str]) -> list[int]:
    # Goes through the fewer of both, as neither `&` of dictionaries nor of sets does.
    known = places.keys() & words if len(words) < len(places) else words.intersection(places)
    return sorted([place for word in known for place in places[word]])


def _strings(doc: Doc, attribute: str) -> list[str]:
    """A string for each token, out of spaCy's numbers: a Token for each would cost more than all the rest."""
    numbers, strings = doc.to_array(attribute).tolist(), doc.vocab.strings
    known = {number: strings[number] for number in set(numbers)}
    return [known[number] for number in numbers]


def _small(words: list[str]) -> list[str]:
    """Words in lower case, each made once."""
    small = {word: word.lower() for word in set(words)}
    return [small[word] for word in words]


def _places(words: Iterable[str]) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        places[word].append(place)
    return dict(places)
