"""What stands before a title's head: rank words that belong to it, and body, country, person served and status that do not."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import sentence_bounds
from newsgraph.nlp.page.layers import MentionRow
from newsgraph.nlp.roles.adjectives import (
    NOUNISH,
    begin_of_entity,
    first_token,
    is_year_inside,
    missed_body_before,
    role_of_word,
)
from newsgraph.nlp.roles.fields import take_joined_field
from newsgraph.nlp.roles.heads import TitleHead
from newsgraph.nlp.roles.hyphened import HYPHENS, ends_prefix, is_hyphen_inside, take_hyphened, take_prefix
from newsgraph.nlp.roles.names import Names
from newsgraph.nlp.roles.names_before import (
    force_before,
    is_appointed,
    is_bare_genitive,
    is_before_land,
    is_current,
    is_party_of_holder,
    is_topic,
    may_be_body,
    names_body,
)
from newsgraph.nlp.roles.owners import read_determiner, read_owner
from newsgraph.nlp.roles.readings import Modifiers
from newsgraph.nlp.roles.same_bodies import take_common_body
from newsgraph.rules.closed import closed
from newsgraph.rules.roles import role_words
from newsgraph.rules.titles import is_title_head, status_of


def read_modifiers(names: Names, head: TitleHead) -> Modifiers:
    """Reads leftwards from a head to the beginning of its noun phrase."""
    return _Walk(names, head).read()


def _is_counting(token: Token) -> bool:
    """Whether a number counts the owner's people: "the bank's three directors"."""
    return token.i > 0 and token.nbor(-1).tag_ in {"POS", "PRP$"}


class _Walk:
    """A walk from a head to the left. After "'s" comes an owner (`genitive`), before it what is the owner's (`owned`).

    Before a person's name ("a former Obama aide") stand only an article and words of status (`bounded`).
    """

    def __init__(self, names: Names, head: TitleHead) -> None:
        self.names, self.head, self.doc = names, head, names.doc
        self.found = Modifiers(head.start)
        self.first = first_token(self.doc[head.start])
        self.capital = self.doc[head.noun].text[0].isupper() and head.start != sentence_bounds(self.doc[head.start])[0]
        self.genitive = self.owned = self.bounded = False

    def read(self) -> Modifiers:
        i: int | None = self.head.start - 1
        while i is not None and i >= self.first:
            i = self._reader(i)(i)
            if i is not None:
                self.found.start = i + 1
        take_joined_field(self.names, self.found)
        body = None
        if not self.found.has_body:
            body = force_before(self.names, self.found.kept, self.head) or missed_body_before(
                self.names, self.found.kept, self.head, self.first
            )
        if body is not None:
            self.found.body = body
            self.found.kept = [i for i in self.found.kept if not body[0] <= i < body[1]]
        take_common_body(self.names, self.head, self.found)
        for part in (self.found, *self.found.others):
            part.kept.sort()
        return self.found

    def _reader(self, i: int) -> Callable[[int], int | None]:
        """The reader for the unit that ends at a token: it gives the token before it, or None where the phrase begins."""
        token, name = self.doc[i], self.names.at(i)
        if self.owned:
            return self._owners
        if token.text == ")" and self._is_acronym_before(i):
            return self._bracket
        if self.bounded and token.tag_ not in {"DT", "PRP$", "HYPH"} and status_of(token.text) is None:
            return self._stop
        if name is not None and name["end"] <= self.head.start:
            return self._name
        return self._reader_of_word(token)

    def _reader_of_word(self, token: Token) -> Callable[[int], int | None]:
        if token.tag_ in {"DT", "PRP$", "PDT", "WP$"}:
            return self._determiner
        if token.tag_ == "POS" or is_bare_genitive(self.names, token):
            return self._genitive
        if self.genitive:
            return self._owner
        if token.lower_ in closed().quantifiers or (token.lower_ in role_words().aged and token.ent_type_ == "DATE"):
            return self._no_title
        if self._ends_years(token.i):
            return self._years
        listed = token.text == "," and bool(self.found.others)
        return self._coordination if token.tag_ == "CC" or listed else self._word

    def _years(self, i: int) -> int:
        """As in "the 2011–2015 mayor"."""
        self.found.say("former")
        return i - 3

    def _is_acronym_before(self, i: int) -> bool:
        """Whether a bracket ends here that holds a body's letters: "the Lake Fund's (LF) director"."""
        return i - 2 > self.first and self.doc[i - 2].text == "(" and self.doc[i - 1].is_upper

    def _bracket(self, i: int) -> int:
        return i - 3

    def _no_title(self, i: int) -> int:
        """How old or how many somebody is: "one of several candidates"."""
        return begin_of_entity(self.doc[i]) - 1

    def _stop(self, _: int) -> None:
        return None

    def _genitive(self, i: int) -> int:
        self.genitive = True
        return i - 1

    def _determiner(self, i: int) -> None:
        if self.genitive and self.doc[i].tag_ == "PRP$":  # "her sister's lawyer" is not hers
            self.found.start, self.found.determiner = i, self.found.determiner or "the"
        else:
            read_determiner(self.names, self.found, i)

    def _name(self, i: int) -> int | None:
        name, genitive, found = self.names.at(i), self.genitive, self.found
        if name is None:
            return None
        self.genitive, self.owned = False, genitive
        kind = self.names.layers.kind(name["entity"])
        if kind == "person" and not genitive and is_appointed(self.names, name):
            return None
        if genitive:
            self._owner_by_name(name)
        elif self.doc[name["end"]].text in HYPHENS and not self.doc[i].whitespace_:
            pass  # "Britain-based", "Moscow-backed": the participle has been dropped already
        elif kind == "person":
            self._person(name)
            self.bounded = True
        elif kind == "place" and not found.has_body and names_body(self.head, name):
            found.body = (name["start"] + is_current(self.doc[name["start"]]), name["end"])
        elif is_party_of_holder(self.names, self.head, name):
            found.party = found.party or (name["start"], name["end"])
        elif is_topic(self.names, self.head, name):
            found.kept += range(name["start"], name["end"])
        else:
            found.place(kind, name["entity"])
        return name["start"] - 1

    def _owner_by_name(self, name: MentionRow) -> None:
        """Places whose an office is by name; one word may stand for a longer name: "the North's", "Ford's chief executive"."""
        found, names, word = self.found, self.names, self.doc[name["end"] - 1].text
        found.determiner = found.determiner or "the"
        kind, alone = names.layers.kind(name["entity"]), name["end"] - name["start"] == 1
        land = names.country_begun(word) if kind == "place" else None
        of_body = kind == "person" and alone and self.head.title.body and not self.head.title.serves
        body = names.body_begun(word) if of_body else None
        if land is not None:
            found.place("country", land)
        elif body is not None:
            found.place("organisation", body)
        else:
            found.place(kind, name["entity"])

    def _person(self, name: MentionRow) -> None:
        """A person's name before a noun: served ("an Obama aide"), reigning, or a body that NER took for a person."""
        found, title, follows = self.found, self.head.title, self.doc[name["end"]]
        if follows.lower_ in role_words().reigns and follows.i < self.head.start:
            found.body = found.body or (name["start"], follows.i + 1)
            found.kept = [i for i in found.kept if i != follows.i]
        elif title.serves:
            found.place("person", name["entity"])
        elif not found.has_body and may_be_body(self.names, self.head, name):
            found.body = (name["start"], name["end"])

    def _owners(self, i: int) -> int | None:
        """What stands before an owner ("President Ann Lee's aide") is the owner's."""
        if self.doc[i].tag_ in NOUNISH and self.names.at(i) is None:
            return i - 1
        if self.doc[i].tag_ == "DT":
            self._determiner(i)
        return None

    def _owner(self, i: int) -> int | None:
        return read_owner(self.names, self.head, self.found, i)

    def _coordination(self, i: int) -> int | None:
        """As in "Foreign and European Affairs Minister": the title goes on before "and" when both sides are alike."""
        if i - 1 < self.first or is_title_head(self.doc[i - 1].text):
            return None
        if self.head.plural and (self.found.kept or self.found.country is not None):
            return self._other(i)
        before, after = self.doc[i - 1], self.doc[i + 1]
        alike = before.tag_ in {"NNP", "NN", "JJ"} and before.text[0].isupper() and after.text[0].isupper()
        if not alike or after.i not in self.found.kept or self.names.at(i - 1) is not None:
            return None
        self.found.kept += [i, i - 1]
        return i - 2

    def _other(self, i: int) -> int | None:
        """Begins the reading of a further office before "and" or a comma: "the finance and foreign ministers"."""
        before, name = self.doc[i - 1], self.names.at(i - 1)
        is_land = name is not None and self.names.layers.kind(name["entity"]) == "country"
        if is_land != (self.found.country is not None) or (name is not None and not is_land):
            return None
        if before.tag_ not in NOUNISH or before.tag_ in {"NNS", "NNPS"}:
            return None
        held, self.found = self.found, Modifiers(i)
        # What the last one shares with the others stands between country and head: "French and German foreign ministers".
        self.found.kept = [k for k in held.kept if is_land]
        self.found.others = [held, *held.others]
        return i - 1

    def _word(self, i: int) -> int | None:
        token, start = self.doc[i], i
        status = status_of(token.text)
        if is_year_inside(token) or (self.head.plural and token.tag_ == "CD" and _is_counting(token)):
            return i - 1
        if (token.ent_type_ in {"DATE", "TIME"} and status is None) or is_before_land(self.names, token):
            return None
        if ends_prefix(self.names, self.head, i):
            return take_prefix(self.names, self.found, i) if i - 1 >= self.first else None
        while start - 2 >= self.first and is_hyphen_inside(self.doc, start - 1):
            start -= 2
        if start < i:
            take_hyphened(self.names, self.found, (start, i + 1), capital=self.capital)
            return start - 1
        kind = role_of_word(self.names, token, capital=self.capital, first=self.first)
        if kind == "end":
            return None
        if kind == "title":
            self.found.kept.append(i)
        elif kind == "status" and status is not None:
            self.found.say(status)
        return i - 1

    def _ends_years(self, i: int) -> bool:
        first = self.doc[i - 2].text if i - 2 >= self.first else ""
        dash = self.doc[i - 1].text in HYPHENS and not self.doc[i - 1].whitespace_
        return dash and len(first) == len("2011") and first.isdigit() and self.doc[i].text.isdigit()
