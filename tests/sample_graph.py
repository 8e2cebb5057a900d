"""A small graph of invented people that exercises every kind, modality and null of the output contract."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from newsgraph.records import (
    Article,
    Claim,
    ClaimKind,
    Entity,
    EntityCount,
    EntityKind,
    EntityMention,
    Evidence,
    KnowledgeGraph,
    MentionType,
    Modality,
    Place,
    Span,
    SupportSpan,
)

FIRST = "talks/first day"
SECOND = '../odd "id" #2'
THIRD = "новости/третий"

TEXTS = {
    FIRST: (
        "Porthaven Gazette\r\nMay 6, 2025\r\n\r\n"
        "Norland sent a delegation of eight to Porthaven. Here is a look at the Norland delegation:\r\n\r\n"
        "Ilva Torrin, heading the delegation, also led Norland's negotiating team in 2022.\r\n\r\n"
        "Bram Oskel is a deputy trade minister. He was a participant in the 2022 talks.\r\n\r\n"
        "Cato Verne is the director of the Harbor Bureau. He was not reported to have been a participant in the 2022 talks.\r\n\r\n"
        "Delia Marsh, an aide to Edda Quill, can be seen in photos from the 2022 talks.\r\n\r\n"
        "Otto Penn belonged to another team in 2022.\r\n\r\n"
        "Lars Lorn sat with the Sudmark delegation in 2022 and sits with Norland now.\r\n\r\n"
        "The delegation did not include Runa Rook or Falk Fenn, both of the 2022 team. It included Hedda Hale.\r\n\r\n"
        "“We came,” Torrin said, “to talk about the “harbor” truce.”\r\n"
    ),
    SECOND: (
        "---\ntitle: Odd\n---\nIlva Torrin headed the Norland delegation in Porthaven. "
        "Hedda Hale was never in the Norland delegation, the Porthaven Gazette reported. "
        "Sudmark officials rejected the harbor truce. Soren Sund led the Sudmark delegation. "
        "Edda Quill, the former mayor of Porthaven, is expected to become Norland's president. "
        "She did not say that the strait was open."
    ),
    THIRD: "🚢 Norland backs the harbor truce. Bram Oskel never was a harbor pilot. The Norland Traders joined the League of Ports. Torrin now opposes the harbor truce. Verne bungled the repair.",
}


def sample_graph() -> KnowledgeGraph:
    """The graph of three articles: one dated by its text, one by metadata, one undated with non-Latin id."""
    articles = sorted(_articles(), key=lambda article: article.id)
    entities = sorted(_entities(), key=lambda entity: entity.id)
    claims = sorted((*_memberships(), *_roles(), *_stances(), *_statements()), key=lambda claim: claim.id)
    return KnowledgeGraph(tuple(articles), tuple(entities), tuple(claims))


def _articles() -> list[Article]:
    date = TEXTS[FIRST].index("May 6, 2025")
    return [
        Article(
            FIRST,
            TEXTS[FIRST],
            title='Who is who in the "Norland" delegation \\ a look',
            publisher="Porthaven Gazette",
            authors=("Nils Brand", "Ada O'Hara"),
            published="2025-05-06",
            published_basis="text",
            published_clues=(Span(date, date + len("May 6, 2025")),),
        ),
        Article(
            SECOND,
            TEXTS[SECOND],
            title="Odd",
            url="https://example.org/odd?a=<b> c&d",
            published="2025-05",
            published_basis="metadata",
        ),
        Article(THIRD, TEXTS[THIRD]),
    ]


# --- entities ----------------------------------------------------------------------------------------------------


def _entities() -> list[Entity]:
    people = (
        "Bram Oskel",
        "Cato Verne",
        "Delia Marsh",
        "Otto Penn",
        "Lars Lorn",
        "Runa Rook",
        "Falk Fenn",
        "Hedda Hale",
        "Soren Sund",
    )
    return [
        *(_entity("person", name, (FIRST if name != "Soren Sund" else SECOND, name)) for name in people),
        _entity(
            "person",
            "Ilva Torrin",
            (FIRST, "Ilva Torrin"),
            (FIRST, "Torrin said", "name", len(" said")),
            (SECOND, "Ilva Torrin"),
            aliases=("Torrin",),
            same_as=("https://example.org/people/1",),
        ),
        _entity("person", "Edda Quill", (FIRST, "Edda Quill"), (SECOND, "Edda Quill"), (SECOND, "She", "pronoun")),
        _entity("person", 'Zoë "Zed" Ünal', aliases=("Zoë Ünal",)),
        _entity("organisation", "Harbor Bureau", (FIRST, "Harbor Bureau"), country="country/norland"),
        _entity("organisation", "Porthaven Gazette", (FIRST, "Porthaven Gazette"), (SECOND, "Porthaven Gazette")),
        _entity("organisation", "Norland Traders", (THIRD, "Norland Traders")),
        _entity(
            "country", "Norland", (FIRST, "Norland"), (THIRD, "Norland"), aliases=("Kingdom of Norland",), code="XN"
        ),
        _entity("country", "Sudmark", (SECOND, "Sudmark"), code="XS"),
        _entity("place", "Porthaven", (FIRST, "Porthaven."), country="country/norland"),
        _entity("event", "2022 talks", (FIRST, "2022 talks")),
        _entity("topic", "harbor truce", (SECOND, "harbor truce", "nominal"), (THIRD, "harbor truce", "nominal")),
        _entity(
            "unnamed",
            "Sudmark officials",
            (SECOND, "Sudmark officials", "nominal"),
            id="unnamed/odd-id-2-sudmark-officials",
        ),
        _entity(
            "group",
            "Norland delegation",
            (FIRST, "Norland delegation"),
            id="group/norland-delegation-2025",
            sender="country/norland",
            place="place/porthaven",
            occasion="talks with Sudmark",
            date="2025-05-06",
            round=2,
            counts=(_count(FIRST, "delegation of eight", 8),),
        ),
        _entity(
            "group",
            "Norland's negotiating team",
            (FIRST, "Norland's negotiating team"),
            id="group/norland-team-2022",
            sender="country/norland",
            place="place/porthaven",
            date="2022",
            round=1,
        ),
        _entity(
            "group", "another team", (FIRST, "another team", "nominal"), id="group/another-team-2022", date="2022-03"
        ),
        _entity(
            "group",
            "Sudmark delegation",
            id="group/sudmark-delegation-2022",
            sender="country/sudmark",
            date="2022-03/2022-04",
        ),
        _entity(
            "group",
            "Sudmark delegation",
            (SECOND, "Sudmark delegation"),
            id="group/sudmark-delegation-2025",
            sender="country/sudmark",
            date="2025~",
        ),
        _entity("group", "League of Ports", (THIRD, "League of Ports"), id="group/league-of-ports"),
    ]


def _entity(
    kind: EntityKind,
    name: str,
    *mentions: tuple[str, str] | tuple[str, str, MentionType] | tuple[str, str, MentionType, int],
    id: str | None = None,  # noqa: A002
    aliases: tuple[str, ...] = (),
    same_as: tuple[str, ...] = (),
    counts: tuple[EntityCount, ...] = (),
    round: int | None = None,  # noqa: A002
    **properties: str | None,
) -> Entity:
    found = tuple(sorted((_mention(*mention) for mention in mentions), key=lambda m: (m.article, m.start)))
    slug = name.casefold().replace(" ", "-")
    return Entity(id or f"{kind}/{slug}", kind, name, aliases, found, same_as, properties, (), counts, round=round)


def _count(article: str, words: str, number: int) -> EntityCount:
    return EntityCount(article, *_find(article, words), words, number)


def _mention(article: str, words: str, type: MentionType = "name", cut: int = 0) -> EntityMention:  # noqa: A002
    start, end = _find(article, words)
    words = TEXTS[article][start : end - cut]
    return EntityMention(article, start, end - cut, words, type, metonym=article == THIRD and words == "Norland")


# --- claims ------------------------------------------------------------------------------------------------------

NOW, THEN = "group/norland-delegation-2025", "group/norland-team-2022"
ROSTER = "Here is a look at the Norland delegation:"
ANOTHER = "Otto Penn belonged to another team in 2022"
LORN = "Lars Lorn sat with the Sudmark delegation in 2022 and sits with Norland now"
ABSENT = "The delegation did not include Runa Rook or Falk Fenn, both of the 2022 team"


def _memberships() -> list[Claim]:
    return [
        _membership(
            "Ilva Torrin",
            NOW,
            (FIRST, "Ilva Torrin, heading the delegation"),
            (SECOND, "Ilva Torrin headed the Norland delegation"),
            capacity="head",
        ),
        _membership(
            "Ilva Torrin",
            THEN,
            (FIRST, "also led Norland's negotiating team in 2022"),
            capacity="head",
            start="2022",
            end="2022-04",
        ),
        _membership("Bram Oskel", NOW, (FIRST, "Bram Oskel is a deputy trade minister", ROSTER)),
        _membership("Bram Oskel", THEN, (FIRST, "He was a participant in the 2022 talks", "Bram Oskel")),
        _membership(
            "Cato Verne", NOW, (FIRST, "Cato Verne is the director of the Harbor Bureau", ROSTER), capacity="expert"
        ),
        _membership(
            "Cato Verne",
            THEN,
            (FIRST, "He was not reported to have been a participant in the 2022 talks", "Cato Verne"),
            modality="denied",
        ),
        _membership("Delia Marsh", NOW, (FIRST, "Delia Marsh, an aide to Edda Quill", ROSTER)),
        _membership(
            "Delia Marsh",
            THEN,
            (FIRST, "can be seen in photos from the 2022 talks", "Delia Marsh"),
            modality="reported",
            confidence=0.4,
        ),
        _membership("Otto Penn", NOW, (FIRST, ANOTHER, ROSTER)),
        _membership("Otto Penn", "group/another-team-2022", (FIRST, ANOTHER)),
        _membership("Lars Lorn", NOW, (FIRST, LORN)),
        _membership("Lars Lorn", "group/sudmark-delegation-2022", (FIRST, LORN)),
        _membership("Runa Rook", THEN, (FIRST, ABSENT)),
        _membership("Runa Rook", NOW, (FIRST, ABSENT), modality="denied"),
        _membership("Falk Fenn", THEN, (FIRST, ABSENT), start="2022/.."),
        _membership("Hedda Hale", NOW, (FIRST, "It included Hedda Hale")),
        _membership(
            "Hedda Hale",
            NOW,
            (SECOND, "Hedda Hale was never in the Norland delegation"),
            modality="denied",
            source="organisation/porthaven-gazette",
        ),
        _membership(
            "Soren Sund",
            "group/sudmark-delegation-2025",
            (SECOND, "Soren Sund led the Sudmark delegation"),
            capacity="head",
        ),
        _claim(
            "membership",
            (THIRD, "The Norland Traders joined the League of Ports"),
            member="organisation/norland-traders",
            group="group/league-of-ports",
            capacity="member",
        ),
    ]


def _roles() -> list[Claim]:
    return [
        _claim(
            "role",
            (FIRST, "Bram Oskel is a deputy trade minister"),
            holder="person/bram-oskel",
            title="deputy trade minister",
            country="country/norland",
            status="current",
        ),
        _claim(
            "role",
            (FIRST, "Cato Verne is the director of the Harbor Bureau"),
            holder="person/cato-verne",
            title="director",
            organisation="organisation/harbor-bureau",
            status="current",
        ),
        _claim(
            "role",
            (FIRST, "an aide to Edda Quill"),
            holder="person/delia-marsh",
            title="aide",
            principal="person/edda-quill",
            status="current",
        ),
        _claim(
            "role",
            (SECOND, "former mayor of Porthaven"),
            holder="person/edda-quill",
            title="mayor",
            status="former",
            end="2020~",
        ),
        _claim(
            "role",
            (SECOND, "is expected to become Norland's president", "Edda Quill"),
            modality="reported",
            holder="person/edda-quill",
            title="President",
            country="country/norland",
            status="incoming",
        ),
        _claim(
            "role",
            (THIRD, "Bram Oskel never was a harbor pilot"),
            modality="denied",
            holder="person/bram-oskel",
            title="harbor pilot",
            status="former",
        ),
    ]


def _stances() -> list[Claim]:
    said = _statement_of_torrin()
    return [
        _claim(
            "stance",
            (SECOND, "Sudmark officials rejected the harbor truce"),
            spans={"holder_span": [(SECOND, "Sudmark officials")], "target_span": [(SECOND, "the harbor truce")]},
            holder="unnamed/odd-id-2-sudmark-officials",
            target="topic/harbor-truce",
            polarity="against",
            cue="rejected",
            strength="strong",
        ),
        _claim(
            "stance",
            (THIRD, "Norland backs the harbor truce"),
            spans={"holder_span": [(THIRD, "Norland")], "target_span": [(THIRD, "the harbor truce")]},
            holder="country/norland",
            target="topic/harbor-truce",
            polarity="for",
            cue="backs",
        ),
        _claim(
            "stance",
            (THIRD, "Torrin now opposes the harbor truce"),
            holder="person/ilva-torrin",
            target="topic/harbor-truce",
            polarity="against",
            cue="opposes",
        ),
        _claim(
            "stance",
            (FIRST, "“to talk about the “harbor” truce.”", "Torrin said"),
            modality="reported",
            holder="person/ilva-torrin",
            target="topic/harbor-truce",
            polarity="for",
            cue="talk",
            statement=said.id,
        ),
        _claim(
            "stance",
            (THIRD, "Verne bungled the repair"),
            rule="portrayal.subject",
            holder=None,
            target="person/cato-verne",
            polarity="against",
            cue="bungled",
            strength="normal",
        ),
    ]


def _statement_of_torrin() -> Claim:
    return _claim(
        "statement",
        (FIRST, "“We came,” Torrin said, “to talk about the “harbor” truce.”"),
        spans={
            "content_span": [(FIRST, "We came"), (FIRST, "to talk about the “harbor” truce.")],
            "cue_span": [(FIRST, "said")],
            "speaker_span": [(FIRST, "Torrin said", 5)],
        },
        speaker="person/ilva-torrin",
        style="direct",
        cue="said",
        construction="QCSQ",
        content="We came … to talk about the “harbor” truce.",
    )


def _statements() -> list[Claim]:
    return [
        _statement_of_torrin(),
        _claim(
            "statement",
            (SECOND, "She did not say that the strait was open"),
            modality="denied",
            spans={"content_span": [(SECOND, "the strait was open")], "cue_span": [(SECOND, "say")]},
            speaker="person/edda-quill",
            style="indirect",
            cue="say",
            content="the strait was open",
        ),
        _claim(
            "statement",
            (SECOND, "Hedda Hale was never in the Norland delegation, the Porthaven Gazette reported"),
            spans={
                "content_span": [(SECOND, "Hedda Hale was never in the Norland delegation")],
                "cue_span": [(SECOND, "reported")],
            },
            speaker="organisation/porthaven-gazette",
            style="indirect",
            cue="reported",
            construction="QSC",
            content="Hedda Hale was never in the Norland delegation",
        ),
    ]


Found = tuple[str, str] | tuple[str, str, str]


def _membership(
    member: str,
    group: str,
    *found: Found,
    capacity: str = "member",
    modality: Modality = "asserted",
    source: str | None = None,
    confidence: float = 0.75,
    start: str | None = None,
    end: str | None = None,
) -> Claim:
    return _claim(
        "membership",
        *found,
        modality=modality,
        source=source,
        confidence=confidence,
        member=f"person/{member.casefold().replace(' ', '-')}",
        group=group,
        capacity=capacity,
        start=start,
        end=end,
    )


def _claim(
    kind: ClaimKind,
    *found: Found,
    modality: Modality = "asserted",
    source: str | None = None,
    confidence: float = 0.75,
    rule: str | None = None,
    spans: Mapping[str, list[tuple[str, str] | tuple[str, str, int]]] | None = None,
    **fields: str | None,
) -> Claim:
    """A claim proved by (article, words[, words that support it]); its id is a hash of all that tells it apart."""
    rule = rule or f"{kind}.sample"
    evidence = tuple(sorted((_evidence(rule, *words) for words in found), key=lambda e: (e.article, e.start)))
    places = {name: tuple(_place(*piece) for piece in pieces) for name, pieces in (spans or {}).items()}
    identity = repr((kind, modality, source, sorted(fields.items())))
    digest = hashlib.sha256(identity.encode()).hexdigest()[:16]
    return Claim(f"{kind}/{digest}", kind, modality, confidence, rule, evidence, source, fields, places)


def _evidence(rule: str, article: str, words: str, support: str | None = None) -> Evidence:
    as_of = {FIRST: "2025-05-06", SECOND: "2025-05", THIRD: None}[article]
    spans = (SupportSpan(*_find(article, support), support),) if support else ()
    return Evidence(article, *_find(article, words), words, rule, as_of, spans)


def _place(article: str, words: str, cut: int = 0) -> Place:
    start, end = _find(article, words)
    return Place(article, start, end - cut)


def _find(article: str, words: str) -> tuple[int, int]:
    start = TEXTS[article].index(words)
    return start, start + len(words)
