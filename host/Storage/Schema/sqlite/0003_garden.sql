CREATE TABLE gardens (
    id       TEXT NOT NULL PRIMARY KEY,
    revision INTEGER NOT NULL,
    document TEXT NOT NULL -- definition and programmes with their versions, JSON
) WITHOUT ROWID;

-- The record of every slot and of what people did. A line is never changed.
CREATE TABLE garden_lines (
    garden TEXT NOT NULL,
    n      INTEGER NOT NULL,
    at     INTEGER NOT NULL,
    bed    TEXT,
    litres TEXT, -- set on lines that count as water; decimal text, so that no digit is lost
    line   TEXT NOT NULL,
    PRIMARY KEY (garden, n)
) WITHOUT ROWID;
CREATE INDEX garden_lines_bed ON garden_lines (garden, bed, n);
CREATE INDEX garden_lines_at ON garden_lines (garden, at);

CREATE TABLE garden_criticals (
    garden TEXT NOT NULL,
    id     TEXT NOT NULL,
    at     INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (garden, id)
) WITHOUT ROWID;

CREATE TABLE school_calendar (
    id       TEXT NOT NULL PRIMARY KEY, -- one row: 'school'
    version  INTEGER NOT NULL,
    calendar TEXT NOT NULL
) WITHOUT ROWID;
