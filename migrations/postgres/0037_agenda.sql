-- The running order of a public presentation: when the panel sits, where, how long each case has.
-- The SQLite file of the same number holds the same tables and columns.

CREATE TABLE review_agenda (
    round_id  UUID PRIMARY KEY REFERENCES review_round (id),
    starts_at TIMESTAMPTZ NOT NULL,
    place     TEXT NOT NULL,
    talk      INTEGER NOT NULL,
    questions INTEGER NOT NULL,
    scoring   INTEGER NOT NULL
);
