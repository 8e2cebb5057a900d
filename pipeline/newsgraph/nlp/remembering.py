"""spaCy's attribute ruler and rule lemmatizer, the same decisions at a fifth of the cost.

Both are a quarter of a small model's time: the ruler tries all its patterns on each word anew, the lemmatizer looks
words up in lists of tens of thousands from front to end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

Match = tuple[int, int, int]


def remember(nlp: Language) -> None:
    """Makes a pipeline's attribute ruler remember and its lemmatizer look up quickly; whatever is not spaCy's own stays."""
    for _, part in nlp.pipeline:
        if type(part) is AttributeRuler and type(part.matcher) is Matcher:
            part.matcher = RememberingMatcher(part)  # type: ignore[assignment]
        elif isinstance(part, Lemmatizer) and part.lookups.has_table("lemma_index"):
            index = part.lookups.get_table("lemma_index")
            for kind, words in list(index.items()):
                if type(words) is list:
                    index[kind] = QuickList(words)


class QuickList(list[str]):
    """A list that knows at once what is in it; a list still, for it is saved with the model."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        super().__init__(words)
        self._words = frozenset(self)

    def __contains__(self, word: object) -> bool:
        return word in self._words


class RememberingMatcher:
    """Stands for an attribute ruler's matcher: remembers which patterns of one token fit which tag, dependency and word.

    Patterns that look at more, or at several tokens, are searched for as ever.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        self._all = ruler.matcher
        self._of_one, self._others = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._named: set[int] = set()
        for number, rule in enumerate(ruler.patterns):
            patterns: Any = rule["patterns"]
            simple = all(len(pattern) == 1 and _is_simple(pattern[0]) for pattern in patterns)
            (self._of_one if simple else self._others).add(str(number), patterns)
            if simple:
                self._named |= {ruler.vocab.strings.add(word) for (token,) in patterns for word in _words(token)}

    def __call__(self, doc: Doc, **settings: Any) -> list[Match]:
        found = list(self._others(doc, **settings)) if len(self._others) else []
        for at, (lower, *rest) in enumerate(doc.to_array(["LOWER", "TAG", "DEP", "IS_SPACE"]).tolist()):
            word = (lower if lower in self._named else 0, *rest)
            keys = self._known.get(word)
            if keys is None:
                keys = self._known[word] = tuple(key for key, _, _ in self._of_one(doc[at : at + 1], **settings))
            found += [(key, at, at + 1) for key in keys]
        return found

    def get(self, key: str) -> Any:
        return self._all.get(key)

    def add(self, key: str, patterns: Any) -> None:
        """Later additions are searched for as ever."""
        self._all.add(key, patterns)
        self._others.add(key, patterns)


def _is_simple(token: dict[str, Any]) -> bool:
    """Whether a token's pattern looks at nothing but tag, dependency and, each by name, words."""
    lower = token.get("LOWER", "")
    return token.keys() <= {"LOWER", "TAG", "DEP", "IS_SPACE"} and (isinstance(lower, str) or lower.keys() == {"IN"})


def _words(token: dict[str, Any]) -> Iterator[str]:
    lower = token.get("LOWER")
    if lower is not None:
        yield from [lower] if isinstance(lower, str) else lower["IN"]
