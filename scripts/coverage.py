"""Counts how often each rule, cue and frame fires: make coverage ARTICLES=PATH, or scripts/coverage.py GRAPH_FOLDER.

PATH is a folder that holds a graph (claims.jsonl), or articles, which are then read first into a temporary folder.
A claim's evidence counts once for each piece: it is the piece that its rule found.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Counts = Counter[tuple[str, str, str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("path", type=Path, help="articles, or the folder of a graph")
    parser.add_argument("--workers", default="1")
    parser.add_argument("--below", type=int, help="only what fires less often than this")
    options = parser.parse_args()
    if (options.path / "claims.jsonl").is_file():
        counts = count_claims(options.path / "claims.jsonl")
    else:
        counts = count_articles(options.path, options.workers)
    print_counts(with_silent_rules(counts), options.below)


def count_articles(path: Path, workers: str) -> Counts:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "newsgraph.cli", "extract", str(path), "--format", "none", "--out", folder]
        subprocess.run([*command, "--workers", workers], check=True, stdout=sys.stderr)  # noqa: S603 (our own command)
        return count_claims(Path(folder) / "claims.jsonl")


def count_claims(path: Path) -> Counts:
    counts: Counts = Counter()
    with path.open(encoding="utf8") as lines:
        for line in lines:
            claim: dict[str, Any] = json.loads(line)
            for item in claim["evidence"]:
                counts["rule", claim["kind"], item["rule"]] += 1
                for field in ("cue", "construction", "capacity", "modality"):
                    if claim.get(field):
                        counts[field, claim["kind"], claim[field]] += 1
    return counts


def with_silent_rules(counts: Counts) -> Counts:
    """The counts, and a zero for each rule that ships with newsgraph and never fired."""
    fired = {name for what, _, name in counts if what == "rule"}
    for name in sorted(set(shipped_rules()) - fired):
        counts["rule", "(none)", name] = 0
    return counts


def shipped_rules() -> Iterator[str]:
    """The ids of the rules in newsgraph's rule files: entries that have an `id` and an `example`."""
    from newsgraph.resources import rules_folder  # noqa: PLC0415
    from newsgraph.rules import read_yaml  # noqa: PLC0415

    for path in sorted(rules_folder().glob("*.yaml")):
        yield from _ids(read_yaml(path.stem))


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("id"), str) and {"example", "examples", "fires"} & value.keys():
            yield value["id"]
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _ids(item)


def print_counts(counts: Counts, below: int | None) -> None:
    for (what, kind, name), count in sorted(counts.items(), key=lambda item: (item[0][:2], -item[1], item[0])):
        if below is None or count < below:
            print(f"{count:7}  {what:13} {kind:11} {name}")


if __name__ == "__main__":
    main()
