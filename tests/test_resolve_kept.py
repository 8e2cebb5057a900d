"""A run that resolves only what has changed writes the bytes of one run over all: whatever came, went, changed or was decided, in any order."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from newsgraph.counts import Counts
from newsgraph.export.rdf_files import USUAL, RdfFiles
from newsgraph.jsonl import FILES, dump, read_graph
from newsgraph.rebuild import rebuild
from newsgraph.records import Extraction
from newsgraph.resolve import archive, kept_lines
from newsgraph.resolve.decision_file import write_decisions
from newsgraph.resolve.decisions import Decision
from newsgraph.resolve.kept_lines import id_of
from newsgraph.resolve.links import Link, write_links
from newsgraph.resolve.outline_rows import Shared, pack_outline, unpack_outline
from newsgraph.resolve.outlines import make_outline
from newsgraph.workspace import FILE, RESOLVED_FILE, open_workspace
from newsgraph.workspace.store import mentioned
from test_resolve_archive import a_mention, invent

RDF = ("trig", "nt")
Steps = Sequence[Sequence[Extraction]]


def write_folder(folder: Path, read: Iterable[Extraction], formats: Iterable[str], rdf: RdfFiles = USUAL) -> Counts:
    """Makes a folder's graph that of these articles, as a run does; gives how many records there are."""
    with open_workspace(folder) as workspace:
        workspace.drop_damaged()
        wanted = {each.article.id: each for each in read}
        there = workspace.keys()
        workspace.remove(set(there) - set(wanted))
        for id_, each in wanted.items():
            if id_ not in there or workspace.extraction(id_) != each:
                workspace.store(each, "key")
        counts, _ = rebuild(workspace, folder, [*formats], "urn:newsgraph:", rdf)
    return counts


def resolve_folder(folder: Path, read: Iterable[Extraction]) -> dict[str, bytes]:
    """As `write_folder`; gives the folder's files."""
    write_folder(folder, read, RDF)
    return {name: (folder / name).read_bytes() for name in (*FILES, *(f"graph.{name}" for name in RDF))}


def dates_of(read: Extraction, dice: random.Random) -> Extraction:
    changed = dice.choice((None, "2024-05-07", "2023", "2025-01-02"))
    return replace(
        read, article=replace(read.article, published=changed, publisher=dice.choice((None, "Sudmark Herald")))
    )


def walk(seed: int, steps: int = 6) -> Steps:
    """What an archive holds, step by step: articles come, go, and are read otherwise."""
    dice = random.Random(seed)
    all_of_them = invent(seed)
    others = [dates_of(each, dice) for each in invent(seed + 1000)]
    held = dict[str, Extraction]()
    found: list[list[Extraction]] = []
    for _ in range(steps):
        for each in dice.sample(all_of_them, dice.randrange(1, 6)):
            held[each.article.id] = each
        for id_ in dice.sample(sorted(held), min(len(held), dice.randrange(3))):
            other = next(each for each in others if each.article.id == id_)
            held[id_] = dice.choice((other, dates_of(held[id_], dice)))
        for id_ in dice.sample(sorted(held), min(len(held) - 1, dice.randrange(3))):
            del held[id_]
        found.append(list(held.values()))
    return found


@pytest.mark.parametrize("seed", range(3))
def test_resolve_kept_counts_what_stands_there(seed: int, tmp_path: Path) -> None:
    for read in walk(seed):
        counts = write_folder(tmp_path, read, [])
        graph = read_graph(tmp_path)
        assert +counts.entities == Counter(entity.kind for entity in graph.entities)
        assert +counts.claims == Counter((claim.kind, claim.modality) for claim in graph.claims)


@pytest.mark.parametrize("seed", range(12))
def test_resolve_kept_gives_what_one_run_gives(seed: int, tmp_path: Path) -> None:
    for number, read in enumerate(walk(seed)):
        step_by_step = resolve_folder(tmp_path / "kept", read)
        assert step_by_step == resolve_folder(tmp_path / str(number), read), number


@pytest.mark.parametrize("seed", range(5))
def test_resolve_kept_obeys_decisions_and_links_that_come_and_go(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    read = invent(seed)
    pairs = [(a_mention(read, one, 0), a_mention(read, other, 0)) for one, other in ((0, 1), (2, 3), (4, 5), (6, 7))]
    twins = [
        (a_mention(read, number, 0), a_mention(read, number, other))
        for number in (8, 9)
        for other, mention in list(enumerate(read[number].mentions))[1:2]
        if mention.entity == read[number].mentions[0].entity
    ]
    decisions = [Decision(dice.choice(("same", "different")), *pair) for pair in pairs]
    decisions += [Decision("different", *pair) for pair in twins]
    links = [Link("same", one, f"http://list.example/{other.start}", "One", "list", 1.0, "") for one, other in pairs]
    for number in range(5):
        decided, linked = dice.sample(decisions, 2), dice.sample(links, dice.randrange(3))
        for folder in (tmp_path / "kept", tmp_path / str(number)):
            folder.mkdir(exist_ok=True)
            write_decisions(folder / "decisions.yaml", decided)
            write_links(folder / "links.yaml", linked)
        held = dice.sample(read, 12)
        assert resolve_folder(tmp_path / "kept", held) == resolve_folder(tmp_path / str(number), held), number


def test_resolve_kept_follows_ids_as_all_entities_tell_it(tmp_path: Path) -> None:
    """What an id became is told by the places of its mentions: the same whether they are looked up or all gone through."""
    became = 0
    for seed in range(4):
        kept, plain = tmp_path / f"kept-{seed}", tmp_path / f"plain-{seed}"
        for read in walk(seed):
            resolve_folder(kept, read)
            with open_workspace(plain) as workspace:
                workspace.remember_ids(map(mentioned, read_graph(kept).entities))
        assert known_ids(kept) == known_ids(plain)
        became += sum(heir is not None for _, heir in known_ids(kept))
    assert became


def known_ids(folder: Path) -> list[tuple[str, str | None]]:
    with closing(sqlite3.connect(folder / FILE)) as database:
        return database.execute("SELECT id, became FROM ids ORDER BY id").fetchall()


def test_resolve_kept_resolves_and_reads_only_what_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = invent(3)
    resolve_folder(tmp_path, read[1:])
    asked: list[str] = []
    extraction = archive.ArchiveGraph._extraction
    monkeypatch.setattr(
        archive.ArchiveGraph,
        "_extraction",
        lambda graph, article: (asked.append(article), extraction(graph, article))[1],
    )
    resolve_folder(tmp_path, read[1:])
    assert asked == []
    resolve_folder(tmp_path, read)
    assert set(asked) < {each.article.id for each in read}
    assert read[0].article.id in asked


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def link_elsewhere(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.parent / "elsewhere.db")


@pytest.mark.parametrize("name", [RESOLVED_FILE, FILES[1], FILES[2], f"{FILE}.sha256"])
@pytest.mark.parametrize("harm", [cut_short, flip, Path.unlink, link_elsewhere])
def test_resolve_kept_is_believed_only_as_it_was_left(name: str, harm: Callable[[Path], None], tmp_path: Path) -> None:
    read = invent(5)
    resolve_folder(tmp_path / "kept", read[:9])
    harm(tmp_path / "kept" / name)
    assert resolve_folder(tmp_path / "kept", read) == resolve_folder(tmp_path / "anew", read)
    assert not (tmp_path / "kept" / "elsewhere.db").exists()


def test_resolve_kept_of_a_run_that_failed_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stops when the records are written and not yet in their places: the graph stays, and the next run finishes it."""
    read = invent(6)
    before = resolve_folder(tmp_path / "kept", read[:9])
    with monkeypatch.context() as patched:
        patched.setattr("newsgraph.folder.file_set.FileSet.commit", stop)
        with pytest.raises(RuntimeError):
            resolve_folder(tmp_path / "kept", read)
    assert {name: (tmp_path / "kept" / name).read_bytes() for name in before} == before
    assert resolve_folder(tmp_path / "kept", read) == resolve_folder(tmp_path / "anew", read)


def stop(_files: object) -> None:
    raise RuntimeError


def test_resolve_kept_is_made_anew_by_another_newsgraph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = invent(7)
    resolve_folder(tmp_path, read)
    with closing(sqlite3.connect(tmp_path / RESOLVED_FILE)) as database:
        before = database.execute("SELECT value FROM known WHERE name = 'made by'").fetchone()
    monkeypatch.setattr("newsgraph.rebuild.made_by", lambda rules: f"another {rules}")
    resolve_folder(tmp_path, read)
    with closing(sqlite3.connect(tmp_path / RESOLVED_FILE)) as database:
        assert database.execute("SELECT value FROM known WHERE name = 'made by'").fetchone() != before
    assert read_graph(tmp_path).claims


@pytest.mark.parametrize("seed", range(4))
def test_resolve_kept_outlines_come_back_as_they_were(seed: int) -> None:
    for extraction in invent(seed):
        outline = make_outline(extraction)
        assert unpack_outline(pack_outline(outline)) == outline


@pytest.mark.parametrize(
    "id_", ["person/ada-moor", 'unnamed/a "b"/x', "unnamed/a\\b/y", "unnamed/Ж é/x", "country/kenya"]
)
def test_resolve_kept_lines_are_known_by_their_id(id_: str) -> None:
    assert id_of(dump({"id": id_, "kind": "x", "name": 'a "b" \\'}).encode()) == id_


def test_resolve_kept_outlines_share_what_is_equal_and_nothing_else() -> None:
    shared = Shared()
    outlines = [make_outline(extraction) for extraction in invent(2)]
    read = [unpack_outline(pack_outline(outline), shared) for outline in outlines]
    assert read == outlines
    plain = [
        each for outline in read for each in outline.extraction.entities if each.kind != "group" and not each.counts
    ]
    assert len({id(each) for each in plain}) == len(set(plain)) < len(plain)


@pytest.mark.parametrize("seed", range(6))
def test_resolve_kept_lines_are_put_in_their_places(seed: int, tmp_path: Path) -> None:
    """Lines that change, come and go, few or many, long and short, at both ends and between; each is told of once, in order."""
    dice = random.Random(seed)
    lines = {f"claim/{number:05}": b"x" * dice.choice([0, 9, 9, 9, 70_000]) for number in dice.sample(range(9000), 900)}
    rate = dice.choice([0.003, 0.1, 1])
    changes: dict[str, bytes | None] = {id_: dice.choice([None, b"other"]) for id_ in lines if dice.random() < rate}
    changes |= {f"claim/{number:05}": b"new" for number in dice.sample(range(9000, 9400), 3)}
    changes |= {f"claim/{number:05}/a": b"new" for number in dice.sample(range(9000), 5)} | {"claim/": b"first"}
    (path := tmp_path / FILES[2]).write_bytes(b"".join(line_of(id_, lines[id_]) for id_ in sorted(lines)))
    told: list[tuple[str, bytes]] = []

    class Noting:
        def stay(self, _name: str, some: bytes) -> None:
            told.extend(("stays", line) for line in some.splitlines(keepends=True))

        def go(self, _name: str, line: bytes) -> None:
            told.append(("goes", line))

        def come(self, _name: str, line: bytes) -> None:
            told.append(("comes", line))

    rows = [(id_, None if (new := changes[id_]) is None else line_of(id_, new)) for id_ in sorted(changes)]
    written = b"".join(kept_lines._put_in(path, rows, FILES[2], [Noting()]))
    expected = {**lines, **changes}
    assert written == b"".join(line_of(id_, it) for id_ in sorted(expected) if (it := expected[id_]) is not None)
    assert written == b"".join(line for what, line in told if what != "goes")
    gone = [line_of(id_, lines[id_]) for id_ in sorted(changes) if id_ in lines]
    assert [line for what, line in told if what == "goes"] == gone
    before = b"".join(line for what, line in told if what != "comes")
    assert before == path.read_bytes()


def line_of(id_: str, body: bytes) -> bytes:
    return b'{"id": "%b", "body": "%b"}\n' % (id_.encode(), body)
