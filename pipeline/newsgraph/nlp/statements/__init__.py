"""Who said what: direct, indirect and mixed statements with their speakers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from spacy.tokens import Doc, Token

from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.quotes import quotations_of
from newsgraph.nlp.statements.attribution import Attribution
from newsgraph.nlp.statements.by_frame import read_frames
from newsgraph.nlp.statements.clauses import read_clause, read_clear
from newsgraph.nlp.statements.cues import Cues, find_cues
from newsgraph.nlp.statements.direct import read_quotations
from newsgraph.nlp.statements.floating import carry_on
from newsgraph.nlp.statements.lines import read_lines
from newsgraph.nlp.statements.naming import read_naming
from newsgraph.nlp.statements.page import Page
from newsgraph.nlp.statements.scene import Scene
from newsgraph.nlp.statements.sources import read_according
from newsgraph.nlp.statements.turns import read_turns
from newsgraph.nlp.statements.writing import write_statements


def find_statements(doc: Doc) -> Doc:
    """Adds a statement claim for each attributed quotation and each reported clause of a document."""
    layers = Layers(doc)
    scene = Scene(layers, quotations_of(layers))
    cues = find_cues(doc)
    outside = [verb for verb in cues.verbs if scene.quotation_of(verb.i) is None]
    page = Page(scene, outside)
    quoted = read_quotations(page)
    found = {(item.content, item.speakers): item for item in reversed(quoted.values())}
    turns = {item.content[0][0]: item for item in read_turns(scene)}
    lines = (item for item in read_lines(scene, page, quoted) if item.content[0][0] not in turns)
    for item in chain(turns.values(), lines):
        found.setdefault((item.content, item.speakers), item)
    used = {item.verb for item in found.values()}
    for item in _reported(scene, replace(cues, verbs=[verb for verb in cues.verbs if verb.i not in used])):
        found.setdefault((item.content, item.speakers), item)
    write_statements(scene, carry_on(scene, quoted, list(found.values())))
    return doc


def _reported(scene: Scene, cues: Cues) -> Iterator[Attribution]:
    """What the parse tells to be reported, cue by cue."""
    made = chain(
        (_of_verb(scene, verb) for verb in cues.verbs),
        (read_clear(scene, word) for word in cues.adjectives),
        (read_frames(scene, noun, noun=True) for noun in cues.nouns),
        (read_according(scene, i) for i in cues.sources),
    )
    return (item for item in made if item is not None)


def _of_verb(scene: Scene, verb: Token) -> Attribution | None:
    return read_clause(scene, verb) or read_naming(scene, verb) or read_frames(scene, verb)
