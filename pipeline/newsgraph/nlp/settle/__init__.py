"""What follows from all that a document says: the one place where what the readers wrote is changed."""

from __future__ import annotations

from spacy.tokens import Doc

from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.settle.bodies import inherit_bodies, name_nominating_parties
from newsgraph.nlp.settle.countries import (
    inherit_countries,
    inherit_from_delegations,
    inherit_from_senders,
    name_countries_of_bodies,
)
from newsgraph.nlp.settle.endings import end_offices
from newsgraph.nlp.settle.implied import imply_chambers
from newsgraph.nlp.settle.main_body import inherit_main_body
from newsgraph.nlp.settle.past_rulers import end_known_rulers, end_past_rulers
from newsgraph.nlp.settle.repeats import complete_repeats
from newsgraph.nlp.settle.senders import learn_senders, part_with_nobodys
from newsgraph.nlp.settle.unclaimed import drop_unclaimed
from newsgraph.nlp.settle.weaker import drop_weaker


def settle(doc: Doc) -> Doc:
    """Completes, ends and drops what the readers wrote, each from what stands before it."""
    layers = Layers(doc)
    complete_repeats(layers)
    end_offices(layers)
    end_known_rulers(layers)
    name_countries_of_bodies(layers)
    inherit_from_senders(layers)
    inherit_countries(layers)
    learn_senders(layers)
    end_past_rulers(layers)
    inherit_from_delegations(layers)
    inherit_bodies(layers)
    name_nominating_parties(layers)
    inherit_main_body(layers)
    imply_chambers(layers)
    drop_weaker(layers)
    part_with_nobodys(layers)
    drop_unclaimed(layers)
    return doc
