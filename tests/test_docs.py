"""What the documents say is so: commands print what stands there, links lead somewhere, tables are current."""

from __future__ import annotations

import doctest
import importlib.util
import json
import os
import pydoc
import re
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from console import (
    DOCUMENTS,
    ROOT,
    Block,
    Step,
    blocks,
    claims_by_id,
    fits,
    make_recipe,
    prepare,
    run,
    spread,
    steps,
    turtle_of,
    write_files,
)
from newsgraph.cli.commands import COMMANDS
from newsgraph.query import list_queries

EXPORTS = ROOT / "exports"
README = ROOT / "README.md"
READING = ROOT / "docs" / "reading-articles.md"
WALK = ROOT / "docs" / "walk.md"
"""Its Python blocks are one session, from top to bottom."""
NEEDS_MODEL = re.compile(r"newsgraph extract|make run|newsgraph\.extract|spacy\.load|rules check")
PAGES = [*DOCUMENTS, ROOT / "CHANGELOG.md"]


def marked(found: list[Block]) -> list[object]:
    """The blocks as parameters, those that run the language model marked."""
    return [
        pytest.param(block, id=block.place, marks=[pytest.mark.model] if NEEDS_MODEL.search(block.text) else [])
        for block in found
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    if not (EXPORTS / "claims.jsonl").is_file():
        pytest.fail("there is no exports/ here: run `make exports`")
    prepare(tmp_path, EXPORTS)
    return tmp_path


# --- commands ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("block", marked(blocks("console")))
def test_docs_commands_print_what_stands_there(block: Block, folder: Path) -> None:
    write_files(folder, block.document)
    for step in steps(block):
        actual = run(step.command, folder)
        said = "\n".join(step.printed)
        assert fits(step.printed, actual), (
            f"{block.place}: $ {step.command}\n--- the document says\n{said}\n--- it prints\n" + "\n".join(actual)
        )


@pytest.mark.parametrize("block", marked(blocks("python", [page for page in DOCUMENTS if page != WALK])))
def test_docs_python_gives_what_stands_there(block: Block, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    write_files(folder, block.document)
    run_session(block.text, block.place)


def test_docs_walk_runs_from_top_to_bottom(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    run_session("\n".join(block.text for block in blocks("python", [WALK])), WALK.name)


def run_session(text: str, name: str) -> None:
    test = doctest.DocTestParser().get_doctest(text, {}, name, name, 0)
    report: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert test.examples
    assert runner.run(test, out=report.append).failed == 0, "".join(report)


def test_docs_reference_names_what_has_a_docstring() -> None:
    named = re.findall(r"(?m)^::: (\S+)$", (ROOT / "docs" / "reference.md").read_text("utf8"))
    assert len(named) > 20
    assert [name for name in named if not pydoc.getdoc(pydoc.locate(name))] == []


def test_docs_site_can_be_built(tmp_path: Path) -> None:
    pytest.importorskip("mkdocstrings", reason="mkdocs and mkdocstrings are not installed (make docs)")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", tmp_path / "site"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf8", check=False)
    assert done.returncode == 0, done.stderr
    assert "to_networkx" in (tmp_path / "site" / "reference.html").read_text("utf8")
    assert {f"{page.stem}.html" for page in (ROOT / "docs").glob("*.md")} <= {
        page.name for page in (tmp_path / "site").iterdir()
    }


def test_docs_list_each_command() -> None:
    text = (ROOT / "docs" / "commands.md").read_text("utf8")
    assert [name for name in COMMANDS if f"| `newsgraph {name}` |" not in text] == []


def test_docs_mention_each_option_of_extract() -> None:
    assert [option for option in options_of("extract") if option not in READING.read_text("utf8")] == []


def test_docs_readme_is_read_in_three_minutes() -> None:
    assert len(README.read_text("utf8").splitlines()) <= 160


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.stem)
def test_docs_readme_and_site_lead_to_each_page(page: Path) -> None:
    assert f"](docs/{page.name})" in README.read_text("utf8")
    assert f": {page.name}\n" in (ROOT / "mkdocs.yml").read_text("utf8")


def test_docs_readme_shows_the_command_before_all_else() -> None:
    first = next(iter(blocks("console", [README])))
    assert first.text.startswith("$ make run\n")
    assert "$ make test\n" in README.read_text("utf8")


@cache
def options_of(command: str) -> tuple[str, ...]:
    """The long options of a command, but those that all have."""
    done = subprocess.run(
        [sys.executable, "-m", "newsgraph.cli", *command.split(), "--help"], capture_output=True, text=True, check=True
    )
    found = dict.fromkeys(re.findall(r"(?<![\w-])--[a-z][a-z-]*", done.stdout.partition("Options:")[2]))
    return tuple(option for option in found if option not in {"--help", "--verbose", "--quiet"})


@pytest.mark.parametrize("document", PAGES, ids=lambda page: page.name)
def test_docs_have_no_gap_left_to_fill(document: Path) -> None:
    prose = re.sub(r"(?ms)^```.*?^```", "", document.read_text(encoding="utf8"))
    assert not re.findall(r"(?m)^[A-Z]{3,}$|\b(?:TODO|TBD|FIXME)\b", prose)


@pytest.mark.parametrize("document", PAGES, ids=lambda page: page.name)
def test_docs_name_no_command_or_option_that_there_is_not(document: Path) -> None:
    for line in re.findall(rf"newsgraph ((?:{'|'.join(COMMANDS)})\b[^`|&\n]*)", document.read_text("utf8")):
        command, *words = line.split()
        if command in {"query", "rules"} and words and re.fullmatch("[a-z-]+", words[0]):
            command = f"{command} {words.pop(0)}"
        said = {word for word in words if re.fullmatch("--[a-z][a-z-]*", word)} - {"--help"}
        assert said <= set(options_of(command)), f"newsgraph {line}"


def test_docs_questions_have_a_paragraph_each() -> None:
    page = (ROOT / "docs" / "questions.md").read_text("utf8")
    told = re.findall(r"(?m)^### (.+)\n\n(?=\w)", page)
    assert sorted(told) == [query.name for query in list_queries()]
    assert [name for name in told if f"newsgraph query {name}" not in page] == []


def test_docs_name_no_make_target_that_there_is_not() -> None:
    named = {target for page in PAGES for target in re.findall(r"`(?:\$ )?make ([a-z]+)", page.read_text("utf8"))}
    assert all(make_recipe(target) for target in named)


# --- what stands in the pages ------------------------------------------------------------------------------------


@pytest.mark.parametrize("block", blocks("json"), ids=lambda block: block.place)
def test_docs_claims_are_lines_of_the_graph(block: Block) -> None:
    shown = json.loads(block.text)
    assert block.text == spread(claims_by_id(EXPORTS)[shown["id"]])


@pytest.mark.parametrize("block", blocks("turtle"), ids=lambda block: block.place)
def test_docs_turtle_is_part_of_the_graph(block: Block) -> None:
    from pyoxigraph import RdfFormat, parse, serialize

    shown = {serialize([triple], format=RdfFormat.N_TRIPLES) for triple in parse(block.text, format=RdfFormat.TURTLE)}
    graph = {serialize([triple], format=RdfFormat.N_TRIPLES) for triple in parse(path=EXPORTS / "graph.nt")}
    assert len(shown) > 20
    assert shown <= graph
    assert block.text == turtle_of(block, EXPORTS)


def test_docs_yaml_of_known_articles_is_read(tmp_path: Path) -> None:
    from newsgraph.articles.known import read_known

    (block,) = blocks("yaml", [READING])
    (tmp_path / "articles.yaml").write_text(block.text, "utf8")
    (known,) = read_known(tmp_path / "articles.yaml").values()
    assert known.published == "2024-03-05"


@pytest.mark.parametrize("document", PAGES, ids=lambda page: page.name)
def test_docs_links_lead_to_files(document: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", document.read_text("utf8"))
    inside = [link.partition("#")[0] for link in links if not re.match("[a-z]+:", link)]
    assert [link for link in inside if link and not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", PAGES, ids=lambda page: page.name)
def test_docs_links_lead_to_headings(document: Path) -> None:
    links = [link.partition("#") for link in re.findall(r"\]\(([^)\s:]*#[^)\s]+)\)", document.read_text("utf8"))]
    pages = [(document.parent / page if page else document, anchor) for page, _, anchor in links]
    assert [anchor for page, anchor in pages if page.suffix == ".md" and anchor not in anchors(page)] == []


def anchors(page: Path) -> set[str]:
    """What a page's headings can be linked by, and the names that it gives to places itself."""
    text = re.sub(r"^```.*?^```", "", page.read_text("utf8"), flags=re.DOTALL | re.MULTILINE)
    headings = (
        re.sub(r"[^\w\- ]", "", heading.strip().lower()) for heading in re.findall(r"^#+ (.*)", text, re.MULTILINE)
    )
    return {heading.replace(" ", "-") for heading in headings} | set(re.findall(r'name="([^"]+)"', text))


@pytest.mark.parametrize("document", PAGES, ids=lambda page: page.name)
def test_docs_name_no_path_outside_the_repository(document: Path) -> None:
    absolute = re.findall(
        r"(?<![\w.:/<])/(?:work|tmp|home|root|usr|opt|mnt|srv|var)\b\S*|\.\./\.\./\S*", document.read_text("utf8")
    )
    assert absolute == []


def test_docs_ontology_tables_are_current() -> None:
    spec = importlib.util.spec_from_file_location("make_ontology_tables", ROOT / "scripts" / "make_ontology_tables.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    page = (ROOT / "docs" / "ontology.md").read_text("utf8")
    assert module.make_page(page, module.read_ontology()) == page


@pytest.mark.parametrize("picture", ["graph.png", "explorer.png", "article.png"])
def test_docs_pictures_are_small(picture: str) -> None:
    """They are made by `make picture`, and their letters depend on the fonts that are there: so no comparison."""
    data = (ROOT / "docs" / picture).read_bytes()
    assert data.startswith(b"\x89PNG")
    assert len(data) < 200_000


def test_docs_colours_are_those_of_the_picture() -> None:
    from newsgraph.export.drawing.looks import EDGE_COLOURS, NODE_COLOURS

    page = (ROOT / "docs" / "recipes.md").read_text("utf8")
    told = {name: colour for colour, name in re.findall(r"`#([0-9a-f]{6})` \| ([a-z ]+?) \|", page)}
    drawn = {name: bytes(rgb).hex() for name, rgb in {**NODE_COLOURS, **EDGE_COLOURS}.items() if name != "shared"}
    assert told == drawn


# --- the changelog -----------------------------------------------------------------------------------------------

KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_docs_changelog_keeps_its_form() -> None:
    lines = (ROOT / "CHANGELOG.md").read_text("utf8").splitlines()
    assert lines[0] == "# Changelog"
    releases = [line for line in lines if line.startswith("## ")]
    assert releases
    assert releases[0] == "## [Unreleased]" or re.fullmatch(r"## \[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", releases[0])
    assert all(re.fullmatch(r"## \[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", line) for line in releases[1:])
    assert {line[4:] for line in lines if line.startswith("### ")} <= KINDS


# --- the citation ------------------------------------------------------------------------------------------------


def test_docs_citation_names_this_version() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["project"]
    assert (cited["version"], cited["title"], cited["license"]) == (
        project["version"],
        project["name"],
        project["license"],
    )
    assert [author["name"] for author in cited["authors"]] == [author["name"] for author in project["authors"]]


def test_docs_citation_is_valid() -> None:
    """By the schema of the Citation File Format, with its own checker."""
    program = shutil.which("cffconvert", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    if program is None:
        pytest.skip("cffconvert is not installed (.ci/run gives it an environment of its own)")
    command = [program, "--validate", "--infile", ROOT / "CITATION.cff"]
    done = subprocess.run(command, capture_output=True, encoding="utf8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


# --- how commands are compared -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "actual", "fit"),
    [
        (["a", "b"], ["a", "b"], True),
        (["a"], ["a", "b"], False),
        (["a", "..."], ["a", "b", "c"], True),
        (["...", "c"], ["a", "b", "c"], True),
        (["a", "...", "b"], ["a", "c"], False),
        (["score 0..."], ["score 0.42"], True),
        (["score 1..."], ["score 0.42"], False),
        ([], [], True),
        ([], ["a"], False),
    ],
)
def test_docs_elisions_stand_for_what_is_left_out(printed: list[str], actual: list[str], fit: bool) -> None:
    assert fits(printed, actual) is fit


def test_docs_steps_part_commands_from_what_they_print() -> None:
    block = Block(README, "console", "$ one\nfirst\n\nsecond\n$ two\n", 0, 0)
    assert list(steps(block)) == [Step("one", ("first", "", "second")), Step("two", ())]


def test_docs_rules_page_is_current() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "coverage.py", "--page"], capture_output=True, encoding="utf8", check=True
    )
    assert done.stdout == (ROOT / "docs" / "rules.md").read_text("utf8"), "run `scripts/coverage.py --page`"


@pytest.mark.model
def test_docs_examples_of_your_own_rules_need_their_rules(tmp_path: Path, nlp: Any) -> None:
    """Each sentence that the page says a rule reads is not read without the file beside it."""
    from newsgraph.nlp.trying import try_examples
    from newsgraph.rules.catalogue import own_examples
    from newsgraph.rules.folder import read_rules

    write_files(tmp_path, ROOT / "docs" / "your-own-rules.md")
    rules = read_rules([tmp_path / "my-rules", tmp_path / "more-rules"])
    firing = [example for example in own_examples(rules) if example.fires]
    assert len(firing) == 7
    assert [tried.example.sentence for tried in try_examples(nlp, firing) if tried.holds] == []


def test_docs_table_of_field_names_is_the_code_s() -> None:
    from newsgraph.articles.field_names import OTHER_NAMES

    table = READING.read_text(encoding="utf8").split("<!-- names: ")[1].split("<!-- end of names")[0]
    rows = re.findall(r"(?m)^\| `(\w+)` \| (.*) \|$", table)
    told = {
        field: tuple(re.sub(r"[\W_]", "", name) for name in re.findall(r"`([\w:-]+)`", names)) for field, names in rows
    }
    assert told == OTHER_NAMES
