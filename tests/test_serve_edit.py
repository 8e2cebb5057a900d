"""Changes and review on the site: what changed since an older graph, and a click that decides who is one."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from newsgraph.resolve.decision_file import read_decisions
from newsgraph.serve import Settings, make_app
from test_decisions import TEXTS, extract, nodes

LOCAL = "http://127.0.0.1:8000"
OURS = {"Origin": LOCAL, "Sec-Fetch-Site": "same-origin"}


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The graph of two articles, and that of a third too, in which a bare surname may be somebody of the others."""
    place = tmp_path_factory.mktemp("graphs")
    extract(place / "in", {name: TEXTS[name] for name in "ab"}, place / "before")
    extract(place / "in", TEXTS, place / "now")
    return place / "before", place / "now"


@pytest.fixture
def editing(extracted: tuple[Path, Path], tmp_path: Path) -> Iterator[tuple[TestClient, Path]]:
    folder = tmp_path / "now"
    shutil.copytree(extracted[1], folder)
    with TestClient(make_app(folder, Settings(edit=True)), LOCAL) as client:
        yield client, folder


def form_of(client: TestClient) -> dict[str, str]:
    page = client.get("/review").text
    return {name: (re.search(f'name="{name}" value="([^"]+)"', page) or ["", ""])[1] for name in ("token", "doubt")}


def test_serve_edit_shows_both_sides_of_a_doubt(extracted: tuple[Path, Path]) -> None:
    with TestClient(make_app(extracted[1], Settings()), LOCAL) as client:
        page = client.get("/review").text
        assert "Waiting for review" in page
        assert '<form class="decide"' not in page
        assert client.post("/review", data={"judgement": "same"}, headers=OURS).status_code == 403
        assert ">Review</a>" in client.get("/").text


def test_serve_edit_a_click_decides_and_the_graph_is_made_anew(editing: tuple[TestClient, Path]) -> None:
    client, folder = editing
    assert nodes(folder) == [["a", "b"], ["c"]]
    page = client.get("/review").text
    assert page.count("<mark>") >= 2
    given = form_of(client)
    answer = client.post("/review", data={**given, "judgement": "same"}, headers=OURS, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    assert nodes(folder) == [["a", "b", "c"]]
    assert [decision.judgement for decision in read_decisions(folder / "decisions.yaml")] == ["same"]
    assert form_of(client)["doubt"] == ""
    assert "Named in" in client.get("/person/maria-duarte").text
    assert client.get("/person/duarte").status_code == 404
    again = client.post("/review", data={**given, "judgement": "different"}, headers=OURS)
    assert again.status_code == 409
    assert client.get("/sparql", params={"query": "ASK { ?p a foaf:Person }"}).json()["boolean"]


@pytest.mark.parametrize(
    ("change", "headers", "code"),
    [
        ({"token": "x" * 32}, OURS, 403),
        ({"token": ""}, OURS, 403),
        ({}, {}, 403),
        ({}, {"Origin": "https://evil.example"}, 403),
        ({}, {"Origin": "null"}, 403),
        ({}, {"Origin": "http://localhost:8000"}, 403),
        ({}, {"Origin": LOCAL, "Sec-Fetch-Site": "cross-site"}, 403),
        ({}, {"Origin": LOCAL, "Sec-Fetch-Site": "same-site"}, 403),
        ({"judgement": "other"}, OURS, 400),
        ({"doubt": "0"}, OURS, 409),
    ],
)
def test_serve_edit_takes_decisions_from_its_own_page_only(
    editing: tuple[TestClient, Path], change: dict[str, str], headers: dict[str, str], code: int
) -> None:
    client, folder = editing
    given = {**form_of(client), "judgement": "different", **change}
    assert client.post("/review", data=given, headers=headers).status_code == code
    assert client.post("/review", json=given, headers=OURS).status_code == 415
    assert client.get("/review", params=given, headers=OURS).status_code == 200
    assert not (folder / "decisions.yaml").exists()


def test_serve_edit_shows_what_changed(extracted: tuple[Path, Path]) -> None:
    old, new = extracted
    with TestClient(make_app(new, Settings(before=old)), LOCAL) as client:
        page = client.get("/changes").text
        assert "1 new article" in page
        assert ">Changes</a>" in page
    with TestClient(make_app(new, Settings()), LOCAL) as client:
        assert client.get("/changes").status_code == 404


def test_serve_edit_says_where_nothing_can_be_decided(tmp_path: Path, extracted: tuple[Path, Path]) -> None:
    for name in ("articles.jsonl", "entities.jsonl", "claims.jsonl"):
        shutil.copy(extracted[1] / name, tmp_path)
    with TestClient(make_app(tmp_path, Settings(edit=True)), LOCAL) as client:
        assert client.get("/review").status_code == 404
        assert client.post("/review", data={"judgement": "same"}, headers=OURS).status_code == 403
