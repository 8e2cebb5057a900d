"""Which sentences ask.

English: a question mark at the end, and the helping verb before the subject.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.surface import QUOTES, Surface
from newsgraph.nlp.grammar.tree import children_as, has_child_as, sentence
from newsgraph.nlp.grammar.words import governing

_WH = frozenset({"WP", "WP$", "WRB", "WDT"})
_SUBJECT = frozenset({"nsubj"})
_HELPING = frozenset({"aux"})
_ANSWERED = frozenset({"ccomp", "dobj", "parataxis"})


def is_asked(root: Token, surface: Surface) -> bool:
    """Whether a sentence asks: it ends with a question mark that does not close a quotation begun after the root."""
    doc, end = root.doc, sentence(root).end - 1
    while end > root.i and (doc[end].is_space or doc[end].text in QUOTES or doc[end].text in {"'", "’", ")"}):
        end -= 1
    if doc[end].text != "?" or surface.is_apart(end, root.i):
        return False
    word = governing("that", root, "active") if root.pos_ == "VERB" else None
    if word is None or word.class_ not in {"telling", "asking", "believing"}:
        return True
    subject = next(iter(children_as(root, _SUBJECT)), None)
    if root.left_edge.tag_ in _WH or (subject is not None and subject.tag_ in _WH):
        return True
    opened = next(iter(children_as(root, _HELPING)), None)
    plain = subject is not None and subject.i < root.i and (opened is None or subject.i < opened.i)
    return not plain or not has_child_as(root, _ANSWERED)
