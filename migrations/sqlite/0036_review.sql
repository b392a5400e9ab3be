-- Review by panels: panels, rounds, who judges what, interests, sheets, what a panel says of a case.
-- The Postgres file of the same number holds the same tables and columns.

-- 審査会とその事務局. Its members are memberships with the role reviewer.
CREATE TABLE panel (
    organisation_id BLOB PRIMARY KEY REFERENCES organisation (id),
    department_id   BLOB NOT NULL REFERENCES organisation (id)
) STRICT;
CREATE INDEX panel_department ON panel (department_id, organisation_id);

-- 審査の回: a panel at work on the cases of one track of a call. What can be said only once it is tallied has no value before.
CREATE TABLE review_round (
    id               BLOB PRIMARY KEY,
    call_id          BLOB NOT NULL REFERENCES call (id),
    track            TEXT NOT NULL,
    panel_id         BLOB NOT NULL REFERENCES organisation (id),
    part             TEXT NOT NULL,
    due_on           TEXT NOT NULL,
    opened_at        TEXT NOT NULL,
    tallied_at       TEXT,
    prepared_at      TEXT,
    reminded_on      TEXT,
    UNIQUE (call_id, track)
) STRICT;
CREATE INDEX review_round_due ON review_round (due_on, id) WHERE tallied_at IS NULL;

-- 委員の席: who belongs to the round, and who came on the day.
CREATE TABLE review_seat (
    round_id  BLOB NOT NULL REFERENCES review_round (id),
    person_id BLOB NOT NULL REFERENCES person (id),
    present   INTEGER,
    PRIMARY KEY (round_id, person_id)
) STRICT;
CREATE INDEX review_seat_person ON review_seat (person_id, round_id);

-- 割り当て. Whoever has an interest keeps the row, with how it was found; no sheet of it counts.
CREATE TABLE review_assignment (
    id            BLOB PRIMARY KEY,
    round_id      BLOB NOT NULL REFERENCES review_round (id),
    submission_id BLOB NOT NULL REFERENCES submission (id),
    person_id     BLOB NOT NULL REFERENCES person (id),
    conflict      TEXT NOT NULL DEFAULT '',
    declared_at   TEXT,
    UNIQUE (submission_id, person_id)
) STRICT;
CREATE INDEX review_assignment_round ON review_assignment (round_id, person_id, submission_id);
CREATE INDEX review_assignment_kept_out ON review_assignment (person_id, submission_id) WHERE conflict <> '';

-- 採点票, as typed. It counts its saves as every page does that two windows may hold.
CREATE TABLE review_sheet (
    assignment_id BLOB NOT NULL REFERENCES review_assignment (id) ON DELETE CASCADE,
    part          TEXT NOT NULL,
    answers       TEXT NOT NULL,
    version       INTEGER NOT NULL,
    run_from      INTEGER NOT NULL,
    window_id     TEXT NOT NULL,
    saved_by      BLOB NOT NULL REFERENCES person (id),
    saved_at      TEXT NOT NULL,
    handed_in_at  TEXT,
    PRIMARY KEY (assignment_id, part)
) STRICT;

-- What the panel says of a case: its turn, what it would give, 講評, and what it wants instead of what follows from the ranking.
CREATE TABLE review_case (
    submission_id BLOB PRIMARY KEY REFERENCES submission (id),
    round_id      BLOB NOT NULL REFERENCES review_round (id),
    turn          INTEGER NOT NULL,
    heard         INTEGER NOT NULL,
    recommended   INTEGER,
    comment       TEXT NOT NULL DEFAULT '',
    outcome       TEXT NOT NULL DEFAULT '',
    amount        INTEGER,
    reason        TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX review_case_round ON review_case (round_id, turn, submission_id);
