"""Which noun phrase follows a preposition, and which named body it holds."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.names import tables
from newsgraph.nlp.page.layers import MentionRow, TokenSpan
from newsgraph.nlp.roles.names import Names
from newsgraph.rules.roles import is_body_noun, is_field, role_words
from newsgraph.rules.title_tables import Title
from newsgraph.rules.titles import is_title_head

_NOUNISH = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "POS", "HYPH", "CD", "AFX", "FW", "ADD", "SYM"})
_CONNECTORS = frozenset({"of", "for", "in", "and", "on", "the", "&"})

Body = MentionRow | TokenSpan
"""A name mention of an organisation, or the tokens of a name that has none yet."""


def noun_phrase_at(names: Names, i: int, last: int) -> TokenSpan | None:
    """The nouns, adjectives and names from a token on, up to the next preposition, verb or comma; `last` bounds it."""
    doc, start = names.doc, i
    if i < last and doc[i].tag_ in {"DT", "PRP$"}:
        i += 1
    first = i
    while i < last:
        name, token = names.at(i), doc[i]
        if name is not None and i > first and _begins_person(names, name):
            break
        if name is not None and name["start"] >= first:
            i = name["end"]
        elif (
            token.tag_ in _NOUNISH
            or (token.text in {"/", "-"} and i > first)
            or (token.tag_ in {"VBN", "VBG"} and token.dep_ in {"amod", "compound", "nmod"})
            or (i > first and (_name_goes_on(names, i, last) or _is_before_own_name(names, i)))
        ):
            i += 1
        else:
            break
    while i > first and doc[i - 1].tag_ in {"POS", "HYPH"}:
        i -= 1
    return (start, i) if i > first else None


def _is_before_own_name(names: Names, i: int) -> bool:
    """Whether an article opens the name of what stands before it: "the advocacy group | the Andes Project"."""
    doc = names.doc
    kind, row = doc[i - 1], names.at(min(i + 1, len(doc) - 1))
    described = doc[i].lower_ == "the" and kind.text.islower() and is_body_noun(kind.text)
    if not described or row is None or names.layers.kind(row["entity"]) != "organisation":
        return False
    return row["end"] >= len(doc) or doc[row["end"]].tag_[0] not in "VM"  # "the airline the bank owns"


def _begins_person(names: Names, name: MentionRow) -> bool:
    """Whether a person's name follows another name right away: "Ambassador to the United Nations Ann Lee"."""
    before, word = names.at(name["start"] - 1), names.doc[name["start"] - 1]
    if before is None and (is_field(word.text) or (word.text.islower() and is_body_noun(word.text))):
        return names.layers.kind(name["entity"]) == "person" and name["end"] - name["start"] > 1
    if before is None or before["end"] != name["start"] or names.layers.kind(before["entity"]) == "person":
        return False
    return names.layers.kind(name["entity"]) == "person"


def _name_goes_on(names: Names, i: int, last: int) -> bool:
    """Whether a capitalised body's name goes on over "of", "for", "and" ("Directorate for Military Cooperation")."""
    doc = names.doc
    before, token = doc[i - 1], doc[i]
    after = next((other for other in doc[i + 1 : min(i + 3, last)] if other.lower_ != "the"), None)
    if token.lower_ not in _CONNECTORS or after is None or not after.text[0].isupper() or not before.text[0].isupper():
        return False
    if after.ent_type_ in {"DATE", "TIME"}:
        return False
    named = names.at(after.i)
    if named is not None and (names.at(i) is None or names.kind_at(after.i) in {"person", "country", "place"}):
        return False
    if token.lower_ in {"and", "&"}:
        return (
            before.tag_ in {"NNP", "NNPS"}
            and named is None
            and not is_title_head(after.text)
            and names.at(i - 1) is None
        )
    return is_body_noun(before.text) or (token.lower_ in {"of", "in"} and named is None and _inside_body(before))


def _inside_body(token: Token) -> bool:
    """Whether a capitalised body noun stands a few words before, joined by capitalised words and connectors."""
    for j in range(token.i, max(token.i - 8, 0), -1):
        other = token.doc[j]
        if is_body_noun(other.text) and other.text[0].isupper():
            return True
        if not other.text[0].isupper() and other.lower_ not in _CONNECTORS:
            return False
    return False


def body_in(names: Names, title: Title, preposition: str, span: TokenSpan) -> Body | None:
    """The innermost named body of a noun phrase: its last one, or a capitalised stretch that NER missed or took for something else."""
    missed = _missed(names, title, span) or _mistaken(names, title, preposition, span)
    if missed is not None:
        return missed
    last = names.doc[span[1] - 1]
    owner = names.at(span[1] - 2) if span[1] - span[0] > 1 else None
    if (
        owner is not None
        and last.lower_ in role_words().reigns
        and last.text.islower()
        and names.layers.kind(owner["entity"]) in {"organisation", "person"}
    ):
        return owner["start"], span[1]
    found = names.inside(span, "organisation", "group")
    return found[-1] if found else _known_small(names, span) or _described(names, span) or _meant(names, span)


def _meant(names: Names, span: TokenSpan) -> MentionRow | None:
    """The named body that a bare noun is short for: "vice chairman of the committee"."""
    row = names.layers.mention(names.doc[span[1] - 1])
    bare = (
        row is not None
        and row["type"] == "nominal"
        and row["start"] in {span[0], span[0] + 1}
        and row["end"] == span[1]
    )
    return row if bare and row is not None and names.layers.kind(row["entity"]) == "organisation" else None


def _known_small(names: Names, span: TokenSpan) -> TokenSpan | None:
    """A generally known body in small letters: "the state department"."""
    start = span[0] + (names.doc[span[0]].tag_ in {"DT", "PRP$"})
    words = names.doc[start : span[1]]
    small = span[1] - start > 1 and words.text.islower() and is_body_noun(words[-1].text)
    return (start, span[1]) if small and tables.body(words.text.title()) is not None else None


def _mistaken(names: Names, title: Title, preposition: str, span: TokenSpan) -> TokenSpan | None:
    """A name that can only be a body's here, whatever NER says: "CEO of Sabex", "a professor at Sorbonne"."""
    row = names.at(span[1] - 1)
    if row is None or row["end"] != span[1] or row["start"] - span[0] > 1:
        return None
    kind = names.layers.kind(row["entity"])
    wanted = {
        "at": {"person", "place"},
        "of": {"person", "place", "event"}
        if title.word in role_words().company_heads
        else {"person"}
        if title.body
        else set(),
    }
    return (row["start"], span[1]) if kind in wanted.get(preposition, set()) else None


def _described(names: Names, span: TokenSpan) -> TokenSpan | None:
    """A capitalised name beside a common noun of bodies: "the newspaper Correo", "the Green Coast party"."""
    doc = names.doc
    nouns = [token.i for token in doc[span[0] : span[1]] if token.text.islower() and is_body_noun(token.text)]
    if not nouns:
        return None
    noun = nouns[-1]
    start, end = (noun + 1, span[1]) if noun + 1 < span[1] else (span[0], noun)
    while start < end and not (doc[start].text[0].isupper() and doc[start].tag_ not in {"JJ", "DT"}):
        start += 1
    proper = start < end and all(token.text[0].isupper() for token in doc[start:end])
    return (start, end) if proper and names.kind_at(start) != "country" else None


def _missed(names: Names, title: Title, span: TokenSpan) -> TokenSpan | None:
    """Capitalised words at the end of a phrase, with a body's noun among them, that no name mention covers whole."""
    doc, start = names.doc, span[1]
    while start > span[0] and doc[start - 1].tag_ != "POS" and _in_name(doc[start - 1]):
        start -= 1
    while start < span[1] and (not doc[start].text[0].isupper() or doc[start].lower_ in {"the", "a"}):
        start += 1
    demonym = names.at(start) if start < span[1] else None
    if (
        demonym is not None
        and demonym["end"] < span[1]
        and names.layers.kind(demonym["entity"]) == "country"
        and doc[start].tag_ != "NNP"
    ):
        start = demonym["end"]
    row = names.at(span[1] - 1)
    if start >= span[1] or (row is not None and row["start"] <= start):
        return None
    lone = row is None and doc[span[1] - 1].text[0].isupper() and title.body
    return (start, span[1]) if lone or any(is_body_noun(token.text) for token in doc[start : span[1]]) else None


def _in_name(token: Token) -> bool:
    return token.text[0].isupper() or token.lower_ in _CONNECTORS or token.text in {"/", "-"}
