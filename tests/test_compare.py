"""Two graphs are compared: what is in both is no change whatever the ids, and what is in one only has its words."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from newsgraph.cli.commands import main
from newsgraph.compare import SECTIONS, Change, compare_folders, compare_graphs, to_markdown
from newsgraph.compare.matching import match_entities
from newsgraph.jsonl import write_graph
from newsgraph.records import Claim, Entity, EntityMention, KnowledgeGraph
from sample_graph import FIRST, SECOND, THIRD, sample_graph

TORRIN, OSKEL, HALE = "person/ilva-torrin", "person/bram-oskel", "person/hedda-hale"
NOW, THEN = "group/norland-delegation-2025", "group/norland-team-2022"
MIRRORED = {"added": "lost", "lost": "added", "merged": "split", "split": "merged"}
REASONS = {"new article": "article gone", "article gone": "new article"}


def renamed(graph: KnowledgeGraph, old: str, new: str, name: str | None = None) -> KnowledgeGraph:
    """The graph in which an entity has another id, and perhaps another name."""
    entities = [
        replace(entity, id=new, name=name or entity.name) if entity.id == old else entity for entity in graph.entities
    ]
    claims = [
        replace(
            claim,
            source=new if claim.source == old else claim.source,
            fields={field: new if value == old else value for field, value in claim.fields.items()},
        )
        for claim in graph.claims
    ]
    return replace(graph, entities=tuple(entities), claims=tuple(claims))


def without_article(graph: KnowledgeGraph, gone: str) -> KnowledgeGraph:
    """The graph as if an article had never been there."""
    claims = []
    for claim in graph.claims:
        evidence = tuple(item for item in claim.evidence if item.article != gone)
        if evidence:
            claims.append(replace(claim, evidence=evidence))
    named = {id_ for claim in claims for id_ in (claim.source, *claim.fields.values())}
    entities = []
    for entity in graph.entities:
        kept = tuple(mention for mention in entity.mentions if mention.article != gone)
        if kept or not entity.mentions or entity.id in named:
            entities.append(replace(entity, mentions=kept))
    articles = tuple(article for article in graph.articles if article.id != gone)
    return KnowledgeGraph(articles, tuple(entities), tuple(claims))


def altered(graph: KnowledgeGraph, chosen: Claim, **changes: object) -> KnowledgeGraph:
    """The graph with one claim told otherwise: its own attributes, and its fields."""
    own = {name: value for name, value in changes.items() if name in ("modality", "source", "evidence")}
    fields = {**chosen.fields, **{name: value for name, value in changes.items() if name not in own}}
    claims = [
        replace(claim, fields=fields, **own) if claim is chosen else claim  # type: ignore[arg-type]
        for claim in graph.claims
    ]
    return replace(graph, claims=tuple(claims))


def a_claim(graph: KnowledgeGraph, kind: str, **fields: str) -> Claim:
    return next(c for c in graph.claims if c.kind == kind and all(c.fields.get(k) == v for k, v in fields.items()))


def told(old: KnowledgeGraph, new: KnowledgeGraph) -> list[tuple[str, str, str, str, str, str]]:
    return [(c.section, c.change, c.who, c.what, c.before, c.after) for c in compare_graphs(old, new).changes]


def mirrored(change: Change) -> Change:
    because = ", ".join(sorted((REASONS.get(part, part) for part in change.because.split(", ")), reverse=True))
    return replace(
        change,
        change=MIRRORED.get(change.change, change.change),  # type: ignore[arg-type]
        before=change.after,
        after=change.before,
        because=because,
    )


# --- what is the same ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(sample_graph(), sample_graph(), id="one graph"),
        pytest.param(sample_graph(), renamed(sample_graph(), TORRIN, "person/i-torrin-9f"), id="a person of another id"),
        pytest.param(sample_graph(), renamed(sample_graph(), NOW, "group/delegation"), id="a group of another id"),
        pytest.param(sample_graph(), renamed(sample_graph(), "country/norland", "country/xn"), id="a country of another id"),
        pytest.param(KnowledgeGraph(), KnowledgeGraph(), id="nothing"),
    ],
)  # fmt: skip
def test_compare_finds_no_change(old: KnowledgeGraph, new: KnowledgeGraph) -> None:
    assert told(old, new) == []
    assert told(new, old) == []


def test_compare_takes_a_renamed_person_for_no_loss_and_no_gain() -> None:
    new = renamed(sample_graph(), TORRIN, "person/ilva-maria-torrin", "Ilva Maria Torrin")
    before, after = "Ilva Torrin (person/ilva-torrin)", "Ilva Maria Torrin (person/ilva-maria-torrin)"
    assert told(sample_graph(), new) == [
        ("people", "renamed", "Ilva Maria Torrin", "person/ilva-maria-torrin", before, after)
    ]


def test_compare_knows_by_id_who_shares_no_article() -> None:
    old, new = without_article(sample_graph(), FIRST), without_article(sample_graph(), SECOND)
    people = [change for change in compare_graphs(old, new).changes if change.section == "people"]
    assert TORRIN not in [change.what for change in people]
    assert {(change.change, change.who) for change in people} >= {("added", "Falk Fenn"), ("lost", "Soren Sund")}


def test_compare_follows_ids_that_are_known_to_have_changed() -> None:
    old = without_article(sample_graph(), FIRST)
    new = renamed(without_article(sample_graph(), SECOND), TORRIN, "person/i-torrin", "I. Torrin")
    follow = {TORRIN: "person/i-torrin"}
    found = [
        c.change
        for c in compare_graphs(old, new, ["people"], lambda id_: follow.get(id_, id_)).changes
        if "Torrin" in c.who
    ]
    assert found == ["renamed"]
    assert sorted(c.change for c in compare_graphs(old, new, ["people"]).changes if "Torrin" in c.who) == [
        "added",
        "lost",
    ]


def test_compare_joins_nobody_for_one_word_that_is_read_otherwise() -> None:
    graph = sample_graph()
    stray = EntityMention(SECOND, 200, 203, "She", "pronoun")
    old = [replace(e, mentions=(*e.mentions, stray)) if e.id == TORRIN else e for e in graph.entities]
    new = [replace(e, mentions=(*e.mentions, stray)) if e.id == HALE else e for e in graph.entities]
    matching = match_entities(replace(graph, entities=tuple(old)), replace(graph, entities=tuple(new)))
    assert {(same.old, same.new) for same in matching.same} == {((e.id,), (e.id,)) for e in graph.entities}


# --- what is not -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "changes", "found"),
    [
        pytest.param(("membership", {"member": OSKEL, "group": NOW}), {"modality": "reported"}, ("seats", "changed", "Bram Oskel", "Norland delegation (2025-05-06)", "member", "member, reported"), id="reported now"),
        pytest.param(("membership", {"member": OSKEL, "group": NOW}), {"capacity": "head"}, ("seats", "changed", "Bram Oskel", "Norland delegation (2025-05-06)", "member", "head"), id="its head now"),
        pytest.param(("membership", {"member": OSKEL, "group": NOW}), {"start": "2024"}, ("seats", "changed", "Bram Oskel", "Norland delegation (2025-05-06)", "member", "member, 2024–"), id="since when"),
        pytest.param(("role", {"title": "mayor"}), {"status": "current"}, ("offices", "changed", "Edda Quill", "mayor", "former, –2020~", "current, –2020~"), id="in office again"),
        pytest.param(("stance", {"cue": "backs"}), {"polarity": "against"}, ("stances", "changed", "Norland", "harbor truce", "for", "against"), id="another side"),
        pytest.param(("stance", {"cue": "backs"}), {"source": TORRIN}, ("stances", "changed", "Norland", "harbor truce", "for", "for, says Ilva Torrin"), id="another source"),
        pytest.param(("stance", {"cue": "backs"}), {"cue": "supports"}, None, id="in other words"),
        pytest.param(("role", {"title": "mayor"}), {"title": "Mayor"}, None, id="with a capital"),
    ],
)  # fmt: skip
def test_compare_tells_what_is_told_otherwise(
    chosen: tuple[str, dict[str, str]], changes: dict[str, object], found: tuple[str, ...] | None
) -> None:
    old = sample_graph()
    new = altered(old, a_claim(old, chosen[0], **chosen[1]), **changes)
    assert told(old, new) == ([found] if found else [])
    assert {change.because for change in compare_graphs(old, new).changes} <= {"read otherwise"}


def test_compare_tells_which_office_is_another() -> None:
    old = sample_graph()
    new = altered(old, a_claim(old, "role", title="director"), title="chairman")
    assert [(change, what) for _, change, _, what, *_ in told(old, new)] == [
        ("lost", "director, Harbor Bureau"),
        ("added", "chairman, Harbor Bureau"),
    ]


def test_compare_tells_whom_a_merge_has_made_one_and_a_split_two() -> None:
    old = sample_graph()
    one, two = (next(entity for entity in old.entities if entity.id == id_) for id_ in (OSKEL, HALE))
    both = replace(one, mentions=(*one.mentions, *two.mentions))
    new = renamed(
        replace(old, entities=tuple(both if e.id == OSKEL else e for e in old.entities if e.id != HALE)), HALE, OSKEL
    )
    before, after = f"Bram Oskel ({OSKEL}); Hedda Hale ({HALE})", f"Bram Oskel ({OSKEL})"
    assert told(old, new)[0][1:] == ("merged", "Bram Oskel", OSKEL, before, after)
    assert told(new, old)[0][1:] == ("split", "Bram Oskel", OSKEL, after, before)
    assert not [row for row in told(old, new) if row[1] in ("lost", "added")]


def test_compare_tells_what_contradicts_itself_now() -> None:
    new = sample_graph()
    old = replace(
        new, claims=tuple(c for c in new.claims if not (c.fields.get("member") == HALE and c.modality == "denied"))
    )
    (change,) = [change for change in compare_graphs(old, new).changes if change.section == "contradictions"]
    assert (change.change, change.who, change.what) == ("added", "Hedda Hale", "membership: Norland delegation")
    assert change.after == "It included Hedda Hale / Hedda Hale was never in the Norland delegation"


@pytest.mark.parametrize(
    ("article", "reason"), [(FIRST, "article gone"), (SECOND, "article gone"), (THIRD, "article gone")]
)
def test_compare_says_what_lies_behind(article: str, reason: str) -> None:
    comparison = compare_graphs(sample_graph(), without_article(sample_graph(), article))
    assert comparison.lost_articles == (article,)
    assert {change.because for change in comparison.changes} == {reason}


def test_compare_tells_an_article_of_another_text() -> None:
    old = sample_graph()
    articles = tuple(replace(a, text=f"{a.text} More.") if a.id == THIRD else a for a in old.articles)
    new = altered(replace(old, articles=articles), a_claim(old, "stance", cue="backs"), polarity="against")
    comparison = compare_graphs(old, new)
    assert comparison.changed_articles == (THIRD,)
    assert [change.because for change in comparison.changes] == ["article changed"]


@pytest.mark.parametrize("article", [FIRST, SECOND, THIRD])
def test_compare_words_are_the_article_s(article: str) -> None:
    graph = sample_graph()
    texts = {article.id: article.text for article in graph.articles}
    changes = compare_graphs(graph, without_article(graph, article)).changes
    assert len({change.section for change in changes}) > 1
    assert all(texts[change.article][change.start : change.end] == change.words for change in changes)


# --- both ways -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "new",
    [
        pytest.param(without_article(sample_graph(), FIRST), id="without the first"),
        pytest.param(without_article(sample_graph(), SECOND), id="without the second"),
        pytest.param(renamed(without_article(sample_graph(), SECOND), OSKEL, "person/b-o", "B. O."), id="renamed too"),
        pytest.param(KnowledgeGraph(), id="nothing left"),
    ],
)
def test_compare_the_other_way_round_is_the_mirror(new: KnowledgeGraph) -> None:
    old = sample_graph()
    forth, back = compare_graphs(old, new), compare_graphs(new, old)
    one_sided = [change for change in back.changes if change.change in ("added", "lost")]
    assert {mirrored(change) for change in one_sided} == {c for c in forth.changes if c.change in ("added", "lost")}
    told_otherwise = sorted((c.section, c.before, c.after) for c in forth.changes if c.before and c.after)
    assert told_otherwise == sorted((c.section, c.after, c.before) for c in back.changes if c.before and c.after)
    assert (forth.added_articles, forth.lost_articles) == (back.lost_articles, back.added_articles)


def test_compare_does_not_depend_on_the_order_of_lines() -> None:
    old, new = sample_graph(), without_article(sample_graph(), FIRST)
    turned = KnowledgeGraph(new.articles[::-1], new.entities[::-1], new.claims[::-1])
    assert set(compare_graphs(old, turned).changes) == set(compare_graphs(old, new).changes)


# --- how it is shown -------------------------------------------------------------------------------------------------


@pytest.fixture
def folders(tmp_path: Path) -> list[str]:
    graphs = {"yesterday": without_article(sample_graph(), SECOND), "today": sample_graph()}
    for name, graph in graphs.items():
        (tmp_path / name).mkdir()
        write_graph(graph, tmp_path / name)
    return [str(tmp_path / name) for name in graphs]


def test_compare_writes_markdown_that_no_article_can_break() -> None:
    odd = Entity("person/odd", "person", "*[x](y)* <b> `z`\n# top", mentions=(EntityMention(FIRST, 0, 5, "a`b|c"),))
    old = sample_graph()
    page = to_markdown(compare_graphs(old, replace(old, entities=(*old.entities, odd))))
    line = page.splitlines()[-1]
    assert line.startswith(
        r"- **new** \*\[x\](y)\* \<b\> \`z\` \# top *(read otherwise)* — “a\`b\|c” `talks/first day:0-5`"
    )
    assert page.splitlines()[:5] == [
        "# What changed",
        "",
        "Articles: 0 new, 0 gone, 0 changed; differences: 1.",
        "",
        "## People",
    ]


def test_compare_command_prints_the_same_in_each_form(folders: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    changes = compare_folders(Path(folders[0]), Path(folders[1])).changes
    assert main(["diff", *folders, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [row["who"] for row in told["changes"]] == [change.who for change in changes]
    assert told["added_articles"] == [SECOND]
    assert main(["diff", *folders, "--format", "csv"]) == 0
    rows = list(csv.DictReader(StringIO(capsys.readouterr().out)))
    assert [row["claim"] for row in rows] == [change.claim for change in changes]
    assert main(["diff", *folders, "--format", "md"]) == 0
    assert capsys.readouterr().out.count("\n- ") == len(changes)
    assert main(["diff", *folders]) == 0
    shown = capsys.readouterr()
    assert shown.err == f"Articles: 1 new, 0 gone, 0 changed; differences: {len(changes)}\n"
    assert all(f"{change.article}:{change.start}-{change.end}" in shown.out for change in changes)


@pytest.mark.parametrize("section", SECTIONS)
def test_compare_command_shows_only_what_is_asked_for(
    folders: list[str], section: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", *folders, "--only", section, "--format", "json"]) == 0
    assert {row["section"] for row in json.loads(capsys.readouterr().out)["changes"]} <= {section}


def test_compare_command_says_where_no_graph_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(tmp_path), str(tmp_path)]) == 2
    assert "no graph here" in capsys.readouterr().err
