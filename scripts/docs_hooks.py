"""Hooks of MkDocs (mkdocs.yml): pages from the top level, and links to files that are no pages are left as words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File

TOP = Path(__file__).parents[1]
PAGES = {"README.md": "index.md", "CONTRIBUTING.md": "contributing.md"}
"""Files of the top level -> the pages that they become."""
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\((?![a-z]+:|#)([^)\s]+)\)")


def on_files(files: Any, config: Any) -> Any:
    """Adds what stands at the top level."""
    for name, page in PAGES.items():
        text = (TOP / name).read_text("utf8").replace("](docs/", "](")
        files.append(File.generated(config, page, content=_relink(_between(text, ""), files)))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:  # noqa: ARG001  (MkDocs' signature)
    return _relink(_between(markdown, "../"), files)


def _between(markdown: str, up: str) -> str:
    """The text with links to files of the top level as links to their pages."""
    for name, page in PAGES.items():
        markdown = markdown.replace(f"]({up}{name}", f"]({page}")
    return markdown


def _relink(markdown: str, files: Any) -> str:
    """The text with links to what the site has, and the words alone of all others."""

    def kept(found: re.Match[str]) -> str:
        target = found[2].partition("#")[0]
        return found[0] if target in PAGES.values() or files.get_file_from_path(target) else found[1]

    return _LINK.sub(kept, markdown)
