"""One fixed graph of all that breaks writers and readers: control characters, right-to-left marks, emoji, markup, 10 kB, odd ids."""

from __future__ import annotations

from newsgraph.records import Article, Claim, Entity, EntityMention, Evidence, KnowledgeGraph, Place, SupportSpan
from sample_graph import sample_graph

CONTROLS = "bell\x07 escape\x1b[31m delete\x7f vertical\x0b unit\x1f next\x85"
ARABIC = "\u202eevil\u202c \u200fفلان\u200e"
EMOJI = "👩‍👩‍👧‍👦 🇺🇳 🚢 𝔑"
QUOTES = "\"double\" 'single' `back` “curly” ''two'' \\slash\\ \\\" $5 {brace}"
MARKUP = "<script>alert(1)</script> & &amp; ]]> <![CDATA[x]]> <!-- --> %s %% {{x}}"
SPREADSHEET = '=1+1,"x";\tcell'
LINES = "one\r\ntwo\rthree\nfour\u2028five"
SQL = "Robert'); DROP TABLE claims;--"
LONG = "Long " * 2000 + "end"
WORDS = (CONTROLS, ARABIC, EMOJI, QUOTES, MARKUP, SPREADSHEET, LINES, SQL, LONG)

ARTICLE = 'a b/c%20d/"e" <f>/ü?#g'
TEXT = "\n\n".join(WORDS)


def nasty_graph() -> KnowledgeGraph:
    """Nine people of nasty names, each in a nasty group, with an office, a stance and a statement."""
    group = Entity(
        "group/a b/c", "group", QUOTES, properties={"sender": "country/x y", "occasion": MARKUP, "date": "2025"}
    )
    country = Entity("country/x y", "country", ARABIC, properties={"code": None})
    people = [
        Entity(
            f"person/{number} {''.join(filter(str.isprintable, word[:12]))}",
            "person",
            word,
            (EMOJI, LINES, f"{word} again"),
            (_mention(word),),
            ("https://example.org/?a=b&c=<d>",),
        )
        for number, word in enumerate(WORDS)
    ]
    claims = [claim for number, person in enumerate(people) for claim in _claims(number, person, group, country)]
    entities = sorted((*people, group, country), key=lambda entity: entity.id)
    article = Article(
        ARTICLE, TEXT, MARKUP, 'https://example.org/<a b>?q="x"&y', QUOTES, (SQL, ARABIC), "2025-05-06", "metadata"
    )
    return KnowledgeGraph((article,), tuple(entities), tuple(sorted(claims, key=lambda claim: claim.id)))


def both_graphs() -> KnowledgeGraph:
    """The sample and the nasty graph as one."""
    return union(sample_graph(), nasty_graph())


def union(*graphs: KnowledgeGraph) -> KnowledgeGraph:
    """Graphs that have nothing in common as one."""
    return KnowledgeGraph(
        tuple(sorted((article for graph in graphs for article in graph.articles), key=lambda article: article.id)),
        tuple(sorted((entity for graph in graphs for entity in graph.entities), key=lambda entity: entity.id)),
        tuple(sorted((claim for graph in graphs for claim in graph.claims), key=lambda claim: claim.id)),
    )


def _claims(number: int, person: Entity, group: Entity, country: Entity) -> list[Claim]:
    word = person.name
    start = TEXT.index(word)
    piece = Evidence(
        ARTICLE, start, start + len(word), word, f"rule.{number}", "2025-05-06", (SupportSpan(0, 4, TEXT[:4]),)
    )
    where = (Place(ARTICLE, start, start + len(word)),)
    return [
        Claim(f"membership/{number:016}", "membership", "asserted", 0.5, "rule.m", (piece,), None,
              {"member": person.id, "group": group.id, "capacity": word}),
        Claim(f"role/{number:016}", "role", "asserted", 0.5, "rule.r", (piece,), None,
              {"holder": person.id, "title": word, "country": country.id, "status": "current", "start": "2024", "end": "2025-03"}),
        Claim(f"stance/{number:016}", "stance", "reported", 0.5, "rule.s", (piece,), country.id,
              {"holder": person.id, "target": group.id, "polarity": "for", "cue": word, "strength": "normal",
               "statement": f"statement/{number:016}"}, {"holder_span": where, "target_span": where}),
        Claim(f"statement/{number:016}", "statement", "asserted", 0.5, "rule.t", (piece,), None,
              {"speaker": person.id, "style": "direct", "cue": word, "construction": "QSC", "content": word},
              {"content_span": where}),
    ]  # fmt: skip


def _mention(word: str) -> EntityMention:
    return EntityMention(ARTICLE, TEXT.index(word), TEXT.index(word) + len(word), word)
