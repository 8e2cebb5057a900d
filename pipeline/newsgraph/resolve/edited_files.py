"""YAML files that newsgraph writes and people edit: read strictly, written the same way each time."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from newsgraph.errors import InputError
from newsgraph.plain_yaml import read_plain_yaml
from newsgraph.records import MentionReference

STRICT = ConfigDict(extra="forbid")
T = TypeVar("T")


@dataclass(frozen=True, config=STRICT)
class ReferenceRow:
    """A mention as such a file points at it."""

    article: str
    start: int
    end: int
    name: str

    def record(self) -> MentionReference:
        return MentionReference(self.article, self.start, self.end, self.name)


def reference_row(reference: MentionReference) -> dict[str, Any]:
    return {"article": reference.article, "start": reference.start, "end": reference.end, "name": reference.name}


def read_file(path: Path, shape: type[T]) -> T:
    """The content of a file. Raises InputError naming file and entry."""
    try:
        return TypeAdapter(shape).validate_python(read_plain_yaml(path.read_bytes(), path))
    except ValidationError as error:
        first = error.errors()[0]
        place = " ".join(str(part + 1 if isinstance(part, int) else part) for part in first["loc"])
        what = "is no mapping of its fields" if first["type"] == "dataclass_type" else first["msg"]
        raise InputError(f"{path}: {place or 'the file'}: {what}") from error


def dump_rows(name: str, rows: list[dict[str, Any]]) -> str:
    """A list of entries as YAML, what they point at on one line each."""
    return yaml.safe_dump({name: rows}, sort_keys=False, allow_unicode=True, width=160, default_flow_style=None)
