"""Lines of a page: values as one line, and what two lines have in common."""

from __future__ import annotations

import html
import re
from typing import Any

WEB = re.compile(r"(?:https?:)?//")
_PARTING = re.compile(r"[\W_]+")
_LONGEST = 400


def plain(value: Any) -> str | None:
    """A value as one line; None where it is no text or says nothing."""
    if not isinstance(value, str):
        return None
    line = " ".join(html.unescape(html.unescape(value)).split())
    return line[:_LONGEST] if line and line.lower() not in {"none", "null", "undefined"} else None


def folded(line: str) -> str:
    return _PARTING.sub("", line).casefold()
