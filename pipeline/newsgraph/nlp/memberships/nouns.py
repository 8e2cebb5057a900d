"""Memberships told by nouns: head of the delegation, a member of the team, a participant in the talks of a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import OBJECTS, actors, prepositional, subjects_of
from newsgraph.nlp.grammar.tree import sentence, sentence_root
from newsgraph.nlp.groups.finding import ensure_group
from newsgraph.nlp.groups.senders import was_sent
from newsgraph.nlp.memberships.certainty import Certainty, judge
from newsgraph.nlp.memberships.facts import (
    Telling,
    add_membership,
    group_extent,
    person_at,
    person_named,
    persons_of,
)
from newsgraph.nlp.memberships.finding import led_by
from newsgraph.nlp.memberships.listed import with_listed
from newsgraph.nlp.memberships.meant import group_at, owner_of_board
from newsgraph.nlp.memberships.spoken_of import group_before
from newsgraph.nlp.memberships.talks import team_at_talks
from newsgraph.nlp.mentions.enumerations import names_of_people
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.groups import group_rules
from newsgraph.rules.titles import Status

_NEAR = 8
_PREPOSITIONS = ("of", "in", "on", "at", "from")


def read_position(layers: Layers, noun: Token) -> None:
    """Adds the memberships that a noun like "head", "member", "participant" states."""
    capacity = group_rules().positions[noun.lemma_.lower()]
    if capacity == "head" and any(child.lower_ in group_rules().words.deputies for child in noun.lefts):
        capacity = "deputy head"
    former = noun.dep_ == "pobj" and noun.head.lower_ == "as" and _resigns(noun.head.head)
    if noun.lemma_.lower() == "deputy" and not any(child.lower_ in {"his", "her"} for child in noun.lefts):
        return  # who sits in a parliament
    for member, certainty in _holders(layers, noun):
        if former and certainty.modality == "denied":
            continue  # "did not resign as head" says little
        for group, head in _groups(layers, noun, member[0], capacity):
            proof = [noun, *group_extent(layers, head)]
            status: Status | None = "former" if former else None
            add_membership(layers, member, group, Telling("position", certainty, proof, capacity, status=status))


def _resigns(verb: Token) -> bool:
    """As in "resigned as head of the delegation", "stepped down as its head"."""
    lemma = verb.lemma_.lower()
    down = lemma != "step" or any(child.lower_ in {"down", "aside"} for child in verb.children)
    return lemma in group_rules().words.resign and down


def _wholes(layers: Layers, noun: Token) -> list[Token]:
    """What a position is in: "of the team", "the team's", "team leader"."""
    lemma = noun.lemma_.lower()
    speaks = group_rules().positions.get(lemma) == "spokesperson"  # "member for Cusco" sits elsewhere
    further = ("for",) if speaks else ("to",) if lemma in group_rules().words.newcomers else ()
    candidates = [*prepositional(noun, *_PREPOSITIONS, *further)]
    if (
        not candidates and noun.dep_ == "attr"
    ):  # the parser hangs "in the talks" from "was a participant" as often as from the noun
        candidates = prepositional(noun.head, *_PREPOSITIONS)
    if not candidates and noun.i + 1 < len(layers.doc) and layers.doc[noun.i + 1].lower_ in _PREPOSITIONS:
        candidates = [child for child in layers.doc[noun.i + 1].children if child.dep_ == "pobj"]
    if noun.head.dep_ == "relcl":  # "the committee, of which she is a member"
        candidates = [noun.head.head if token.lower_ in {"which", "whom"} else token for token in candidates]
    candidates += [*(child for child in noun.lefts if child.dep_ in {"poss", "compound", "nmod"})]
    if noun.dep_ == "compound" and noun.i > sentence(noun).start and noun.nbor(-1).dep_ == "compound":
        candidates.append(noun.nbor(-1))  # "delegation head A B", where all hangs from the name
    return candidates


def _groups(layers: Layers, noun: Token, person: int, capacity: str) -> Iterator[tuple[int, Token]]:
    for token in _wholes(layers, noun):
        if token.tag_ == "PRP$":  # "Its chair is A"
            groups: Sequence[int | None] = _own(layers, noun, token, capacity)
        elif token.tag_ == "WP$" or token.lower_ == "it":  # "whose members are A and B", "A is part of it"
            groups = _meant(layers, token)
        elif token.lemma_.lower() in group_rules().words.meetings:
            groups = [team_at_talks(layers, token, person)]
        else:
            groups = [_group_at(layers, noun, token, capacity)]
        yield from ((group, token) for group in groups if group is not None and group != person)


def _group_at(layers: Layers, noun: Token, token: Token, capacity: str) -> int | None:
    """The group or body that a noun stands for, where a place of a capacity is one in it."""
    owner = owner_of_board(layers, token)
    if owner is not None:  # the chairman of a company's board has a role
        return owner if capacity == "member" else None
    told = token.dep_ in {"pobj", "poss", "compound"} or layers.entity(token) is not None
    group = ensure_group(layers, token) if told else None
    if group is None or (capacity == "spokesperson" and not was_sent(layers.entities[group]["name"])):
        return None  # who speaks for a committee need not sit on it
    # The head of a ministry has a role; a member of a named body is a member.
    member = capacity == "member" and noun.lemma_.lower() == "member" and token.dep_ == "pobj"
    return group if member or layers.kind(group) == "group" else None


def _meant(layers: Layers, pronoun: Token) -> Sequence[int | None]:
    """The group of "whose" or "it"; the parser hangs a clause from the noun right before it as often as from the group."""
    clause = pronoun.head.head
    nouns = [clause.head, clause.head.head.head] if pronoun.tag_ == "WP$" and clause.dep_ == "relcl" else []
    tokens = nouns if pronoun.tag_ == "WP$" else [pronoun]
    return [found[0] for token in tokens if (found := group_at(layers, token)) is not None][:1]


def _own(layers: Layers, noun: Token, pronoun: Token, capacity: str) -> Sequence[int | None]:
    """The group of "its chair", and of "her deputy", who is that of whoever leads one."""
    if noun.dep_ == "pobj" and noun.head.dep_ == "agent":
        return []  # "a team led by its deputy leader": the union's
    if pronoun.lower_ == "its":
        own = group_before(layers, sentence(pronoun)[0])
        return [] if own is None else [own[0]]
    if capacity != "deputy head" or pronoun.lower_ not in {"his", "her"}:
        return []
    return [where.group for where in led_by(layers, [pronoun])]


def _holders(layers: Layers, noun: Token) -> Iterator[tuple[tuple[int, Token], Certainty]]:
    """The people that a position noun is said of, each with the certainty."""
    plain = Certainty("denied" if _is_not(noun) else "asserted")
    if (noun.dep_ in {"nsubj", "pobj"} and noun.head.lemma_ == "be") or _opens(noun):
        others = list(_other_side(layers, noun))
        yield from others
        if others or not any(child.dep_ == "appos" for child in noun.children):
            return  # but "The head of the delegation, A, was calm"
    if noun.tag_ in {"NNS", "NNPS"} and noun.dep_ not in {"attr", "appos"} and noun.head.lower_ != "as":
        return
    if noun.dep_ in {"compound", "nmod"}:  # "delegation head A B"
        person = person_at(layers, noun.head)
        if person is not None:
            yield person, plain
        return
    if noun.dep_ == "appos":
        people = _described(layers, noun)
        if people:
            yield from ((person, plain) for person in people)
            return
    if noun.dep_ in {"attr", "oprd", "acomp"} or (noun.dep_ == "pobj" and noun.head.lower_ == "as"):
        yield from _by_verb(layers, noun)
        return
    person = person_at(layers, noun)
    named = (person, plain) if person is not None else _named_before(layers, noun)
    if named is not None:
        yield named
    else:
        yield from _in_front(layers, noun)


def _described(layers: Layers, noun: Token) -> list[tuple[int, Token]]:
    """Whom an apposition describes: "A, a member of it", and in the plural all before it ("A and B, both members of it")."""
    first = noun.head
    while noun.tag_ in {"NNS", "NNPS"} and first.dep_ == "conj":
        first = first.head
    people = [person_at(layers, noun.head)] if noun.tag_ in {"NN", "NNP"} else [*persons_of(layers, [first])]
    return [person for person in people if person is not None and person[1].i < noun.i]


def _named_before(layers: Layers, noun: Token) -> tuple[tuple[int, Token], Certainty] | None:
    """As in "has made A of Kenya the chair of the mission": a name with its place, then the noun, after a verb of choosing."""
    names, doc = layers.once(names_of_people), layers.doc
    first = noun.i
    row = next(
        (names[i] for i in range(first - 1, max(first - _NEAR, sentence(noun).start) - 1, -1) if i in names), None
    )
    if row is None or row["end"] > first or doc[row["start"] - 1].text == ",":
        return None
    beside = doc[row["end"] : first]
    between = [
        t for t in beside if t.pos_ != "PROPN" and t.lower_ != "of" and not (t.head.i == noun.i and t.i < noun.i)
    ]
    verb = next(
        (
            doc[i]
            for i in range(row["start"] - 1, max(row["start"] - _NEAR, sentence(noun).start) - 1, -1)
            if doc[i].pos_ == "VERB"
        ),
        None,
    )
    if between or verb is None or verb.lemma_.lower() not in group_rules().words.naming | {"make", "elect"}:
        return None
    certainty = judge(layers, verb)
    return None if certainty is None else (person_named(layers, row), certainty)


def _is_not(noun: Token) -> bool:
    """As in "A, not a member of the team"."""
    first = noun.left_edge
    return first.lower_ == "not" or (first.i > sentence(noun).start and first.nbor(-1).lower_ == "not")


def _opens(noun: Token) -> bool:
    """Whether a noun stands in "at the head of the delegation is A"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "at" and noun.head.head.lemma_ == "be"


def _other_side(layers: Layers, noun: Token) -> Iterator[tuple[tuple[int, Token], Certainty]]:
    """As in "The head of the delegation is A", "its other members are A and B"."""
    be = noun.head.head if noun.dep_ == "pobj" else noun.head
    others = [
        child for child in be.children if child.dep_ in {"attr", "nsubj"} and child.i > be.i and child.i != noun.i
    ]
    people = list(persons_of(layers, others or (actors(be) if _opens(noun) else [])))  # "A was at the head of it"
    if noun.tag_ in {"NNS", "NNPS"}:
        people = with_listed(layers, people, be, others)
    certainty = judge(layers, be) if people else None
    if certainty is not None:
        yield from ((person, certainty) for person in people)


def _by_verb(layers: Layers, noun: Token) -> Iterator[tuple[tuple[int, Token], Certainty]]:
    verb = noun.head if noun.dep_ != "pobj" else noun.head.head
    if noun.dep_ == "pobj":  # "took part in the talks as head of the delegation": "as" may hang from "talks"
        verb = next((token for token in (verb, *verb.ancestors) if token.pos_ in {"VERB", "AUX"}), verb)
    if verb.pos_ not in {"VERB", "AUX"}:
        return
    objects = [child for child in verb.children if child.dep_ == "dobj" and child.i != noun.i]
    if verb.lemma_.lower() in group_rules().words.succeed or not any(person_at(layers, token) for token in objects):
        objects = []
    if verb.lemma_.lower() in group_rules().words.succeed:
        yield from _successors(layers, verb)
        return
    first = objects or [t for t in subjects_of(verb) if t.dep_ != "conj"]
    holders = list(persons_of(layers, first))
    if noun.tag_ in {"NNS", "NNPS"} and not objects:
        holders = with_listed(layers, holders, verb, first)
    certainty = judge(layers, verb) if holders else None
    if certainty is not None:
        yield from ((holder, certainty) for holder in holders)


def _successors(layers: Layers, verb: Token) -> Iterator[tuple[tuple[int, Token], Certainty]]:
    """As in "A replaced B as head of the delegation": it is A who heads it."""
    people = list(persons_of(layers, actors(verb)))
    certainty = judge(layers, verb) if people else None
    if certainty is not None:
        yield from ((person, certainty) for person in people)


def _in_front(layers: Layers, noun: Token) -> Iterator[tuple[tuple[int, Token], Certainty]]:
    """As in "A member of the team, she said": a phrase that opens a sentence and a comma speak of its subject."""
    root = sentence_root(noun)
    if noun.head.i != root.i or noun.dep_ in OBJECTS or noun.i > root.i or noun.left_edge.i != sentence(noun).start:
        return
    after = noun.right_edge.i + 1
    if after >= len(layers.doc) or layers.doc[after].text != ",":
        return
    subject = next(
        (child for child in root.children if child.dep_ in {"nsubj", "nsubjpass"} and child.i > noun.i), None
    )
    person = None if subject is None else person_at(layers, subject)
    if person is not None:
        yield person, Certainty("asserted")


# --- presence, participation
def read_presence(layers: Layers, noun: Token) -> None:
    """As in "Her presence at the 2019 talks was not disclosed, but she can be seen in photos": reported, not denied."""
    owners = [child for child in noun.lefts if child.dep_ == "poss"]
    for person, token in persons_of(layers, owners):
        for place in prepositional(noun, "at", "in", "on"):
            meeting = place.lemma_.lower() in group_rules().words.meetings
            group = team_at_talks(layers, place, person) if meeting else ensure_group(layers, place)
            certainty = _certainty_of_presence(layers, noun) if group is not None else None
            if group is None or certainty is None or layers.kind(group) != "group":
                continue
            proof = [noun, *group_extent(layers, place)]
            if certainty.modality == "reported" and noun.dep_ in {"nsubj", "nsubjpass"}:
                proof.append(_last_word(noun.head))
            add_membership(layers, (person, token), group, Telling("presence", certainty, proof))


def _certainty_of_presence(layers: Layers, noun: Token) -> Certainty | None:
    verb = noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass"} or verb.pos_ not in {"VERB", "AUX"}:
        return Certainty("asserted")
    words = group_rules().words
    if not any(child.dep_ == "neg" for child in verb.children):
        return judge(layers, verb)
    if verb.lemma_.lower() not in words.disclose:
        return None
    seen = any(child.dep_ == "conj" and child.lemma_.lower() in words.seen for child in verb.children)
    return Certainty("reported") if seen else None


def _last_word(verb: Token) -> Token:
    end = verb.right_edge
    while end.is_punct and end.i > verb.i:
        end = end.nbor(-1)
    return end
