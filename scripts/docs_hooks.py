"""Hooks of MkDocs (mkdocs.yml): the README is the first page, and links to files that are no pages are left as words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File

README = Path(__file__).parents[1] / "README.md"
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\((?![a-z]+:|#)([^)\s]+)\)")


def on_files(files: Any, config: Any) -> Any:
    """Adds the README as index.md."""
    text = README.read_text("utf8")
    files.append(File.generated(config, "index.md", content=_relink(text.replace("](docs/", "]("), files)))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:  # noqa: ARG001  (MkDocs' signature)
    return _relink(markdown.replace("](../README.md", "](index.md"), files)


def _relink(markdown: str, files: Any) -> str:
    """The text with links to what the site has, and the words alone of all others."""

    def kept(found: re.Match[str]) -> str:
        target = found[2].partition("#")[0]
        return found[0] if target == "index.md" or files.get_file_from_path(target) else found[1]

    return _LINK.sub(kept, markdown)
