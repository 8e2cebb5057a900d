"""Offices told by another's: "President Ann Lee and her Chilean counterpart Bo Diaz"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.page.layers import MentionRow
from newsgraph.nlp.page.lookup import with_lower
from newsgraph.nlp.roles.links import Link, Sentences
from newsgraph.nlp.roles.phrase import RolePhrase
from newsgraph.rules.roles import role_words


def link_counterparts(sentences: Sentences) -> None:
    """Gives the person called a counterpart the state office named before, for the counterpart's own country."""
    for i in with_lower(sentences.doc, role_words().counterparts):
        _link(sentences, sentences.doc[i])


def _link(sentences: Sentences, token: Token) -> None:
    names, doc = sentences.names, sentences.doc
    land = names.at(token.i - 1) if token.i > 0 else None
    holder = _named_after(sentences, token.i + 1)
    number = _office_before(sentences, token)
    if land is None or holder is None or number is None or names.layers.kind(land["entity"]) != "country":
        return
    office = sentences.phrases[number]
    phrase = RolePhrase(land["start"], token.i + 1, office.head, office.titles, country=land["entity"])
    place = (holder["start"], holder["end"])
    if sentence(doc[holder["start"]]).start == sentence(token).start:
        support = ((office.start, office.end),)
        sentences.add(number, Link(phrase, holder["entity"], place, "role.counterpart", support=support))


def _named_after(sentences: Sentences, i: int) -> MentionRow | None:
    """The person whose name begins at a token, or after a comma there."""
    if i < len(sentences.doc) and sentences.doc[i].text == ",":
        i += 1
    return sentences.names.person_from(i)


def _office_before(sentences: Sentences, token: Token) -> int | None:
    """The state office named last before a counterpart: in the sentence, or the one before it."""
    first = sentence(token).start
    first = sentence(sentences.doc[first - 1]).start if first > 0 else first
    for i in range(token.i - 1, first - 1, -1):
        number = sentences.by_token.get(i)
        if number is not None and _is_state_office(sentences.phrases[number]):
            return number
    return None


def _is_state_office(phrase: RolePhrase) -> bool:
    no_body = phrase.organisation is None and phrase.body is None
    return phrase.head.title.of_state and no_body and not phrase.head.plural and phrase.status is None
