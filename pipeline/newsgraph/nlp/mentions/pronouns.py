"""He and she: to the person whom the text is about, where one answer stands out.

After the ranked antecedent rules of the sieve literature (Lee et al. 2013, Deterministic coreference resolution based
on entity-centric, precision-ranked rules): gender agreement, subjects before others, near before far, and the speaker
of a quotation is not "he" inside it.

English: "he" and "she" are people and tell their gender.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import subjects_of
from newsgraph.nlp.grammar.tree import sentence_bounds, sentence_root, tree_of
from newsgraph.nlp.mentions.candidates import SUBJECTS, Candidate, candidate_of, unnamed_candidate, unnamed_subjects
from newsgraph.nlp.mentions.quotations import Quotations
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import with_lower, word_beside
from newsgraph.rules.closed import closed
from newsgraph.rules.names import name_lists

_GENDER = dict.fromkeys(closed().he, "m") | dict.fromkeys(closed().she, "f")
_REFLEXIVES = closed().himself_or_herself
_NO_SUBJECTS = closed().him_or_her
_SENTENCES_BACK = 3
_BLOCKS_BACK = 2
_MARGIN, _SURE_MARGIN = 0.5, 2.0
_NEAREST = 12
_PREPOSED = 4


def add_pronouns(layers: Layers, quotations: Quotations) -> None:
    """Adds mentions for he, she and their forms."""
    _PronounReader(layers, quotations).add()


class _PronounReader:
    def __init__(self, layers: Layers, quotations: Quotations) -> None:
        self.layers = layers
        self.doc = layers.doc
        self.sentence_of = tree_of(self.doc).sentence_of
        self.quotations = quotations
        self.speaking = name_lists().speaking
        self.names = {row["start"]: row for row in layers.mentions if layers.kind(row["entity"]) == "person"}

    def add(self) -> None:
        seen: list[Candidate] = []
        for i in sorted({*with_lower(self.doc, frozenset(_GENDER)), *self.names, *unnamed_subjects(self.doc)}):
            token, here = self.doc[i], self.sentence_of[i]
            row = self.names.get(token.i)
            if row is not None:
                root = self.layers.head(row)
                seen.append(candidate_of(self.layers, self.quotations, here, row, root))
            gender = _GENDER.get(token.lower_)
            if gender is None:
                unnamed = unnamed_candidate(self.layers, self.quotations, here, token)
                if unnamed is not None:
                    seen.append(unnamed)
                continue
            person = self._antecedent(token, gender, seen)
            if person is None:
                continue
            self.layers.add_mention(person, token.i, token.i + 1, "pronoun")
            entity = self.layers.entities[person]
            entity["gender"] = entity["gender"] or gender
            row = self.layers.mentions[-1]
            seen.append(candidate_of(self.layers, self.quotations, here, row, token))

    def _antecedent(self, token: Token, gender: str, seen: list[Candidate]) -> int | None:
        glossed = self._glossed(token)
        glossed = self._coming_subject(token, gender) if glossed is None else glossed
        if glossed is not None:
            return glossed
        if token.lower_ in _REFLEXIVES and token.dep_ not in {"appos", "npadvmod"}:
            return self._own_subject(token, gender)
        here = self.sentence_of[token.i]
        near = [one for one in seen[-4 * _NEAREST :] if self._is_near(token, one)]
        barred = self._barred(token, near) | {one.person for one in near if _is_clause_mate(token, one)}
        fitting = [one for one in near if self._gender_of(one) in {gender, None} and one.person not in barred]
        if not self.quotations.holds(token.i):
            # Outside a quotation one whom only quotations name is rarely meant.
            fitting = [one for one in fitting if not one.quoted] or fitting
        last_subject = next((one.person for one in reversed(fitting) if one.subject and not one.quoted), 0)
        scores: dict[int, float] = {}
        for one in fitting:
            score = self._score(token, one, here, last_subject) + 1.5 * _is_own_subject(token, one, fitting)
            scores[one.person] = max(scores.get(one.person, -9.0), score)
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        if not ranked or ranked[0][0] < 0:
            return None
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN:
            return None
        sure = len(ranked) > 1 and ranked[0][1] - ranked[1][1] > _SURE_MARGIN
        return None if _is_one_of_two(ranked[0][0], fitting) and not sure else ranked[0][0]

    def _coming_subject(self, token: Token, gender: str) -> int | None:
        """The subject that a phrase at the sentence's start runs ahead of: "In his speech, Karl Berg said"."""
        start = sentence_bounds(token)[0]
        if token.dep_ != "poss" or token.i - start > _PREPOSED or self.doc[start].pos_ not in {"ADP", "SCONJ"}:
            return None
        for subject in sentence_root(token).children:
            mention = self.layers.mention(subject) if subject.dep_ in SUBJECTS and subject.i > token.i else None
            if mention is None or self.layers.kind(mention["entity"]) != "person" or mention["type"] != "name":
                continue
            if self.layers.entities[mention["entity"]]["gender"] in {gender, None}:
                return mention["entity"]
        return None

    def _own_subject(self, token: Token, gender: str) -> int | None:
        """The person who is the subject of a reflexive's verb."""
        verb = next((above for above in token.ancestors if above.pos_ in {"VERB", "AUX"}), token)
        people = {
            person
            for subject in subjects_of(verb)
            if (person := self.layers.entity(subject)) is not None
            and self.layers.kind(person) == "person"
            and self.layers.entities[person]["gender"] in {gender, None}
        }
        return people.pop() if len(people) == 1 else None

    def _glossed(self, token: Token) -> int | None:
        """The person whom a bracket after the pronoun names: "against him (Karl Berg)"."""
        if token.i + 2 >= len(self.doc) or self.doc[token.i + 1].text not in {"(", "["}:
            return None
        row = self.names.get(token.i + 2)
        closed = row is not None and row["end"] < len(self.doc) and self.doc[row["end"]].text in {")", "]"}
        return row["entity"] if row is not None and closed else None

    def _is_near(self, token: Token, one: Candidate) -> bool:
        if one.place <= token.i < one.end:
            return False  # "his deputy" is not his own
        blocks = self.layers.block_number(token) - self.layers.block_number(self.doc[one.place])
        return self.sentence_of[token.i] - one.sentence <= _SENTENCES_BACK and blocks <= _BLOCKS_BACK

    def _gender_of(self, one: Candidate) -> str | None:
        return self.layers.entities[one.person]["gender"] if one.person >= 0 else one.gender

    def _barred(self, token: Token, near: list[Candidate]) -> set[int]:
        """Who speaks the quotation that a pronoun stands in is "I" there; nobody says "he" of himself."""
        if not self.quotations.holds(token.i):
            return set()
        subject = self.quotations.attribution(token.i)
        if subject is not None and subject.lower_ not in _GENDER:
            person = self.layers.entity(subject)
            return set() if person is None else {person}
        if self.quotations.is_fragment(token.i):
            return set()
        # "..., he said" or no attribution at hand: the one who spoke last goes on.
        last = next((one for one in reversed(near) if one.speaks and not one.quoted), None)
        return set() if last is None else {last.person}

    def _score(self, token: Token, one: Candidate, here: int, last_subject: int) -> float:
        far = here - one.sentence
        # An object is said of whom the sentence has just named as often as of the last subject.
        is_object = token.lower_ == "him" or (token.lower_ == "her" and token.dep_ != "poss")
        score = (
            (1.0 if is_object else 2.0) * one.subject - 1.5 * one.modifier - 1.0 * far - 0.002 * (token.i - one.place)
        )
        score -= 1.0 * one.paired
        score += 0.75 * (self._gender_of(one) is not None)
        number = self.quotations.number
        if number[token.i] is not None and number[one.place] == number[token.i] and one.subject:
            score += 1.0  # who is spoken of in a quotation stays who is spoken of
        if one.end == token.i - 1 and self.doc[token.i - 1].lower_ == "and" and token.dep_ == "poss":
            # "Kovacs and her delegation", "Kovacs and her deputy, Berg,": that pair is not in the way
            score += 3.0 + one.paired
        if one.speaks and number[token.i] is None and self._is_speaker(token):
            # "..., he added": whoever spoke last, unless somebody else has come in since.
            score += 2.5 if one.person == last_subject else 0.5
        return score

    def _is_speaker(self, token: Token) -> bool:
        return token.dep_ in SUBJECTS and token.head.lemma_ in self.speaking


def _is_clause_mate(token: Token, one: Candidate) -> bool:
    """An object pronoun is not the subject of its own verb ("Putin told him", "Putin came and told him")."""
    if not one.subject or token.lower_ not in _NO_SUBJECTS:
        return False
    if token.dep_ == "poss":
        # "Berg is his choice": a possessive in a predicate is not the subject's.
        return token.head.dep_ == "attr" and one.root.head.i == token.head.head.i
    verb = token.head if token.dep_ not in {"pobj", "nsubj"} else token.head.head
    return one.root.head.i == verb.i or any(subject.i == one.root.i for subject in subjects_of(verb))


def _is_own_subject(token: Token, one: Candidate, others: list[Candidate]) -> bool:
    """Whether what is had hangs from a verb whose subject somebody is: "Lang said that Berg sold his house"."""
    if token.dep_ != "poss" or not one.subject or word_beside(token, -1) == "and":
        return False
    verb = next((above for above in token.ancestors if above.pos_ in {"VERB", "AUX"}), None)
    if verb is None or any(verb.i < other.place < token.i for other in others):
        return False  # "Lang hired Berg for his skills"
    return verb.i < token.i and any(subject.i == one.root.i for subject in subjects_of(verb))


def _is_one_of_two(person: int, fitting: list[Candidate]) -> bool:
    """Whether the best answer is one of two people in one breath, whom a singular does not tell apart ("A and B said he")."""
    pairs = [one for one in fitting if one.person == person]
    if not all(one.paired for one in pairs):
        return False
    return any(other.person != person and other.root.i == one.root.i for one in pairs for other in fitting)
