"""The commands of the documents and what they print: read, run, compared, and written anew.

A ```console block holds commands, each behind `$ `, and below each what it prints, stdout and stderr together. A line
`...` stands for any number of lines, and `...` at the end of a line for the rest of it. `$ make run` stands for the
commands of its target. Each block runs in a folder of its own beside copies of seeds/ and exports/, and beside the files
that the document shows as ```yaml blocks that begin with a comment of their path.

    python tests/console.py [--exports FOLDER]     writes the outputs in the documents anew, after `make exports`
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCUMENTS = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
WIDTH = "100"  # of the terminal in the documents

_BLOCK = re.compile(r"(?ms)^```(\w+)\n(.*?)^```$")


@dataclass(frozen=True)
class Block:
    """A fenced block of a document; `start` and `end` are offsets of what is in it."""

    document: Path
    language: str
    text: str
    start: int
    end: int

    @property
    def place(self) -> str:
        line = self.document.read_text("utf8")[: self.start].count("\n") + 1
        return f"{self.document.name}:{line}"


@dataclass(frozen=True)
class Step:
    """A command and the lines that the document says it prints."""

    command: str
    printed: tuple[str, ...]


def blocks(language: str, documents: Sequence[Path] = DOCUMENTS) -> list[Block]:
    return [
        Block(document, found[1], found[2], found.start(2), found.end(2))
        for document in documents
        for found in _BLOCK.finditer(document.read_text("utf8"))
        if found[1] == language
    ]


def steps(block: Block) -> Iterator[Step]:
    """The commands of a console block."""
    for part in re.split(r"(?m)^\$ ", block.text)[1:]:
        command, *printed = part.rstrip("\n").split("\n")
        yield Step(command, tuple(printed))


def make_recipe(target: str) -> list[str]:
    """The commands of a target in the Makefile, as make prints them."""
    makefile = (ROOT / "Makefile").read_text("utf8")
    found = re.search(rf"(?m)^{target}:.*\n((?:\t.*\n)+)", makefile)
    assert found, f"the Makefile has no target {target}"
    return [line.strip().replace("$(BIN)", ".venv/bin") for line in found[1].splitlines()]


def prepare(folder: Path, exports: Path) -> None:
    """Lays out what the commands of a block find: the seeds and their graph, without its workspace."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copytree(exports, folder / "exports", ignore=shutil.ignore_patterns("newsgraph.db*"))


def write_files(folder: Path, document: Path) -> None:
    """Writes the ```yaml blocks of a document that begin with `# PATH` where they say that they stand."""
    for block in blocks("yaml", [document]):
        named = re.match(r"# ([\w/.-]+\.yaml)\n", block.text)
        if named:
            path = folder / named[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, "utf8")


def run(command: str, folder: Path) -> list[str]:
    """What a command prints."""
    if command.startswith("make "):
        lines = []
        for line in make_recipe(command.removeprefix("make ")):
            lines += [line, *run(line.removeprefix(".venv/bin/"), folder)]
        return lines
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, "COLUMNS": WIDTH, "PYTHONUNBUFFERED": "1", "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf8",
        check=False,
    )
    return done.stdout.rstrip("\n").split("\n") if done.stdout.strip() else []


def fits(printed: Sequence[str], actual: Sequence[str]) -> bool:
    """Whether the lines are those of the document, elisions aside."""
    if not printed:
        return not actual
    if printed[0] == "...":
        return any(fits(printed[1:], actual[start:]) for start in range(len(actual) + 1))
    if not actual:
        return False
    line, elided = printed[0].rstrip(), printed[0].endswith("...")
    same = actual[0].startswith(line.removesuffix("...")) if elided else actual[0].rstrip() == line
    return same and fits(printed[1:], actual[1:])


def renewed(step: Step, actual: Sequence[str]) -> list[str]:
    """The lines that the document should show: as they are when they fit, as long as before when it ends in `...`."""
    if fits(step.printed, actual):
        return list(step.printed)
    if "..." in step.printed[:-1]:
        sys.exit(f"$ {step.command}: prints something else now; `...` inside it has to be set by hand")
    if step.printed and step.printed[-1] == "...":
        return [*actual[: len(step.printed) - 1], "..."]
    return list(actual)


# --- writing -----------------------------------------------------------------------------------------------------


def main() -> None:
    parser = argparse.ArgumentParser(description="Writes the outputs in the documents anew.")
    parser.add_argument("--exports", type=Path, default=ROOT / "exports")
    options = parser.parse_args()
    for document in DOCUMENTS:
        text = document.read_text("utf8")
        for block in reversed(blocks("console", [document])):
            with tempfile.TemporaryDirectory() as name:
                prepare(Path(name), options.exports)
                write_files(Path(name), document)
                lines = []
                for step in steps(block):
                    lines += [f"$ {step.command}", *renewed(step, run(step.command, Path(name)))]
            text = text[: block.start] + "\n".join(line.rstrip() for line in lines) + "\n" + text[block.end :]
        for block in blocks("json", [document]):
            text = text.replace(block.text, spread(claims_by_id(options.exports)[json.loads(block.text)["id"]]))
        for block in blocks("turtle", [document]):
            text = text.replace(block.text, turtle_of(block, options.exports))
        document.write_text(text, "utf8")


def turtle_of(block: Block, exports: Path) -> str:
    """The claim of a ```turtle block, its best evidence and that one's words, as graph.ttl describes them.

    The block's first paragraph holds the prefixes.
    """
    described = (exports / "graph.ttl").read_text("utf8").split("\n\n")
    prefixes, claim = block.text.split("\n\n")[:2]
    subject, found = claim.split()[0], [prefixes]
    for link in ("ng:bestEvidence", "oa:hasSelector", None):
        found.append(next(text.strip() for text in described if text.lstrip().startswith(f"{subject} a ")))
        subject = found[-1].partition(f"{link} ")[2].split()[0] if link else ""
    return "\n\n".join(found) + "\n"


def claims_by_id(exports: Path) -> dict[str, dict[str, object]]:
    with (exports / "claims.jsonl").open(encoding="utf8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def spread(row: dict[str, object]) -> str:
    return json.dumps(row, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
