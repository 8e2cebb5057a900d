"""Scores a graph of the two seed articles against their gold in tests/gold, as `newsgraph evaluate` does.

    python tests/scoring.py            prints the table as measured now, beside the committed one
    python tests/scoring.py --misses   ... with every miss and every false alarm
    python tests/scoring.py --write    writes tests/gold/seeds_table.yaml anew, after a change that is meant

What matches: docs/evaluating.md.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import yaml

from newsgraph.evaluate import Row, evaluate, read_gold
from newsgraph.records import KnowledgeGraph

HERE = Path(__file__).parent
GOLD = HERE / "gold"
TABLE = GOLD / "seeds_table.yaml"


def score(graph: KnowledgeGraph) -> Mapping[str, Row]:
    """The seeds' table: each layer over both articles."""
    golds = {name: gold for path in sorted(GOLD.glob("0*.yaml")) for name, gold in read_gold(path).items()}
    return evaluate(golds, graph).rows


def committed_table() -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = yaml.safe_load(TABLE.read_text("utf8"))
    return table


def main() -> None:
    import newsgraph

    table = score(newsgraph.extract([HERE.parent / "seeds"]))
    known = committed_table() if TABLE.exists() else {}
    lines = []
    for name, row in table.items():
        figures, before = row.figures(), known.get(name, {})
        lines.append(f"{name:20} {figures}  {row.found}/{row.gold} {row.right}/{row.claimed}")
        lines[-1] += "" if figures == before else f"   was {before}"
        if "--misses" in sys.argv:
            lines += [f"    {each.kind.upper()} {each.what} {each.why}" for each in row.findings]
    sys.stdout.write("\n".join(lines) + "\n")
    if "--write" in sys.argv:
        comment = "# The seeds as measured by tests/scoring.py; `python tests/scoring.py --write` writes this file.\n"
        rows = {name: row.figures() for name, row in table.items()}
        TABLE.write_text(comment + yaml.safe_dump(rows, sort_keys=False, default_flow_style=None), "utf8")


if __name__ == "__main__":
    main()
