"""spaCy's attribute ruler and rule lemmatizer, the same decisions at a tenth of the cost.

Both are a quarter of a small model's time: the ruler tries all its patterns on each word anew, the lemmatizer looks
words up in lists of tens of thousands from front to end, and both make a Token of each word to write on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from spacy.attrs import IDS  # type: ignore[import-not-found]  # spaCy declares no types for it
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc, Span

Match = tuple[int, int, int]
_WRITTEN: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]
"""What is written as a table; rules that set something else are applied as ever."""
_COLUMNS = {IDS[str(name)]: column for column, name in enumerate(_WRITTEN)}
_MOST = 50_000
"""Words that are remembered; with one more it begins anew."""


def remember(nlp: Language) -> None:
    """Makes a pipeline's attribute ruler remember and its lemmatizer look up quickly; whatever is not spaCy's own stays."""
    for _, part in nlp.pipeline:
        if type(part) is AttributeRuler and type(part.matcher) is Matcher:
            part.matcher = RememberingMatcher(part)  # type: ignore[assignment]
            part.__class__ = QuickRuler
        elif isinstance(part, Lemmatizer) and part.lookups.has_table("lemma_index"):
            index = part.lookups.get_table("lemma_index")
            for kind, words in list(index.items()):
                if type(words) is list:
                    index[kind] = QuickList(words)
            if type(part) is EnglishLemmatizer and part.mode == "rule":
                part.__class__ = QuickLemmatizer


class QuickList(list[str]):
    """A list that knows at once what is in it; a list still, for it is saved with the model."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        super().__init__(words)
        self._words = frozenset(self)

    def __contains__(self, word: object) -> bool:
        return word in self._words


class QuickLemmatizer(EnglishLemmatizer):
    """Asks for a word once by part of speech and morphology, and writes a document's lemmas as one table."""

    _known: dict[tuple[int, ...], int] | None = None

    def __call__(self, doc: Doc) -> Doc:
        if self._known is None or len(self._known) > _MOST:
            self._known = {}
        if not self._validated:
            self._validate_tables()
        lemmas = []
        try:
            for place, (*word, lemma) in enumerate(doc.to_array(["ORTH", "POS", "MORPH", "LEMMA"]).tolist()):
                lemmas.append(lemma if lemma and not self.overwrite else self._lemma(doc, place, tuple(word)))
            table: Any = np.array(lemmas, np.uint64)
            doc.from_array(["LEMMA"], table)
        except Exception as error:  # noqa: BLE001  (as spaCy's own)
            self.get_error_handler()(self.name, self, [doc], error)
        return doc

    def _lemma(self, doc: Doc, place: int, word: tuple[int, ...]) -> int:
        known: Any = self._known
        lemma: int | None = known.get(word)
        if lemma is None:
            lemma = known[word] = self.vocab.strings.add(self.lemmatize(doc[place])[0])
        return lemma


class QuickRuler(AttributeRuler):
    """Writes what its rules set on a document's words as one table."""

    def __call__(self, doc: Doc) -> Doc:
        matcher: Any = self.matcher
        if not isinstance(matcher, RememberingMatcher) or any(
            not attrs.keys() <= _COLUMNS.keys() for attrs in self.attrs
        ):
            return super().__call__(doc)
        try:
            found = matcher.of_one(doc, allow_missing=True)
            for key, start, end in matcher.of_others(doc, allow_missing=True):
                index = self.indices[self._number(key)]
                place = index + (start if index >= 0 else end)
                if not start <= place < end:
                    return super().__call__(doc)  # which says what is wrong
                found[place] = (*found[place], key)
            self._write(doc, found)
        except Exception as error:  # noqa: BLE001  (as spaCy's own)
            self.get_error_handler()(self.name, self, [doc], error)
        return doc

    def _number(self, key: int) -> int:
        return int(self.vocab.strings[key])

    def _write(self, doc: Doc, found: list[tuple[int, ...]]) -> None:
        """Writes on each token what the rules of its keys set, the later one's where two set the same."""
        places: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
        for place, keys in enumerate(found):
            if keys:
                places[keys].append(place)
        table: Any = doc.to_array(_WRITTEN)
        for keys, where in places.items():
            for number in sorted(map(self._number, keys)):
                for attribute, value in self.attrs[number].items():
                    table[where, _COLUMNS[attribute]] = value
        doc.from_array(_WRITTEN, table)


class RememberingMatcher:
    """Stands for an attribute ruler's matcher: remembers which patterns of one token fit which tag, dependency and word.

    Patterns of several tokens are tried around the words and dependencies that they name. Those that look at more
    are searched for as ever.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        self._all = ruler.matcher
        self._vocab = ruler.vocab
        self._of_one, self._of_word, self._others = (Matcher(ruler.vocab) for _ in range(3))
        self._near: defaultdict[tuple[str, int], list[tuple[Matcher, int, int]]] = defaultdict(list)
        """By what they name: matchers of one pattern, where in it that stands, and how long it is."""
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._known_words: dict[int, tuple[int, ...]] = {}
        self._named: set[int] = set()
        for number, rule in enumerate(ruler.patterns):
            self._place(str(number), rule)

    def _place(self, key: str, rule: Any) -> None:
        patterns, index = rule["patterns"], rule["index"]
        single = all(len(pattern) == 1 for pattern in patterns) and index in {0, -1}
        if single and all(_is_simple(token) for (token,) in patterns):
            self._of_one.add(key, patterns)
            self._named |= {self._vocab.strings.add(word) for (token,) in patterns for word in _words(token)}
        elif single and all(token.keys() == {"LOWER"} for (token,) in patterns):
            self._of_word.add(key, patterns)
        elif all(_anchors(pattern) for pattern in patterns):
            for pattern in patterns:
                place, attribute, names = _anchors(pattern)[0]
                matcher = Matcher(self._vocab)
                matcher.add(key, [pattern])
                for name in names:
                    self._near[attribute, self._vocab.strings.add(name)].append((matcher, place, len(pattern)))
        else:
            self._others.add(key, patterns)

    def __call__(self, doc: Doc, **settings: Any) -> list[Match]:
        found = [(key, at, at + 1) for at, keys in enumerate(self.of_one(doc, **settings)) for key in keys]
        return found + self.of_others(doc, **settings)

    def of_one(self, doc: Doc, **settings: Any) -> list[tuple[int, ...]]:
        """For each token the keys of the rules that fit it by itself."""
        found = []
        for at, (lower, *rest) in enumerate(doc.to_array(["LOWER", "TAG", "DEP", "IS_SPACE"]).tolist()):
            word = (lower if lower in self._named else 0, *rest)
            keys = self._known.get(word)
            if keys is None:
                keys = self._known[word] = _keys(self._of_one, doc[at : at + 1], settings)
            of_word = self._known_words.get(lower)
            if of_word is None:
                if len(self._known_words) > _MOST:
                    self._known_words.clear()
                of_word = self._known_words[lower] = _keys(self._of_word, doc[at : at + 1], settings)
            found.append(keys + of_word if of_word else keys)
        return found

    def of_others(self, doc: Doc, **settings: Any) -> list[Match]:
        """The matches of the rules that look at several tokens, or at more of one."""
        found = list(self._others(doc, **settings)) if len(self._others) else []
        if not self._near:
            return found
        for attribute in ("LOWER", "DEP"):
            for at, name in enumerate(doc.to_array(attribute).tolist()):
                for matcher, place, length in self._near.get((attribute, name), ()):
                    start = at - place
                    if 0 <= start <= len(doc) - length:
                        near = matcher(doc[start : start + length], **settings)
                        found += [(key, start, start + length) for key, _, end in near if end == length]
        return list(dict.fromkeys(found))

    def get(self, key: str) -> Any:
        return self._all.get(key)

    def add(self, key: str, patterns: Any) -> None:
        """Later additions are searched for as ever."""
        self._all.add(key, patterns)
        self._others.add(key, patterns)


def _keys(matcher: Matcher, token: Span, settings: dict[str, Any]) -> tuple[int, ...]:
    return tuple(key for key, _, _ in matcher(token, **settings)) if len(matcher) else ()


def _is_simple(token: dict[str, Any]) -> bool:
    """Whether a token's pattern looks at nothing but tag, dependency and, each by name, words."""
    lower = token.get("LOWER", "")
    return token.keys() <= {"LOWER", "TAG", "DEP", "IS_SPACE"} and (isinstance(lower, str) or lower.keys() == {"IN"})


def _anchors(pattern: list[dict[str, Any]]) -> list[tuple[int, str, list[str]]]:
    """Of a pattern of several tokens, each once: where in it a token stands of which it names the word or the dependency.

    The rarest first: a word, a dependency, one of several words.
    """
    if len(pattern) == 1 or any("OP" in token for token in pattern):
        return []
    found = []
    for place, token in enumerate(pattern):
        if _is_simple(token) and "LOWER" in token:
            found.append((place, "LOWER", list(_words(token))))
        if isinstance(token.get("DEP"), str) and token["DEP"]:
            found.append((place, "DEP", [token["DEP"]]))
    return sorted(found, key=lambda anchor: (len(anchor[2]) > 1, anchor[1] == "DEP"))


def _words(token: dict[str, Any]) -> Iterator[str]:
    lower = token.get("LOWER")
    if lower is not None:
        yield from [lower] if isinstance(lower, str) else lower["IN"]
