"""Tries the rules' examples: which rules fire on a sentence, by the kind of rule that it is an example of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from newsgraph.articles.reading import make_reading
from newsgraph.nlp.component import rules_of
from newsgraph.nlp.grammar.judging import Judge
from newsgraph.nlp.grammar.weighing import Weighing
from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.nlp.pipeline import annotate
from newsgraph.records import Article
from newsgraph.rules import using
from newsgraph.rules.boilerplate import BlockRule, block_rules, compile_rules
from newsgraph.rules.catalogue import Example

_MARKED = re.compile(r"\[([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Tried:
    """An example and the rules of its kind that fired on it."""

    example: Example
    fired: tuple[str, ...]
    read: tuple[str, ...] = ()
    """What was read from the sentence, in words."""

    @property
    def holds(self) -> bool:
        """Whether its rule fired where it must, or stayed silent where it must."""
        return (self.example.rule in self.fired) == self.example.fires

    @property
    def others(self) -> tuple[str, ...]:
        return tuple(rule for rule in self.fired if rule != self.example.rule)


def try_examples(nlp: Language, examples: Iterable[Example]) -> Iterator[Tried]:
    """Tries examples by the rules of a pipeline, in their order.

    Raises ValueError for one of a certainty word that marks no word.
    """
    rules = rules_of(nlp)
    for example in examples:
        with using(rules):
            tried = _try(nlp, example)
        yield tried


def _try(nlp: Language, example: Example) -> Tried:
    if example.kind == "certainty":
        rows = tuple(sorted(weigh_marked(nlp, example.sentence).rows))
        return Tried(example, rows, tuple(f"certainty {row}" for row in rows))
    if example.kind == "boilerplate":
        blocks = tuple(sorted({rule.id for rule in _matching(example)}))
        return Tried(example, blocks, tuple(f"block {rule}" for rule in blocks))
    (doc,) = annotate(nlp, [make_reading(Article("example", example.sentence))])
    layers = Layers(doc)
    fired = {row["rule"] for row in layers.claims if row["rule"].startswith(f"{example.kind}.")}
    return Tried(example, tuple(sorted(fired)), tuple(_in_words(layers, row) for row in layers.claims))


def _matching(example: Example) -> Iterator[BlockRule]:
    """The rule itself where it matches a block alone, and the first of all rules that does."""
    rules = block_rules()
    own = [rule for rule in rules.by_name.values() if rule.id == example.rule]
    for each in (compile_rules(own), rules):
        found = each.find(example.sentence, tail=True)
        if found:
            yield found


def _in_words(layers: Layers, row: ClaimRow) -> str:
    entities = (f"{field}={layers.entities[entity]['name']}" for field, entity in row["entities"].items())
    values = (f"{field}={value}" for field, value in row["values"].items())
    return f"{row['rule']} ({', '.join((*entities, *values))})"


def base_form(nlp: Language, word: str, part_of_speech: str) -> str:
    """The form in which a pipeline's lemmatizer looks a word up; the word itself where it has none."""
    if not nlp.has_pipe("lemmatizer"):
        return word
    doc = Doc(nlp.vocab, words=[word], pos=[part_of_speech])
    lemma: str = nlp.get_pipe("lemmatizer")(doc)[0].lemma_
    return lemma


def weigh_marked(nlp: Language, text: str) -> Weighing:
    """How the word in [brackets] stands in its sentence. Raises ValueError where no word is marked."""
    marked = _MARKED.search(text)
    doc = nlp(text.replace("[", "").replace("]", ""))
    token = next((token for token in doc if marked and token.idx == marked.start()), None)
    if token is None:
        raise ValueError("mark the clause's word: Ann did not [lead] the bank")
    return Judge(doc).weigh(token)
