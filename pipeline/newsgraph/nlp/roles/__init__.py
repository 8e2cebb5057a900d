"""Roles: who holds, held or will hold which office, where, and since when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.roles.affiliations import write_affiliations
from newsgraph.nlp.roles.apposition import link_appositions
from newsgraph.nlp.roles.before_names import link_before_names
from newsgraph.nlp.roles.behind_brackets import link_behind_brackets
from newsgraph.nlp.roles.beside_as import link_beside_as
from newsgraph.nlp.roles.by_frame import link_given
from newsgraph.nlp.roles.claims import write_link, write_party, write_verb_role
from newsgraph.nlp.roles.coordination import complete_coordinated, link_coordinated, link_listed
from newsgraph.nlp.roles.counterparts import link_counterparts
from newsgraph.nlp.roles.endings import read_endings
from newsgraph.nlp.roles.joining import write_joiners
from newsgraph.nlp.roles.leading import VerbRole, find_verb_roles
from newsgraph.nlp.roles.line_ends import with_line_end
from newsgraph.nlp.roles.links import Link, Sentences
from newsgraph.nlp.roles.nominals import link_nominals
from newsgraph.nlp.roles.phrase import RolePhrase
from newsgraph.nlp.roles.places import reading
from newsgraph.nlp.roles.respective import pair_respectively
from newsgraph.nlp.roles.succession import write_predecessors, write_successors
from newsgraph.rules.roles import role_words, verb_rules
from newsgraph.rules.titles import is_no_role, is_rank_word

__all__ = ["find_roles"]


def find_roles(doc: Doc) -> Doc:
    """Adds the role claims of a document."""
    sentences = Sentences(Layers(doc))
    with reading(sentences):
        _link(sentences)
        _write(sentences, list(find_verb_roles(sentences)))
    return doc


def _link(sentences: Sentences) -> None:
    """Joins the document's role phrases with their holders, the surest ways first."""
    complete_coordinated(sentences)
    link_before_names(sentences)
    link_appositions(sentences)
    link_given(sentences)
    link_beside_as(sentences)
    link_behind_brackets(sentences)
    link_coordinated(sentences)
    link_listed(sentences)
    pair_respectively(sentences)
    link_nominals(sentences)
    link_counterparts(sentences)


def _write(sentences: Sentences, verb_roles: Sequence[VerbRole]) -> None:
    """Adds the claims of the links and of the roles that verbs name, and what follows from them."""
    by_holder = {role.holder.i: role for role in reversed(verb_roles)}
    for number in sorted(sentences.links):
        for found in sentences.links[number]:
            link = replace(found, phrase=with_line_end(sentences, found))
            if is_role(link.phrase, link.rule):
                write_link(sentences, place_by_agent(link, by_holder))
                write_party(sentences, link)
    for role in verb_roles:
        write_verb_role(sentences, role)
    write_successors(sentences)
    write_predecessors(sentences)
    write_joiners(sentences)
    write_affiliations(sentences)
    read_endings(sentences)
    note_offices(sentences)


def note_offices(sentences: Sentences) -> None:
    """Notes the titles that the document names with a country ("the Peruvian president"), whoever holds them."""
    for phrase in sentences.phrases:
        if phrase.country is not None and phrase.body is None and phrase.organisation is None:
            sentences.layers.offices.append({"title": phrase.titles[0].lower(), "country": phrase.country})


def place_by_agent(link: Link, roles: Mapping[int, VerbRole]) -> Link:
    """As in "The bank is led by Chairman Ann Lee": she is the chairman of the bank. `roles` by the holder's token."""
    if (
        not verb_rules().is_(link.rule, "before-name")
        or not link.phrase.is_placeless
        or not link.phrase.head.title.body
    ):
        return link
    role = next((roles[i] for i in range(*link.place) if i in roles), None)
    if role is None or role.body.i >= link.phrase.start:
        return link
    return replace(link, phrase=replace(link.phrase, organisation=role.organisation))


def is_role(phrase: RolePhrase, rule: str) -> bool:
    """Whether a phrase names a role: not a delegation's head, not a bare "head" or "member", not "King" in a name."""
    if phrase.team or phrase.parts or is_no_role(phrase.head.title.word) or _is_word_of_name(phrase):
        return False
    elected = phrase.head.title.word in role_words().constituent and " for " in phrase.titles[0]
    if phrase.head.title.word in role_words().bodied and not (
        elected or phrase.organisation is not None or phrase.body
    ):
        return False
    return verb_rules().is_(rule, "before-name") or not _is_vague(phrase, beside=verb_rules().is_(rule, "apposition"))


def _is_word_of_name(phrase: RolePhrase) -> bool:
    """Whether a title is a name's last word ("Martin Luther King"), or says whom the holder served ("his former boss")."""
    word = phrase.head.title.word
    more = phrase.status is None or not (phrase.titles[0].lower() == word or phrase.titles[0].islower())
    named = phrase.determiner == "" and phrase.start < phrase.head.start and phrase.is_placeless and more
    return (named and word in role_words().name_like) or (word in role_words().served and phrase.determiner == "his")


def _is_vague(phrase: RolePhrase, *, beside: bool) -> bool:
    """Whether a phrase is too bare for a role without a name behind it ("a senior official", "the head").

    `beside`: in apposition to a name, where "the chairman, Ann Lee," tells enough.
    """
    ranked = all(is_rank_word(other) for other in phrase.titles[0].split()[:-1])
    if phrase.owned:
        return False
    vague = phrase.head.title.word in role_words().vague and phrase.is_placeless and ranked
    definite = beside and phrase.determiner not in {"", "a", "an"}
    return vague or (phrase.head.title.body and phrase.is_bare and not definite)
