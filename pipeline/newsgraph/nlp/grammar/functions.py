"""Who does what in a clause: subject, object, doer, whom it is done to, what stands after its prepositions.

Coordination, everywhere: each member of a coordination is given apart, once, in text order ("A, B and C" are three tokens).
`each` does the same to tokens found in another way; a noun's own modifiers and appositions are the caller's to read.

A clause without a subject of its own takes the one that is understood: of the verb it is joined with, of the noun it stands
behind, and under another verb the one who controls it ("asked Ann to lead it": Ann; "promised Ann to lead it": who promised).

English: "by" marks the doer of a passive, a noun's place before or behind the verb its function, an infinitive has a controller.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.syntax import conjuncts_of
from newsgraph.nlp.grammar.tree import children_as, children_of, has_child_as, sentence_bounds
from newsgraph.nlp.page.lookup import word_beside
from newsgraph.rules.closed import closed
from newsgraph.rules.control import Control, control

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})
MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "nummod", "npadvmod"})
"""How what stands before a noun hangs from it."""
_VERBAL = frozenset({"VERB", "AUX"})
_RELATIVES = closed().relatives
_EXPLETIVES = closed().expletives
_BARE = closed().bare
_BESIDE = closed().beside
_JOINED = frozenset({"conj", "auxpass", "aux"})
_CONTROLLED = frozenset({"xcomp", "ccomp", "advcl"})
_UNDERSTOOD = _JOINED | _CONTROLLED
_BEFORE_NOUNS = frozenset({"prep", "agent"})
_AFTER_PREPOSITIONS = frozenset({"pobj", "pcomp"})
_NOUNS_AFTER = frozenset({"pobj"})
_AGENT = frozenset({"agent"})
_PASSIVE = frozenset({"auxpass", "nsubjpass"})
_ACTIVE = frozenset({"aux", "nsubj"})
_HELPING = frozenset({"aux"})
_HELPING_VERBS = frozenset({"aux", "auxpass"})
_SUBJECT_NOUNS = frozenset({"nsubj", "nsubjpass"})
_DONE_TO = frozenset({"dobj"})
_SPENT = frozenset({"dobj", "npadvmod"})
_GIVEN = frozenset({"dobj", "dative"})
_PREDICATE = frozenset({"attr"})
_FINITE_UNDER = frozenset({"advcl", "ccomp"})
_MAYBE_UNDER = _FINITE_UNDER | {"conj"}
_APPOSED = frozenset({"appos"})
_FINITE = frozenset({"VBD", "VBZ"})
_INTRODUCED = frozenset({"mark", "aux", "auxpass", "advmod"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_MARKS = frozenset({"mark"})
_COUNTS = frozenset({"PERCENT", "CARDINAL"})
_OF = closed().of
_AFTER_BE = frozenset({"dobj", "attr", "nsubj"})


def each(tokens: Iterable[Token]) -> list[Token]:
    """Tokens with what is coordinated with them, each once."""
    found: dict[int, Token] = {}
    for token in tokens:
        if token.i not in found:
            found.update((item.i, item) for item in conjuncts_of(token))
    return list(found.values())


def objects_of(verb: Token) -> list[Token]:
    """The direct objects and predicate nouns of a verb."""
    return each(children_as(verb, OBJECTS))


def prepositional(token: Token, *prepositions: str) -> list[Token]:
    """The objects of the given prepositions that hang from a token."""
    return each(
        grandchild
        for child in children_as(token, _BEFORE_NOUNS)
        if child.lower_ in prepositions
        for grandchild in children_as(child, _AFTER_PREPOSITIONS)
    )


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive, participles behind a noun and those coordinated with a passive among them."""
    if has_child_as(verb, _PASSIVE):
        return not (verb.tag_ == "VBG" and verb.i == sentence_bounds(verb)[0])  # "Representing Kenya were A and B"
    if verb.tag_ == "VBD" and verb.dep_ == "conj" and has_child_as(verb, _AGENT) and not has_child_as(verb, _ACTIVE):
        return verb.head.tag_ == "VBN" and is_passive(verb.head)  # "the treaty, backed by A and opposed by B"
    if verb.tag_ != "VBN" or has_child_as(verb, _ACTIVE):
        return False
    if verb.dep_ == "conj" and verb.head.i != verb.i:
        return is_passive(verb.head) or has_child_as(verb, _AGENT)
    return verb.dep_ in {"acl", "advcl"} and not is_misread(verb)


def is_misread(verb: Token) -> bool:
    """Whether a finite verb was taken for a participle, so that the sentence has no other ("Ann boasted in May that …")."""
    head = verb.head
    if counted_before(verb) is not None:
        return True
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or head.dep_ != "ROOT" or head.pos_ in _VERBAL or head.i > verb.i:
        return False
    return not has_child_as(verb, _AGENT) and not verb.is_sent_end and word_beside(verb, 1) != ","


def counted_before(verb: Token) -> Token | None:
    """The part of people that a finite verb taken for a participle tells of ("28 *percent* of voters | approved of it")."""
    people = verb.head
    part = people.head.head
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or people.dep_ != "pobj" or people.head.lower_ not in _OF:
        return None
    alone = part.dep_ == "ROOT" or has_child_as(part, _MARKS)  # "found that 28 percent of voters approved"
    return part if part.ent_type_ in _COUNTS and alone and not has_child_as(verb, _AGENT) else None


def actors(verb: Token) -> list[Token]:
    """Those who do what the verb says: its subjects, or in the passive what stands after "by"."""
    if not is_passive(verb):
        return subjects_of(verb)
    return each(
        token
        for child in children_as(verb, _BEFORE_NOUNS)
        if child.lower_ == "by"
        for token in children_as(child, _NOUNS_AFTER)
    )


def undergoers(verb: Token) -> list[Token]:
    """Those whom the verb is done to: its objects, or in the passive its subjects."""
    if is_passive(verb):
        return subjects_of(verb)
    return each(_antecedent(child, verb) for child in children_as(verb, OBJECTS))


def subjects_of(verb: Token) -> list[Token]:
    """What a verb says something of: its own subjects, or those understood from what it hangs from."""
    known = _subjects_in(verb.doc, control())
    waiting, above = [], verb
    while above.i not in known:  # from the first of a coordination on, which may be a thousand verbs deep
        waiting.append(above)
        if above.dep_ not in _UNDERSTOOD or above.head.i == above.i:
            break
        above = above.head
    for item in reversed(waiting):
        known[item.i] = _find_subjects(item)
    return list(known[verb.i])


@lru_cache(maxsize=2)  # one document is read at a time
def _subjects_in(doc: Doc, rules: Control) -> dict[int, list[Token]]:  # noqa: ARG001  (what they are found by)
    """By verb: in a long coordination each has those of the one before it, which are found once."""
    return {}


def _find_subjects(verb: Token) -> list[Token]:  # noqa: C901, PLR0911  (one for each way to hang)
    own = children_as(verb, SUBJECTS) or [
        subject for helping in children_as(verb, _HELPING_VERBS) for subject in children_as(helping, SUBJECTS)
    ]  # "Ann was on Monday elected": the parser hangs her from "was"
    if not own:  # "Will said it is bad"
        own = [child for child in children_as(verb, _HELPING) if child.ent_type_ == "PERSON"]
    if len(own) > 1 and own[-1].pos_ == "PRON" and own[-1].i < verb.i:
        own = own[-1:]  # "An aide and former minister, he is ..."
    if own:
        return each(_antecedent(_before_aside(child), verb) for child in own)
    above = verb.head
    before = _taken_from(verb) or _hung_from_preposition(verb)
    if before is not None:
        return each([before])
    if above.i == verb.i or verb.dep_ == "csubj":
        return each(_inverted(above))
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and above.tag_ == "VB" and above.dep_ in {"acl", "relcl"}:
        return [above.head]  # "the largest to visit the South and led by A"
    if verb.dep_ in _JOINED:
        return subjects_of(above) if above.pos_ in _VERBAL else []
    if (part := counted_before(verb)) is not None:
        return [part]
    if verb.dep_ in {"acl", "relcl"}:
        return _who_spends(verb) or _behind_noun(verb, above)
    if verb.dep_ == "pcomp" or (verb.dep_ == "pobj" and verb.tag_ == "VBG"):
        return _behind_preposition(verb, above)
    if verb.dep_ in _CONTROLLED:
        beside = _set_beside(verb)
        return each([beside]) if beside is not None else _controller(verb, above)
    return [above] if verb.tag_ == "VBN" and verb.dep_ == "amod" else []


def _taken_from(verb: Token) -> Token | None:
    """The subject that the parser took for the object of the verb before: "after learning Ann fired him" (Ann, not who learned)."""
    if verb.dep_ not in _FINITE_UNDER or verb.tag_ not in _FINITE or verb.i == 0 or has_child_as(verb, _INTRODUCED):
        return None
    last = verb.nbor(-1)
    return last if last.dep_ in _DONE_TO and last.head.i < last.i and last.pos_ in _NOUNS else None


def _hung_from_preposition(verb: Token) -> Token | None:
    """The subject that the parser hangs from "after": "fired Ann after Tom, a rival, accused her" (Tom)."""
    if verb.dep_ not in _MAYBE_UNDER or verb.tag_ not in _FINITE or verb.i == 0 or has_child_as(verb, _INTRODUCED):
        return None
    aside = verb.nbor(-1)
    if aside.text != ",":
        return None
    noun = next((token for token in (aside.head, aside.head.head) if token.dep_ == "pobj"), None)
    if noun is None or noun.right_edge.i != aside.i or not has_child_as(noun, _APPOSED):
        return None
    return noun if noun.head.lower_ in control().opening and noun.head.i > verb.head.i else None


def _before_aside(subject: Token) -> Token:
    """Who stands before an aside that the parser took for the subject: "Ann, born Ann Lind, is the director" (the first Ann)."""
    if subject.dep_ != "csubj" or subject.tag_ not in {"VBN", "VBD"} or word_beside(subject, -1) != ",":
        return subject
    before = [child for child in children_as(subject, _SUBJECT_NOUNS) if child.i < subject.i]
    return before[-1] if before else subject


def _set_beside(verb: Token) -> Token | None:
    """Whose deed a participle is that stands right behind a preposition's noun: "despite Ann receiving it" (Ann)."""
    before = verb.nbor(-1) if verb.i else verb
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or before.dep_ != "pobj" or before.head.head.i != verb.head.i:
        return None
    return before if before.head.lower_ in _BESIDE else None


def _who_spends(verb: Token) -> list[Token]:
    """As in "Ann spent much of the year writing it" (Ann, not the year)."""
    time = verb.head
    if verb.tag_ != "VBG":
        return []
    if time.dep_ == "pobj" and time.head.dep_ == "prep" and time.head.head.pos_ not in _VERBAL:
        time = time.head.head  # "much of the year"
    above = time.head
    spends = time.dep_ in _SPENT and above.pos_ in _VERBAL and above.lemma_ in control().spending
    return subjects_of(above) if spends else []


def _behind_noun(verb: Token, noun: Token) -> list[Token]:
    """As in "the team led by A", "A was the first to lead it" (A)."""
    if verb.tag_ != "VB":
        return [noun]
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.dep_ == "attr":
        noun = noun.head.head  # "was one of the first to lead it"
    said_of = subjects_of(noun.head) if noun.dep_ == "attr" else []
    return [token for token in said_of if token.lower_ not in _EXPLETIVES]


def _behind_preposition(verb: Token, preposition: Token) -> list[Token]:
    """As in "criticized A for backing it", "accused A of backing it" (A), "after leaving, A said" (A)."""
    above, before = preposition.head, verb.nbor(-1)
    if (
        verb.tag_ == "VBG"
        and before.dep_ == "pobj"
        and before.head.i == preposition.i
        and preposition.lower_ in _BESIDE
    ):
        return each([before])  # "despite Ann | receiving it"
    if above.pos_ not in _VERBAL:
        return []
    beside = [child for child in children_as(preposition, _NOUNS_AFTER) if child.i < verb.i]
    if beside and preposition.lower_ in _BESIDE:
        return each(beside)  # "despite Ann receiving it"
    charged = preposition.lower_ == "for" or (preposition.lower_ == "of" and above.lemma_ in control().accusing)
    done_to = [child for child in children_as(above, _DONE_TO) if child.i < verb.i] if charged else []
    return each(done_to) if done_to else subjects_of(above)


def _controller(verb: Token, above: Token) -> list[Token]:
    """Whose deed an infinitive or participle under another verb is."""
    if above.pos_ == "ADJ" or above.dep_ in {"acomp", "oprd"}:
        return subjects_of(above.head) if above.head.pos_ in _VERBAL else []  # "is due to travel"
    if above.pos_ not in _VERBAL:
        return []
    if verb.dep_ == "ccomp" and not _is_infinitive(verb):
        return []
    if _is_infinitive(verb) and above.lemma_.lower() not in control().of_the_subject:
        done_to = undergoers(above) if is_passive(above) else _objects_between(above, verb)
        if done_to:
            return done_to
    return subjects_of(above)


def is_controlled(verb: Token) -> bool:
    """Whether an infinitive is the deed of another than the subject of the verb above ("led the party to support the bill")."""
    above = verb.head
    return (
        verb.dep_ in _CONTROLLED
        and _is_infinitive(verb)
        and above.lemma_.lower() not in control().of_the_subject
        and not has_child_as(verb, SUBJECTS)
        and bool(_objects_between(above, verb))
    )


def _is_infinitive(verb: Token) -> bool:
    if verb.tag_ != "VB":
        return False
    return not any(child.lower_ in _BARE for child in children_as(verb, _HELPING))


def _objects_between(above: Token, verb: Token) -> list[Token]:
    return each(child for child in children_as(above, _GIVEN) if above.i < child.i < verb.i)


def _inverted(verb: Token) -> list[Token]:
    """As in "Leading the delegation is A": what follows a form of "be" that follows the participle."""
    be = next((child for child in children_of(verb) if child.lemma_ == "be" and child.i > verb.i), None)
    if verb.lemma_ == "be" or be is None or verb.i != sentence_bounds(verb)[0]:
        return children_as(verb, _PREDICATE) if verb.lemma_ == "be" else []
    return [child for child in children_as(verb, _AFTER_BE) if child.i > be.i]


def _antecedent(token: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if token.i > 1 and token.nbor(-1).lower_ == "of" and token.lower_ in _RELATIVES:
        return token.nbor(-2)  # "Ann and Bob, neither of | whom supports it"
    if token.lower_ in _RELATIVES and (token.pos_ == "PRON" or token.tag_ in {"WDT", "WP", "IN", "DT"}):
        clause = verb
        while clause.dep_ in {"conj", "xcomp", "ccomp"} and clause.head.i != clause.i:
            clause = clause.head
        return clause.head if clause.dep_ == "relcl" else token
    return token
