"""Who is for or against whom or what, read from attitude frames and from the verdicts of speakers."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from newsgraph.nlp.layers import Layers
from newsgraph.nlp.stances.frames import cue_words
from newsgraph.nlp.stances.judgements import read_judgement, read_naming
from newsgraph.nlp.stances.nouns import read_adjective, read_noun
from newsgraph.nlp.stances.parties import Parties
from newsgraph.nlp.stances.reading import Reading
from newsgraph.nlp.stances.verbs import read_verb
from newsgraph.nlp.statements.lookup import with_lemma
from newsgraph.nlp.statements.scene import hedges_of


def find_stances(doc: Doc) -> Doc:
    """Adds a stance claim for each attitude of a person, body, country or group to somebody or something."""
    layers = Layers(doc)
    parties = Parties(layers)
    for reading in list(_readings(doc, parties)):
        _write(layers, parties, reading)
    return doc


def _readings(doc: Doc, parties: Parties) -> Iterator[Reading]:
    for i in with_lemma(doc, cue_words()):
        token = doc[i]
        if token.pos_ == "AUX":
            yield from read_verb(parties, token)
        elif token.pos_ == "VERB":
            yield from read_verb(parties, token)
            yield from read_naming(parties, token)
        elif token.pos_ == "NOUN":
            yield from read_noun(parties, token)
        elif token.pos_ == "ADJ":
            yield from read_adjective(parties, token)
        if token.pos_ in {"VERB", "NOUN", "ADJ"}:
            yield from read_judgement(parties, token)


def _write(layers: Layers, parties: Parties, reading: Reading) -> None:
    cue, holder, target = reading.cue, reading.holder, reading.target
    statement = reading.statement
    if statement is None:
        statement = parties.made_by_cue(cue) if parties.made_by_cue(cue) is not None else parties.statement(cue)
    hedges = hedges_of(cue if cue.pos_ == "VERB" else cue.head)
    source = None
    if statement is not None:
        speaker = parties.speaker(statement).entity
        source = speaker if speaker != holder.entity else layers.claims[statement]["source"]
    inside = [target.words, (cue.i, 1 + (cue.head.i if cue.dep_ == "amod" and cue.head.i > cue.i else cue.i))]
    apart = statement is not None and layers.claims[statement]["entities"]["speaker"] == holder.entity
    if not apart:
        inside.append(holder.words)
    layers.add_claim(
        "stance",
        reading.rule,
        (min(a for a, _ in inside), max(b for _, b in inside)),
        entities={"holder": holder.entity, "target": target.entity},
        values={"polarity": reading.polarity, "cue": cue.text, "strength": reading.strength or "normal"},
        spans={"holder_span": [holder.words], "target_span": [target.words]},
        support=[holder.words] if apart else [],
        modality="asserted" if source is None and not hedges else "reported",
        hedges=hedges,
        source=source,
        statement=statement,
    )
