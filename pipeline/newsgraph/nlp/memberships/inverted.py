"""Clauses that open with where somebody is and name the person last: "Joining her are A and B", "Missing this time was C".

The functions are places of frames: from the verb between the two to tokens of the opening. The parser is poor at such
clauses, so they go by the surface.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.functions import SUBJECTS
from newsgraph.nlp.grammar.numbers import number_of
from newsgraph.nlp.grammar.tree import sentence, sentence_bounds, tree_of
from newsgraph.nlp.groups.nouns import noun_of
from newsgraph.nlp.page.lookup import word_beside, written
from newsgraph.rules.groups import group_rules

_LONGEST = 10
"""Tokens that an opening may have."""
_BREAKS = frozenset({";", ":", "—", "–"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_HELPING = frozenset({"aux", "auxpass"})
_IN = frozenset({"on", "in", "of", "among", "from"})
_PERSONAL = frozenset({"him", "her", "them"})
_COUNTED = frozenset({"only", "just", "the", "others", "other", "of", "them"})
_SHORT = 3
_PAIR = 2
_RELATIVES = frozenset({"which", "that", "who"})
_FOR = frozenset({"for", "on", "from"})
_BACK = 120
"""Tokens that are looked back over for the body that is elected."""
_NAMED = frozenset({"PROPN", "PRON", "ADP", "ADJ", "ADV", "NOUN", "DET", "PART", "PUNCT"})


def opening(verb: Token) -> Sequence[Token]:
    """What stands in a clause before a verb that has no subject there; nothing where there is one, or too much."""
    return _opening_of(verb.doc, verb.i)


@lru_cache(maxsize=1)  # a dozen frames ask it of one verb after the other
def _opening_of(doc: Doc, verb_at: int) -> Sequence[Token]:
    verb = doc[verb_at]
    labels, texts, tags = tree_of(doc).labels, written(doc).texts, written(doc).tags
    end = start = verb.i
    # From the verb back: most verbs have a comma, or too much, close before them.
    for i in range(verb.i - 1, sentence_bounds(verb)[0] - 1, -1):
        if texts[i] in _BREAKS:
            break
        if i + 1 == end and labels[i] in _HELPING:  # "will be", "has been"
            end = start = i
        elif texts[i] == "," or tags[i] in _FINITE or end - i > _LONGEST:
            return ()  # "Sitting beside him, Alice Njeri was calm", "What he said was"
        else:
            start = i
    return [doc[i] for i in range(start, end)]


def beside(verb: Token) -> Sequence[Token]:
    """In whose company somebody is: "Joining him", "With Otieno", "Named as new delegates alongside Njeri"."""
    tokens = opening(verb)
    words = group_rules().words.beside
    last = max((k for k, token in enumerate(tokens) if token.lower_ in words), default=None)
    if last is None or not all(token.pos_ in _NAMED for token in tokens[last + 1 :]):
        return ()
    first = tokens[0]
    if first.tag_ not in _PARTICIPLES and first.lower_ not in words | {"also", "among", "those"}:
        return ()
    return [token for token in tokens[last + 1 :] if token.pos_ == "PROPN" or token.lower_ in _PERSONAL][-1:]


def name_before(verb: Token) -> Sequence[Token]:
    """Of whom a participle is said as it is written, whatever it hangs from: "the team is led by A, accompanied by B"."""
    if (
        verb.tag_ != "VBN"
        or verb.i < 2
        or any(child.dep_ in _HELPING or child.dep_ in SUBJECTS for child in verb.children)
    ):
        return ()
    before = verb.nbor(-1)
    name = before.nbor(-1) if before.text == "," else before
    return [name] if name.pos_ == "PROPN" and name.ent_type_ == "PERSON" else ()


def noun_before(verb: Token) -> Sequence[Token]:
    """The noun right before a participle, whatever it hangs from: "named a five-member panel, consisting of A and B"."""
    if verb.tag_ not in _PARTICIPLES or verb.i < 2:
        return ()
    before = verb.nbor(-1)
    noun = before.nbor(-1) if before.text == "," else before
    return [noun] if noun.pos_ in {"NOUN", "PROPN"} else ()


def counted(verb: Token) -> Sequence[Token]:
    """The number of people with which a clause opens: "Three stay", "Only two remain", "The others stay"."""
    tokens = opening(verb)
    known = all(number_of(token.lower_) is not None or token.lower_ in _COUNTED for token in tokens)
    return tokens[-1:] if known and len(tokens) <= _SHORT else ()


def colon_after(noun: Token) -> Sequence[Token]:
    """The first word behind a noun and its colon or comma: "by five members: A, B and C"."""
    after = noun.doc[noun.i + 1 : noun.i + 3]
    return [after[1]] if len(after) == _PAIR and after[0].text in {":", ",", "—", "–"} else ()


def relative_of(verb: Token) -> Sequence[Token]:
    """The group that "which" may mean where the parser has it mean another noun: "a team led by A and which includes B"."""
    relative = next((child for child in verb.children if child.lower_ in _RELATIVES and child.i < verb.i), None)
    joined = verb.tag_ == "VBG" and word_beside(verb, -1) == "and"  # "led by A and including B"
    if relative is None and not joined:
        return ()
    last = verb if relative is None else relative
    nouns, before = group_rules().nouns, verb.doc[sentence_bounds(verb)[0] : last.i]
    return [token for token in reversed(before) if noun_of(token) in nouns and token.pos_ in {"NOUN", "PROPN"}][:1]


def later_colon(noun: Token) -> Sequence[Token]:
    """The colon at which a noun's list begins: "the same three people as in May: A, B and C"."""
    doc, end = noun.doc, min(noun.i + _LONGEST, sentence_bounds(noun)[1])
    for token in doc[noun.i + 1 : end]:
        if token.text == ":":
            return [token]
        if token.tag_ in _FINITE:
            return ()
    return ()


def side_opening(verb: Token) -> Sequence[Token]:
    """The side of "For the Kenyan side, the delegates are A and B", "On the Irish side, B came"."""
    doc, (start, _) = verb.doc, sentence_bounds(verb)
    if doc[start].lower_ not in _FOR:
        return ()
    return [token for token in doc[start + 1 : min(start + _LONGEST, verb.i)] if token.lemma_.lower() == "side"][:1]


def colon(verb: Token) -> Sequence[Token]:
    """The colon right behind a verb."""
    after = verb.doc[verb.i + 1 : verb.i + 2]
    return [token for token in after if token.text == ":"]


def elected(verb: Token) -> Sequence[Token]:
    """The noun for the body that an election fills: the last one that the text, or a heading, speaks of."""
    words = group_rules().words.elected
    before = reversed(verb.doc[max(verb.i - _BACK, 0) : verb.i])
    return [token for token in before if token.lemma_.lower() in words and token.pos_ in {"NOUN", "PROPN"}][:1]


def offered(verb: Token) -> Sequence[Token]:
    """The verb of offering or inviting that stands before a refusal in its sentence: "was offered a place and turned it down"."""
    before = verb.doc[sentence_bounds(verb)[0] : verb.i]
    return [token for token in before if token.lemma_.lower() in group_rules().words.offering][:1]


def away(verb: Token) -> Sequence[Token]:
    """The word that opens with an absence: "Missing this time", "Out too", "Not on the list", but not "Missing since Monday"."""
    tokens, rules = opening(verb), group_rules()
    if not tokens:
        return ()
    words = [token.lower_ for token in tokens]
    place = next((k for k, word in enumerate(words) if word in _IN), len(words))
    whole = place == len(words) or noun_of(tokens[-1]) in rules.nouns or words[-1] in rules.words.slates
    if words[0] == "not":
        known = place == 1 and whole
    else:
        known = words[0] in rules.words.away and whole and rules.words.again.issuperset(words[1:place])
    return tokens[:1] if known else ()


def those_before(word: Token) -> Sequence[Token]:
    """Of whom "none of the three", "neither" speak: the people of the sentence before, where they are so many."""
    doc, first = word.doc, sentence(word).start
    if first == 0:
        return ()
    people = {ent.text: ent.root for ent in sentence(doc[first - 1]).ents if ent.label_ == "PERSON"}
    of = [token for child in word.children if child.lower_ == "of" for token in child.children if token.dep_ == "pobj"]
    number = number_of(of[0].lower_) if of else 2 if word.lower_ == "neither" else None
    them = bool(of) and of[0].lower_ == "them" and len(people) > 1
    return list(people.values()) if them or len(people) == number else ()
