"""`newsgraph link`: sets `same_as` from a list of people and bodies; what is not plain is listed for a person."""

from __future__ import annotations

from pathlib import Path

import click

from newsgraph.cli import output

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
) -> None:
    """Link people and organisations to the entries of FILE: FollowTheMoney JSON lines, or CSV.

    CSV has the columns id, name and, where known, aliases and country (several by ";") and schema (Person, Organization).
    Links stand with their reasons in links.yaml in the graph's folder; "unsure" ones have no effect until a person writes
    "same" or "different" and a name in "by". Later runs keep what people judged.
    """
    from newsgraph import revise  # noqa: PLC0415  (--help need not load it)
    from newsgraph.resolve.linking import keep_judged, link_graph  # noqa: PLC0415
    from newsgraph.resolve.links import FILE, read_links, write_links  # noqa: PLC0415
    from newsgraph.resolve.outside_lists import read_entries  # noqa: PLC0415

    graph = output.load_graph(folder)
    fresh = link_graph(graph, read_entries(file), file.name, prefix or f"urn:list:{file.stem}:")
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
