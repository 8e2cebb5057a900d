"""Counts how often each rule, frame and cue fires: make coverage ARTICLES=PATH, or scripts/coverage.py GRAPH_FOLDER.

PATH is the folder of a graph, or articles, which are then read into a temporary folder first. A rule counts once for
each piece of evidence, a cue once for each statement or stance; a masked block counts for the rule that masks it.
What ships with newsgraph and never fired stands with 0. The verbs of roles and memberships are counted by rule only.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from newsgraph.articles.reading import make_reading
from newsgraph.jsonl import read_graph
from newsgraph.nlp.model import DEFAULT_MODEL
from newsgraph.records import Claim, KnowledgeGraph
from newsgraph.resources import rules_folder
from newsgraph.rules import read_yaml

Counts = Counter[tuple[str, str, str]]
"""(what, where it is from, its name) -> how often."""

CUE_LISTS = {
    "speech": ("statement", ("verbs", "nouns", "according")),
    "attitudes": ("stance", ("verbs", "nouns", "adjectives", "verdicts")),
}
"""Rule file -> the kind of claim whose cues it lists, and where in the file."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("path", type=Path, help="articles, or the folder of a graph")
    parser.add_argument("--workers", default="1")
    parser.add_argument("--below", type=int, help="only what fires less often than this")
    options = parser.parse_args()
    if (options.path / "claims.jsonl").is_file():
        counts = count_graph(read_graph(options.path))
    else:
        counts = count_articles(options.path, options.workers)
    for (what, where, name), count in sorted(counts.items(), key=lambda item: (item[0][:2], -item[1], item[0])):
        if options.below is None or count < options.below:
            print(f"{count:7}  {what:8} {where:12} {name}")


def count_articles(path: Path, workers: str) -> Counts:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "newsgraph.cli", "extract", str(path), "--format", "none", "--out", folder]
        subprocess.run([*command, "--workers", workers], check=False, stdout=sys.stderr)  # noqa: S603 (our own command)
        return count_graph(read_graph(Path(folder)))


def count_graph(graph: KnowledgeGraph) -> Counts:
    counts: Counts = Counter()
    for rule, where in shipped_rules():
        counts["rule", where, rule] = 0
    for claim in graph.claims:
        for item in claim.evidence:
            counts["rule", claim.kind, item.rule] += 1
    for article in graph.articles:
        for masked in make_reading(article).masked:
            counts["rule", "boilerplate", masked.rule] += 1
    return Counter({**counts, **count_cues(graph)})


def shipped_rules() -> Iterator[tuple[str, str]]:
    """The rules of the rule files: what stands beside an example that fires, and the kind of claim it makes."""
    for path in sorted(rules_folder().glob("*.yaml")):
        for name, rule in _entries(read_yaml(path.stem)):
            if isinstance(rule, dict) and "fires" in rule:
                kind, dot, _ = name.partition(".")
                yield name, kind if dot else path.stem


def _entries(value: Any) -> Iterator[tuple[str, Any]]:
    """All that has a name in a rule file: keys of mappings, and list items with an `id`."""
    if isinstance(value, list):
        for item in value:
            if isinstance(item, dict) and "id" in item:
                yield item["id"], item
            yield from _entries(item)
    if isinstance(value, dict):
        for name, item in value.items():
            yield name, item
            yield from _entries(item)


# --- cues --------------------------------------------------------------------------------------------------------


def count_cues(graph: KnowledgeGraph) -> Counts:
    counts: Counts = Counter()
    for file, (kind, parts) in CUE_LISTS.items():
        fired: Counter[str] = Counter()
        for claim in graph.claims:
            if claim.kind == kind:
                fired.update(base_forms(_cue(claim)))
        words = {word for part in parts for word in _words(read_yaml(file).get(part))}
        for word in words:
            counts["cue", kind, word] = fired[word.lower()]
    return counts


def _cue(claim: Claim) -> str:
    return (claim.fields.get("cue") or "").lower()


def _words(value: Any) -> Iterator[str]:
    """The words of a list, of the lists in a mapping, or of the `words` of its frames."""
    if isinstance(value, list):
        yield from (word for word in value if isinstance(word, str))
    elif isinstance(value, dict):
        for item in [value["words"]] if "words" in value else value.values():
            yield from _words(item)


@cache
def base_forms(cue: str) -> frozenset[str]:
    """What a cue may stand as in a word list: itself, and its base form as verb, noun and adjective."""
    from spacy.tokens import Doc  # noqa: PLC0415

    nlp, words = _model(), cue.split()
    forms = {cue}
    for part_of_speech in ("VERB", "NOUN", "ADJ") if words else ():
        doc = nlp.get_pipe("lemmatizer")(Doc(nlp.vocab, words=words, pos=[part_of_speech] * len(words)))
        forms |= {doc[0].lemma_, " ".join([doc[0].lemma_, *words[1:]]), " ".join(token.lemma_ for token in doc)}
    return frozenset(forms)


@cache
def _model() -> Any:
    import spacy  # noqa: PLC0415

    return spacy.load(DEFAULT_MODEL, disable=["parser", "ner", "tagger", "tok2vec"])


if __name__ == "__main__":
    main()
