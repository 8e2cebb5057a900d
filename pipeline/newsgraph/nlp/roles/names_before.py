"""What a name before a title's head is to the title: its body, its subject, the holder's party, or no part of it."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.names import tables
from newsgraph.nlp.page.layers import MentionRow, TokenSpan
from newsgraph.nlp.roles.heads import TitleHead
from newsgraph.nlp.roles.names import Names
from newsgraph.rules.roles import is_body_noun, is_field, role_words, verb_rules
from newsgraph.rules.titles import is_rank_word, status_of


def force_before(names: Names, kept: list[int], head: TitleHead) -> TokenSpan | None:
    """The army, police or parliament of the country or town named right before it: "US army colonel"."""
    i = max(kept, default=0)
    name = names.at(i - 1) if i > 0 and i + 1 == head.start else None
    if name is None or name["end"] != i or names.doc[i].text not in role_words().forces_named:
        return None
    return (name["start"], i + 1) if names.layers.kind(name["entity"]) in {"country", "place"} else None


def may_be_body(names: Names, head: TitleHead, name: MentionRow) -> bool:
    """Whether a name taken for a person's can be a body's before a title ("Sabex chief executive", not "Ann Lee critic")."""
    alone = name["end"] - name["start"] == 1
    told = alone or head.title.word in role_words().company_heads
    return told and (head.title.body or head.title.kind == "office") and names.doc[head.start].text.islower()


def names_body(head: TitleHead, name: MentionRow) -> bool:
    """Whether a place's name right before a title is a club's or a company's: "Dortmund coach", "VW CEO"."""
    if head.title.word in role_words().local_heads:
        return True
    return head.title.word in role_words().initials and name["end"] == head.start


def is_current(token: Token) -> bool:
    """Whether a word in front of a name says that the title is held now and is no part of the name ("New | VW CEO")."""
    return bool(token.is_sent_start) and status_of(token.text) == "current"


def is_appointed(names: Names, name: MentionRow) -> bool:
    """Whether a name is the object of an appointing verb: "Parliament elected Ann Lee president"."""
    before = names.doc[name["start"] - 1] if name["start"] > 0 else None
    return before is not None and before.pos_ == "VERB" and before.lemma_.lower() in verb_rules().words["appointing"]


def is_topic(names: Names, head: TitleHead, name: MentionRow) -> bool:
    """Whether a name is what the title is about: a country's own ("Russia analyst"), or a minister's field taken for a body."""
    if names.layers.kind(name["entity"]) != "country":
        return _is_portfolio(names, head, name)
    text = names.doc[name["start"] : name["end"]].text
    own = text == names.layers.entities[name["entity"]]["name"] and text.isalpha() and not text.isupper()
    about = head.title.kind == "occupation" or head.title.word in role_words().about_countries
    return own and about and names.doc[name["end"] - 1].tag_ in {"NNP", "NN"}


def _is_portfolio(names: Names, head: TitleHead, name: MentionRow) -> bool:
    """Whether NER took an office's field for a body: "Health minister", "Natural Resources Commissioner"."""
    words = names.doc[name["start"] : name["end"]]
    if head.title.word not in role_words().fielded or name["end"] != head.start or not is_field(words[-1].text):
        return False
    return len(words) == 1 or not (tables.body(words.text) or any(is_body_noun(token.text) for token in words))


def is_party_of_holder(names: Names, head: TitleHead, name: MentionRow) -> bool:
    """Whether a party's name before an office is the holder's party ("GOP senator"), not the office's body."""
    return head.title.word in role_words().seated and name["entity"] in names.parties


def is_before_land(names: Names, token: Token) -> bool:
    """Whether a common noun stands before a country's name: it is no part of the title ("to an end Libyan leader Lee")."""
    name = names.at(token.i + 1)
    if name is None or name["start"] != token.i + 1 or names.layers.kind(name["entity"]) != "country":
        return False
    return token.tag_ in {"NN", "NNS"} and token.text.islower() and not is_rank_word(token.text)


def is_bare_genitive(names: Names, token: Token) -> bool:
    """Whether a quotation mark behind a name in "s" is its genitive's ("Mr Jones’ officer")."""
    name = names.at(token.i - 1) if token.text in {"’", "'"} and token.i > 0 else None
    return name is not None and name["end"] == token.i and names.doc[token.i - 1].text.endswith("s")
