"""One judge of what is told as a fact: whether what a clause predicates is so, not so, heard, planned or left open.

A clause is weighed by what stands in it (`signs`) and by how it hangs from what is above it (`judging`): each verb,
adjective or noun that governs a clause makes of it what its class says (rules/en/certainty.yaml), from the sentence's root
down, so that an outer doubt governs what is said in it at any depth. What stands in somebody's statement is said by him.

What is only named in passing (a title before a name, an apposition, a possessor) is presupposed and not asked about here.
A kind of claim only says what it makes of a `Told`.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.nlp.grammar.judging import Judge
from newsgraph.nlp.grammar.tree import sentence_root
from newsgraph.nlp.grammar.weighing import How, Time, Weighing
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.spoken import statements_of_tokens
from newsgraph.records import Modality


@dataclass(frozen=True, slots=True)
class Told:
    """What a text makes of a clause.

    `source` is the entity that says so, when it is not the article; `how` says by what it is denied; `over` that it was so
    and is no longer; `planned` that it is to come, or is not to; `appointed` that somebody was named for it. `time` is the
    clause's, of an infinitive that of the verb above it.
    """

    modality: Modality
    source: int | None = None
    hedges: tuple[str, ...] = ()
    time: Time = "present"
    how: How = "plain"
    over: bool = False
    planned: bool = False
    appointed: bool = False


def judge_of(layers: Layers) -> Judge:
    """The judge of a document, the same for all components: what a clause says does not change while they read."""
    return layers.kept(_judge)


def _judge(layers: Layers) -> Judge:
    return Judge(layers.doc)  # which keeps numbers of tokens only


def told(layers: Layers, predicate: Token, *, spoken: bool = True) -> Told | None:
    """What the text makes of what a verb, adjective or noun predicates. None where it is left open.

    With `spoken`, what stands in somebody's statement is told by him; the statements must have been read.
    """
    weighed = judge_of(layers).weigh(predicate)
    if weighed.polarity == "open":
        return None
    statement = layers.once(_statements).get(predicate.i) if spoken else None
    source = _source(layers, weighed)
    if statement is not None:
        row = layers.claims[statement]
        if row["modality"] == "denied" and weighed.how != "disputed":
            return None
        source = row["source"] if row["source"] is not None else row["entities"].get("speaker", source)
    heard = weighed.heard or statement is not None
    return Told(
        "denied" if weighed.polarity == "not" else "reported" if heard else "asserted",
        source,
        weighed.hedges,
        weighed.time,
        weighed.how,
        weighed.over,
        weighed.planned,
        weighed.appointed,
    )


def is_asked(layers: Layers, token: Token) -> bool:
    """Whether the sentence of a token asks, for words that hang so that no clause says them ("Is Ann a Democrat?", misread)."""
    return judge_of(layers).is_asked(sentence_root(token))


def _statements(layers: Layers) -> dict[int, int]:
    return statements_of_tokens(layers, denied=True)


def _source(layers: Layers, weighed: Weighing) -> int | None:
    """The outermost of those who say so that the document knows."""
    entities = (layers.entity(layers.doc[i]) for i in weighed.sources)
    return next((entity for entity in entities if entity is not None), None)
