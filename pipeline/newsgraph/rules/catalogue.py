"""All rules that there are, shipped and users', each with its kind, its words, its examples, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from newsgraph.resources import rules_folder
from newsgraph.rules import active, load_rules, rules_content
from newsgraph.rules.examples import EXAMPLE_FIELDS, as_list
from newsgraph.rules.files import SHAPES
from newsgraph.rules.laying import EXAMPLES, OFF, Path
from newsgraph.rules.ruleset import RuleFile, RuleSet


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the file as messages call it, and the line from 1."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. `kind` is that of the claims it makes, else its file; `own` says that a user's file adds or changes it."""

    name: str
    kind: str
    fires: tuple[str, ...]
    silent: tuple[str, ...]
    place: Place
    own: bool = False
    fields: dict[str, Any] = field(default_factory=dict)
    """What it is beside its examples, as its file has it."""

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.fields.get("words", ()))


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence on which a rule must fire, or must not; `place` is where it is said."""

    rule: str
    kind: str
    sentence: str
    fires: bool
    place: Place


def catalogue() -> tuple[Rule, ...]:
    """The rules of the active rule set, by file and in their order there."""
    return tuple(
        Rule(
            name,
            kind_of(name, file),
            tuple(as_list(entry.get("fires", ()))),
            tuple(as_list(entry.get("silent", ()))),
            _place(active(), file, name),
            name in active().own,
            {key: item for key, item in entry.items() if key not in (*EXAMPLE_FIELDS, "id")},
        )
        for file, shape in SHAPES.items()
        for _, name, entry in named_entries(rules_content(f"en/{file}", shape))
    )


def kind_of(name: str, file: str) -> str:
    """The kind of the claims that a rule makes ("stance"), or the file of one that makes none ("boilerplate")."""
    kind, dot, _ = name.partition(".")
    return kind if dot else file


def named_entries(content: Any, path: Path = ()) -> Iterator[tuple[Path, str, dict[str, Any]]]:
    """All entries of a file that have examples, with their names: keys of mappings, and list items with an `id`."""
    if isinstance(content, list):
        for number, item in enumerate(content):
            if isinstance(item, dict) and "id" in item:
                yield (*path, number), item["id"], item
    elif isinstance(content, dict):
        for name, item in content.items():
            if name == OFF and not path:
                continue
            if isinstance(item, dict) and not {"fires", "silent"}.isdisjoint(item):
                yield (*path, name), name, item
            else:
                yield from named_entries(item, (*path, name))


def own_examples(rules: RuleSet) -> Iterator[Example]:
    """What users' files say of where their rules fire and where not, sentence by sentence."""
    for folder in rules.folders:
        for file in folder:
            for path, name, entry in (*named_entries(file.content), *_frames(file.content)):
                yield from _examples(file, path, name, entry)


def _frames(content: Any) -> Iterator[tuple[Path, str, dict[str, Any]]]:
    """The frames of a file that bring examples of their own, by the name of their rule."""
    for key, items in content.items() if isinstance(content, dict) else ():
        for number, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, dict) and "rule" in item and not {"fires", "silent"}.isdisjoint(item):
                rule = str(item["rule"])
                yield (key, number), rule if "." in rule else f"membership.{rule}", item


def _examples(file: RuleFile, path: Path, name: str, entry: dict[str, Any]) -> Iterator[Example]:
    for key in EXAMPLE_FIELDS:
        given = entry.get(key, ())
        for number, sentence in enumerate(as_list(given)):
            at = (*path, key) if isinstance(given, str) else (*path, key, number)
            yield Example(name, kind_of(name, file.name), sentence, key == "fires", Place(file.path, file.line(at)))


def _place(rules: RuleSet, file: str, name: str) -> Place:
    for own in reversed(rules.files(file)):
        for path, other, _ in named_entries(own.content):
            if other == name and EXAMPLES not in path[:-1]:
                return Place(own.path, own.line(path))
        for path in _paths_to(own.content, name):
            return Place(own.path, own.line(path))
    shipped = _shipped(file)
    path = next((path for path, other, _ in named_entries(shipped.content) if other == name), ())
    return Place(shipped.path, shipped.line(path))


def _paths_to(content: Any, name: str, path: Path = ()) -> Iterator[Path]:
    """Where a user's file has an entry of a name without examples of its own: one that only changes a shipped one."""
    for key, item in content.items() if isinstance(content, dict) else ():
        if key in {OFF, EXAMPLES}:
            continue
        if key == name:
            yield (*path, key)
        yield from _paths_to(item, name, (*path, key))


@cache
def _shipped(file: str) -> RuleFile:
    path = rules_folder() / "en" / f"{file}.yaml"
    return RuleFile(file, f"rules/en/{file}.yaml", path.read_text(encoding="utf8"))


def counts() -> dict[str, int]:
    """How many pieces of evidence the rules gave in a thousand articles: rules/counts.yaml, which scripts/coverage.py writes."""
    return load_rules("counts", dict[str, int])
