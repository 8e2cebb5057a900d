"""Makes a folder's graph anew after people have decided or linked something, with the exports that stand there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from newsgraph.errors import SetupError
from newsgraph.export import present_formats
from newsgraph.export.base import find_base, find_rdf
from newsgraph.folder import hold_folder
from newsgraph.graph.nodes import DEFAULT_BASE
from newsgraph.rebuild import rebuild, write
from newsgraph.records import Article, KnowledgeGraph
from newsgraph.resolve import date_articles, decision_file, links
from newsgraph.resolve.decision_file import read_decisions, write_decisions
from newsgraph.resolve.decisions import Decision, check_decisions
from newsgraph.resolve.doubts import find_doubts
from newsgraph.resolve.links import apply_links, read_links
from newsgraph.resolve.sides import Doubt
from newsgraph.resolve.times import resolve_group_dates
from newsgraph.rules import using
from newsgraph.workspace import FILE, open_workspace


def refresh(out: Path, base: str | None = None) -> None:
    """Makes a folder's graph and its exports anew from its workspace, after decisions or links have changed.

    The exports keep their base, unless another is given, and what they hold beside the claims. Raises SetupError where the folder has no workspace.
    """
    _expect_workspace(out)
    base = base or find_base(out) or DEFAULT_BASE
    with open_workspace(out) as workspace:
        rebuild(workspace, out, present_formats(out), base, find_rdf(out))


def relink(out: Path, graph: KnowledgeGraph, base: str | None = None) -> KnowledgeGraph:
    """Sets the entities' `same_as` from the folder's links and writes the graph and its exports anew, as `refresh` does.

    For who holds the folder: the graph was read there, and nobody may have changed it since.
    """
    linked = replace(graph, entities=apply_links(graph.entities, read_links(out / links.FILE)))
    write(linked, out, present_formats(out), base or find_base(out) or DEFAULT_BASE, find_rdf(out))
    return linked


def doubts(out: Path) -> tuple[tuple[Doubt, ...], dict[str, Article]]:
    """The merges and splits of a folder's graph that a person should look at, and its articles by id.

    Raises SetupError where the folder has no workspace.
    """
    _expect_workspace(out)
    with open_workspace(out) as workspace:
        read, rules = list(workspace.extractions()), workspace.rules()
    with using(rules):
        articles = date_articles(read)
        dates = resolve_group_dates(read, {article.id: article.published for article in articles})
        found = find_doubts(read, dates, read_decisions(out / decision_file.FILE))
    return found, {article.id: article for article in articles}


def keep_decision(path: Path, decision: Decision) -> None:
    """Adds a decision to a file of decisions. Raises InputError where it contradicts earlier ones, SetupError where it cannot be written."""
    with hold_folder(path.parent):
        decisions = [*read_decisions(path), decision]
        check_decisions(decisions)
        write_decisions(path, decisions)


def _expect_workspace(out: Path) -> None:
    if not (out / FILE).is_file():
        raise SetupError(f"{out}: no workspace here; run `newsgraph extract INPUT --out {out}`")
