"""What a page says of its article in JSON-LD, schema.org's words in whatever nesting."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from newsgraph.articles.pages.tree import Element

_ARTICLES = ("Article", "BlogPosting", "Report", "Review")
"""How the names of schema.org's kinds of articles end."""
_WRAPPED = (("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>"))
_MOST_OBJECTS = 2_000


def find_article(tree: Element) -> dict[str, Any] | None:
    """The first object that is an article, None where the page has none."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for found in _objects(_load(script.text or "")):
                if any(kind.endswith(_ARTICLES) for kind in _kinds(found)):
                    return found
    return None


def _load(text: str) -> Any:
    text = text.strip().rstrip(";")
    for before, after in _WRAPPED:
        text = text.removeprefix(before).removesuffix(after).strip()
    try:
        return json.loads(text, strict=False)  # line breaks in strings are common, and no JSON
    except (ValueError, RecursionError):
        return None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """All objects of a value, outer ones first."""
    waiting, seen = [value], 0
    while waiting and seen < _MOST_OBJECTS:
        seen += 1
        item = waiting.pop(0)
        if isinstance(item, dict):
            yield item
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)


def _kinds(found: dict[str, Any]) -> list[str]:
    kinds = found.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
