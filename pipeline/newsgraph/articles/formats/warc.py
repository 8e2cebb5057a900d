"""Crawls (WARC): each page that was fetched is an article, its id the address. Read as it comes, however long the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import IO, Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from newsgraph.articles.decode import decode_or_tell
from newsgraph.articles.files import MOST_BYTES
from newsgraph.articles.formats.given import Given
from newsgraph.articles.formats.web_page import read_page
from newsgraph.articles.problems import Item, ReadProblem, guard, printable, tell_skipped
from newsgraph.records import Article

_KINDS = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_LONGEST_TYPE = 60
"""Characters of a content type that are shown."""
_LONGEST_SHOWN = 300
"""Characters of an address that messages show."""
_PAGES = ("text/html", "application/xhtml+xml")


def read(given: Given) -> Iterator[Item]:
    """The articles of a crawl."""
    yield from read_warc(given, given.file)


def read_warc(given: Given, file: IO[bytes]) -> Iterator[Item]:
    """The articles of the records of a stream; of an address that was fetched more than once, the first capture."""
    skipped: Counter[str] = Counter()
    seen: set[str] = set()
    anything = False
    for record in ArchiveIterator(file, record_types=_KINDS, parse_http=True, auto_decode="all"):
        anything = True
        address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
        kind = _kind(record)
        if kind != "page":
            skipped[kind] += 1
        elif not address or address in seen:
            skipped["captured before" if address else "without address"] += 1
        else:
            seen.add(address)
            yield from guard(
                _read_record(given, record, address), f"{given.name}: {printable(address[:_LONGEST_SHOWN])}"
            )
    if not anything:
        yield given.no_article("no record of a page in it, or a broken WARC")
    yield from tell_skipped(given.name, skipped)


def _kind(record: Any) -> str:
    """`page`, or as what the record is counted that is not read."""
    http = record.http_headers
    if http is not None and http.status_code and http.status_code != 200:
        return f"status {http.status_code}"
    content = (record.http_content_type or record.headers.get("Content-Type", "")).partition(";")[0].strip().lower()
    if content in _PAGES or (record.record_type == WarcRecordType.conversion and content == "text/plain"):
        return "page"
    return printable(content[:_LONGEST_TYPE]) or "without type"


def _read_record(given: Given, record: Any, address: str) -> Iterator[Item]:
    origin = f"{given.name}: {printable(address[:_LONGEST_SHOWN])}"
    data = record.reader.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        yield ReadProblem(f"{origin}: longer than {MOST_BYTES // 2**20} MB", "warning")
    elif record.record_type == WarcRecordType.conversion:
        text, problems = decode_or_tell(data, origin)
        yield from problems
        if text is not None:
            yield Article(id=address, text=text, url=address, origin=origin)
    else:
        yield from read_page(given, data, address, address, address)
