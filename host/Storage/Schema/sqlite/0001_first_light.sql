-- Ids are text. Times are UTC integers: microseconds since 1970 in commands, milliseconds everywhere else.

CREATE TABLE devices (
    id       TEXT NOT NULL PRIMARY KEY,
    name_en  TEXT NOT NULL,
    name_zh  TEXT NOT NULL,
    place    TEXT NOT NULL,
    driver   TEXT NOT NULL,
    settings TEXT NOT NULL,
    version  INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE places (
    path    TEXT NOT NULL PRIMARY KEY,
    name_en TEXT NOT NULL,
    name_zh TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE commands (
    seq          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    device       TEXT NOT NULL,
    command      TEXT NOT NULL,
    arguments    TEXT NOT NULL,
    expect       TEXT NOT NULL,
    requested_by TEXT NOT NULL,
    deadline     INTEGER NOT NULL,
    state        TEXT NOT NULL,
    reason       TEXT,
    proof        TEXT,
    steps        TEXT NOT NULL,
    created      INTEGER NOT NULL,
    is_open      INTEGER NOT NULL
);
CREATE INDEX commands_device ON commands (device, created);
CREATE INDEX commands_open ON commands (device) WHERE is_open = 1;

CREATE TABLE timeline (
    id           INTEGER PRIMARY KEY,
    device       TEXT NOT NULL,
    at           INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    name         TEXT NOT NULL,
    value        TEXT NOT NULL,
    reason       TEXT,
    requested_by TEXT
);
CREATE INDEX timeline_device ON timeline (device, at, id);

CREATE TABLE history_series (
    id       INTEGER PRIMARY KEY,
    device   TEXT NOT NULL,
    property TEXT NOT NULL,
    UNIQUE (device, property)
);

-- What was persisted but is not packed yet: one row per writer tick, all series together. Read only at start.
CREATE TABLE history_tail (
    batch  INTEGER PRIMARY KEY,
    points BLOB NOT NULL
);

-- Series are packed in turn, by phase; up to which batch each phase has been.
CREATE TABLE history_packed (
    phase INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL
);

CREATE TABLE history_points (
    series INTEGER NOT NULL,
    start  INTEGER NOT NULL,
    batch  INTEGER NOT NULL,
    finish INTEGER NOT NULL,
    points BLOB NOT NULL,
    PRIMARY KEY (series, start, batch)
) WITHOUT ROWID;

CREATE TABLE history_minutes (
    series INTEGER NOT NULL,
    minute INTEGER NOT NULL, -- minutes since 1970
    count  INTEGER NOT NULL,
    total  REAL NOT NULL,
    low    REAL NOT NULL,
    high   REAL NOT NULL,
    PRIMARY KEY (series, minute)
) WITHOUT ROWID;

CREATE TABLE history_hours (
    series INTEGER NOT NULL,
    hour   INTEGER NOT NULL, -- hours since 1970
    count  INTEGER NOT NULL,
    total  REAL NOT NULL,
    low    REAL NOT NULL,
    high   REAL NOT NULL,
    PRIMARY KEY (series, hour)
) WITHOUT ROWID;

CREATE TABLE users (
    name          TEXT NOT NULL PRIMARY KEY,
    password_hash TEXT NOT NULL,
    created       INTEGER NOT NULL,
    changed       INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE api_tokens (
    id        TEXT NOT NULL PRIMARY KEY,
    name      TEXT NOT NULL,
    user_name TEXT NOT NULL REFERENCES users (name) ON DELETE CASCADE,
    hash      BLOB NOT NULL UNIQUE, -- SHA-256 of the token
    created   INTEGER NOT NULL,
    last_used INTEGER
) WITHOUT ROWID;
CREATE INDEX api_tokens_user ON api_tokens (user_name);

CREATE TABLE grain_state (
    grain   TEXT NOT NULL,
    name    TEXT NOT NULL,
    format  INTEGER NOT NULL,
    etag    TEXT NOT NULL,
    state   TEXT NOT NULL,
    changed INTEGER NOT NULL,
    PRIMARY KEY (grain, name)
) WITHOUT ROWID;
