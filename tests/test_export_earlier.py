"""RDF files take over from those of the last run what is as it was, and are the bytes of one run over all: whatever came, went, or was damaged."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from many_articles import many_articles
from newsgraph.export import earlier
from newsgraph.export.rdf_files import USUAL, RdfFiles
from newsgraph.graph.contents import MENTIONS, WHOLE, Contents
from newsgraph.graph.dataset import Described
from newsgraph.graph.folder_source import FolderSource
from newsgraph.graph.rdf import build_dataset
from newsgraph.graph.skimmed import SIZE
from newsgraph.jsonl import read_graph, write_graph
from newsgraph.records import Article, Claim, Entity, Extraction, KnowledgeGraph, Span
from newsgraph.workspace import RESOLVED_FILE
from sample_graph import sample_graph
from test_resolve_archive import invent
from test_resolve_kept import cut_short, flip, link_elsewhere, stop, walk, write_folder

FORMS = ("ttl", "trig", "jsonld", "nt", "nq")


def write(folder: Path, read: Iterable[Extraction], formats: Iterable[str] = FORMS, rdf: RdfFiles = USUAL) -> None:
    write_folder(folder, read, formats, rdf)


def exports(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("graph*")}


# --- the same bytes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(4))
def test_export_earlier_gives_what_one_run_gives(seed: int, tmp_path: Path) -> None:
    """Whatever is asked for this time; a picture beside them has the records held in memory."""
    dice = random.Random(seed)
    for number, read in enumerate(walk(seed, steps=5)):
        formats = [*dice.sample(FORMS, dice.randrange(1, 6)), *dice.choice(((), ("graphml",)))]
        kinds = RdfFiles(), RdfFiles(plain=False), RdfFiles(mentions="within"), RdfFiles(mentions="apart")
        rdf = dice.choice((*kinds[:1] * 3, *kinds, RdfFiles(packed=True)))
        write(tmp_path / "kept", read, formats, rdf)
        write(tmp_path / str(number), read, formats, rdf)
        assert exports(tmp_path / "kept") == exports(tmp_path / str(number)), number


@pytest.mark.parametrize("name", ["graph.trig", "graph.nt", RESOLVED_FILE])
@pytest.mark.parametrize("harm", [cut_short, flip, Path.unlink, link_elsewhere])
def test_export_earlier_is_believed_only_as_it_was_left(
    name: str, harm: Callable[[Path], None], tmp_path: Path
) -> None:
    read = invent(5)
    write(tmp_path / "kept", read[:9])
    harm(tmp_path / "kept" / name)
    write(tmp_path / "kept", read)
    write(tmp_path / "anew", read)
    assert exports(tmp_path / "kept") == exports(tmp_path / "anew")


def test_export_earlier_of_a_run_that_failed_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept tells of the new files already, and the old ones stand there still."""
    read = invent(6)
    write(tmp_path / "kept", read[:9])
    before = exports(tmp_path / "kept")
    with monkeypatch.context() as patched:
        patched.setattr("newsgraph.folder.file_set.FileSet.commit", stop)
        with pytest.raises(RuntimeError):
            write(tmp_path / "kept", read)
    assert exports(tmp_path / "kept") == before
    write(tmp_path / "kept", read)
    write(tmp_path / "anew", read)
    assert exports(tmp_path / "kept") == exports(tmp_path / "anew")


def test_export_earlier_is_taken_over_where_little_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    anew: list[int] = []
    add = earlier.Earlier.add

    def counting(file: earlier.Earlier, between: str, body: str = "", made_from: bytes = b"") -> bytes:
        anew.append(len(body) if made_from else 0)
        return add(file, between, body, made_from)

    monkeypatch.setattr(earlier.Earlier, "add", counting)
    read = invent(3)
    write(tmp_path, read[1:])
    whole = sum(anew)
    anew.clear()
    write(tmp_path, read[1:])
    assert sum(anew) == 0
    write(tmp_path, read)
    assert 0 < sum(anew) < whole  # these few all speak of the same


# --- what a part is made from ------------------------------------------------------------------------------------


def described(graph: KnowledgeGraph, contents: Contents, *, union: bool) -> Iterator[tuple[bytes, Described | None]]:
    for units in build_dataset(graph, contents=contents, known=True).units(union=union):
        for number in range(units.number if units.made_from else 0):
            yield units.made_from[number * SIZE : (number + 1) * SIZE], units.describe(number)


def others(graph: KnowledgeGraph, dice: random.Random) -> Iterator[KnowledgeGraph]:
    """The graph with one of its records otherwise, in each way that it may be."""
    article, entity, claim = (dice.choice(found) for found in (graph.articles, graph.entities, graph.claims))
    shared = dice.choice([each for each in graph.claims if len(each.articles) > 1] or [claim])
    for other in _other_articles(article):
        yield replace(graph, articles=tuple(other if each is article else each for each in graph.articles))
    for entity_ in _other_entities(entity):
        yield replace(graph, entities=tuple(entity_ if each is entity else each for each in graph.entities))
    for one in (claim, shared):
        for changed in _other_claims(one, dice):
            claims = (changed if each is one else each for each in graph.claims)
            yield replace(graph, claims=tuple(each for each in claims if each))


def _other_articles(article: Article) -> Iterator[Article]:
    text = article.text.swapcase()
    several: dict[str, Any] = {
        "title": "Another",
        "text": text,
        "authors": ("Somebody",),
        "published_clues": (Span(0, 2),),
    }
    for name, value in several.items():
        yield replace(article, **{name: value})


def _other_entities(entity: Entity) -> Iterator[Entity]:
    yield replace(entity, name=f"{entity.name} II")
    yield replace(entity, aliases=(*entity.aliases, "Nobody"))
    yield replace(entity, same_as=("http://list.example/1",))
    yield replace(entity, mentions=entity.mentions[1:], counts=entity.counts[1:])
    for name in entity.properties:
        yield replace(entity, properties={**entity.properties, name: "2024" if name == "date" else None})
    yield from (replace(entity, mentions=(replace(each, start=each.start + 1),)) for each in entity.mentions[:1])


def _other_claims(claim: Claim, dice: random.Random) -> Iterator[Claim | None]:
    yield None
    yield replace(claim, modality="denied" if claim.modality == "asserted" else "asserted")
    yield replace(claim, confidence=claim.confidence / 2)
    yield replace(claim, belief=0.0)
    yield replace(claim, belief=None)
    yield replace(claim, evidence=claim.evidence[1:])
    last = claim.evidence[-1]
    yield replace(claim, rule=last.rule, evidence=(*claim.evidence[:-1], replace(last, end=last.end + 1)))
    yield replace(claim, evidence=(*claim.evidence[:-1], replace(last, rule="another.rule")))
    yield replace(claim, spans={})
    name = dice.choice([*claim.fields])
    yield replace(claim, fields={**claim.fields, name: None})
    for words in {"title", "content", "capacity"} & claim.fields.keys():
        yield replace(claim, fields={**claim.fields, words: "chief"})


@pytest.mark.parametrize("contents", [WHOLE, MENTIONS, Contents(mentions=False), Contents(plain=False)], ids=str)
@pytest.mark.parametrize("union", [True, False])
def test_export_earlier_parts_made_from_the_same_are_the_same(contents: Contents, union: bool) -> None:
    dice = random.Random(11)
    for graph in (sample_graph(), many_articles(12)):
        known = dict(described(graph, contents, union=union))
        assert len(known) > 2
        seen = same = 0
        for _ in range(6):
            for other in others(graph, dice):
                for made_from, said in described(other, contents, union=union):
                    seen += 1
                    same += made_from in known
                    assert known.setdefault(made_from, said) == said
        assert same > seen / 4


def test_export_earlier_knows_a_graph_in_memory_and_in_a_folder_alike(tmp_path: Path) -> None:
    write_graph(sample_graph(), tmp_path)
    for union in (True, False):
        held, read = (
            [units.made_from for units in build_dataset(graph, known=True).units(union=union)]
            for graph in (read_graph(tmp_path), FolderSource(tmp_path))
        )
        assert held == read
        assert sum(map(len, held)) > 5 * SIZE
