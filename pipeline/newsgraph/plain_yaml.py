"""YAML in which words stay words: no numbers, booleans or dates are made of them, and a key stands once."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import yaml

_KEPT = {"tag:yaml.org,2002:null", "tag:yaml.org,2002:merge"}


def load_plain_yaml(text: str) -> Any:
    """The content of a YAML text as dicts, lists, str and None. Raises yaml.YAMLError, with the place where it knows it."""
    return yaml.load(text, Loader=_PlainLoader)  # noqa: S506 (a SafeLoader, below)


def tell_yaml_error(error: yaml.YAMLError) -> tuple[int | None, str]:
    """The line (from 1) of what is wrong, where known, and what it is, on one line."""
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else None, " ".join(str(getattr(error, "problem", None) or error).split())


class _PlainLoader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """Words stay words, so that "no", "on", "1_000" and 2025-05-01 need no quotation marks."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Hashable] = set()
        for node_of_key, _ in node.value:
            key = self.construct_object(node_of_key, deep=True)
            if not isinstance(key, Hashable):
                continue  # refused below
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key!r} stands twice", node_of_key.start_mark)
            seen.add(key)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag in _KEPT]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
