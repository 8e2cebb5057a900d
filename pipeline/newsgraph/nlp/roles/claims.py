"""Role claims on the Doc: what the links say, with country inherited where the document makes it plain."""

from __future__ import annotations

from newsgraph.nlp.layers import ClaimRow, Layers, TokenSpan
from newsgraph.nlp.roles.leading import VerbRole
from newsgraph.nlp.roles.links import Link, Sentences
from newsgraph.nlp.roles.times import Term, read_term
from newsgraph.rules.titles import Status, title_head

_APPOSED = frozenset({"role.apposition", "role.apposition-first", "role.loose-apposition"})
_PLACES = frozenset({"organisation", "country", "principal"})


def write_link(sentences: Sentences, link: Link) -> None:
    """Adds the claims of a link, one for each of the phrase's titles."""
    layers, phrase = sentences.layers, link.phrase
    evidence = (min(phrase.start, link.place[0]), max(phrase.end, link.place[1]))
    term = read_term(layers, evidence[1], link.verb)
    if link.modality == "denied" and phrase.head.title.kind == "occupation":
        return
    organisation = phrase.organisation
    if organisation is None and phrase.body is not None:
        organisation = sentences.names.ensure_body(phrase.body)
    principal = phrase.principal
    if phrase.determiner == "his" and principal in {None, link.holder}:
        principal = _other_person(sentences, link) if phrase.head.title.serves else None
    for title in phrase.titles:
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
            values={"title": title, "status": _status(link, term)},
            times={
                "start": term.start if term.start is not None else term.in_year if link.rule in _APPOSED else None,
                "end": term.end,
            },
            support=_support(sentences, link.holder, evidence),
            modality=link.modality,
        )


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
    )


def _other_person(sentences: Sentences, link: Link) -> int | None:
    """Whom "his" can mean when not the holder: the nearest person named before it, in the sentence or the one before."""
    layers, doc = sentences.layers, sentences.doc
    possessive = doc[link.phrase.start]
    wanted = {"his": "m", "her": "f"}.get(possessive.lower_)
    sent = possessive.sent
    first = doc[sent.start - 1].sent.start if sent.start > 0 else sent.start
    before = [row for row in sentences.names.inside((first, possessive.i), "person") if row["entity"] != link.holder]
    fitting = [row["entity"] for row in before if layers.entities[row["entity"]]["gender"] in {None, wanted}]
    return fitting[-1] if fitting and wanted is not None else None


def _status(link: Link, term: Term) -> Status:
    said = link.phrase.status
    if said in {"former", "incoming"}:
        return said
    if term.end is not None or (term.in_year is not None and link.rule in _APPOSED):
        return "former"
    status = link.status or said or "current"
    if term.since and status == "former" and link.perfect:
        return "current"
    if status == "incoming" and link.modality == "asserted" and term.in_year is not None:
        return "current"
    return status


def write_verb_role(sentences: Sentences, role: VerbRole) -> None:
    """Adds the claim of a role that a verb names."""
    layers = sentences.layers
    holder = sentences.names.person(role.holder)
    spans = [(role.holder.i, role.holder.i + 1), (role.verb.i, role.verb.i + 1), (role.body.i, role.body.i + 1)]
    row = sentences.names.at(role.holder.i)
    if row is not None and row["entity"] == holder:
        spans.append((row["start"], row["end"]))
    evidence = (min(start for start, _ in spans), max(end for _, end in spans))
    term = read_term(layers, evidence[1], role.verb.i)
    layers.add_claim(
        "role",
        role.rule,
        evidence,
        entities={"holder": holder, "organisation": role.organisation},
        values={"title": role.title, "status": "current" if term.since else role.tense.status},
        times={"start": term.start, "end": term.end},
        support=[] if holder is None else _support(sentences, holder, evidence),
        modality=role.tense.modality,
    )


def _support(sentences: Sentences, holder: int, evidence: TokenSpan) -> list[TokenSpan]:
    """The nearest name of the holder before the evidence, when the evidence itself has none."""
    names = [row for row in sentences.layers.mentions if row["entity"] == holder and row["type"] == "name"]
    if any(evidence[0] <= row["start"] and row["end"] <= evidence[1] for row in names):
        return []
    before = [(row["start"], row["end"]) for row in names if row["end"] <= evidence[0]]
    return [max(before)] if before else [(row["start"], row["end"]) for row in names[:1]]


def complete_repeats(layers: Layers) -> None:
    """Gives a short repetition ("Professor Lee") body, country and person served of the same person's fuller role."""
    roles = [claim for claim in layers.claims if claim["kind"] == "role"]
    for claim in roles:
        places = _PLACES & claim["entities"].keys()
        words = claim["values"]["title"].lower().split()
        if places:
            continue
        fuller = [other for other in roles if other is not claim and _repeats(claim, words, other)]
        first = fuller[0] if fuller else None
        if first is not None and all(
            {k: v for k, v in other["entities"].items() if k in _PLACES}
            == {k: v for k, v in first["entities"].items() if k in _PLACES}
            for other in fuller
        ):
            claim["entities"].update({name: entity for name, entity in first["entities"].items() if name in _PLACES})


def _repeats(claim: ClaimRow, words: list[str], other: ClaimRow) -> bool:
    """Whether a role without place is another one said in short: same holder and status, its words all in the other's title."""
    title = other["values"]["title"].lower().split()
    return (
        other["entities"]["holder"] == claim["entities"]["holder"]
        and other["values"]["status"] == claim["values"]["status"]
        and other["modality"] == claim["modality"]
        and bool(_PLACES & other["entities"].keys())
        and bool(words)
        and set(words) <= set(title)
        and (len(words) == len(title) or title_head(words[-1]) is not None)
    )
