"""Which media types a client asks for, the best first."""

from __future__ import annotations

import re

_QUALITY = re.compile(r"q\s*=\s*([01](?:\.\d{0,3})?)\s*$")
_LONGEST = 2000


def media_types(accept: str) -> tuple[str, ...]:
    """The media types of an Accept header by quality, then as they stand; those that are refused (q=0) are left out."""
    found = []
    for place, item in enumerate(accept[:_LONGEST].split(",")):
        name, *parameters = (part.strip() for part in item.split(";"))
        quality = next((float(match[1]) for each in parameters if (match := _QUALITY.match(each))), 1.0)
        if name and quality > 0:
            found.append((-quality, place, name.lower()))
    return tuple(name for _, _, name in sorted(found))


def prefers_page(accept: str) -> bool:
    """Whether somebody at a browser asks, rather than a program."""
    return any(name in ("text/html", "application/xhtml+xml") for name in media_types(accept)[:1])
