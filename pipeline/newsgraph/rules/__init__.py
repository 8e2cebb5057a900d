"""Rules and word lists are data: YAML with comments, read strictly, each rule with an example and a near miss.

What ships stands in rules/en; folders of users' files add to it (`newsgraph.rules.folder`). Which of them hold is said
by the rule set under which a thread works (`using`), so what is made of rules is remembered with `per_rules`.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from newsgraph.errors import RuleError
from newsgraph.plain_yaml import find_line, read_plain_yaml
from newsgraph.resources import rules_folder
from newsgraph.rules.examples import RuleExample, Sentences
from newsgraph.rules.laying import Laid, lay
from newsgraph.rules.ruleset import SHIPPED, RuleSet, active, per_rules, using

__all__ = [
    "SHIPPED",
    "RuleExample",
    "RuleSet",
    "Sentences",
    "active",
    "load_rules",
    "per_rules",
    "read_yaml",
    "rules_content",
    "using",
]

T = TypeVar("T")


@cache
def read_yaml(name: str) -> Any:
    """The plain content of rules/<name>.yaml as it ships. Raises RuleError naming file and line."""
    path = rules_folder() / f"{name}.yaml"
    return read_plain_yaml(path.read_bytes(), path, RuleError)


def load_rules(name: str, shape: type[T]) -> T:
    """The content of rules/<name>.yaml under the active rule set as a typed value.

    Unknown keys are refused by shapes with `extra="forbid"`. Raises RuleError naming file and line.
    """
    try:
        return TypeAdapter(shape).validate_python(rules_content(name, shape))
    except ValidationError as error:
        first = error.errors()[0]
        path = rules_folder() / f"{name}.yaml"
        line = find_line(path.read_text(encoding="utf8"), first["loc"])
        place = ".".join(str(part) for part in first["loc"])
        raise RuleError(f"{path}:{line}: {place}: {first['msg']}") from error


def rules_content(name: str, shape: Any) -> Any:
    """The plain content of rules/<name>.yaml with what the active rule set's folders say of it.

    Raises RuleError for the first thing in them that is wrong, naming file and line.
    """
    content = read_yaml(name)
    for file in active().files(name):
        laid: Laid = lay(shape, content, file.content)
        for wrong in laid.wrong:
            raise RuleError(file.tell(wrong.path, wrong.reason))
        content = laid.content
    return content
