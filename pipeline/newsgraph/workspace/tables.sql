-- The workspace: what was read from each article, one row a thing, offsets in code points of articles.text.
-- Numbers count inside an article (entities.number, claims.number); JSON stands where a field has many values.

CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    title TEXT,
    url TEXT,
    publisher TEXT,
    authors TEXT NOT NULL,          -- JSON list
    published TEXT,                 -- EDTF
    published_basis TEXT,
    published_clues TEXT NOT NULL,  -- JSON list of [start, end]
    language TEXT NOT NULL,
    source TEXT,                    -- JSON list: path, format, sha256, [[start, end, at]]; null where the text is the file's own
    sha256 TEXT NOT NULL,           -- of the text
    cache_key TEXT NOT NULL,        -- of text, metadata, model and newsgraph's code and rules
    text TEXT NOT NULL,
    digest TEXT NOT NULL            -- SHA-256 of this row and all rows of the article (rows.py)
) STRICT, WITHOUT ROWID;  -- one tree: an index beside it could be damaged apart from it

CREATE TABLE entities (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,  -- JSON list
    code TEXT,
    country INTEGER,        -- entities.number, as sender and place
    sender INTEGER,
    place INTEGER,
    occasion TEXT,
    round INTEGER,
    time TEXT,              -- JSON list: start, end, text, type, value, amount, unit, tense, event, place
    gender TEXT,
    counts TEXT NOT NULL,   -- JSON list of [start, end, text, number, whole, rough]
    PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    entity INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    type TEXT NOT NULL,
    metonym INTEGER NOT NULL,
    PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE times (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    type TEXT NOT NULL,
    value TEXT,
    amount INTEGER,
    unit TEXT,
    tense TEXT,
    event TEXT,
    place TEXT,
    PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    modality TEXT NOT NULL,
    rule TEXT NOT NULL,
    start INTEGER NOT NULL,    -- the evidence
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    entities TEXT NOT NULL,    -- JSON object: field -> entities.number
    "values" TEXT NOT NULL,    -- JSON object: field -> words
    times TEXT NOT NULL,       -- JSON object: field -> list as entities.time
    source INTEGER,            -- entities.number
    statement INTEGER,         -- claims.number
    hedges TEXT NOT NULL,      -- JSON list
    PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

-- The further spans of a claim: its support, and the pieces of its span fields ("content_span").
CREATE TABLE spans (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    claim INTEGER NOT NULL,
    field TEXT NOT NULL,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (article, claim, field, number)
) STRICT, WITHOUT ROWID;

-- Who is in an article, as resolving asks for it (resolve/outlines.py). It can be made anew of the rows above.
CREATE TABLE outlines (
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    outline BLOB NOT NULL,  -- JSON
    digest TEXT NOT NULL    -- of what made it, of articles.digest, and of the outline (packed.py)
) STRICT, WITHOUT ROWID;

-- Every entity id ever exported, and the id that took its place once it was gone.
CREATE TABLE ids (
    id TEXT PRIMARY KEY,
    became TEXT,
    digest TEXT NOT NULL  -- of the row, as below
) STRICT, WITHOUT ROWID;

-- Where an exported entity is first mentioned in each article: how a vanished id is recognised.
CREATE TABLE id_mentions (
    id TEXT NOT NULL,
    article TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (id, article)
) STRICT, WITHOUT ROWID;

-- The files of the users' rules by which the articles were read, folder by folder.
CREATE TABLE rules (
    folder INTEGER NOT NULL,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    text TEXT NOT NULL,
    digest TEXT NOT NULL,  -- of the row, as above
    PRIMARY KEY (folder, name)
) STRICT, WITHOUT ROWID;

-- People's decisions are not here: this file is a cache, and they stand in decisions.yaml, which can be committed.
