"""One short article in each format that is read, and what is known of it there. Invented, like all in it."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from pathlib import Path
from typing import Any

FIRST = (
    "Lucia Ferrante, the mayor of Port Ellery, said on Tuesday that the bridge would be closed until the end of May."
)
SECOND = "Tomas Weir opposes the tax, and his party will vote against it on Friday in the council."
TITLE = "Bridge shut in Port Ellery"
PLAIN = f"# {TITLE}\n\n{FIRST}\n\n{SECOND}"
PARAGRAPHS = f"<p>{FIRST}</p><p>{SECOND}</p>"
PAGE = f'<!doctype html><html lang="en"><body><article><h1>{TITLE}</h1>{PARAGRAPHS}</article></body></html>'
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Ellery Courier</title><item>
 <title>Bridge shut&nbsp;in Port Ellery</title><link>https://ellery.example/rss</link>
 <pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate><dc:creator>Ann Weld</dc:creator>
 <content:encoded><![CDATA[{PARAGRAPHS}]]></content:encoded></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Ellery Courier</title><entry><id>urn:ellery:1</id>
 <title>{TITLE}</title><link href="https://ellery.example/atom"/><published>2024-03-05T10:00:00Z</published>
 <author><name>Ann Weld</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{PARAGRAPHS}</div></content></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Ellery Courier",
    "items": [
        {
            "id": "jf1",
            "title": TITLE,
            "content_html": PARAGRAPHS,
            "date_published": "2024-03-05T10:00:00Z",
            "authors": [{"name": "Ann Weld"}],
        }
    ],
}
MAIL = f"""From: Ann Weld <ann@ellery.example>
Subject: {TITLE}
Date: Tue, 05 Mar 2024 10:00:00 +0000
Message-ID: <m1@ellery.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

{FIRST}

{SECOND}
"""
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT = f"""<?xml version="1.0"?><w:document {_W}><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{TITLE}</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">{FIRST[:20]}</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t>{FIRST[20:]}</w:t></w:r></w:p>
<w:p><w:r><w:t>{SECOND}</w:t></w:r></w:p></w:body></w:document>"""
CONTAINER = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/c.opf"/></rootfiles></container>'
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:publisher>The Ellery Courier</dc:publisher><dc:creator>Ann Weld</dc:creator><dc:date>2024-03-05</dc:date></metadata>
<manifest><item id="a" href="one.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>"""


def zipped(members: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            # Without the time of day, so that the same members are the same bytes.
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def pax_header(content: str) -> bytes:
    """A tar archive of one header of the newer kind, whose lines begin with their lengths."""
    header = tarfile.TarInfo("header")
    header.type, header.size = tarfile.XHDTYPE, len(content)
    return (
        header.tobuf(tarfile.USTAR_FORMAT)
        + content.encode().ljust(tarfile.BLOCKSIZE, b"\0")
        + bytes(2 * tarfile.BLOCKSIZE)
    )


def tarred(members: dict[str, str | bytes], mode: str = "w:gz") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            data = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def warc(pages: dict[str, str | bytes], kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    """A crawl of these pages, one member of gzip a record, as crawlers write it."""
    records = []
    for number, (address, page) in enumerate(pages.items()):
        data = page.encode() if isinstance(page, str) else page
        body = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + data
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-03-05T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        records.append(gzip.compress(head.encode() + body + b"\r\n\r\n", mtime=0))
    return b"".join(records)


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF with these lines on its pages, twelve points a line; an empty one is a gap."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    kids = []
    for lines in pages:
        shown = "".join(f"({line.replace('(', '[').replace(')', ']')}) Tj T* " if line else "T* " for line in lines)
        stream = f"BT /F1 10 Tf 12 TL 50 750 Td {shown}ET"
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {len(objects) + 2} 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    out, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    return out.encode("latin-1")


def parquet(rows: dict[str, list[Any]]) -> bytes:
    """A table; only where pyarrow is installed."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    file = io.BytesIO()
    pq.write_table(pa.table(rows), file)
    return file.getvalue()


def wrapped(text: str, width: int = 60) -> list[str]:
    import textwrap

    return textwrap.wrap(text, width)


FILES: dict[str, str | bytes] = {
    "page.html": PAGE,
    "feed.xml": RSS,
    "feed.atom": ATOM,
    "feed.json": json.dumps(JSON_FEED),
    "answer.json": json.dumps(
        {"status": "ok", "articles": [{"headline": TITLE, "content": PLAIN, "author": "Ann Weld"}]}
    ),
    "list.json": json.dumps([{"title": TITLE, "text": PLAIN}]),
    "one.json": json.dumps({"title": TITLE, "text": PLAIN}, indent=1),
    "rows.csv": f'Headline,Body,Date\r\n"{TITLE}","{PLAIN}",2024-03-05\r\n',
    "rows.tsv": f'id\ttext\na\t"{PLAIN}"\n',
    "mail.eml": MAIL,
    "box.mbox": f"From ann Tue Mar  5 10:00:00 2024\n{MAIL}",
    "some.zip": zipped({"deep/page.html": PAGE, "README.txt": "x", "picture.png": "x"}),
    "some.tar": tarred({"deep/page.html": PAGE}, "w"),
    "some.tgz": tarred({"deep/lines.jsonl": json.dumps({"id": "a", "text": PLAIN})}),
    "lines.jsonl.gz": gzip.compress(json.dumps({"id": "a", "text": PLAIN}).encode(), mtime=0),
    "page.html.gz": gzip.compress(PAGE.encode(), mtime=0),
    "paper.docx": zipped({"word/document.xml": DOCUMENT}),
    "book.epub": zipped(
        {
            "META-INF/container.xml": CONTAINER,
            "OEBPS/c.opf": PACKAGE,
            "OEBPS/one.xhtml": PAGE.replace(PARAGRAPHS, PARAGRAPHS + PARAGRAPHS),
        }
    ),
    "crawl.warc.gz": warc({"https://ellery.example/a": PAGE}),
    "crawl.wacz": zipped({"archive/a.warc.gz": warc({"https://ellery.example/a": PAGE}), "datapackage.json": "{}"}),
    "paper.pdf": pdf([[TITLE, "", "", *wrapped(FIRST), "", *wrapped(SECOND)]]),
}
"""Name -> content of a file for each reader."""


def write_file(folder: Path, name: str) -> Path:
    path = folder / name
    content = FILES[name]
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
