"""What is fuzzed: a target has small files to begin with, and a function that looks at what is made of the bytes of a broken one.

The function gives an outcome (what happened, roughly: a new one is worth breaking further) and raises Unsound, or
whatever else, where something is wrong.
"""

from __future__ import annotations

import atexit
import importlib.util
import io
import itertools
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings

import newsgraph
from newsgraph.articles import languages, metadata, parts, read, reading
from newsgraph.articles.formats import read_given
from newsgraph.articles.formats.given import Given, Settings
from newsgraph.articles.problems import guard
from newsgraph.articles.read import ReadProblem, _finish_all
from newsgraph.articles.reading import make_reading
from newsgraph.errors import RuleError, SetupError
from newsgraph.records import Article, KnowledgeGraph
from newsgraph.rules.files import SHAPES
from newsgraph.rules.folder import read_rules
from sample_files import FILES, PLAIN, SECOND, TITLE, parquet, pdf, tarred, warc, zipped
from test_export_hostile import CHECKS, graphs

_EVERY = Settings(languages=None)
_VARIABLE = re.compile(r"[\d]+|'[^']*'|“[^”]*”|\([^)]*\)|[^\x00-\x7f]+")


class Unsound(Exception):  # noqa: N818  (what was found, not an error of the program)
    """What was made is wrong."""


@dataclass(frozen=True, slots=True)
class Target:
    """What to break, and how to look at it."""

    seeds: tuple[bytes, ...]
    look: Callable[[bytes], Hashable]


# --- readers ------------------------------------------------------------------------------------------------------

_JSON_LD = json.dumps({"@type": "NewsArticle", "headline": TITLE, "author": [{"@type": "Person", "name": "Ann Weld"}],
                       "datePublished": "2024-03-05", "publisher": {"name": "The Courier"}})  # fmt: skip
_RICH_PAGE = f"""<html lang="en"><head><title>{TITLE} | The Courier</title><meta property="og:title" content="{TITLE}">
<meta name="author" content="Ann Weld and Jo Roth"><link rel="canonical" href="https://e.example/a">
<script type="application/ld+json">{_JSON_LD}</script></head><body><nav><a href="/">Home</a></nav><div id="main" class="story">
<h1>{TITLE}</h1><p class="byline">By Ann Weld</p><time datetime="2024-03-05">5 March</time><p>{SECOND}<br><br>Q&amp;A</p>
<ul><li>one</li><li><a href="x">two</a></li></ul><table><tr><th>Name</th><th>Post</th></tr><tr><td>Tomas Weir</td><td>mayor</td></tr></table>
<div class="related"><h2>More</h2></div><blockquote>“No,” he said.</blockquote></div></body></html>"""
_PARTS_MAIL = f"""From: =?utf-8?q?Ann_Weld?= <ann@e.example>
Subject: =?utf-8?b?{"QnJpZGdlIHNodXQ="}?=
List-Id: <news.e.example>
Content-Type: multipart/alternative; boundary="b1"

--b1
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Tomas Weir opposes=20the tax=E9.
--b1
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

PHA+VG9tYXMgV2VpciBvcHBvc2VzIHRoZSB0YXguPC9wPg==
--b1--
"""
_FEED_0_9 = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>C</title></channel>
<item rdf:about="u:1"><title>{TITLE}</title><link>https://e.example/1</link><description>&lt;p&gt;{SECOND}&lt;/p&gt;</description></item></rdf:RDF>"""
_MARKDOWN = f"---\ntitle: '{TITLE}'\ndate: 2024-03-05\nauthors: [Ann Weld, Jo Roth]\n---\n# {TITLE}\n\nBy Ann Weld\n\nPORT ELLERY, March 5 (Reuters) - {SECOND}\n\n- one\n- two\n"
_WARC_RECORD = (
    "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://e.example/{kind}\r\nContent-Type: {content}\r\n"
    "Content-Length: {length}\r\n\r\n{body}\r\n\r\n"
)


def _crawl() -> bytes:
    page = f"<html><body><h1>{TITLE}</h1><p>{SECOND}</p></body></html>"
    chunked = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n{len(page):x}\r\n{page}\r\n0\r\n\r\n"
    records = [
        ("warcinfo", "application/warc-fields", "software: x\r\n"),
        ("response", "application/http; msgtype=response", chunked),
        ("resource", "text/html", page),
        ("conversion", "text/plain", SECOND),
        ("revisit", "application/http", "HTTP/1.1 304 Not Modified\r\n\r\n"),
    ]
    return "".join(
        _WARC_RECORD.format(kind=kind, content=content, length=len(body), body=body) for kind, content, body in records
    ).encode()


_MORE: dict[str, tuple[str | bytes, ...]] = {
    "page.html": (_RICH_PAGE,),
    "feed.xml": (_FEED_0_9,),
    "mail.eml": (_PARTS_MAIL,),
    "box.mbox": (f"From a@b Tue Mar  5 10:00:00 2024\n{_PARTS_MAIL}\n\nFrom a@b Tue Mar  5 10:00:00 2024\n{_PARTS_MAIL}",),
    "rows.csv": ('id;text;date\n1;Tomas Weir opposes it.;5 March 2024\n2;"a;""b";\n',),
    "some.zip": (
        zipped({"a.csv": "id,text\n1,Tomas Weir opposes it.\n", "in.zip": zipped({"b.txt": SECOND}), "articles.yaml": "a/1: {title: x}\n"}),
    ),
    "some.tar": (tarred({"a.txt": SECOND, "b.json": '[{"text": "Tomas Weir."}]', "c.md": _MARKDOWN}, "w"),),
    "crawl.warc.gz": (warc({"https://e.example/b": _RICH_PAGE, "https://e.example/c": "x"}),),
    "paper.pdf": (pdf([["Page one", "Tomas Weir"], [SECOND[:40], "", "2"]]),),
}  # fmt: skip
_ALONE: dict[str, tuple[str | bytes, ...]] = {
    "note.txt": (PLAIN, "By Ann Weld\n\n" + "Tomas Weir op-\nposes the tax on\nthe old bridge at\n" * 6, "â€œNoâ€\x9d, &amp; so"),
    "note.md": (_MARKDOWN,),
    "lines.jsonl": (json.dumps({"id": "a", "text": PLAIN, "author": ["x"], "source": {"name": "C"}}) + "\n" + json.dumps({"url": "https://e.example", "body": "Tomas Weir."}),),
    "crawl.warc": (_crawl(),),
    **({"rows.parquet": (parquet({"id": ["a", "b"], "text": [SECOND, "x"], "authors": [["Ann Weld"], []]}),)} if importlib.util.find_spec("pyarrow") else {}),
}  # fmt: skip


def _reader(name: str) -> Target:
    files = [FILES[name], *_MORE.get(name, ())] if name in FILES else _ALONE[name]
    seeds = tuple(content if isinstance(content, bytes) else content.encode() for content in files)
    return Target(seeds, lambda data: look_at_file(name, data))


_SMALL = 10_000
"""Characters of a text for which it is remembered what is made of it."""


def remember_texts() -> None:
    """Lets what is made of a text alone be made once: its parts, which are wanted twice, and its language.

    In most broken files one article of several is broken, or what stands around them.
    """
    split, find = parts.split_article, languages.find_language

    @lru_cache(maxsize=2000)
    def split_once(text: str) -> list[parts.Part]:
        return split(text)

    def split_again(text: str) -> list[parts.Part]:
        if len(text) > _SMALL:
            return split(text)
        return [parts.Part(part.raw, part.words, part.kind, part.mask, part.rule) for part in split_once(text)]

    find_once = lru_cache(maxsize=2000)(find)
    metadata.split_article = reading.split_article = split_again  # type: ignore[attr-defined]
    read.find_language = lambda text: (find_once if len(text) <= _SMALL else find)(text)  # type: ignore[attr-defined]


_UNPACKED, _PACKED = 10, 10_000_000
"""Characters of articles for each byte of a file, and of all articles of a packed one."""


def look_at_file(name: str, data: bytes) -> Hashable:
    """Reads a file of that name from memory, as `read_articles` does, and looks at its articles and problems."""
    opened = Given(name, name, name, io.BufferedReader(io.BytesIO(data)), _EVERY)
    outcome: list[Hashable] = []
    most = _PACKED if data.startswith((b"PK", b"\x1f\x8b")) else _UNPACKED * len(data) + 1000
    for item in guard(_finish_all(read_given(opened), {}, name, _EVERY), name):
        if not isinstance(item, ReadProblem):
            outcome.append(look_at_article(item))
            most -= len(item.text)
            if most < 0:
                raise Unsound("more text than stands in the file")
            continue
        if "cannot be read: " in item.message:
            raise Unsound(item.message.partition("cannot be read: ")[2])
        if "\n" in item.message:
            raise Unsound("a message of two lines")
        outcome.append(_VARIABLE.sub("", item.message)[:80])
    return tuple(outcome[:3]), min(len(outcome), 4)


@lru_cache(maxsize=2000)  # of a feed, a table or an archive one member is broken at a time
def look_at_article(article: Article) -> Hashable:
    """Whether an article and its reading are sound: all offsets within, in order, and leading to what they say."""
    try:
        article.text.encode()
    except UnicodeError as error:
        raise Unsound("half a character") from error
    passages = article.source.passages if article.source else ()
    if any(not 0 <= passage.start < passage.end <= len(article.text) for passage in passages):
        raise Unsound("a passage outside of the text")
    reading = make_reading(article)
    at = 0
    for block in reading.blocks:
        span = reading.raw(block.start, block.end)
        if not at <= span.start <= span.end <= len(article.text):
            raise Unsound("a block outside of the text, or before the one before it")
        at = span.start
    for start, raw, length in reading.pieces:
        here, there = reading.text[start : start + length], article.text[raw : raw + length]
        pairs = zip(here, there, strict=True)
        if here != there and any(_is_plain(one) and _is_plain(other) and one != other for one, other in pairs):
            raise Unsound("a piece that is not the text's")
    known = tuple(bool(getattr(article, name)) for name in ("title", "authors", "published", "url", "publisher"))
    return (
        known,
        tuple(block.kind for block in reading.blocks[:4]),
        tuple(sorted({masked.rule for masked in reading.masked})),
    )


def _is_plain(char: str) -> bool:
    """Whether a character is one that nothing repairs."""
    return char.isascii() and char.isalnum()


# --- quotation marks, rules, writers, claims -----------------------------------------------------------------------

_QUOTED = (
    "“It is late,” Ann Weld said. “We go.”\n\n“It is ‘dark’ here,\n\n“and cold,” he added: «So be it».",
    "\"It's late,\" she said. 'No.'\n\n''Rock 'n' roll'' the '60s, the workers' hall ``so''.\n\nHe called it \"late\" and (\"dark\").",
    "„Ja“, sagte er. ‚Nein‘ “a “b “c “d” e” f” g”\n\nShe said: “Yes.",
)


def look_at_quotes(data: bytes) -> Hashable:
    """Pairs the quotation marks of a text: each pair stands in one paragraph, and those that meet lie in each other."""
    from newsgraph.nlp.page.layers import Layers
    from newsgraph.nlp.page.quotes import quotations_of
    from newsgraph.nlp.pipeline import make_doc

    layers = Layers(make_doc(_blank(), make_reading(Article("x", _decode(data)))))
    found = quotations_of(layers)
    for quotation in found:
        block = layers.blocks[quotation.block]
        first, last = quotation.outer
        if not block["start"] <= first <= quotation.start < quotation.end <= last <= block["end"]:
            raise Unsound(f"{quotation} is not in its paragraph")
    for one, other in itertools.combinations(found, 2):
        if one.start < other.start < one.end < other.end or other.start < one.start < other.end < one.end:
            raise Unsound(f"{one} and {other} cross")
    return tuple((each.opened, each.closed, each.depth) for each in found[:6])


@cache
def _blank() -> Any:
    import spacy

    return spacy.blank("en")


def _decode(data: bytes) -> str:
    return data.decode(errors="replace").replace("\0", "")


def _rules(name: str) -> Target:
    """A rule file that ships, and pieces of it, as a user's own."""
    whole = (Path(newsgraph.__file__).parent / "rules" / "en" / f"{name}.yaml").read_bytes()
    lines = whole.splitlines(keepends=True)
    parts = (b"".join(lines[at : at + 30]) for at in range(0, min(len(lines), 240), 60))
    return Target(tuple(parts), lambda data: look_at_rules(name, data))


def look_at_rules(name: str, data: bytes) -> Hashable:
    """Reads a rule file as a user's own: rules, or one line that names the file."""
    path = _scratch() / f"{name}.yaml"
    path.write_bytes(data)
    try:
        read_rules([path.parent])
    except (RuleError, SetupError) as error:
        if "\n" in str(error) or not str(error).startswith(str(path)):
            raise Unsound(f"a message of two lines, or without the file: {error}") from error
        return _VARIABLE.sub("", str(error).removeprefix(str(path)))[:60]
    finally:
        path.unlink()
    return "read"


@cache
def _scratch() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="rules-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _writer(name: str) -> Target:
    """A writer, and its reader: hypothesis makes the graph of the bytes."""

    @settings(database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(graphs())
    def check(graph: KnowledgeGraph) -> None:
        CHECKS[name](graph)

    look = check.hypothesis.fuzz_one_input  # type: ignore[attr-defined]
    seeds = tuple(bytes((number * step) % 256 for number in range(600)) for step in (1, 7, 31))
    return Target(seeds, lambda data: look(data) is None)


def look_at_claims(data: bytes) -> Hashable:
    """Reads a text with the trained model: all that it says stands in the text."""
    text = _decode(data)
    (extraction,) = _extractor()([Article("x", text)])
    for mention in extraction.mentions:
        if text[mention.start : mention.end] != mention.text:
            raise Unsound(f"{mention} does not say what stands there")
    for claim in extraction.claims:
        for span in (claim.evidence, *(span for spans in claim.spans.values() for span in spans)):
            if not 0 <= span.start < span.end <= len(text):
                raise Unsound(f"{claim.rule} lies outside of the text")
    return tuple(sorted({claim.rule for claim in extraction.claims}))[:5]


@cache
def _extractor() -> Any:
    from newsgraph.engine import ModelExtractor
    from newsgraph.nlp.model import DEFAULT_MODEL

    return ModelExtractor(DEFAULT_MODEL)()


_LIST = "Here is the Russian delegation: Vladimir Medinsky, aide to the president; Aleksandr Fomin, deputy minister.\n\n- Ann Weld, chair\n- Jo Roth, member (not present)"
_STORIES = (PLAIN, *_QUOTED, _LIST, "Former minister Tomas Weir, 61, denied that he opposes the tax.")


def _text(words: Iterable[str]) -> tuple[bytes, ...]:
    return tuple(each.encode() for each in words)


TARGETS: dict[str, Callable[[], Target]] = {
    **{name: partial(_reader, name) for name in (*FILES, *_ALONE)},
    "quotes": lambda: Target(_text(_QUOTED), look_at_quotes),
    **{f"rules {name}": partial(_rules, name) for name in SHAPES},
    **{f"writer {name}": partial(_writer, name) for name in CHECKS},
    "claims": lambda: Target(_text(_STORIES), look_at_claims),
}
