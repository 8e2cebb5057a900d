"""What every rule brings along: sentences in which it fires, and near misses in which it stays silent."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict
from pydantic.dataclasses import dataclass

EXAMPLE_FIELDS = ("fires", "silent")


def as_list(value: Any) -> Any:
    """One sentence as a list of one."""
    return [value] if isinstance(value, str) else value


Sentences = Annotated[tuple[str, ...], BeforeValidator(as_list)]
"""Sentences; in YAML one may stand without a list."""


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class RuleExample:
    """Texts in which a rule fires, and near misses in which it stays silent; tests run both."""

    fires: Sentences
    silent: Sentences
