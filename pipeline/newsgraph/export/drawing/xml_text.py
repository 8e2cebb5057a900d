"""An element as the text of an XML file."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET  # writes only

from newsgraph.export.drawing.attributes import NOT_XML


def write_xml(root: Any) -> bytes:
    """The element, indented, in UTF-8; what XML cannot hold (ids may have it too) as U+FFFD."""
    ET.indent(root)
    text = NOT_XML.sub("\ufffd", ET.tostring(root, encoding="unicode"))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
