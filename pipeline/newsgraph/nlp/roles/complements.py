"""What stands after a title's head: "of the agency", "to Japan and Peru", "for policy at the institute", "-designate"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import sentence_bounds
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.page.lookup import written
from newsgraph.nlp.page.marks import DASHES
from newsgraph.nlp.roles.bodies import Body, body_in, noun_phrase_at
from newsgraph.nlp.roles.bodies_behind import country_inside, known_as, more_bodies
from newsgraph.nlp.roles.fields import end_of_field, is_field_span
from newsgraph.nlp.roles.heads import TitleHead
from newsgraph.nlp.roles.names import Names
from newsgraph.nlp.roles.readings import Complements
from newsgraph.nlp.roles.same_bodies import body_meant
from newsgraph.nlp.roles.subjects import coordinated, is_subject
from newsgraph.rules.names import name_lists
from newsgraph.rules.roles import is_body_noun, role_words
from newsgraph.rules.titles import is_plural, is_postposed, is_title_head

_FIGURES = re.compile(r"\d{1,4}(?:[./-]\d{1,4}){1,2}")
_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "with", "on", "under", "within", "from"})
_TOPICAL = frozenset({"of", "for", "to", "on", "with"})
_FIELDED = frozenset({"of", "for", "to"})
_SERVED = frozenset({"to", "for", "of", "under"})


def _is_time(token: Token) -> bool:
    """Whether a word tells a time, and not how often a paper comes out ("the local daily Correo")."""
    return token.ent_type_ in {"DATE", "TIME"} and token.lower_ not in name_lists().named_kinds


def read_complements(names: Names, head: TitleHead) -> Complements:
    """Reads rightwards from a head over the prepositional phrases that complete the title."""
    return _Walk(names, head).read()


class _Walk:
    def __init__(self, names: Names, head: TitleHead) -> None:
        self.names, self.head, self.doc = names, head, names.doc
        self.last = sentence_bounds(self.doc[head.start])[1]
        self.found = Complements(head.end)

    def read(self) -> Complements:
        i = self._over_letters(self._postposed(self.head.end))
        for _ in range(4):
            if i + 1 >= self.last or self.doc[i].lower_ not in _PREPOSITIONS:
                break
            span = self._without_years(noun_phrase_at(self.names, i + 1, self.last))
            if span is None or _FIGURES.fullmatch(self.doc[span[0]].text):
                break  # "mayor on 12.11.2022"
            take = self._take_origin if self.doc[i].lower_ == "from" else self._take
            if not take(self.doc[i].lower_, i, span) or self.found.principal is not None:
                break  # "a spokesman for Ann Lee | of Ohio": what follows is of whom they serve
            i = self.found.end
        return self.found

    def _without_years(self, span: TokenSpan | None) -> TokenSpan | None:
        """A phrase without the years that stand right behind its name: "of the Lake Fund 2003-08"."""
        if span is None:
            return None
        start, end = span
        while end - start > 1 and self.doc[end - 1].ent_type_ == "DATE" and self.doc[end - 1].text[0].isdigit():
            end -= 1
            while end - start > 1 and self.doc[end - 1].text in DASHES:
                end -= 1
        return start, end

    def _postposed(self, i: int) -> int:
        """As in "Governor-elect", "the prime minister designate"."""
        j = i + 1 if i < self.last and self.doc[i].text == "-" else i
        if j < self.last and is_postposed(self.doc[j].lower_, "status"):
            self.found.status, self.found.end = "incoming", j + 1
            return j + 1
        return i

    def _over_letters(self, i: int) -> int:
        """As in "chief executive officer (CEO) of Sabex": the title's letters in brackets are passed over."""
        words = written(self.doc).texts[i : i + 4]
        over = (
            len(words) == 4
            and words[0] == "("
            and words[1].isupper()
            and words[2] == ")"
            and words[3].lower() in {"of", "at"}
        )
        return i + 3 if over else i

    def _take(self, preposition: str, at: int, span: TokenSpan) -> bool:
        """Files a prepositional phrase as body, country, person served or topic. False: it is no part of the role."""
        if f"{preposition} {self.doc[span[0] : span[1]].text.lower()}" in role_words().of_the_time:
            self.found.status, self.found.end = "former", span[1]
            return False
        if any(map(_is_time, self.doc[span[0] : span[1]])):
            return False
        if preposition in _FIELDED and is_field_span(self.names, self.head, span):
            return self._take_field(at, span)
        last = self.doc[span[1] - 1]
        if is_title_head(last.text) and self.names.person(last) is None and not self._ends_body(span):
            return self._skip_board(at, span)
        if self._is_team(span):
            self.found.team, self.found.end = True, span[1]
            return False
        return (preposition in _SERVED and self._take_person(preposition, span)) or self._take_thing(
            preposition, at, span
        )

    def _take_origin(self, _: str, __: int, span: TokenSpan) -> bool:
        """The country or body that somebody is from: "a novelist from Peru", as in "a Peruvian novelist"; "a spokeswoman from the Lake Bank"."""
        lands, title = self.names.inside(span, "country"), self.head.title
        bodies = self.names.inside(span, "organisation")
        if bodies and bodies[-1]["end"] == span[1] and bodies[-1]["entity"] not in self.names.parties:
            return self._take_body("at", span)
        whole = bool(lands) and lands[-1]["end"] == span[1] and lands[-1]["start"] - span[0] <= 1
        if not whole or self.found.country is not None or title.body:
            return False
        self.found.country, self.found.end = lands[-1]["entity"], span[1]
        return True

    def _take_thing(self, preposition: str, at: int, span: TokenSpan) -> bool:
        if self._is_topic(preposition, span):
            return self._take_topic(at, span, alternatives=preposition == "to")
        return self._take_body(preposition, span) or self._take_place(preposition, at, span)

    def _is_topic(self, preposition: str, span: TokenSpan) -> bool:
        """Whether a phrase can only be what the office is about: "to Japan", "on climate", "of Law" before "at"."""
        if preposition == "in":
            last = self.doc[span[1] - 1]
            return last.text.islower() and last.lower_ in role_words().settings
        if preposition == "of":
            return is_subject(self.names, self.head, span, self.last)
        if preposition == "for" and self.head.title.word in role_words().constituent:
            return self.doc[span[0]].text[0].isupper() and not self.names.inside(span, "person", "country")
        if preposition == "with":
            return bool(self.names.inside(span, "country"))
        if preposition == "on" and self.head.title.word in role_words().on_benches:
            return False
        return preposition in {"to", "on"} and not self.names.inside(span, "person")

    def _take_field(self, at: int, span: TokenSpan) -> bool:
        self.found.end = end_of_field(self.names, self.head, span, self.last)
        self.found.topics.append([(at, self.found.end)])
        return True

    def _ends_body(self, span: TokenSpan) -> bool:
        """Whether a title's word ends the name of a body that is the whole phrase: "of the Department of Justice"."""
        row = self.names.at(span[1] - 1)
        if row is None or row["end"] != span[1] or self.names.layers.kind(row["entity"]) != "organisation":
            return False
        return row["start"] - (self.doc[span[0]].tag_ == "DT") <= span[0] < span[1] - 1

    def _skip_board(self, at: int, span: TokenSpan) -> bool:
        """As in "chairman of the Board of Governors of X": the governors are no further title."""
        if not is_plural(self.doc[span[1] - 1].text) or not is_body_noun(self.doc[at - 1].text):
            return False
        self.found.end = span[1]
        return True

    def _is_team(self, span: TokenSpan) -> bool:
        """Whether a phrase ends in "delegation", "team": not "the Yellow group", which is a name with its noun."""
        last, before = self.doc[span[1] - 1], self.doc[span[1] - 2]
        if not last.text.islower():
            return False
        if last.lower_ in role_words().teams:
            return True
        named = before.tag_ in {"NNP", "NNPS"} and span[1] - 2 >= span[0]
        if last.lower_ not in role_words().team_or_body or named or self.head.title.word in role_words().beside_teams:
            return False
        return body_meant(self.names, last.i) not in self.names.parties  # who leads a party has an office

    def _take_person(self, preposition: str, span: TokenSpan) -> bool:
        last = self.doc[span[1] - 1]
        entity = self.names.person(last)
        if entity is None:
            people = self.names.inside(span, "person")
            entity = people[-1]["entity"] if people and people[-1]["end"] == span[1] else None
        if entity is None or (span[1] < len(self.doc) and self.doc[span[1]].tag_ == "POS"):
            return False
        if not (self.head.title.serves or preposition == "under"):
            return False
        self.found.principal, self.found.end = entity, span[1]
        return True

    def _take_body(self, preposition: str, span: TokenSpan) -> bool:
        found = self.found
        if found.has_body or preposition == "under":
            return False
        body: Body | None = body_in(self.names, self.head.title, preposition, span)
        end = span[1]
        alias = known_as(self.names, end, self.last)
        if alias is not None:
            body, end = alias, alias["end"]
        if body is None:
            return self._take_meant(span)
        if isinstance(body, tuple):
            found.body = body
        else:
            found.organisation = body["entity"]
        self._note_country(span)
        found.end = end
        if alias is None:
            found.more, found.end = more_bodies(self.names, self.head.title, preposition, end, self.last)
        return True

    def _take_meant(self, span: TokenSpan) -> bool:
        """Takes the body that "the group" or "the company" is short for: "a spokeswoman for the group"."""
        last, bare = self.doc[span[1] - 1], span[1] - span[0] == len(("the", "group"))
        known = role_words()
        common = last.lower_ in known.team_or_body | known.any_body and self.doc[span[0]].lower_ == "the"
        entity = body_meant(self.names, last.i) if bare and common else None
        if entity is None:
            return False
        self.found.organisation, self.found.end = entity, span[1]
        return True

    def _note_country(self, span: TokenSpan) -> None:
        if self.found.country is None:
            self.found.country = country_inside(self.names, span)

    def _take_place(self, preposition: str, at: int, span: TokenSpan) -> bool:
        """A country or place, or a topic in common words."""
        lands = self.names.inside(span, "country")
        head = self.doc[span[1] - 1]
        if lands and lands[-1]["end"] == span[1] and self.names.doc[lands[-1]["start"] - 1].tag_ != "POS":
            if preposition == "of" and self.found.country is None:
                self.found.country, self.found.end = lands[-1]["entity"], span[1]
                return True
            return preposition == "for" and self._take_topic(at, span, alternatives=False)
        if preposition == "in" and self.names.kind_at(head.i) in {"place", "country"}:
            self.found.end = span[1]
            return True
        if (
            preposition in _TOPICAL - {"with"}
            and not self.names.inside(span, "person")
            and head.tag_ in {"NN", "NNS", "NNP", "NNPS"}
        ):
            self._note_country(span)
            return self._take_topic(at, span, alternatives=False)
        return False

    def _take_topic(self, at: int, span: TokenSpan, *, alternatives: bool) -> bool:
        """Adds a phrase to the title; what is coordinated with a named country joins it or gives alternatives."""
        items = [span, *coordinated(self.names, span, self.last)]
        end = items[-1][1]
        if alternatives:
            self.found.topics.append([(at, span[1]), *items[1:]])
        else:
            self.found.topics.append([(at, end)])
        self.found.end = end
        self._note_receiver(at, items)
        return True

    def _note_receiver(self, at: int, items: list[TokenSpan]) -> None:
        """As in "envoy to the World Bank": the body to which somebody is sent is the role's, when no other is said."""
        sent = self.head.title.word in role_words().accredited
        if not sent or self.doc[at].lower_ != "to" or len(items) > 1:
            return
        bodies = self.names.inside(items[0], "organisation")
        if bodies and bodies[-1]["end"] == items[0][1] and self.found.receiver is None:
            self.found.receiver = bodies[-1]["entity"]
