"""Takes into tests/readings the texts of the other tests and the rules' examples that decide conditions no kept text decides.

    nice -n 10 python scripts/take_texts.py             says how many of them are not kept yet, and how many decide anything new
    nice -n 10 python scripts/take_texts.py --write     and adds these to tests/readings/other_tests.txt

Whoever writes a test writes sentences for what was on their mind; with every row that is read of them they hold more than that.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import yaml
from conditions import Conditions
from warm_model import ROOT

sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "pipeline")]
import readings  # noqa: E402 (stands with the tests)

FILE = readings.FOLDER / "other_tests.txt"
_TESTS = re.compile(r"test_(?:nlp|kinds|rules|names)_\w+\.py")
_EXAMPLES = frozenset({"fires", "silent", "example", "near"})
_LONGEST = 1500
_SENTENCE = re.compile(r"[A-Z].*(?:[.!?:\"”]$|\n)", re.DOTALL)
_NO_TEXT = re.compile(r"[<>{}]|  | @|: \w+=|; \w+=")
"""What stands in what a test expects, in patterns and in pages."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="add what was found to tests/readings/other_tests.txt")
    options = parser.parse_args()
    conditions = Conditions()
    conditions.install()
    from newsgraph.nlp.pipeline import load  # noqa: PLC0415 (only now, so that its conditions are counted)

    nlp = load(portrayals=True)
    known = [reading.text for path in readings.files() for reading in readings.kept(path)]
    new = [text for text in dict.fromkeys((*texts_of_tests(), *examples())) if text not in set(known)]
    for _ in readings.read(nlp, known):
        pass
    undecided = len(conditions.undecided())
    found = list(_that_decide(conditions, nlp, new))
    print(
        f"{len(new)} texts are not kept, {len(found)} of them decide anything: "
        f"{undecided} outcomes undecided before, {len(conditions.undecided())} with them"
    )
    if options.write:
        conditions.uninstall()
        readings.write(FILE, [*readings.kept(FILE), *_read_plainly(found)])


def _that_decide(conditions: Conditions, nlp: Any, texts: Iterable[str]) -> Iterator[str]:
    conditions.new.clear()
    for reading in readings.read(nlp, texts):
        if conditions.new:
            yield reading.text
        conditions.new.clear()


def _read_plainly(texts: Iterable[str]) -> Iterator[readings.Reading]:
    from newsgraph.nlp.pipeline import load  # noqa: PLC0415 (now without what counts its conditions)

    for reading in readings.read(load(portrayals=True), texts):
        if not any(
            "\n" in row for row in reading.rows
        ):  # a name that goes over a line's end would be two rows of the file
            yield reading


def texts_of_tests() -> Iterator[str]:
    """The strings of the rule code's tests that are sentences or pages."""
    for path in sorted((ROOT / "tests").glob("test_*.py")):
        if _TESTS.fullmatch(path.name):
            tree = ast.parse(path.read_text(encoding="utf8"))
            left_out = {id(part) for node in ast.walk(tree) for part in _no_texts(node)}
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
                    text = node.value.strip()
                    if " " in text and len(text) <= _LONGEST and _SENTENCE.search(text) and not _NO_TEXT.search(text):
                        yield text


def _no_texts(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, and the parts of f-strings."""
    match node:
        case ast.Module(body=[ast.Expr(value=value), *_]) | ast.FunctionDef(body=[ast.Expr(value=value), *_]):
            yield value
        case ast.JoinedStr():
            yield from ast.walk(node)


def examples() -> Iterator[str]:
    """The sentences that the rules' data give for what fires and what does not."""
    for path in sorted((ROOT / "pipeline/newsgraph/rules").rglob("*.yaml")):
        yield from _examples(yaml.safe_load(path.read_text(encoding="utf8")))


def _examples(data: Any, key: str = "") -> Iterator[str]:
    match data:
        case str() if key in _EXAMPLES:
            yield data.strip()
        case dict():
            for name, value in data.items():
                yield from _examples(value, str(name))
        case list():
            for value in data:
                yield from _examples(value, key)


if __name__ == "__main__":
    main()
