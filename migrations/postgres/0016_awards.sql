-- What comes after the grant: days and amounts, rulings, payments, bank accounts, files of reports.
-- The SQLite file of the same number holds the same tables and columns.

-- 交付の記録: one row a grant. The last day of papers is set when the case is closed.
CREATE TABLE award (
    submission_id UUID PRIMARY KEY REFERENCES submission (id),
    call_id       UUID NOT NULL REFERENCES call (id),
    department_id UUID NOT NULL REFERENCES organisation (id),
    fiscal_year   INTEGER NOT NULL,
    granted       BIGINT NOT NULL,
    granted_on    DATE NOT NULL,
    ends_on       DATE,
    report_due_on DATE NOT NULL,
    status_due_on DATE,
    confirmed     BIGINT,
    confirmed_on  DATE,
    actual        BIGINT,
    repay_by      DATE,
    closed_on     DATE,
    keep_until    DATE,
    reminded      INTEGER
);
CREATE INDEX award_due ON award (report_due_on, submission_id) WHERE confirmed IS NULL;
CREATE INDEX award_department_due ON award (department_id, report_due_on, submission_id) WHERE confirmed IS NULL;
CREATE INDEX award_year ON award (department_id, fiscal_year, call_id, submission_id);
CREATE INDEX award_call ON award (call_id, submission_id);
CREATE INDEX award_kept ON award (keep_until) WHERE keep_until IS NOT NULL;

-- Grants from before this table was there: their reports are due at the end of the fiscal year.
INSERT INTO award (submission_id, call_id, department_id, fiscal_year, granted, granted_on, report_due_on)
SELECT s.id, s.call_id, s.department_id, CAST(extract(year FROM d.decided_on - INTERVAL '3 months') AS INTEGER), d.amount,
       d.decided_on, make_date(CAST(extract(year FROM d.decided_on - INTERVAL '3 months') AS INTEGER) + 1, 3, 31)
FROM submission s JOIN decision d ON d.submission_id = s.id
WHERE s.stage = 'granted' AND d.state = 'released' AND d.outcome = 'selected' AND d.decided_on IS NOT NULL;

-- 額の確定・変更承認・中止承認・取消: drafted, passed along a route, in force.
CREATE TABLE ruling (
    id            UUID PRIMARY KEY,
    submission_id UUID NOT NULL REFERENCES submission (id),
    kind          TEXT NOT NULL,
    filing_id     UUID REFERENCES filing (id),
    amount        BIGINT NOT NULL,
    repay_by      DATE,
    reason        TEXT NOT NULL,
    state         TEXT NOT NULL,
    drafted_by    UUID NOT NULL REFERENCES person (id),
    drafted_at    TIMESTAMPTZ NOT NULL,
    route         JSONB NOT NULL,
    passed        JSONB NOT NULL,
    number        TEXT UNIQUE,
    decided_on    DATE
);
CREATE INDEX ruling_submission ON ruling (submission_id, drafted_at);
CREATE INDEX ruling_filing ON ruling (filing_id);
CREATE INDEX ruling_waiting ON ruling (drafted_at) WHERE state IN ('drafted', 'sent_back');

-- 支払・返還
CREATE TABLE payment (
    id            UUID PRIMARY KEY,
    submission_id UUID NOT NULL REFERENCES submission (id),
    kind          TEXT NOT NULL,
    amount        BIGINT NOT NULL CHECK (amount > 0),
    paid_on       DATE NOT NULL,
    note          TEXT NOT NULL,
    recorded_by   UUID NOT NULL REFERENCES person (id),
    recorded_at   TIMESTAMPTZ NOT NULL
);
CREATE INDEX payment_submission ON payment (submission_id, recorded_at, id);

-- 振込先: sealed, and read only by those who pay.
CREATE TABLE bank_account (
    submission_id UUID PRIMARY KEY REFERENCES submission (id),
    sealed        BYTEA NOT NULL,
    given_at      TIMESTAMPTZ NOT NULL
);

-- How a request that the city has answered ended.
ALTER TABLE filing ADD COLUMN outcome TEXT NOT NULL DEFAULT '';
ALTER TABLE filing ADD COLUMN settled_at TIMESTAMPTZ;

CREATE INDEX filing_waiting ON filing (submitted_at, id)
    WHERE outcome = '' AND submitted_at IS NOT NULL
        AND kind IN ('grant_application', 'change', 'discontinuation', 'advance', 'invoice');

-- Files of the report have versions of their own.
ALTER TABLE attachment ADD COLUMN filing_kind TEXT NOT NULL DEFAULT 'application';
