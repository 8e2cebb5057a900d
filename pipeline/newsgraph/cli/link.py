"""`newsgraph link`: sets `same_as` from a list of people and bodies; what is not plain is listed for a person."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgraph.cli import output
from newsgraph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsgraph.resolve.outside_lists import Entry

_SHOWN = 10
COLUMNS = ["judgement", "entity", "id", "name", "score", "reason"]


@click.command(
    epilog=output.example(
        "newsgraph link people.ftm.json --in exports", "newsgraph link people.csv --in exports --dry-run"
    )
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@output.graph_option
@output.format_option
@click.option("--prefix", help="What ids that are no IRIs and no Wikidata items begin with.  [default: urn:list:FILE:]")
@click.option("--dry-run", is_flag=True, help="Show the links and write nothing.")
@click.option("--base", help="What the IRIs of the exports begin with.  [default: what they begin with now]")
def link(  # noqa: PLR0913, PLR0917  (one argument an option)
    file: Path, folder: Path, style: str, prefix: str | None, dry_run: bool, base: str | None
) -> int:
    """Link people and organisations to the entries of FILE: FollowTheMoney JSON lines, or CSV.

    CSV has the columns id, name and, where known, aliases and country (several by ";") and schema (Person, Organization).
    Lines that are no entries are named, the others linked, and the exit code is 1.
    Links stand with their reasons in links.yaml in the graph's folder; "unsure" ones have no effect until a person writes
    "same" or "different" and a name in "by". Later runs keep what people judged.
    """
    from newsgraph import revise  # noqa: PLC0415  (--help need not load it)
    from newsgraph.folder import hold_folder  # noqa: PLC0415
    from newsgraph.resolve.linking import keep_judged, link_graph  # noqa: PLC0415
    from newsgraph.resolve.links import FILE, read_links, write_links  # noqa: PLC0415

    output.expect_graph(folder)
    with nullcontext() if dry_run else hold_folder(folder):
        graph = output.load_graph(folder)
        problems: list[InputError] = []
        fresh = link_graph(graph, _read_entries(file, problems), file.name, prefix or f"urn:list:{file.stem}:")
        kept = keep_judged(read_links(folder / FILE), fresh, file.name)
        rows: list[list[str | float]] = [
            [each.judgement, str(each.mention), each.id, each.name, each.score, each.reason] for each in kept
        ]
        output.write_answer(COLUMNS, sorted(rows, key=str), style)
        if not dry_run:
            write_links(folder / FILE, kept)
            revise.relink(folder, graph, base)
            made = sum(each.judgement == "same" for each in kept)
            output.say(f"{output.count(made, 'link')} in {folder}, {len(kept) - made} not made; see {folder / FILE}")
    for problem in problems[:_SHOWN]:
        output.fail(str(problem))
    if len(problems) > _SHOWN:
        output.fail(f"{file}: {output.count(len(problems) - _SHOWN, 'more line')} like these")
    return 1 if problems else 0


def _read_entries(file: Path, problems: list[InputError]) -> Iterator[Entry]:
    """The entries of a list; lines that are none go to `problems`. Raises the first where there is nothing else."""
    from newsgraph.resolve.outside_lists import read_entries  # noqa: PLC0415

    found = False
    for item in read_entries(file):
        if isinstance(item, InputError):
            problems.append(item)
        else:
            found = True
            yield item
    if problems and not found:
        raise problems[0]
