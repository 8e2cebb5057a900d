"""`newsgraph evaluate`: how right the graph is, by annotations of some of its articles."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsgraph.cli import output
from newsgraph.cli.alone import read_alone
from newsgraph.cli.reading import reading_options, take_settings
from newsgraph.cli.table import format_table
from newsgraph.errors import InputError

if TYPE_CHECKING:
    from newsgraph.evaluate import Evaluation, Finding, Row

_COLUMNS = ("layer", "P", "R", "F1", "found", "gold", "right", "claimed", "repeats")
_FINDING = ("layer", "kind", "what", "why", "article", "start", "end", "rule", "claim", "source", "words")


@click.command(
    epilog=output.example(
        "newsgraph evaluate --gold my-gold",
        "newsgraph evaluate march.jsonl --gold my-gold --verbose",
        "newsgraph evaluate --gold my-gold --format csv --verbose > findings.csv",
    )
)
@click.argument("inputs", metavar="[INPUT...]", nargs=-1)
@click.option(
    "--gold",
    type=click.Path(path_type=Path, exists=True),
    required=True,
    help="Folder of annotations (*.yaml; *.json of Label Studio, *.jsonl of Prodigy), or one file of them.",
)
@click.option(
    "--rules",
    type=click.Path(path_type=Path, exists=True),
    multiple=True,
    metavar="DIR",
    help="Read INPUT with these rules of your own too; may be given again.",
)
@reading_options
@output.graph_option
@output.format_option
@click.option("-q", "--quiet", is_flag=True, help="Errors only.")
@click.option(
    "-v", "--verbose", count=True, help="Also every miss and false alarm, with the words around and the rule."
)
def evaluate(  # noqa: PLR0913, PLR0917  (click passes each option)
    inputs: tuple[str, ...],
    gold: Path,
    rules: tuple[Path, ...],
    folder: Path,
    style: str,
    quiet: bool,
    verbose: int,
    **settings: Any,
) -> int:
    """Say how right the graph is by what people annotated in some of its articles.

    With INPUT, its articles are read anew, alone and in memory; else those of the graph in --in count. A row for each
    layer: precision, recall, their mean, and the counts behind them. docs/evaluating.md tells what matches.
    """
    from newsgraph.evaluate import evaluate as score  # noqa: PLC0415  (--help need not load it)
    from newsgraph.evaluate import read_gold, read_spans, span_files  # noqa: PLC0415

    if quiet:
        output.set_verbosity(-1)
    if rules and not inputs:
        raise click.UsageError("--rules needs INPUT: a graph that is there was read by rules already")
    spans = [marked for file in span_files(gold) for marked in read_spans(file)]
    golds = read_gold(gold) if gold.suffix not in {".json", ".jsonl"} else {}
    graph, whole = read_alone(inputs, take_settings(settings), rules) if inputs else (output.load_graph(folder), True)
    result = score(golds, graph, spans)
    for doubt in result.doubts:
        output.warn(doubt)
    if not result.rows:
        what = "no name is marked" if spans else "no layer, and no task that is annotated and accepted"
        raise InputError(f"{gold}: nothing to score: {what}")
    texts = {article.id: article.text for article in graph.articles}
    _print(result, texts, style, verbose > 0)
    return 0 if whole else 1


def _print(result: Evaluation, texts: dict[str, str], style: str, verbose: bool) -> None:
    rows = [_cells(name, row) for name, row in result.rows.items()]
    findings = [_finding(finding, texts) for finding in result.findings]
    if style == "json":
        value: dict[str, Any] = {
            "articles": result.articles,
            "texts": result.texts,
            "rows": [dict(zip(_COLUMNS, row, strict=True)) for row in rows],
        }
        output.write_json(value | ({"findings": findings} if verbose else {}))
    elif style == "csv" and verbose:
        output.write_csv(_FINDING, [[finding[name] for name in _FINDING] for finding in findings])
    elif style == "csv":
        output.write_csv(_COLUMNS, rows)
    else:
        marked = f", {output.count(result.texts, 'text')} with names marked" if result.texts else ""
        output.say(f"{output.count(result.articles, 'article')} of gold{marked}")
        shown = [[f"{cell:.3f}" if isinstance(cell, float) else cell for cell in row] for row in rows]
        click.echo(format_table(_COLUMNS, shown, output.terminal_width()))
        if verbose:
            _print_findings(result.findings, texts)


def _cells(name: str, row: Row) -> list[str | float | int | None]:
    """What is divided by nothing has no figure."""
    of = {"P": row.claimed, "R": row.gold, "F1": row.gold + row.claimed}
    figures = [value if of[figure] else None for figure, value in row.figures().items()]
    return [name, *figures, row.found, row.gold, row.right, row.claimed, row.repeats]


def _finding(finding: Finding, texts: dict[str, str]) -> dict[str, Any]:
    has_words = finding.start is not None and finding.end is not None
    return dataclasses.asdict(finding) | {
        "words": texts[finding.article][finding.start : finding.end] if has_words else ""
    }


def _print_findings(findings: tuple[Finding, ...], texts: dict[str, str]) -> None:
    """Each miss and false alarm once: under a strict row only what the lenient one lets pass."""
    told: set[Finding] = set()
    for finding in findings:
        same = dataclasses.replace(finding, layer=finding.layer.removesuffix(" strict"), why="")
        if same in told:
            continue
        told.add(same)
        why = f" ({finding.why})" if finding.why else ""
        click.echo("\n" + output.wrap(f"{finding.what}{why}", f"{finding.kind.upper()} {finding.layer}: ", "    "))
        if finding.start is not None and finding.end is not None:
            click.echo(output.wrap(_in_context(texts[finding.article], finding.start, finding.end), "    ", "    "))
            place = f"{finding.article}:{finding.start}-{finding.end}"
        else:
            place = finding.article
        click.echo(output.dim("  ".join(filter(None, ["   ", place, finding.rule, finding.claim, finding.source]))))


def _in_context(text: str, start: int, end: int) -> str:
    from newsgraph.explain.context import mark_context  # noqa: PLC0415
    from newsgraph.records import Span  # noqa: PLC0415

    pieces = mark_context(text, Span(start, end))
    return "".join(f"»{piece.text}«" if piece.mark else piece.text for piece in pieces)
