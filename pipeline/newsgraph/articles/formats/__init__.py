"""The formats that are read: one table of endings, first bytes and readers. A reader is loaded when a file needs it."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsgraph.articles.formats.given import Given, Reader
from newsgraph.articles.problems import Item, ReadProblem

_HOME = "newsgraph.articles.formats"


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. `reader` is a module here; `extra` what must be installed beside the default for it.

    `opens` is what its first bytes are whatever the file is called, None where nothing tells.
    """

    name: str
    endings: tuple[str, ...]
    reader: str
    opens: re.Pattern[bytes] | None = None
    extra: str = ""

    def load(self) -> Reader:
        """Its reader. Raises ModuleNotFoundError where the packages of its extra are not installed."""
        reader: Reader = importlib.import_module(f"{_HOME}.{self.reader}").read
        return reader


def _first(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"(?:\xef\xbb\xbf)?" + pattern, re.IGNORECASE | re.DOTALL)


_BLANK = rb"\s{0,200}"
_XML = _BLANK + rb"(?:<\?xml[^>]{0,200}>)?(?:\s|<!--.{0,2000}?-->|<\?[^>]{0,300}>){0,20}"
FORMATS = (
    Format("text", (".txt",), "text"),
    Format("Markdown", (".md",), "text"),
    Format("JSON Lines", (".jsonl", ".ndjson"), "json_lines"),
    Format("PDF", (".pdf",), "pdf", re.compile(rb"%PDF-"), extra="documents"),
    Format("WARC", (".warc", ".warc.gz"), "warc", re.compile(rb"WARC/1\.[01]\r?\n"), extra="warc"),
    Format("WACZ", (".wacz",), "wacz", extra="warc"),
    Format("DOCX", (".docx",), "docx", extra="documents"),
    Format("EPUB", (".epub",), "epub", extra="documents"),
    Format("Parquet", (".parquet",), "parquet", re.compile(rb"PAR1"), extra="parquet"),
    Format("zip", (".zip",), "zips", re.compile(rb"PK\x03\x04")),
    Format("tar", (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz"), "tars", re.compile(rb".{257}ustar", re.DOTALL)),
    Format("feed", (".rss", ".atom", ".xml"), "feeds", _first(_XML + rb"<(?:\w{1,20}:)?(?:rss|feed|rdf)[\s>]")),
    Format(
        "HTML", (".html", ".htm", ".xhtml"), "web_page", _first(_XML + rb"<(?:!doctype\s+html|html|head|body)[\s>]")
    ),
    Format("mail", (".eml",), "mail"),
    Format("mailbox", (".mbox",), "mail", re.compile(rb"From \S+ .{10,60}\n[\w-]+: ")),
    Format("CSV", (".csv", ".tsv"), "tables"),
    Format("JSON", (".json",), "json_file", _first(_BLANK + rb"\[\s*\{")),
    Format("packed", (".gz",), "packed", re.compile(rb"\x1f\x8b")),
)
_ENDINGS = {ending: found for found in FORMATS for ending in found.endings}
ENDINGS = tuple(_ENDINGS)
READS = (
    "newsgraph reads text, Markdown, JSON Lines, HTML, feeds, CSV, JSON, mail, zip and tar, "
    "with extras PDF, DOCX, EPUB, WARC and Parquet, and folders of them"
)
_PACKED = {"zip": ("WACZ", "DOCX", "EPUB"), "packed": ("WARC", "tar")}
"""What is a zip or gzip file by its bytes and something else by its name."""
_TO_THE_CHARACTER = frozenset({"text", "Markdown", "JSON Lines", "CSV", "mail"})
"""Text that may begin with anything."""


def ending_of(name: str) -> str:
    """The ending by which a file's format is told, the longest that is known; its last one, or nothing."""
    lower = name.lower().rpartition("/")[2]
    known = max((ending for ending in ENDINGS if lower.endswith(ending) and lower != ending), key=len, default=None)
    inner = lower.removesuffix(".gz")
    if known == ".gz" and inner != lower and (further := ending_of(inner)) in ENDINGS:
        return f"{further}.gz"
    dot = lower.rfind(".")
    return known or (lower[dot:] if dot > 0 else "")


def is_readable(name: str) -> bool:
    """Whether a file's name is that of a format that is read."""
    ending = ending_of(name)
    return ending in _ENDINGS or (ending.endswith(".gz") and ending != ".gz")


def without_ending(name: str) -> str:
    """A path without the ending that tells its format, which is the id of an article that is one file."""
    ending = ending_of(name)
    return name[: len(name) - len(ending)] if ending else name


def find_format(name: str, head: bytes) -> Format | None:
    """A file's format by its first bytes where they tell, else by its name."""
    named = _ENDINGS.get(ending_of(name)) or (_ENDINGS[".gz"] if ending_of(name).endswith(".gz") else None)
    told = _told(head)
    if named and told and named.name in _PACKED.get(told.name, ()):
        return named
    if named and named.name in _TO_THE_CHARACTER:
        return named
    return told or named


def _told(head: bytes) -> Format | None:
    return next((found for found in FORMATS if found.opens and found.opens.match(head)), None)


def read_stream(given: Given) -> Iterator[Item]:
    """The articles of standard input: JSON Lines, if its first bytes do not tell of another format."""
    yield from _read_as(find_format("-.jsonl" if not _told(given.head()) else "-", given.head()), given)


def read_given(given: Given) -> Iterator[Item]:
    """The articles of something opened; a line where no reader fits, or its reader is not installed."""
    yield from _read_as(find_format(given.place, given.head()), given)


def _read_as(found: Format | None, given: Given) -> Iterator[Item]:
    if found is None:
        yield given.no_article(f"{READS}, not {ending_of(given.place) or 'this'}")
        return
    try:
        reader = found.load()
    except ModuleNotFoundError as error:
        yield ReadProblem(f"{given.name}: {found.name} needs {error.name}: pip install 'newsgraph[{found.extra}]'")
        return
    yield from reader(given)
