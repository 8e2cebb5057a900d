"""A folder of linked pages that open from disk: for graphs whose pages are too many for one file."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from urllib.parse import quote

from newsgraph.records import KnowledgeGraph
from newsgraph.view.archive import Archive
from newsgraph.view.beside import Beside
from newsgraph.view.drawing import drawing_of
from newsgraph.view.names import names_of
from newsgraph.view.pages import Page, pages
from newsgraph.view.rendering import SHARED_SCRIPTS, STATIC, STYLES, Renderer, in_script

_ENDING = ".html"
_PLAIN = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*")
_LONGEST = 150
_DATA = "data.js"
_SCRIPTS = (*SHARED_SCRIPTS[:1], _DATA, *SHARED_SCRIPTS[1:], "page.js")


def write_pages(graph: KnowledgeGraph, folder: Path, title: str = "newsgraph", beside: Beside | None = None) -> int:
    """Writes index.html, a file for each page and what they share below `folder`; gives how many pages there are."""
    archive = Archive(graph)
    beside = beside or Beside()
    renderer = Renderer(archive, partial(address_from, ""))
    renderer.share(nav=beside.nav(), told_beside=beside.told())
    static = folder / "static"
    for name in (*STYLES, *SHARED_SCRIPTS, "page.js"):
        (static / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(STATIC / name, static / name)
    all_pages = [*pages(archive), *beside.pages()]
    (static / _DATA).write_text(_data(archive, all_pages), encoding="utf8", errors="replace")
    for page in all_pages:
        _write(renderer, page, folder, title)
    return len(all_pages)


def _write(renderer: Renderer, page: Page, folder: Path, title: str) -> None:
    file = folder / (file_of(page.path) + _ENDING)
    root = "../" * file_of(page.path).count("/")
    url = partial(address_from, root)
    shell = renderer.render(
        "shell.html",
        root=root,
        ending=_ENDING,
        url=url,
        title=title,
        page_path=page.path,
        page_title=page.title,
        scripts=_SCRIPTS,
        body=renderer.page(page, url=url),
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(shell, encoding="utf8", errors="replace")


def address_from(root: str, path: str, lit: str = "") -> str:
    """The address of a page from one that lies `root` ("../") below the folder."""
    return f"{root}{file_of(path)}{_ENDING}" + (f"?lit={quote(lit, safe='')}" if lit else "")


def file_of(path: str) -> str:
    """A page's file without its ending: its path where every system takes that for a name, else a name made of it."""
    if not path:
        return "index"
    if _PLAIN.fullmatch(path) and len(path) <= _LONGEST:
        return path
    return f"page/{hashlib.sha256(path.encode('utf8', 'replace')).hexdigest()[:16]}"


def _data(archive: Archive, all_pages: Iterable[Page]) -> str:
    odd = {page.path: file for page in all_pages if page.path and (file := file_of(page.path)) != page.path}
    given = {"names": names_of(archive), "drawing": drawing_of(archive.graph), "files": odd}
    return f"newsgraph.given = {in_script(given)};\n"
