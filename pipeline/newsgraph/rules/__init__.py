"""Rules and word lists are data: YAML with comments, read strictly, each rule with an example and a near miss."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from newsgraph.errors import RuleError
from newsgraph.resources import rules_folder

T = TypeVar("T")


@cache
def read_yaml(name: str) -> Any:
    """The plain content of rules/<name>.yaml. Raises RuleError naming file and line."""
    path = rules_folder() / f"{name}.yaml"
    try:
        return yaml.load(path.read_text(encoding="utf8"), Loader=_Loader)  # noqa: S506 (a SafeLoader, below)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise RuleError(f"{path}{line}: {getattr(error, 'problem', error)}") from error


def load_rules(name: str, shape: type[T]) -> T:
    """The content of rules/<name>.yaml as a typed value. Unknown keys are refused by shapes with `extra="forbid"`."""
    try:
        return TypeAdapter(shape).validate_python(read_yaml(name))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise RuleError(f"{rules_folder() / name}.yaml: {place}: {first['msg']}") from error


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """YAML that keeps words words: no booleans from "no" and "on", no numbers, no dates; a key twice is an error."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = next((key for i, key in enumerate(keys) if key in keys[:i]), None)
        if twice is not None:
            raise yaml.constructor.ConstructorError(None, None, f"the key {twice!r} stands twice", node.start_mark)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern) for tag, pattern in resolvers if tag in {"tag:yaml.org,2002:null", "tag:yaml.org,2002:merge"}
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
