"""Photographs a report: desktop, phone, dark and print, and the picture of the README.

    python scripts/screenshots.py exports --out build/screenshots      all views, to look at
    python scripts/screenshots.py exports --docs docs                   the pictures of README and docs (make picture)

Needs playwright, Pillow and a Chromium (Debian's: apt-get install chromium).
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from pictures import shrink

VIEWS = {
    "overview": "",
    "person": "person/vladimir-medinsky",
    "leader": "person/vladimir-putin",
    "country": "country/russia",
    "group": "group/russian-delegation-2025",
    "comparison": "compare/russia-negotiating-team-2022/russian-delegation-2025",
    "article": "article/000_216a1afef09538f7?lit=membership/6e8fcdbfc3bea282",
    "graph": "graph",
    "neighbours": "graph?lit=person/vladimir-medinsky",
    "changes": "changes",
    "review": "review",
}
"""Of the graph of the two seed articles; those that a graph does not have are left out."""
DEVICES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 860}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 2,
        "is_mobile": True,
        "has_touch": True,
    },
    "dark": {"viewport": {"width": 1280, "height": 860}, "color_scheme": "dark"},
    "print": {"viewport": {"width": 760, "height": 1080}},
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path, help="a folder that `newsgraph extract` wrote")
    parser.add_argument("--before", type=Path, help="an older graph, for the page of changes")
    parser.add_argument("--out", type=Path, help="a folder for all views")
    parser.add_argument("--docs", type=Path, help="a folder for the pictures of the README and of docs/looking.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.html"
        command = [sys.executable, "-m", "newsgraph.cli", "report", options.graph, "--out", report]
        subprocess.run([*command, *(["--before", options.before] if options.before else [])], check=True)  # noqa: S603
        text = report.read_text("utf8")
        views = {name: path for name, path in VIEWS.items() if f'data-path="{path.partition("?")[0]}"' in text}
        photograph(report.as_uri(), views, options.out, options.docs)


def photograph(report: str, views: dict[str, str], out: Path | None, docs: Path | None) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (--help need not load it)

    with sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        if out:
            out.mkdir(parents=True, exist_ok=True)
            for device, settings in DEVICES.items():
                context = chromium.new_context(**settings)
                for view, path in views.items():
                    page = open_view(context, report, path)
                    if device == "print":
                        page.emulate_media(media="print")
                    page.screenshot(path=out / f"{device}-{view}.png", full_page=True)
                    page.close()
                context.close()
        if docs:
            photograph_for_docs(chromium, report, docs)
        chromium.close()


def photograph_for_docs(chromium: Any, report: str, folder: Path) -> None:
    """The explorer's drawing for the README, an article with its claims for docs/looking.md."""
    context = chromium.new_context(viewport={"width": 1280, "height": 860})
    for name, path in (("explorer", "graph"), ("article", VIEWS["article"])):
        page = open_view(context, report, path)
        page.screenshot(path=folder / f"{name}.png")
        shrink(folder / f"{name}.png")
    context.close()


def open_view(context: Any, report: str, path: str) -> Any:
    """The page, drawn to its end."""
    page = context.new_page()
    page.goto(f"{report}#/{path}")
    page.wait_for_selector("main h1")
    if path.startswith("graph"):
        page.wait_for_selector("#main[data-graph=drawn]")
        page.wait_for_timeout(400)  # Cytoscape paints in the next frames
    return page


if __name__ == "__main__":
    main()
