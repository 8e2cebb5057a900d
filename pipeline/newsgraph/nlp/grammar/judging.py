"""Weighing a clause by how it hangs from what is above it, from the root of the sentence down."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.functions import is_passive, subjects_of
from newsgraph.nlp.grammar.resuming import resumed_cue
from newsgraph.nlp.grammar.signs import Signs, signs_of
from newsgraph.nlp.grammar.surface import QUOTES, Surface
from newsgraph.nlp.grammar.tenses import form_of, time_of
from newsgraph.nlp.grammar.weighing import PLAIN, How, Time, Weighing, effect_of, passed_on
from newsgraph.nlp.grammar.words import governing, phrase_at
from newsgraph.rules.certainty import Effect, Reach, Signature, Voice, Word

_COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "csubjpass"})
_PREDICATES = frozenset({"attr", "acomp", "oprd"})
_OF_THE_VERB = _PREDICATES | {"aux", "auxpass"}
_OBJECTS = frozenset({"dobj", "dative"})
_VERBAL = frozenset({"VERB", "AUX"})
_WH = frozenset({"WP", "WP$", "WRB", "WDT"})
_ASIDE = frozenset({"telling", "believing", "hearing"})
_LASTING = frozenset({"supposing", "timing", "feigned", "sourcing"})
"""Classes of signs that hold for what is coordinated with the clause too."""
HARD = frozenset({"supposing", "timing", "foretelling", "asking", "feigned", "doubted"})
"""Classes that leave open what else is taken for granted in their clause: "if she resigned because he led it"."""
_UNSHARED = _LASTING | {"negating", "over"}
_WHEN = frozenset({"after", "before", "since", "despite", "for", "by", "while", "when", "about", "over", "because"})
"""Prepositions before a form in -ing that tell of something as so, whatever is said of the clause they stand in."""


def _signature(so: Effect, not_: Effect) -> Signature:
    return Signature(**{"so": so, "not": not_})  # the fields as the YAML names them


_UNTOLD = Word("", "unknown", _signature("open", "open"))
_ACHIEVED = Word("", "achieving", _signature("so", "not"))
_UNKNOWN: dict[str, Word] = {
    "to": _UNTOLD,
    "bare": _ACHIEVED,
    "ing": Word("", "forcing", _signature("so", "open"), (), None),
    "that": Word("", "telling", _signature("told", "open"), (), None),
}
"""What is made of a clause under a verb that no row has."""
_FACTIVE = Word("", "factive", _signature("so", "so"))
_HEARD = Word("", "hearing", _signature("heard", "not"))


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
            above = _above(node)
            waiting.append((node, above))
            node = above
        for item, above in reversed(waiting):
            self._around[item.i] = around = self._context(item, above)
            self._known[item.i] = self._with_signs(item, around, self.signs(item))
        return self._known[token.i]

    def signs(self, token: Token) -> Signs:
        """What stands in the clause of a token."""
        if token.i not in self._signs:
            self._signs[token.i] = signs_of(token, self._surface)
        return self._signs[token.i]

    # --- what stands in the clause itself
    def _with_signs(self, node: Token, around: Weighing, signs: Signs) -> Weighing:
        told = _timed(around, time_of(node)) if node.pos_ in _VERBAL else around
        if not signs.words and not signs.asides and not signs.inverted:
            return told
        negated = signs.negated
        for word, text in signs.words:
            told = told.by(word.row)
            kind = word.class_
            if kind == "hedging":
                told = replace(told, heard=True, hedges=(*told.hedges, text))
            elif kind == "sourcing":
                told = replace(told, heard=True, sources=(*told.sources, *signs.sources))
            elif kind == "over":
                told, negated = replace(told, over=True, how="negated"), False
            elif kind == "would":
                told = self._would(node, around, told, negated=negated)
            elif kind == "will":
                told = replace(told, planned=True, heard=told.heard or not negated)
            elif kind == "foretelling":
                told = told.open(kind) if _foretells(self._known.get(node.head.i)) else told
            elif kind == "ability":
                told = told if negated else told.open(kind)
            elif kind in {"maybe", "supposing", "timing", "feigned"}:
                told = told.open(kind)
        if signs.inverted:
            told = told.open("supposing")
        told = self._asides(node, told) if signs.asides else told
        if not negated or (signs.bounded(node) and not told.planned):
            return told
        how: How = "refused" if told.planned else "unable" if signs.of("ability") else "negated"
        return told.flipped(how)

    def _would(self, node: Token, around: Weighing, told: Weighing, *, negated: bool) -> Weighing:
        """Future in the past where somebody tells it ("said she would lead it"), else a mere supposition."""
        unreal = any(child.dep_ == "aux" and child.lower_ in {"have", "'ve", "’ve"} for child in node.children)
        if not around.relayed or unreal:
            return told.open("would")
        return replace(told, planned=True, heard=told.heard or not negated, time="future")

    def _asides(self, node: Token, told: Weighing) -> Weighing:
        """As in "Ann, sources say, led the bank", "as Karl Berg said, she led it"."""
        for child in (node.doc[i] for i in self.signs(node).asides):
            if child.pos_ not in _VERBAL:
                continue
            if child.dep_ == "advcl" and not any(c.lower_ == "as" and c.i < child.i for c in child.children):
                continue
            word = governing("that", child, "passive" if is_passive(child) else "active")
            if word is None or word.class_ not in _ASIDE or any(c.dep_ in {"ccomp", "dobj"} for c in child.children):
                continue
            sources = tuple(token.i for token in subjects_of(child) if token.lower_ != "it")
            told = replace(told, heard=True, sources=(*told.sources, *sources)).by(word.row)
        return told

    # --- how it hangs
    def _context(self, node: Token, above: Token | None) -> Weighing:
        """How a clause stands by what is above it, without its own words."""
        if above is None and node.head.i != node.i:
            return PLAIN["present"]
        if above is None:
            return Weighing().open("asking") if self._is_asked(node) or _is_imperative(node) else PLAIN["present"]
        dep = node.dep_
        if dep in {"acl", "relcl"} or (dep in _COMPLEMENTS and above.pos_ in {"NOUN", "PROPN"}):
            return self._of_noun(node, above)
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
        if dep in _OF_THE_VERB or (dep in _OBJECTS and node.pos_ not in _VERBAL):
            return self._known[above.i]
        return _outside(self._around[above.i])

    def _complement(self, node: Token, above: Token) -> Weighing:
        governor, weighed = self._governor(node, above)
        if governor is None:
            return weighed
        return self._under(governor, weighed, form_of(node), node)

    def _governor(self, node: Token, above: Token) -> tuple[Token | None, Weighing]:
        """The word that governs a clause, and how it stands: the adjective or noun in "it is true that", else the verb."""
        weighed = self._known[above.i]
        predicate = next((child for child in above.children if child.dep_ in _PREDICATES and child.i != node.i), None)
        if predicate is None or above.pos_ not in _VERBAL:
            return above, weighed
        if any(
            child.dep_ in {"nsubj", "nsubjpass"} and child.lower_ in {"who", "that", "which"} for child in node.children
        ):
            if not any(child.dep_ == "mark" for child in node.children):
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
        if word is None and form == "that" and _is_beside(node, governor):
            return _outside(self._around[node.head.i])
        if word is None:
            word = _FACTIVE if governor.pos_ in {"ADJ", "NOUN"} and form == "that" else _UNKNOWN[form]
        effect = effect_of(word, weighed)
        if effect == "planned" and weighed.time == "past" and _is_past_plan(governor, node):
            effect = "open"
        lie = self._lie(governor) if word.class_ in _ASIDE and effect not in {"open", "not"} else None
        if lie is not None:
            weighed, effect = weighed.by(lie.row), "disputed"
        sources = () if passive or governor.pos_ not in _VERBAL else subjects_of(governor)
        source = next((token.i for token in sources if token.pos_ in {"NOUN", "PROPN", "PRON"}), None)
        return passed_on(weighed, effect, word, source, finite=form == "that")

    def _lie(self, teller: Token) -> Word | None:
        """The word that calls what is told false: "falsely claimed that"."""
        found = (phrase_at("cue", child) for child in teller.children if child.dep_ == "advmod")
        return next((pair[0] for pair in found if pair is not None), None)

    def _of_noun(self, node: Token, noun: Token) -> Weighing:
        form = form_of(node)
        if form == "that" and _has_complementizer(node):
            told = self._under_noun(noun, form, _HEARD)
            return self._told_of(noun, told)
        if form == "to":
            return self._under_noun(noun, form, _ACHIEVED if _is_singled_out(noun) else _UNTOLD)
        if form == "that" and _is_cleft(noun):
            return self._known[noun.head.i]
        return PLAIN["present"]

    def _under_noun(self, noun: Token, form: str, unknown: Word) -> Weighing:
        weighed = self.weigh(noun)
        word = governing("content" if form == "that" else "to", noun, "active")
        if word is None and (noun.dep_ == "ROOT" or any(child.dep_ == "nsubj" for child in noun.children)):
            word = governing(cast(Reach, form), noun, "active")  # a verb that was taken for a noun
        word = word or unknown
        owner = next((child.i for child in noun.children if child.dep_ == "poss"), None)
        return passed_on(weighed, effect_of(word, weighed), word, owner, finite=form == "that")

    def _told_of(self, noun: Token, told: Weighing) -> Weighing:
        """What is said of the rumour or claim itself: that it is baseless, that somebody dismissed it, that it is false."""
        verb = noun.head
        beside = (governing("noun", child, "active") for child in noun.children if child.dep_ == "amod")
        wrong = next((word for word in beside if word is not None), None)
        if wrong is not None and told.polarity == "so":
            told = passed_on(told, wrong.signature.so, wrong, None, finite=True)
        if noun.dep_ not in {"dobj", "nsubj", "nsubjpass"} or verb.pos_ not in _VERBAL:
            return told
        predicate = next((child for child in verb.children if child.dep_ in {"acomp", "attr", "oprd"}), None)
        if noun.dep_ == "nsubj" and predicate is None:
            return told
        word = governing("noun", predicate if predicate is not None and noun.dep_ == "nsubj" else verb, "active")
        if word is None or self._known[verb.i].polarity == "open":
            return told
        effect = effect_of(word, self._known[verb.i])
        source = next((token.i for token in subjects_of(verb)), None) if noun.dep_ == "dobj" else None
        return passed_on(replace(told, polarity="so"), effect, word, source, finite=True)

    def _adverbial(self, node: Token, above: Token) -> Weighing:
        form, weighed = form_of(node), self._known[above.i]
        bound = form != "that" and not _has_mark(node)
        if form == "to":
            if above.lemma_ == "be":
                return weighed.open("unknown")  # "is in a position to lead it"
            if governing("to", above, "passive" if is_passive(above) else "active") is not None:
                return self._under(above, weighed, form, node)
            noun = _object_before(node, above)
            if noun is not None:
                return self._under_noun(noun, form, _ACHIEVED)
            return _bound(weighed) if weighed.polarity == "so" else weighed.open("purpose")
        if bound or (node.tag_ in {"VBG", "VBN"} and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in node.children)):
            return _bound(weighed if weighed.polarity != "not" else replace(weighed, polarity="so", how="plain"))
        return _outside(self._lasting(above))

    def _after_preposition(self, node: Token, above: Token) -> Weighing:
        preposition, weighed = node.head, self._known[above.i]
        below = phrase_at("below", preposition)
        if below is not None:
            if weighed.polarity != "so":
                return weighed.open("negating")
            return _bound(weighed).flipped("refused" if preposition.lower_ == "against" else "missed").by(below[0].row)
        voice: Voice = "passive" if is_passive(above) else "active"
        reaches: tuple[Reach, ...] = ("from", "ing") if preposition.lower_ == "from" else ("ing",)
        word = next((found for reach in reaches if (found := governing(reach, above, voice)) is not None), None)
        if word is not None:
            return passed_on(weighed, effect_of(word, weighed), word, None, finite=False)
        if preposition.lower_ in _WHEN:
            return _outside(self._lasting(above))
        return _bound(weighed) if weighed.polarity == "so" else weighed.open("unknown")

    def _coordinated(self, node: Token, first: Token) -> Weighing:
        around, signs = self._lasting(first), self.signs(first)
        if form_of(first) in {"to", "bare"} and node.tag_ == "VBN" and first.tag_ == "VB":
            return PLAIN["present"]  # "the largest to visit the South and led by Ann"
        if first.pos_ not in _VERBAL or any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in node.children):
            return around
        if node.pos_ in _VERBAL and time_of(node) is not None and not (node.tag_ == "VBN" == first.tag_):
            return around
        shared = Signs([pair for pair in signs.words if pair[0].class_ not in _UNSHARED])
        either = any(child.dep_ == "cc" and child.lower_ in {"or", "nor"} for child in first.children)
        shared.negated = signs.negated and (either or node.tag_ == "VB")
        return self._with_signs(first, around, shared)

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
        content = any(child.dep_ in {"ccomp", "dobj"} for child in above.children)
        if word is None or word.class_ not in {"telling", "believing"} or node.i < above.i or content:
            return _outside(self._around[above.i])
        return self._under(above, self._known[above.i], "that", node)

    def _is_asked(self, root: Token) -> bool:
        """Whether a sentence asks: it ends with a question mark that does not close a quotation begun after the root."""
        doc, end = root.doc, root.sent.end - 1
        while end > root.i and (doc[end].is_space or doc[end].text in QUOTES or doc[end].text in {"'", "’", ")"}):
            end -= 1
        if doc[end].text != "?" or self._surface.is_apart(end, root.i):
            return False
        word = governing("that", root, "active") if root.pos_ == "VERB" else None
        if word is None or word.class_ not in {"telling", "asking", "believing"}:
            return True
        subject = next((child for child in root.children if child.dep_ == "nsubj"), None)
        if root.left_edge.tag_ in _WH or (subject is not None and subject.tag_ in _WH):
            return True
        opened = next((child for child in root.children if child.dep_ == "aux"), None)
        plain = subject is not None and subject.i < root.i and (opened is None or subject.i < opened.i)
        return not plain or not any(child.dep_ in {"ccomp", "parataxis", "dobj"} for child in root.children)


def _above(node: Token) -> Token | None:
    """The word that a clause, noun or adjective hangs from, over its preposition.

    None for the root, and for what stands by itself whatever is above it: a clause that only tells of whom the talk is.
    """
    head, dep = node.head, node.dep_
    if head.i == node.i:
        return None
    if dep in {"relcl", "acl"}:
        return head if form_of(node) == "to" or _has_complementizer(node) or _is_cleft(head) else None
    resumed = resumed_cue(node) if dep == "conj" else None
    if resumed is not None:
        return resumed
    if dep in {"pcomp", "pobj"} and head.dep_ in {"prep", "agent", "dative"} and head.head.i != head.i:
        return head.head
    return head


def _timed(weighed: Weighing, time: Time | None) -> Weighing:
    if time is None or time == weighed.time:
        return weighed
    return PLAIN[time] if weighed is PLAIN["present"] else replace(weighed, time=time)


def _outside(weighed: Weighing) -> Weighing:
    """How something stands that is taken for granted where it is told: of what is around, only who tells it counts."""
    if weighed.polarity == "so" and not weighed.heard and not weighed.rows:
        return PLAIN["present"]
    plain = replace(weighed, planned=False, appointed=False, over=False, forced=False, how="plain", time="present")
    if weighed.polarity == "not":
        return plain.open("doubted")
    return plain if weighed.opened in HARD or weighed.polarity == "so" else replace(plain, polarity="so", opened="")


def _bound(weighed: Weighing) -> Weighing:
    return replace(weighed, relayed=False, appointed=False, over=False, forced=False)


def _is_imperative(root: Token) -> bool:
    """As in "let Ann lead it", "imagine that she led it": a base form opens the sentence."""
    if root.tag_ != "VB" or root.left_edge.i != root.i or root.i != root.sent.start:
        return False
    return not any(child.dep_ in {"nsubj", "aux"} for child in root.children)


def _object_before(clause: Token, verb: Token) -> Token | None:
    """The object right before an infinitive that governs it rather than the verb ("lacked the power to lead it")."""
    before = clause.left_edge.i - 1
    noun = next((child for child in verb.children if child.dep_ == "dobj" and child.i == before), None)
    return noun if noun is not None and governing("to", noun, "active") is not None else None


def _foretells(above: Weighing | None) -> bool:
    return above is not None and (above.planned or above.polarity == "open")


def _has_complementizer(clause: Token) -> bool:
    return any(child.dep_ == "mark" for child in clause.children)


def _has_mark(clause: Token) -> bool:
    return any(child.dep_ == "mark" or (child.lower_ == "that" and child.i < clause.i) for child in clause.children)


def _is_past_plan(governor: Token, node: Token) -> bool:
    """Whether a plan came to nothing, as its time tells: "had planned to lead it", "was to have led it"."""
    before = any(child.dep_ == "aux" and child.lower_ == "had" for child in governor.children)
    missed = any(child.dep_ == "aux" and child.lower_ in {"have", "'ve", "’ve"} for child in node.children)
    return before or missed


def _is_beside(clause: Token, verb: Token) -> bool:
    """Whether a clause is only set beside a verb that governs no clause ("Ann led the bank; Karl left")."""
    if clause.i < verb.i:
        return True
    return any(token.text in {";", ":", "-", "–", "—"} for token in verb.doc[verb.i : clause.left_edge.i])


def _is_singled_out(noun: Token) -> bool:
    """Whether a noun is told of one that did something: "the first woman to lead it", "the largest to visit"."""
    for child in (noun, *noun.children):
        if child.tag_ in {"JJS", "RBS"}:
            return True
        word = governing("to", child, "active") if child.dep_ in {"amod", "advmod", "nummod"} else None
        if word is not None and word.class_ == "achieving":
            return True
    return False


def _is_cleft(noun: Token) -> bool:
    """As in "it was Ann who led it"."""
    be = noun.head
    return (
        noun.dep_ == "attr"
        and be.lemma_ == "be"
        and any(child.dep_ in {"nsubj", "expl"} and child.lower_ == "it" for child in be.children)
    )
