CREATE TABLE uplink_sources (
    name    TEXT NOT NULL PRIMARY KEY,
    hash    BLOB NOT NULL, -- SHA-256 of the token
    created INTEGER NOT NULL
) WITHOUT ROWID;
