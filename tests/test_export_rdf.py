from __future__ import annotations

import gzip
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import rdflib

import newsgraph
from many_articles import many_articles
from newsgraph.errors import NewsgraphError
from newsgraph.export import EXPORTERS, export_graph
from newsgraph.export.base import find_base, find_rdf
from newsgraph.export.rdf_files import RdfFiles
from newsgraph.folder import MANIFEST
from newsgraph.graph.dataset import Dataset, Described, Part
from newsgraph.graph.rdf import build_dataset
from newsgraph.jsonl import write_graph
from newsgraph.records import Article, KnowledgeGraph
from sample_graph import FIRST, SECOND, sample_graph

NG = rdflib.Namespace("urn:newsgraph:ontology#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
RDF_FORMATS = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld"}
BASES = ["urn:newsgraph:", "https://example.org/graph/", "urn:example:x:"]
# rdflib warns of its own use of what it deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")

Triples = set[tuple[object, ...]]


@pytest.fixture(scope="module", params=BASES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    export_graph(sample_graph(), folder, ["ttl", "nt", "jsonld", "trig"], request.param)
    return folder


def parse(path: Path) -> Triples:
    return set(rdflib.Graph().parse(data=path.read_bytes(), format=RDF_FORMATS[path.suffix[1:]]))


def parse_trig(path: Path) -> dict[str, Triples]:
    dataset = rdflib.Dataset().parse(data=path.read_bytes(), format="trig")
    return {str(graph.identifier): set(graph) for graph in dataset.graphs()}


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_export_rdf_formats_hold_the_union_of_the_trig(folder: Path, name: str) -> None:
    union = set().union(*parse_trig(folder / "graph.trig").values())
    assert len(union) > 500
    assert parse(folder / f"graph.{name}") == union


def test_export_rdf_has_no_blank_node(folder: Path) -> None:
    assert not [
        triple for triple in parse(folder / "graph.nt") if any(isinstance(term, rdflib.BNode) for term in triple)
    ]


def test_export_rdf_is_the_same_whatever_the_order(tmp_path: Path) -> None:
    graph = sample_graph()
    mixed = KnowledgeGraph(graph.articles[::-1], graph.entities[::-1], graph.claims[::-1])
    for name in ("ttl", "nt", "jsonld", "trig"):
        first = export_graph(graph, tmp_path, [name])[0].read_bytes()
        assert export_graph(mixed, tmp_path, [name])[0].read_bytes() == first


def test_export_trig_says_a_claim_of_two_articles_in_both(tmp_path: Path) -> None:
    graph = sample_graph()
    claim = next(claim for claim in graph.claims if len({item.article for item in claim.evidence}) == 2)
    export_graph(graph, tmp_path, ["trig"])
    graphs = parse_trig(tmp_path / "graph.trig")
    node = rdflib.URIRef(f"urn:newsgraph:{claim.id}")
    for article, other in ((FIRST, SECOND), (SECOND, FIRST)):
        evidence = [item for item in claim.evidence if item.article == article]
        found = graphs[article_graph(article)]
        assert len([triple for triple in found if triple[0] == node and str(triple[1]).endswith("#evidence")]) == len(
            evidence
        )
        assert [triple for triple in found if triple[0] == node and str(triple[1]).endswith("#member")]
        assert article_graph(other) not in {str(triple[2]) for triple in found}


def article_graph(id: str) -> str:  # noqa: A002
    return {FIRST: "urn:newsgraph:talks/first%20day", SECOND: "urn:newsgraph:%2E%2E/odd%20%22id%22%20%232"}[id]


def test_export_trig_keeps_entities_in_the_default_graph(tmp_path: Path) -> None:
    export_graph(sample_graph(), tmp_path, ["trig"])
    graphs = parse_trig(tmp_path / "graph.trig")
    named = rdflib.SDO.name
    assert {name for name, triples in graphs.items() if any(triple[1] == named for triple in triples)} == {
        "urn:x-rdflib:default"
    }


def test_export_turtle_reads_like_turtle(tmp_path: Path) -> None:
    text = export_graph(sample_graph(), tmp_path, ["ttl"])[0].read_text("utf8")
    assert "@prefix person: <urn:newsgraph:person/> .\n" in text
    assert "person:ilva-torrin a foaf:Agent, foaf:Person ;\n" in text
    assert 'ng:titleWords "deputy trade minister" .' in text
    assert 'rdfs:label "Bram Oskel, deputy trade minister, Norland" ;' in text
    assert "ng:year 2022 ." in text


def test_export_rdf_escapes_what_a_literal_may_not_hold(tmp_path: Path) -> None:
    nasty = 'a"b\\c\nd\re\tf\x00g\x07h\x7fi\ud800j\ufffek\u2028l🚢'
    export_graph(KnowledgeGraph((Article("x", "", title=nasty),)), tmp_path, ["ttl", "nt", "jsonld", "trig"])
    union = set().union(*parse_trig(tmp_path / "graph.trig").values())
    assert str(next(triple[2] for triple in union if str(triple[1]).endswith("headline"))) == nasty.replace(
        "\ud800", "\ufffd"
    )
    assert all(parse(tmp_path / f"graph.{name}") == union for name in RDF_FORMATS)


@pytest.mark.parametrize(
    "ids", [("a b", "a%20b"), ("../a", "%2E%2E/a", "a"), ("a//b", "a/b", "a/", "/a", "a"), ("a#b", "a?b", "a")]
)
def test_export_rdf_gives_each_article_its_own_iri(ids: tuple[str, ...]) -> None:
    graph = KnowledgeGraph(tuple(Article(article, "") for article in ids))
    assert len(build_dataset(graph, "https://example.org/").union) == len(ids)


def test_export_rdf_tells_an_article_from_a_person_of_the_same_id() -> None:
    graph = KnowledgeGraph((Article("person/bram-oskel", ""),), sample_graph().entities)
    described = [line for line in build_dataset(graph).lines() if line.startswith("<urn:newsgraph:person/bram-oskel> ")]
    assert described
    assert not [line for line in described if "NewsArticle" in line]


@pytest.mark.parametrize("base", ["", "graph", "urn:a b", "<urn:x>"])
def test_export_rdf_refuses_a_base_that_is_no_iri(base: str, tmp_path: Path) -> None:
    with pytest.raises(NewsgraphError, match="base"):
        export_graph(sample_graph(), tmp_path, ["nt"], base)


def test_export_refuses_an_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(NewsgraphError, match="'xls' is no export format; there are ttl, "):
        export_graph(sample_graph(), tmp_path, ["xls"])


def test_export_leaves_no_half_written_file(tmp_path: Path) -> None:
    there = {name: exporter for name, exporter in EXPORTERS.items() if exporter.is_there}
    export_graph(sample_graph(), tmp_path, there)
    assert {path.name for path in tmp_path.iterdir()} == {
        MANIFEST,
        *(file for exporter in there.values() for file in exporter.files),
    }


FORMATS = ("ttl", "nt", "jsonld", "trig")


def made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


@pytest.mark.parametrize("name", FORMATS)
def test_export_rdf_mentions_apart_are_what_the_rest_lacks(tmp_path: Path, name: str) -> None:
    apart, within = made(tmp_path / "apart"), made(tmp_path / "within")
    files = export_graph(sample_graph(), apart, [name], rdf=RdfFiles(mentions="apart"))
    export_graph(sample_graph(), within, [name], rdf=RdfFiles(mentions="within"))
    assert [path.name for path in files] == [f"graph.{name}", f"graph-mentions.{name}"]
    read = (lambda path: set().union(*parse_trig(path).values())) if name == "trig" else parse
    rest, mentions, whole = read(files[0]), read(files[1]), read(within / f"graph.{name}")
    assert rest | mentions == whole
    assert not [triple for triple in rest if str(triple[1]).endswith(("pronounMention", "cueSpan", "targetSpan"))]
    assert [triple for triple in mentions if str(triple[1]).endswith("pronounMention")]
    assert whole == set(rdflib.Graph().parse(data="\n".join(build_dataset(sample_graph()).union_lines()), format="nt"))


@pytest.mark.parametrize("name", FORMATS)
def test_export_rdf_keeps_every_evidence_span_without_the_mentions(tmp_path: Path, name: str) -> None:
    (path,) = export_graph(sample_graph(), tmp_path, [name])
    found = set().union(*parse_trig(path).values()) if name == "trig" else parse(path)
    words = {str(triple[2]) for triple in found if str(triple[1]).endswith("#exact")}
    assert {item.text for claim in sample_graph().claims for item in claim.evidence} <= words


def test_export_rdf_keeps_place_and_words_of_all_support_without_the_mentions(tmp_path: Path) -> None:
    """The place is the span's IRI; the words are cut from ng:supportWords by the lengths of the spans."""
    found = rdflib.Graph().parse(export_graph(sample_graph(), tmp_path, ["nt"])[0], format="nt")
    told: set[tuple[str, int, int, str]] = set()
    for evidence in set(found.subjects(NG.support)):
        article = found.value(found.value(evidence, OA.hasSource), rdflib.SDO.identifier)
        places = sorted(
            tuple(map(int, str(span).rpartition("=")[2].split(","))) for span in found.objects(evidence, NG.support)
        )
        words, at = str(found.value(evidence, NG.supportWords)), 0
        for start, end in places:
            told.add((str(article), start, end, words[at : at + end - start]))
            at += end - start + len(" … ")
        assert at == len(words) + len(" … ")
    pieces = (item for claim in sample_graph().claims for item in claim.evidence)
    assert told == {(item.article, span.start, span.end, span.text) for item in pieces for span in item.support}


def test_export_rdf_keeps_place_and_words_of_all_quotations_without_the_mentions(tmp_path: Path) -> None:
    found = rdflib.Graph().parse(export_graph(sample_graph(), tmp_path, ["nt"])[0], format="nt")
    texts = {article.id: article.text for article in sample_graph().articles}
    said = [claim for claim in sample_graph().claims if claim.kind == "statement"]
    for claim in said:
        node = next(found.subjects(rdflib.SDO.identifier, rdflib.Literal(claim.id)))
        places = sorted(
            tuple(map(int, str(span).rpartition("=")[2].split(","))) for span in found.objects(node, NG.contentSpan)
        )
        assert places == sorted((place.start, place.end) for place in claim.spans["content_span"])
        text = texts[claim.evidence[0].article]
        assert str(found.value(node, NG.content)) == " … ".join(text[start:end] for start, end in places)
    assert said


def test_export_rdf_without_plain_triples_has_all_the_claims(tmp_path: Path) -> None:
    whole = parse(export_graph(sample_graph(), made(tmp_path / "plain"), ["nt"])[0])
    rest = parse(export_graph(sample_graph(), made(tmp_path / "rest"), ["nt"], rdf=RdfFiles(plain=False))[0])
    assert rest < whole
    assert not [triple for triple in rest if str(triple[1]).endswith(("memberOf", "#isFor", "#said", "jobTitle"))]


@pytest.mark.parametrize("name", FORMATS)
def test_export_rdf_packs_the_same_bytes(tmp_path: Path, name: str) -> None:
    (plain,) = export_graph(sample_graph(), made(tmp_path / "plain"), [name])
    (packed,) = export_graph(sample_graph(), made(tmp_path / "packed"), [name], rdf=RdfFiles(packed=True))
    assert packed.name == f"graph.{name}.gz"
    assert gzip.decompress(packed.read_bytes()) == plain.read_bytes()
    before = packed.read_bytes()
    assert (
        export_graph(sample_graph(), made(tmp_path / "packed"), [name], rdf=RdfFiles(packed=True))[0].read_bytes()
        == before
    )


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "files",
    [
        RdfFiles(),
        RdfFiles(plain=False),
        RdfFiles(mentions="within"),
        RdfFiles(plain=False, mentions="apart", packed=True),
    ],
    ids=str,
)
def test_export_rdf_files_tell_how_they_were_written(tmp_path: Path, name: str, files: RdfFiles) -> None:
    write_graph(sample_graph(), tmp_path)
    export_graph(sample_graph(), tmp_path, [name], "https://example.org/x/", rdf=files)
    assert find_rdf(tmp_path) == files
    assert find_base(tmp_path) == "https://example.org/x/"


class Counted(Dataset):
    """Another dataset's statements; it counts the parts that a writer has taken."""

    def __init__(self, dataset: Dataset) -> None:
        self.base, self._dataset, self.taken = dataset.base, dataset, 0

    def parts(self) -> Iterator[Part]:
        for part in self._dataset.parts():
            self.taken += 1
            yield part

    def union_parts(self) -> Iterator[Described]:
        for described in self._dataset.union_parts():
            self.taken += 1
            yield described


@pytest.mark.parametrize("name", [name for name, exporter in EXPORTERS.items() if exporter.reads == "dataset"])
def test_export_rdf_writes_part_by_part(name: str) -> None:
    """What is in memory does not grow with the statements: each part is written before the next is made."""
    dataset = Counted(build_dataset(many_articles(20)))
    ((_, pieces),) = EXPORTERS[name].write(dataset)
    assert not isinstance(pieces, str | bytes)
    taken = [dataset.taken for _ in pieces]
    assert max(after - before for before, after in pairwise(taken)) <= 2  # a part of several pieces, or an empty one
    assert taken[-1] > 20


def test_export_rdf_names_every_entity_by_one_property(tmp_path: Path) -> None:
    found = rdflib.Graph().parse(export_graph(sample_graph(), tmp_path, ["nt"])[0], format="nt")
    for entity in sample_graph().entities:
        node = next(found.subjects(rdflib.SDO.identifier, rdflib.Literal(entity.id)))
        assert {str(name) for name in found.objects(node, rdflib.SDO.name)} == {entity.name, *entity.aliases}


def test_export_rdf_labels_every_node_but_spans_and_evidence_that_has_words(tmp_path: Path) -> None:
    found = rdflib.Graph().parse(export_graph(sample_graph(), tmp_path, ["nt"])[0], format="nt")
    assert [
        node
        for node in set(found.subjects())
        if not found.value(node, rdflib.RDFS.label)
        and not found.value(node, OA.exact)
        and not found.value(found.value(node, OA.hasSelector), OA.exact)
    ] == []


def test_export_rdf_with_the_mentions_labels_every_typed_node_but_spans() -> None:
    graph = newsgraph.read_graph(Path(__file__).parents[1] / "exports")
    unlabelled = """SELECT DISTINCT ?type WHERE { ?node a ?type . FILTER(?type != oa:TextPositionSelector)
        FILTER NOT EXISTS { ?node rdfs:label ?label } }"""
    called = """SELECT ?label WHERE {
        ?claim schema:identifier "membership/6e8fcdbfc3bea282" ; ng:bestEvidence/rdfs:label ?label }"""
    assert graph.sparql(unlabelled) == []
    assert graph.sparql(called) == [{"label": "»His presence at the 2022 negotiations was not officially di…«"}]


@pytest.mark.parametrize(
    ("published", "datatype"),
    [
        ("2025-05-06", "date"),
        ("2025-05", "gYearMonth"),
        ("2025", "gYear"),
        ("2025~", None),
        ("2025-05/2025-06", None),
        ("202X", None),
    ],
)
def test_export_rdf_dates_of_articles_compare(published: str, datatype: str | None) -> None:
    lines = build_dataset(KnowledgeGraph((Article("x", "", published=published),))).union_lines()
    dates = [line for line in lines if "datePublished" in line]
    expected = f'"{published}"^^<http://www.w3.org/2001/XMLSchema#{datatype}> .'
    assert [line.endswith(expected) for line in dates] == ([True] if datatype else [])
