"""The whole flow: read articles, extract what is new, keep it, resolve, write the graph and its exports."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from newsgraph.articles.formats.given import NO_WISHES, Settings
from newsgraph.articles.inputs import may_exist
from newsgraph.articles.read import ReadProblem, read_articles
from newsgraph.engine import Extractor, Failure, Limits, ModelExtractor, extract_articles
from newsgraph.errors import NOTE, InputError, SetupError
from newsgraph.export import USUAL, add_exports, old_files
from newsgraph.export.rdf_files import USUAL as USUAL_RDF
from newsgraph.export.rdf_files import RdfFiles
from newsgraph.folder import FileSet
from newsgraph.graph.nodes import DEFAULT_BASE
from newsgraph.jsonl import add_graph, read_graph
from newsgraph.nlp.model import DEFAULT_MODEL, model_version
from newsgraph.records import Article, KnowledgeGraph
from newsgraph.resolve import decision_file, links, resolve
from newsgraph.resolve.collector import without_cycle_search
from newsgraph.resolve.decision_file import read_decisions
from newsgraph.resolve.decisions import check_decisions
from newsgraph.resolve.links import read_links
from newsgraph.rules import SHIPPED, RuleSet, using
from newsgraph.rules.folder import read_rules
from newsgraph.workspace import Workspace, cache_key, open_workspace

Progress = Callable[[int, int], None]
"""Is told how many articles are done, and of how many."""

_LOG = logging.getLogger(__name__)
_LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "note": NOTE}


@dataclass(frozen=True, slots=True)
class Options:
    """How to extract. `load` makes the extractor in place of `model`'s; `model` then only names it in cache keys.

    `rules` are folders of users' rules that are laid over the shipped ones, later ones over earlier ones, or a rule set.
    `reading` says where in the inputs the articles' fields stand, and in which languages they are read.
    `rdf` says what the RDF files hold, and whether they are packed. `portrayals` adds stances without holder: how the articles' own words colour people and bodies. An article that
    takes more than `article_seconds`, or more than `article_memory` MB beside the model, is given up (0: never); to
    hold it to that, it is read in a process of its own also where there is one worker.
    """

    add: bool = False
    model: str = DEFAULT_MODEL
    formats: Collection[str] = USUAL
    base: str = DEFAULT_BASE
    rdf: RdfFiles = USUAL_RDF
    workers: int = 1
    article_seconds: float = 0
    article_memory: int = 0
    portrayals: bool = False
    rules: str | Path | Sequence[str | Path] | RuleSet = ()
    load: Callable[[], Extractor] | None = None
    reading: Settings = NO_WISHES


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
    """Which articles are to be read, under which cache keys, and how those of the workspace stand to the input, by id."""

    todo: tuple[Article, ...]
    keys: Mapping[str, str]
    new: frozenset[str]
    changed: frozenset[str]
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
    folders = [options.rules] if isinstance(options.rules, str | Path) else options.rules
    rules = read_rules(folders) if folders else SHIPPED
    reader += f" rules {rules.key}" if rules.key else ""
    articles, failed = read(inputs, options.reading)
    if out:
        check_decisions(read_decisions(out / decision_file.FILE))  # before the work, not after it
        read_links(out / links.FILE)
    with open_workspace(out) as workspace:
        damaged = workspace.drop_damaged()
        lost = recover_articles(workspace, out, articles, damaged) if out and options.add else []
        plan = make_plan(workspace, [*articles, *lost], reader, options.add)
        load = options.load or ModelExtractor(options.model, options.portrayals, rules)
        unread = extract_into(workspace, plan, load, options, progress or _silent)
        workspace.remove([*unread, *(() if options.add else plan.gone)])
        workspace.remember_rules(rules)
        graph, written = rebuild(workspace, out, options.formats, options.base, options.rdf)
    return graph, summarise(graph, plan, options.add, failed, unread, written)


def read(inputs: Sequence[str | Path], reading: Settings = NO_WISHES) -> tuple[list[Article], list[str]]:
    """Reads all articles; what is wrong with inputs is logged, and what could not be read is returned too.

    Raises SetupError when no input exists, InputError when no article could be read.
    """
    items = list(read_articles(inputs, settings=reading))
    articles = [item for item in items if isinstance(item, Article)]
    problems = [item for item in items if isinstance(item, ReadProblem)]
    if not any(map(may_exist, inputs)):
        raise SetupError("; ".join(problem.message for problem in problems))
    for problem in problems:
        _LOG.log(_LEVELS[problem.severity], "%s", problem.message)
    if not articles:
        raise InputError("no article could be read; nothing was written")
    return articles, [problem.message for problem in problems if problem.severity == "error"]


def recover_articles(
    workspace: Workspace, out: Path, given: Iterable[Article], damaged: Collection[str]
) -> list[Article]:
    """The articles that are kept without being in the input, as the graph in the folder has them, where damage took them.

    A date that was inferred is left out: it is inferred anew. Raises SetupError where a damaged article is not there.
    """
    if not damaged and not workspace.anew:
        return []
    known = {*workspace.keys(), *(article.id for article in given)}
    try:
        there = {article.id: article for article in read_graph(out).articles if article.id not in known}
    except InputError:  # no graph has been written yet
        there = {}
    missing = sorted({*damaged} - known - {*there})
    if missing:
        raise SetupError(
            f"{out}: {missing[0]} is damaged in the workspace and not in the input; give it again as INPUT"
        )
    return [without_inferences(article) for article in there.values()]


def without_inferences(article: Article) -> Article:
    """The article as it was read: without what other articles made of it."""
    if article.published_basis == "inferred":
        article = replace(article, published=None, published_basis=None, published_clues=())
    return replace(article, copy_of=None)


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
    new = frozenset(article.id for article in todo if article.id not in stand)
    changed = frozenset(article.id for article in todo if article.id in given) - new
    return Plan(todo, keys, new, changed, len(given) - len(new) - len(changed), gone)


def extract_into(
    workspace: Workspace, plan: Plan, load: Callable[[], Extractor], options: Options, progress: Progress
) -> dict[str, str]:
    """Extracts the plan's articles into the workspace, each kept as soon as it is done; gives the failures by id."""
    failures: dict[str, str] = {}
    if not plan.todo:
        return failures
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
    workspace: Workspace, out: Path | None, formats: Collection[str], base: str, rdf: RdfFiles = USUAL_RDF
) -> tuple[KnowledgeGraph, tuple[Path, ...]]:
    """Resolves what stands in the workspace, by its rules, under the folder's decisions and links, and writes the graph if there is a folder."""
    decisions = read_decisions(out / decision_file.FILE) if out else ()
    given = read_links(out / links.FILE) if out else ()
    with using(workspace.rules()), without_cycle_search():
        graph = resolve(workspace.extractions(), decisions, given)
        remember = partial(workspace.remember_ids, graph.entities)
        written = write(graph, out, formats, base, rdf, before=remember) if out else ()
    return graph, written


def write(  # noqa: PLR0913, PLR0917  (what a folder gets)
    graph: KnowledgeGraph,
    out: Path,
    formats: Collection[str],
    base: str,
    rdf: RdfFiles = USUAL_RDF,
    before: Callable[[], None] | None = None,
) -> tuple[Path, ...]:
    """Writes the graph and the exports asked for as one; an older export that was not asked for would lie, and goes.

    `before` is called when all is written and nothing is in its place yet: if it raises, the folder stays as it was.
    """
    with FileSet(out) as files:
        add_graph(files, graph)
        add_exports(files, graph, formats, base, rdf=rdf)
        old = old_files(out, formats, rdf)
        for name in old:
            files.drop(name)
        if before:
            before()
        written = files.commit()
    for name in old:
        _LOG.log(NOTE, "%s: removed, an export of the older graph that was not asked for", out / name)
    return tuple(written)


def summarise(  # noqa: PLR0913, PLR0917  (what a run knows)
    graph: KnowledgeGraph,
    plan: Plan,
    add: bool,
    failed: Iterable[str],
    unread: Mapping[str, str],
    written: tuple[Path, ...],
) -> Summary:
    """What the run did; an article that was given and could not be read counts as failed and as nothing else."""
    return Summary(
        new=len(plan.new - unread.keys()),
        changed=len(plan.changed - unread.keys()),
        unchanged=plan.unchanged,
        removed=0 if add else len(plan.gone),
        kept=len(set(plan.gone) - unread.keys()) if add else 0,
        failed=(*failed, *unread.values()),
        entities=Counter(entity.kind for entity in graph.entities),
        claims=Counter((claim.kind, claim.modality) for claim in graph.claims),
        written=written,
    )


def _silent(_done: int, _all: int) -> None:
    pass
