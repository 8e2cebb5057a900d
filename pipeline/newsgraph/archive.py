"""An archive: a graph that one adds to and takes from, what it is made of, and what could not be read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from newsgraph import run
from newsgraph.errors import InputError, SetupError
from newsgraph.export import present_formats
from newsgraph.export.base import find_base, find_rdf
from newsgraph.jsonl import FILES
from newsgraph.nlp.model import DEFAULT_MODEL, model_version
from newsgraph.revise import refresh
from newsgraph.workspace import FILE, Workspace, cache_key, open_workspace

PORTRAYAL = "portrayal."
"""How the rules of portrayals begin."""
FAILURES = "failures.json"
"""What could not be read in the last run: its inputs, and a message each."""


@dataclass(frozen=True, slots=True)
class Status:
    """What a graph is made of. `read_by` names model and rules where articles were read by them as they are now."""

    articles: int
    languages: Counter[str]
    formats: Counter[str]
    undated: int
    first: str | None
    last: str | None
    read_by: str | None
    out_of_date: int
    own_rules: int
    failures: tuple[str, ...]
    exports: tuple[str, ...]


def add_articles(
    inputs: Sequence[str | Path],
    out: Path,
    options: run.Options | None = None,
    progress: run.Progress | None = None,
) -> run.Summary:
    """Adds articles to a folder's graph, by the rules that it was read by, with the exports that stand there.

    What could not be read is noted in `failures.json`. Raises as `run.update`.
    """
    options = replace(options or run.Options(), add=True)
    if (out / FILE).is_file():
        rules, portrayals = _read_as(out, options)
        there = present_formats(out)
        kept = {"formats": there or options.formats, "base": find_base(out) or options.base, "rdf": find_rdf(out)}
        options = replace(options, rules=rules, portrayals=portrayals, **(kept if _has_articles(out) else {}))  # type: ignore[arg-type]
    summary = run.update(inputs, out, options, progress)
    note_failures(out, inputs, summary.failed)
    return summary


def _has_articles(out: Path) -> bool:
    """Whether a graph stands in a folder that is not empty: an empty one does not tell what its exports held."""
    path = out / FILES[0]
    return path.is_file() and path.stat().st_size > 0


def _read_as(out: Path, options: run.Options) -> tuple[Any, bool]:
    """(rules, whether portrayals are read) as the articles in a folder were read, where the options say nothing."""
    with open_workspace(out) as workspace:
        portrayals = options.portrayals or _has_portrayals(workspace, _version(options))
        return options.rules or workspace.rules(), portrayals


def _has_portrayals(workspace: Workspace, version: str) -> bool:
    """Whether the articles were read for portrayals too; of what another newsgraph read, whether any were found."""
    for id_, known in islice(workspace.keys().items(), 1):
        for reader in _readers(version):
            if cache_key(workspace.article(id_), _by_rules(reader, workspace)) == known:
                return reader != version
        return workspace.has_claims_by(PORTRAYAL)
    return False


def _version(options: run.Options) -> str:
    return options.model if options.load else model_version(options.model)


def remove_articles(out: Path, ids: Collection[str]) -> int:
    """Takes articles out of a folder's graph and makes it anew, with its exports; how many there are left.

    Raises InputError where one of them is not in it, SetupError where the folder has no workspace.
    """
    _expect_workspace(out)
    with open_workspace(out) as workspace:
        there = workspace.keys().keys()
        if missing := sorted(set(ids) - there):
            more = f" (and {len(missing) - 1} more)" if len(missing) > 1 else ""
            raise InputError(f"{out}: there is no article with the id {missing[0]!r}{more}; nothing is removed")
        workspace.remove(ids)
        left = len(there - set(ids))
    refresh(out)
    return left


def tell_status(out: Path, model: str = DEFAULT_MODEL) -> Status:
    """What a folder's graph is made of. Raises SetupError where the folder has no workspace."""
    _expect_workspace(out)
    with open_workspace(out) as workspace:
        keys = workspace.keys()
        articles = [workspace.article(id_) for id_ in keys]
        stale, by = _out_of_date(workspace, keys, model)
        own = sum(len(folder) for folder in workspace.rules().folders)
    dates = sorted(article.published for article in articles if article.published)
    return Status(
        articles=len(articles),
        languages=Counter(article.language for article in articles),
        formats=Counter(article.source.format if article.source else "text" for article in articles),
        undated=len(articles) - len(dates),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        read_by=by,
        out_of_date=stale,
        own_rules=own,
        failures=read_failures(out)[1],
        exports=tuple(present_formats(out)),
    )


def _out_of_date(workspace: Workspace, keys: Mapping[str, str], model: str) -> tuple[int, str | None]:
    """(how many articles were read by another model, other rules or another newsgraph, what reads the others)."""
    best: tuple[int, str | None] = (len(keys), None)
    for reader in _readers(model_version(model)):
        full = _by_rules(reader, workspace)
        stale = sum(cache_key(workspace.article(id_), full) != key for id_, key in keys.items())
        if stale < best[0]:
            best = (stale, reader)
    return best


def _readers(version: str) -> tuple[str, str]:
    """What a model reads without portrayals and with them, as `newsgraph.run` puts it."""
    return version, f"{version} portrayals"


def _by_rules(reader: str, workspace: Workspace) -> str:
    rules = workspace.rules().key
    return f"{reader} rules {rules}" if rules else reader


# --- what failed -------------------------------------------------------------------------------------------------


def note_failures(out: Path, inputs: Iterable[str | Path], failed: Sequence[str]) -> None:
    """Writes down what could not be read and in which inputs, or that nothing failed."""
    path = out / FAILURES
    if not failed:
        path.unlink(missing_ok=True)
        return
    content = {"inputs": sorted({str(name) for name in inputs}), "failed": sorted(failed)}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf8")


def read_failures(out: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(inputs, messages) of the last run's failures; two empty ones where nothing failed. Raises InputError."""
    path = out / FAILURES
    if not path.is_file():
        return (), ()
    try:
        content = json.loads(path.read_text(encoding="utf8"))
        return tuple(map(str, content["inputs"])), tuple(map(str, content["failed"]))
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: not a file that newsgraph wrote; delete it") from error


def _expect_workspace(out: Path) -> None:
    if not (out / FILE).is_file():
        raise SetupError(f"{out}: no workspace here; run `newsgraph extract INPUT --out {out}`")
