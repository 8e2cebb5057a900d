"""What stands after a title's head: "of the agency", "to Japan and Peru", "for policy at the institute", "-designate"."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsgraph.nlp.layers import MentionRow, TokenSpan
from newsgraph.nlp.roles.heads import TitleHead
from newsgraph.nlp.roles.names import Names, is_body_noun
from newsgraph.rules.titles import Status, is_title_head

_NOUNISH = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "POS", "HYPH", "CD", "AFX", "FW", "ADD", "SYM"})
_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "with", "on", "under", "within"})
_TOPICAL = frozenset({"of", "for", "to", "on", "with"})
_CONNECTORS = frozenset({"of", "for", "in", "and", "on", "the", "&"})
_RULES = frozenset({"administration", "government", "campaign", "cabinet"})
TEAMS = frozenset({"delegation", "team", "mission", "talks", "negotiations", "group", "party"})
_TEACHING = frozenset({"professor", "lecturer", "teacher", "reader", "scholar", "student", "doctor", "historian", "instructor"})
_SERVED = frozenset({"to", "for", "of", "under"})


@dataclass(slots=True)
class Complements:
    """What was read to the right of a head; `topics` are the stretches that belong to the title, alternatives apart."""

    end: int
    topics: list[list[TokenSpan]] = field(default_factory=list)
    organisation: int | None = None
    body: TokenSpan | None = None
    country: int | None = None
    principal: int | None = None
    status: Status | None = None
    team: bool = False

    @property
    def has_body(self) -> bool:
        return self.organisation is not None or self.body is not None


def read_complements(names: Names, head: TitleHead) -> Complements:
    """Reads rightwards from a head over the prepositional phrases that complete the title."""
    return _Walk(names, head).read()


class _Walk:
    def __init__(self, names: Names, head: TitleHead) -> None:
        self.names, self.head, self.doc = names, head, names.doc
        self.last = self.doc[head.start].sent.end
        self.found = Complements(head.end)

    def read(self) -> Complements:
        i = self._postposed(self.head.end)
        for _ in range(3):
            if i + 1 >= self.last or self.doc[i].lower_ not in _PREPOSITIONS:
                break
            span = self._noun_phrase(i + 1)
            if span is None or not self._take(self.doc[i].lower_, i, span):
                break
            i = self.found.end
        return self.found

    def _postposed(self, i: int) -> int:
        """"Governor-elect", "the prime minister designate"."""
        j = i + 1 if i < self.last and self.doc[i].text == "-" else i
        if j < self.last and self.doc[j].lower_ in {"designate", "elect"}:
            self.found.status, self.found.end = "incoming", j + 1
            return j + 1
        return i

    def _noun_phrase(self, i: int) -> TokenSpan | None:
        """The nouns, adjectives and names that follow a preposition, up to the next preposition, verb or comma."""
        start = i
        if i < self.last and self.doc[i].tag_ in {"DT", "PRP$"}:
            i += 1
        first = i
        while i < self.last:
            name = self.names.at(i)
            if name is not None and name["start"] >= first:
                i = name["end"]
            elif self.doc[i].tag_ in _NOUNISH or (self.doc[i].text in {"/", "-"} and i > first):
                i += 1
            elif self.doc[i].tag_ in {"VBN", "VBG"} and self.doc[i].dep_ in {"amod", "compound", "nmod"}:
                i += 1
            elif i > first and self._name_goes_on(i):
                i += 1
            else:
                break
        while i > first and self.doc[i - 1].tag_ in {"POS", "HYPH"}:
            i -= 1
        return (start, i) if i > first else None

    def _name_goes_on(self, i: int) -> bool:
        """Whether a capitalised body's name goes on over "of", "for", "and" ("Directorate for Military Cooperation")."""
        before, token = self.doc[i - 1], self.doc[i]
        after = next((other for other in self.doc[i + 1 : min(i + 3, self.last)] if other.lower_ != "the"), None)
        if token.lower_ not in _CONNECTORS or after is None or not after.text[0].isupper() or not before.text[0].isupper():
            return False
        if self.names.kind_at(after.i) in {"person", "country", "place"} or (self.names.at(after.i) is not None and self.names.at(i) is None):
            return False
        if token.lower_ in {"and", "&"}:
            return before.tag_ in {"NNP", "NNPS"} and self.names.at(after.i) is None and not is_title_head(after.text) and self.names.at(i - 1) is None
        return is_body_noun(before.text) or (self._inside_body(i) and token.lower_ in {"of", "in"} and self.names.at(after.i) is None)

    def _inside_body(self, i: int) -> bool:
        """Whether a capitalised body noun stands a few words before, joined by capitalised words and connectors."""
        for j in range(i - 1, max(i - 8, 0), -1):
            token = self.doc[j]
            if is_body_noun(token.text) and token.text[0].isupper():
                return True
            if not token.text[0].isupper() and token.lower_ not in _CONNECTORS:
                return False
        return False

    def _take(self, preposition: str, at: int, span: TokenSpan) -> bool:
        """Files a prepositional phrase as body, country, person served or topic. False: it is no part of the role."""
        if any(token.ent_type_ in {"DATE", "TIME"} for token in self.doc[span[0] : span[1]]):
            return False
        found, last = self.found, self.doc[span[1] - 1]
        if is_title_head(last.text) and self.names.person(last) is None:
            return False
        if self._is_team(span):
            found.team, found.end = True, span[1]
            return False
        if preposition in _SERVED and self._take_person(preposition, span):
            return True
        if preposition == "of" and self._is_subject(span):
            return self._take_topic(at, span, alternatives=False)
        if preposition in {"to", "on", "with"} and not (preposition == "with" and self.names.inside(span, "organisation", "group")):
            return self._take_topic(at, span, alternatives=preposition == "to")
        if self._take_body(span):
            return True
        return self._take_place(preposition, at, span)

    def _is_subject(self, span: TokenSpan) -> bool:
        """Whether "of X" names a subject or department and the body comes after it ("professor of Law at Peru University")."""
        if any(is_body_noun(token.text) for token in self.doc[span[0] : span[1]]):
            return False
        if self.head.title.word in _TEACHING:
            return True
        after = self.doc[span[1]] if span[1] < self.last else None
        if after is None or after.lower_ not in {"at", "for", "with"} or (self.names.at(span[1] - 1) is not None and after.lower_ != "at"):
            return False
        following = self._noun_phrase(span[1] + 1)
        return following is not None and bool(self.names.inside(following, "organisation"))

    def _is_team(self, span: TokenSpan) -> bool:
        """Whether a phrase ends in "delegation", "team": not "the Yellow group", which is a name with its noun."""
        last, before = self.doc[span[1] - 1], self.doc[span[1] - 2]
        if last.lower_ not in TEAMS or not last.text.islower():
            return False
        return last.lower_ in {"delegation", "team", "talks", "negotiations"} or not (before.tag_ in {"NNP", "NNPS"} and span[1] - 2 >= span[0])

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

    def _take_body(self, span: TokenSpan) -> bool:
        found = self.found
        if found.has_body:
            return False
        body, end = self._body_in(span), span[1]
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
        return True

    def _body_in(self, span: TokenSpan) -> MentionRow | TokenSpan | None:
        """The innermost named body of a noun phrase: its last one, or a capitalised stretch that NER missed."""
        missed = self._missed_body(span)
        if missed is not None:
            return missed
        found = self.names.inside(span, "organisation", "group")
        rule = self.doc[span[1] - 1]
        if rule.lower_ in _RULES and rule.text.islower() and self.names.kind_at(span[1] - 2) in {"organisation", "person"}:
            owner = self.names.at(span[1] - 2)
            return None if owner is None else (owner["start"], span[1])
        return found[-1] if found else self._described_body(span)

    def _described_body(self, span: TokenSpan) -> TokenSpan | None:
        """A capitalised name beside a common noun of bodies: "the newspaper Maariv", "the Yisrael Beytenu party"."""
        words = self.doc[span[0] : span[1]]
        nouns = [token.i for token in words if token.text.islower() and is_body_noun(token.text)]
        if not nouns:
            return None
        noun = nouns[-1]
        start, end = (noun + 1, span[1]) if noun + 1 < span[1] else (span[0], noun)
        while start < end and not (self.doc[start].text[0].isupper() and self.doc[start].tag_ not in {"JJ", "DT"}):
            start += 1
        row = self.names.at(start) if start < end else None
        proper = start < end and all(token.text[0].isupper() for token in self.doc[start:end])
        if not proper or (row is not None and self.names.layers.kind(row["entity"]) == "country"):
            return None
        return start, end

    def _missed_body(self, span: TokenSpan) -> TokenSpan | None:
        """Capitalised words at the end of a phrase, with a body's noun among them, that no name mention covers whole."""
        start = span[1]
        while start > span[0] and self.doc[start - 1].tag_ != "POS" and (self.doc[start - 1].text[0].isupper() or self.doc[start - 1].lower_ in _CONNECTORS or self.doc[start - 1].text in {"/", "-"}):
            start -= 1
        while start < span[1] and not self.doc[start].text[0].isupper() or (start < span[1] and self.doc[start].lower_ in {"the", "a"}):
            start += 1
        row = self.names.at(span[1] - 1)
        demonym = self.names.at(start) if start < span[1] else None
        if demonym is not None and demonym["end"] < span[1] and self.names.layers.kind(demonym["entity"]) == "country" and self.doc[start].tag_ != "NNP":
            start = demonym["end"]
        if start >= span[1] or (row is not None and row["start"] <= start):
            return None
        words = [token for token in self.doc[start : span[1]]]
        if not any(is_body_noun(token.text) for token in words) and not (row is None and len(words) >= 1 and words[-1].text[0].isupper() and self.head.title.body):
            return None
        return start, span[1]

    def _known_as(self, end: int) -> MentionRow | None:
        """The name given after a described body: "the intelligence agency, known as X", "the party, or X"."""
        i = end
        if i < self.last and self.doc[i].text == ",":
            i += 1
        if [token.lower_ for token in self.doc[i : i + 2]] not in (["known", "as"], ["called", "the"]):
            return None
        i += 2
        if i < self.last and self.doc[i].lower_ == "the":
            i += 1
        row = self.names.at(i)
        return row if row is not None and self.names.layers.kind(row["entity"]) == "organisation" else None

    def _note_country(self, span: TokenSpan) -> None:
        lands = self.names.inside(span, "country")
        owner = next((row for row in self.names.inside(span, "organisation") if row["end"] < len(self.doc) and self.doc[row["end"]].tag_ == "POS"), None)
        if owner is not None and self.found.country is None:
            self.found.country = self.names.layers.entities[owner["entity"]]["country"]
        if not lands or self.found.country is not None:
            return
        land = lands[0]
        before, after = self.doc[land["start"] - 1], self.doc[min(land["end"], len(self.doc) - 1)]
        if after.tag_ == "POS" or (self.doc[land["end"] - 1].tag_ == "JJ" and before.text != "-" and after.text != "-" and after.text[0].islower()):
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
        if preposition in _TOPICAL and head.tag_ in {"NN", "NNS", "NNP", "NNPS"}:
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
        return True

    def _next_item(self, end: int) -> TokenSpan | None:
        """The country or body that is coordinated with the one that ends here: ", Peru", "and Peru"."""
        i = end
        while i < self.last and (self.doc[i].text == "," or self.doc[i].lower_ == "and"):
            i += 1
        if i == end:
            return None
        span = self._noun_phrase(i)
        if span is None or not self.names.inside(span, "country") or self.names.inside(span, "person"):
            return None
        named = self.names.inside(span, "country")[-1]
        return span if named["end"] == span[1] and named["start"] - span[0] <= 1 else None
