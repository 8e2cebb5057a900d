"""Single words before a title's head: which say when, which belong to the title, which are opinion, which end the phrase."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import sentence_bounds
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.page.lookup import word_beside
from newsgraph.nlp.roles.heads import TitleHead
from newsgraph.nlp.roles.names import Names
from newsgraph.rules.roles import is_body_noun, is_field, role_words, verb_rules
from newsgraph.rules.titles import (
    is_epithet,
    is_honorific,
    is_rank_word,
    is_title_head,
    status_of,
    title_beginnings,
    title_head,
)

NOUNISH = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "AFX", "VBN", "VBG", "FW", "ADD"})
_STATUS_TAGS = NOUNISH | {"RB", "IN", "VBD"}

WordRole = Literal["status", "title", "opinion", "end"]


def role_of_word(names: Names, token: Token, *, capital: bool, first: int) -> WordRole:
    """What a word before a head is to the title; `capital` tells that the head has a capital letter, `first` bounds the phrase."""
    if status_of(token.text) is not None and token.tag_ in _STATUS_TAGS:
        return "end" if _governs(token) else "status"
    if token.ent_type_ == "ORDINAL" or token.lower_ in role_words().ordinals:
        # "first deputy head", but "the first woman president", "the 43rd president".
        return "title" if word_beside(token, 1) in role_words().numbered else "opinion"
    if _is_before_rank(token):
        return "end"
    if is_rank_word(token.text) and token.tag_[0] in "JNVR":
        verb = (
            token.tag_ in {"VBG", "VBN"}
            and token.dep_ not in {"amod", "compound", "nmod"}
            and token.lower_ not in role_words().acting
        )
        return "end" if verb else "title"
    doing = token.tag_ == "VBG" and token.i == first and token.text.istitle()  # "Dissenting Judge Ann Lee"
    if doing or _ends_phrase(names, token, first):
        return "end"
    opinion = (
        is_epithet(token.text)
        or token.tag_ in {"JJS", "JJR"}
        or (capital and token.text[0].islower())
        or _is_graded(token)
    )
    return "opinion" if opinion else "title"


def _is_before_rank(token: Token) -> bool:
    """Whether a title in small letters stands before the rank of its holder: "the army chief | General Ann Lee"."""
    after = token.nbor().text
    found = title_head(after)
    ranked = found is not None and found.kind == "rank" and after[0].isupper()
    return ranked and token.text.islower() and is_title_head(token.text)


def _is_graded(token: Token) -> bool:
    """Whether an adverb says how an adjective holds, which is no part of a title then: "the internationally recognised president"."""
    before = token.nbor(-1) if token.i > 0 else token
    return before.tag_ == "RB" and before.lower_.endswith("ly") and token.tag_ in {"JJ", "VBN", "VBD"}


def is_naming(token: Token) -> bool:
    """Whether a participle behind a comma gives the office that follows it: "Ann Lee, | appointed | minister last week,"."""
    behind = token.tag_ in {"VBN", "VBD"} and token.i > 0 and token.nbor(-1).text == ","
    return behind and token.lemma_.lower() in verb_rules().words["appointing"]


def _governs(token: Token) -> bool:
    """Whether what could be a status word is the sentence's verb ("The king ousted minister Lee")."""
    if is_naming(token):
        return True
    return token.pos_ == "VERB" and any(child.dep_ in {"nsubj", "nsubjpass", "aux"} for child in token.children)


def _ends_phrase(names: Names, token: Token, first: int) -> bool:
    """Whether a word stands before the noun phrase of a head and not in it."""
    if token.tag_ not in NOUNISH or is_honorific(token.text) or not any(letter.isalpha() for letter in token.text):
        return True
    return (
        token.lower_ in role_words().beside_in_time | role_words().beside_now
        or _is_other_title(token)
        or _is_headline_verb(token)
        or (token.tag_ in {"VBG", "VBN"} and not _is_adjective(names, token, first))
    )


def _is_headline_verb(token: Token) -> bool:
    """Whether a headline's verb was taken for a noun ("King sacks foreign minister Lee")."""
    word, verbs = token.text, verb_rules().words
    if token.tag_ not in {"NNS", "NNPS"} or not word.islower():
        return False
    return any(word.removesuffix(end) in verbs[kind] for end in ("s", "es") for kind in ("ending", "appointing"))


def _is_other_title(token: Token) -> bool:
    """Whether a word is the head of a title of its own ("told reporters President Lee", "Leader Rep. Ann Lee", "leader President Lee")."""
    after = token.nbor().text
    begins_anew = after.endswith(".") or (token.text.islower() and after[0].isupper())
    if not is_title_head(token.text) or _is_field(token):
        return False
    begun = is_title_head(after) or after.lower() in title_beginnings()
    return (begins_anew and begun) or token.dep_ not in {"compound", "amod", "nmod"}


def _is_field(token: Token) -> bool:
    """Whether a word that can be a title is the field of the office after it ("the finance and justice ministers")."""
    after = title_head(token.nbor().text)
    return token.lower_ in role_words().portfolios and after is not None and after.word in role_words().portfolio_heads


def _is_adjective(names: Names, token: Token, first: int) -> bool:
    """Whether a participle is an adjective of the head ("a Greek shipping tycoon"), not the verb before it."""
    if token.dep_ in {"amod", "compound", "nmod"}:
        return True
    before = token.doc[token.i - 1] if token.i > first else None
    return before is not None and (before.tag_ in {"JJ", "DT"} or names.kind_at(before.i) == "country")


def missed_body_before(names: Names, kept: list[int], head: TitleHead, first: int) -> TokenSpan | None:
    """A body that NER missed among the words before a head: "Blue House spokesman", "Economic Council Director"."""
    doc, kept = names.doc, sorted(kept)
    known = _known_body(names, kept, head)
    if known is not None:
        return known
    ministry = _small_ministry(names, kept, head)
    if ministry is not None:
        return ministry
    caps = [i for i in kept if names.at(i) is None and _may_name_body(doc[i])]
    if len(caps) == 1 and head.title.word in role_words().fielded and is_field(doc[caps[0]].text):
        caps = []  # "the Labor secretary"
    if caps and _is_kind_behind(doc[caps[-1] + 1], head) and _is_proper(doc[caps[0]]):
        return caps[0], caps[-1] + 1
    titled = doc[head.start].text[0].isupper()
    caps = [i for i in caps if i != first or (titled and doc[i].lower_ in role_words().lone_bodies)]
    if not caps:
        return None
    bodies = [i for i in caps if is_body_noun(doc[i].text) or doc[i].lower_ in role_words().lone_bodies]
    if doc[head.start].text[0].islower() or _is_initials(doc[head.start]):
        last = caps[-1]
    elif bodies and (bodies[-1] > caps[0] or doc[bodies[-1]].lower_ in role_words().lone_bodies):
        last = bodies[-1]
    elif _is_acronym(doc[caps[0]]):
        last = caps[0]
    else:
        return None
    run = [i for i in kept if caps[0] <= i <= last]
    return (run[0], last + 1) if run == list(range(run[0], last + 1)) else None


def _small_ministry(names: Names, kept: list[int], head: TitleHead) -> TokenSpan | None:
    """A ministry in small letters, by its field, whose country nobody tells: "interior ministry spokesman"."""
    doc, start = names.doc, head.start - 1  # its field has a capital where a sentence begins
    if start not in kept or doc[start].text not in role_words().ministries:
        return None
    while start - 1 in kept and is_field(doc[start - 1].text):
        start -= 1
    return (start, head.start) if start < head.start - 1 else None


def _is_kind_behind(token: Token, head: TitleHead) -> bool:
    """Whether a common noun right before a title says that what stands before it is a body: "Cantos party Chairman"."""
    return token.i == head.start - 1 and token.text.islower() and token.lower_ in role_words().body_nouns


def _is_proper(token: Token) -> bool:
    """Whether a word in capitals is no common noun that opens a sentence ("Police union president", "Teachers union president")."""
    return token.tag_ == "NNP" and not is_body_noun(token.text) and not is_title_head(token.text)


def _may_name_body(token: Token) -> bool:
    """Whether a word may belong to a body's name: not "Jewish", not what an expert is expert in ("HIV", "TV")."""
    if not token.text[0].isupper() or is_rank_word(token.text):
        return False
    return token.tag_ != "JJ" and token.ent_type_ != "NORP" and token.lower_ not in role_words().topics


def _is_initials(token: Token) -> bool:
    return token.text.isupper() and token.lower_ in role_words().initials


def _is_acronym(token: Token) -> bool:
    return len(token) > 2 and token.text.isalpha() and token.text.isupper()


def _known_body(names: Names, kept: list[int], head: TitleHead) -> TokenSpan | None:
    """The longest stretch before a head that the document names as a body elsewhere, or as a place that is a club's here."""
    wanted = {"organisation", "place"} if head.title.word in role_words().local_heads else {"organisation"}
    runs = [
        (start, end)
        for start in kept
        for end in range(start + 1, min(start + 5, kept[-1] + 2))
        if names.doc[start].text[0].isupper()
        and names.at(start) is None
        and all(i in kept for i in range(start, end))
        and names.kinds_of(names.doc[start:end].text) & wanted
        and not (head.title.word in role_words().fielded and is_field(names.doc[end - 1].text))
    ]
    return max(runs, key=lambda run: (run[1] - run[0], run[1]), default=None)


def is_year_inside(token: Token) -> bool:
    """Whether a year stands among the words of a title ("the failed 2016 presidential candidate")."""
    inside = token.i > 0 and token.nbor(-1).tag_ in {"DT", "JJ", "VBN"}
    return inside and len(token) == 4 and token.text.isdigit()


def first_token(token: Token) -> int:
    """Where a noun phrase may begin: at its sentence, or at an abbreviation that the parser took for the end of one ("U.S.")."""
    first = sentence_bounds(token)[0]
    if first > 0 and token.doc[first - 1].lower_ in role_words().abbreviated and token.doc[first].text[0].isupper():
        return first - 1
    return first


def begin_of_entity(token: Token) -> int:
    """Where the entity that a token ends begins, articles left out: "a | 78-year-old" teacher."""
    i = token.i
    while i > 0 and token.doc[i].ent_iob_ == "I":
        i -= 1
    return i + 1 if token.doc[i].tag_ == "DT" else i
