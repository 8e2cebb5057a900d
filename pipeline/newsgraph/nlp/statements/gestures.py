"""Whose words a quotation is by what somebody does right before it: `Ann Lee nodded. "So it is."`.

English: subject before the verb.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import subjects_of
from newsgraph.nlp.grammar.tree import sentence_bounds, sentence_root
from newsgraph.nlp.page.quotes import Quotation
from newsgraph.nlp.statements.scene import Scene
from newsgraph.rules.speech import speech

_LONGEST = 12
"""How many tokens a sentence that tells a gesture has at most."""
_TOLD = frozenset({"VBD", "VBZ"})


def gesturing(scene: Scene, quotation: Quotation) -> Token | None:
    """The one person who makes a gesture in the short sentence that ends right before a quotation of its paragraph."""
    doc, before = scene.doc, quotation.outer[0] - 1
    if before < scene.layers.blocks[quotation.block]["start"] or doc[before].text not in {".", "!"}:
        return None
    start, end = sentence_bounds(doc[before])
    if end - start > _LONGEST or any(scene.is_quoted(i) for i in range(start, before)):
        return None
    verb = sentence_root(doc[before])
    if verb.tag_ not in _TOLD or not _is_gesture(verb) or any(child.dep_ == "neg" for child in verb.children):
        return None
    subjects = subjects_of(verb)
    entity = scene.layers.entity(subjects[0]) if len(subjects) == 1 else None
    return subjects[0] if entity is not None and scene.layers.kind(entity) == "person" else None


def _is_gesture(verb: Token) -> bool:
    """Whether a verb tells a gesture: "nodded", or what somebody does with a part of the own body ("shook her head")."""
    if verb.lemma_ in speech().gestures:
        return True
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    return any(
        item.lemma_ in speech().body_parts and any(child.tag_ == "PRP$" for child in item.children) for item in objects
    )
