"""What the server refuses, and what it never says: hosts, sites, sizes, paths; hostile names, titles, ids, urls and texts."""

from __future__ import annotations

import http.client
import re
import socket
from collections.abc import Iterator
from contextlib import closing, suppress
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from nasty_graph import both_graphs
from newsgraph.cli import main
from newsgraph.jsonl import write_graph
from newsgraph.serve import Settings, make_app
from newsgraph.serve.guard import LARGEST
from newsgraph.serve.site import Asked, Site, address
from newsgraph.view import Archive
from newsgraph.view.pages import pages
from serving import serving
from test_view import hostile

LOCAL = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("hostile")
    write_graph(hostile(), place)
    return place


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    with TestClient(make_app(folder, Settings()), LOCAL, raise_server_exceptions=False) as made:
        yield made


@pytest.mark.parametrize(
    ("host", "code"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost", 200),
        ("LOCALHOST:1", 200),
        ("[::1]:8000", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost.evil.example:8000", 421),
        ("127.0.0.1@evil.example", 421),
        ("[::1", 421),
        ("", 421),
    ],
)
def test_serve_safety_answers_under_its_own_names_only(client: TestClient, host: str, code: int) -> None:
    assert client.get("/", headers={"Host": host}).status_code == code
    assert client.get("/sparql?query=ASK%20%7B%7D", headers={"Host": host}).status_code == code


def test_serve_safety_answers_under_names_that_it_is_given(folder: Path) -> None:
    with TestClient(make_app(folder, Settings(hosts=("news.example",))), "http://news.example") as client:
        assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    ("method", "headers", "code"),
    [
        ("GET", {}, 200),
        ("GET", {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}, 200),
        ("GET", {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}, 200),
        ("GET", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200),
        ("GET", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        ("GET", {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"}, 403),
        ("POST", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 403),
        ("POST", {"Origin": "https://evil.example"}, 403),
        ("POST", {"Origin": "null"}, 403),
    ],
)
def test_serve_safety_lets_no_other_site_ask(
    client: TestClient, method: str, headers: dict[str, str], code: int
) -> None:
    assert client.request(method, "/", headers=headers).status_code == code


@pytest.mark.parametrize("path", ["/", "/graph", "/ask", "/editor", "/search?q=a", "/nothing", "/static/app.js", "/sparql?query=no", "/review", "/search.json?q=a"])  # fmt: skip
def test_serve_safety_says_what_a_page_may_do(client: TestClient, path: str) -> None:
    for accept in ("text/html", "*/*"):
        headers = client.get(path, headers={"Accept": accept}).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "*" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "server" not in headers


@pytest.mark.parametrize("path", ["/../../etc/passwd", "/static/..%2f..%2fpages.py", "/static/%2e%2e/pages.py", "/static//etc/passwd", "/static/vendor/../../pages.py", "/%00", "/static/%00", "/page/..%2f..%2fclaims.jsonl", "/.serve.sqlite", "/static/C:%5Cboot.ini"])  # fmt: skip
def test_serve_safety_gives_no_other_file(client: TestClient, folder: Path, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (400, 404)
    assert str(folder) not in answer.text
    assert len(answer.text) < 200


def test_serve_safety_says_no_path_where_something_breaks(tmp_path: Path) -> None:
    write_graph(hostile(), tmp_path)
    app = make_app(tmp_path, Settings())
    with TestClient(app, LOCAL, raise_server_exceptions=False) as client:
        app.state.served.site.rosters = None
        answer = client.get("/")
        assert answer.status_code == 500
        assert str(tmp_path) not in answer.text
        assert "Traceback" not in answer.text


@pytest.mark.parametrize(("body", "told"), [(LARGEST + 1, True), (LARGEST * 3, False)])
def test_serve_safety_takes_no_large_body(folder: Path, body: int, told: bool) -> None:
    with serving(folder) as served:
        with closing(http.client.HTTPConnection(urlsplit(served).netloc, timeout=20)) as connection:
            headers = {"Content-Type": "application/sparql-query"}
            content = (b"#" * 10_000 for _ in range(body // 10_000 + 1))
            with suppress(BrokenPipeError, ConnectionResetError):  # the server may hang up, which is as good
                if told:
                    connection.request("POST", "/sparql", b"#" * body, headers)
                else:
                    connection.request("POST", "/sparql", content, headers, encode_chunked=True)
                assert connection.getresponse().status == 413
        assert is_up(served)


def is_up(served: str) -> bool:
    with closing(http.client.HTTPConnection(urlsplit(served).netloc, timeout=20)) as connection:
        connection.request("GET", "/")
        return connection.getresponse().status == 200


def test_serve_safety_outlives_what_is_no_http(folder: Path) -> None:
    with serving(folder) as served:
        place = (urlsplit(served).hostname, urlsplit(served).port)
        for said in (b"\x00" * 1000, b"GET /" + b"a" * 100_000, b"GET / HTTP/1.1\r\n\r\n", b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n"):  # fmt: skip
            with socket.create_connection(place, timeout=5) as connection:
                connection.sendall(said)
                connection.shutdown(socket.SHUT_WR)
                answer = connection.recv(100)
                assert b" 200 " not in answer
        assert is_up(served)


class Page(HTMLParser):
    """Where a page leads, and what it runs."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.scripts: list[str | None] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.links += [value for name in ("href", "src", "action", "formaction") if (value := given.get(name))]
        self.handlers += [name for name in given if name.startswith("on") or name in ("style", "srcdoc")]
        if tag == "script":
            self.scripts.append(given.get("src"))


@pytest.mark.model
@pytest.mark.parametrize("make", [hostile, both_graphs])
def test_serve_safety_pages_run_nothing_of_an_articles(make: object, tmp_path: Path) -> None:
    graph = make()  # type: ignore[operator]
    write_graph(graph, tmp_path)
    app = make_app(tmp_path, Settings())
    with TestClient(app, LOCAL) as client:
        paths = [address(page.path) for page in pages(Archive(graph))]
        paths += [address(claim.id) for claim in graph.claims]
        paths += ["/search?q=alert", "/ask?name=roles&person=%3Cscript%3E", "/ask?q=%3Cb%3E", "/editor?query=%3C/textarea%3E%3Cscript%3E", "/search?q=%22%3E%3Cscript%3E"]  # fmt: skip
        for path in paths:
            answer = client.get(path)
            assert answer.status_code == 200, path
            page = Page(answer.text)
            assert all(script and script.startswith("/static/") for script in page.scripts), path
            assert page.handlers == [], path
            assert {urlsplit(link).scheme for link in page.links} <= {"", "http", "https"}, path
            for link in page.links:
                if link.startswith("/") and not link.startswith(("/static", "/sparql", "/favicon")):
                    assert client.get(link).status_code == 200, (path, link)


def test_serve_safety_every_odd_id_has_an_address(tmp_path: Path) -> None:
    graph = both_graphs()
    write_graph(graph, tmp_path)
    site = Site(tmp_path, "x")
    for id_ in [entity.id for entity in graph.entities] + [claim.id for claim in graph.claims]:
        found = site.page(site.path_of(address(id_).lstrip("/")), Asked())
        assert found is not None
        assert found.path == id_


def test_serve_safety_scripts_given_as_data_end_nothing(client: TestClient) -> None:
    script = client.get("/static/drawing.js").text
    assert not re.search("[<>&\u2028]", script)


@pytest.mark.model
def test_serve_safety_redirects_stay_here(client: TestClient) -> None:
    answer = client.get("/ask", params={"q": "Who is X?\r\nSet-Cookie: a=b"}, follow_redirects=False)
    assert "set-cookie" not in answer.headers
    assert answer.headers.get("location", "/").startswith("/ask?") or answer.status_code == 200


@pytest.mark.parametrize("options", [["--port", "70000"], ["--timeout", "0"], ["--before", "nowhere"]])
def test_serve_safety_refuses_wrong_options(folder: Path, options: list[str]) -> None:
    assert main(["serve", str(folder), *options]) == 2


def test_serve_safety_says_where_it_cannot_listen(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["serve", str(folder), "--port", str(taken.getsockname()[1])]) == 2
    assert "cannot listen there" in capsys.readouterr().err
    assert main(["serve", str(folder / "none")]) == 2
