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
from newsgraph.rules.roles import role_words, verb_rules
from newsgraph.rules.title_tables import Status
from newsgraph.rules.titles import title_head

_RULE = "role.successor"


def write_predecessors(sentences: Sentences) -> None:
    """Gives whom somebody follows the one office that the article gives the other: "Ann Lee's predecessor, Bo Diaz"."""
    for i in with_lemma(sentences.doc, verb_rules().predecessors):
        noun = sentences.doc[i]
        owner = next((child for child in children_of(noun) if child.dep_ == "poss"), None)
        name = _named_beside(sentences, noun)
        held = [] if owner is None or name is None else _offices_of(sentences, owner)
        if name is not None and held:
            _write(sentences, (noun, name), held, Tense("former"), "former")


def _named_beside(sentences: Sentences, noun: Token) -> Token | None:
    """The person named right behind a noun, a comma apart at most."""
    i = noun.i + 1
    if i < len(sentences.doc) and sentences.doc[i].text == ",":
        i += 1
    row = sentences.names.person_from(i) if i < len(sentences.doc) else None
    return None if row is None else sentences.doc[row["end"] - 1]


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
                    _write(sentences, (verb, one), held, tense, status_of("held", tense) or tense.status)
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
        held = _offices_of(sentences, token)
        if held:
            yield token, held


def _offices_of(sentences: Sentences, token: Token) -> list[ClaimRow]:
    """The claims of the one office that the article gives somebody; none where it gives several."""
    person = sentences.names.person(token)
    held = [] if person is None else [claim for claim in sentences.layers.claims if _is_office(claim, person)]
    return held if len({claim["values"]["title"].lower().split()[-1] for claim in held}) == 1 else []


def _is_office(claim: ClaimRow, person: int) -> bool:
    if claim["kind"] != "role" or claim["entities"].get("holder") != person or claim["modality"] != "asserted":
        return False
    title = title_head(claim["values"]["title"].split()[-1])
    return title is None or title.kind == "office"


def _write(
    sentences: Sentences, words: tuple[Token, Token], held: list[ClaimRow], tense: Tense, status: Status
) -> None:
    """Gives the office of some claims to another; `words` are the verb or noun that tells so and his name."""
    layers = sentences.layers
    holder = sentences.names.person(words[1])
    fullest = max(held, key=lambda claim: (len(claim["entities"]), len(claim["values"]["title"])))
    if holder is None or holder == fullest["entities"]["holder"]:
        return
    layers.add_claim(
        "role",
        _RULE,
        _words(sentences, *words),
        entities={**fullest["entities"], "holder": holder},
        values={"title": _for_good(fullest["values"]["title"]), "status": status},
        support=[fullest["evidence"]],
        modality=tense.modality,
        source=tense.source,
        hedges=tense.hedges,
    )


def _for_good(title: str) -> str:
    """An office without what says that its holder was to have it for a while: "interim chief executive" is followed by a chief executive."""
    passing = role_words().for_a_while
    return " ".join(word for word in title.split() if word.lower() not in passing)


def _words(sentences: Sentences, verb: Token, person: Token) -> TokenSpan:
    row = sentences.names.at(person.i)
    start, end = (person.i, person.i + 1) if row is None else (row["start"], row["end"])
    return min(start, verb.i), max(end, verb.i + 1)
