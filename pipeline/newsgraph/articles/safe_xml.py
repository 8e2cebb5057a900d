"""XML that others wrote: no entity is replaced, nothing is fetched, and its depth and its parts have bounds."""

from __future__ import annotations

import html.entities
import re
from typing import Any

from lxml import etree

from newsgraph.errors import InputError

_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31}+);")


def parse_xml(data: bytes, recover: bool = False) -> Any:
    """The root of a document. HTML's named characters, which XML has not, are put in place. Raises InputError."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_NAMED.sub(_character, data.decode("latin-1")).encode("latin-1"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError(f"no XML ({' '.join(str(error).split())[:80]})") from error
    if root is None:
        raise InputError("no XML")
    return root


def local_name(element: Any) -> str:
    """An element's name without its namespace, "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _character(found: re.Match[str]) -> str:
    character = html.entities.html5.get(f"{found[1]};")
    return "".join(f"&#{ord(char)};" for char in character) if character else found[0]
