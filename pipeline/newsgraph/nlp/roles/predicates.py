"""Roles that a verb says somebody has: "is director of", "became envoy", "served as aide", "time as editor"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from newsgraph.nlp.roles.links import Sentences
from newsgraph.nlp.roles.tense import Tense, tense_of
from newsgraph.nlp.syntax import conjuncts_of, objects_of, prepositional, subjects_of
from newsgraph.rules.roles import Hold, verb_rules
from newsgraph.rules.titles import Status

_PREDICATES = frozenset({"attr", "oprd", "dobj", "acomp", "appos", "nsubj", "dep"})


def link_predicates(sentences: Sentences) -> None:
    """Reads the role phrases that are predicates, or stand after "as"."""
    for number, phrase in enumerate(sentences.phrases):
        if sentences.linked(number):
            continue
        noun = sentences.doc[phrase.head.noun]
        first = _first_conjunct(noun)
        if first.dep_ in {"attr", "oprd", "dobj", "xcomp", "ccomp"} and first.head.pos_ in {"AUX", "VERB"}:
            _ = _copula(sentences, number, first.head) or _appointed(sentences, number, first.head, first)
        elif first.dep_ == "pobj" and first.head.lower_ == "as":
            _after_as(sentences, number, first.head)
        elif first.dep_ in {"nsubj"} and first.head.lemma_ == "be":
            _reversed(sentences, number, first.head)
        elif first.dep_ == "pobj" and first.head.lower_ in {"to", "from"}:
            _promoted(sentences, number, first.head)
        elif first.dep_ == "pobj" and first.head.lower_ == "of" and first.head.head.lemma_ in verb_rules().posts:
            _post(sentences, number, first.head.head)


def _first_conjunct(noun: Token) -> Token:
    while noun.dep_ == "conj" and noun.head.i < noun.i:
        noun = noun.head
    return noun


def _hold(
    sentences: Sentences,
    number: int,
    holders: list[Token],
    rule: str,
    tense: Tense,
    verb: Token,
    status: Status | None = None,
) -> bool:
    linked = False
    for holder in (person for token in holders for person in sentences.holders_of(token)):
        linked |= sentences.link(
            number,
            holder,
            rule,
            status=status or tense.status,
            modality=tense.modality,
            verb=verb.i,
            perfect=tense.perfect and status is None,
        )
    return linked


def _copula(sentences: Sentences, number: int, verb: Token) -> bool:
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp":
        return False
    hold = "tense" if verb.lemma_ == "be" else verb_rules().copulas.get(verb.lemma_.lower())
    if hold is None:
        return False
    tense = tense_of(verb)
    if tense is None:
        return False
    status: Status | None = "current" if hold == "held" and tense.status == "former" else None
    return _hold(
        sentences,
        number,
        subjects(sentences, verb),
        f"role.{'copula' if verb.lemma_ == 'be' else 'become'}",
        tense,
        verb,
        status,
    )


def _reversed(sentences: Sentences, number: int, verb: Token) -> None:
    """As in "The agency's director is Ann Lee"."""
    named = [
        token
        for token in objects_of(verb)
        if sentences.names.person(token) is not None and sentences.names.kind_at(token.i) == "person"
    ]
    tense = tense_of(verb)
    if named and tense is not None and not sentences.phrases[number].is_bare:
        _hold(sentences, number, named[:1], "role.copula-reversed", tense, verb)


def _appointed(sentences: Sentences, number: int, verb: Token, noun: Token) -> bool:
    """As in "named her director", "was elected president"."""
    rules, lemma = verb_rules(), verb.lemma_.lower()
    if lemma not in rules.appointing:
        return False
    tense = tense_of(verb)
    if tense is None:
        return False
    passive = _is_passive(verb)
    holders = subjects(sentences, verb) if passive else [token for token in objects_of(verb) if token.i < noun.i]
    if verb.dep_ == "acl" and not holders:
        holders = [verb.head]
    return _hold(sentences, number, holders, "role.appointed", tense, verb, _appointed_status(lemma, tense))


def _appointed_status(lemma: str, tense: Tense) -> Status:
    return "incoming" if tense.status == "incoming" else verb_rules().appointing[lemma]


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children) or (
        verb.tag_ == "VBN"
        and verb.dep_ in {"acl", "relcl", "advcl", "conj"}
        and not any(child.dep_ == "aux" for child in verb.children)
    )


def _after_as(sentences: Sentences, number: int, preposition: Token) -> None:
    rules, above = verb_rules(), preposition.head
    if above.dep_ == "prep" or above.lower_ == "down":
        above = above.head
    lemma = above.lemma_.lower()
    if above.pos_ in {"NOUN", "PROPN"}:
        _tenure(sentences, number, above, lemma)
        return
    tense = tense_of(above) if above.pos_ in {"VERB", "AUX"} else None
    if tense is None:
        return
    passive = _is_passive(above)
    receivers = subjects(sentences, above) if passive else objects_of(above)
    if lemma in rules.appointing:
        _hold(
            sentences,
            number,
            receivers or ([above.head] if above.dep_ == "acl" else []),
            "role.appointed-as",
            tense,
            above,
            _appointed_status(lemma, tense),
        )
    elif lemma in rules.succeeding and not passive:
        _hold(
            sentences,
            number,
            subjects(sentences, above),
            "role.succeeded-as",
            tense,
            above,
            "incoming" if tense.status == "incoming" else "current",
        )
    elif lemma in rules.ending:
        _hold(
            sentences,
            number,
            receivers,
            "role.ended-as",
            tense,
            above,
            "current" if tense.status == "incoming" else "former",
        )
    elif lemma not in rules.serving and lemma not in rules.describing:
        _capacity(sentences, number, above, tense)
    elif lemma in rules.serving:
        _place_by_verb(sentences, number, above)
        _hold(
            sentences,
            number,
            subjects(sentences, above),
            "role.serving-as",
            tense,
            above,
            _held(rules.serving[lemma], tense),
        )


def _post(sentences: Sentences, number: int, noun: Token) -> None:
    """As in "holds the post of director", "was named to the post of envoy", "resigned from the post of dean"."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    tense = tense_of(verb) if verb.pos_ == "VERB" else None
    if tense is None:
        return
    rules, lemma = verb_rules(), verb.lemma_.lower()
    if lemma in rules.holding:
        _hold(
            sentences, number, subjects(sentences, verb), "role.post", tense, verb, _held(rules.holding[lemma], tense)
        )
    elif lemma in rules.appointing:
        receivers = subjects(sentences, verb) if _is_passive(verb) else objects_of(verb)
        _hold(sentences, number, receivers, "role.post", tense, verb, _appointed_status(lemma, tense))


def _held(hold: Hold, tense: Tense) -> Status | None:
    """The status that a verb of holding gives: its tense's (None), held from now on, or no longer."""
    if hold == "tense":
        return None
    if hold == "ended":
        return "former"
    return "incoming" if tense.status == "incoming" else "current"


def _capacity(sentences: Sentences, number: int, verb: Token, tense: Tense) -> None:
    """As in "As president, she signed ...", "arrived in 2005 as a colonel": an office in which the subject acts."""
    phrase = sentences.phrases[number]
    if (
        phrase.head.title.kind in {"office", "rank"}
        and not phrase.head.plural
        and tense.modality == "asserted"
        and not objects_before(verb, phrase.start)
    ):
        _hold(sentences, number, subjects(sentences, verb), "role.acting-as", tense, verb)


def objects_before(verb: Token, i: int) -> bool:
    """Whether a person stands between a verb and "as", whom the role may be about ("see her as leader")."""
    return any(token.i < i and token.ent_type_ == "PERSON" for token in objects_of(verb))


def _place_by_verb(sentences: Sentences, number: int, verb: Token) -> None:
    """As in "worked for the bank as a clerk", "joined the bank as a clerk": the verb names the body."""
    phrase = sentences.phrases[number]
    if not phrase.is_placeless:
        return
    named = [
        *(objects_of(verb) if verb.lemma_ == "join" else []),
        *prepositional(verb, "for", "at", "in", "with", "on"),
    ]
    for token in named:
        entity = sentences.layers.entity(token)
        if (
            entity is not None
            and sentences.layers.kind(entity) == "organisation"
            and not phrase.start <= token.i < phrase.end
        ):
            sentences.phrases[number] = replace(phrase, organisation=entity)
            return


def _tenure(sentences: Sentences, number: int, noun: Token, lemma: str) -> None:
    """As in "his time as editor": the owner's."""
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if lemma in verb_rules().tenures and owner is not None:
        status: Status = "current" if lemma in {"role", "job", "post", "position", "capacity", "work"} else "former"
        _hold(sentences, number, [owner], "role.tenure-as", Tense("former"), noun, status)


def _promoted(sentences: Sentences, number: int, preposition: Token) -> None:
    """As in "promoted from colonel to general", "rose to chief"."""
    verb = preposition.head
    while verb.dep_ in {"prep", "pobj"} and verb.head.i < verb.i:
        verb = verb.head
    tense = tense_of(verb) if verb.lemma_ in {"promote", "rise", "elevate", "demote"} else None
    if tense is None:
        return
    holders = subjects(sentences, verb) if _is_passive(verb) or verb.lemma_ == "rise" else objects_of(verb)
    holders = holders or ([verb.head] if verb.dep_ == "acl" else [])
    status: Status = "former" if preposition.lower_ == "from" else "current"
    _hold(
        sentences,
        number,
        [token for holder in holders for token in conjuncts_of(holder)],
        "role.promoted",
        tense,
        verb,
        status,
    )


def subjects(sentences: Sentences, verb: Token) -> list[Token]:
    """The subjects of a verb; "who" stands for the person named right before it, wherever the parser hung its clause."""
    who = next(
        (child for child in verb.children if child.lower_ == "who" and child.dep_ in {"nsubj", "nsubjpass"}), None
    )
    if who is not None and who.i > 1:
        before = sentences.doc[who.i - 1]
        before = sentences.doc[who.i - 2] if before.text == "," else before
        people = sentences.holders_of(before) or _linked_before(sentences, before.i)
        if people:
            return people
    return subjects_of(verb)


def _linked_before(sentences: Sentences, i: int) -> list[Token]:
    """The holders of the role phrase that ends at a token: "a chief of staff from the party, who ..."."""
    for number, links in sentences.links.items():
        if sentences.phrases[number].end == i + 1:
            return [sentences.doc[link.place[1] - 1] for link in links]
    return []
