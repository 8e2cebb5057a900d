"""Which words of a document stand for whom: names, nominals and pronouns grouped into entities.

Rules only, from sure to less sure, each reading what the ones before it settled; where two answers are open, none is
given: a wrong merge is worse than a missed one.
"""

from __future__ import annotations

from spacy.tokens import Doc

from newsgraph.nlp.mentions.bodies import add_bodies
from newsgraph.nlp.mentions.body_pronouns import add_body_pronouns
from newsgraph.nlp.mentions.definites import add_nominals
from newsgraph.nlp.mentions.descriptions import describe_people
from newsgraph.nlp.mentions.kinds_of_bodies import add_kinds_of_bodies
from newsgraph.nlp.mentions.people import add_people
from newsgraph.nlp.mentions.plain_bodies import add_plain_bodies
from newsgraph.nlp.mentions.pronouns import add_pronouns
from newsgraph.nlp.mentions.quotations import Quotations
from newsgraph.nlp.page.layers import Layers


def find_mentions(doc: Doc) -> Doc:
    """Writes entities and mentions from `doc.ents` and the parse."""
    layers = Layers(doc)
    add_people(layers)
    add_bodies(layers)
    add_plain_bodies(layers)
    add_kinds_of_bodies(layers)
    descriptions = describe_people(layers)
    add_nominals(layers, descriptions)
    quotations = Quotations(layers)
    add_pronouns(layers, quotations)
    add_body_pronouns(layers, quotations)
    layers.mentions.sort(key=lambda row: (row["start"], row["end"]))
    return doc
