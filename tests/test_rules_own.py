"""Users' rules: what their files change, what is refused and how it is said, and that pipelines keep theirs apart."""

from __future__ import annotations

import ast
import os
import pickle
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from newsgraph.errors import RuleError, SetupError
from newsgraph.jsonl import read_graph
from newsgraph.resources import PACKAGE
from newsgraph.rules import SHIPPED, RuleSet, active, per_rules, using
from newsgraph.rules.attitudes import attitudes
from newsgraph.rules.boilerplate import block_rules
from newsgraph.rules.catalogue import catalogue
from newsgraph.rules.certainty import certainty_words
from newsgraph.rules.folder import MOST_BYTES, read_rules, rule_set
from newsgraph.rules.names import name_lists
from newsgraph.rules.titles import is_title_head, title_head
from newsgraph.rules.topics import same_issue
from newsgraph.rules.valences import valence
from newsgraph.rules.validity import wrong_in

FLAY = """\
verbs:
  stance.flay:
    polarity: against
    target: [object]
    words: [flay]
    fires: The mayor flayed the plan.
    silent: The mayor flayed for an hour.
"""

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Makes a folder of rules of some files."""

    def make(name: str = "mine", /, **files: str) -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        for file, text in files.items():
            (folder / f"{file}.yaml").write_text(text, "utf8")
        return folder

    return make


# --- what a file changes -----------------------------------------------------------------------------------------


def test_rules_new_entries_come_first_and_old_ones_stay(write: Write) -> None:
    shipped = list(attitudes().verbs)
    with using(read_rules([write(attitudes=FLAY)])):
        assert list(attitudes().verbs) == ["stance.flay", *shipped]
    assert "stance.flay" not in attitudes().verbs


def test_rules_entry_with_less_than_its_kind_needs_changes_the_old_one(write: Write) -> None:
    before = attitudes().verbs["stance.criticise"]
    with using(
        read_rules([write(attitudes="verbs:\n  stance.criticise:\n    words: [flay, knock]\n    strength: weak\n")])
    ):
        now = attitudes().verbs["stance.criticise"]
    assert now.words == (*before.words, "flay")
    assert (before.strength, now.strength) == (None, "weak")
    assert now.fires == before.fires


def test_rules_whole_entry_stands_in_place_of_the_old_one(write: Write) -> None:
    whole = FLAY.replace("stance.flay", "stance.criticise")
    with using(read_rules([write(attitudes=whole)])):
        assert attitudes().verbs["stance.criticise"].words == ("flay",)


def test_rules_block_of_an_id_stands_in_place_of_the_old_one(write: Write) -> None:
    own = "- {id: navigation, kind: caption, match: 'mugs for all\\W*', fires: Mugs for all!, silent: Mugs}\n"
    with using(read_rules([write(boilerplate=own)])):
        assert block_rules().by_name["navigation"].kind == "caption"
        assert block_rules().find("Accessibility links") is None
    assert block_rules().find("Accessibility links") is not None


@pytest.mark.parametrize(
    ("file", "text", "holds"),
    [
        ("titles", "heads:\n  - {words: [burgrave], kind: office}\n", lambda: is_title_head("Burgraves")),
        ("titles", "off: [captain]\n", lambda: title_head("captain") is None),
        ("names", "body_last: [stadholdery]\n", lambda: "stadholdery" in name_lists().body_last),
        ("names", "off: {body_last: [ministry]}\n", lambda: "ministry" not in name_lists().body_last),
        ("names", "seats: {orbel hall: PE}\noff: [kremlin]\n", lambda: "kremlin" not in name_lists().seats),
        ("topics", "same:\n  - [ceasefire, armistice]\n", lambda: same_issue("armistice") == "ceasefire"),
        ("valences", "good: [flinty]\n", lambda: valence("flinty", "flinty") > 0),
        ("valences", "off: [hush-money]\n", lambda: valence("hush-money", "hush-money") == 0),
        (
            "certainty",
            "rows: {hearsay: {class: hedging, reach: [clause], words: [rumouredly], fires: a, silent: b}}\n",
            lambda: [word.row for word in certainty_words("clause")["rumouredly"]] == ["hearsay"],
        ),
        ("attitudes", "off: [stance.want, knock]\n", lambda: "stance.want" not in attitudes().verbs),
        (
            "attitudes",
            "off: {verbs: {stance.criticise: {words: [attack]}}}\n",
            lambda: "attack" not in attitudes().verbs["stance.criticise"].words and "attack" in attitudes().trivial,
        ),
        ("attitudes", "", lambda: active().key != ""),
    ],
)
def test_rules_files_say_what_holds(file: str, text: str, holds: Callable[[], bool], write: Write) -> None:
    with using(read_rules([write(**{file: text})])):
        assert holds()


def test_rules_of_later_folders_are_laid_over_earlier_ones(write: Write) -> None:
    one = write("one", attitudes=FLAY)
    other = write("other", attitudes="verbs:\n  stance.flay:\n    polarity: for\noff: [stance.want]\n")
    with using(read_rules([one, other])):
        assert attitudes().verbs["stance.flay"].polarity == "for"
    with pytest.raises(RuleError, match=r"other/attitudes.yaml:2: verbs.stance.flay.target: is missing"):
        read_rules([other, one])


def test_rules_are_the_same_in_another_folder_and_with_other_comments(write: Write) -> None:
    one = read_rules([write("one", attitudes=FLAY)])
    assert read_rules([write("other", attitudes=f"# mine\n{FLAY}")]).key == one.key
    assert read_rules([write("third", attitudes=FLAY.replace("against", "for"))]).key != one.key
    assert SHIPPED.key == ""


def test_rules_travel_to_other_processes(write: Write) -> None:
    rules = read_rules([write(attitudes=FLAY)])
    with using(rules):
        attitudes()
    again = pickle.loads(pickle.dumps(rules))
    assert (again.key, again.made) == (rules.key, {})


def test_rules_name_the_file_and_line_of_a_user_s_entry(write: Write) -> None:
    folder = write(attitudes=f"# mine\n{FLAY}  stance.praise: {{words: [bless]}}\n")
    with using(read_rules([folder])):
        places = {rule.name: str(rule.place) for rule in catalogue() if rule.own}
    assert places == {
        "stance.flay": f"{folder}/attitudes.yaml:3",
        "stance.praise": f"{folder}/attitudes.yaml:9",
    }


# --- what is made of rules ---------------------------------------------------------------------------------------

KEPT = {
    ("nlp.page.lookup", "written"),  # by the document
    ("nlp.grammar.tree", "tree_of"),  # by the document
    ("nlp.grammar.functions", "_subjects_in"),  # by the document and the rules
    ("nlp.memberships.inverted", "_opening_of"),  # by the document
    ("articles.languages", "_languages_of_word"),  # of what ships
    ("articles.known", "_known_adapter"),
    ("articles.field_names", "_plain_again"),  # of a key alone
    ("articles.formats.mail", "_parse_again"),  # of a field of a head alone
    ("rules", "read_yaml"),  # what ships, as it ships
    ("rules.catalogue", "_shipped"),
    ("rules.laying", "_adapter"),
    ("resolve.confidence", "measured"),  # of what ships
    ("resolve.same_bodies", "_take_country"),  # by tables of names, which are no rules
    ("resolve.same_bodies", "_read_name"),  # likewise
    ("resolve.fellow_members", "_folded"),
    ("resolve.likely_names", "_word_keys"),
    ("resolve.lone_surnames", "_lone_keys"),
}
"""Functions that are remembered for good, for no rule has a say in what they give."""


def test_rules_are_not_remembered_past_their_rule_set() -> None:
    """What is made of rules says `@per_rules`; `@cache` would give one pipeline's to another."""
    found = {
        (".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"), node.name)
        for part in ("nlp", "rules", "articles", "resolve")
        for path in (PACKAGE / part).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf8")))
        if isinstance(node, ast.FunctionDef)
        for decorator in node.decorator_list
        if ast.unparse(decorator).split("(")[0].split(".")[-1] in {"cache", "lru_cache"}
    }
    assert found == KEPT


def test_rules_of_threads_are_their_own() -> None:
    @per_rules
    def make() -> RuleSet:
        return active()

    def work(rules: RuleSet) -> bool:
        with using(rules):
            barrier.wait()
            return all(make() is rules for _ in range(1000))

    barrier = threading.Barrier(2)
    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(work, [RuleSet(), RuleSet()])) == [True, True]
    assert make() is SHIPPED


def test_rules_make_once_for_each_rule_set() -> None:
    made = []

    @per_rules
    def make(word: str) -> str:
        made.append(word)
        return word

    other = RuleSet()
    for _ in range(2):
        assert make("a") == "a"
        with using(other):
            assert (make("a"), make("b")) == ("a", "b")
    assert made == ["a", "a", "b"]


# --- what is refused ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("attitudes", "verbs: [a\n", "2: did not find expected ',' or ']'"),
        ("attitudes", "verbs:\n  stance.x:\n    words: [a]\n", "2: verbs.stance.x.polarity: is missing"),
        (
            "attitudes",
            FLAY.replace("against", "maybe"),
            "3: verbs.stance.flay.polarity: Input should be 'for' or 'against'",
        ),
        ("attitudes", f"{FLAY}    stern: 1\n", "8: verbs.stance.flay.stern: there is no such field"),
        ("attitudes", "verbs:\n  stance.want: [a]\n", "2: verbs.stance.want: should be fields with what they hold"),
        ("attitudes", "having: have\n", "1: having: should be a list"),
        ("attitudes", "having:\n  - have\n  - [a]\n", "3: having.1: Input should be a valid string"),
        ("attitudes", "- a\n", "1: should be fields with what they hold"),
        ("attitudes", "off: [stance.nix]\n", "1: off.0: there is no rule or word 'stance.nix' to switch off"),
        ("attitudes", "off: [verbs]\n", "1: off.0: there is no rule or word 'verbs' to switch off"),
        (
            "attitudes",
            "off:\n  verbs:\n    stance.nix:\n",
            "3: off.verbs.stance.nix: there is no such entry to switch off",
        ),
        ("attitudes", "off: {having: [nix]}\n", "1: off.having.0: there is no 'nix' to switch off"),
        ("attitudes", "off: all\n", "1: off: should be a list of names, or a tree like that of the file"),
        ("attitudes", "examples: {stance.want: {fires: a}}\n", "1: examples.stance.want.silent: is missing"),
        ("titles", "heads:\n- {words: [], kind: office}\n", "2: heads.0.words: List should have at least 1 item"),
        ("titles", "heads:\n- {words: [''], kind: office}\n", "2: heads.0.words.0: an empty word"),
        ("parties", "labels:\n  'Moor ': Moor Party\n", "2: labels.Moor : an empty word, or one with blanks"),
        ("names", "body_last: [grand  duchy]\n", "1: body_last.0: an empty word, or one with blanks"),
        ("boilerplate", "id: a\n", "1: should be a list"),
        ("boilerplate", "- off: [nix]\n", "1: 0.off.0: there is no rule or word 'nix' to switch off"),
        ("topics", "same: [talk]\n", "1: same.0: should be a list"),
    ],
)
def test_rules_errors_name_file_line_and_reason(file: str, text: str, message: str, write: Write) -> None:
    folder = write(**{file: text})
    with pytest.raises(RuleError) as caught:
        read_rules([folder])
    assert str(caught.value).startswith(f"{folder / file}.yaml:{message}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("match", "reason"),
    [
        ("(?:a+)+b", "a repetition inside a repetition"),
        ("(?:a*b?)*c", "a repetition inside a repetition"),
        (".*a.*b.*c.*d.*", "too many repetitions for blocks of 220 characters"),
        ("(?:x|.*a.*b.*c.*d.*)", "too many repetitions for blocks of 220 characters"),
        ("(a)b", "a group that is held"),
        ("(?P<x>a)", "a group that is held"),
        ("(?:a", "no regular expression"),
        ("a)|(?:b", "no regular expression"),
        ("a(?i)b", "no regular expression"),
        ("a" * 5000, "a pattern of more than 4,000 characters"),
    ],
)
def test_rules_patterns_that_could_take_for_ever_are_refused(match: str, reason: str, write: Write) -> None:
    rule = f"- id: mine\n  kind: boilerplate\n  match: '{match}'\n  fires: a\n  silent: b\n"
    messages = list(wrong_in(rule_set([write(boilerplate=rule)])))
    assert [f":3: 0.match: {reason}" in message for message in messages] == [True]


def test_rules_blocks_that_a_rule_looks_at_are_short(write: Write) -> None:
    rule = "- {id: mine, kind: boilerplate, match: a, fires: a, silent: b, up_to: 100000}\n"
    with pytest.raises(RuleError, match="up_to: Input should be less than or equal to 2000"):
        read_rules([write(boilerplate=rule)])


def test_rules_all_that_is_wrong_is_told(write: Write) -> None:
    folder = write(attitudes="verbz: {}\noff: [nix]\n", titles="epithets: sad\n")
    assert len(list(wrong_in(rule_set([folder])))) == 3


def _bomb() -> str:
    lines = ["having: &a0 [a, b]"] + [f"h{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 20)}]" for n in range(1, 9)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda f: (f / "attitude.yaml").write_text("a: 1"),
            "attitude.yaml: no rule file has this name; there are attitudes, ",
        ),
        (
            lambda f: (f / "attitudes.yml").write_text("a: 1"),
            "attitudes.yml: no rule file has this name; there are attitudes, ",
        ),
        (lambda f: (f / "attitudes.yaml").mkdir(), "attitudes.yaml: Is a directory"),
        (lambda f: os.mkfifo(f / "attitudes.yaml"), "attitudes.yaml: no regular file"),
        (lambda f: (f / "attitudes.yaml").symlink_to("/dev/zero"), "attitudes.yaml: a link; put the file itself here"),
        (lambda f: (f / "attitudes.yaml").write_bytes(b"a: \xff"), "attitudes.yaml: not UTF-8 at byte 3"),
        (
            lambda f: (f / "attitudes.yaml").write_text("#" * (MOST_BYTES + 1)),
            "attitudes.yaml: longer than 1,048,576 bytes",
        ),
        (lambda f: (f / "attitudes.yaml").write_text(_bomb()), "attitudes.yaml: more than 200,000 entries"),
        (lambda f: (f / "attitudes.yaml").write_text("[" * 5000), "attitudes.yaml"),
        (lambda f: (f / "README.md").write_text("hello"), "holds no rule file"),
    ],
)
def test_rules_folders_are_read_with_care(make: Callable[[Path], object], message: str, write: Write) -> None:
    folder = write()
    make(folder)
    with pytest.raises((RuleError, SetupError)) as caught:
        read_rules([folder])
    assert str(caught.value).startswith(str(folder))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_rules_folder_that_is_none_is_told(tmp_path: Path, write: Write) -> None:
    (tmp_path / "link").symlink_to(write(attitudes=FLAY))
    (tmp_path / "file").write_text("a")
    for name, reason in (
        ("link", "a link"),
        ("file", "no folder of rules"),
        ("nix", "no folder of rules"),
        ("a\0b", "no"),
    ):
        with pytest.raises(SetupError, match=reason):
            read_rules([tmp_path / name])


def test_rules_tags_make_nothing(write: Write) -> None:
    with using(read_rules([write(attitudes="having: [!!python/name:os.system getcwd, !!int 12]\n")])):
        assert {"getcwd", "12"} < attitudes().having


# --- pipelines ---------------------------------------------------------------------------------------------------

TEXT = "Mayor Ann Moor flayed the plan on Monday. The president wants a new constitution."


def _read(nlp: Any) -> list[str]:
    from newsgraph.nlp.extract import extract
    from newsgraph.records import Article

    (extraction,) = extract(nlp, [Article("a", TEXT)])
    return [claim.rule for claim in extraction.claims]


def test_rules_claims_of_rules_that_are_off_go_and_no_claim_points_to_them() -> None:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from newsgraph.nlp.page.layers import Layers
    from newsgraph.nlp.page.silencing import drop_claims

    layers = Layers(Doc(Vocab(), words=["a", "b", "c"]))
    for number, rule in enumerate(("statement.a", "statement.b", "stance.of-a", "stance.of-b")):
        layers.add_claim("stance", rule, (0, 1), entities={}, statement=number - 2 if number > 1 else None)
    drop_claims(layers.doc, {"statement.a"})
    found = [(row["rule"], row["statement"]) for row in Layers(layers.doc).claims]
    assert found == [("statement.b", None), ("stance.of-a", None), ("stance.of-b", 0)]


@pytest.mark.model
def test_rules_pipelines_keep_theirs_apart(nlp: Any, write: Write) -> None:
    from newsgraph.nlp.pipeline import load

    own = load(
        rules=read_rules([write(attitudes=f"{FLAY}off: [stance.want]\n", role_verbs="off: [role.before-name]\n")])
    )
    for _ in range(2):
        assert _read(nlp) == ["role.before-name", "stance.want"]
        assert _read(own) == ["stance.flay"]


@pytest.mark.model
def test_rules_are_saved_with_a_pipeline(write: Write, tmp_path: Path) -> None:
    import spacy

    from newsgraph.nlp.component import rules_of
    from newsgraph.nlp.model import DEFAULT_MODEL
    from newsgraph.nlp.pipeline import COMPONENTS

    folder = write(attitudes=FLAY)
    nlp = spacy.load(DEFAULT_MODEL)
    for name in COMPONENTS:
        nlp.add_pipe(name, config={"rules": str(folder)})
    nlp.to_disk(tmp_path / "saved")
    (folder / "attitudes.yaml").unlink()
    folder.rmdir()
    again = spacy.load(tmp_path / "saved")
    assert rules_of(again).key == rules_of(nlp).key
    assert "stance.flay" in _read(again)
    assert "stance.flay" in _read(pickle.loads(pickle.dumps(again)))


@pytest.mark.model
def test_rules_that_differ_between_components_are_refused(write: Write) -> None:
    from newsgraph.nlp.pipeline import load

    nlp = load()
    nlp.get_pipe("newsgraph_roles").rules = read_rules([write(attitudes=FLAY)])
    with pytest.raises(SetupError, match="components have different rules"):
        _read(nlp)


@pytest.mark.model
def test_rules_folder_that_is_missing_is_told_at_the_first_text() -> None:
    import spacy

    from newsgraph.nlp.model import DEFAULT_MODEL

    nlp = spacy.load(DEFAULT_MODEL)
    nlp.add_pipe("newsgraph_times", config={"rules": ["no/such/folder"]})
    with pytest.raises(SetupError, match="no/such/folder: no folder of rules"):
        nlp("A text.")


@pytest.mark.model
@pytest.mark.parametrize("workers", [1, 2])
def test_rules_are_part_of_what_a_run_knows(workers: int, write: Write, tmp_path: Path) -> None:
    from newsgraph import run

    (tmp_path / "a.txt").write_text(TEXT)
    out, one, other = tmp_path / "out", write("one", attitudes=FLAY), write("other", attitudes=f"# the same\n{FLAY}")
    seen = []
    for rules in ([one], [other], [], [one]):
        graph, summary = run.extract(
            [tmp_path / "a.txt"], out, run.Options(rules=rules, formats=(), workers=workers, article_seconds=60)
        )
        stances = {claim.evidence[0].rule: claim.confidence for claim in graph.claims if claim.kind == "stance"}
        seen.append((summary.new, summary.changed, summary.unchanged, sorted(stances)))
    assert seen == [
        (1, 0, 0, ["stance.flay", "stance.want"]),
        (0, 0, 1, ["stance.flay", "stance.want"]),
        (0, 1, 0, ["stance.want"]),
        (0, 1, 0, ["stance.flay", "stance.want"]),
    ]


@pytest.mark.model
def test_rules_are_known_when_the_graph_is_made_anew(write: Write, tmp_path: Path) -> None:
    from newsgraph import revise, run

    (tmp_path / "a.txt").write_text("Ann Moor supports the ceasefire. Karl Berg opposes the lull.")
    topics = write(topics="same:\n  - [ceasefire, lull]\n")
    out = tmp_path / "out"
    graph, _ = run.extract([tmp_path / "a.txt"], out, run.Options(rules=[topics], formats=()))
    assert len([entity for entity in graph.entities if entity.kind == "topic"]) == 1
    revise.refresh(out)
    assert read_graph(out).entities == graph.entities


def test_rules_of_a_user_have_the_confidence_of_their_kind(write: Write) -> None:
    from newsgraph.records import ArticleClaim, Span
    from newsgraph.resolve.confidence import confidence

    def claim(rule: str) -> ArticleClaim:
        return ArticleClaim("stance", rule, Span(0, 1), {}, {}, {}, {}, (), "asserted", None, None, ())

    kind = confidence(claim("stance.nothing-was-counted"))
    with using(read_rules([write(attitudes=f"{FLAY}  stance.support: {{words: [bless]}}\n")])):
        assert confidence(claim("stance.flay")) == kind
        assert confidence(claim("stance.support")) == kind
    assert confidence(claim("stance.support")) != kind
