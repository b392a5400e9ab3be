-- How the city appears, in force and as a draft; and passages that the public must not read.
-- The SQLite file of the same number holds the same tables and columns.

-- One row at most. Without it everything is as usual. A draft holds the city's name too, a look in force does not:
-- the name stands with the city.
CREATE TABLE city_look (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    in_force   JSONB NOT NULL,
    draft      JSONB,
    changed_at TIMESTAMPTZ NOT NULL
);

-- The pictures that they name: `in_force` and `draft`.
CREATE TABLE city_logo (
    place  TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL
);

-- 公表用の墨消し: passages of a text that the public reads as ■■■. The text itself stays where it is.
CREATE TABLE redaction (
    subject_kind TEXT NOT NULL,
    subject_id   UUID NOT NULL,
    field        TEXT NOT NULL,
    original     TEXT NOT NULL,
    passages     TEXT NOT NULL,
    ground       TEXT NOT NULL,
    why          TEXT NOT NULL,
    marked_by    UUID NOT NULL REFERENCES person (id),
    marked_at    TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (subject_kind, subject_id, field)
);
