"""The formats that are read: one table of endings, first bytes and readers. A reader is loaded when a file needs it."""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsgraph.articles.formats.given import Given, Reader
from newsgraph.articles.problems import Item, ReadProblem

_HOME = "newsgraph.articles.formats"


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. `reader` is a module here; `needs` a package beyond the default install, which `extra` brings.

    `opens` is what its first bytes are whatever the file is called, None where nothing tells.
    """

    name: str
    endings: tuple[str, ...]
    reader: str
    opens: re.Pattern[str] | None = None
    needs: str = ""
    extra: str = ""

    def load(self) -> Reader:
        """Its reader."""
        reader: Reader = importlib.import_module(f"{_HOME}.{self.reader}").read
        return reader


_XML = r"(?:\xef\xbb\xbf)?+\s{0,200}+(?:<\?xml[^>]{0,200}+>)?+(?:\s|<!--[^>]{0,2000}+-->|<\?[^>]{0,300}+>){0,20}+"
# First bytes, each as the character of its number.
_PDF = re.compile(r"%PDF-")
_WARC = re.compile(r"WARC/1\.[01]\r?\n")
_PARQUET = re.compile(r"PAR1")
_ZIP = re.compile(r"PK\x03\x04")
_TAR = re.compile(r".{257}ustar", re.DOTALL)
_GZIP = re.compile(r"\x1f\x8b")
_FEED = re.compile(rf"{_XML}<(?:\w{{1,20}}+:)?+(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_PAGE = re.compile(rf"{_XML}<(?:!doctype\s{{1,20}}+html|html|head|body)[\s>]", re.IGNORECASE)
_MAILBOX = re.compile(r"From [^\s]{1,200}+ [^\n]{10,60}+\n[\w-]{1,60}+: ")
_LIST = re.compile(r"(?:\xef\xbb\xbf)?+\s{0,200}+\[\s{0,200}+\{")
FORMATS = (
    Format("text", (".txt",), "text"),
    Format("Markdown", (".md",), "text"),
    Format("JSON Lines", (".jsonl", ".ndjson"), "json_lines"),
    Format("PDF", (".pdf",), "pdf", _PDF, "pypdfium2", "documents"),
    Format("WARC", (".warc", ".warc.gz"), "warc", _WARC, "fastwarc", "warc"),
    Format("WACZ", (".wacz",), "wacz", None, "fastwarc", "warc"),
    Format("DOCX", (".docx",), "docx"),
    Format("EPUB", (".epub",), "epub"),
    Format("Parquet", (".parquet",), "parquet", _PARQUET, "pyarrow", "parquet"),
    Format("zip", (".zip",), "zips", _ZIP),
    Format("tar", (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz"), "tars", _TAR),
    Format("feed", (".rss", ".atom", ".xml"), "feeds", _FEED),
    Format("HTML", (".html", ".htm", ".xhtml"), "web_page", _PAGE),
    Format("mail", (".eml",), "mail"),
    Format("mailbox", (".mbox",), "mail", _MAILBOX),
    Format("CSV", (".csv", ".tsv"), "tables"),
    Format("JSON", (".json",), "json_file", _LIST),
    Format("packed", (".gz",), "packed", _GZIP),
)
_ENDINGS = {ending: found for found in FORMATS for ending in found.endings}
ENDINGS = tuple(_ENDINGS)
READS = (
    "newsgraph reads text, Markdown, JSON Lines, HTML, feeds, CSV, JSON, mail, DOCX, EPUB, zip and tar, "
    "with extras PDF, WARC and Parquet, and folders of them"
)
_PACKED = {"zip": ("WACZ", "DOCX", "EPUB"), "packed": ("WARC", "tar")}
"""What is a zip or gzip file by its bytes and something else by its name."""
_TO_THE_CHARACTER = frozenset({"text", "Markdown", "JSON Lines", "CSV", "mail"})
"""Text that may begin with anything."""


def ending_of(name: str) -> str:
    """The ending by which a file's format is told, the longest that is known; its last one, or nothing."""
    lower = name.lower().rpartition("/")[2]
    dot = lower.rfind(".")
    places = (lower.rfind(".", 0, max(dot, 0)), dot)  # the longest endings have two dots
    known = next((lower[at:] for at in places if at > 0 and lower[at:] in _ENDINGS), None)
    inner = lower.removesuffix(".gz")
    if known == ".gz" and inner != lower and (further := ending_of(inner)) in ENDINGS:
        return f"{further}.gz"
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
    ending = ending_of(name)
    named = _ENDINGS.get(ending) or (_ENDINGS[".gz"] if ending.endswith(".gz") else None)
    told = _told(head)
    if named and told and named.name in _PACKED.get(told.name, ()):
        return named
    if named and named.name in _TO_THE_CHARACTER:
        return named
    return told or named


def _told(head: bytes) -> Format | None:
    first = head.decode("latin-1")
    return next((found for found in FORMATS if found.opens and found.opens.match(first)), None)


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
    if found.needs and importlib.util.find_spec(found.needs) is None:
        yield ReadProblem(f"{given.name}: {found.name} needs {found.needs}: pip install 'newsgraph[{found.extra}]'")
        return
    yield from found.load()(given)
