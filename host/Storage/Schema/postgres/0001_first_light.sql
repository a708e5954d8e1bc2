-- Ids are text. Times are UTC integers: microseconds since 1970 in commands, milliseconds everywhere else.

CREATE TABLE devices (
    id       TEXT NOT NULL PRIMARY KEY,
    name_en  TEXT NOT NULL,
    name_zh  TEXT NOT NULL,
    place    TEXT NOT NULL,
    driver   TEXT NOT NULL,
    settings TEXT NOT NULL,
    version  BIGINT NOT NULL
);

CREATE TABLE places (
    path    TEXT NOT NULL PRIMARY KEY,
    name_en TEXT NOT NULL,
    name_zh TEXT NOT NULL
);

CREATE TABLE commands (
    seq          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    device       TEXT NOT NULL,
    command      TEXT NOT NULL,
    arguments    TEXT NOT NULL,
    expect       TEXT NOT NULL,
    requested_by TEXT NOT NULL,
    deadline     BIGINT NOT NULL,
    state        TEXT NOT NULL,
    reason       TEXT,
    proof        TEXT,
    steps        TEXT NOT NULL,
    created      BIGINT NOT NULL,
    is_open      SMALLINT NOT NULL
);
CREATE INDEX commands_device ON commands (device, created);
CREATE INDEX commands_open ON commands (device) WHERE is_open = 1;

CREATE TABLE timeline (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    device       TEXT NOT NULL,
    at           BIGINT NOT NULL,
    kind         TEXT NOT NULL,
    name         TEXT NOT NULL,
    value        TEXT NOT NULL,
    reason       TEXT,
    requested_by TEXT
);
CREATE INDEX timeline_device ON timeline (device, at, id);

CREATE TABLE history_series (
    id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    device   TEXT NOT NULL,
    property TEXT NOT NULL,
    UNIQUE (device, property)
);

-- What was persisted but is not packed yet: one row per writer tick, all series together. Read only at start.
CREATE TABLE history_tail (
    batch  BIGINT PRIMARY KEY,
    points BYTEA NOT NULL
);

-- Series are packed in turn, by phase; up to which batch each phase has been.
CREATE TABLE history_packed (
    phase BIGINT PRIMARY KEY,
    batch BIGINT NOT NULL
);

CREATE TABLE history_points (
    series BIGINT NOT NULL,
    start  BIGINT NOT NULL,
    batch  BIGINT NOT NULL,
    finish BIGINT NOT NULL,
    points BYTEA NOT NULL,
    PRIMARY KEY (series, start, batch)
);

CREATE TABLE history_minutes (
    series BIGINT NOT NULL,
    minute BIGINT NOT NULL, -- minutes since 1970
    count  BIGINT NOT NULL,
    total  DOUBLE PRECISION NOT NULL,
    low    DOUBLE PRECISION NOT NULL,
    high   DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (series, minute)
);

CREATE TABLE history_hours (
    series BIGINT NOT NULL,
    hour   BIGINT NOT NULL, -- hours since 1970
    count  BIGINT NOT NULL,
    total  DOUBLE PRECISION NOT NULL,
    low    DOUBLE PRECISION NOT NULL,
    high   DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (series, hour)
);

CREATE TABLE users (
    name          TEXT NOT NULL PRIMARY KEY,
    password_hash TEXT NOT NULL,
    created       BIGINT NOT NULL,
    changed       BIGINT NOT NULL
);

CREATE TABLE api_tokens (
    id        TEXT NOT NULL PRIMARY KEY,
    name      TEXT NOT NULL,
    user_name TEXT NOT NULL REFERENCES users (name) ON DELETE CASCADE,
    hash      BYTEA NOT NULL UNIQUE, -- SHA-256 of the token
    created   BIGINT NOT NULL,
    last_used BIGINT
);
CREATE INDEX api_tokens_user ON api_tokens (user_name);

CREATE TABLE grain_state (
    grain   TEXT NOT NULL,
    name    TEXT NOT NULL,
    format  BIGINT NOT NULL,
    etag    TEXT NOT NULL,
    state   TEXT NOT NULL,
    changed BIGINT NOT NULL,
    PRIMARY KEY (grain, name)
);

-- Points are packed already.
ALTER TABLE history_tail ALTER COLUMN points SET STORAGE EXTERNAL;
ALTER TABLE history_points ALTER COLUMN points SET STORAGE EXTERNAL;
