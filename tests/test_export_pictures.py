"""Pictures take over from those of the last run what is as it was, and are the bytes of one run over all: whatever came, went, or was damaged."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from many_articles import many_articles
from newsgraph.export import earlier, gexf, graphml
from newsgraph.export.drawing import draw, laid_out
from newsgraph.export.drawing.laid_out import LaidOut
from newsgraph.export.elements import Element, write_elements
from newsgraph.folder import hash_file
from newsgraph.records import KnowledgeGraph
from newsgraph.workspace import RESOLVED_FILE, SKIMMED_FILE
from sample_graph import sample_graph
from test_export_earlier import exports, others
from test_resolve_archive import invent
from test_resolve_kept import cut_short, flip, link_elsewhere, stop, walk, write_folder

PICTURES = ("graphml", "gexf")
FORMS = ("ttl", "trig", *PICTURES)


@pytest.fixture(params=["large", "small"])
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Large archives are read line by line, and drawn in a process beside."""
    if request.param == "large":
        as_large(monkeypatch)
    return str(request.param)


def as_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsgraph.export.HELD", 0)
    monkeypatch.setattr("newsgraph.rebuild.MANY", 0)


def kept_of(folder: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(folder / RESOLVED_FILE)) as database:
        return [row[0] for row in database.execute(query)]


# --- the same bytes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.usefixtures("size")
def test_export_pictures_are_what_one_run_gives(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    for number, read in enumerate(walk(seed, steps=5)):
        formats = dice.sample(FORMS, dice.randrange(1, 5))
        write_folder(tmp_path / "kept", read, formats)
        write_folder(tmp_path / str(number), read, formats)
        assert exports(tmp_path / "kept") == exports(tmp_path / str(number)), number


@pytest.mark.parametrize(
    ("name", "harm"),
    [
        ("graph.gexf", flip),
        ("graph.graphml", cut_short),
        (RESOLVED_FILE, flip),
        ("entities.jsonl", flip),
        *((SKIMMED_FILE, harm) for harm in (cut_short, flip, Path.unlink, link_elsewhere)),
    ],
)
def test_export_pictures_believe_only_what_is_as_it_was_left(
    name: str, harm: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_large(monkeypatch)
    read = invent(5)
    write_folder(tmp_path / "kept", read[:9], FORMS)
    harm(tmp_path / "kept" / name)
    write_folder(tmp_path / "kept", read, FORMS)
    write_folder(tmp_path / "anew", read, FORMS)
    assert exports(tmp_path / "kept") == exports(tmp_path / "anew")
    assert (tmp_path / "kept" / SKIMMED_FILE).read_bytes() == (tmp_path / "anew" / SKIMMED_FILE).read_bytes()
    assert not (tmp_path / "kept" / "elsewhere.db").exists()


@pytest.mark.usefixtures("size")
def test_export_pictures_of_a_run_that_failed_are_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept tells of the new files already, and the old ones stand there still."""
    read = invent(6)
    write_folder(tmp_path / "kept", read[:9], FORMS)
    before = exports(tmp_path / "kept")
    for place in ("newsgraph.folder.file_set.FileSet.commit", "newsgraph.resolve.kept.Kept.commit"):
        with monkeypatch.context() as patched:
            patched.setattr(place, lambda *_: stop(None))
            with pytest.raises(RuntimeError):
                write_folder(tmp_path / "kept", read, FORMS)
        assert exports(tmp_path / "kept") == before
    assert not list((tmp_path / "kept").glob("*.part"))
    write_folder(tmp_path / "kept", read, FORMS)
    write_folder(tmp_path / "anew", read, FORMS)
    assert exports(tmp_path / "kept") == exports(tmp_path / "anew")


# --- what is taken over ------------------------------------------------------------------------------------------


def test_export_pictures_take_over_elements_and_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    anew: list[str] = []
    add, place = earlier.Earlier.add, laid_out.place_by_forces

    def adding(file: earlier.Earlier, between: str, body: str = "", made_from: bytes = b"") -> bytes:
        anew.extend(["element"] * bool(made_from))
        return add(file, between, body, made_from)

    def placing(*what: Any) -> Any:
        anew.append("part")
        return place(*what)

    monkeypatch.setattr(earlier.Earlier, "add", adding)
    monkeypatch.setattr(laid_out, "place_by_forces", placing)
    monkeypatch.setattr("newsgraph.export.can_work_beside", lambda: False)
    read = invent(3)
    write_folder(tmp_path, read[1:], PICTURES)
    assert {*anew} == {"element", "part"}
    whole = anew.count("element")
    anew.clear()
    write_folder(tmp_path, read[1:], PICTURES)
    assert anew == []
    write_folder(tmp_path, read, PICTURES)
    assert 0 < anew.count("element") < whole


def test_export_pictures_keep_nothing_of_what_is_not_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_large(monkeypatch)
    read = invent(3)
    for formats, files, is_skimmed in (
        (FORMS, [f"graph.{name}" for name in sorted(FORMS)], True),
        (["ttl"], ["graph.ttl"], True),
        (["gexf"], ["graph.gexf"], True),
        (["csv"], [], False),
        ([], [], False),
    ):
        write_folder(tmp_path, read, formats)
        assert kept_of(tmp_path, "SELECT file FROM exports ORDER BY file") == files
        assert (kept_of(tmp_path, "SELECT count(*) FROM laid_out") != [0]) == ("gexf" in formats)
        assert (tmp_path / SKIMMED_FILE).exists() == is_skimmed


def test_export_pictures_of_small_archives_need_no_skims(tmp_path: Path) -> None:
    write_folder(tmp_path, invent(3), FORMS)
    assert not (tmp_path / SKIMMED_FILE).exists()


def test_export_pictures_laid_out_parts_are_those_of_this_run() -> None:
    one, other = LaidOut(), LaidOut()
    ends, boxes = [[1], [0, 2], [1]], [(40.0, 24.0)] * 3
    one.place(["a", "b", "c"], ends, boxes)
    places = other.place(["d", "e", "f"], ends, boxes)
    again = LaidOut({**one.places, **other.places})
    assert (again.place(["d", "e", "f"], ends, boxes) == places).all()
    assert again.places == other.places


@pytest.mark.parametrize(
    ("ids", "ends", "box"),
    [
        (["a", "b", "x"], [[1], [0, 2], [1]], 40.0),
        (["a", "b", "c"], [[1, 2], [0, 2], [0, 1]], 40.0),
        (["a", "b", "c"], [[1], [0, 2], [1]], 49.0),
    ],
)
def test_export_pictures_lay_out_a_part_anew_where_anything_is_other(
    ids: list[str], ends: list[list[int]], box: float
) -> None:
    before = LaidOut()
    before.place(["a", "b", "c"], [[1], [0, 2], [1]], [(40.0, 24.0)] * 3)
    after = LaidOut(before.places)
    assert (after.place(ids, ends, [(box, 24.0)] * 3) == LaidOut().place(ids, ends, [(box, 24.0)] * 3)).all()
    assert not after.places.keys() & before.places.keys()


# --- what an element is made from --------------------------------------------------------------------------------


def elements(
    graph: KnowledgeGraph, form: Any, to_form: Callable[[Any], Iterator[bytes]], monkeypatch: pytest.MonkeyPatch
) -> dict[bytes, str]:
    """By what each is made from the elements of a picture, without where they lie."""
    found: dict[bytes, str] = {}

    def noting(pieces: Iterable[str | Element], _earlier: object) -> Iterator[bytes]:
        for piece in pieces:
            if not isinstance(piece, str):
                found[piece.made_from] = piece.make().replace(piece.looks() if piece.looks else "", "")
        yield b""

    with monkeypatch.context() as patched:
        patched.setattr(form, "write_elements", noting)
        list(to_form(draw(graph)))
    return found


@pytest.mark.parametrize(("form", "to_form"), [(graphml, graphml.to_graphml), (gexf, gexf.to_gexf)])
def test_export_pictures_elements_made_from_the_same_are_the_same(
    form: Any, to_form: Callable[[Any], Iterator[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(7)
    for graph in (sample_graph(), many_articles(12)):
        known = elements(graph, form, to_form, monkeypatch)
        seen = same = 0
        for other in others(graph, dice):
            for made_from, text in elements(other, form, to_form, monkeypatch).items():
                seen += 1
                same += made_from in known
                assert known.setdefault(made_from, text) == text
        assert seen / 4 < same < seen


def test_export_pictures_move_an_element_and_leave_the_rest(tmp_path: Path) -> None:
    """Lines that only begin alike stay: an id may be called as a column is."""
    old = '<n id="x">\n  <d k="w">1</d>\n  <d k="x">2</d>\n  <d k="y">3</d>\n</n>\n'
    writing = earlier.Earlier()
    path = tmp_path / "old"
    element = Element(b"d" * 16, lambda: old, lambda: '  <d k="x">20</d>\n  <d k="y">30</d>\n')
    path.write_bytes(b"".join(write_elements(["<g>\n", element, "</g>\n"], writing)))
    assert path.read_text() == f"<g>\n{old}</g>\n"
    places = writing.places(hash_file(path) or "")
    again = b"".join(write_elements(["<g>\n", element, "</g>\n"], earlier.Earlier(path, places)))
    assert again.decode() == path.read_text().replace(">2<", ">20<").replace(">3<", ">30<")
