-- Which day's backup was begun, and what became of it.
CREATE TABLE backup (
    day          DATE PRIMARY KEY,
    begun_at     TIMESTAMPTZ NOT NULL,
    ended_at     TIMESTAMPTZ,
    rehearsed_at TIMESTAMPTZ,
    file         TEXT,
    problem      TEXT
);
