"""Gold is read strictly, and scored by rules that a reader of docs/evaluating.md can foresee."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsgraph.errors import InputError
from newsgraph.evaluate import evaluate, read_gold
from newsgraph.evaluate.counting import count, pair_up
from newsgraph.evaluate.draft import write_gold
from newsgraph.evaluate.gold import Gold, stem
from newsgraph.evaluate.places import occurrences
from newsgraph.evaluate.titles import same_head, title_heads
from newsgraph.evaluate.words import name_key, near_body, same_body, same_country, shared_words
from newsgraph.records import (
    Article,
    Claim,
    Entity,
    EntityMention,
    Evidence,
    KnowledgeGraph,
    Place,
)

TEXT = (
    "Ruritanian Foreign Minister Ada Moor praised the Harbour Pact. "
    "“We will sign it this week,” Moor said. Bo Lund led the Ruritanian delegation."
)


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def entity(id_: str, kind: Any, name: str, *others: str, **properties: str) -> Entity:
    mentions = tuple(EntityMention("a1", *span(form), form) for form in (name, *others) if form in TEXT)
    return Entity(id_, kind, name, tuple(others), mentions, properties=properties)


def claim(kind: Any, words: str, modality: Any = "asserted", **fields: str | None) -> Claim:
    empty: dict[str, dict[str, str | None]] = {
        "role": dict.fromkeys(("holder", "organisation", "country", "principal", "title", "status", "start", "end")),
        "membership": dict.fromkeys(("member", "group", "capacity", "start", "end")),
        "stance": dict.fromkeys(("holder", "target", "polarity", "cue")),
        "statement": dict.fromkeys(("speaker", "style", "cue", "content")),
    }
    spans = {"content_span": (Place("a1", *span(words)),)} if kind == "statement" else {}
    evidence = (Evidence("a1", *span(words), words, f"{kind}.test"),)
    return Claim(
        f"{kind}/{abs(hash(words)) % 1000}",
        kind,
        modality,
        1.0,
        f"{kind}.test",
        evidence,
        None,
        empty[kind] | fields,
        spans,
    )


def graph(*claims: Claim, published: str | None = "2024-03-05") -> KnowledgeGraph:
    entities = (
        entity("person/moor", "person", "Ada Moor", "Moor"),
        entity("person/lund", "person", "Bo Lund"),
        entity("organisation/pact", "organisation", "Harbour Pact"),
        entity("group/r", "group", "Ruritanian delegation", date="2024"),
    )
    return KnowledgeGraph((Article("a1", TEXT, published=published),), entities, claims)


def gold(folder: Path, text: str) -> Path:
    (folder / "a1.yaml").write_text("article: a1.txt\n" + text, "utf8")
    return folder


def figures(folder: Path, text: str, *claims: Claim) -> dict[str, tuple[int, int, int, int, int]]:
    """found, gold, right, claimed and repeats of each row that anything is counted in."""
    rows = evaluate(read_gold(gold(folder, text)), graph(*claims)).rows
    counts = {name: (r.found, r.gold, r.right, r.claimed, r.repeats) for name, r in rows.items()}
    return {name: row for name, row in counts.items() if any(row)}


# --- names, bodies, titles ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mrs. Ada Moor", "ada moor"),
        ("the GRU", "G.R.U."),
        ("Zoë", "Zoe"),
        ("Moor’s", "Moor"),
        ("Kim Yo-jong", "Kim Yo Jong"),
    ],
)
def test_evaluate_names_agree_whatever_their_dress(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other", "same", "near"),
    [
        ("Harbour Safety Board", "HSB", True, True),
        ("Russian Foreign Ministry", "Foreign Ministry", True, True),
        ("Harbour Safety Board", "Safety Board", False, True),
        ("Harbour Safety Board", "Harbor Safety Board", False, True),
        ("Harbour Safety Board", "Harbour Pact", False, False),
        ("South Korea", "Liberty Korea Party", False, False),
        ("Russia", "Russian delegation", False, False),
    ],
)
def test_evaluate_bodies_agree(one: str, other: str, same: bool, near: bool) -> None:
    assert (same_body(one, other), near_body(one, other)) == (same, near)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Kyiv", "Ukraine", True), ("U.S.", "American", True), ("us", "U.S.", False), ("Kyiv", "Moscow", False)],
)
def test_evaluate_countries_agree_with_their_people_and_capitals(one: str, other: str, same: bool) -> None:
    assert same_country([one], [other]) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("deputy foreign minister", "Foreign Minister", True),
        ("foreign minister", "defense minister", False),
        ("minister", "defense minister", True),
        ("spokeswoman", "spokesman", True),
        ("founder and head of the board", "head", True),
        ("secretary of health and human services", "secretary", True),
        ("secretary of health and human services", "services", False),
        ("Secretary-General", "secretary general", True),
        ("ambassador to Japan", "ambassador", True),
        ("editor", "author", False),
    ],
)
def test_evaluate_titles_agree_by_their_heads(one: str, other: str, same: bool) -> None:
    assert any(same_head(a, b) for a in title_heads(one) for b in title_heads(other)) is same


def test_evaluate_phrases_share_words_of_the_shorter_one() -> None:
    assert shared_words("a 30-day cease-fire", "the ceasefire") == 1.0
    assert shared_words("direct talks", "talks of peace") == 0.5


def test_evaluate_words_are_found_whatever_quotes_and_spaces() -> None:
    text = "He said: “It’s\u00a0over —  now.”"
    ((start, end),) = occurrences(text, "it's over - now")
    assert text[start:end] == "It’s\u00a0over —  now"


# --- counting ----------------------------------------------------------------------------------------------------


def test_evaluate_pairs_as_many_as_possible() -> None:
    scores = {("a", "x"): 2.0, ("a", "y"): 1.0, ("b", "x"): 1.0}
    assert pair_up("ab", "xy", lambda one, other: scores.get((one, other), 0.0)).of == {0: 1, 1: 0}


def test_evaluate_counts_repeats_apart_and_excuses_optional_gold() -> None:
    outcome = count("ab", "o", "aaox", lambda one, other: float(one == other))
    row = outcome.row
    assert (row.found, row.gold, row.right, row.claimed, row.repeats) == (1, 2, 1, 2, 1)
    assert (outcome.missed, outcome.false) == ([1], [3])


# --- layers ------------------------------------------------------------------------------------------------------

PEOPLE = "people: [{name: Ada Moor}, {name: Bo Lund}]\n"
ROLE = {"holder": "person/moor", "title": "Foreign Minister", "status": "current"}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (PEOPLE, {"people": (2, 2, 2, 2, 0)}),
        ("people: [{name: Ada Moor}]", {"people": (1, 1, 1, 2, 0)}),
        ("people: [{name: Ada Moor}, {name: Bo Lund, optional: true}]", {"people": (1, 1, 1, 1, 0)}),
        ("people: [{name: Cy Rand}]", {"people": (0, 1, 0, 2, 0)}),
        ("organisations: [{name: The Pact, aliases: [Harbour Pact]}]", {"organisations": (1, 1, 1, 1, 0)}),
        ("groups: [{id: r, name: Ruritanian delegation, year: 2024}]", {"groups": (1, 1, 1, 1, 0)}),
        ("groups: [{id: r, name: Ruritanian delegation, year: 2022}]", {"groups": (0, 1, 0, 1, 0)}),
        ("published: 2024-03-05", {"published": (1, 1, 1, 1, 0)}),
        ("published: 2024-03-06", {"published": (0, 1, 0, 1, 0)}),
        ("published: null", {}),
        ("", {}),
    ],
)
def test_evaluate_counts_names_and_the_day(tmp_path: Path, text: str, rows: dict[str, Any]) -> None:
    assert figures(tmp_path, text) == rows


@pytest.mark.parametrize(
    ("title", "more", "lenient", "strict"),
    [
        ("foreign minister", "", True, True),
        ("minister", ", status: current", True, True),
        ("deputy foreign minister", "", True, False),
        ("foreign minister", ", status: former", True, False),
        ("foreign minister", ", organisation: Harbour Pact", True, False),
        ("foreign minister", ", modality: reported", True, False),
        ("foreign minister", ", modality: denied", False, False),
        ("defense minister", "", False, False),
    ],
)
def test_evaluate_roles(tmp_path: Path, title: str, more: str, lenient: bool, strict: bool) -> None:
    text = PEOPLE + f"roles: [{{holder: Ada Moor, title: {title}{more}}}]"
    rows = figures(tmp_path, text, claim("role", "Foreign Minister Ada Moor", **ROLE))
    assert (rows["roles"][2], rows["roles strict"][2]) == (lenient, strict)


@pytest.mark.parametrize(
    ("capacity", "modality", "lenient", "strict"),
    [
        ("head", "asserted", 1, 1),
        ("leader", "asserted", 1, 1),
        ("member", "asserted", 1, 0),
        ("head", "reported", 1, 0),
        ("head", "denied", 0, 0),
    ],
)
def test_evaluate_memberships(tmp_path: Path, capacity: str, modality: str, lenient: int, strict: int) -> None:
    text = (
        "people: [{name: Bo Lund}]\ngroups: [{id: r, name: Ruritanian delegation}]\n"
        f"memberships: [{{member: Bo Lund, group: r, capacity: {capacity}, modality: {modality}}}]"
    )
    lund = {"member": "person/lund", "group": "group/r", "capacity": "head"}
    rows = figures(tmp_path, text, claim("membership", "Bo Lund led the Ruritanian delegation", **lund))
    assert (rows["memberships"][2], rows["memberships strict"][2]) == (lenient, strict)


@pytest.mark.parametrize(
    ("target", "polarity", "found"),
    [("Harbour Pact", "for", 1), ("Harbour Pact", "against", 0), ("the pact", "for", 1), ("Bo Lund", "for", 0)],
)
def test_evaluate_stances(tmp_path: Path, target: str, polarity: str, found: int) -> None:
    text = PEOPLE + f"stances: [{{holder: Ada Moor, target: {target}, polarity: {polarity}}}]"
    moor = {"holder": "person/moor", "target": "organisation/pact", "polarity": "for"}
    rows = figures(tmp_path, text, claim("stance", "praised the Harbour Pact", **moor))
    assert rows["stances"][0] == found


@pytest.mark.parametrize(
    ("speaker", "content", "lenient", "strict"),
    [
        ("Ada Moor", "we will sign it", 1, 1),
        ("Bo Lund", "We will sign it this week", 1, 0),
        ("Ada Moor", "led the Ruritanian delegation", 0, 0),
    ],
)
def test_evaluate_statements(tmp_path: Path, speaker: str, content: str, lenient: int, strict: int) -> None:
    text = PEOPLE + f"statements: [{{speaker: {speaker}, content: {content}}}]"
    rows = figures(tmp_path, text, claim("statement", "We will sign it this week,", speaker="person/moor"))
    assert (rows["statements"][0], rows["statements strict"][0]) == (lenient, strict)


def test_evaluate_counts_only_layers_that_the_gold_has(tmp_path: Path) -> None:
    assert "roles" not in figures(tmp_path, PEOPLE, claim("role", "Foreign Minister Ada Moor", **ROLE))
    assert figures(tmp_path, "roles: []", claim("role", "Foreign Minister Ada Moor", **ROLE))["roles"] == (
        0,
        0,
        0,
        1,
        0,
    )


def test_evaluate_tells_each_miss_and_false_alarm_with_its_place(tmp_path: Path) -> None:
    text = (
        "people: [{name: Ada Moor}, {name: Bo Lund}]\nroles:\n- {holder: Bo Lund, title: envoy, quote: Bo Lund led}\n"
    )
    result = evaluate(read_gold(gold(tmp_path, text)), graph(claim("role", "Foreign Minister Ada Moor", **ROLE)))
    missed, alarm = result.rows["roles"].findings
    assert (missed.kind, TEXT[missed.start : missed.end], missed.source) == (
        "miss",
        "Bo Lund led",
        f"{tmp_path}/a1.yaml:4",
    )
    assert (alarm.kind, TEXT[alarm.start : alarm.end], alarm.rule) == (
        "false alarm",
        "Foreign Minister Ada Moor",
        "role.test",
    )
    assert alarm.what == "holder=Ada Moor, title=Foreign Minister"


def test_evaluate_doubts_what_the_article_does_not_say(tmp_path: Path) -> None:
    text = "statements:\n- {speaker: Ada Moor, content: never said}\n"
    result = evaluate(read_gold(gold(tmp_path, text)), graph())
    assert result.doubts == (f"{tmp_path}/a1.yaml:3: the content is not in a1: 'never said'",)
    assert result.rows["statements"].gold == 1


# --- bad gold ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("article: [a", 2, "expected"),
        ("people: []", 1, "`article` (its id) is missing"),
        ("- a", 1, "`article` (its id) is missing"),
        ("article: a1\npersons: []", 2, "'persons' is none of"),
        ("article: a1\npeople: Ada", 2, "no list"),
        ("article: a1\npeople:\n- Ada", 3, "is written `- {name: …}`"),
        ("article: a1\npeople:\n- {name: Ada}\n- {aliases: [A]}", 4, "lacks `name`"),
        ("article: a1\npeople:\n- {name: Ada, aliases: A}", 3, "no list of names"),
        ("article: a1\nroles:\n- {holder: A, title: b, organization: c}", 3, "'organization' is no key of `roles`"),
        (
            "article: a1\nstances:\n- {holder: A, target: b, polarity: pro}",
            3,
            "polarity is 'pro'; it can be for, against",
        ),
        ("article: a1\npeople:\n- {name: Ada, optional: maybe}", 3, "optional is 'maybe'"),
        ("article: a1\nroles:\n- {holder: [A], title: b}", 3, "`holder` is no text"),
        ("article: a1\ngroups:\n- {id: a, name: b}\n- {id: a, name: c}", 4, "stands twice"),
        ("article: a1\npublished: [2024]", 2, "no date"),
    ],
)
def test_evaluate_bad_gold_names_file_and_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    (tmp_path / "bad.yaml").write_text(text, "utf8")
    with pytest.raises(InputError, match=rf"^{tmp_path}/bad\.yaml:{line}: ") as told:
        read_gold(tmp_path)
    assert what in str(told.value)
    assert "\n" not in str(told.value)


def test_evaluate_refuses_a_folder_without_gold_and_two_golds_of_one_article(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold here"):
        read_gold(tmp_path)
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_text("article: a1", "utf8")
    with pytest.raises(InputError, match=r"two\.yaml:1: a1 has its gold in .*one\.yaml:1 already"):
        read_gold(tmp_path)


def test_evaluate_refuses_an_article_that_the_graph_lacks(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("article: b2", "utf8")
    with pytest.raises(InputError, match=r"b\.yaml:1: the graph has no article 'b2'"):
        evaluate(read_gold(tmp_path), graph())


# --- drafts ------------------------------------------------------------------------------------------------------


def test_evaluate_draft_agrees_with_its_graph(tmp_path: Path) -> None:
    claims = (
        claim("role", "Foreign Minister Ada Moor", **ROLE),
        claim("membership", "Bo Lund led", member="person/lund", group="group/r", capacity="head"),
        claim("stance", "praised the Harbour Pact", holder="person/moor", target="organisation/pact", polarity="for"),
        claim("statement", "We will sign it this week,", speaker="person/moor", style="direct"),
    )
    (tmp_path / "draft.yaml").write_text(write_gold(graph(*claims), graph().articles[0]), "utf8")
    result = evaluate(read_gold(tmp_path), graph(*claims))
    assert {row.f1 for row in result.rows.values()} == {1.0}
    assert result.findings == result.doubts == ()


@pytest.mark.model
def test_evaluate_drafts_of_the_seeds_agree_with_their_graph(tmp_path: Path, seeds_graph: KnowledgeGraph) -> None:
    for article in seeds_graph.articles:
        (tmp_path / f"{article.id}.yaml").write_text(write_gold(seeds_graph, article), "utf8")
    result = evaluate(read_gold(tmp_path), seeds_graph)
    assert {name: row.f1 for name, row in result.rows.items() if row.f1 < 1} == {}


@pytest.mark.parametrize(
    ("given", "told"), [("articles/a1.txt", "there is a1"), ("elsewhere", "read it first, or name it as INPUT")]
)
def test_evaluate_names_the_article_that_a_wrong_id_may_mean(given: str, told: str) -> None:
    gold = Gold(stem(given), "g.yaml:1", None, {"people": ()})
    with pytest.raises(InputError, match=rf"^g\.yaml:1: the graph has no article '{stem(given)}'; {told}$"):
        evaluate({gold.article: gold}, KnowledgeGraph((Article("a1", "Ada Moor."),), (), ()))


@pytest.mark.parametrize("name", ["gold.csv", "gold.txt"])
def test_evaluate_says_which_files_are_gold(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("article: a1\n", "utf8")
    with pytest.raises(InputError, match=r"gold is YAML \(\*\.yaml\), or an export of Label Studio"):
        read_gold(tmp_path / name)
