-- Review by panels: panels, rounds, who judges what, interests, sheets, what a panel says of a case.
-- The SQLite file of the same number holds the same tables and columns.

-- 審査会とその事務局. Its members are memberships with the role reviewer.
CREATE TABLE panel (
    organisation_id UUID PRIMARY KEY REFERENCES organisation (id),
    department_id   UUID NOT NULL REFERENCES organisation (id)
);
CREATE INDEX panel_department ON panel (department_id, organisation_id);

-- 審査の回: a panel at work on the cases of one track of a call. What can be said only once it is tallied has no value before.
CREATE TABLE review_round (
    id               UUID PRIMARY KEY,
    call_id          UUID NOT NULL REFERENCES call (id),
    track            TEXT NOT NULL,
    panel_id         UUID NOT NULL REFERENCES organisation (id),
    part             TEXT NOT NULL,
    due_on           DATE NOT NULL,
    opened_at        TIMESTAMPTZ NOT NULL,
    tallied_at       TIMESTAMPTZ,
    prepared_at      TIMESTAMPTZ,
    reminded_on      DATE,
    UNIQUE (call_id, track)
);
CREATE INDEX review_round_due ON review_round (due_on, id) WHERE tallied_at IS NULL;

-- 委員の席: who belongs to the round, and who came on the day.
CREATE TABLE review_seat (
    round_id  UUID NOT NULL REFERENCES review_round (id),
    person_id UUID NOT NULL REFERENCES person (id),
    present   BOOLEAN,
    PRIMARY KEY (round_id, person_id)
);
CREATE INDEX review_seat_person ON review_seat (person_id, round_id);

-- 割り当て. Whoever has an interest keeps the row, with how it was found; no sheet of it counts.
CREATE TABLE review_assignment (
    id            UUID PRIMARY KEY,
    round_id      UUID NOT NULL REFERENCES review_round (id),
    submission_id UUID NOT NULL REFERENCES submission (id),
    person_id     UUID NOT NULL REFERENCES person (id),
    conflict      TEXT NOT NULL DEFAULT '',
    declared_at   TIMESTAMPTZ,
    UNIQUE (submission_id, person_id)
);
CREATE INDEX review_assignment_round ON review_assignment (round_id, person_id, submission_id);
CREATE INDEX review_assignment_kept_out ON review_assignment (person_id, submission_id) WHERE conflict <> '';

-- 採点票, as typed. It counts its saves as every page does that two windows may hold.
CREATE TABLE review_sheet (
    assignment_id UUID NOT NULL REFERENCES review_assignment (id) ON DELETE CASCADE,
    part          TEXT NOT NULL,
    answers       JSONB NOT NULL,
    version       INTEGER NOT NULL,
    run_from      INTEGER NOT NULL,
    window_id     TEXT NOT NULL,
    saved_by      UUID NOT NULL REFERENCES person (id),
    saved_at      TIMESTAMPTZ NOT NULL,
    handed_in_at  TIMESTAMPTZ,
    PRIMARY KEY (assignment_id, part)
);

-- What the panel says of a case: its turn, what it would give, 講評, and what it wants instead of what follows from the ranking.
CREATE TABLE review_case (
    submission_id UUID PRIMARY KEY REFERENCES submission (id),
    round_id      UUID NOT NULL REFERENCES review_round (id),
    turn          INTEGER NOT NULL,
    heard         BOOLEAN NOT NULL,
    recommended   BIGINT,
    comment       TEXT NOT NULL DEFAULT '',
    outcome       TEXT NOT NULL DEFAULT '',
    amount        BIGINT,
    reason        TEXT NOT NULL DEFAULT ''
);
CREATE INDEX review_case_round ON review_case (round_id, turn, submission_id);
