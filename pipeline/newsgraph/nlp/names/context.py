"""What the words around a candidate name say about its type.

English: what stands before a name and what behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from newsgraph.names import tables
from newsgraph.nlp.grammar.tree import children_as
from newsgraph.nlp.names.deeds import add_deeds
from newsgraph.nlp.names.letters import add_letters
from newsgraph.nlp.names.ordinary import is_ordinary
from newsgraph.nlp.names.persons import is_given
from newsgraph.nlp.names.points import STRONG, SURE, VOTE, WEAK, Points
from newsgraph.nlp.names.slots import add_addressed, add_slots, is_awarded, owns_public_body
from newsgraph.nlp.names.words import HYPHENS
from newsgraph.nlp.page.lookup import written
from newsgraph.rules.closed import closed
from newsgraph.rules.mentions import mention_words
from newsgraph.rules.names import name_lists
from newsgraph.rules.roles import role_words
from newsgraph.rules.titles import is_title_head

_BEFORE_PLACES = closed().before_places
_INSIDE = closed().inside
_LONGEST_TOLD = 5
_SHORTEST_LETTERS = 3
_ARTICLES = closed().articles
_FOR = frozenset({"for"})
_APPOSED = frozenset({"appos"})
_DIRECT = frozenset({"dobj"})
_PREPOSED = frozenset({"prep"})
_OBJECTS = frozenset({"pobj"})
_PREDICATED = frozenset({"attr"})
_MODIFIERS = frozenset({"compound", "nmod", "amod", "poss"})
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})


def add_context(doc: Doc, points: Points, start: int, end: int) -> None:
    """Adds the points of the words before, after and above a candidate."""
    root = doc[written(doc).head(start, end)]
    if start and not doc[start].is_sent_start:
        _add_before(doc, points, start, end, root)
        if _is_seat(doc, start):
            points["GPE"] += SURE
            points["PERSON"] -= SURE
    if end < len(doc) and not doc[end].is_sent_start:
        _add_after(doc, points, start, end, root)
    _add_quotes(doc, points, start, end)
    _add_syntax(points, root)
    add_slots(doc, points, root, start, end)
    add_letters(doc, points, start, end)
    if end - start == 1:
        add_deeds(points, root)
    add_addressed(points, root, written(doc).texts[start:end])
    if end - start == 1 and _is_case(doc, start, end):
        points["WORK"] += SURE
    if is_awarded(doc, start, end, root):
        points["WORK"] += STRONG
        points["PERSON"] -= STRONG


def is_located(doc: Doc, start: int) -> bool:
    """Whether a name follows a preposition of place."""
    return start > 0 and doc[start - 1].lower_ in _BEFORE_PLACES


def is_addressed(doc: Doc, start: int) -> bool:
    """Whether a form of address stands before a name, which then is a person's whatever the word ("Mr. House")."""
    return start > 0 and doc[start - 1].lower_.rstrip(".") in mention_words().addresses_between


def _is_other_name(doc: Doc, start: int) -> bool:
    """Whether the words between a mark and a name make it somebody's other one: ", née Lind", "(born Ana Lind", ", a.k.a. Kid Lark".

    What something is "known as" is as often a thing's.
    """
    words: list[str] = []
    for i in range(start - 1, max(start - 1 - _LONGEST_TOLD, -1), -1):
        if doc[i].is_punct:
            break
        words.insert(0, doc[i].lower_)
    phrase, names = " ".join(words), mention_words()
    return phrase in names.birth_names or (phrase in names.other_names and words[-1] != "as")


def _is_case(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is one side of a case at court: "Holm v. Lind"; a full name is somebody's there, too."""
    before, after = doc[start - 1].lower_ if start else "", doc[end].lower_ if end < len(doc) else ""
    return not closed().against.isdisjoint((before.rstrip("."), after.rstrip(".")))


def _is_seat(doc: Doc, start: int) -> bool:
    """Whether a name says where somebody was elected: "member for Toowoomba", "Member of Parliament for Lima North"."""
    if start <= 1 or doc[start - 1].lower_ not in _FOR:
        return False
    return any(title.split()[-1] == doc[start - 2].lower_ for title in role_words().constituent)


def _add_before(doc: Doc, points: Points, start: int, end: int, root: Token) -> None:
    lists, before = name_lists(), doc[start - 1]
    word = before.lower_.rstrip(".")
    if word in lists.honorifics or _is_other_name(doc, start) or (word in lists.elders and root.dep_ not in _MODIFIERS):
        points["PERSON"] += SURE
    elif word in lists.title_abbreviations:
        points["PERSON"] += STRONG
    elif (is_title_head(word) or word in lists.kin) and before.dep_ in {"compound", "nmod", "amod", "appos"}:
        if before.is_title and end - start == 1 and is_ordinary(doc[start].text):
            _add_part(points)
        else:
            points["PERSON"] += STRONG
    elif is_located(doc, start):
        points["GPE"] += WEAK
        if word in _INSIDE and before.head.lemma_ not in lists.about_people and root.dep_ == "pobj":
            points["PERSON"] -= VOTE
            points["GPE"] += WEAK
    elif word == "of" and start > 1 and _is_owned(doc[start - 2].lower_, written(doc).texts[start:end]):
        points["GPE" if doc[start - 2].lower_ in lists.place_kinds else "ORG"] += STRONG
        points["PERSON"] -= STRONG
    else:
        _add_noun_before(doc, points, start, end, root)


def _add_part(points: Points) -> None:
    """Two words with capitals, neither of them a name: "Star Trek", "Justice Warriors", "the Nanny State"."""
    points["PERSON"] += WEAK
    points["LOC"] -= VOTE


def _add_noun_before(doc: Doc, points: Points, start: int, end: int, root: Token) -> None:
    """What a noun, an article or an adjective right before a name says of it."""
    lists, before = name_lists(), doc[start - 1]
    word = before.lower_.rstrip(".")
    if word in lists.place_kinds and root.dep_ not in {"nsubj", "dobj"}:
        points["GPE"] += VOTE
        points["PERSON"] -= VOTE
    elif word in lists.named_kinds and before.dep_ != "nsubj":
        points["ORG"] += STRONG
    elif word in lists.work_kinds and before.text[0].islower() and before.dep_ != "nsubj":
        points["WORK"] += STRONG
    elif word in _ARTICLES and root.dep_ not in _MODIFIERS and doc[end - 1].text[-1] != "s":
        # People have no article: "the Bundestag", not "the Merkel", and least of all with their whole name.
        points["PERSON"] -= VOTE if end - start == 1 else STRONG
    elif (
        before.tag_ == "POS"
        and start > 1
        and tables.country_code(doc[start - 2].text)
        and not is_given(doc[start].text)
    ):
        points["PERSON"] -= VOTE  # "Norway's Royal Mint"
        points["ORG"] += WEAK
    elif before.is_title and before.dep_ == "amod" and before.head.i == root.i and not before.is_sent_start:
        points["PERSON"] -= 0 if tables.demonym_code(before.text) else STRONG  # "the Arab Spring"


def _is_owned(noun: str, texts: Sequence[str]) -> bool:
    """Whether what a noun is "of" is a place ("town of X") or a body ("CEO of Quellis", "director of Holm Analytica", "head of the NTUC")."""
    lists = name_lists()
    if noun in lists.place_kinds or noun in (lists.offices_of_bodies if len(texts) > 1 else lists.offices_of_firms):
        return True
    letters = len(texts) == 1 and texts[0].isupper() and len(texts[0]) >= _SHORTEST_LETTERS
    return letters and is_title_head(noun) and tables.city(texts[0].title()) is None  # not "the mayor of LIMA"


def _add_after(doc: Doc, points: Points, start: int, end: int, root: Token) -> None:
    lists, after = name_lists(), doc[end]
    following = doc[end + 1] if end + 1 < len(doc) else after
    paired = start > 0 and doc[start - 1].text in HYPHENS  # "the Lindt-Vogel alliance" is of two
    if after.text[0].islower() and root.dep_ in _MODIFIERS and not paired:
        kind = following if after.pos_ == "ADJ" else after  # "the Zemlya left-wing party"
        _add_modified(points, kind.lower_)
    _add_company(doc, points, start, end, after)
    if owns_public_body(doc, end):
        points["GPE"] += STRONG
        points["PERSON"] -= VOTE
    title = after
    if after.lower_ in role_words().prefixes and end + 2 < len(doc) and following.text in HYPHENS:
        title = doc[end + 2]  # "Quellis co-founder"
    if title.lower_ in lists.body_heads:
        points["ORG"] += VOTE
        points["PERSON"] -= STRONG
    if after.text == ",":
        points["PERSON"] += _points_of_clause(following)
    if after.text == "," and is_located(doc, start) and _is_land(doc, end + 1):
        points["GPE"] += STRONG  # "in Glen Lindt, Ohio"
        points["PERSON"] -= STRONG
    if after.like_num and end - start == 1 and is_ordinary(doc[start].text):
        points["PERSON"] -= STRONG  # "on Pier 14"
    if after.text == "(" and following.is_upper and 2 < len(following) < 7 and following.is_alpha:
        points["ORG"] += VOTE
        points["PERSON"] -= VOTE


def _add_company(doc: Doc, points: Points, start: int, end: int, after: Token) -> None:
    """What laws and people beside a name tell: "the Lindt-Vogel act" is nobody, and who has aides is somebody."""
    lists, name = name_lists(), doc[start:end]
    if after.lower_ in lists.law_nouns and not HYPHENS.isdisjoint(token.text for token in name):
        points["WORK"] += SURE
    if after.lower_ in lists.followers and end - start == 1 and _may_be_surname(name.text):
        points["PERSON"] += VOTE


def _may_be_surname(text: str) -> bool:
    """Whether a word is a family name and names no place or body: "Novak", but not "Lima", "Labour"."""
    return tables.listed_family_name(text) and not (tables.body(text) or tables.city(text) or tables.region(text))


def _is_land(doc: Doc, i: int) -> bool:
    """Whether a country or its part stands here, and nothing of a name behind it."""
    for end in range(i + 1, min(i + 3, len(doc)) + 1):
        name = doc[i:end].text
        if tables.region(name) is not None or tables.country_code(name) is not None:
            return end == len(doc) or not doc[end].text[0].isupper()
    return False


def _add_modified(points: Points, noun: str) -> None:
    """A name before a noun: "the Zemlya party", "Opava province", "the Vltava single"."""
    lists = name_lists()
    if noun in lists.named_kinds or noun in lists.owned_things:
        points["ORG"] += SURE if noun in lists.sure_kinds else STRONG
        points["PERSON"] -= VOTE
    elif noun in lists.place_kinds:
        points["GPE"] += STRONG
        points["PERSON"] -= VOTE
    elif noun in lists.work_kinds:
        points["WORK"] += STRONG


def _points_of_clause(following: Token) -> float:
    """How much of a person what follows a comma tells: an age, "who", "which"."""
    if following.text.isdigit() and len(following) == 2:
        return STRONG
    return VOTE if following.lower_ == "who" else -STRONG if following.lower_ == "which" else 0.0


def _add_quotes(doc: Doc, points: Points, start: int, end: int) -> None:
    """A name alone in quotation marks is a work's, a programme's, a body's or a nickname, seldom a person's."""
    if not start or end >= len(doc) or doc[start - 1].text not in _QUOTES:
        return
    close = end + (doc[end].text in {",", "."} and end + 1 < len(doc))
    if doc[close].text in _QUOTES:
        points["PERSON"] -= STRONG
        if not _is_told_as_body(doc, start):
            points["ORG"] -= VOTE  # the model votes for what it does not know
        if end - start > 2 or doc[start].lower_ == "the":
            points["WORK"] += STRONG


def _is_told_as_body(doc: Doc, start: int) -> bool:
    """Whether a noun before the quotation mark says that a body's name follows: the newspaper "Zpravy"."""
    return start > 1 and doc[start - 2].lower_ in name_lists().named_kinds


def _add_syntax(points: Points, root: Token) -> None:
    lists, nouns = name_lists(), _describing(root)
    if any(is_title_head(noun) or noun in lists.kin for noun in nouns):
        points["PERSON"] += STRONG
    elif not lists.named_kinds.isdisjoint(nouns):
        points["ORG"] += STRONG
    elif not lists.place_kinds.isdisjoint(nouns):
        points["GPE"] += STRONG
    elif not lists.work_kinds.isdisjoint(nouns):
        points["WORK"] += STRONG
    if root.dep_ in {"nsubj", "nsubjpass"} and root.head.lemma_.lower() in lists.speaking:
        points["PERSON"] += WEAK
        points["ORG"] += WEAK / 2


def _describing(root: Token) -> list[str]:
    """The nouns in apposition to a name or predicated of it ("X, director of", "X is a town", "X served as mayor")."""
    nouns = [child.lower_ for child in children_as(root, _APPOSED)]
    if root.dep_ == "appos":
        nouns.append(root.head.lower_)
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        nouns += [child.lower_ for child in children_as(root.head, _PREDICATED)]
    elif root.dep_ == "nsubjpass" or (root.dep_ == "nsubj" and not children_as(root.head, _DIRECT)):
        as_what = (
            child for child in children_as(root.head, _PREPOSED) if child.lower_ == "as" and child.i > root.head.i
        )
        nouns += [noun.lower_ for child in as_what for noun in children_as(child, _OBJECTS)]
    return nouns
