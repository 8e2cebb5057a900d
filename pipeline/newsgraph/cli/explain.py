"""`newsgraph explain`: why the graph holds a claim, or what it knows an entity by."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsgraph import jsonl
from newsgraph.cli import output
from newsgraph.cli.table import safe
from newsgraph.explain import (
    ClaimExplanation,
    EntityExplanation,
    Passage,
    Piece,
    explain_claim,
    explain_entity,
)
from newsgraph.records import EntityJoin
from newsgraph.schema import CLAIM_FIELDS

if TYPE_CHECKING:
    from newsgraph.explain.judgements import Judgements
    from newsgraph.records import Entity, KnowledgeGraph

# The seeds and many articles hold square brackets of their own.
_SHOWN = 6
_JUDGED = ("decisions.yaml", "links.yaml")
_EVIDENCE, _SUPPORT = ("»", "«"), ("›", "‹")


@click.command(
    epilog=output.example("newsgraph explain membership/0123456789abcdef", "newsgraph explain person/vladimir-medinsky")
)
@click.argument("id", metavar="ID")
@output.graph_option
@output.format_option
def explain(id: str, folder: Path, style: str) -> None:  # noqa: A002  (the argument's name in the help)
    """Show the claim ID with its rule and the words that prove it, or what the entity ID (or name) is known by.

    In the context »these are the proving words« and ›these help to read them‹.
    """
    graph = output.load_graph(folder)
    if id.partition("/")[0] in CLAIM_FIELDS:
        _write_claim(explain_claim(graph, id), style)
    else:
        entity = output.find_in_graph(graph, folder, id)
        _write_entity(explain_entity(graph, entity), _find_judgements(folder, graph, entity), style)


def _find_judgements(folder: Path, graph: KnowledgeGraph, entity: Entity) -> Judgements | None:
    """What people decided about an entity, and its links; None where the folder has neither."""
    if not any((folder / name).is_file() for name in _JUDGED):
        return None
    from newsgraph.explain.judgements import find_judgements  # noqa: PLC0415  (loads all of resolve)
    from newsgraph.resolve.decision_file import read_decisions  # noqa: PLC0415
    from newsgraph.resolve.links import read_links  # noqa: PLC0415

    decisions, links = (folder / name for name in _JUDGED)
    return find_judgements(entity, graph.entities, read_decisions(decisions), read_links(links))


def _write_claim(explained: ClaimExplanation, style: str) -> None:
    claim = explained.claim
    if style == "json":
        context = [
            [{"text": piece.text, "mark": piece.mark} for piece in passage.pieces] for passage in explained.passages
        ]
        output.write_json({**jsonl.claim_row(claim), "context": context})
    elif style == "csv":
        rows = [["field", name, "", "", value] for name, value in explained.fields]
        for item in claim.evidence:
            rows.append(["evidence", item.article, str(item.start), str(item.end), item.text])
            rows += [["support", item.article, str(span.start), str(span.end), span.text] for span in item.support]
        output.write_csv(["part", "name", "start", "end", "text"], rows)
    else:
        click.echo(output.bold(claim.id))
        output.write_fields(dict(explained.fields))
        for passage in explained.passages:
            _print_passage(passage)


def _print_passage(passage: Passage) -> None:
    item = passage.evidence
    title = f"  {passage.title}" if passage.title else ""
    date = f"  ({item.as_of})" if item.as_of else ""
    click.echo(f"\n{safe(passage.article)}:{item.start}-{item.end}{safe(title)}{date}  {output.dim(item.rule)}")
    text = output.wrap("".join(map(_marked, passage.pieces)), first="    ", rest="    ")
    click.echo(output.embolden(text, *_EVIDENCE))


def _marked(piece: Piece) -> str:
    before, after = {"evidence": _EVIDENCE, "support": _SUPPORT}.get(piece.mark, ("", ""))
    return f"{before}{piece.text}{after}"


def _write_entity(explained: EntityExplanation, judged: Judgements | None, style: str) -> None:
    entity = explained.entity
    columns = ["article", "start", "end", "type", "text"]
    rows: list[list[Any]] = [
        [m.article, m.start, m.end, m.type + (" (metonym)" if m.metonym else ""), m.text] for m in entity.mentions
    ]
    if style == "json":
        judgements = asdict(judged) if judged else {"decisions": (), "links": ()}
        output.write_json({**jsonl.entity_row(entity), "claims": list(explained.claims), **judgements})
    elif style == "csv":
        output.write_csv(columns, rows)
    else:
        click.echo(f"{output.bold(entity.name)}  ({safe(entity.id)})")
        lists = {"also": entity.aliases, "same as": entity.same_as, "claims": explained.claims}
        output.write_fields(
            {"kind": entity.kind, **dict(explained.fields), **{name: ", ".join(each) for name, each in lists.items()}}
        )
        for join in entity.joins:
            _print_join(join)
        if judged:
            _print_judgements(judged)
        if rows:
            click.echo("")
            output.write_answer(columns, rows, style)


def _print_join(join: EntityJoin) -> None:
    """One reason for which the entities of articles are one, with a mention of each."""
    head = f"{join.rule}  {output.dim(f'{join.score:.2f}')}  {safe(join.basis)}"
    click.echo(f"\none by {head}")
    shown = [f"{safe(m.name)} {safe(m.article)}:{m.start}-{m.end}" for m in join.mentions[:_SHOWN]]
    more = f" and {len(join.mentions) - _SHOWN} more" if len(join.mentions) > _SHOWN else ""
    click.echo(output.wrap("; ".join(shown) + more, first="    ", rest="    "))


def _print_judgements(judged: Judgements) -> None:
    """Who decided what about the entity and when, and which entries of lists it is, is not or may be."""
    for decision in judged.decisions:
        head = f"decided {decision.judgement}  {output.dim(_signed(decision.by, decision.at))}"
        click.echo(f"\n{head}")
        pair = f"{safe(str(decision.one))} and {safe(str(decision.other))}"
        click.echo(output.wrap(f"{pair}: {safe(decision.note)}" if decision.note else pair, first="    ", rest="    "))
    for link in judged.links:
        head = f"{link.judgement} as {safe(link.name)} ({safe(link.id)}) of {safe(link.list)}"
        click.echo(f"\n{head}  {output.dim(f'{link.score:.2f} {_signed(link.by)}')}")
        click.echo(output.wrap(safe(link.reason), first="    ", rest="    "))


def _signed(by: str | None, at: str | None = None) -> str:
    return " ".join(part for part in (f"by {by or 'a person'}", f"on {at}" if at else "") if part)
