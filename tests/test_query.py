from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest

from asking import ask, combinations
from newsgraph.errors import InputError, QueryError, RuleError
from newsgraph.export import export_graph
from newsgraph.jsonl import write_graph
from newsgraph.query import NamedQuery, Table, list_queries, open_store, run_named, run_sparql
from newsgraph.records import EntityMention, KnowledgeGraph
from sample_graph import FIRST, SECOND, TEXTS, sample_graph

QUERIES = list_queries()
BOTH = {"first": 2022, "second": 2025}

# A value for each parameter that changes the answer of the sample.
MEETING: dict[str, object] = {"date": "2025-05", "round": 2, "place": "Porthaven"}
PAIR: dict[str, object] = {
    "first": "2022",
    "second": "2025",
    "first_round": 1,
    "second_round": 2,
    "first_place": "Porthaven",
    "second_place": "Norland",
    **MEETING,
}
VALUES: dict[str, dict[str, object]] = {
    "agreements": {"person": "Norland", "other": "Ilva Torrin", "target": "harbor truce", "kind": "disagree"},
    "both": {**PAIR, "sender": "Norland", "denied": True},
    "colleagues": {"person": "Torrin", "body": "Norland's negotiating team"},
    "contradictions": {"person": "Hale"},
    "exclusive": {"publisher": "porthaven", "person": "Torrin", "kind": "membership"},
    "groups": {"group": "Norland delegation", "sender": "Norland", "year": "2022", **MEETING},
    "holders": {
        "title": "MINISTER",
        "organisation": "Harbor Bureau",
        "country": "Norland",
        "status": "current",
        "denied": True,
    },
    "joined": {**PAIR, "sender": "Sudmark"},
    "left": {**PAIR, "sender": "Sudmark"},
    "members": {"group": "Norland delegation", "sender": "Norland", "year": "2022", "denied": True, **MEETING},
    "pair": {"person": "Ilva Torrin", "other": "Hedda Hale", "denied": True},
    "portrayals": {"target": "Cato Verne", "polarity": "against", "own": True, "near": True},
    "publishers": {"person": "Torrin", "least": 2},
    "quoted": {"about": "truce", "least": 2},
    "quotes": {"by": "GAZETTE", "speaker": "Ilva Torrin", "least": 2},
    "roles-at": {
        "date": "2019",
        "person": "Edda Quill",
        "organisation": "Harbor Bureau",
        "country": "Norland",
        "known": True,
    },
    "roles": {"person": "Edda Quill", "status": "former", "denied": True},
    "shared": {"person": "Ilva Torrin", "other": "Bram Oskel"},
    "since": {"date": "2025-05", "person": "Torrin", "kind": "membership"},
    "single-source": {"person": "Torrin", "kind": "stance", "denied": True},
    "stance-history": {
        "target": "harbor truce",
        "holder": "Norland",
        "polarity": "for",
        "since": "2025",
        "denied": True,
    },
    "stances": {"target": "harbor truce", "holder": "Norland", "polarity": "against", "denied": True},
    "stance-changes": {"holder": "Norland", "target": "Norland", "known": True},
    "statements": {"speaker": "Ilva Torrin", "about": "truce", "denied": True},
    "successors": {"person": "Verne", "title": "MINISTER", "organisation": "Harbor Bureau", "country": "Norland"},
    "together": {"person": "Torrin", "group": "Norland delegation", "least": 2, "bodies": True},
}
ESCAPES = [
    '"',
    "'",
    "\\",
    '" } #',
    "> } #",
    '") } UNION { ?s ?p ?o } #',
    "UNDEF",
    "UNDEF } VALUES ?denied { true",
    "\n} SELECT * WHERE { ?s ?p ?o }",
    "\\u0022 } #",
    "?person",
    "<urn:x>",
    "2022 2023",
    "٢٠٢٢",
    "\ud800",
]


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pyoxigraph.Store]:
    folder = tmp_path_factory.mktemp("graph")
    graph = _succession()
    write_graph(graph, folder)
    export_graph(graph, folder, ["nt", "trig", "ttl"])
    files = {name: open_store(folder / f"graph.{name}") for name in ("nt", "trig", "ttl")}
    return {
        "records": open_store(graph),
        "folder": open_store(folder),
        "base": open_store(graph, "https://example.org/"),
        **files,
    }


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    return open_store(sample_graph())


def people(store: pyoxigraph.Store, name: str, **parameters: object) -> list[str]:
    return [row["person"] for row in ask(store, name, **parameters)]


def needed(query: NamedQuery) -> dict[str, object]:
    return {parameter.name: VALUES[query.name][parameter.name] for parameter in query.parameters if parameter.required}


def answer_or_error(store: pyoxigraph.Store, query: NamedQuery, parameters: dict[str, object]) -> tuple[object, ...]:
    """The rows; none where the question is refused, in one line."""
    try:
        return run_named(store, query, parameters).rows
    except QueryError as error:
        return tuple(str(error).split("\n")[1:])


# --- the question that newsgraph exists for ----------------------------------------------------------------------


def test_query_both_finds_who_sat_in_both_groups(store: pyoxigraph.Store) -> None:
    rows = [
        (row["person"], row["first_capacity"], row["first_modality"], row["second_capacity"], row["second_modality"])
        for row in ask(store, "both", **BOTH)
    ]
    assert rows == [
        ("Bram Oskel", "member", "asserted", "member", "asserted"),
        ("Delia Marsh", "member", "reported", "member", "asserted"),
        ("Ilva Torrin", "head", "asserted", "head", "asserted"),
    ]


def test_query_both_shows_denied_members_only_when_asked(store: pyoxigraph.Store) -> None:
    with_denied = people(store, "both", **BOTH, denied=True)
    assert sorted(set(with_denied) - set(people(store, "both", **BOTH))) == ["Cato Verne", "Runa Rook"]


@pytest.mark.parametrize(
    ("sender", "found"),
    [
        ("Norland", 3),
        ("norland", 3),
        ("XN", 3),
        ("xn", 3),
        ("kingdom of norland", 3),
        ("country/norland", 3),
        ("Sudmark", 0),
    ],
)
def test_query_both_knows_a_sender_by_name_alias_code_and_id(store: pyoxigraph.Store, sender: str, found: int) -> None:
    assert len(ask(store, "both", **BOTH, sender=sender)) == found


def test_query_both_pairs_no_group_without_a_sender(store: pyoxigraph.Store) -> None:
    assert "Otto Penn" not in people(store, "both", **BOTH)
    assert {row["sender_name"] for row in ask(store, "both", **BOTH)} == {"Norland"}


def test_query_both_marks_a_membership_that_is_denied_elsewhere(store: pyoxigraph.Store) -> None:
    graph = sample_graph()
    hale = next(
        claim
        for claim in graph.claims
        if claim.fields.get("member") == "person/hedda-hale" and claim.modality == "asserted"
    )
    then = replace(hale, id="membership/" + "0" * 16, fields={**hale.fields, "group": "group/norland-team-2022"})
    extended = open_store(replace(graph, claims=(*graph.claims, then)))
    assert [(row["person"], row["disputed"]) for row in ask(extended, "both", **BOTH)] == [
        ("Bram Oskel", False),
        ("Delia Marsh", False),
        ("Hedda Hale", True),
        ("Ilva Torrin", False),
    ]


# --- the other questions -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "parameters", "column", "found"),
    [
        ("left", BOTH, "person", ["Falk Fenn", "Lars Lorn", "Runa Rook"]),
        ("left", {**BOTH, "sender": "Norland"}, "person", ["Falk Fenn", "Runa Rook"]),
        ("left", {"first": 2025, "second": 2030}, "person", []),
        ("joined", {**BOTH, "sender": "Norland"}, "person", ["Cato Verne", "Hedda Hale", "Lars Lorn", "Otto Penn"]),
        ("members", {"group": "norland's negotiating team"}, "member", ["Bram Oskel", "Delia Marsh", "Falk Fenn", "Ilva Torrin", "Runa Rook"]),
        ("members", {"group": "League of Ports"}, "member", ["Norland Traders"]),
        ("members", {"sender": "Sudmark"}, "member", ["Lars Lorn", "Soren Sund"]),
        ("members", {"group": "Sudmark delegation", "year": 2025}, "member", ["Soren Sund"]),
        ("members", {"year": 2022, "sender": "Norland", "denied": True}, "modality", ["asserted", "denied", "reported", *["asserted"] * 3]),
        ("roles", {"person": "quill"}, "title", ["mayor", "President"]),
        ("roles", {"person": "Oskel", "denied": True}, "title", ["deputy trade minister", "harbor pilot"]),
        ("holders", {"title": "Minister"}, "holder", ["Bram Oskel"]),
        ("holders", {"country": "Norland", "status": "incoming"}, "holder", ["Edda Quill"]),
        ("stances", {"target": "harbor truce"}, "holder_name", ["Ilva Torrin", "Sudmark officials", "Ilva Torrin", "Norland"]),
        ("stance-changes", {}, "holder_name", ["Ilva Torrin"]),
        ("stance-changes", {}, "order", ["undated"]),
        ("stance-changes", {"target": "harbor truce", "known": True}, "holder_name", []),
        ("stances", {"polarity": "for", "holder": "Norland"}, "target_name", ["harbor truce"]),
        ("statements", {"speaker": "Torrin", "about": "HARBOR"}, "style", ["direct"]),
        ("statements", {"about": "Hedda Hale"}, "speaker_name", ["Porthaven Gazette"]),
        ("statements", {"speaker": "Quill"}, "content", []),
        ("statements", {"speaker": "Quill", "denied": True}, "content", ["the strait was open"]),
        ("contradictions", {}, "who", ["Hedda Hale"]),
        ("publishers", {"least": 1, "person": "Torrin"}, "publishers", [1, 1]),
        ("publishers", {"least": 2}, "who", []),
        ("roles-at", {"date": "2025-05-06", "known": True}, "holder", ["Bram Oskel", "Cato Verne", "Delia Marsh"]),
        ("roles-at", {"date": "2025-05-06"}, "certainty", ["known", "known", "known", "possible"]),
        ("roles-at", {"date": "2019", "person": "Quill"}, "title", ["mayor"]),
        ("roles-at", {"date": "2024", "country": "Norland"}, "why", ["start is not known"]),
        ("roles-at", {"date": "2026", "country": "Norland"}, "why", ["end is not known", "only reported"]),
        ("agreements", {"kind": "disagree"}, "second_holder", ["Sudmark officials", "Ilva Torrin", "Sudmark officials"]),
        ("agreements", {"person": "Norland", "other": "Torrin"}, "kind", ["agree", "disagree"]),
        ("agreements", {"person": "Torrin", "other": "Norland"}, "kind", ["agree", "disagree"]),
        ("agreements", {"person": "Bram Oskel"}, "kind", []),
        ("colleagues", {"person": "Falk Fenn"}, "colleague", ["Bram Oskel", "Delia Marsh", "Ilva Torrin", "Runa Rook"]),
        ("colleagues", {"body": "Norland delegation"}, "colleague", []),  # it is of the year of its articles
        ("exclusive", {"person": "Torrin"}, "what", ["Norland's negotiating team", "for harbor truce"]),
        ("exclusive", {"publisher": "Herald"}, "what", []),
        ("pair", {"person": "Torrin", "other": "Hale"}, "what", ["member, Norland delegation", "head, Norland delegation"]),
        ("pair", {"person": "Porthaven Gazette", "other": "Hale"}, "tie", ["names"]),
        ("pair", {"person": "Porthaven Gazette", "other": "Hale", "denied": True}, "tie", ["names", "says of"]),
        ("pair", {"person": "Delia Marsh", "other": "Quill"}, "tie", ["serves"]),
        ("pair", {"person": "Norland", "other": "Bram Oskel"}, "tie", ["office"]),
        ("pair", {"person": "Norland Traders", "other": "League of Ports"}, "tie", ["member"]),
        ("quoted", {}, "speaker_name", ["Ilva Torrin", "Porthaven Gazette"]),
        ("quoted", {"about": "Hedda Hale"}, "speaker_name", ["Porthaven Gazette"]),
        ("quotes", {}, "by_name", ["(publisher not known)", "Porthaven Gazette"]),
        ("quotes", {"speaker": "Torrin"}, "by_name", ["Porthaven Gazette"]),
        ("shared", {"person": "Torrin", "other": "Oskel"}, "body_name", ["Norland's negotiating team", "Norland delegation"]),
        ("shared", {"person": "Torrin", "other": "Runa Rook"}, "body_name", ["Norland's negotiating team"]),  # of 2025 she is denied
        ("since", {"date": "2025-05-06", "kind": "stance"}, "what", ["for harbor truce"]),
        ("since", {"date": "2025-05", "person": "Quill"}, "change", ["planned", "over"]),
        ("since", {"date": "2025-06"}, "what", []),
        ("single-source", {"person": "Hale"}, "modality", ["asserted"]),
        ("single-source", {"person": "Hale", "denied": True}, "publisher", [None, "Porthaven Gazette"]),
        ("stance-history", {"target": "harbor truce"}, "date", ["2025-05", "2025-05-06", None, None]),
        ("stance-history", {"target": "harbor truce", "since": "2025-05-03"}, "date", ["2025-05", "2025-05-06"]),
        ("successors", {}, "office", []),
        ("together", {"least": 2}, "with", [*["Delia Marsh"] * 2, *["Ilva Torrin"] * 4]),
        ("together", {"person": "Lorn", "group": "Sudmark delegation"}, "with", []),  # of two years
        ("together", {"person": "Delia Marsh", "least": 2}, "shared", [2, 2, 2, 2]),
    ],
)  # fmt: skip
def test_query_answers(
    store: pyoxigraph.Store, name: str, parameters: dict[str, object], column: str, found: list[str]
) -> None:
    assert [row[column] for row in ask(store, name, **parameters)] == found


@pytest.mark.parametrize(
    ("earlier", "later", "basis"),
    [
        pytest.param(("2022-03-01", {"status": "former"}), ("2022-04", {}), "status", id="former here, current there"),
        pytest.param(("2022-03-01", {}), ("2022-04", {}), "dates", id="both current, one surely later"),
        pytest.param(("2022-03", {}), ("2022-03-09", {}), None, id="perhaps on one day"),
        pytest.param((None, {}), ("2022-03-09", {}), None, id="undated is not guessed"),
        pytest.param((None, {"status": "former"}), (None, {}), "status", id="undated, but told to be former"),
        pytest.param(("2025", {"status": "former"}), ("2022", {}), None, id="current before the other was former"),
        pytest.param(("2022", {"status": "former"}), ("2023", {"country": "country/sudmark"}), None, id="of another country"),
        pytest.param(("2022", {"status": "former"}), ("2023", {"title": "foreign secretary"}), None, id="another office"),
        pytest.param(("2022", {"status": "former"}), ("2023", {"status": "incoming"}), "status", id="a designated one"),
        pytest.param(("2022", {"status": "former"}), ("2023", {"status": "former"}), None, id="two former ones"),
    ],
)  # fmt: skip
def test_query_successors_tell_who_came_after_whom(
    earlier: tuple[str | None, dict[str, str | None]],
    later: tuple[str | None, dict[str, str | None]],
    basis: str | None,
) -> None:
    rows = ask(open_store(_ministers((OSKEL, *earlier), (VERNE, *later))), "successors")
    found = [(row["first_holder"], row["second_holder"], row["basis"]) for row in rows]
    assert found == ([("Bram Oskel", "Cato Verne", basis)] if basis else [])


@pytest.mark.parametrize(("title", "found"), [("pilot", 1), ("PILOT", 1), (None, 0), ("skipper", 0)])
def test_query_successors_take_any_office_that_is_asked_for(title: str | None, found: int) -> None:
    fields: dict[str, str | None] = {"title": "harbor pilot"}
    store = open_store(_ministers((OSKEL, "2022", {**fields, "status": "former"}), (VERNE, "2023", fields)))
    assert len(ask(store, "successors", title=title)) == found


def test_query_successors_know_what_one_article_tells() -> None:
    graph = _ministers((OSKEL, "2022", {"status": "former"}), (VERNE, "2022", {}))
    claims = [
        replace(claim, evidence=(replace(claim.evidence[0], article="minister-0"),)) for claim in graph.claims[-2:]
    ]
    rows = ask(open_store(replace(graph, claims=(*graph.claims[:-2], *claims))), "successors")
    assert [row["basis"] for row in rows] == ["told"]


@pytest.mark.parametrize(
    ("first", "second", "when", "over"),
    [
        ({}, {}, "unknown", None),
        ({"status": "former"}, {}, "unknown", "the first left"),
        ({"status": "former"}, {"status": "former"}, "unknown", "both left"),
        ({"start": "2010", "end": "2015", "status": "former"}, {"start": "2014"}, "unknown", "the first left"),
        ({"start": "2010", "end": "2015", "status": "former"}, {"start": "2016-03"}, "apart", None),
        ({"start": "2016"}, {"start": "2010", "end": "2015~", "status": "former"}, "apart", None),
        ({"start": "2010", "end": "2015", "status": "former"}, {"start": "2015"}, "unknown", "the first left"),
    ],
)
def test_query_colleagues_and_shared_look_at_times(
    first: dict[str, str | None], second: dict[str, str | None], when: str, over: str | None
) -> None:
    bureau = {"organisation": "organisation/harbor-bureau"}
    store = open_store(_ministers((OSKEL, "2022", {**bureau, **first}), (VERNE, "2023", {**bureau, **second})))
    rows = ask(store, "shared", person="Bram Oskel", other="Cato Verne")
    assert [row["when"] for row in rows if row["body_name"] == "Harbor Bureau" and row["second_as"] != "director"] == [
        when
    ]
    rows = ask(store, "colleagues", person="Bram Oskel", body="Harbor Bureau")
    assert [row["over"] for row in rows if row["second_as"] != "director"] == ([over] if over else [])


def test_query_quotes_prefer_who_passes_it_on_to_the_publisher() -> None:
    graph = sample_graph()
    claims = tuple(
        replace(claim, source="organisation/norland-traders") if claim.kind == "statement" else claim
        for claim in graph.claims
    )
    rows = ask(open_store(replace(graph, claims=claims)), "quotes")
    assert {row["by_name"] for row in rows} == {"Norland Traders"}


def test_query_single_source_and_exclusive_know_a_second_publisher() -> None:
    graph = sample_graph()
    articles = tuple(replace(article, publisher=article.publisher or "Sudmark Herald") for article in graph.articles)
    store = open_store(replace(graph, articles=articles))
    two = "Norland delegation"  # her seat there is told by both
    for name in ("single-source", "exclusive"):
        assert two not in [row["what"] for row in ask(store, name, person="Torrin")]
    assert [row["what"] for row in ask(store, "exclusive", publisher="herald", kind="role")] == [
        "harbor pilot",
        "President",
        "mayor",
    ]


def test_query_statements_find_who_is_mentioned_by_another_name(store: pyoxigraph.Store) -> None:
    assert ask(store, "statements", about="the owl") == []
    graph = sample_graph()
    start = TEXTS[SECOND].index("Hedda Hale")
    mention = EntityMention(SECOND, start, start + len("Hedda Hale"), "Hedda Hale")
    entities = tuple(
        replace(entity, aliases=("the Owl",), mentions=(mention,)) if entity.name == "Hedda Hale" else entity
        for entity in graph.entities
    )
    assert [
        row["speaker_name"] for row in ask(open_store(replace(graph, entities=entities)), "statements", about="the owl")
    ] == ["Porthaven Gazette"]


def test_query_left_says_who_is_explicitly_denied(store: pyoxigraph.Store) -> None:
    rows = ask(store, "left", **BOTH, sender="Norland")
    assert [(row["person"], row["explicitly_denied"]) for row in rows] == [("Falk Fenn", False), ("Runa Rook", True)]


@pytest.mark.parametrize(
    ("complete", "basis"),
    [
        (None, {"Falk Fenn": "not-named", "Runa Rook": "denied"}),
        (True, {"Falk Fenn": "complete", "Runa Rook": "denied"}),
    ],
)
def test_query_left_names_nobody_whom_an_incomplete_roster_only_leaves_out(
    complete: bool | None, basis: dict[str, str]
) -> None:
    graph = sample_graph()
    entities = tuple(
        replace(entity, complete=complete) if entity.kind == "group" else entity for entity in graph.entities
    )
    rows = ask(open_store(replace(graph, entities=entities)), "left", **BOTH, sender="Norland")
    assert {row["person"]: row["basis"] for row in rows} == basis


@pytest.mark.parametrize(
    ("name", "occurrence", "years", "basis"),
    [
        ("joined", "first", ("2022", "2025"), "said"),
        ("joined", "last", ("2022", "2025"), "not-named"),
        ("joined", "first", ("2025", "2022"), "not-named"),
        ("left", "last", ("2022", "2025"), "said"),
        ("left", "first", ("2022", "2025"), "not-named"),
    ],
)
def test_query_names_who_is_told_to_be_there_for_the_first_or_the_last_time(
    name: str, occurrence: str, years: tuple[str, str], basis: str
) -> None:
    graph = sample_graph()
    claims = tuple(
        replace(claim, fields={**claim.fields, "occurrence": occurrence}) if claim.kind == "membership" else claim
        for claim in graph.claims
    )
    open_groups = tuple(replace(entity, complete=None) for entity in graph.entities)
    store = open_store(replace(graph, claims=claims, entities=open_groups))
    rows = ask(store, name, first=years[0], second=years[1], sender="Norland")
    assert {row["basis"] for row in rows if row["basis"] != "denied"} == {basis}


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_query_rows_carry_the_words_that_prove_them(succession: pyoxigraph.Store, query: NamedQuery) -> None:
    about = {name: value for name, value in VALUES[query.name].items() if name == "person"}
    rows = ask(succession, query.name, **{**about, **needed(query)})
    texts = {article.id: article.text for article in _succession().articles}
    assert rows
    for row in rows:
        spots = [name.removesuffix("article") for name in row if name.endswith("article") and row[name]]
        assert spots
        for spot in spots:
            start, end = ("start", "end") if f"{spot}start" in row and spot else ("from", "to")
            assert texts[row[f"{spot}article"]][row[f"{spot}{start}"] : row[f"{spot}{end}"]] == row[f"{spot}words"]


def test_query_publishers_counts_two_articles_of_one_publisher_once() -> None:
    graph = sample_graph()
    for publisher, found in ((None, (1, 2)), ("porthaven gazette", (1, 2)), ("Sudmark Herald", (2, 2))):
        articles = tuple(
            replace(article, publisher=publisher) if article.id == SECOND else article for article in graph.articles
        )
        rows = ask(open_store(replace(graph, articles=articles)), "publishers", person="Torrin")
        assert (rows[0]["publishers"], rows[0]["articles"]) == found


def test_query_publishers_counts_a_copy_for_the_publisher_of_its_text() -> None:
    graph = sample_graph()
    articles = tuple(
        replace(article, publisher="Sudmark Herald", copy_of=FIRST) if article.id == SECOND else article
        for article in graph.articles
    )
    rows = ask(open_store(replace(graph, articles=articles)), "publishers", person="Torrin")
    assert (rows[0]["publishers"], rows[0]["articles"]) == (1, 2)


def _ministers(*holders: tuple[str, str | None, dict[str, str | None]]) -> KnowledgeGraph:
    """The sample with foreign ministers of Norland: holder, the article's date, and fields that differ."""
    graph = sample_graph()
    claims, articles = list(graph.claims), list(graph.articles)
    model = next(claim for claim in claims if claim.fields.get("title") == "deputy trade minister")
    for number, (holder, as_of, fields) in enumerate(holders):
        own_text = model.evidence[0].text
        article = replace(articles[0], id=f"minister-{number}", text=own_text, published=as_of, published_clues=())
        evidence = replace(
            model.evidence[0], article=article.id, start=0, end=len(article.text), as_of=as_of, support=()
        )
        articles.append(article)
        own = {**model.fields, "title": "Foreign Minister", "holder": holder, **fields}
        claims.append(replace(model, id=f"role/{number:016}", fields=own, evidence=(evidence,)))
    return replace(graph, claims=tuple(claims), articles=tuple(articles))


OSKEL, VERNE = "person/bram-oskel", "person/cato-verne"


def _succession() -> KnowledgeGraph:
    """The sample with two foreign ministers, one after the other."""
    return _ministers((OSKEL, "2022-03-01", {"status": "former"}), (VERNE, "2022-04", {}))


@pytest.fixture(scope="module")
def succession(stores: dict[str, pyoxigraph.Store]) -> pyoxigraph.Store:
    return stores["records"]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        pytest.param(("2022-03-01", {}), ("2022-03-01", {}), True, id="on one day"),
        pytest.param(("2022-03-01", {}), ("2022-03-02", {}), False, id="on two days one may have followed the other"),
        pytest.param(("2022", {}), ("2022", {}), False, id="in one year too"),
        pytest.param(("2022-03-09", {"start": "2020"}), ("2021-05-02", {}), False, id="a start is not read, only articles"),
        pytest.param(("2022-03-01", {}), ("2022-03-01", {"status": "former"}), False, id="a former holder"),
        pytest.param(("2022-03-01", {}), ("2022-03-01", {"title": "deputy foreign minister"}), False, id="the deputy"),
        pytest.param(("2022-03-01", {}), ("2022-03-01", {"country": "country/sudmark"}), False, id="another country's"),
        pytest.param((None, {}), (None, {}), False, id="at times that nobody knows"),
    ],
)  # fmt: skip
def test_query_contradictions_find_two_holders_of_one_office(
    one: tuple[str | None, dict[str, str | None]], other: tuple[str | None, dict[str, str | None]], found: bool
) -> None:
    store = open_store(_ministers((OSKEL, *one), (VERNE, *other)))
    rows = [row for row in ask(store, "contradictions") if row["kind"] == "office"]
    assert [(row["who"], row["other"]) for row in rows] == [("Bram Oskel", "Cato Verne")] * found
    asked = [(row["who"], row["other"]) for row in ask(store, "contradictions", person="Verne")]
    assert asked == [("Cato Verne", "Bram Oskel")] * found


@pytest.mark.parametrize(
    ("current", "former", "found"),
    [
        pytest.param(("2022-03-01", {}), ("2022-03-01", {}), True, id="on one day"),
        pytest.param(("2022-03-01", {}), ("2022-03-02", {}), False, id="a day later it may have ended"),
        pytest.param(("2022-03", {}), ("2022-03", {}), False, id="in one month"),
        pytest.param(("2022-03-01", {}), ("2022-03-01", {"country": "country/sudmark"}), False, id="for another country"),
        pytest.param(("2022-03-01", {}), ("2022-03-01", {"country": None}), False, id="for nobody knows whom"),
        pytest.param(("2022-03-01", {}), ("2022-03-01", {"title": "mayor"}), False, id="another office"),
    ],
)  # fmt: skip
def test_query_contradictions_find_who_is_and_was_in_office_on_one_day(
    current: tuple[str | None, dict[str, str | None]], former: tuple[str | None, dict[str, str | None]], found: bool
) -> None:
    day, fields = former
    store = open_store(_ministers((OSKEL, *current), (OSKEL, day, {"status": "former", **fields})))
    rows = [row for row in ask(store, "contradictions") if row["kind"] == "status"]
    assert [(row["who"], row["claim"], row["other_claim"]) for row in rows] == [
        ("Bram Oskel", "role/0000000000000000", "role/0000000000000001")
    ] * found


def _with_denial(kind: str, **fields: str) -> KnowledgeGraph:
    """The sample with a claim of Ilva Torrin's of that kind denied, but for some fields."""
    graph = sample_graph()
    of_her = ("person/ilva-torrin", "asserted")
    claim = next(
        item
        for item in graph.claims
        if item.kind == kind and (item.fields.get("holder") or item.fields.get("speaker"), item.modality) == of_her
    )
    denied = replace(claim, id=f"{kind}/{0:016}", modality="denied", fields={**claim.fields, **fields})
    return replace(graph, claims=(*graph.claims, denied))


@pytest.mark.parametrize(
    ("kind", "fields", "what"),
    [
        ("stance", {}, ["against harbor truce"]),
        ("stance", {"polarity": "for"}, ["for harbor truce"]),  # a report has her for it, too
        ("stance", {"target": "country/norland"}, []),
        ("stance", {"holder": "person/bram-oskel"}, []),
        ("statement", {}, ["We came … to talk about the “harbor” truce."]),
        ("statement", {"content": "that we came … to talk about the “harbor truce”"}, ["We came … to talk about the “harbor” truce."]),
        ("statement", {"content": "We came to talk about the herring."}, []),
        ("statement", {"speaker": "person/bram-oskel"}, []),
    ],
)  # fmt: skip
def test_query_contradictions_find_denied_stances_and_statements(
    kind: str, fields: dict[str, str], what: list[str]
) -> None:
    store = open_store(_with_denial(kind, **fields))
    rows = [row for row in ask(store, "contradictions", person="Torrin") if row["kind"] == kind]
    found = [("Ilva Torrin", content, f"{kind}/{0:016}") for content in what]
    assert [(row["who"], row["what"], row["denied_claim"]) for row in rows] == found


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({}, [("against", None, "subject"), ("for", "Ilva Torrin", "owner")]),
        ({"target": "Norland", "polarity": "against"}, [("against", None, "subject")]),
        ({"own": True}, [("against", None, "subject")]),
        ({"own": True, "near": True}, [("against", None, "subject"), ("against", None, "near")]),
        ({"target": "Porthaven"}, []),
    ],
)
def test_query_portrayals(parameters: dict[str, object], found: list[tuple[str, str | None, str]]) -> None:
    graph = sample_graph()
    model = next(claim for claim in graph.claims if claim.kind == "stance")
    claims = []
    for number, (polarity, source, way) in enumerate(
        [("against", None, "subject"), ("against", None, "near"), ("for", "person/ilva-torrin", "owner")]
    ):
        rule = f"portrayal.{way}"
        evidence = replace(model.evidence[0], rule=rule, start=number)
        fields = {**model.fields, "holder": None, "target": "country/norland", "polarity": polarity, "statement": None}
        claims.append(
            replace(
                model,
                id=f"stance/{number:016}",
                rule=rule,
                source=source,
                fields=fields,
                evidence=(evidence,),
                spans={},
            )
        )
    store = open_store(replace(graph, claims=tuple(claims)))
    rows = ask(store, "portrayals", **parameters)
    assert [(row["direction"], row["source"], row["way"]) for row in rows] == found
    assert ask(store, "stances") == []


def _stances(*told: tuple[str, str | None]) -> KnowledgeGraph:
    """The sample with stances of Norland to the strait, each in an article of its own: polarity and the article's date."""
    graph = sample_graph()
    model = next(claim for claim in graph.claims if claim.kind == "stance")
    articles, claims = [], []
    for number, (polarity, as_of) in enumerate(told):
        own_text = model.evidence[0].text
        article = replace(graph.articles[0], id=f"stance-{number}", text=own_text, published=as_of, published_clues=())
        evidence = replace(
            model.evidence[0], article=article.id, start=0, end=len(article.text), as_of=as_of, support=()
        )
        fields = {**model.fields, "holder": "country/norland", "target": "place/porthaven", "polarity": polarity}
        articles.append(article)
        claims.append(replace(model, id=f"stance/{number:016}", fields=fields, evidence=(evidence,), spans={}))
    return replace(graph, claims=tuple(claims), articles=(*graph.articles, *articles))


@pytest.mark.parametrize(
    ("told", "found"),
    [
        pytest.param([("for", "2025-05-01"), ("against", "2025-06")], [("for", "2025-05-01", "against", "2025-06", "known")], id="a change of mind"),
        pytest.param([("for", "2025-06"), ("against", "2025-05-01")], [("against", "2025-05-01", "for", "2025-06", "known")], id="whatever order the articles came in"),
        pytest.param([("for", "2025-05-01"), ("for", "2025-06")], [], id="no change"),
        pytest.param([("for", "2025-05-01"), ("against", "2025-05")], [("for", "2025-05-01", "against", "2025-05", "unclear")], id="a day in that month"),
        pytest.param([("against", None), ("for", "2025-05")], [("for", "2025-05", "against", None, "undated")], id="undated is not guessed"),
        pytest.param(
            [("for", "2023"), ("against", "2024"), ("for", "2025")],
            [("for", "2023", "against", "2024", "known"), ("against", "2024", "for", "2025", "known")],
            id="there and back, each step once",
        ),
        pytest.param(
            [("for", "2023"), ("for", "2024"), ("against", "2025")], [("for", "2024", "against", "2025", "known")], id="the last before the change"
        ),
    ],
)  # fmt: skip
def test_query_stance_changes(told: list[tuple[str, str | None]], found: list[tuple[str | None, ...]]) -> None:
    columns = ("first_direction", "first_date", "second_direction", "second_date", "order")
    rows = ask(open_store(_stances(*told)), "stance-changes", holder="Norland")
    assert [tuple(row[column] for column in columns) for row in rows] == found


def test_query_stance_changes_leave_one_article_with_both_sides() -> None:
    graph = _stances(("for", "2025"), ("against", "2025"))
    claims = tuple(replace(claim, evidence=(replace(claim.evidence[0], article="stance-0"),)) for claim in graph.claims)
    assert ask(open_store(replace(graph, claims=claims)), "stance-changes") == []


@pytest.mark.parametrize(
    ("fields", "as_of", "date", "certainty"),
    [
        ({}, "2022-03-09", "2022-03", "known"),
        ({}, "2022-03-09", "2022", "known"),
        ({}, "2022-03", "2022-03-01", "known"),
        ({}, "2022-03-09", "2021", "possible"),
        ({}, "2022-03-09", "2023", "possible"),
        ({"start": "2020"}, "2022-03-09", "2021", "known"),
        ({"start": "2020~"}, "2022-03-09", "2021-06-01", "known"),
        ({"start": "2020"}, "2022-03-09", "2020-05", "possible"),
        ({"start": "2020"}, "2022-03-09", "2019", None),
        ({"start": "2020", "status": "former"}, "2022-03-09", "2021", "possible"),
        ({"start": "2009", "end": "2013", "status": "former"}, "2022-03-09", "2010-02", "known"),
        ({"start": "2009/2013", "status": "former"}, "2022-03-09", "2010-02", "possible"),
        ({"end": "2013", "status": "former"}, "2022-03-09", "2014", None),
        ({"status": "former"}, "2022-03-09", "2023", None),
        ({"status": "former"}, "2022-03-09", "2010", "possible"),
        ({"status": "incoming"}, "2022-03-09", "2021", None),
        ({"status": "incoming"}, "2022-03-09", "2022-05", "possible"),
        ({"start": "199X", "end": "2003-21", "status": "former"}, "2022-03-09", "2001", "known"),
        ({}, None, "2022", "possible"),
    ],
)
def test_query_roles_at_says_what_is_known_and_what_is_possible(
    fields: dict[str, str | None], as_of: str | None, date: str, certainty: str | None
) -> None:
    rows = ask(open_store(_ministers((VERNE, as_of, fields))), "roles-at", date=date, person="Verne", country="Norland")
    assert [row["certainty"] for row in rows] == ([certainty] if certainty else [])
    assert all(row["start"] and row["end"] for row in rows)


# --- the same answer everywhere, and no way out ----------------------------------------------------------------------


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_query_answers_the_same_on_every_form_of_the_graph(
    stores: dict[str, pyoxigraph.Store], query: NamedQuery
) -> None:
    answers = []
    for parameters in combinations(query, VALUES[query.name]):
        found = [run_named(store, query.name, parameters) for store in stores.values()]
        assert all(table == found[0] for table in found), parameters
        answers.append(found[0].rows)
    assert any(answers)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_query_answers_as_plain_sparql_too(succession: pyoxigraph.Store, query: NamedQuery) -> None:
    table = run_sparql(succession, query.text)
    if not any(parameter.required for parameter in query.parameters):
        assert table == run_named(succession, query.name)
        assert table.rows


@pytest.mark.parametrize("value", ESCAPES)
@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_query_values_cannot_break_out(store: pyoxigraph.Store, query: NamedQuery, value: str) -> None:
    before = len(store)
    for parameter in query.parameters:
        assert answer_or_error(store, query, {**needed(query), parameter.name: value}) == ()
    assert len(store) == before


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("nothing", {}, "'nothing' is no named query; there are agreements, both, colleagues, "),
        ("both", {"first": 2022}, "both needs second: the year, month or day of the second group"),
        ("both", {**BOTH, "third": 1}, "both has no parameter 'third'; it takes first, second, sender, first_round, "),
        ("both", {"first": "22", "second": 2025}, "first is a date like 2022, 2022-03 or 2022-03-29, not '22'"),
        ("both", {**BOTH, "sender": "Nordland"}, "did you mean country/norland (Norland)"),
        ("both", {**BOTH, "sender": "Bram Oskel", "denied": "perhaps"}, "denied is true or false, not 'perhaps'"),
        ("roles", {"person": "Bram Oskel", "status": "late"}, "status is one of current, former, incoming, not 'late'"),
        ("roles-at", {}, "roles-at needs date: a year, month or day, like 2022-03"),
        ("roles-at", {"date": "03/2022"}, "date is a date like 2022, 2022-03 or 2022-03-29, not '03/2022'"),
        ("publishers", {"least": "two"}, "least is a whole number, not 'two'"),
        ("stances", {"holder": "Nobody At All"}, "'Nobody At All' is not in the graph"),
    ],
)
def test_query_says_what_is_wrong(
    store: pyoxigraph.Store, name: str, parameters: dict[str, object], message: str
) -> None:
    with pytest.raises(QueryError) as caught:
        run_named(store, name, parameters)
    assert message in str(caught.value)


@pytest.mark.parametrize("nothing", [None, "", False, "no"])
def test_query_takes_nothing_for_not_given(store: pyoxigraph.Store, nothing: object) -> None:
    assert run_named(store, "both", {**BOTH, "denied": nothing}) == run_named(store, "both", BOTH)


# --- the files -------------------------------------------------------------------------------------------------------


def test_query_list_names_title_and_parameters() -> None:
    assert [query.name for query in QUERIES] == sorted(VALUES)
    assert all(
        query.title and query.description and all(parameter.about for parameter in query.parameters)
        for query in QUERIES
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * WHERE { ?s ?p ?o }", "begins with no header"),
        ("# ---\n# title: [\n# ---\nASK {}", "while parsing"),
        ("# ---\n# title: x\n# ---\nASK {}", "description"),
        ("# ---\n# title: x\n# description: y\n# colour: red\n# ---\nASK {}", "colour"),
        (
            "# ---\n# title: x\n# description: y\n# parameters:\n#   a: {type: text, about: z}\n# ---\nASK {}",
            "parameter a has no 'VALUES",
        ),
    ],
)
def test_query_refuses_a_file_that_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "odd.rq").write_text(text, "utf8")
    with pytest.raises(RuleError, match=r"odd\.rq") as caught:
        list_queries(tmp_path)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


# --- any SPARQL --------------------------------------------------------------------------------------------------------


def test_query_sparql_answers_each_form(store: pyoxigraph.Store) -> None:
    person = "<urn:newsgraph:person/bram-oskel>"
    assert run_sparql(store, f"ASK {{ {person} a foaf:Person }}") == Table(("answer",), ((True,),))
    assert run_sparql(store, f"SELECT ?n WHERE {{ {person} rdfs:label ?n }}") == Table(("n",), (("Bram Oskel",),))
    made = run_sparql(store, f"CONSTRUCT {{ {person} a schema:Person }} WHERE {{ {person} a foaf:Person }}")
    assert made.rows == (
        (person.strip("<>"), "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "https://schema.org/Person"),
    )
    assert ("Bram Oskel" in {row[2] for row in run_sparql(store, f"DESCRIBE {person}").rows}) is True


def test_query_sparql_types_its_cells(store: pyoxigraph.Store) -> None:
    text = 'SELECT (1 AS ?i) (1.5 AS ?d) (1.5e0 AS ?e) (true AS ?b) ("x"@en AS ?s) (?no AS ?n) WHERE {}'
    assert run_sparql(store, text).rows == ((1, 1.5, 1.5, True, "x", None),)


def test_query_sparql_counts_a_claim_of_two_articles_once(stores: dict[str, pyoxigraph.Store]) -> None:
    text = "SELECT (COUNT(?c) AS ?n) WHERE { ?c a ng:MembershipClaim ; ng:member ?p ; ng:group ?g }"
    expected = sum(claim.kind == "membership" for claim in sample_graph().claims)
    assert {name: run_sparql(store, text).rows for name, store in stores.items()} == dict.fromkeys(
        stores, ((expected,),)
    )


def test_query_sparql_knows_which_article_says_so(store: pyoxigraph.Store) -> None:
    text = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?c ng:member <urn:newsgraph:person/ilva-torrin> ; ng:group <urn:newsgraph:group/norland-delegation-2025> } }"
    assert len(run_sparql(store, text).rows) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * WHERE { SERVICE <http://localhost:1/> { ?s ?p ?o } }", "SERVICE asks another server"),
        ("SELECT * WHERE { service<http://localhost:1/>{ ?s ?p ?o } }", "SERVICE asks another server"),
        ("SELECT * WHERE { SERVICE SILENT ?x { ?s ?p ?o } }", "SERVICE asks another server"),
        ("# SELECT\nSELECT * { {SERVICE # no\n <http://localhost:1/> {} } }", "SERVICE asks another server"),
        ("INSERT DATA { <urn:a> <urn:b> 1 }", "INSERT would change the graph"),
        ("delete where { ?s ?p ?o }", "DELETE would change the graph"),
        ("LOAD <http://localhost:1/>", "LOAD would change the graph"),
        ("DROP ALL", "DROP would change the graph"),
        ("DELETE { ?s ?p ?o } WHERE { { SELECT * WHERE { ?s ?p ?o } } }", "DELETE would change the graph"),
        ("SELECT * WHERE {", "not SPARQL 1.1: error at 1:17"),
        ("SELECT * WHERE { ?s no:prefix ?o }", "not SPARQL 1.1"),
        ("", "the query is empty"),
        ("# nothing", "the query is empty"),
    ],
)
def test_query_sparql_refuses(store: pyoxigraph.Store, text: str, message: str) -> None:
    before = len(store)
    with pytest.raises(QueryError) as caught:
        run_sparql(store, text)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(store) == before


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service WHERE { ?service a foaf:Person } LIMIT 1",
        'SELECT ?s WHERE { ?s rdfs:label "SERVICE <x> {" } LIMIT 1',
        "SELECT ?s WHERE { ?s a foaf:Person } LIMIT 1 # SERVICE <x>",
        "PREFIX service: <urn:SERVICE#> SELECT ?s WHERE { ?s service:service ?o }",
        "SELECT ?s WHERE { ?s rdfs:label '''it's \" SERVICE <x> {''' }",
        "SELECT ?insert WHERE { ?insert a foaf:Person } LIMIT 1",
    ],
)
def test_query_sparql_takes_words_that_only_look_forbidden(store: pyoxigraph.Store, text: str) -> None:
    assert isinstance(run_sparql(store, text), Table)


@pytest.mark.parametrize(("name", "content"), [("graph.csv", "a,b"), ("graph.nt", "<a> nonsense"), ("gone.nt", None)])
def test_query_store_says_which_file_it_cannot_read(tmp_path: Path, name: str, content: str | None) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    with pytest.raises(InputError, match=name):
        open_store(tmp_path / name)


# --- how many ----------------------------------------------------------------------------------------------------


def test_query_groups_sets_those_named_against_those_said(store: pyoxigraph.Store) -> None:
    rows = {row["group_name"]: row for row in ask(store, "groups")}
    delegation = rows["Norland delegation"]
    assert (delegation["said"], delegation["named"], delegation["denied"]) == (8, 7, 1)
    assert (delegation["words"], delegation["counted"]) == ("delegation of eight", "delegation of eight")
    team = rows["Norland's negotiating team"]
    assert (team["said"], team["words"]) == (None, "Norland's negotiating team")


def test_query_members_say_who_is_no_longer_one() -> None:
    graph = sample_graph()
    claims = tuple(
        replace(claim, fields={**claim.fields, "status": "former"})
        if claim.kind == "membership" and claim.fields["member"] == "person/ilva-torrin"
        else claim
        for claim in graph.claims
    )
    rows = ask(open_store(replace(graph, claims=claims)), "members", group="Norland delegation")
    assert {row["member"] for row in rows if row["member_status"] == "former"} == {"Ilva Torrin"}
    assert {row["member_status"] for row in rows} == {"former", None}
