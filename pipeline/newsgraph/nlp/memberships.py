"""The component that reads memberships: one walk over the tokens, a reader for each kind of construction."""

from __future__ import annotations

from spacy.tokens import Doc

from newsgraph.nlp.layers import Layers
from newsgraph.nlp.membership.cabinets import read_cabinet, read_personal
from newsgraph.nlp.membership.nouns import read_attendance, read_position, read_presence
from newsgraph.nlp.membership.parties import read_parties
from newsgraph.nlp.membership.roster import read_rosters
from newsgraph.nlp.membership.tidy import drop_weaker
from newsgraph.nlp.membership.verbs import read_verb
from newsgraph.nlp.roles.country import inherit_group_countries
from newsgraph.rules.groups import group_rules


def find_memberships(doc: Doc) -> Doc:
    """Writes who is, was or was not in which group or body."""
    layers = Layers(doc)
    rules = group_rules()
    words = rules.words
    verbs = (
        words.lead
        | words.include
        | words.consist
        | words.join
        | words.attend
        | words.leave
        | words.put
        | words.accompany
    )
    read_rosters(layers)
    for token in doc:
        if token.lemma_.lower() in words.headed and token.pos_ in {"NOUN", "PROPN"}:
            read_cabinet(layers, token)
    for token in doc:
        lemma = token.lemma_.lower()
        if lemma in verbs and token.pos_ in {"VERB", "ADP", "AUX"}:
            read_verb(layers, token)
        elif lemma in rules.positions and token.pos_ in {"NOUN", "PROPN"}:
            read_position(layers, token)
    # Whose side a person is on is known by now, and with it which team a person sat in at talks of a year.
    for token in doc:
        lemma = token.lemma_.lower()
        if lemma in words.presence and token.pos_ == "NOUN":
            read_presence(layers, token)
        elif (lemma in words.attend or lemma == "take") and token.pos_ == "VERB":
            read_attendance(layers, token)
    for mention in list(layers.mentions):
        if mention["type"] == "name" and layers.kind(mention["entity"]) == "organisation":
            read_personal(layers, mention)
    read_parties(layers)
    drop_weaker(layers)
    inherit_group_countries(layers)
    return doc
