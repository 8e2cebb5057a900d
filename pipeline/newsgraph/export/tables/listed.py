"""Which tables there are, and what each column holds: the one list that CSV, Parquet, pandas, SQLite and its documentation follow."""

from __future__ import annotations

from newsgraph.export.tables.columns import DAYS, Column, Table, claim_fields, entity_fields, place_of, reference

ARTICLES = Table(
    "articles",
    "The articles that were read, one a row.",
    (
        Column("id", "The article's id.", needed=True),
        Column("title", "Its title."),
        Column("publisher", "Who published it."),
        Column("authors", "Who wrote it, parted by semicolons."),
        Column("published", "When it was published, EDTF."),
        *DAYS,
        Column("published_basis", "Where that date is from: metadata, text, or inferred from other articles."),
        Column("language", "Its language."),
        Column("url", "Its address."),
        Column(
            "file",
            "The file that its text was made of, a page of an archive behind `!/`; null where it is the file's own.",
        ),
        *reference("copy_of", "The earlier article whose text it carries.", "articles"),
        Column("characters", "The length of its text in Unicode code points.", "whole", needed=True),
        Column("claims", "How many claims it gives evidence for.", "whole", needed=True),
        Column("sha256", "SHA-256 of its text in UTF-8.", needed=True),
        Column("text", "The text to the character.", where="database", needed=True),
    ),
    key=("id",),
    indexes=(("first_day",), ("publisher",), ("copy_of",)),
)
ENTITIES = Table(
    "entities",
    "People, organisations, groups, countries, places, events, topics, and people whom an article does not name.",
    (
        Column("id", "The entity's id: kind and slug.", needed=True),
        Column("kind", "person, organisation, group, country, place, event, topic or unnamed.", needed=True),
        Column("name", "The fullest name found; of a group or unnamed people, the article's words.", needed=True),
        Column("label", "The name, shortened, with the year of a group.", needed=True),
        Column("aliases", "Other forms of the name, parted by semicolons."),
        *entity_fields(),
        *DAYS,
        Column("round", "Of a group: the round of talks that it was at.", "whole"),
        Column(
            "members_said", "Of a group: how many it is said to be; null where nobody says, or two differ.", "whole"
        ),
        Column("members_named", "How many are named as members by what is asserted.", "whole"),
        Column("complete", "Of a group: whether the members named are all; null where nothing tells.", "flag"),
        Column("same_as", "The same thing elsewhere (IRIs), parted by blanks."),
        Column("mentions", "How often it is mentioned.", "whole", needed=True),
        Column("articles", "In how many articles.", "whole", needed=True),
        Column("claims", "How many claims name it, denied ones included.", "whole", needed=True),
        Column("first_seen", "The earliest date of an article that mentions it, EDTF."),
        Column("last_seen", "The latest one."),
        Column(
            "spellings",
            "Other ways to write the name and its aliases, for search: folded, transliterated.",
            where="database",
        ),
    ),
    key=("id",),
    indexes=(("kind", "name"), ("sender", "first_day"), ("country",), ("place",)),
)
CLAIMS = Table(
    "claims",
    "Who is said to be, to belong, to want or to say what, a claim a row. A denied one says what is not so: ask for the modality.",
    (
        Column("id", "The claim's id: kind and a hash of what it says.", needed=True),
        Column("kind", "role, membership, stance or statement.", needed=True),
        Column("modality", "asserted, reported (somebody says so) or denied.", needed=True),
        Column("label", "The claim in a few words.", needed=True),
        *reference("subject", "Of whom: the holder, member or speaker.", "entities"),
        *reference("object", "To what: the body of a membership, the target of a stance, and of a role the first given of "
                    "organisation, country and person served.", "entities"),
        *claim_fields(),
        Column("first_day", "The first day that the claim holds for; `time_basis` says why."),
        Column("last_day", "The last day."),
        Column("time_basis", "Whether these days are stated by the claim, the date of the group, or only those of the articles."),
        *reference("source", "Who says so, where it is not the article itself.", "entities"),
        Column("confidence", "How surely it was read, 0 to 1: measured precision of the rule.", "real", needed=True),
        Column("belief", "How well it is borne out by independent publishers, 0 to 1.", "real", needed=True),
        Column("publishers", "How many known publishers say so, each counted once.", "whole", needed=True),
        Column("rule", "The rule that read its best evidence.", needed=True),
        Column("pieces", "How many pieces of evidence there are.", "whole", needed=True),
        *(Column(name, f"{what} the best piece of evidence.", where="files")
          for name, what in (("article", "The article of"), ("published", "The date of"), ("words", "The words of"))),
    ),
    key=("id",),
    indexes=(("subject", "kind"), ("object", "kind"), ("organisation",), ("country",), ("principal",), ("source",), ("statement",),
             ("kind", "modality")),
)  # fmt: skip
EVIDENCE = Table(
    "evidence",
    "The words that prove a claim, each piece alone (with its support); a claim's pieces count from 1.",
    (
        Column("claim", "The claim.", refers="claims", needed=True),
        Column("claim_label", "The claim in a few words.", where="files"),
        Column("modality", "Whether the claim is asserted, reported or denied.", where="files"),
        Column("piece", "Which piece of the claim's evidence.", "whole", needed=True),
        *place_of("The words, to the character."),
        Column("rule", "The rule that read them.", needed=True),
        Column("as_of", "The article's date, EDTF."),
        Column("support", "Further words needed to read them, parted by ' … '.", where="files"),
    ),
    key=("claim", "piece"),
    indexes=(("article", "start_char"),),
)
MENTIONS = Table(
    "mentions",
    "Where an article's words stand for an entity.",
    (
        *reference("entity", "The entity.", "entities", needed=True),
        *place_of("The words."),
        Column("type", "name, nominal ('the minister') or pronoun.", needed=True),
        Column("metonym", "Whether a place stands for its government.", "flag", needed=True),
    ),
    indexes=(("entity", "article", "start_char"), ("article", "start_char")),
)
TABLES = (ARTICLES, ENTITIES, CLAIMS, EVIDENCE, MENTIONS)
"""What files and the database have."""

DATABASE_TABLES = (
    *TABLES,
    Table(
        "support",
        "Further words needed to read a piece of evidence: the heading of a list, whom 'he' stands for.",
        (
            Column("claim", "The claim.", refers="claims", needed=True),
            Column("piece", "Which piece of its evidence.", "whole", needed=True),
            *place_of("The words."),
        ),
        indexes=(("claim", "piece"), ("article", "start_char")),
    ),
    Table(
        "spans",
        "Where the parts of a claim stand: its content, cue, speaker, holder, target.",
        (
            Column("claim", "The claim.", refers="claims", needed=True),
            Column("part", "Which part: content, cue, speaker, holder or target.", needed=True),
            *place_of("The words."),
        ),
        indexes=(("claim",), ("article", "start_char")),
    ),
    Table(
        "counts",
        "How many a group is said to be, with the words.",
        (
            *reference("entity", "The group.", "entities", needed=True),
            Column("number", "The number.", "whole", needed=True),
            Column("whole", "Whether it counts all of the group, or a part.", "flag", needed=True),
            Column("rough", "Whether it is rough ('about 20').", "flag", needed=True),
            *place_of("The words."),
        ),
        indexes=(("entity",), ("article", "start_char")),
    ),
    Table(
        "names",
        "Each name and alias of an entity, a row each, to look it up by.",
        (
            *reference("entity", "The entity.", "entities", needed=True),
            Column("name", "The name or alias.", needed=True),
            Column("folded", "The name in lower case, ASCII where its letters have a customary reading.", needed=True),
        ),
        indexes=(("folded",), ("entity",)),
    ),
)
"""What the database has."""
