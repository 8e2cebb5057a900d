"""Whom and what "they", "it" and "them" stand for around an attitude, where the words before leave one answer.

Who acts is the subject before, of a clause of the same sentence or of the sentence before; what is meant is the only thing of
that number that a clause tells of. Where two fit, nobody is meant: a wrong holder is worse than none.

English: number is told by the noun, a subject by its place before the verb.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import SUBJECTS, prepositional
from newsgraph.nlp.grammar.syntax import conjuncts_of
from newsgraph.nlp.grammar.tree import children_of, sentence_bounds, subtree
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.spoken import statements_of_tokens
from newsgraph.rules.attitudes import attitudes
from newsgraph.rules.closed import closed

_THEY = closed().they
_IT = closed().it
_PLURALS = frozenset({"NNS", "NNPS"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_MAIN = SUBJECTS | {"dobj", "pobj"}
_VERBAL = frozenset({"VERB", "AUX"})
_ADJECTIVES = frozenset({"ADJ"})
_PEOPLE = frozenset({"person", "unnamed"})
_BODIES = frozenset({"organisation", "country", "group"})
_UNCOUNTED = frozenset({"DATE", "TIME", "PERCENT", "CARDINAL", "MONEY", "ORDINAL", "QUANTITY"})
_BACK = 2
"""How many sentences before are looked through for a subject."""


def _are_many(noun: Token) -> bool:
    """Whether several are told of by what they are together ("a group of nurses … They", "a generation of leaders")."""
    many = noun.lemma_ in attitudes().groups | attitudes().quantities
    return many and any(item.tag_ in _PLURALS for item in prepositional(noun, "of"))


def _own_clause(pronoun: Token) -> set[int]:
    """What stands in the clause of a pronoun, which it cannot mean ("took aim at it": the aim)."""
    above = pronoun.head
    while above.pos_ not in _VERBAL and above.head.i != above.i:
        above = above.head
    return {item.i for item in subtree(above)} if above.pos_ in _VERBAL and above.dep_ != "ROOT" else _beside(above)


def _beside(verb: Token) -> set[int]:
    """A verb's own subjects, objects and prepositional phrases."""
    return {
        item.i
        for child in children_of(verb)
        if child.dep_ in _MAIN | {"prep", "prt", "dative", "attr"}
        for item in subtree(child)
    }


class Pronouns:
    """The nouns that pronouns of one document stand for."""

    def __init__(self, layers: Layers, can_act: Callable[[Token], bool]) -> None:
        self.layers = layers
        self.can_act = can_act
        self._statement = statements_of_tokens(layers, denied=False)

    def party(self, pronoun: Token) -> Token | None:
        """Who acts by the name of "they" or "it": the subject before it that can, unless another stands between."""
        if pronoun.lower_ not in _THEY | _IT or pronoun.dep_ != "nsubj":
            return None
        for subjects in self._subjects_before(pronoun):
            for subject in subjects:
                if subject.lower_ == pronoun.lower_:
                    continue
                if subject.pos_ == "PRON" or not self._is_of_number(subject, pronoun):
                    continue
                return subject if subject.pos_ in _NOUNS and self._can_be(subject, pronoun) else None
        return None

    def thing(self, pronoun: Token) -> Token | None:
        """What "it" or "them" is: the only thing of its number in the clauses before it, or in the sentence before."""
        if pronoun.pos_ != "PRON" or pronoun.lower_ not in _IT | _THEY or pronoun.dep_ not in _MAIN:
            return None
        if (parallel := self._parallel(pronoun)) is not None:
            return parallel
        start = sentence_bounds(pronoun)[0]
        own = _own_clause(pronoun)
        for low, high in ((start, pronoun.i), (self._before(start), start)):
            found = [
                token
                for token in pronoun.doc[low:high]
                if token.dep_ in _MAIN and token.i not in own and self._is_thing(token, pronoun)
            ]
            main = [token for token in found if token.dep_ != "pobj"] if high == pronoun.i else []
            if found:
                best = main or found
                return best[0] if len(best) == 1 and self._same_voice(best[0], pronoun) else None
        return None

    def _parallel(self, pronoun: Token) -> Token | None:
        """What an object stands for whose verb is joined to one with an object ("Peru backs the deal, but Chile opposes it")."""
        verb = pronoun.head
        if pronoun.dep_ != "dobj" or verb.dep_ != "conj" or verb.head.pos_ not in _VERBAL:
            return None
        things = [child for child in children_of(verb.head) if child.dep_ == "dobj"]
        fits = len(things) == 1 and self._is_thing(things[0], pronoun) and self._same_voice(things[0], pronoun)
        return things[0] if fits else None

    def _subjects_before(self, pronoun: Token) -> Iterator[list[Token]]:
        """Subjects before a pronoun, the nearest first in its sentence; of sentences before, that of the main clause."""
        start = sentence_bounds(pronoun)[0]
        yield [token for token in reversed(pronoun.doc[start : pronoun.i]) if token.dep_ in SUBJECTS]
        for _ in range(_BACK):
            before = self._before(start)
            yield [token for token in pronoun.doc[before:start] if token.dep_ in SUBJECTS and token.head.dep_ == "ROOT"]
            start = before

    def _before(self, start: int) -> int:
        """Where the sentence before begins that stands in a block of the same kind. The start itself where there is none."""
        doc = self.layers.doc
        if start == 0 or self.layers.block(doc[start - 1])["kind"] != self.layers.block(doc[start])["kind"]:
            return start
        return sentence_bounds(doc[start - 1])[0]

    def _can_be(self, subject: Token, pronoun: Token) -> bool:
        if pronoun.lower_ in _IT and not self._is_body(subject, pronoun):
            return False
        return self.can_act(subject) and self._same_voice(subject, pronoun)

    def _is_body(self, noun: Token, pronoun: Token) -> bool:
        """Whether a noun names a body, or is a word for one where no thing can be meant ("the union said it opposes the ban")."""
        entity = self.layers.entity(noun)
        if entity is None or self.layers.kind(entity) == "unnamed":
            return noun.lemma_.lower() in attitudes().bodies and self.thing(pronoun) is None
        return self.layers.kind(entity) in _BODIES

    @staticmethod
    def _is_of_number(noun: Token, pronoun: Token) -> bool:
        plural = (
            noun.tag_ in _PLURALS or len(list(conjuncts_of(noun))) > 1 or (pronoun.lower_ in _THEY and _are_many(noun))
        )
        return plural == ("Plur" in pronoun.morph.get("Number", []))

    def _is_thing(self, noun: Token, pronoun: Token) -> bool:
        if noun.pos_ not in _NOUNS or noun.ent_type_ in _UNCOUNTED or noun.lemma_ in attitudes().no_targets:
            return False
        if noun.dep_ == "pobj" and noun.head.head.pos_ not in _VERBAL | _ADJECTIVES:
            return False  # "everybody at the trust"
        if any(child.dep_ == "appos" and child.pos_ == "PROPN" for child in children_of(noun)):
            return False
        entity = self.layers.entity(noun)
        person = (entity is not None and self.layers.kind(entity) in _PEOPLE) or (entity is None and self.can_act(noun))
        return self._is_of_number(noun, pronoun) and (not person or pronoun.lower_ in _THEY)

    def _same_voice(self, noun: Token, pronoun: Token) -> bool:
        """Whether a pronoun of quoted words stands for what the same words tell of."""
        mine, theirs = self._statement.get(pronoun.i), self._statement.get(noun.i)
        if mine is None or mine == theirs:
            return True
        return self.layers.claims[mine]["values"]["style"] == "indirect"
