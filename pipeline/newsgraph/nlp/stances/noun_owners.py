"""Whose attitude a noun tells of: "Ann's", "from Ann", "British", by the verb that carries it, past its target."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import prepositional, subjects_of
from newsgraph.nlp.grammar.syntax import conjuncts_of
from newsgraph.nlp.grammar.tree import children_as, children_of
from newsgraph.nlp.stances.deeds import Aim
from newsgraph.nlp.stances.participants import Parties
from newsgraph.nlp.stances.predicates import is_negated, is_open, turn
from newsgraph.rules.attitude_shapes import Entry
from newsgraph.rules.attitudes import attitudes, noun_entries
from newsgraph.rules.closed import closed

_ATTITUDES = closed().attitudes
_HOLDERS = closed().holders
_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass"})
_DEFINITE = closed().articles - closed().indefinite_articles
_ADJECTIVES = frozenset({"amod"})
_BEFORE_HYPHENS = frozenset({"npadvmod"})
_SAID_OF = frozenset({"acomp"})
_AMONG = closed().among
_GLUED = frozenset({"compound", "nmod"})


def owners_of(parties: Parties, noun: Token) -> list[Token]:
    """Whose attitude it is, as the noun's own phrase tells: "Ann's", "from Ann", "British"."""
    owners = [token for child in children_of(noun) if _is_owner(child) for token in conjuncts_of(child)]
    owners = [owner for owner in owners if not _is_another(parties, noun, owner)]
    owners = owners or prepositional(noun, *_HOLDERS)  # "its support of militias, from the Red Guard to the rebels"
    given = given_to(parties, noun)
    owners = owners or _leaders(noun)
    return owners or [
        child
        for child in children_of(noun)
        if child.dep_ in {"amod", "compound"} and _is_known(parties, child) and child not in given
    ]


def _is_known(parties: Parties, child: Token) -> bool:
    """Whether a word before a noun is somebody told of, and no word of a topic that the noun is ("a *media* crackdown")."""
    entity = parties.layers.entity(child)
    return entity is not None and parties.layers.kind(entity) != "topic"


def _leaders(noun: Token) -> list[Token]:
    """Who leads or backs an effort, before a hyphen ("the Kremlin-led effort to")."""
    compounds = (child for child in children_as(noun, _ADJECTIVES) if child.lemma_ in attitudes().compounding)
    return [item for child in compounds for item in children_as(child, _BEFORE_HYPHENS)]


def _is_another(parties: Parties, noun: Token, owner: Token) -> bool:
    """Whether a "his" may be another's than its entity: in "Bob, who faced criticism over his plan" it may be Bob's."""
    clause = noun
    while clause.dep_ not in {"relcl", "ROOT"}:
        clause = clause.head
    told = (
        owner.pos_ == "PRON" and clause.dep_ == "relcl" and any(child.lower_ == "who" for child in children_of(clause))
    )
    if not told:
        return False
    meant, layers = parties.layers.entity(owner), parties.layers
    inside = noun.doc[clause.left_edge.i : owner.i]  # "Bob, who praised Ann for her plan"
    return meant not in {layers.entity(clause.head), *(layers.entity(item) for item in inside)}


def _is_owner(child: Token) -> bool:
    return child.dep_ == "poss" or (child.dep_ == "nmod" and any(mark.dep_ == "case" for mark in children_of(child)))


def carriers_of(parties: Parties, noun: Token) -> list[Token]:
    """The subjects of the verb that says who has an attitude, or the owners of what shows it ("his message of support")."""
    shown = _shown_in(noun)
    if shown is not None and (owners := owners_of(parties, shown)):
        return owners
    verb = carrier_of(noun)
    return (
        []
        if verb is None or is_open(parties.layers, verb) or turn(parties.layers, verb) not in {"plain", "negated"}
        else subjects_of(verb)
    )


def arising_in(parties: Parties, noun: Token, entry: Entry) -> list[Token]:
    """Among whom an attitude is told to be: "criticism of it came from Ann", "there was criticism of it | from Ann"."""
    verb = noun.head
    if (spread := _spread(noun)) is not None:
        said = not is_open(parties.layers, verb) and not is_negated(parties.layers, verb)
        return (prepositional(spread, *_AMONG) or prepositional(verb, *_AMONG)) if said else []
    told = (noun.dep_ == "nsubj" and verb.lemma_ in attitudes().arising) or (
        noun.dep_ == "attr" and any(child.dep_ == "expl" for child in children_of(verb))
    )
    if told:
        return (
            []
            if is_open(parties.layers, verb)
            else prepositional(verb, *_HOLDERS) or _past_target(parties, noun, entry)
        )
    inner = noun.dep_ in _ARGUMENTS or (noun.dep_ == "pobj" and noun.head.head.pos_ == "VERB")
    past = _past_target(parties, noun, entry) if inner else []
    return past or _past_verb(parties, noun, entry)


def _spread(noun: Token) -> Token | None:
    """The adjective by which an attitude is told to be wide or strong somewhere ("opposition to it is *fierce* among farmers")."""
    if noun.dep_ != "nsubj" or noun.head.lemma_ not in attitudes().being:
        return None
    said = children_as(noun.head, _SAID_OF)
    return next((word for word in said if word.lemma_.lower() in attitudes().widespread), None)


def _past_verb(parties: Parties, noun: Token, entry: Entry) -> list[Token]:
    """Whose attitude it is by what the parser hung from the verb ("ignored criticism of the treaty | from Ann")."""
    links = entry.frame.target if entry.link is None else (entry.link,)
    if noun.dep_ != "dobj" or any(map(_comes_from_somebody, prepositional(noun, *links))):
        return []
    return [owner for owner in prepositional(noun.head, "from") if owner.i > noun.i and parties.can_act(owner)]


def _past_target(parties: Parties, noun: Token, entry: Entry) -> list[Token]:
    """Whose attitude it is by what the parser hung from its target ("criticism of the treaty | from Ann", but not "for migrants from Peru").

    Of an argument of a verb not where the target may be theirs itself ("ignored criticism of the bill from Ann", "of goods from Peru").
    """
    links = entry.frame.target if entry.link is None else (entry.link,)
    things = [token for token in prepositional(noun, *links) if not parties.can_act(token)]
    if noun.dep_ in _ARGUMENTS:
        things = [token for token in things if not _comes_from_somebody(token)]
    return [
        owner
        for token in things
        for owner in prepositional(token, *_HOLDERS)
        if noun.dep_ not in _ARGUMENTS or parties.can_act(owner)
    ]


def _comes_from_somebody(thing: Token) -> bool:
    """Whether somebody makes or sends a thing ("a proposal from Ann", "goods from Peru")."""
    rules = attitudes()
    authored = rules.writings | rules.papers | rules.conduct
    return thing.lemma_ in authored or thing.lemma_ in noun_entries() or thing.left_edge.lower_ not in _DEFINITE


def carrier_of(noun: Token) -> Token | None:
    """The verb that says who has an attitude: "voiced doubts about", "resigned in protest of", "is at odds with"."""
    verb, shown = noun.head, _shown_in(noun)
    if shown is not None and shown.dep_ == "dobj":
        return shown.head if shown.head.lemma_ in attitudes().light_verbs | attitudes().publishing else None
    if noun.dep_ == "pobj":
        link, verb = verb, verb.head
        if verb.dep_ in {"dobj", "attr"} and verb.pos_ == "NOUN" and link.lower_ in _ATTITUDES | {"of"}:
            verb = verb.head  # "took a stand in support of"
        if link.lower_ in _ATTITUDES or (link.lower_ == "on" and verb.lemma_ in attitudes().running):
            return verb if verb.pos_ in {"VERB", "AUX"} else None
    elif noun.dep_ == "conj" and verb.dep_ == "dobj":
        verb = verb.head
    elif noun.dep_ != "dobj":
        return None
    return verb if verb.lemma_ in attitudes().light_verbs | attitudes().dropping else None


def _shown_in(noun: Token) -> Token | None:
    """The word or deed that an attitude is shown in ("tweeted a message of support": message)."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return None
    return noun.head.head if noun.head.head.lemma_ in attitudes().shows | attitudes().writings else None


def given_to(parties: Parties, noun: Token) -> list[Token]:
    """To whom an attitude is given: "gave the union great credit", "gave Ann credit" (a name that the parser glued to the noun)."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in attitudes().giving or not _is_given(noun):
        return []
    given = noun.lemma_ in attitudes().favours  # but not "gave the Lind campaign a bus"
    glued = [child for child in children_as(noun, _GLUED) if given and parties.is_end_of_name(child)]
    return [child for child in children_of(verb) if child.dep_ == "dative" and child.pos_ != "ADP"] or glued


def _is_given(noun: Token) -> bool:
    """Whether an attitude can be to or for somebody ("gave Ann credit", but not "gave the campaign a bus")."""
    links = {link for entry in noun_entries().get(noun.lemma_, ()) for link in entry.frame.target}
    return not links.isdisjoint({"to", "for"})


def aims_past_owner(parties: Parties, noun: Token, entry: Entry, owners: list[Token]) -> Iterator[Aim]:
    """The target after the owner, where the parser hung it higher ("calls from Ann and Bob for a truce")."""
    if not owners or owners[-1].i < noun.i:
        return
    links = set(entry.frame.target) - attitudes().of_holders
    behind = [token for owner in owners for token in prepositional(owner, *links)]
    yield from ((party, False) for party in parties.targets(behind))  # "anger among nurses and farmers over the levy"
    doc = noun.doc
    link = max(owner.right_edge.i for owner in owners) + 1
    if (
        link < len(doc)
        and doc[link].lower_ in entry.frame.target
        and doc[link].dep_ == "prep"
        and doc[link].head.i < noun.i
    ):
        objects = [child for child in children_of(doc[link]) if child.dep_ == "pobj"]
        yield from ((party, False) for party in parties.targets(objects))
