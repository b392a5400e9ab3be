-- Retention（保存年限）and disposal（廃棄）.
-- The Postgres file of the same number holds the same tables and columns.

ALTER TABLE submission ADD COLUMN disposed_at TEXT;

-- Cases that stay although their years have run out（廃棄の保留）.
CREATE TABLE disposal_hold (
    submission_id BLOB PRIMARY KEY REFERENCES submission (id),
    reason        TEXT NOT NULL,
    held_by       BLOB NOT NULL REFERENCES person (id),
    held_at       TEXT NOT NULL
) STRICT;

-- Proposals to dispose of what ended in one fiscal year of one programme; once done, the record（廃棄記録簿）. Name, rule and
-- years are those of the day of the proposal.
CREATE TABLE disposal (
    id           BLOB PRIMARY KEY,
    programme_id BLOB NOT NULL REFERENCES programme (id),
    programme    TEXT NOT NULL,
    basis        TEXT NOT NULL,
    years        INTEGER NOT NULL,
    fiscal_year  INTEGER NOT NULL,
    state        TEXT NOT NULL,
    proposed_by  BLOB NOT NULL REFERENCES person (id),
    proposed_at  TEXT NOT NULL,
    answered_by  BLOB REFERENCES person (id),
    answered_at  TEXT,
    answer       TEXT NOT NULL,
    done_at      TEXT
) STRICT;
CREATE INDEX disposal_state ON disposal (state, proposed_at, id);
CREATE INDEX disposal_done ON disposal (done_at, id) WHERE done_at IS NOT NULL;

-- Its cases, each with what was erased, or with the instant at which it was left as it is.
CREATE TABLE disposal_case (
    disposal_id   BLOB NOT NULL REFERENCES disposal (id),
    submission_id BLOB NOT NULL REFERENCES submission (id),
    number        TEXT NOT NULL,
    erased_at     TEXT,
    kept_at       TEXT,
    people        INTEGER NOT NULL DEFAULT 0,
    filings       INTEGER NOT NULL DEFAULT 0,
    files         INTEGER NOT NULL DEFAULT 0,
    letters       INTEGER NOT NULL DEFAULT 0,
    notes         INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (disposal_id, submission_id)
) STRICT;
CREATE INDEX disposal_case_submission ON disposal_case (submission_id);
CREATE INDEX disposal_case_waiting ON disposal_case (disposal_id, submission_id) WHERE erased_at IS NULL AND kept_at IS NULL;
