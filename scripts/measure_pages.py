"""How well the articles of tests/pages are read: lines of boilerplate let in, lines of text lost, facts right.

    python scripts/measure_pages.py [--with trafilatura readability resiliparse]

The rivals are measured where they are installed; none of them is needed.
"""

from __future__ import annotations

import argparse
import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from newsgraph.articles.read import read_articles
from newsgraph.records import Article

PAGES = Path(__file__).parents[1] / "tests" / "pages"
FACTS = ("title", "authors", "published", "publisher", "url")


def ours(path: Path) -> tuple[str, dict[str, Any]]:
    for item in read_articles([path]):
        if isinstance(item, Article):
            return item.text, {name: getattr(item, name) for name in FACTS}
    return "", {}


def trafilatura(path: Path) -> tuple[str, dict[str, Any]]:
    module = importlib.import_module("trafilatura")
    found = module.bare_extraction(path.read_bytes(), include_comments=False, with_metadata=True)
    if found is None:
        return "", {}
    said = found.as_dict()
    facts = {"title": said["title"], "published": said["date"], "publisher": said["sitename"], "url": said["url"]}
    authors = tuple(name.strip() for name in (said["author"] or "").split(";") if name.strip())
    return f"{said['title'] or ''}\n{said['text']}", facts | {"authors": authors}


def readability(path: Path) -> tuple[str, dict[str, Any]]:
    html = importlib.import_module("lxml.html")
    document = importlib.import_module("readability").Document(path.read_bytes())
    tree = html.fromstring(document.summary())
    lines = [" ".join(node.itertext()) for node in tree.iter("p", "li", "h2", "h3", "h4")]
    return "\n".join([document.short_title(), *lines]), {"title": document.short_title()}


def resiliparse(path: Path) -> tuple[str, dict[str, Any]]:
    extract = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    return extract(path.read_text("utf8"), main_content=True, list_bullets=False), {}


READERS: dict[str, Callable[[Path], tuple[str, dict[str, Any]]]] = {
    "newsgraph": ours,
    "trafilatura": trafilatura,
    "readability": readability,
    "resiliparse": resiliparse,
}


def lines_of(text: str) -> list[str]:
    return [line for part in text.splitlines() if (line := _plain(part))]


def _plain(line: str) -> str:
    return " ".join(re.sub(r"^[#\-•*|\s]+|[|\s]+$", "", line).replace("’", "'").split()).casefold()


def compare(text: str, wanted: list[str]) -> tuple[list[str], list[str]]:
    """(lines let in that are not the article's, lines of the article that are lost)."""
    given, right = lines_of(text), [_plain(line) for line in wanted]
    everything = " ".join(given)
    joined = " ".join(right)
    return [line for line in given if line not in joined], [line for line in right if line not in everything]


@dataclass
class Measured:
    """How many lines were let in and lost, and how many facts are wrong; what is wrong, for a person."""

    let_in: int = 0
    lost: int = 0
    wrong: int = 0
    told: list[str] = field(default_factory=list)


def measure(name: str, folder: Path, expected: dict[str, Any]) -> Measured:
    """A reader on the pages of a folder."""
    found = Measured()
    for page, want in expected.items():
        text, facts = READERS[name](folder / f"{page}.html")
        more, less = compare(text, want["text"])
        found.let_in, found.lost = found.let_in + len(more), found.lost + len(less)
        found.told += [f"{page} + {line[:100]}" for line in more] + [f"{page} - {line[:100]}" for line in less]
        for fact in FACTS:
            value = list(facts[fact]) if isinstance(facts.get(fact), tuple) else facts.get(fact)
            if (value or None) != (want[fact] or None):
                found.wrong += 1
                found.told.append(f"{page}: {fact} {value!r}, not {want[fact]!r}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--with", dest="rivals", nargs="*", default=[], choices=[*READERS][1:])
    parser.add_argument("--folder", type=Path, default=PAGES, help="pages and their expected.yaml")
    parser.add_argument("--show", action="store_true", help="show the lines")
    options = parser.parse_args()
    expected = yaml.safe_load((options.folder / "expected.yaml").read_text("utf8"))
    lines, facts = sum(len(want["text"]) for want in expected.values()), len(FACTS) * len(expected)
    for name in ("newsgraph", *options.rivals):
        found = measure(name, options.folder, expected)
        if options.show:
            print("\n".join(f"  {line}" for line in found.told))
        print(
            f"{name:12} {found.let_in:3} lines of boilerplate in, {found.lost:3} of {lines} lines of text lost, "
            f"{facts - found.wrong} of {facts} facts right"
        )


if __name__ == "__main__":
    main()
