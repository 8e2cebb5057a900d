"""Asks random mutations of hostile SPARQL texts, with a socket on 127.0.0.1 on which nothing may arrive.

    python scripts/fuzz_sparql.py [--count 1000] [--seed 1] [--layer both|barrier] [--in exports]

Every text must end as a table or a QueryError of one line, leave the graph as it was, and never be heard on the socket.
`--layer barrier` leaves out the refusal before, so that what has a SERVICE really runs, and only the process holds it.
"""

from __future__ import annotations

import argparse
import random
import re
import socket
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Self
from unittest import mock

import pyoxigraph

from newsgraph.errors import QueryError
from newsgraph.query import Limits, open_store, run_sparql

LEAK = 'BIND(IRI(CONCAT("{url}?n=", ENCODE_FOR_URI(STR(?o)))) AS ?u)'
SERVICE_TEXTS = {
    "plain": "SELECT * WHERE {{ SERVICE <{url}> {{ ?x ?y ?z }} }}",
    "silent": "SELECT * WHERE {{ SERVICE SILENT <{url}> {{ ?x ?y ?z }} }}",
    "case": "select * where {{ sErViCe<{url}>{{ ?x ?y ?z }} }}",
    "dot before": "SELECT ?p WHERE {{ ?s a ?o.SERVICE <{url}> {{ ?x ?y ?p }} }}",
    "semicolon before": "SELECT ?p WHERE {{ ?s ?p ?o;SERVICE <{url}> {{ ?x ?y ?z }} }}",
    "semicolon and name": "PREFIX : <{url}> SELECT ?p WHERE {{ ?s ?p ?o ; SERVICE:x {{ ?x ?y ?z }} }}",
    "bracket before": "SELECT * WHERE {{ OPTIONAL {{ ?s ?p 1 }}SERVICE <{url}> {{ ?x ?y ?z }} }}",
    "true before": "SELECT * WHERE {{ OPTIONAL {{ ?s ?p trueSERVICE <{url}> {{ ?x ?y ?z }} }} }}",
    "number before": "SELECT * WHERE {{ OPTIONAL {{ ?s ?p 1SERVICE <{url}> {{ ?x ?y ?z }} }} }}",
    "string before": "SELECT * WHERE {{ OPTIONAL {{ ?s ?p 'x'SERVICE <{url}> {{ ?x ?y ?z }} }} }}",
    "prefix of that name": "PREFIX trueqqqqqqq: <urn:> PREFIX : <{url}> SELECT * {{ OPTIONAL {{ ?s ?p trueSERVICE:x {{ }} }} }}",
    "name": "PREFIX x: <{url}> SELECT * WHERE {{ SERVICE x:y {{ ?x ?y ?z }} }}",
    "name without prefix": "PREFIX : <{url}> SELECT * WHERE {{ SERVICE:x {{ ?x ?y ?z }} }}",
    "base": "BASE <{url}> SELECT * WHERE {{ SERVICE <x> {{ ?x ?y ?z }} }}",
    "comment ended by CR": "SELECT * WHERE {{ # none\rSERVICE <{url}> {{ ?x ?y ?z }} }}",
    "comment ended by LF": "SELECT * WHERE {{ # none\nSERVICE <{url}> {{ ?x ?y ?z }} }}",
    "comment ended by NEL": "SELECT * WHERE {{ # none\x85SERVICE <{url}> {{ ?x ?y ?z }} }}",
    "comment ended by FF": "SELECT * WHERE {{ # none\x0cSERVICE <{url}> {{ ?x ?y ?z }} }}",
    "comment ended by LS": "SELECT * WHERE {{ # none\u2028SERVICE <{url}> {{ ?x ?y ?z }} }}",
    "comment in between": "SELECT * WHERE {{ SERVICE#'\r<{url}>#{{\r{{ ?x ?y ?z }} }}",
    "comment with quote": "SELECT * WHERE {{ # '''\n SERVICE <{url}> {{ ?x ?y ?z }} # '''\n }}",
    "string with hash": "SELECT * WHERE {{ BIND('#' AS ?h) SERVICE <{url}> {{ ?x ?y ?z }} }}",
    "string with escapes": "SELECT * WHERE {{ BIND('\\'' AS ?h) SERVICE <{url}> {{ ?x ?y ?z }} BIND('\\'' AS ?i) }}",
    "less than": "SELECT * WHERE {{ FILTER(1<2) SERVICE <{url}> {{ ?x ?y ?z }} FILTER(2>1) }}",
    "letter by number": "SELECT * WHERE {{ \\u0053ERVICE <{url}> {{ ?x ?y ?z }} }}",
    "letters by long number": "SELECT * WHERE {{ S\\U00000045\\u0072vice <{url}> {{ ?x ?y ?z }} }}",
    "long s": "SELECT * WHERE {{ \u017fERVICE <{url}> {{ ?x ?y ?z }} }}",
    "wide letters": "SELECT * WHERE {{ \uff33\uff25\uff32\uff36\uff29\uff23\uff25 <{url}> {{ ?x ?y ?z }} }}",
    "no-break space": "SELECT * WHERE {{ \u00a0SERVICE\u00a0<{url}> {{ ?x ?y ?z }} }}",
    "byte order mark": "\ufeffSELECT * WHERE {{ SERVICE <{url}> {{ ?x ?y ?z }} }}",
    "variable": "SELECT * WHERE {{ VALUES ?u {{ <{url}> }} SERVICE ?u {{ ?x ?y ?z }} }}",
    "leak": f"SELECT * WHERE {{{{ ?s rdfs:label ?o {LEAK} SERVICE ?u {{{{ ?x ?y ?z }}}} }}}}",
    "leak, silent": f"SELECT * WHERE {{{{ ?s rdfs:label ?o {LEAK} SERVICE SILENT ?u {{{{ }}}} }}}}",
    "sub-query": "SELECT * WHERE {{ {{ SELECT ?x {{ {{ SELECT * {{ SERVICE <{url}> {{ ?x ?y ?z }} }} }} }} }} }}",
    "OPTIONAL": "SELECT * WHERE {{ ?s ?p ?o OPTIONAL {{ SERVICE <{url}> {{ ?s ?y ?z }} }} }}",
    "UNION": "SELECT * WHERE {{ {{ ?s ?p ?o }} UNION {{ SERVICE <{url}> {{ ?s ?y ?z }} }} }}",
    "GRAPH": "SELECT * WHERE {{ GRAPH ?g {{ ?s ?p ?o SERVICE <{url}> {{ ?s ?y ?z }} }} }}",
    "MINUS": "SELECT * WHERE {{ ?s ?p ?o MINUS {{ SERVICE <{url}> {{ ?s ?y ?z }} }} }}",
    "LATERAL": "SELECT * WHERE {{ ?s ?p ?o LATERAL {{ SERVICE <{url}> {{ ?s ?y ?z }} }} }}",
    "EXISTS": "SELECT * WHERE {{ ?s ?p ?o FILTER EXISTS {{ SERVICE <{url}> {{ ?s ?y ?z }} }} }}",
    "NOT EXISTS": "SELECT * WHERE {{ ?s ?p ?o FILTER NOT EXISTS {{ SERVICE <{url}> {{ ?s ?y ?z }} }} }}",
    "EXISTS in BIND": "SELECT * WHERE {{ BIND(EXISTS {{ SERVICE <{url}> {{ ?s ?y ?z }} }} AS ?b) }}",
    "EXISTS in HAVING": "SELECT ?s {{ ?s ?p ?o }} GROUP BY ?s HAVING(EXISTS {{ SERVICE <{url}> {{ ?s ?y ?z }} }})",
    "EXISTS in ORDER BY": "SELECT ?s {{ ?s ?p ?o }} ORDER BY (EXISTS {{ SERVICE <{url}> {{ ?s ?y ?z }} }})",
    "EXISTS in a projection": "SELECT (EXISTS {{ SERVICE <{url}> {{ ?x ?y ?z }} }} AS ?b) {{}}",
    "service in service": "SELECT * {{ SERVICE <{url}> {{ SERVICE <{url}> {{ ?x ?y ?z }} }} }}",
    "ASK": "ASK {{ SERVICE <{url}> {{ ?x ?y ?z }} }}",
    "CONSTRUCT": "CONSTRUCT {{ ?x ?y ?z }} WHERE {{ SERVICE <{url}> {{ ?x ?y ?z }} }}",
    "DESCRIBE": "DESCRIBE ?x WHERE {{ SERVICE <{url}> {{ ?x ?y ?z }} }}",
    "after a variable of that name": "SELECT ?service {{ ?service ?p ?o SERVICE <{url}> {{ ?service ?y ?z }} }}",
}
"""Spellings of SERVICE, each to be refused; `{url}` stands for the place that listens."""

UPDATE_TEXTS = {
    "LOAD": "LOAD <{url}>",
    "LOAD SILENT INTO": "LOAD SILENT <{url}> INTO GRAPH <urn:g>",
    "INSERT DATA": "INSERT DATA {{ <urn:a> <urn:b> 1 }}",
    "DELETE WHERE": "PREFIX a: <urn:b> # x\rDELETE WHERE {{ ?s ?p ?o }}",
    "MODIFY": "WITH <urn:g> DELETE {{ ?s ?p ?o }} INSERT {{ ?s ?p 1 }} WHERE {{ ?s ?p ?o }}",
    "DELETE and a question": "DELETE {{ ?s ?p ?o }} WHERE {{ {{ SELECT * WHERE {{ ?s ?p ?o }} }} }}",
    "CLEAR": "CLEAR ALL",
    "DROP": "DROP SILENT DEFAULT",
    "CREATE": "CREATE GRAPH <{url}>",
    "COPY": "COPY <{url}> TO DEFAULT",
    "MOVE": "MOVE DEFAULT TO <urn:g>",
    "ADD": "ADD <{url}> TO DEFAULT",
}
"""Updates, each to be refused by its name."""

OTHER_TEXTS = {
    "two statements": "SELECT * WHERE {{ ?s ?p ?o }} ; LOAD <{url}>",
    "two questions": "ASK {{}} ASK {{ SERVICE <{url}> {{ }} }}",
    "LOAD by number": "\\u004cOAD <{url}>",
    "FROM": "SELECT * FROM <{url}> WHERE {{ ?s ?p ?o }}",
    "FROM NAMED": "SELECT * FROM NAMED <{url}> WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "GRAPH of an address": "SELECT * WHERE {{ GRAPH <{url}> {{ ?s ?p ?o }} }}",
    "property function": "SELECT * WHERE {{ ?s <{url}> (1 2) ; <java:java.net.URL> 'x' }}",
    "function": "SELECT (<{url}>(1) AS ?x) (<java:java.lang.Runtime>('x') AS ?y) WHERE {{}}",
    "datatype": "SELECT ('x'^^<{url}> AS ?x) (DATATYPE('x'^^<{url}>) AS ?y) WHERE {{}}",
    "DESCRIBE an address": "DESCRIBE <{url}>",
    "path bomb": "SELECT * {{ ?s ((<urn:a>|!<urn:b>)*/(<urn:a>|!<urn:b>)*)* ?o . <{url}> ?p ?o }}",
    "product": "SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k <{url}> }}",
    "sort of a product": "SELECT * {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != <{url}>) }} ORDER BY ?i ?f ?c",
    "doubled strings": "SELECT (CONCAT(?b,?b) AS ?c) {{ BIND(REPLACE('{url}','.','................') AS ?a) BIND(REPLACE(?a,'.',?a) AS ?b) }}",
    "bad pattern": "SELECT (REGEX('aaaaaaaaaaaaaaaaaaaaaaaaaaaa', '(a*)*(a*)*b') AS ?c) {{}}",
}
"""What must come to nothing else than an answer or one line."""

HARMLESS_TEXTS = {
    "variable": "SELECT ?service ?SERVICE WHERE {{ BIND(1 AS ?service) BIND(2 AS ?SERVICE) }}",
    "dollar variable": "SELECT $service WHERE {{ VALUES $service {{ 1 }} }}",
    "string": "SELECT ('SERVICE <{url}> {{' AS ?x) WHERE {{}}",
    "string of quotes": "SELECT ('''it's \" SERVICE <{url}> {{''' AS ?x) (\"\"\"it's '' SERVICE {{\"\"\" AS ?y) WHERE {{}}",
    "escaped string": "SELECT ('\\\\u0053ERVICE \\u0053ERVICE service' AS ?x) WHERE {{}}",
    "language": "SELECT ('x'@service AS ?x) WHERE {{}}",
    "comment": "SELECT (1 AS ?x) WHERE {{}} # SERVICE <{url}> {{",
    "comment ended by CR": "SELECT (1 AS ?x) # SERVICE\rWHERE {{ BIND(2 AS ?service) }}",
    "prefix": "PREFIX service: <urn:SERVICE#> SELECT (service:service AS ?x) WHERE {{}}",
    "prefix in capitals": "PREFIX SERVICE: <{url}> SELECT (SERVICE:SERVICE AS ?x) WHERE {{}}",
    "address": "SELECT (<{url}/SERVICE> AS ?x) (<service:x> AS ?y) WHERE {{}}",
    "blank node": "SELECT (1 AS ?x) WHERE {{ OPTIONAL {{ _:service ?p ?o ; ?q ?r }} }} LIMIT 1",
    "parts of words": "SELECT ?microservices (1 AS ?serviceable) WHERE {{ VALUES ?microservices {{ 'selfservice' }} }}",
    "insert": "SELECT ?insert WHERE {{ VALUES ?insert {{ 'DELETE WHERE' }} }}",
}
"""Questions that only hold such words, each to be answered by one row."""

HOSTILE = {**SERVICE_TEXTS, **UPDATE_TEXTS, **OTHER_TEXTS}

_PIECES = (
    *(
        ".",
        ";",
        ",",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "<",
        ">",
        "'",
        '"',
        "'''",
        "\\",
        "#",
        "#\r",
        "#x\n",
        "\r",
        "\n",
        "\t",
    ),
    *(
        "\x00",
        "\x85",
        "\u00a0",
        "\u2028",
        "\ufeff",
        "\U0001f600",
        "\u0053",
        "\\u0053",
        "\\U00000053",
        "%53",
        "^",
        "!",
        "*",
    ),
    *(
        " SERVICE ",
        "SERVICE<{url}>{}",
        " SERVICE SILENT ?u {} ",
        " <{url}> ",
        "?u",
        " true",
        " 1",
        "a",
        ":",
        "_:b",
        "@en",
    ),
    *(
        " UNION ",
        " OPTIONAL ",
        " MINUS ",
        " GRAPH ?g ",
        " FILTER EXISTS ",
        " LATERAL ",
        " VALUES ?u { <{url}> } ",
        " a ",
    ),
    *(
        " FROM <{url}> ",
        " LOAD <{url}> ",
        " ; ",
        " SELECT * ",
        " ASK ",
        " CONSTRUCT ",
        " DESCRIBE ",
        " WHERE ",
        " LIMIT 2 ",
    ),
)
_BLANKS = (" ", "\r", "\n", "\t", "#\r", "# SERVICE <x> {\n", "#'\r", '#"""\n', "#<\r\n")
_AROUND = (
    *(
        (" { ", " } "),
        (" { SELECT * { ", " } } "),
        (" OPTIONAL { ", " } "),
        (" {} UNION { ", " } "),
        (" GRAPH ?g { ", " } "),
    ),
    *(
        (" ?a ?b ?c . MINUS { ", " } "),
        (" FILTER EXISTS { ", " } "),
        (" FILTER NOT EXISTS { ", " } "),
        ("?a a ?b.", ""),
    ),
    *(
        (" BIND(1 AS ?service)", " "),
        (" ?a ?b ?c LATERAL { ", " } "),
        (" VALUES ?v { 'SERVICE' } { ", " } "),
        ("", " ?d ?e ?f "),
    ),
)


class Ear:
    """Listens on a port of 127.0.0.1. The kernel takes the calls; no thread, so that questions are forked as ever."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=100)
        self._socket.setblocking(False)
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def heard(self) -> int:
        """How many have called since the last time."""
        calls = 0
        with suppress(BlockingIOError):
            while True:
                self._socket.accept()[0].close()
                calls += 1
        return calls


def mutate(rng: random.Random, texts: Sequence[str], url: str) -> str:
    """One of the texts, mutated a few times: more often into one that still parses than not."""
    text = rng.choice(texts)
    for _ in range(rng.randint(1, 4)):
        text = _respell(rng, text) if rng.random() < 0.8 else _break(rng, text, rng.choice(texts), url)
    return text


def _respell(rng: random.Random, text: str) -> str:
    """A blank written otherwise, a word in other case, or the body one level deeper: mostly the same question."""
    place = rng.choice([place for place, letter in enumerate(text) if letter in " {}"] or [0])
    start, end = text.find("{"), text.rfind("}")
    kind = rng.randrange(4)
    if kind == 0 or start < 0 or end < start:
        return text[:place] + rng.choice(_BLANKS) + text[place:]
    if kind == 1:
        return text[:place] + text[place : place + 10].swapcase() + text[place + 10 :]
    opening, closing = rng.choice(_AROUND)
    return f"{text[: start + 1]}{opening}{text[start + 1 : end]}{closing}{text[end:]}"


def _break(rng: random.Random, text: str, other: str, url: str) -> str:
    """Spliced, cut, sprinkled, escaped or repeated."""
    start, end = sorted(rng.randint(0, len(text)) for _ in range(2))
    cut = rng.randint(0, len(other))
    short = text[start : min(end, start + 12)]
    piece = rng.choice(_PIECES).replace("{url}", url)
    return rng.choice(
        (
            text[:start] + other[cut:],
            text[:start] + other[cut : cut + rng.randint(1, 60)] + text[start:],
            text[:start] + text[start + rng.randint(1, 3) :],
            text[:start] + piece + text[start:],
            text[:start] + piece + text[end:],
            text[:start] + "".join(f"\\u{ord(letter):04x}" for letter in short[:2]) + text[start + 2 :],
            text[:start] + short * rng.choice((2, 3, 30, 1000)) + text[start:],
            text[:start] + "{" * 200 + text[start:end] + "}" * 200 + text[end:],
        )
    )


def ask(store: pyoxigraph.Store, text: str, limits: Limits) -> str:
    """What became of the text: "an answer", or its error. Raises AssertionError where it is none of one line."""
    size = len(store)
    try:
        table = run_sparql(store, text, limits)
    except QueryError as error:
        said = str(error)
    else:
        assert all(len(row) == len(table.columns) for row in table.rows)
        said = "an answer"
    assert "\n" not in said, repr(said)
    assert len(store) == size, "the graph was changed"
    return said


def fuzz(store: pyoxigraph.Store, count: int, seed: int, limits: Limits) -> Counter[str]:
    """How the mutations ended, by the first words. Raises AssertionError with the text that broke a promise."""
    rng = random.Random(seed)  # noqa: S311  (a repeatable one)
    ends: Counter[str] = Counter()
    with Ear() as ear:
        texts = [text.format(url=ear.url) for text in (*HOSTILE.values(), *HARMLESS_TEXTS.values())]
        for number in range(count):
            text = mutate(rng, texts, ear.url)
            try:
                ends[_kind(ask(store, text, limits))] += 1
                assert ear.heard() == 0, "it called"
            except BaseException:
                print(f"text {number} of seed {seed}: {text!r}", file=sys.stderr)
                raise
    return ends


def _kind(said: str) -> str:
    """The first words, without what is the text's own."""
    first = re.split(r"[:;]", said)[0]
    return re.sub(r"[0-9][0-9,.]*", "N", re.sub(r"^[A-Z]+ would", "an update would", first))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layer", choices=("both", "barrier"), default="both")
    parser.add_argument("--in", dest="folder", type=Path, default=Path("exports"))
    given = parser.parse_args()
    begun = time.monotonic()
    refuse = mock.patch("newsgraph.query.oxigraph.refuse_service")
    with refuse if given.layer == "barrier" else nullcontext():
        ends = fuzz(open_store(given.folder), given.count, given.seed, Limits(seconds=2, memory=500, rows=100))
    for end, times in ends.most_common():
        print(f"{times:6}  {end}")
    print(f"{given.count} texts, seed {given.seed}: none heard, none died, {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
