"""Mail: newsletters and messages, one (.eml) or many (.mbox), each an article."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage
from functools import lru_cache
from typing import IO, Any

from newsgraph.articles.feeds.entry import content_text
from newsgraph.articles.files import MOST_BYTES
from newsgraph.articles.formats.given import Given
from newsgraph.articles.known import KnownArticle, apply_known
from newsgraph.articles.problems import Item, ReadProblem, guard
from newsgraph.errors import InputError
from newsgraph.records import Article

_SENT = b"From "


_PARSED, _LONGEST_HEADER = 100, 500
"""Fields that are remembered, and the characters of the longest."""
_IF_BROKEN = {"content-type": "text/plain", "content-disposition": "inline"}
"""What the fields that have parameters say where these cannot be read (RFC 2045, 5.2; RFC 2183, 2.8)."""
_parse = HeaderRegistry()


@lru_cache(maxsize=_PARSED)
def _parse_again(name: str, value: str) -> Any:
    return _parse(name, value)


class _Fields(HeaderRegistry):
    """Makes the fields of messages' heads. Python's own reader asks for each some ten times and parses it each time anew."""

    def __call__(self, name: str, value: str) -> Any:
        try:
            return (_parse_again if len(value) <= _LONGEST_HEADER else _parse)(name, value)
        except IndexError:  # Python's own reader runs over the end of parameters that are cut off
            if name.lower() not in _IF_BROKEN:
                raise
            return _parse(name, _IF_BROKEN[name.lower()])


_POLICY = email.policy.default.clone(header_factory=_Fields())


def read(given: Given) -> Iterator[Item]:
    """The articles of a message or a mailbox."""
    if not given.head().startswith(_SENT):
        yield from _read_message(given, given.read_all(), given.id, given.name)
        return
    for number, data in enumerate(_messages(given.file), 1):
        origin = f"{given.name}: message {number}"
        if isinstance(data, InputError):
            yield ReadProblem(f"{origin}: {data}")
        else:
            yield from guard(_read_message(given, data, f"{given.id}/{number}", origin), origin)


def _messages(file: IO[bytes]) -> Iterator[bytes | InputError]:
    """The messages of a mailbox: each begins with a "From " line behind an empty one; one that is too long is told."""
    lines: list[bytes] = []
    size, blank, begun = 0, True, False
    while line := file.readline(MOST_BYTES):
        if blank and line.startswith(_SENT):
            if begun:
                yield _joined(lines, size)
            lines, size, begun = [], 0, True
        else:
            size += len(line)
            if size <= MOST_BYTES:
                lines.append(line[1:] if line.startswith(b">From ") else line)
        blank = not line.strip()
    if begun:
        yield _joined(lines, size)


def _joined(lines: list[bytes], size: int) -> bytes | InputError:
    return b"".join(lines) if size <= MOST_BYTES else InputError(f"longer than {MOST_BYTES // 2**20} MB")


def _read_message(given: Given, data: bytes, id_: str, origin: str) -> Iterator[Item]:
    try:
        message = email.message_from_bytes(data, policy=_POLICY)
        words = _words(message)
    except RecursionError as error:
        raise InputError(f"{origin}: parts nested too deeply") from error
    named = (_line(message, "Message-ID") or "").strip(" <>")
    title = _line(message, "Subject")
    if not words.strip():
        yield ReadProblem(f"{origin}: no text in it", "warning" if given.found else "error")
        return
    sender = _sender(message)
    # A list's letters come from its name, a person's from theirs.
    listed = any(_field(message, name) is not None for name in ("List-Id", "List-Unsubscribe"))
    known = KnownArticle(
        title=title,
        url=None,
        publisher=sender if listed else None,
        authors=(sender,) if sender and not listed else None,
        published=_line(message, "Date"),
    )
    warnings: list[str] = []
    source = given.source("mail", data, inside=named)
    article = Article(id=named or id_, text=f"# {title}\n\n{words}" if title else words, origin=origin, source=source)
    article = apply_known(article, known, warnings)
    yield from (ReadProblem(warning, "warning") for warning in warnings)
    yield article


def _words(message: EmailMessage) -> str:
    """The plain part of a message, or the words of its HTML where that says much more ("View this in a browser")."""
    plain, page = _part(message, "plain"), content_text(_part(message, "html"))
    plain = plain.replace("\r\n", "\n").strip("\n")
    return page if len(page) > 2 * len(plain) else plain


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    if part is None:
        return ""
    try:
        content = part.get_content()
    except (LookupError, UnicodeError, ValueError):  # a charset that there is not
        payload = part.get_payload(decode=True)
        content = payload.decode(errors="replace") if isinstance(payload, bytes) else ""
    return content if isinstance(content, str) else ""


def _line(message: EmailMessage, name: str) -> str | None:
    return " ".join(str(_field(message, name) or "").split()) or None


def _field(message: EmailMessage, name: str) -> Any:
    """A field of a message's head, None where Python's own reader of it fails, as it does on odd ones."""
    try:
        return message.get(name)
    except Exception:  # noqa: BLE001
        return None


def _sender(message: EmailMessage) -> str | None:
    addresses = getattr(_field(message, "From"), "addresses", ())
    return next((address.display_name for address in addresses if address.display_name), None)
