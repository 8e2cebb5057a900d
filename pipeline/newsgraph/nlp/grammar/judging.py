"""Weighing a clause by how it hangs from what is above it, from the root of the sentence down.

English: what governs a clause by its form: with "to", in -ing, with "that".
"""

from __future__ import annotations

from typing import cast

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.asking import is_asked
from newsgraph.nlp.grammar.functions import is_passive, subjects_of
from newsgraph.nlp.grammar.hanging import (
    above_of,
    bound_to,
    has_complementizer,
    has_mark,
    is_beside,
    is_imperative,
    is_past_plan,
    is_relative,
    object_before,
    outside,
)
from newsgraph.nlp.grammar.inside import TELLING, VERBAL, with_signs
from newsgraph.nlp.grammar.noun_clauses import PREDICATES, of_noun, under_noun
from newsgraph.nlp.grammar.signs import Signs, signs_of
from newsgraph.nlp.grammar.surface import Surface
from newsgraph.nlp.grammar.tenses import form_of, time_of
from newsgraph.nlp.grammar.tree import children_as, has_child_as
from newsgraph.nlp.grammar.unlisted import ACHIEVED, FACTIVE, UNKNOWN
from newsgraph.nlp.grammar.weighing import PLAIN, Weighing, effect_of, passed_on, replace
from newsgraph.nlp.grammar.words import governing, phrase_at
from newsgraph.rules.certainty import Reach, Voice, Word
from newsgraph.rules.closed import closed

_COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "csubjpass"})
_OF_THE_VERB = PREDICATES | {"aux", "auxpass"}
_OBJECTS = frozenset({"dobj", "dative"})
_NOUN_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SUBJECTS = _NOUN_SUBJECTS | {"expl"}
_MARKS = frozenset({"mark"})
_REACHES: dict[str, tuple[Reach, ...]] = {"from": ("from", "ing"), "of": ("of", "ing")}
_EXPLETIVES = closed().expletives
_ADVERBS = frozenset({"advmod"})
_CONTENT = frozenset({"ccomp", "dobj"})
_JOINTS = frozenset({"cc"})
_LASTING = frozenset({"supposing", "conceding", "timing", "feigned", "sourcing"})
"""Classes of signs that hold for what is coordinated with the clause too."""
_UNSHARED = _LASTING | {"negating", "over"}
_BEFORE_FACTS = closed().before_facts
_ALTERNATIVES = closed().alternatives


class Judge:
    """Weighs the clauses of one document, each once."""

    def __init__(self, doc: Doc) -> None:
        self._surface = Surface(doc)
        self._known: dict[int, Weighing] = {}
        self._around: dict[int, Weighing] = {}
        self._signs: dict[int, Signs] = {}

    def weigh(self, token: Token) -> Weighing:
        """How what a verb, adjective or noun predicates stands in its text."""
        known = self._known.get(token.i)
        if known is not None:
            return known
        waiting: list[tuple[Token, Token | None]] = []
        node: Token | None = token
        while node is not None and node.i not in self._known:
            above = above_of(node)
            waiting.append((node, above))
            node = above
        for item, above in reversed(waiting):
            self._around[item.i] = around = self._context(item, above)
            self._known[item.i] = with_signs(self, item, around, self.signs(item))
        return self._known[token.i]

    def known(self, token: Token) -> Weighing | None:
        """How a token stands that was weighed before."""
        return self._known.get(token.i)

    def signs(self, token: Token) -> Signs:
        """What stands in the clause of a token."""
        if token.i not in self._signs:
            self._signs[token.i] = signs_of(token, self._surface)
        return self._signs[token.i]

    # --- how it hangs
    def _context(self, node: Token, above: Token | None) -> Weighing:  # noqa: PLR0911  (one for each way to hang)
        """How a clause stands by what is above it, without its own words."""
        if above is None and node.head.i != node.i:
            return PLAIN["present"]
        if above is None:
            return Weighing().open("asking") if self.is_asked(node) or is_imperative(node) else PLAIN["present"]
        dep = node.dep_
        if dep in {"acl", "relcl"} or (dep in _COMPLEMENTS and above.pos_ in {"NOUN", "PROPN"}):
            return of_noun(self, node, above)
        if dep in _COMPLEMENTS:
            return self._complement(node, above)
        if dep == "advcl":
            return self._adverbial(node, above)
        if dep == "pcomp":
            return self._after_preposition(node, above)
        if dep == "conj":
            return self._coordinated(node, above)
        if dep == "parataxis":
            return self._beside(node, above)
        if dep in _OF_THE_VERB or (dep in _OBJECTS and node.pos_ not in VERBAL):
            return self._known[above.i]
        return outside(self._around[above.i])

    def _complement(self, node: Token, above: Token) -> Weighing:
        governor, weighed = self._governor(node, above)
        if governor is None:
            return weighed
        return self._under(governor, weighed, form_of(node), node)

    def _governor(self, node: Token, above: Token) -> tuple[Token | None, Weighing]:
        """The word that governs a clause, and how it stands: the adjective or noun in "it is true that", else the verb."""
        weighed = self._known[above.i]
        predicate = next((child for child in children_as(above, PREDICATES) if child.i != node.i), None)
        if predicate is None or above.pos_ not in VERBAL:
            return above, weighed
        if is_relative(node) and not has_complementizer(node):
            return None, weighed  # "it was Ann who led it"
        if self.signs(predicate).negated:
            weighed = weighed.flipped("negated")
        return predicate, weighed

    def _under(self, governor: Token, weighed: Weighing, form: str, node: Token) -> Weighing:
        passive = governor.pos_ == "VERB" and is_passive(governor)
        if node.tag_ == "VB" and form == "that" and governing("bare", governor, "active") is not None:
            form = "bare"  # "let Ann lead it"
        word = governing(cast(Reach, form), governor, "passive" if passive else "active")
        if word is None and form == "that" and governor.pos_ == "NOUN":
            word = governing("content", governor, "active")  # "it is a lie that"
        opens = node.i < governor.i and self.signs(node).of("passing")  # "not only did she lead it, she also wrote ..."
        if form == "that" and (opens or (word is None and is_beside(node, governor))):
            return outside(self._around[node.head.i])
        if word is None:
            word = FACTIVE if governor.pos_ in {"ADJ", "NOUN"} and form == "that" else UNKNOWN[form]
        effect = effect_of(word, weighed)
        if effect == "so" and is_imperative(governor):
            return weighed.open("asking")  # "let Ann lead it"
        if effect == "planned" and weighed.time == "past" and is_past_plan(governor, node):
            effect = "open"
        lie = self._lie(governor) if word.class_ in TELLING and effect not in {"open", "not"} else None
        if lie is not None:
            weighed, effect = weighed.by(lie.row), "disputed"
        sources = () if passive or governor.pos_ not in VERBAL else subjects_of(governor)
        source = next((token.i for token in sources if token.pos_ in {"NOUN", "PROPN", "PRON"}), None)
        return passed_on(weighed, effect, word, source, finite=form == "that")

    def _lie(self, teller: Token) -> Word | None:
        """The word that calls what is told false: "falsely claimed that"."""
        found = (phrase_at("cue", child) for child in children_as(teller, _ADVERBS))
        return next((pair[0] for pair in found if pair is not None), None)

    def _adverbial(self, node: Token, above: Token) -> Weighing:
        form, weighed = form_of(node), self._known[above.i]
        if form == "to":
            return self._infinitive(node, above, weighed)
        if node.tag_ == "VB" and any(phrase_at("below", mark) is not None for mark in children_as(node, _MARKS)):
            return (
                weighed.flipped("missed") if weighed.polarity == "so" else weighed.open("negating")
            )  # "rather than lead it"
        bound = form != "that" and not has_mark(node)
        if bound or (node.tag_ in {"VBG", "VBN"} and not has_child_as(node, _NOUN_SUBJECTS)):
            return bound_to(weighed if weighed.polarity != "not" else replace(weighed, polarity="so", how="plain"))
        return outside(self._lasting(above))

    def _infinitive(self, node: Token, above: Token, weighed: Weighing) -> Weighing:
        """Beside a verb: what it is done for, or what the verb or its object governs."""
        if above.lemma_ == "be":
            return weighed.open("unknown")  # "is in a position to lead it"
        word = governing("to", above, "passive" if is_passive(above) else "active")
        if self._is_of_another(node, above) and (word is None or effect_of(word, weighed) == "so"):
            return weighed.open("purpose")
        if word is not None:
            return self._under(above, weighed, "to", node)
        noun = object_before(node, above)
        if noun is not None:
            return under_noun(self, noun, "to", ACHIEVED)
        return bound_to(weighed) if weighed.polarity == "so" else weighed.open("purpose")

    @staticmethod
    def _is_of_another(node: Token, above: Token) -> bool:
        """Whether an infinitive has a subject of its own: "calls rose for Ann to lead it", but "it took a year for Ann to lead it"."""
        own, subjects = has_child_as(node, _NOUN_SUBJECTS), children_as(above, _NOUN_SUBJECTS)
        return own and all(subject.lower_ not in _EXPLETIVES for subject in subjects)

    def _after_preposition(self, node: Token, above: Token) -> Weighing:
        preposition, weighed = node.head, self._known[above.i]
        below = phrase_at("below", preposition)
        if below is not None:
            if weighed.polarity != "so":
                return weighed.open("negating")
            return (
                bound_to(weighed).flipped("refused" if preposition.lower_ == "against" else "missed").by(below[0].row)
            )
        voice: Voice = "passive" if is_passive(above) else "active"
        reaches: tuple[Reach, ...] = _REACHES.get(preposition.lower_, ("ing",))
        word = next((found for reach in reaches if (found := governing(reach, above, voice)) is not None), None)
        if word is not None:
            return passed_on(weighed, effect_of(word, weighed), word, None, finite=False)
        if preposition.lower_ in _BEFORE_FACTS:
            return outside(self._lasting(above))
        return bound_to(weighed) if weighed.polarity == "so" else weighed.open("unknown")

    def _coordinated(self, node: Token, first: Token) -> Weighing:
        around, signs = self._lasting(first), self.signs(first)
        if form_of(first) in {"to", "bare"} and node.tag_ == "VBN" and first.tag_ == "VB":
            return PLAIN["present"]  # "the largest to visit the South and led by Ann"
        if any(child.lower_ == "nor" for child in children_as(first, _JOINTS)):
            return around.flipped("negated")  # "neither led it nor joined it", "did not lead it, nor did she join it"
        if node.tag_ == "VB" and any(phrase_at("below", child) is not None for child in children_as(first, _JOINTS)):
            return around.flipped("missed")  # "stayed home rather than lead it"
        if first.pos_ not in VERBAL or has_child_as(node, _SUBJECTS):
            return around
        if node.pos_ in VERBAL and time_of(node) is not None and not (node.tag_ == "VBN" == first.tag_):
            return around
        shared = Signs([pair for pair in signs.words if pair[0].class_ not in _UNSHARED])
        joined = (first, node, *node.conjuncts)  # "not backed, endorsed or promoted": the "or" hangs from any of them
        either = any(child.lower_ in _ALTERNATIVES for item in joined for child in children_as(item, _JOINTS))
        shared.negated = signs.negated and (either or node.tag_ == "VB")
        return with_signs(self, first, around, shared)

    def _lasting(self, node: Token) -> Weighing:
        """How a clause stands with the conditions and sources that hold for what is joined with it too."""
        told, signs = self._around[node.i], self.signs(node)
        for word in signs.of(*_LASTING):
            if word.class_ == "sourcing":
                told = replace(told, heard=True, sources=(*told.sources, *signs.sources))
            else:
                told = told.open(word.class_)
        return told.open("supposing") if signs.inverted else told

    def _beside(self, node: Token, above: Token) -> Weighing:
        """What stands loosely beside a word of telling ("Karl Berg said: Ann led the bank") is told by its subject."""
        word = governing("that", above, "active")
        content = has_child_as(above, _CONTENT)
        if word is None or word.class_ not in {"telling", "believing"} or node.i < above.i or content:
            return outside(self._around[above.i])
        return self._under(above, self._known[above.i], "that", node)

    def is_asked(self, root: Token) -> bool:
        """Whether a sentence asks."""
        return is_asked(root, self._surface)
