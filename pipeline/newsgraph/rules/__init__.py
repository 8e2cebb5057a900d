"""Rules and word lists are data: YAML with comments, read strictly, each rule with an example and a near miss."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from newsgraph.errors import RuleError
from newsgraph.plain_yaml import load_plain_yaml, tell_yaml_error
from newsgraph.resources import rules_folder

T = TypeVar("T")


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class RuleExample:
    """A text in which a rule fires, and a near miss in which it stays silent; tests run both."""

    fires: str
    silent: str


@cache
def read_yaml(name: str) -> Any:
    """The plain content of rules/<name>.yaml. Raises RuleError naming file and line."""
    path = rules_folder() / f"{name}.yaml"
    try:
        return load_plain_yaml(path.read_text(encoding="utf8"))
    except yaml.YAMLError as error:
        line, what = tell_yaml_error(error)
        raise RuleError(f"{path}{'' if line is None else f':{line}'}: {what}") from error


def load_rules(name: str, shape: type[T]) -> T:
    """The content of rules/<name>.yaml as a typed value. Unknown keys are refused by shapes with `extra="forbid"`."""
    try:
        return TypeAdapter(shape).validate_python(read_yaml(name))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise RuleError(f"{rules_folder() / name}.yaml: {place}: {first['msg']}") from error
