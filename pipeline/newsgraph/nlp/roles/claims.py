"""Role claims on the Doc: what the links and the verbs say."""

from __future__ import annotations

from itertools import product

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.roles.dating import Term, read_term
from newsgraph.nlp.roles.leading import VerbRole
from newsgraph.nlp.roles.links import Link, Sentences
from newsgraph.nlp.roles.phrase import RolePhrase
from newsgraph.nlp.roles.retired import is_retired
from newsgraph.rules.roles import role_words, verb_rules
from newsgraph.rules.title_tables import Status


def write_link(sentences: Sentences, link: Link) -> None:
    """Adds the claims of a link, one for each of the phrase's titles."""
    layers, phrase = sentences.layers, link.phrase
    evidence = (min(phrase.start, link.place[0]), max(phrase.end, link.place[1]))
    term = read_term(layers, evidence[1], link.verb)
    if link.modality == "denied" and phrase.head.title.kind == "occupation":
        return
    past = (
        _is_of_past_reign(sentences, evidence[1])
        or _is_in_past_reign(sentences, evidence[0])
        or _is_of_another_reign(sentences, phrase)
    )
    principal = phrase.principal
    if phrase.determiner == "his" and principal in {None, link.holder}:
        principal = _other_person(sentences, link) if phrase.head.title.serves else None
    for title, organisation in product(phrase.titles, _organisations(sentences, phrase)):
        layers.add_claim(
            "role",
            link.rule,
            evidence,
            entities={
                "holder": link.holder,
                "organisation": organisation,
                "country": phrase.country,
                "principal": None if principal == link.holder else principal,
            },
            values={"title": title, "status": "former" if past else _status(sentences, link, term)},
            times={
                "start": _start(sentences, link, term),
                "end": term.end,
            },
            support=[*_support(sentences, link.holder, evidence), *link.support],
            modality=link.modality,
            source=link.source,
            hedges=link.hedges,
        )


def _begins(sentences: Sentences, link: Link) -> bool:
    """Whether the verb that gives an office tells its beginning: "became mayor in 2019", not "remained mayor in 2019"."""
    lemma = "" if link.verb is None else sentences.doc[link.verb].lemma_.lower()
    return verb_rules().words["becoming"].get(lemma) == "held"


def _start(sentences: Sentences, link: Link, term: Term) -> int | None:
    """When an office began, by the words for it or, of an apposition and of "became", by the date alone."""
    if term.start is None and _begins(sentences, link):
        return term.in_year if term.in_year is not None else term.on_day
    return term.in_year if term.start is None and verb_rules().is_(link.rule, "apposition") else term.start


def _organisations(sentences: Sentences, phrase: RolePhrase) -> list[int | None]:
    """The bodies of a phrase, made where they have no entity yet; one None when it names none."""
    names = sentences.names
    first = phrase.organisation
    if first is None and phrase.body is not None:
        first = names.ensure_body(phrase.body)
    more = [names.ensure_body(body) if isinstance(body, tuple) else body["entity"] for body in phrase.more]
    return [first, *more]


def write_party(sentences: Sentences, link: Link) -> None:
    """Adds the membership in the party that stands before an office: "Lee, a Labour Party politician,"."""
    party, names = link.phrase.party, sentences.names
    row = None if party is None else names.at(party[0])
    if row is None or link.modality == "denied":
        return
    evidence = (min(link.phrase.start, link.place[0]), max(link.phrase.end, link.place[1]))
    sentences.layers.add_claim(
        "membership",
        "membership.office-party",
        evidence,
        entities={"member": link.holder, "group": row["entity"]},
        values={"capacity": "member"},
        support=_support(sentences, link.holder, evidence),
        modality=link.modality,
        source=link.source,
        hedges=link.hedges,
    )


def _other_person(sentences: Sentences, link: Link) -> int | None:
    """Whom "his" can mean when not the holder: the nearest person named before it, in the sentence or the one before."""
    layers, doc = sentences.layers, sentences.doc
    possessive = doc[link.phrase.start]
    wanted = {"his": "m", "her": "f"}.get(possessive.lower_)
    sent = sentence(possessive)
    first = sentence(doc[sent.start - 1]).start if sent.start > 0 else sent.start
    before = [row for row in sentences.names.inside((first, possessive.i), "person") if row["entity"] != link.holder]
    fitting = [row["entity"] for row in before if layers.entities[row["entity"]]["gender"] in {None, wanted}]
    return fitting[-1] if fitting and wanted is not None else None


def _is_of_past_reign(sentences: Sentences, i: int) -> bool:
    """As in "Secretary Ann Lee during the Diaz administration", "minister in the previous cabinet"."""
    after = sentences.doc[i : i + 6]
    reign = next((k for k, token in enumerate(after) if token.lower_ in role_words().reigns), None)
    if reign is None or len(after) == 0:
        return False
    inside = after[0].lower_ in role_words().reigned_under and all(t.text != "," for t in after[:reign])
    past = any(token.lower_ in role_words().past_reigns for token in after[1:reign])
    return after[0].lower_ in role_words().reigned_in or (inside and past)


def _is_in_past_reign(sentences: Sentences, i: int) -> bool:
    """As in "during the administration of Mayor Ann Lee", right before the title."""
    before = [token.lower_ for token in sentences.doc[max(0, i - 5) : i]]
    reigns = (k for k, word in enumerate(before) if word in role_words().reigns and before[k + 1 : k + 2] == ["of"])
    return any(not role_words().reigned_in.isdisjoint(before[:k]) for k in reigns)


def _is_of_another_reign(sentences: Sentences, phrase: RolePhrase) -> bool:
    """As in "a diplomat in the Diaz administration", where the article tells that somebody else is president."""
    if phrase.status is not None or (phrase.body is None and phrase.organisation is None):
        return False
    names = sentences.layers.entities
    body = names[phrase.organisation]["name"] if phrase.organisation is not None else None
    if body is None and phrase.body is not None:
        body = sentences.doc[phrase.body[0] : phrase.body[1]].text
    words = (body or "").split()
    if len(words) < 2 or words[-1] not in role_words().reigned:  # no "Drug Administration"
        return False
    rulers = {names[holder]["name"].split()[-1] for holder in sentences.ruling()}
    return bool(rulers) and words[-2] not in rulers


def _status(sentences: Sentences, link: Link, term: Term) -> Status:
    said = "former" if is_retired(sentences.doc, link) else link.phrase.status
    said = "incoming" if said != "former" and _awaits_office(sentences, link.phrase) else said
    if said == "former" and link.phrase.head.title.word in verb_rules().for_good:
        return "current"  # "the bank's late founder"
    if said in {"former", "incoming"}:
        return said
    if term.end is not None or (term.in_year is not None and verb_rules().is_(link.rule, "apposition")):
        return "former"
    status = link.status or said or "current"
    if term.since and status == "former" and link.perfect:
        return "current"
    if status == "incoming" and link.modality == "asserted" and term.in_year is not None:
        return "current"
    return status


def _awaits_office(sentences: Sentences, phrase: RolePhrase) -> bool:
    """Whether somebody is named for a seat in a body and not there yet: "Supreme Court nominee", not "the Green Party's nominee"."""
    body = phrase.organisation
    return phrase.head.title.word in role_words().nominees and body is not None and body not in sentences.names.parties


def write_verb_role(sentences: Sentences, role: VerbRole) -> None:
    """Adds the claim of a role that a verb names."""
    layers = sentences.layers
    holder = sentences.names.person(role.holder)
    spans = [(role.holder.i, role.holder.i + 1), (role.verb.i, role.verb.i + 1), (role.body.i, role.body.i + 1)]
    for token, entity in ((role.holder, holder), (role.body, role.organisation)):
        row = sentences.names.at(token.i)
        if row is not None and row["entity"] == entity:
            spans.append((row["start"], row["end"]))
    evidence = (min(start for start, _ in spans), max(end for _, end in spans))
    term = read_term(layers, evidence[1], role.verb.i)
    layers.add_claim(
        "role",
        role.rule,
        evidence,
        entities={"holder": holder, "organisation": role.organisation},
        values={"title": role.title, "status": _verb_status(role, term)},
        times={"start": term.start, "end": term.end},
        support=[] if holder is None else _support(sentences, holder, evidence),
        modality=role.tense.modality,
        source=role.tense.source,
        hedges=role.tense.hedges,
    )


def _verb_status(role: VerbRole, term: Term) -> Status:
    if term.end is not None and role.title not in verb_rules().for_good:
        return "former"
    return "current" if term.since else role.tense.status


def _support(sentences: Sentences, holder: int, evidence: TokenSpan) -> list[TokenSpan]:
    """The nearest name of the holder before the evidence, when the evidence itself has none."""
    name = sentences.names.nearest_name(holder, evidence)
    return [] if name is None else [name]
