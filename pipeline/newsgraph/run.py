"""The whole flow: read articles, extract what is new, keep it, resolve, write the graph and its exports."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from newsgraph.articles.read import ReadProblem, read_articles
from newsgraph.engine import Extractor, Failure, Limits, ModelExtractor, extract_articles
from newsgraph.errors import NOTE, InputError, SetupError
from newsgraph.export import EXPORTERS, export_graph
from newsgraph.graph.nodes import DEFAULT_BASE
from newsgraph.jsonl import FILES, write_graph
from newsgraph.nlp.model import DEFAULT_MODEL, model_version
from newsgraph.records import Article, KnowledgeGraph
from newsgraph.resolve import decision_file, links, resolve
from newsgraph.resolve.collector import without_cycle_search
from newsgraph.resolve.decision_file import read_decisions
from newsgraph.resolve.decisions import check_decisions
from newsgraph.resolve.links import read_links
from newsgraph.workspace import Workspace, cache_key, open_workspace

Progress = Callable[[int, int], None]
"""Is told how many articles are done, and of how many."""

_LOG = logging.getLogger(__name__)
_LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "note": NOTE}


@dataclass(frozen=True, slots=True)
class Options:
    """How to extract. `load` makes the extractor in place of `model`'s; `model` then only names it in cache keys.

    `portrayals` adds stances without holder: how the articles' own words colour people and bodies. An article that
    takes more than `article_seconds`, or more than `article_memory` MB beside the model, is given up (0: never); to
    hold it to that, it is read in a process of its own also where there is one worker.
    """

    add: bool = False
    model: str = DEFAULT_MODEL
    formats: Collection[str] = tuple(EXPORTERS)
    base: str = DEFAULT_BASE
    workers: int = 1
    article_seconds: float = 0
    article_memory: int = 0
    portrayals: bool = False
    load: Callable[[], Extractor] | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. `removed` articles left the graph, `kept` ones stayed in it without being in the input."""

    new: int
    changed: int
    unchanged: int
    removed: int
    kept: int
    failed: tuple[str, ...]
    entities: Mapping[str, int]
    claims: Mapping[tuple[str, str], int]
    written: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Which articles are to be read, under which cache keys, and how those of the workspace stand to the input."""

    todo: tuple[Article, ...]
    keys: Mapping[str, str]
    new: int
    changed: int
    unchanged: int
    gone: tuple[str, ...]


def extract(
    inputs: Sequence[str | Path],
    out: Path | None = None,
    options: Options | None = None,
    progress: Progress | None = None,
) -> tuple[KnowledgeGraph, Summary]:
    """Makes the graph of the articles in `inputs`; with `out`, keeps the work there and writes the graph and its exports.

    Articles that cannot be read are left out and named in the summary. Raises InputError when none can be read,
    SetupError when nothing can start. Interrupted, it keeps the articles that are done, and goes on the next time.
    """
    options = options or Options()
    reader = options.model if options.load else model_version(options.model)
    if options.portrayals:
        reader += " portrayals"  # another reading: a change of mind reads the articles again
    articles, failed = read(inputs)
    if out:
        check_decisions(read_decisions(out / decision_file.FILE))  # before the work, not after it
    with open_workspace(out) as workspace:
        plan = make_plan(workspace, articles, reader, options.add)
        unread = extract_into(workspace, plan, options, progress or _silent)
        workspace.remove([*unread, *(() if options.add else plan.gone)])
        graph, written = rebuild(workspace, out, options.formats, options.base)
    return graph, summarise(graph, plan, options.add, [*failed, *unread.values()], written)


def read(inputs: Sequence[str | Path]) -> tuple[list[Article], list[str]]:
    """Reads all articles; what is wrong with inputs is logged, and what could not be read is returned too.

    Raises SetupError when no input exists, InputError when no article could be read.
    """
    items = list(read_articles(inputs))
    articles = [item for item in items if isinstance(item, Article)]
    problems = [item for item in items if isinstance(item, ReadProblem)]
    exists = any(str(name) == "-" or Path(name).exists() for name in inputs)
    if not exists:
        raise SetupError("; ".join(problem.message for problem in problems))
    for problem in problems:
        _LOG.log(_LEVELS[problem.severity], "%s", problem.message)
    if not articles:
        raise InputError("no article could be read; nothing was written")
    return articles, [problem.message for problem in problems if problem.severity == "error"]


def make_plan(workspace: Workspace, articles: Iterable[Article], reader: str, add: bool) -> Plan:
    """Compares the articles given with those that stand in the workspace, by their cache keys.

    `reader` names what reads them: the model's name and version, and what it is asked for.
    """
    stand = workspace.keys()
    given = {article.id: article for article in articles}
    gone = tuple(id_ for id_ in stand if id_ not in given)
    # Kept articles are read again from the workspace's copy when model or rules have changed since: one graph, one reader.
    known = [*given.values(), *((workspace.article(id_) for id_ in gone) if add else ())]
    keys = {article.id: cache_key(article, reader) for article in known}
    todo = tuple(article for article in known if stand.get(article.id) != keys[article.id])
    new = sum(article.id not in stand for article in todo)
    changed = sum(article.id in given for article in todo) - new
    return Plan(todo, keys, new, changed, len(given) - new - changed, gone)


def extract_into(workspace: Workspace, plan: Plan, options: Options, progress: Progress) -> dict[str, str]:
    """Extracts the plan's articles into the workspace, each kept as soon as it is done; gives the failures by id."""
    failures: dict[str, str] = {}
    if not plan.todo:
        return failures
    load = options.load or ModelExtractor(options.model, options.portrayals)
    limits = Limits(options.article_seconds, options.article_memory)
    progress(0, len(plan.todo))
    with closing(extract_articles(plan.todo, load, options.workers, limits)) as results:
        for done, result in enumerate(results, 1):
            if isinstance(result, Failure):
                failures[result.article] = result.message
                _LOG.error("%s", result.message)
            else:
                workspace.store(result, plan.keys[result.article.id])
            progress(done, len(plan.todo))
    return failures


def rebuild(
    workspace: Workspace, out: Path | None, formats: Collection[str], base: str
) -> tuple[KnowledgeGraph, tuple[Path, ...]]:
    """Resolves what stands in the workspace under the folder's decisions and links, and writes the graph if there is a folder."""
    decisions = read_decisions(out / decision_file.FILE) if out else ()
    given = read_links(out / links.FILE) if out else ()
    with without_cycle_search():
        graph = resolve(workspace.extractions(), decisions, given)
        written = write(graph, out, formats, base) if out else ()
    workspace.remember_ids(graph.entities)
    return graph, written


def write(graph: KnowledgeGraph, out: Path, formats: Collection[str], base: str) -> tuple[Path, ...]:
    """Writes the graph and the exports asked for; an older export that was not asked for would lie, and is removed."""
    write_graph(graph, out)
    for name, exporter in EXPORTERS.items():
        path = out / exporter.filename
        if name not in formats and path.exists():
            path.unlink()
            _LOG.log(NOTE, "%s: removed, an older export in a format that was not asked for", path)
    return tuple(out / name for name in FILES) + tuple(export_graph(graph, out, formats, base))


def summarise(
    graph: KnowledgeGraph, plan: Plan, add: bool, failed: Iterable[str], written: tuple[Path, ...]
) -> Summary:
    return Summary(
        new=plan.new,
        changed=plan.changed,
        unchanged=plan.unchanged,
        removed=0 if add else len(plan.gone),
        kept=len(plan.gone) if add else 0,
        failed=tuple(failed),
        entities=Counter(entity.kind for entity in graph.entities),
        claims=Counter((claim.kind, claim.modality) for claim in graph.claims),
        written=written,
    )


def _silent(_done: int, _all: int) -> None:
    pass
