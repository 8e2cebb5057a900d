"""What stands after a title's head: "of the agency", "to Japan and Peru", "for policy at the institute", "-designate"."""

from __future__ import annotations

from newsgraph.nlp.grammar.tree import sentence_bounds
from newsgraph.nlp.page.layers import MentionRow, TokenSpan
from newsgraph.nlp.page.lookup import written
from newsgraph.nlp.roles.bodies import Body, body_in, noun_phrase_at
from newsgraph.nlp.roles.heads import TitleHead
from newsgraph.nlp.roles.names import Names
from newsgraph.nlp.roles.readings import Complements
from newsgraph.rules.roles import is_body_noun, role_words
from newsgraph.rules.titles import is_plural, is_postposed, is_title_head

_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "with", "on", "under", "within"})
_TOPICAL = frozenset({"of", "for", "to", "on", "with"})
_SERVED = frozenset({"to", "for", "of", "under"})


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
            span = noun_phrase_at(self.names, i + 1, self.last)
            if span is None or not self._take(self.doc[i].lower_, i, span):
                break
            i = self.found.end
        return self.found

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
        last = self.doc[span[1] - 1]
        if any(token.ent_type_ in {"DATE", "TIME"} for token in self.doc[span[0] : span[1]]):
            return False
        if is_title_head(last.text) and self.names.person(last) is None:
            return self._skip_board(at, span)
        if self._is_team(span):
            self.found.team, self.found.end = True, span[1]
            return False
        if preposition in _SERVED and self._take_person(preposition, span):
            return True
        if self._is_topic(preposition, span):
            return self._take_topic(at, span, alternatives=preposition == "to")
        return self._take_body(preposition, span) or self._take_place(preposition, at, span)

    def _is_topic(self, preposition: str, span: TokenSpan) -> bool:
        """Whether a phrase can only be what the office is about: "to Japan", "on climate", "of Law" before "at"."""
        if preposition == "of":
            return self._is_subject(span)
        if preposition == "for":
            return self._is_field(span)
        if preposition == "with":
            return bool(self.names.inside(span, "country"))
        return preposition in {"to", "on"} and not self.names.inside(span, "person")

    def _is_field(self, span: TokenSpan) -> bool:
        """As in "Additional Secretary for Harbours": capitals behind an office in capitals are its field when no body's noun is there."""
        first = self.doc[span[0]]
        fielded = self.head.title.word in role_words().fielded and self.doc[self.head.start].text[0].isupper()
        named = self.names.inside(span, "person", "country", "place")
        body = any(is_body_noun(token.text) for token in self.doc[span[0] : span[1]])
        acronym = span[1] - span[0] == 1 and first.text.isupper()
        return fielded and first.text[0].isupper() and not named and not body and not acronym

    def _skip_board(self, at: int, span: TokenSpan) -> bool:
        """As in "chairman of the Board of Governors of X": the governors are no further title."""
        if not is_plural(self.doc[span[1] - 1].text) or not is_body_noun(self.doc[at - 1].text):
            return False
        self.found.end = span[1]
        return True

    def _is_subject(self, span: TokenSpan) -> bool:
        """Whether "of X" names a subject or department and the body comes after it ("professor of Law at Peru University")."""
        if any(is_body_noun(token.text) for token in self.doc[span[0] : span[1]]):
            return False
        if self.head.title.word in role_words().teaching:
            return True
        after = self.doc[span[1]] if span[1] < self.last else None
        if (
            after is None
            or after.lower_ not in {"at", "for", "with"}
            or (self.names.at(span[1] - 1) is not None and after.lower_ != "at")
        ):
            return False
        following = noun_phrase_at(self.names, span[1] + 1, self.last)
        return following is not None and bool(self.names.inside(following, "organisation"))

    def _is_team(self, span: TokenSpan) -> bool:
        """Whether a phrase ends in "delegation", "team": not "the Yellow group", which is a name with its noun."""
        last, before = self.doc[span[1] - 1], self.doc[span[1] - 2]
        if not last.text.islower():
            return False
        named = before.tag_ in {"NNP", "NNPS"} and span[1] - 2 >= span[0]
        return last.lower_ in role_words().teams or (last.lower_ in role_words().team_or_body and not named)

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
        if found.has_body:
            return False
        body: Body | None = body_in(self.names, self.head.title, preposition, span)
        end = span[1]
        alias = self._known_as(end)
        if alias is not None:
            body, end = alias, alias["end"]
        if body is None:
            return False
        if isinstance(body, tuple):
            found.body = body
        else:
            found.organisation = body["entity"]
        self._note_country(span)
        found.end = end
        if alias is None:
            self._take_more(preposition, end)
        return True

    def _take_more(self, preposition: str, end: int) -> None:
        """Adds the bodies that are coordinated with the one that ends here: "of Sabex and Telsis", "at A, B and C"."""
        items: list[Body] = []
        while end + 2 < self.last and (self.doc[end].lower_ == "and" or self.doc[end].text == ","):
            closes = "and" in {self.doc[end].lower_, self.doc[end + 1].lower_}
            start = end + (2 if self.doc[end + 1].lower_ == "and" else 1)
            again = self.doc[start].lower_ == preposition
            span = noun_phrase_at(self.names, start + again, self.last)
            body = None if span is None else body_in(self.names, self.head.title, preposition, span)
            if span is None or body is None or not (again or self.doc[span[1] - 1].dep_ == "conj"):
                return
            # A name that only its place makes a body's must stand right there: "of Sabex and Telsis", not ", and Ann Lee,".
            sure = not isinstance(body, tuple) or (preposition in {"of", "at"} and self.doc[end].text != ",")
            if not sure or self._opens_role(span[1]):
                return
            end = span[1]
            items.append(body)
            if closes:
                self.found.more, self.found.end = items, end
                return

    def _opens_role(self, i: int) -> bool:
        """Whether what ends here is followed by its own title or apposition ("..., and Sotheby's, director of")."""
        return i < self.last and (is_title_head(self.doc[i].text) or self.doc[i].tag_ in {"POS", "VBD", "VBZ"})

    def _known_as(self, end: int) -> MentionRow | None:
        """The name given after a described body: "the intelligence agency, known as X", "the party, or X"."""
        i = end
        if i < self.last and self.doc[i].text == ",":
            i += 1
        if self.doc[i : i + 2].text.lower() not in role_words().known_as:
            return None
        i += 2
        if i < self.last and self.doc[i].lower_ == "the":
            i += 1
        row = self.names.at(i)
        return row if row is not None and self.names.layers.kind(row["entity"]) == "organisation" else None

    def _note_country(self, span: TokenSpan) -> None:
        lands = self.names.inside(span, "country")
        owner = next(
            (
                row
                for row in self.names.inside(span, "organisation")
                if row["end"] < len(self.doc) and self.doc[row["end"]].tag_ == "POS"
            ),
            None,
        )
        if owner is not None and self.found.country is None:
            self.found.country = self.names.layers.entities[owner["entity"]]["country"]
        if not lands or self.found.country is not None:
            return
        land = lands[0]
        before, after = self.doc[land["start"] - 1], self.doc[min(land["end"], len(self.doc) - 1)]
        if after.tag_ == "POS" or (
            self.doc[land["end"] - 1].tag_ == "JJ"
            and before.text != "-"
            and after.text != "-"
            and after.text[0].islower()
        ):
            self.found.country = land["entity"]

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
        items, end = [span], span[1]
        if self.names.inside(span, "country", "organisation"):
            while (item := self._next_item(end)) is not None:
                items.append(item)
                end = item[1]
        if alternatives:
            self.found.topics.append([(at, items[0][1]), *items[1:]])
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

    def _next_item(self, end: int) -> TokenSpan | None:
        """The country or body that is coordinated with the one that ends here: ", Peru", "and Peru"."""
        i = end
        while i < self.last and (self.doc[i].text == "," or self.doc[i].lower_ == "and"):
            i += 1
        if i == end:
            return None
        span = noun_phrase_at(self.names, i, self.last)
        if span is None or not self.names.inside(span, "country") or self.names.inside(span, "person"):
            return None
        named = self.names.inside(span, "country")[-1]
        return span if named["end"] == span[1] and named["start"] - span[0] <= 1 else None
