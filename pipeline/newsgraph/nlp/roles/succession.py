"""Offices told by whom somebody follows: "Bo Diaz was appointed to succeed her" has the office that the article gives her."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import undergoers
from newsgraph.nlp.grammar.tree import children_of
from newsgraph.nlp.page.layers import ClaimRow, TokenSpan
from newsgraph.nlp.page.lookup import with_lemma
from newsgraph.nlp.roles.by_frame import status_of
from newsgraph.nlp.roles.links import Sentences
from newsgraph.nlp.roles.places import actors_of
from newsgraph.nlp.roles.tense import Tense, tense_of
from newsgraph.rules.roles import verb_rules
from newsgraph.rules.titles import title_head

_RULE = "role.successor"


def write_successors(sentences: Sentences) -> None:
    """Gives who succeeds somebody the one office that the other is told to hold, and notes that it ends there."""
    for i in with_lemma(sentences.doc, verb_rules().succeeding_alone):
        verb = sentences.doc[i]
        tense = tense_of(sentences.layers, verb) if verb.pos_ == "VERB" and not _says_office(verb) else None
        if tense is None or tense.modality == "denied":
            continue
        for before, held in _before(sentences, verb):
            for token in actors_of(sentences, verb):
                for one in sentences.holders_of(token):
                    _write(sentences, verb, one, held, tense)
            if tense.status != "incoming" and tense.modality == "asserted":
                start, end = _words(sentences, verb, before)
                person = held[0]["entities"]["holder"]
                sentences.layers.endings.append({"person": person, "start": start, "end": end, "all": False})


def _says_office(verb: Token) -> bool:
    """Whether the verb names the office itself ("succeeded him as dean"), or there is none in it ("succeeded in calming her")."""
    return any(
        child.dep_ == "prep" and child.lower_ in {"as", "in"} and not _is_time(child) for child in children_of(verb)
    )


def _is_time(preposition: Token) -> bool:
    return preposition.lower_ == "in" and any(child.ent_type_ == "DATE" for child in children_of(preposition))


def _before(sentences: Sentences, verb: Token) -> Iterator[tuple[Token, list[ClaimRow]]]:
    """Whom the verb says to be followed, with the claims of the one office that the article gives them."""
    for token in undergoers(verb):
        person = sentences.names.person(token)
        held = [] if person is None else [claim for claim in sentences.layers.claims if _is_office(claim, person)]
        if len({claim["values"]["title"].lower().split()[-1] for claim in held}) == 1:
            yield token, held


def _is_office(claim: ClaimRow, person: int) -> bool:
    if claim["kind"] != "role" or claim["entities"].get("holder") != person or claim["modality"] != "asserted":
        return False
    title = title_head(claim["values"]["title"].split()[-1])
    return title is None or title.kind == "office"


def _write(sentences: Sentences, verb: Token, successor: Token, held: list[ClaimRow], tense: Tense) -> None:
    layers = sentences.layers
    holder = sentences.names.person(successor)
    fullest = max(held, key=lambda claim: (len(claim["entities"]), len(claim["values"]["title"])))
    if holder is None or holder == fullest["entities"]["holder"]:
        return
    layers.add_claim(
        "role",
        _RULE,
        _words(sentences, verb, successor),
        entities={**fullest["entities"], "holder": holder},
        values={"title": fullest["values"]["title"], "status": status_of("held", tense) or tense.status},
        support=[fullest["evidence"]],
        modality=tense.modality,
        source=tense.source,
        hedges=tense.hedges,
    )


def _words(sentences: Sentences, verb: Token, person: Token) -> TokenSpan:
    row = sentences.names.at(person.i)
    start, end = (person.i, person.i + 1) if row is None else (row["start"], row["end"])
    return min(start, verb.i), max(end, verb.i + 1)
