"""The whole flow: read articles, extract what is new, keep it, resolve, write the graph and its exports."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from newsgraph.articles.formats.given import NO_WISHES, Settings
from newsgraph.collector import without_cycle_search
from newsgraph.counts import Counts
from newsgraph.engine import Engine, Extractor, Failure, Limits, Local, ModelExtractor
from newsgraph.errors import InputError, SetupError
from newsgraph.export import USUAL
from newsgraph.export.rdf_files import USUAL as USUAL_RDF
from newsgraph.export.rdf_files import RdfFiles
from newsgraph.given import Given, read_given
from newsgraph.graph.nodes import DEFAULT_BASE
from newsgraph.jsonl import read_graph
from newsgraph.nlp.model import DEFAULT_MODEL, model_version
from newsgraph.packing import Packing
from newsgraph.plan import Plan, make_plan
from newsgraph.rebuild import rebuild
from newsgraph.records import Article, Extraction, KnowledgeGraph
from newsgraph.resolve import decision_file, links, resolve
from newsgraph.resolve.decision_file import read_decisions
from newsgraph.resolve.decisions import check_decisions
from newsgraph.resolve.links import read_links
from newsgraph.rules import SHIPPED, RuleSet, using
from newsgraph.rules.folder import read_rules
from newsgraph.workspace import Packed, Workspace, open_workspace

Progress = Callable[[int, int], None]
"""Is told how many articles are done, and of how many."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Options:
    """How to extract. `load` makes the extractor in place of `model`'s; `model` then only names it in cache keys.

    `rules` are folders of users' rules that are laid over the shipped ones, later ones over earlier ones, or a rule set.
    `reading` says where in the inputs the articles' fields stand, and in which languages they are read.
    `rdf` says what the RDF files hold, and whether they are packed. `portrayals` adds stances without holder: how the articles' own words colour people and bodies. An article that
    takes more than `article_seconds`, or more than `article_memory` MB beside the model, is given up (0: never); to
    hold it to that, it is read in a process of its own also where there is one worker. `engine` reads the articles in
    the place of this machine's `workers`, by limits of its own (`newsgraph.cluster.Cluster`).
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
    engine: Engine | None = None
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
class Done:
    """What was read into a workspace, and what could not be: files by message, articles by id."""

    plan: Plan
    failed: tuple[str, ...]
    unread: Mapping[str, str]


def extract(
    inputs: Sequence[str | Path],
    out: Path | None = None,
    options: Options | None = None,
    progress: Progress | None = None,
) -> tuple[KnowledgeGraph, Summary]:
    """Makes the graph of the articles in `inputs` as one in memory; with `out`, as `update` does. Raises as that."""
    options = options or Options()
    if out:
        summary = update(inputs, out, options, progress)
        return read_graph(out), summary
    by = _reader(options)
    with read_given(inputs, options.reading) as given, open_workspace(None) as workspace:
        done = _read_into(workspace, None, given, options, by, progress or _silent)
        with using(workspace.rules()), without_cycle_search():
            graph = resolve(workspace.extractions())
    counts = Counts(Counter(each.kind for each in graph.entities), Counter((c.kind, c.modality) for c in graph.claims))
    return graph, summarise(done, options.add, counts, ())


def update(
    inputs: Sequence[str | Path], out: Path, options: Options | None = None, progress: Progress | None = None
) -> Summary:
    """Makes a folder's graph that of the articles in `inputs`: keeps the work there, writes the graph and its exports.

    Articles that cannot be read are left out and named in the summary. Raises InputError when none can be read,
    SetupError when nothing can start. Interrupted, it keeps the articles that are done, and goes on the next time.
    """
    options = options or Options()
    by = _reader(options)
    with read_given(inputs, options.reading) as given:
        check_decisions(read_decisions(out / decision_file.FILE))  # before the work, not after it
        read_links(out / links.FILE)
        with open_workspace(out) as workspace:
            done = _read_into(workspace, out, given, options, by, progress or _silent)
            counts, written = rebuild(workspace, out, options.formats, options.base, options.rdf)
    return summarise(done, options.add, counts, written)


def _read_into(  # noqa: PLR0913, PLR0917  (what a run has in hand)
    workspace: Workspace, out: Path | None, given: Given, options: Options, by: tuple[str, RuleSet], progress: Progress
) -> Done:
    """Brings a workspace to where it has what was read from each article `by` this reader and these rules, and nothing else."""
    reader, rules = by
    damaged = workspace.drop_damaged()
    if out and options.add:
        for article in recover_articles(workspace, out, given.ids, damaged):
            given.add(article)
    plan = make_plan(workspace, given, reader, options.add)
    load = options.load or ModelExtractor(options.model, options.portrayals, rules)
    unread = extract_into(workspace, plan, Packing(load, reader, rules), options, progress)
    workspace.remove([*unread, *(() if options.add else plan.gone)])
    workspace.remember_rules(rules)
    return Done(plan, tuple(given.failed), unread)


def _reader(options: Options) -> tuple[str, RuleSet]:
    """What reads the articles: the model's name and version, and what it is asked for; and by which rules."""
    reader = options.model if options.load else model_version(options.model)
    if options.portrayals:
        reader += " portrayals"  # another reading: a change of mind reads the articles again
    folders = [options.rules] if isinstance(options.rules, str | Path) else options.rules
    rules = read_rules(folders) if folders else SHIPPED
    return reader + (f" rules {rules.key}" if rules.key else ""), rules


def recover_articles(workspace: Workspace, out: Path, given: Iterable[str], damaged: Collection[str]) -> list[Article]:
    """The articles that are kept without being in the input, as the graph in the folder has them, where damage took them.

    A date that was inferred is left out: it is inferred anew. Raises SetupError where a damaged article is not there.
    """
    if not damaged and not workspace.anew:
        return []
    known = {*workspace.keys(), *given}
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


def extract_into(
    workspace: Workspace, plan: Plan, packing: Packing, options: Options, progress: Progress
) -> dict[str, str]:
    """Extracts the plan's articles into the workspace, each kept as soon as it is done; gives the failures by id."""
    failures: dict[str, str] = {}
    if not plan.todo:
        return failures
    here = Local(options.workers, Limits(options.article_seconds, options.article_memory))
    progress(0, len(plan.todo))
    with closing(
        options.engine.extract(plan, packing.load) if options.engine else here.extract(plan, packing)
    ) as results:
        for done, result in enumerate(results, 1):
            if isinstance(result, Failure):
                failures[result.article] = result.message
                _LOG.error("%s", result.message)
            else:
                workspace.store_packed(_packed(result, plan, packing))
            progress(done, len(plan.todo))
    return failures


def _packed(read: Extraction | Packed, plan: Plan, packing: Packing) -> Packed:
    """An engine of many machines gives extractions."""
    return read if isinstance(read, Packed) else packing.pack(read, plan.keys[read.article.id])


def summarise(done: Done, add: bool, counts: Counts, written: tuple[Path, ...]) -> Summary:
    """What the run did; an article that was given and could not be read counts as failed and as nothing else."""
    plan, unread = done.plan, done.unread
    return Summary(
        new=len(plan.new - unread.keys()),
        changed=len(plan.changed - unread.keys()),
        unchanged=plan.unchanged,
        removed=0 if add else len(plan.gone),
        kept=len(set(plan.gone) - unread.keys()) if add else 0,
        failed=(*done.failed, *unread.values()),
        entities=counts.entities,
        claims=counts.claims,
        written=written,
    )


def _silent(_done: int, _all: int) -> None:
    pass
