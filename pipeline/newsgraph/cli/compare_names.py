"""`newsgraph compare-names`: how surely two names are one's, by the function that resolves identities."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import click

from newsgraph.cli import output
from newsgraph.errors import InputError

_COLUMNS = ("name1", "name2", "schema")


@click.command("compare-names", epilog=output.example("newsgraph compare-names pairs.csv"))
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
def compare_names(file: Path) -> None:
    """Print one score from 0 to 1 for each pair of names in the CSV FILE.

    FILE has the columns name1, name2, schema ("Person", or anything else for bodies, places and things); others are left
    alone; "-" reads standard input. From 0.5 on two names can be one's; from 0.8 on that rests on knowledge (spellings,
    initials, nicknames, acronyms), not on the likeness of letters. Articles' entities are merged from 0.8 on.
    """
    from newsgraph.names.compare import compare_names as compare  # noqa: PLC0415  (--help need not load it)

    for one, other, schema in _read_pairs(file):
        click.echo(f"{compare(one, other, schema):.3f}")


def _read_pairs(file: Path) -> Iterator[tuple[str, str, str]]:
    try:
        with click.open_file(str(file), encoding="utf-8-sig") as lines:
            rows = csv.DictReader(lines)
            missing = [name for name in _COLUMNS if name not in (rows.fieldnames or ())]
            if missing:
                raise InputError(f"{file}:1: no column {missing[0]!r}; needed are {', '.join(_COLUMNS)}")
            for row in rows:
                yield row["name1"] or "", row["name2"] or "", row["schema"] or ""
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{file}: not a CSV file in UTF-8 ({error})") from error
