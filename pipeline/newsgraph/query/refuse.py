"""Refuses what is no question of this graph: SERVICE, updates, and what Oxigraph cannot parse.

Whether a text has a SERVICE is asked of the parser that would run it. The letters "service" are everywhere replaced by
letters that the text does not have, and that begin no keyword. That leaves every name, string and IRI what it was, only
spelt otherwise; but no text without these letters has the keyword. So if Oxigraph still parses it, it had none.
"""

from __future__ import annotations

import re
from itertools import product

import pyoxigraph

from newsgraph.errors import QueryError
from newsgraph.terms import PREFIXES

SERVICE = "SERVICE asks another server; newsgraph answers from its own graph only"

_LETTERS = re.compile(r"service", re.IGNORECASE | re.ASCII)
# SPARQL lets any letter be written by its number. Oxigraph as built for Python does not, outside strings and IRIs.
_ESCAPE = re.compile(r"\\\\|\\(?:u00|U000000)([46][1-9A-Fa-f]|[57][0-9Aa])")
# No keyword of SPARQL begins with q, j, z or k, and none is made of these letters.
_ODD_LETTERS = "qjzkxw"
_ODD_WORDS = re.compile(rf"(?=([{_ODD_LETTERS}]{{{len('service')}}}))")

# For messages only: Oxigraph has already refused where these are looked at.
_BLANK = re.compile(r"(?:\s|#[^\r\n]*)*")
_PROLOGUE = re.compile(r"(?:\s|#[^\r\n]*|(?:BASE|PREFIX\s+[^\s:<]*:)\s*<[^<>\s]*>)*", re.IGNORECASE)
_UPDATE = re.compile(r"(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b", re.IGNORECASE)


def refuse_service(text: str) -> None:
    """Raises QueryError if the text has a SERVICE, or has the word and does not parse."""
    spelt = _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[0], text)
    if not _LETTERS.search(spelt):
        return
    try:
        pyoxigraph.Store().query(_respell(spelt), prefixes=PREFIXES)
    except SyntaxError as error:
        raise QueryError(SERVICE if _parses(spelt) else explain(text, error)) from error
    except (ValueError, OSError, RuntimeError):
        return  # parsed; what else is wrong shows where it is asked


def explain(text: str, error: Exception) -> str:
    """Why Oxigraph does not take the text, in one line."""
    if not text[_end(_BLANK, text) :]:
        return "the query is empty"
    if update := _UPDATE.match(text, _end(_PROLOGUE, text)):
        return f"{update[1].upper()} would change the graph; ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
    return f"the query is not SPARQL 1.1: {one_line(error)}"


def one_line(error: BaseException) -> str:
    """The parser's message, cut before the list of all it would have taken."""
    message = " ".join(str(error).split())
    return message if len(message) <= 160 else message[:160].rsplit(",", 1)[0] + ", …"


def _respell(text: str) -> str:
    """Other letters for those of "service", capitals for capitals, so that unlike names stay unlike."""
    taken = {found[1] for found in _ODD_WORDS.finditer(text.lower())}
    word = next(word for word in map("".join, product(_ODD_LETTERS, repeat=len("service"))) if word not in taken)
    return _LETTERS.sub(lambda found: "".join(map(_with_case, word, found[0])), text)


def _with_case(letter: str, like: str) -> str:
    return letter.upper() if like.isupper() else letter


def _parses(text: str) -> bool:
    """Whether Oxigraph parses the text, without running it: two arguments that exclude each other stop it in between."""
    graph = pyoxigraph.DefaultGraph()
    try:
        pyoxigraph.Store().query(text, prefixes=PREFIXES, use_default_graph_as_union=True, default_graph=graph)
    except SyntaxError:
        return False
    except ValueError:
        return True
    return True


def _end(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0
