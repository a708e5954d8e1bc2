CREATE TABLE uplink_sources (
    name    TEXT NOT NULL PRIMARY KEY,
    hash    BYTEA NOT NULL, -- SHA-256 of the token
    created BIGINT NOT NULL
);
