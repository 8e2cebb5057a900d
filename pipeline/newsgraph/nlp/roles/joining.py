"""Who joined or left which body: "Ann Lee joined the Lima Institute in 2011", "Before joining the bank, she ...".

English: somebody also joins a body in saying or doing something, so a year or month has to stand beside the verb, or the other
thing that was so before or after it. Parties are read by their own component.
"""

from __future__ import annotations

from itertools import product

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_passive, objects_of, subjects_of
from newsgraph.nlp.grammar.tree import children_as
from newsgraph.nlp.page.lookup import of_lemma
from newsgraph.nlp.roles.dating import read_term
from newsgraph.nlp.roles.links import Sentences
from newsgraph.nlp.roles.tense import Tense, tense_of
from newsgraph.rules.names import name_lists
from newsgraph.rules.roles import verb_rules

_PREPOSED = frozenset({"prep"})
_ASKED = frozenset({"pobj"})
_DATES = frozenset({"DATE"})


def write_joiners(sentences: Sentences) -> None:
    """Adds a membership for each person who joined or left a named body, parties aside."""
    for i in of_lemma(sentences.doc, verb_rules().joining | verb_rules().quitting):
        verb = sentences.doc[i]
        bodies = [token for token in objects_of(verb) if _is_body(sentences, token)] if verb.pos_ == "VERB" else []
        main = _main(verb) if bodies and not is_passive(verb) else None
        tense = None if main is None else tense_of(sentences.layers, main)
        if (
            main is None
            or tense is None
            or tense.modality == "denied"
            or (_leaves(verb) and tense.status == "incoming")
        ):
            continue
        people = [one for token in _subjects(verb, main) for one in sentences.holders_of(token)]
        for person, body in product(people, bodies):
            _write(sentences, verb, (person, body), tense)


def _write(sentences: Sentences, verb: Token, pair: tuple[Token, Token], tense: Tense) -> None:
    rows = [sentences.names.at(token.i) for token in pair]
    member, group = sentences.names.person(pair[0]), rows[1]
    if member is None or group is None:
        return
    spans = [(verb.i, verb.i + 1), *((token.i, token.i + 1) for token in pair)]
    spans += [
        (row["start"], row["end"]) for row in rows if row is not None and row["entity"] in {member, group["entity"]}
    ]
    evidence = (min(start for start, _ in spans), max(end for _, end in spans))
    ahead, left = tense.status == "incoming", _leaves(verb)
    name = sentences.names.nearest_name(member, evidence)
    term = read_term(sentences.layers, evidence[1], verb.i)
    when = term.start if term.start is not None else term.in_year
    sentences.layers.add_claim(
        "membership",
        "membership.joining",
        evidence,
        entities={"member": member, "group": group["entity"]},
        values={"capacity": "member", "status": "incoming" if ahead else "former" if left else None},
        times={} if ahead else {"end" if left else "start": when},
        support=[] if name is None else [name],
        modality="reported" if ahead else tense.modality,
        source=tense.source,
        hedges=tense.hedges,
    )


def _is_body(sentences: Sentences, token: Token) -> bool:
    row = sentences.names.at(token.i)
    named = row is not None and sentences.layers.kind(row["entity"]) == "organisation"
    if not named or row is None or row["entity"] in sentences.names.parties:
        return False
    return (
        sentences.layers.entities[row["entity"]]["name"].lower() not in name_lists().seats
    )  # the White House is left daily


def _leaves(verb: Token) -> bool:
    return verb.lemma_.lower() in verb_rules().quitting


def _main(verb: Token) -> Token | None:
    """The verb whose telling counts: of a form in -ing beside "before" that of its sentence. None where nobody need belong to what is joined."""
    beside = children_as(verb, _PREPOSED)
    dated = any(map(_is_date, beside))
    if verb.tag_ == "VBG":
        if _leaves(verb) and not dated:
            return None  # "before leaving the White House"
        if verb.head.lower_ not in verb_rules().beside_joining and not _is_marked(verb):
            return None
        above = verb.head
        while above.pos_ not in {"VERB", "AUX"} and above.head.i != above.i:
            above = above.head
        return above if above.pos_ in {"VERB", "AUX"} else None
    briefly = any(child.lower_ in verb_rules().joined_for for child in beside)
    return verb if dated and not briefly else None


def _is_marked(verb: Token) -> bool:
    return any(child.lower_ in verb_rules().beside_joining for child in verb.children if child.i < verb.i)


def _is_date(preposition: Token) -> bool:
    """Whether a year, or a month of one, stands behind a preposition."""
    if preposition.lower_ not in verb_rules().joined_in:
        return False
    return any(child.ent_type_ in _DATES for child in children_as(preposition, _ASKED))


def _subjects(verb: Token, main: Token) -> list[Token]:
    return subjects_of(verb) or subjects_of(main)
