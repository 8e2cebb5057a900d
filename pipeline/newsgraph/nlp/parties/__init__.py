"""Political parties: who is in one by its name, a label, a letter or a move."""

from __future__ import annotations

from spacy.tokens import Doc

from newsgraph.nlp.mentions.known_parties import known_parties
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.parties.by_name import read_name
from newsgraph.nlp.parties.labels import read_labels
from newsgraph.nlp.parties.letters import read_letters
from newsgraph.nlp.parties.moves import read_move


def find_parties(doc: Doc) -> Doc:
    """Adds the memberships that labels, letters after names and names of parties give."""
    layers = Layers(doc)
    read_labels(layers)
    read_letters(layers)
    parties = known_parties(layers)
    for mention in list(layers.mentions):
        if mention["type"] == "name" and mention["entity"] in parties:
            read_name(layers, mention)
            read_move(layers, mention)
    return doc
