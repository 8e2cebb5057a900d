"""The spaCy pipeline: somebody else's tagger, parser and NER, then our components."""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import newsgraph.nlp.factories  # noqa: F401  (registers our components where the package is not installed)
from newsgraph.articles.reading import Reading
from newsgraph.errors import InputError, SetupError
from newsgraph.nlp.component import components_of
from newsgraph.nlp.model import DEFAULT_MODEL
from newsgraph.nlp.page.glued import is_end_of_abbreviation, parts
from newsgraph.nlp.page.layers import register_extensions
from newsgraph.nlp.page.short_forms import straighten
from newsgraph.nlp.remembering import remember
from newsgraph.rules import SHIPPED, RuleSet

_ENDS_WITH_LETTER = re.compile(r"[A-Z]\.")
SETTLE = "newsgraph_settle"
"""The component that runs last: readers only add, and it alone changes what they wrote."""
COMPONENTS = (
    "newsgraph_names",
    "newsgraph_times",
    "newsgraph_mentions",
    "newsgraph_groups",
    "newsgraph_statements",
    "newsgraph_speakers",
    "newsgraph_roles",
    "newsgraph_memberships",
    "newsgraph_parties",
    "newsgraph_stances",
    SETTLE,
)
"""Our components, in the order in which they run. Each reads what the ones before it wrote."""
PORTRAYALS = "newsgraph_portrayals"
"""The component that runs before `SETTLE` when it is asked for."""


def load(model: str = DEFAULT_MODEL, portrayals: bool = False, rules: RuleSet = SHIPPED) -> Language:
    """A spaCy pipeline with parser and NER (a package name or a folder) with our components added.

    With `portrayals`, stances without holder too: how the article's words colour who is named. `rules` are those that
    the components work by; a saved pipeline keeps its own unless others are given.

    Raises SetupError when the model is not installed or lacks a parser or NER.
    """
    nlp = _load_model(model)
    lacking = [name for name in ("parser", "ner") if name not in nlp.pipe_names and "transformer" not in nlp.pipe_names]
    if lacking:
        raise SetupError(f"model {model}: has no {' and no '.join(lacking)}; newsgraph needs a pipeline with both")
    remember(nlp)
    add_components(nlp)
    if portrayals and PORTRAYALS not in nlp.pipe_names:
        nlp.add_pipe(PORTRAYALS, before=SETTLE)
    if rules is not SHIPPED:
        for component in components_of(nlp):
            component.rules = rules
    return nlp


def add_components(nlp: Language) -> None:
    """Adds our components at the end of a pipeline, in their order."""
    register_extensions()
    for name in COMPONENTS:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name)


def _load_model(model: str) -> Language:
    try:
        if not Path(model).exists() and importlib.util.find_spec(model) is not None:
            module = importlib.import_module(model)
            # A package by pip need not be named as its spaCy metadata says; its own `load` knows its folder.
            if hasattr(module, "load"):
                nlp: Language = module.load()
                return nlp
        return spacy.load(model)
    except (OSError, ImportError, ValueError) as error:
        line = " ".join(str(error).split())
        raise SetupError(
            f"model {model}: cannot be loaded; install it with pip or name another with --model ({line[:160]})"
        ) from error


def make_doc(nlp: Language, reading: Reading) -> Doc:
    """Tokenizes a reading block by block into one Doc whose text is the reading's (line breaks become spaces, "isn’t" is "isn't").

    Raises InputError when it is longer than the model reads at once: memory grows with length, a gigabyte for some
    300,000 characters.

    Block by block, so that no token and no sentence crosses a block's border and no whitespace token disturbs the parser.
    """
    if len(reading.text) > nlp.max_length:
        raise InputError(
            f"{len(reading.text):,} characters of prose, and {nlp.max_length:,} are read at once; cut it into articles"
        )
    register_extensions()
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | None] = []
    blocks = []
    for block in reading.blocks:
        first = len(words)
        for token in nlp.tokenizer(reading.text[block.start : block.end]):
            if len(words) > first and not spaces[-1] and is_end_of_abbreviation(words[-1], token.text):
                words[-1] += token.text
                spaces[-1] = bool(token.whitespace_)
                continue
            for text in parts(token.text, words[first:]):
                words.append(text)
                spaces.append(False)
                starts.append(len(words) - 1 == first or None)
            spaces[-1] = bool(token.whitespace_)
        if len(words) > first and _ENDS_WITH_LETTER.fullmatch(words[-1]):
            # "... wrote on X." ends a sentence; the tokenizer takes it for an initial.
            words[-1:] = [words[-1][:-1], "."]
            spaces[-1:] = [False, True]
            starts.append(None)
        if len(words) > first:
            spaces[-1] = True
            blocks.append({"start": first, "end": len(words), "kind": block.kind})
    straighten(words)
    doc = Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts)  # type: ignore[arg-type]
    doc._.newsgraph_blocks = blocks
    return doc


def annotate(nlp: Language, readings: Iterable[Reading], batch_size: int = 32) -> Iterable[Doc]:
    """Docs with all layers, in the order of the readings."""
    return nlp.pipe((make_doc(nlp, reading) for reading in readings), batch_size=batch_size)
