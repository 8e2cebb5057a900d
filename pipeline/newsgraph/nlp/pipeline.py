"""The spaCy pipeline: somebody else's tagger, parser and NER, then our components."""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import newsgraph.nlp.factories  # noqa: F401  (registers our components where the package is not installed)
from newsgraph.articles.reading import Block, Reading
from newsgraph.errors import InputError, SetupError
from newsgraph.nlp.component import components_of
from newsgraph.nlp.convolution import convolve_in_blocks
from newsgraph.nlp.embedding import remember_words
from newsgraph.nlp.model import DEFAULT_MODEL
from newsgraph.nlp.page.glued import is_end_of_abbreviation, parts
from newsgraph.nlp.page.layers import register_extensions
from newsgraph.nlp.page.short_forms import straighten
from newsgraph.nlp.recognizer import recognize_at_once
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
PIECE = 50_000
"""Characters that the model reads at once, or a longer paragraph: it takes a gigabyte for some 300,000, and no less time for each."""
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
    for quicken in (remember, remember_words, convolve_in_blocks, recognize_at_once):
        quicken(nlp)
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
    """Tokenizes a reading block by block into one Doc whose text is the reading's (line breaks become spaces, "isn’t" is "isn't")."""
    return _doc_of(nlp, reading, reading.blocks)


def _doc_of(nlp: Language, reading: Reading, blocks_of_text: Sequence[Block]) -> Doc:
    """Some blocks as a Doc.

    Block by block, so that no token and no sentence crosses a block's border and no whitespace token disturbs the parser.
    """
    register_extensions()
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | None] = []
    blocks = []
    strings = nlp.vocab.strings
    for block in blocks_of_text:
        first = len(words)
        # Numbers out of spaCy's table: a Token for each would cost as much as finding them.
        for number, spaced in nlp.tokenizer(reading.text[block.start : block.end]).to_array(["ORTH", "SPACY"]).tolist():
            text = strings[number]
            if text.isalnum():  # neither a full stop nor anything to cut at
                words.append(text)
                spaces.append(spaced == 1)
                starts.append(len(words) - 1 == first or None)
                continue
            if len(words) > first and not spaces[-1] and is_end_of_abbreviation(words[-1], text):
                words[-1] += text
                spaces[-1] = spaced == 1
                continue
            for part in parts(text, words[first:]):
                words.append(part)
                spaces.append(False)
                starts.append(len(words) - 1 == first or None)
            spaces[-1] = spaced == 1
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
    doc._.newsgraph_published = reading.published
    return doc


def annotate(nlp: Language, readings: Iterable[Reading], batch_size: int = 32) -> Iterator[Doc]:
    """Docs with all layers, in the order of the readings.

    Raises InputError when a paragraph is longer than the model reads at once.
    """
    for is_long, some in groupby(readings, key=lambda reading: len(reading.text) > PIECE):
        if is_long:
            yield from (_annotate_in_pieces(nlp, reading) for reading in some)
        else:
            yield from nlp.pipe((make_doc(nlp, reading) for reading in some), batch_size=batch_size)


def _annotate_in_pieces(nlp: Language, reading: Reading) -> Doc:
    """A long reading: the model, whose memory grows with the text, sees it piece by piece, our components see it whole."""
    ours = [name for name in nlp.pipe_names if name.startswith("newsgraph_")]
    parts = (_doc_of(nlp, reading, blocks) for blocks in _pieces(nlp, reading))
    read = list(nlp.pipe(parts, batch_size=1, disable=ours))
    doc = Doc.from_docs(read, ensure_whitespace=False, exclude=["tensor", "user_data"])  # type: ignore[call-arg]
    assert doc is not None, "a long reading has blocks"
    doc._.newsgraph_blocks = [
        {**block, "start": block["start"] + start, "end": block["end"] + start}
        for part, start in zip(read, accumulate(map(len, read), initial=0), strict=False)
        for block in part._.newsgraph_blocks
    ]
    doc._.newsgraph_published = reading.published
    for name in ours:
        doc = nlp.get_pipe(name)(doc)
    return doc


def _pieces(nlp: Language, reading: Reading) -> Iterator[list[Block]]:
    """Blocks in runs of some `PIECE` characters."""
    piece: list[Block] = []
    for block in reading.blocks:
        if block.end - block.start > nlp.max_length:
            raise InputError(
                f"a paragraph of {block.end - block.start:,} characters, and {nlp.max_length:,} are read at once; cut it"
            )
        if piece and block.end - piece[0].start > PIECE:
            yield piece
            piece = []
        piece.append(block)
    yield piece
