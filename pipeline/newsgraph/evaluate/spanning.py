"""Scores the names that a graph has in an article against those that somebody marked there, span by span."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from newsgraph.errors import InputError
from newsgraph.evaluate.counting import Finding, Row, count
from newsgraph.evaluate.gold import stem
from newsgraph.evaluate.places import overlap
from newsgraph.evaluate.spans import Marked
from newsgraph.records import Article, KnowledgeGraph

_KINDS = {"people": "person", "organisations": "organisation"}
Span = tuple[int, int, str]
"""Start and end in the article, and where it comes from: a place of the gold, or an entity."""


def evaluate_spans(golds: Sequence[Marked], graph: KnowledgeGraph) -> dict[str, Row]:
    """`people spans` and `organisations spans`, for layers of which anything is marked; only the marked texts count.

    A span is found by one that overlaps, strictly by one that is equal. Raises InputError where the graph lacks a text.
    """
    layers = [layer for layer in _KINDS if any(mark.layer == layer for gold in golds for mark in gold.marks)]
    rows = {f"{layer} spans{strict}": Row() for layer in layers for strict in ("", " strict")}
    named = _named(graph)
    for gold, article, start in _find(golds, graph.articles):
        for layer in layers:
            marks = [(m.start + start, m.end + start, gold.place) for m in gold.marks if m.layer == layer]
            inside = range(start, start + len(gold.text))
            ours = [span for span in named[article.id, _KINDS[layer]] if span[0] in inside and span[1] - 1 in inside]
            for strict in ("", " strict"):
                name = f"{layer} spans{strict}"
                rows[name].add(_score(name, article, marks, ours))
    return rows


def _score(name: str, article: Article, marks: Sequence[Span], ours: Sequence[Span]) -> Row:
    def agree(one: Span, other: Span) -> float:
        equal = one[:2] == other[:2]
        return 2.0 * equal if name.endswith("strict") else equal + overlap(one[:2], other[:2]) / (one[1] - one[0])

    outcome = count(marks, [], ours, agree)
    for places, kind, spans in ((outcome.missed, "miss", marks), (outcome.false, "false alarm", ours)):
        for start, end, source in (spans[i] for i in places):
            words = f"name={article.text[start:end]}"
            finding = (
                Finding(name, "miss", article.id, words, "", start, end, source=source)
                if kind == "miss"
                else Finding(name, "false alarm", article.id, words, "", start, end, claim=source)
            )
            outcome.row.findings.append(finding)
    return outcome.row


def _named(graph: KnowledgeGraph) -> Mapping[tuple[str, str], list[Span]]:
    """The named mentions of each article by their entity's kind, in text order."""
    found: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for entity in graph.entities:
        for mention in entity.mentions:
            if mention.type == "name":
                found[mention.article, entity.kind].append((mention.start, mention.end, entity.id))
    for spans in found.values():
        spans.sort()
    return found


def _find(golds: Iterable[Marked], articles: Sequence[Article]) -> Iterator[tuple[Marked, Article, int]]:
    """Each marked text with the article that has it, that of its id where it can be, and where the text begins there."""
    by_id = {stem(article.id): article for article in articles}
    by_text = {article.text.strip(): article for article in reversed(articles)}
    taken: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for gold in golds:
        own = by_id.get(stem(gold.article))
        bare = gold.text.strip()
        whole = own or by_text.get(bare)  # else a part of any
        article = next((a for a in ([whole] if whole else articles) if bare in a.text), None)
        if article is None:
            what = f"article {gold.article!r} has another text" if own else "no article of the graph has this text"
            raise InputError(f"{gold.place}: {what}: {bare[:60]!r}")
        start = article.text.index(bare) - gold.text.index(bare)
        taken[article.id].append((start, start + len(gold.text), gold.place))
        yield gold, article, start
    for stretches in taken.values():
        for (_, end, _), (start, _, place) in pairwise(sorted(stretches)):
            if start < end - 1:
                raise InputError(f"{place}: its text, or a part of it, is annotated twice")
