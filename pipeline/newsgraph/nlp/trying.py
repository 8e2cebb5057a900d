"""Tries the rules' examples: which rules fire on a sentence, by the kind of rule that it is an example of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language

from newsgraph.articles.reading import make_reading
from newsgraph.nlp.component import rules_of
from newsgraph.nlp.grammar.judging import Judge
from newsgraph.nlp.grammar.weighing import Weighing
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.pipeline import annotate
from newsgraph.records import Article
from newsgraph.rules import using
from newsgraph.rules.boilerplate import block_rules
from newsgraph.rules.catalogue import Example

_MARKED = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Tried:
    """An example and the rules of its kind that fired on it."""

    example: Example
    fired: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether its rule fired where it must, or stayed silent where it must."""
        return (self.example.rule in self.fired) == self.example.fires

    @property
    def others(self) -> tuple[str, ...]:
        return tuple(rule for rule in self.fired if rule != self.example.rule)


def try_examples(nlp: Language, examples: Iterable[Example]) -> Iterator[Tried]:
    """Tries examples by the rules of a pipeline, in their order."""
    rules = rules_of(nlp)
    for example in examples:
        ways: dict[str, Callable[[Language, str], Iterable[str]]] = {"certainty": _rows, "boilerplate": _blocks}
        find = ways.get(example.kind, _claims)
        with using(rules):
            fired = sorted(set(find(nlp, example.sentence)))
        yield Tried(example, tuple(rule for rule in fired if _is_like(rule, example)))


def _is_like(rule: str, example: Example) -> bool:
    return example.kind in {"certainty", "boilerplate"} or rule.startswith(f"{example.kind}.")


def _claims(nlp: Language, text: str) -> Iterator[str]:
    (doc,) = annotate(nlp, [make_reading(Article("example", text))])
    return (row["rule"] for row in Layers(doc).claims)


def _blocks(_nlp: Language, text: str) -> Iterator[str]:
    found = block_rules().find(text, tail=True)
    return iter([found.id] if found else [])


def _rows(nlp: Language, text: str) -> Iterable[str]:
    return weigh_marked(nlp, text).rows


def weigh_marked(nlp: Language, text: str) -> Weighing:
    """How the word in [brackets] stands in its sentence. Raises ValueError where no word is marked."""
    marked = _MARKED.search(text)
    doc = nlp(text.replace("[", "").replace("]", ""))
    token = next((token for token in doc if marked and token.idx == marked.start()), None)
    if token is None:
        raise ValueError("mark the clause's word: Ann did not [lead] the bank")
    return Judge(doc).weigh(token)
