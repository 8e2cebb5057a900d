"""Stances that a speaker takes inside a statement: verdicts, wrongs and misdeeds laid on somebody or something.

The holder is the statement's speaker. An evaluative word in the article's own voice gives no stance.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from newsgraph.nlp.stances.deeds import is_infinitive
from newsgraph.nlp.stances.frames import Polarity, adjective_entries, attitudes, opposite
from newsgraph.nlp.stances.parties import Parties
from newsgraph.nlp.stances.predicates import is_open
from newsgraph.nlp.stances.reading import Reading
from newsgraph.nlp.statements.cues import speech
from newsgraph.nlp.statements.speakers import is_passive
from newsgraph.nlp.syntax import is_negated, prepositional, subjects_of
from newsgraph.rules.valences import valence

_COPULAS = frozenset(
    {"be", "become", "remain", "seem", "appear", "look", "sound", "feel", "represent", "constitute", "mean"}
)
_SENSES = frozenset({"look", "sound", "feel"})
_WELL = frozenset(
    {"good", "great", "bad", "terrible", "horrible", "awful", "sick", "wonderful", "fantastic", "amazing"}
)
"""What somebody looks or feels, which judges nobody ("she looked good")."""
_SEEMING = frozenset({"seem", "appear", "prove", "believe", "consider", "turn", "continue"})
_DOING = frozenset({"do", "make", "run", "play"})
_NAME_REACH = 10
"""How many tokens after a thing its verdict may stand ("called the vote a complete and utter sham")."""
_POINTING = frozenset({"it", "this", "that", "these", "those", "all"})
_ABOUT = frozenset({"comment", "speak", "ask", "refer", "talk", "remark", "write", "tweet"})
_CLEAR = 1.5
"""The rating from which on a word judges: the weakest tenth of the rated words are as often meant neutrally."""
_NAMED = frozenset({"person", "organisation", "group", "country"})


def read_judgement(parties: Parties, token: Token) -> Iterator[Reading]:
    """The stance of the speaker in whose words a token stands."""
    statement = parties.statement(token)
    if statement is None:
        return
    holder = parties.speaker(statement)
    lemma = token.lemma_.lower()
    found: list[tuple[str, Token, Polarity]] = []
    side = _side(token)
    if side is not None and token.pos_ in {"NOUN", "ADJ"}:
        found = list(_verdict(parties, token, side))
    if not found and lemma in attitudes().wrongs and token.pos_ == "NOUN":
        found = list(_wrong(parties, token))
    elif lemma in attitudes().misdeeds and token.pos_ == "VERB":
        found = list(_misdeed(parties, token))
    for rule, head, polarity in found:
        target = None if _may_be_speaker(parties, statement, head) else parties.target(head)
        if target is not None and target.entity != holder.entity:
            yield Reading(rule, holder, target, polarity, token, statement=statement)


def _may_be_speaker(parties: Parties, statement: int, head: Token) -> bool:
    """Whether a pronoun in reported speech can as well be who speaks ("says he is a hero")."""
    return head.lower_ in {"he", "she"} and parties.layers.claims[statement]["values"]["style"] == "indirect"


def _side(word: Token) -> Polarity | None:
    """Which way a word judges: by our own list, else by the general ratings where they are clear."""
    form, lemma = word.lower_, word.lemma_.lower()
    for polarity, words in attitudes().verdicts.items():
        if lemma in words or form in words:
            return polarity
    if lemma in attitudes().no_verdicts or form in adjective_entries():  # "upset" tells of a mood
        return None
    rating = valence(form, lemma)
    if abs(rating) < _CLEAR:
        return None
    return "for" if rating > 0 else "against"


def _verdict(parties: Parties, word: Token, side: Polarity) -> Iterator[tuple[str, Token, Polarity]]:
    """The subject of the predicate that a verdict stands in ("the vote is a complete sham")."""
    predicate = _predicate(word)
    verb = predicate.head
    if predicate.dep_ == "pobj" and verb.lower_ in {"like", "as"}:
        verb = verb.head
    elif word.dep_ == "amod" and word.head.dep_ == "dobj" and word.head.head.lemma_ in _DOING:
        yield from _done(word, side)
        return
    elif predicate.dep_ not in {"attr", "acomp", "oprd"}:
        return
    if verb.lemma_ not in _COPULAS or is_open(verb, would=True) or word.tag_ == "JJR":
        return
    if verb.lemma_ in _SENSES and word.lemma_ in _WELL:
        return
    if predicate.lemma_ in attitudes().no_verdicts or (is_infinitive(verb) and verb.head.lemma_ not in _SEEMING):
        return
    negated = is_negated(verb) or any(
        child.dep_ == "neg" or child.lower_ in {"no", "less", "least", "hardly"}
        for child in (*predicate.children, *word.children)
    )
    for subject in subjects_of(verb):
        about = _topic_at_hand(parties, subject) if subject.lower_ in _POINTING else subject
        if about is not None and (not negated or side == "for"):
            yield "stance.verdict", about, opposite(side) if negated else side


def _predicate(word: Token) -> Token:
    """The predicate noun that a verdict describes ("is a brave man", "is a man of great courage"), else the verdict itself."""
    noun = word.head if word.dep_ == "amod" and word.head.pos_ == "NOUN" else word
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in attitudes().bearers:
        noun = noun.head.head
    return noun if noun.dep_ in {"attr", "acomp"} else word


def _done(word: Token, side: Polarity) -> Iterator[tuple[str, Token, Polarity]]:
    """Whose deed a verdict is on ("she did a brilliant job", "he made a terrible mistake")."""
    verb = word.head.head
    if word.lemma_ in {"good", "great"} and word.head.lemma_ in {"number", "deal", "many", "part"}:
        return
    if word.head.lower_ == "nothing":
        side = opposite(side)
    negated = is_negated(verb) or (verb.dep_ == "conj" and is_negated(verb.head))
    if not is_open(verb) and not negated:
        for subject in subjects_of(verb):
            if subject.pos_ in {"PROPN", "PRON"} and subject.lower_ not in _POINTING:
                yield "stance.verdict", subject, side


def _topic_at_hand(parties: Parties, pronoun: Token) -> Token | None:
    """What "it" in a statement is about when the words around the cue say so ("…," Ann said, commenting on the vote)."""
    statement = parties.statement(pronoun)
    row = parties.layers.claims[statement] if statement is not None else None
    cue = row["spans"].get("cue_span") if row is not None else None
    if not cue:
        return None
    verb = parties.layers.doc[cue[0][0]]
    around = [
        *verb.children,
        *(item for child in verb.children if child.dep_ in {"nsubj", "advcl"} for item in child.children),
    ]
    for child in around:
        if child.lemma_ in _ABOUT and child.tag_ in {"VBG", "VBN"}:
            found = prepositional(child, "on", "about", "of", "to")
            if found:
                return found[0]
    return None


def _wrong(parties: Parties, noun: Token) -> Iterator[tuple[str, Token, Polarity]]:
    owners = [child for child in noun.children if child.dep_ == "poss"] or prepositional(noun, "of", "by")
    for owner in owners:
        if _is_named(parties, owner):
            yield "stance.wrong", owner, "against"


def _misdeed(parties: Parties, verb: Token) -> Iterator[tuple[str, Token, Polarity]]:
    if is_negated(verb) or is_open(verb) or is_passive(verb):
        return
    if any(child.dep_ in {"xcomp", "ccomp"} for child in verb.children):
        return  # "threatens to leave" is no deed done to anybody
    for subject in subjects_of(verb):
        if _is_named(parties, subject):
            yield "stance.misdeed", subject, "against"


def _is_named(parties: Parties, token: Token) -> bool:
    entity = parties.layers.entity(token)
    return entity is not None and parties.layers.kind(entity) in _NAMED


@cache
def _namers() -> frozenset[str]:
    """The verbs of giving a thing a name, or of holding it for something."""
    return speech().verbs.naming | speech().verbs.as_what | attitudes().judging


@cache
def _by_as() -> frozenset[str]:
    """The verbs that give a name with "as" only."""
    return (speech().verbs.as_what - speech().verbs.naming) | {"see", "view", "regard"}


def read_naming(parties: Parties, verb: Token) -> Iterator[Reading]:
    """`called the vote a sham`, `declared him illegitimate`, `described the talks as useless`: the namer's stance to the thing."""
    if verb.lemma_ not in _namers() or is_open(verb) or is_negated(verb):
        return
    thing, end = _thing(verb)
    if thing is None:
        return
    start = verb.i + 1
    own = {thing.i}
    if verb.dep_ != "relcl":
        own |= {item.i for item in thing.subtree if item.dep_ != "prep"}
    sides = [
        (item, side)
        for item in verb.doc[start:end]
        if item.i not in own
        and _is_said_of(item, verb)
        and item.pos_ in {"NOUN", "ADJ", "VERB"}
        and (side := _side(item)) is not None
    ]
    target = parties.target(thing)
    if not sides or target is None or _has_moved_on(verb if verb.dep_ == "relcl" else thing, sides[0][0]):
        return
    word, side = sides[0]
    if verb.lemma_ in _by_as() and not any(item.lower_ == "as" for item in verb.doc[start : word.i]):
        return
    if any(item.lower_ in {"not", "n't", "no", "less", "least", "never"} for item in verb.doc[start : word.i]):
        side = opposite(side)
    for holder in parties.holders(subjects_of(verb)):
        if holder.entity != target.entity:
            yield Reading("stance.naming", holder, target, side, word)


def _is_said_of(word: Token, verb: Token) -> bool:
    """Whether a word belongs to the name that a verb gives, not to a clause inside it or to what is considered doing."""
    while word.i not in {verb.i, word.head.i}:
        doing = word.dep_ == "xcomp" and word.lemma_ != "be" and word.tag_ in {"VB", "VBG"}
        told = word.dep_ == "ccomp" and any(child.dep_ == "mark" for child in word.children)
        if doing or told or word.dep_ in {"relcl", "advcl"}:
            return False
        word = word.head
    return True


def _has_moved_on(thing: Token, word: Token) -> bool:
    """Whether a verdict belongs to a later clause than the name given ("called it a distraction as he plans a historic trip")."""
    between = word.doc[thing.i + 1 : word.i]
    return (
        len(between) > _NAME_REACH
        or any(
            token.lower_ in {"while", "when", "who", "because", "for", "after"} or token.text == ","
            for token in between
        )
        or sum(token.lower_ == "as" for token in between) > 1
    )


def _thing(verb: Token) -> tuple[Token | None, int]:
    thing = next((child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i), None)
    if thing is None and verb.dep_ == "relcl":
        thing = verb.head
    if thing is None:
        small = next((child for child in verb.children if child.dep_ in {"ccomp", "oprd"} and child.i > verb.i), None)
        thing = None if small is None else next((child for child in small.children if child.dep_ == "nsubj"), None)
    pieces = [
        child
        for child in verb.children
        if child.i > verb.i and child.dep_ in {"dobj", "ccomp", "oprd", "prep", "xcomp"}
    ]
    end = max((token.i for piece in pieces for token in piece.subtree), default=verb.i) + 1
    return thing, end
