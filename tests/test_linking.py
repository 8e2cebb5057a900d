"""Links to outside lists: only what is plain, always explained, kept over every run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from newsgraph import revise
from newsgraph.cli.commands import main
from newsgraph.errors import InputError
from newsgraph.jsonl import read_graph, write_graph
from newsgraph.records import Claim, Entity, EntityKind, EntityMention, KnowledgeGraph
from newsgraph.resolve.linking import link_graph
from newsgraph.resolve.links import FILE, apply_links, read_links
from newsgraph.resolve.outside_lists import Entry, as_iri, read_entries

CHILE = Entity("country/chile", "country", "Chile", properties={"code": "CL"})


def entity(name: str, kind: EntityKind = "person", country: bool = False, start: int = 0) -> Entity:
    mention = EntityMention("a", start, start + len(name), name)
    properties = {"country": CHILE.id if country else None} if kind == "organisation" else {}
    return Entity(f"{kind}/{name.lower().replace(' ', '-')}", kind, name, (), (mention,), (), properties)


def graph(*entities: Entity, posts: tuple[str, ...] = ()) -> KnowledgeGraph:
    claims = tuple(
        Claim(f"role/{holder}", "role", "asserted", 1.0, "r", (), None, {"holder": holder, "country": CHILE.id})
        for holder in posts
    )
    return KnowledgeGraph((), (CHILE, *entities), claims)


def entry(id_: str, *names: str, country: str = "", kind: str | None = "person") -> Entry:
    return Entry(id_, names, kind, frozenset(country.split()))  # type: ignore[arg-type]


ORLOVETS = entity("Maria Orlovets")


@pytest.mark.parametrize(
    ("found", "entries", "expected"),
    [
        (ORLOVETS, [entry("Q1", "Maria Orlovets")], ["same"]),
        (ORLOVETS, [entry("Q1", "ORLOVETS, María", country="CL")], ["same"]),
        (ORLOVETS, [entry("Q1", "Maria Orlovets", country="PE")], ["unsure"]),
        (ORLOVETS, [entry("Q1", "Maria Orlovets"), entry("Q2", "Maria Orlovets")], ["unsure", "unsure"]),
        (ORLOVETS, [entry("Q1", "M. Orlovets")], ["unsure"]),
        (ORLOVETS, [entry("Q1", "Luis Orlovets")], []),
        (ORLOVETS, [entry("Q1", "Maria Orlovets", kind="organisation")], []),
        (entity("Orlovets"), [entry("Q1", "Orlovets")], []),
        (entity("Aleksei Durnov"), [entry("Q1", "Alexey Durnov")], ["same"]),
        (entity("James Smith"), [entry("Q1", "James Smith")], ["unsure"]),
        (entity("Harbour Institute", "organisation"), [entry("Q1", "The Harbour Institute", kind=None)], ["same"]),
        (entity("CRU", "organisation"), [entry("Q1", "CRU", kind="organisation")], ["unsure"]),
        (
            entity("CRU", "organisation", country=True),
            [entry("Q1", "CRU", country="CL", kind="organisation")],
            ["same"],
        ),
        (
            entity("Foreign Ministry", "organisation"),
            [entry("Q1", "Foreign Ministry", kind="organisation")],
            ["unsure"],
        ),
        (ORLOVETS, [Entry("Q1", ("M. A. Orlovets",), "person", weak=("Maria Orlovets",))], ["unsure"]),
        (ORLOVETS, [Entry("Q1", ("Maria Orlovets",), "person", weak=("Orlovets",))], ["same"]),
        (
            entity("Navy", "organisation", country=True),
            [entry("Q1", "Navy", country="PE", kind="organisation")],
            ["unsure"],
        ),
    ],
)
def test_linking_takes_only_what_is_plain(found: Entity, entries: list[Entry], expected: list[str]) -> None:
    posts = (found.id,) if found is ORLOVETS else ()
    links = link_graph(graph(found, posts=posts), entries, "list.csv", "urn:list:")
    assert [link.judgement for link in links] == expected
    assert all(found.name in link.reason for link in links)


def test_linking_two_entities_of_one_entry_are_for_a_person() -> None:
    other = entity("Maria Orlovets", start=50)
    links = link_graph(graph(ORLOVETS, other), [entry("Q1", "Maria Orlovets")], "list.csv", "urn:list:")
    assert [link.judgement for link in links] == ["unsure", "unsure"]


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("Q42", "http://www.wikidata.org/entity/Q42"),
        ("https://example.org/42", "https://example.org/42"),
        ("NK-42", "urn:list:NK-42"),
        ("Q4٢", "urn:list:Q4٢"),
    ],
)
def test_linking_ids_become_iris(id_: str, expected: str) -> None:
    assert as_iri(id_, "urn:list:") == expected


def test_linking_follows_the_mention_in_a_changed_article() -> None:
    (link,) = link_graph(graph(ORLOVETS), [entry("Q1", "Maria Orlovets")], "list.csv", "urn:list:")
    moved = entity("Maria Orlovets", start=9)
    assert [each.same_as for each in apply_links([moved, entity("Luis Orozco")], [link])] == [(link.id,), ()]


def write_ftm(path: Path, *rows: Mapping[str, object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


NESTED = {
    "name": ["Maria Orlovets"],
    "alias": ["M. Orlovets"],
    "weakAlias": ["La O."],
    "country": ["cl"],
    "birthDate": ["1961"],
}


@pytest.mark.parametrize(
    "row",
    [
        {"id": "Q1", "schema": "Person", "caption": "Maria O.", "properties": NESTED},
        {"id": "Q1", "schema": "Person", "caption": "Maria O.", "datasets": ["x"], **NESTED},
        {"id": "Q1", "schema": "Person", **NESTED, "name": "Maria Orlovets", "country": "cl", "birthDate": "1961"},
        {
            "id": "Q1",
            "schema": "Person",
            "properties": {
                **NESTED,
                "addressEntity": [{"id": "x", "schema": "Address", "properties": {"name": ["Y"]}}],
            },
        },
    ],
)
def test_linking_reads_follow_the_money(tmp_path: Path, row: dict[str, object]) -> None:
    other = {"id": "x", "schema": "Address", "properties": {"name": ["Orlovets Street"]}}
    found = list(read_entries(write_ftm(tmp_path / "list.json", row, other)))
    names = ("Maria Orlovets", "M. Orlovets")
    assert found == [Entry("Q1", names, "person", frozenset({"CL"}), "1961", ("La O.",))]


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ("Person", "person"),
        ("Organization", "organisation"),
        ("Company", "organisation"),
        ("PublicBody", "organisation"),
        ("LegalEntity", None),
    ],
)
def test_linking_reads_the_schemata_of_people_and_bodies(tmp_path: Path, schema: str, kind: str | None) -> None:
    rows = (
        {"id": "Q1", "schema": schema, "caption": "Orlovets"},
        {"id": "Q2", "schema": "Vessel", "caption": "Orlovets"},
    )
    assert list(read_entries(write_ftm(tmp_path / "list.json", *rows))) == [Entry("Q1", ("Orlovets",), kind)]  # type: ignore[arg-type]


def test_linking_reads_csv_as_open_sanctions_names_the_columns(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "id,schema,name,aliases,birth_date,countries\nQ1,Person,Maria Orlovets,M. O.,1961,cl;pe\nQ2,Vessel,Orlovets,,,\n"
    )
    assert list(read_entries(path)) == [
        Entry("Q1", ("Maria Orlovets", "M. O."), "person", frozenset({"CL", "PE"}), "1961")
    ]


def test_linking_reads_csv(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("id,name,aliases,country\nQ1,Maria Orlovets,M. Orlovets; La Orlovets,Chile;PE\n")
    assert list(read_entries(path)) == [
        Entry("Q1", ("Maria Orlovets", "M. Orlovets", "La Orlovets"), None, frozenset({"CL", "PE"}))
    ]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("list.csv", "id,title\n", "list.csv:1: no column 'name'"),
        ("list.csv", "id,name\n,Maria\n", "list.csv:2: an entry without id"),
        ("list.json", '{"id": "Q1"}\n', "list.json:1: not a FollowTheMoney entity"),
        ("list.json", "[]\n", "list.json:1: not a FollowTheMoney entity"),
        ("list.json", "\n{\n", "list.json:2: not a FollowTheMoney entity"),
        ("list.csv", "id,name\nQ1\n", "list.csv:2: an entry without name"),
        ("list.csv", f"id,name\nQ1,{'x' * 200_000}\n", "list.csv: no CSV (field larger than field limit"),
        ("list.json", f"{'[' * 100_000}\n", "list.json:1: not a FollowTheMoney entity (RecursionError"),
    ],
)
def test_linking_errors_name_file_and_line(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text)
    try:
        (found,) = read_entries(tmp_path / name)
    except InputError as error:
        found = error
    assert message in str(found)


def link(folder: Path, *rows: tuple[str, str]) -> int:
    path = folder / "people.csv"
    path.write_text("id,name\n" + "".join(f"{id_},{name}\n" for id_, name in rows))
    return main(["-q", "link", str(path), "--in", str(folder)])


def test_link_sets_same_as_and_keeps_what_people_judged(tmp_path: Path) -> None:
    write_graph(KnowledgeGraph((), (ORLOVETS,), ()), tmp_path)
    assert link(tmp_path, ("Q1", "Maria Orlovets")) == 0
    assert read_graph(tmp_path).entities[0].same_as == ("http://www.wikidata.org/entity/Q1",)
    file = tmp_path / FILE
    file.write_text(
        file.read_text().replace("judgement: same", "judgement: different").replace("by: newsgraph", "by: anna")
    )
    assert link(tmp_path, ("Q1", "Maria Orlovets")) == 0
    assert [(each.judgement, each.by) for each in read_links(file)] == [("different", "anna")]
    assert read_graph(tmp_path).entities[0].same_as == ()


def test_link_names_bad_lines_and_links_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_graph(KnowledgeGraph((), (ORLOVETS,), ()), tmp_path)
    path = tmp_path / "people.json"
    row = json.dumps({"id": "Q1", "schema": "Person", "caption": "Maria Orlovets"})
    path.write_text(f"{{\n{row}\n" + "[]\n" * 12)
    assert main(["-q", "link", str(path), "--in", str(tmp_path)]) == 1
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 11
    assert errors[0].startswith(f"newsgraph: {path}:1: not a FollowTheMoney entity")
    assert errors[-1] == f"newsgraph: {path}: 3 more lines like these"
    assert [each.judgement for each in read_links(tmp_path / FILE)] == ["same"]
    path.write_text("{\n")
    assert main(["-q", "link", str(path), "--in", str(tmp_path)]) == 1
    assert [each.judgement for each in read_links(tmp_path / FILE)] == ["same"]


def test_link_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_graph(KnowledgeGraph((), (ORLOVETS,), ()), tmp_path)
    assert link(tmp_path, ("Q1", "Maria Orlovets")) == 0
    capsys.readouterr()
    assert main(["explain", ORLOVETS.id, "--in", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert "same as Maria Orlovets (http://www.wikidata.org/entity/Q1) of people.csv  1.00 by newsgraph" in shown
    assert "Maria Orlovets = Maria Orlovets; no country to compare" in shown
    assert main(["explain", ORLOVETS.id, "--in", str(tmp_path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["links"][0]["judgement"] == "same"


def test_link_survives_the_next_extract(tmp_path: Path) -> None:
    from test_decisions import extract

    texts = {"a": "Maria Orlovets came.", "b": "in Lima, Maria Orlovets sang."}
    out = tmp_path / "out"
    extract(tmp_path / "texts", texts, out)
    assert link(out, ("Q1", "Maria Orlovets")) == 0
    after_link = (out / "graph.nt").read_bytes()
    assert b"<http://www.w3.org/2002/07/owl#sameAs> <http://www.wikidata.org/entity/Q1>" in after_link
    extract(tmp_path / "texts", texts, out)
    assert (out / "graph.nt").read_bytes() == after_link
    extract(tmp_path / "texts", {**texts, "0": "now Maria Orlovets speaks."}, out)
    revise.refresh(out)
    assert [each.same_as for each in read_graph(out).entities if each.name == "Maria Orlovets"] == [
        ("http://www.wikidata.org/entity/Q1",)
    ]
