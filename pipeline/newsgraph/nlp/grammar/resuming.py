"""Verbs that the parser hung in a clause although they go on with the verb above it."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import SUBJECTS
from newsgraph.nlp.grammar.tree import children_as, has_child_as
from newsgraph.rules.closed import closed
from newsgraph.rules.speech import speech

_HELPING = frozenset({"aux"})
_HAVING = closed().perfect | {"had"}


def resumed_cue(verb: Token) -> Token | None:
    """The verb that a conjunct goes on with although the parser hung it in the clause of what was said.

    `has made claims that the dam is safe and has cast Ann as a liar`: "made", for "cast", by its "has".
    `said the dam was broken and called for a new one`: "said", for "called", a cue in the same tense.
    """
    clause = verb.head
    if verb.dep_ != "conj" or clause.dep_ not in {"acl", "ccomp"} or verb.tag_ not in {"VBN", "VBD"}:
        return None
    outer = clause.head if clause.head.pos_ == "VERB" else clause.head.head
    helped = [{child.lower_ for child in children_as(item, _HELPING)} for item in (outer, clause, verb)]
    own = has_child_as(verb, SUBJECTS)
    if not own and verb.tag_ == "VBD" and outer.tag_ == "VBD" and not helped[2]:
        cues = speech().verbs
        return outer if {verb.lemma_, outer.lemma_} <= cues.clause | set(cues.preposition) else None
    return (
        outer
        if not own and helped[0] & helped[2] & _HAVING and not helped[1] & _HAVING and outer.tag_ == "VBN"
        else None
    )
