-- Which day's backup was begun, and what became of it.
CREATE TABLE backup (
    day          TEXT PRIMARY KEY,
    begun_at     TEXT NOT NULL,
    ended_at     TEXT,
    rehearsed_at TEXT,
    file         TEXT,
    problem      TEXT
) STRICT;
