-- Retention（保存年限）and disposal（廃棄）.
-- The SQLite file of the same number holds the same tables and columns.

ALTER TABLE submission ADD COLUMN disposed_at TIMESTAMPTZ;

-- Cases that stay although their years have run out（廃棄の保留）.
CREATE TABLE disposal_hold (
    submission_id UUID PRIMARY KEY REFERENCES submission (id),
    reason        TEXT NOT NULL,
    held_by       UUID NOT NULL REFERENCES person (id),
    held_at       TIMESTAMPTZ NOT NULL
);

-- Proposals to dispose of what ended in one fiscal year of one programme; once done, the record（廃棄記録簿）. Name, rule and
-- years are those of the day of the proposal.
CREATE TABLE disposal (
    id           UUID PRIMARY KEY,
    programme_id UUID NOT NULL REFERENCES programme (id),
    programme    TEXT NOT NULL,
    basis        TEXT NOT NULL,
    years        BIGINT NOT NULL,
    fiscal_year  BIGINT NOT NULL,
    state        TEXT NOT NULL,
    proposed_by  UUID NOT NULL REFERENCES person (id),
    proposed_at  TIMESTAMPTZ NOT NULL,
    answered_by  UUID REFERENCES person (id),
    answered_at  TIMESTAMPTZ,
    answer       TEXT NOT NULL,
    done_at      TIMESTAMPTZ
);
CREATE INDEX disposal_state ON disposal (state, proposed_at, id);
CREATE INDEX disposal_done ON disposal (done_at, id) WHERE done_at IS NOT NULL;

-- Its cases, each with what was erased, or with the instant at which it was left as it is.
CREATE TABLE disposal_case (
    disposal_id   UUID NOT NULL REFERENCES disposal (id),
    submission_id UUID NOT NULL REFERENCES submission (id),
    number        TEXT NOT NULL,
    erased_at     TIMESTAMPTZ,
    kept_at       TIMESTAMPTZ,
    people        BIGINT NOT NULL DEFAULT 0,
    filings       BIGINT NOT NULL DEFAULT 0,
    files         BIGINT NOT NULL DEFAULT 0,
    letters       BIGINT NOT NULL DEFAULT 0,
    notes         BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (disposal_id, submission_id)
);
CREATE INDEX disposal_case_submission ON disposal_case (submission_id);
CREATE INDEX disposal_case_waiting ON disposal_case (disposal_id, submission_id) WHERE erased_at IS NULL AND kept_at IS NULL;
