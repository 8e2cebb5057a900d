"""A question ends: by its own end, by a limit with one line that says which, or with whoever asked it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest

from newsgraph.errors import QueryError
from newsgraph.jsonl import write_graph
from newsgraph.query import Limits, Table, evaluate, open_store, run_named, run_sparql, sandbox, worker
from sample_graph import sample_graph

PEOPLE = "SELECT ?name WHERE { ?person a foaf:Person ; rdfs:label ?name } ORDER BY ?name"
TRIPLES = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
PRODUCT = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
ENDLESS = f"SELECT (COUNT(*) AS ?n) WHERE {{ {PRODUCT} }}"
PATHS = "SELECT * WHERE { ?s ((!<urn:a>|^!<urn:b>)*/(!<urn:c>|^!<urn:d>)*)* ?o , ?p . ?o (!<urn:a>|^!<urn:b>)* ?p }"
SORT = f"SELECT * WHERE {{ {PRODUCT} }} ORDER BY ?l ?f"
DEEP = f"SELECT * WHERE {{ FILTER({'(' * 20_000}1{')' * 20_000}) }}"

forks = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    return open_store(sample_graph())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_graph(sample_graph(), tmp_path)
    return tmp_path


@pytest.fixture(params=["forked", "started"])
def _apart(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways to have a process of one's own."""
    if request.param == "forked" and sys.platform != "linux":
        pytest.skip("processes are forked on Linux only")
    monkeypatch.setattr(sandbox, "_may_fork", lambda: request.param == "forked")


def said(store: pyoxigraph.Store, text: str, limits: Limits) -> str:
    with pytest.raises(QueryError) as caught:
        run_sparql(store, text, limits)
    assert "\n" not in str(caught.value)
    return str(caught.value)


# --- limits ------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_apart")
@pytest.mark.parametrize(
    ("text", "limits", "message"),
    [
        (ENDLESS, Limits(seconds=0.5), "ended after 0.5 s; ask for less, or give it more time by --timeout"),
        (PATHS, Limits(seconds=0.5), "ended after 0.5 s"),
        (SORT, Limits(memory=300), "needs more than 300 MB of memory; ask for less, or allow more by --memory"),
        (DEEP, Limits(), "the query has brackets 20,002 deep; at most 100 are taken"),
        (DEEP, Limits(depth=1_000_000), "the query is nested too deeply, or too long, for Oxigraph"),
        (f"SELECT ('{')' * 50_000}' AS ?x) {DEEP[8:]}", Limits(), "brackets 20,002 deep"),
        (f"ASK {{ FILTER({'!' * 100_000}true) }}", Limits(), "nested too deeply, or too long, for Oxigraph"),
        (f"ASK {{}} # {'x' * 1_000_000}", Limits(), "has 1,000,009 characters; at most 1,000,000 are taken"),
        ("SELECT ?x WHERE {", Limits(), "not SPARQL 1.1"),
        ("SELECT ('\ud800' AS ?x) {}", Limits(), "the query cannot be answered"),
    ],
    ids=["product", "paths", "sort", "deep", "too deep", "hidden depth", "nots", "long", "wrong", "surrogate"],
)
def test_query_limits_end_a_question_in_one_line(
    store: pyoxigraph.Store, text: str, limits: Limits, message: str
) -> None:
    assert message in said(store, text, limits)


@pytest.mark.usefixtures("_apart")
@pytest.mark.parametrize(
    "text",
    [
        "ASK { ?s ?p ?o }",
        PEOPLE,
        "SELECT (1 AS ?i) (1.5e0 AS ?d) (true AS ?b) ('ж\"\\n' AS ?s) (?no AS ?n) (1e999 AS ?inf) {}",
        f"SELECT ({'9' * 5000} AS ?i) ('x'^^xsd:integer AS ?j) {{}}",
        TRIPLES,
        "SELECT ?x {} LIMIT 0",
    ],
)
def test_query_apart_is_answered_as_here(store: pyoxigraph.Store, text: str) -> None:
    assert run_sparql(store, text) == evaluate(store, text)


@pytest.mark.parametrize(
    ("text", "rows", "kept", "cut"),
    [
        (PEOPLE, 2, 2, True),
        (PEOPLE, 12, 12, False),
        (PEOPLE, 11, 11, True),
        (PEOPLE, None, 12, False),
        (f"{PEOPLE} LIMIT 2", 2, 2, False),
        (TRIPLES, 3, 3, True),
        (f"SELECT * WHERE {{ {PRODUCT} }}", 1000, 1000, True),
        ("ASK { ?s ?p ?o }", 1, 1, False),
    ],
)
def test_query_rows_are_cut_and_said_to_be(
    store: pyoxigraph.Store, text: str, rows: int | None, kept: int, cut: bool
) -> None:
    table = run_sparql(store, text, Limits(rows=rows))
    assert (len(table.rows), table.cut) == (kept, cut)
    assert table == run_sparql(store, text, Limits(rows=rows))


def test_query_triples_that_are_kept_are_the_first_in_order(store: pyoxigraph.Store) -> None:
    everything = run_sparql(store, TRIPLES, Limits(rows=None)).rows
    assert run_sparql(store, TRIPLES, Limits(rows=5)).rows == everything[:5]


def test_query_rows_too_long_are_cut(store: pyoxigraph.Store) -> None:
    text = "SELECT ('1234567890' AS ?x) WHERE { ?s ?p ?o }"
    assert run_sparql(store, text, Limits(size=35)) == Table(("x",), (("1234567890",),) * 3, cut=True)


def test_query_named_has_limits_where_given(store: pyoxigraph.Store) -> None:
    everything = run_named(store, "stances")
    assert run_named(store, "stances", {}, Limits(rows=1)) == Table(everything.columns, everything.rows[:1], cut=True)
    assert not everything.cut


@pytest.mark.parametrize(
    "fields",
    [
        {"seconds": 0},
        {"seconds": -1},
        {"seconds": float("nan")},
        {"seconds": float("inf")},
        {"rows": -1},
        {"memory": 0},
    ],
)
def test_query_limits_refuse_what_is_no_limit(fields: dict[str, float]) -> None:
    with pytest.raises(QueryError, match="limit is"):
        Limits(**fields)  # type: ignore[arg-type]


# --- the process -------------------------------------------------------------------------------------------------


def _kill_oneself(number: int) -> Callable[..., bytes]:
    return lambda *_: os.kill(os.getpid(), number) or b""


@forks
@pytest.mark.parametrize(
    ("end", "message"),
    [
        (_kill_oneself(signal.SIGKILL), "was killed, as the system does where memory is short"),
        (_kill_oneself(signal.SIGBUS), "the query ended its process (SIGBUS)"),
        (lambda *_: os._exit(3), "the query ended its process (exit code 3)"),
        (lambda *_: b"{", "the query ended its process (exit code 0)"),
        (lambda *_: [].append, "the query ended its process (exit code 1)"),
    ],
    ids=["killed", "bus error", "exit", "half an answer", "fault of ours"],
)
def test_query_process_that_dies_is_one_line(
    store: pyoxigraph.Store, end: Callable[..., bytes], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "_answer", end)
    assert message in said(store, PEOPLE, Limits())


def _try_to_open(*_: object) -> Table:
    tried = []
    for attempt in (socket.socket, socket.socketpair, os.pipe, lambda: os.open(os.devnull, os.O_RDONLY)):
        try:
            tried.append(repr(attempt()))
        except OSError as error:
            tried.append(error.strerror)
    return Table(("tried",), tuple((cell,) for cell in tried))


@forks
def test_query_process_opens_nothing(store: pyoxigraph.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "evaluate", _try_to_open)
    assert {row[0] for row in run_sparql(store, PEOPLE).rows} == {"Too many open files"}


@forks
def test_query_process_holds_nothing_of_ours(store: pyoxigraph.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def numbers(*_: object) -> Table:
        held = [number for number in range(1000) if _is_open(number)]
        return Table(
            ("names",), tuple((str(Path(f"/proc/self/fd/{number}").readlink()).split(":")[0],) for number in held)
        )

    monkeypatch.setattr(worker, "evaluate", numbers)
    with socket.create_server(("127.0.0.1", 0)):
        assert run_sparql(store, PEOPLE).rows == (("/dev/null",),) * 3 + (("pipe",),)


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


@forks
def test_query_process_is_ended_when_we_are_interrupted(
    store: pyoxigraph.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    children: list[int] = []

    def interrupted(*_: object) -> bytes:
        raise KeyboardInterrupt

    fork = os.fork
    monkeypatch.setattr(os, "fork", lambda: children.append(fork()) or children[-1])
    monkeypatch.setattr(sandbox, "_receive", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run_sparql(store, ENDLESS)
    with pytest.raises(ProcessLookupError):
        os.kill(children[-1], 0)


@forks
def test_query_never_forks_beside_threads() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert not sandbox._may_fork()
    finally:
        done.set()
        thread.join()


@forks
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -15), (signal.SIGKILL, -9)])
def test_query_command_ends_at_once_and_leaves_nothing(folder: Path, number: int, code: int) -> None:
    command = [sys.executable, "-m", "newsgraph.cli", "sparql", ENDLESS, "--in", str(folder)]
    asked = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
    children = Path(f"/proc/{asked.pid}/task/{asked.pid}/children")
    _wait_until(lambda: bool(children.read_text().split()))
    (child,) = map(int, children.read_text().split())
    os.kill(asked.pid, number)
    out, err = asked.communicate(timeout=30)
    assert (asked.returncode, out, err.strip()) == (code, b"", b"")  # click ends the line that ^C stands in
    _wait_until(lambda: not _runs(child))


def _runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


def _wait_until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not done():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
