CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE articles (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, published TEXT NOT NULL, text TEXT NOT NULL,
  record TEXT NOT NULL -- the JSON line without the text
);

CREATE TABLE entities (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT NOT NULL,
  mentions INTEGER NOT NULL, seats INTEGER NOT NULL DEFAULT 0, sender TEXT,
  record TEXT NOT NULL -- the JSON line without mentions and joins
);

CREATE TABLE claims (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, modality TEXT NOT NULL,
  content INTEGER NOT NULL, -- a hash of what claims have in common that affirm and deny the same
  record TEXT NOT NULL
);

-- Who is named in which field of a claim; place: where the claim stands on a page.
CREATE TABLE ends (
  entity INTEGER NOT NULL, kind TEXT NOT NULL, field TEXT NOT NULL, place INTEGER NOT NULL, claim INTEGER NOT NULL,
  PRIMARY KEY (entity, kind, field, place, claim)
) WITHOUT ROWID;

CREATE TABLE proofs (
  article INTEGER NOT NULL, claim INTEGER NOT NULL, piece INTEGER NOT NULL,
  PRIMARY KEY (article, claim, piece)
) WITHOUT ROWID;

CREATE TABLE mentions (
  article INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, entity INTEGER NOT NULL,
  PRIMARY KEY (article, start, end, entity)
) WITHOUT ROWID;

CREATE TABLE named (
  entity INTEGER NOT NULL, article INTEGER NOT NULL, times INTEGER NOT NULL,
  PRIMARY KEY (entity, article)
) WITHOUT ROWID;

CREATE TABLE seats (member INTEGER NOT NULL, grp INTEGER NOT NULL, PRIMARY KEY (member, grp)) WITHOUT ROWID;

-- What is asserted and denied, and how many claims there are: the overview asks each time.
CREATE TABLE disputed (denied INTEGER PRIMARY KEY, said INTEGER NOT NULL);

CREATE TABLE counted (kind TEXT NOT NULL, modality TEXT NOT NULL, claims INTEGER NOT NULL);

-- Files of pages whose paths are no file names.
CREATE TABLE odd (file TEXT PRIMARY KEY, path TEXT NOT NULL) WITHOUT ROWID;

CREATE VIRTUAL TABLE names USING fts5(words, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3', content='', columnsize=0, detail=none);

CREATE VIRTUAL TABLE texts USING fts5(title, text, content='articles', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2');
