"""Turtle's blocks, a block a subject, as Turtle and TriG share them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgraph.export.abbreviation import Abbreviation
from newsgraph.graph.dataset import TYPE, Described, Pair
from newsgraph.terms import XSD

_BARE = re.compile(rf'"(-?(?:0|[1-9]\d*))"\^\^<{XSD.integer}>|"(-?\d+\.\d+)"\^\^<{XSD.decimal}>')


def write_blocks(described: Described, short: Abbreviation, indent: str = "") -> Iterator[str]:
    end = f" ;\n{indent}    "
    for subject, pairs in described.items():
        yield f"{indent}{short[subject]} {end.join(_write_lines(pairs, short))} .\n"


def write_prefixes(short: Abbreviation) -> str:
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in short.prefixes())


def _write_lines(pairs: tuple[Pair, ...], short: Abbreviation) -> list[str]:
    """A line a predicate, the types first."""
    types: list[str] = []
    lines: list[str] = []
    last = ""
    for predicate, value in pairs:
        written = short[value] if value[0] == "<" else value if value[-1] == '"' else _write_typed(value, short)
        if predicate == TYPE:
            types.append(written)
        elif predicate == last:
            lines[-1] += f", {written}"
        else:
            lines.append(f"{short[predicate]} {written}")
            last = predicate
    return [f"a {', '.join(types)}", *lines] if types else lines


def _write_typed(value: str, short: Abbreviation) -> str:
    """A typed literal: plain whole and decimal numbers bare, others with a short datatype."""
    if bare := _BARE.fullmatch(value):
        return str(bare.group(1) or bare.group(2))
    quoted, _, datatype = value.rpartition("^^")
    return f"{quoted}^^{short[datatype]}"
