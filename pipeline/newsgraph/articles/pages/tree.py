"""A page's tree: parsed as it is, offline, with a bound to its depth; and the way to an element of it."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

from newsgraph.articles.decode import Decoded, decode
from newsgraph.errors import InputError

Element = Any
"""lxml has no types of its own."""

_CHARSET = re.compile(r"<meta[^>]{0,200}?charset\s{0,9}+=\s{0,9}+[\"']?+\s{0,9}+([\w:.-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(r"\s{0,100}+<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:.-]{2,40})")
_HEAD = 4096
"""Bytes in which a page says its encoding; HTML allows 1,024, pages take more."""
_OPEN_OTHERS = frozenset({"center"})
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def decode_page(data: bytes) -> Decoded:
    """A page's characters by its byte order mark, by UTF-8, by what it says itself. Raises BinaryFileError."""
    found = _said_encoding(data[:_HEAD].decode("latin-1"))
    try:
        return Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    if found:
        try:
            name = codecs.lookup(found).name
            # Browsers read Latin-1 as Windows-1252, which has the quotation marks.
            return Decoded(data.decode("cp1252" if name == "iso8859-1" else name))
        except (LookupError, UnicodeError):
            pass
    return decode(data)


def _said_encoding(head: str) -> str | None:
    found = _CHARSET.search(head) or _XML_ENCODING.match(head)
    return found[1] if found else None


def parse_page(text: str) -> Element:
    """The tree of a page or a piece of one. Raises InputError where there is none in it."""
    # No depth beyond 256 and no text node beyond 10 MB (huge_tree), and nothing is fetched.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(_UNREADABLE.sub("", text).encode(), parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError(f"no page ({' '.join(str(error).split())[:80]})") from error
    if tree is None:
        raise InputError("no page (Document is empty)")
    if tree.find("body") is None:
        raise InputError("no page (nothing stands in it)")
    return tree


def elements(tree: Element) -> Iterator[Element]:
    """A tree's elements in the order of the page."""
    found: Iterator[Element] = tree.iter(etree.Element)
    return found


def words(element: Element) -> str:
    """All words under an element, blanks between them as one."""
    return " ".join("".join(element.itertext()).split())


class Ways:
    """The way to an element as a browser goes it: from the nearest id, and with the `tbody` that browsers put in."""

    def __init__(self, tree: Element) -> None:
        self._ids = Counter(node.get("id") for node in elements(tree) if node.get("id"))
        self._places: dict[Element, dict[Element, int]] = {}

    def to(self, element: Element) -> str:
        """An XPath to the element."""
        steps: list[str] = []
        node = element
        while node is not None:
            id_ = node.get("id")
            if id_ and '"' not in id_ and self._ids[id_] == 1:
                return "/".join([f'//*[@id="{id_}"]', *reversed(steps)])
            parent = node.getparent()
            steps.append(self._step(node, parent))
            if node.tag == "tr" and parent is not None and parent.tag == "table":
                steps.append("tbody[1]")
            node = parent
        return "/" + "/".join(reversed(steps))

    def _step(self, node: Element, parent: Element) -> str:
        if parent is None or node.tag in {"html", "body"}:
            return str(node.tag)
        if parent not in self._places:
            counts: Counter[str] = Counter()
            self._places[parent] = {}
            for child in parent.iterchildren(etree.Element):
                counts[child.tag] += 1
                self._places[parent][child] = counts[child.tag]
        step = f"{node.tag}[{self._places[parent][node]}]"
        return f"/{step}" if node.tag in _OPEN_OTHERS else step  # a browser may leave a <font> open around it
