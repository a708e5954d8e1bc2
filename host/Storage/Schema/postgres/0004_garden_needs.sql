-- What each bed needed on a local day that is over: mm as decimal text, its crop's use less the rain that reached it.
CREATE TABLE garden_needs (
    garden TEXT NOT NULL,
    bed    TEXT NOT NULL,
    day    TEXT NOT NULL, -- 2026-11-24
    need   TEXT NOT NULL,
    PRIMARY KEY (garden, bed, day)
);
