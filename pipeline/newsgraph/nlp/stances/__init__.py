"""Who is for or against whom or what, read from attitude frames and from the verdicts of speakers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.factuality import told
from newsgraph.nlp.grammar.tree import children_of
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import with_lemma
from newsgraph.nlp.stances.adjectives import read_adjective
from newsgraph.nlp.stances.attributes import read_attribute
from newsgraph.nlp.stances.compounds import read_compound
from newsgraph.nlp.stances.evidence import proving_span
from newsgraph.nlp.stances.judgements import read_excess, read_judgement
from newsgraph.nlp.stances.naming import read_naming
from newsgraph.nlp.stances.nouns import read_goal, read_noun, read_view
from newsgraph.nlp.stances.obligations import read_obligation
from newsgraph.nlp.stances.participants import Parties
from newsgraph.nlp.stances.promises import read_promise
from newsgraph.nlp.stances.purposes import read_purpose
from newsgraph.nlp.stances.reading import Reading
from newsgraph.nlp.stances.said import read_said
from newsgraph.nlp.stances.sayings import read_saying
from newsgraph.nlp.stances.verbs import read_verb
from newsgraph.rules.attitude_shapes import Strength
from newsgraph.rules.attitudes import attitudes, cue_words


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
        if _is_over(token):
            continue
        for read in _READERS.get(token.pos_, ()):
            for reading in read(parties, token):
                yield from _of_each(parties, reading)


def _is_over(cue: Token) -> bool:
    """Whether a word before an attitude says that it is over: "a former critic of the ban", "she once opposed it"."""
    before = (child for child in children_of(cue) if child.dep_ in _DEGREE and child.i < cue.i)
    return any(child.lower_ in attitudes().no_longer for child in before)


def _of_each(parties: Parties, reading: Reading) -> Iterator[Reading]:
    """A stance, and where a speaker holds it by the words that several say, that of each of them."""
    statement = parties.statement(reading.cue) if reading.statement is None else reading.statement
    if statement is None or parties.speaker(statement) != reading.holder:
        yield reading
        return
    for other in parties.together(statement):
        holder = parties.speaker(other)
        if holder.entity != reading.target.entity:
            yield replace(reading, holder=holder, statement=other)


_READERS: Mapping[str, tuple[Callable[[Parties, Token], Iterator[Reading]], ...]] = {
    "AUX": (read_verb, read_obligation, read_said, read_saying),
    "VERB": (
        read_verb,
        read_promise,
        read_purpose,
        read_compound,
        read_naming,
        read_obligation,
        read_adjective,
        read_attribute,
        read_said,
        read_saying,
    ),
    "NOUN": (read_noun, read_view, read_goal, read_obligation, read_judgement, read_said),
    "ADJ": (read_adjective, read_obligation, read_judgement, read_attribute, read_said),
    "ADV": (read_excess, read_said),
    "PRON": (read_said, read_obligation),  # "nothing but theft", "will do everything to end it"
    "ADP": (read_said, read_obligation),  # "is behind the attack", "no choice but to end it"
    "SCONJ": (read_obligation,),
}
"""What may be read at a word of each part of speech.

Whoever holds it: `verbs`, `nouns` and `adjectives` read the attitude frames of their part of speech, `naming` what something is
called, `promises` what one says that one would do, `purposes` what one does a thing for. Of a speaker alone: `obligations` what he says must be done, `judgements` his verdicts, `attributes` those before a noun, `sayings` those of several words,
`said` all else that his words say by a frame of paths (rules/en/attitudes.yaml has them all).
"""


def _write(layers: Layers, parties: Parties, reading: Reading) -> None:
    cue, holder, target = reading.cue, reading.holder, reading.target
    statement = reading.statement
    if statement is None:
        made = parties.made_by_cue(cue)
        statement = parties.statement(cue) if made is None else made
        statement = None if statement is None else parties.of_holder(statement, holder)
        if made is not None and parties.speaker(made if statement is None else statement).entity != holder.entity:
            statement = parties.statement(cue)  # one of several who accuse: the words are another's
    act = told(layers, cue, spoken=False)
    hedges = () if act is None else act.hedges
    source = None if act is None else act.source
    heard = act is not None and act.modality == "reported"
    if statement is not None:
        speaker = parties.speaker(statement).entity
        source = speaker if speaker != holder.entity else layers.claims[statement]["source"]
        # What somebody says of his own attitude is the attitude; what he says of his deeds to come is not done.
        heard = act is not None and (bool(act.hedges) or act.planned)
    apart = statement is not None and layers.claims[statement]["entities"]["speaker"] == holder.entity
    layers.add_claim(
        "stance",
        reading.rule,
        proving_span(reading, with_holder=not apart),
        entities={"holder": holder.entity, "target": target.entity},
        values={"polarity": reading.polarity, "cue": cue.text, "strength": _strength(reading)},
        spans={"holder_span": [holder.words], "target_span": [target.words]},
        support=[
            *([holder.words] if apart else []),
            *(words for words in (holder.meant, target.meant) if words is not None),
        ],
        modality="asserted" if source is None and not heard else "reported",
        hedges=hedges,
        source=source,
        statement=statement,
    )


def _strength(reading: Reading) -> Strength:
    """How strong a stance is: its frame's strength, raised or lowered one step by a word of degree beside the cue."""
    own = reading.strength or "normal"
    beside = {child.lower_ for child in children_of(reading.cue) if child.dep_ in _DEGREE}
    steps: tuple[tuple[Strength, int], ...] = (("strong", 1), ("weak", -1))
    for degree, step in steps:
        if beside & attitudes().degrees[degree]:
            return _SCALE[min(max(_SCALE.index(own) + step, 0), len(_SCALE) - 1)]
    return own


_SCALE: tuple[Strength, ...] = ("weak", "normal", "strong")
_DEGREE = frozenset({"advmod", "amod"})
