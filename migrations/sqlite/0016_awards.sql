-- What comes after the grant: days and amounts, rulings, payments, bank accounts, files of reports.
-- The Postgres file of the same number holds the same tables and columns.

-- 交付の記録: one row a grant. The last day of papers is set when the case is closed.
CREATE TABLE award (
    submission_id BLOB PRIMARY KEY REFERENCES submission (id),
    call_id       BLOB NOT NULL REFERENCES call (id),
    department_id BLOB NOT NULL REFERENCES organisation (id),
    fiscal_year   INTEGER NOT NULL,
    granted       INTEGER NOT NULL,
    granted_on    TEXT NOT NULL,
    ends_on       TEXT,
    report_due_on TEXT NOT NULL,
    status_due_on TEXT,
    confirmed     INTEGER,
    confirmed_on  TEXT,
    actual        INTEGER,
    repay_by      TEXT,
    closed_on     TEXT,
    keep_until    TEXT,
    reminded      INTEGER
) STRICT;
CREATE INDEX award_due ON award (report_due_on, submission_id) WHERE confirmed IS NULL;
CREATE INDEX award_department_due ON award (department_id, report_due_on, submission_id) WHERE confirmed IS NULL;
CREATE INDEX award_year ON award (department_id, fiscal_year, call_id, submission_id);
CREATE INDEX award_call ON award (call_id, submission_id);
CREATE INDEX award_kept ON award (keep_until) WHERE keep_until IS NOT NULL;

-- Grants from before this table was there: their reports are due at the end of the fiscal year.
INSERT INTO award (submission_id, call_id, department_id, fiscal_year, granted, granted_on, report_due_on)
SELECT s.id, s.call_id, s.department_id, CAST(strftime('%Y', d.decided_on, '-3 months') AS INTEGER), d.amount, d.decided_on,
       (CAST(strftime('%Y', d.decided_on, '-3 months') AS INTEGER) + 1) || '-03-31'
FROM submission s JOIN decision d ON d.submission_id = s.id
WHERE s.stage = 'granted' AND d.state = 'released' AND d.outcome = 'selected' AND d.decided_on IS NOT NULL;

-- 額の確定・変更承認・中止承認・取消: drafted, passed along a route, in force.
CREATE TABLE ruling (
    id            BLOB PRIMARY KEY,
    submission_id BLOB NOT NULL REFERENCES submission (id),
    kind          TEXT NOT NULL,
    filing_id     BLOB REFERENCES filing (id),
    amount        INTEGER NOT NULL,
    repay_by      TEXT,
    reason        TEXT NOT NULL,
    state         TEXT NOT NULL,
    drafted_by    BLOB NOT NULL REFERENCES person (id),
    drafted_at    TEXT NOT NULL,
    route         TEXT NOT NULL,
    passed        TEXT NOT NULL,
    number        TEXT UNIQUE,
    decided_on    TEXT
) STRICT;
CREATE INDEX ruling_submission ON ruling (submission_id, drafted_at);
CREATE INDEX ruling_filing ON ruling (filing_id);
CREATE INDEX ruling_waiting ON ruling (drafted_at) WHERE state IN ('drafted', 'sent_back');

-- 支払・返還
CREATE TABLE payment (
    id            BLOB PRIMARY KEY,
    submission_id BLOB NOT NULL REFERENCES submission (id),
    kind          TEXT NOT NULL,
    amount        INTEGER NOT NULL CHECK (amount > 0),
    paid_on       TEXT NOT NULL,
    note          TEXT NOT NULL,
    recorded_by   BLOB NOT NULL REFERENCES person (id),
    recorded_at   TEXT NOT NULL
) STRICT;
CREATE INDEX payment_submission ON payment (submission_id, recorded_at, id);

-- 振込先: sealed, and read only by those who pay.
CREATE TABLE bank_account (
    submission_id BLOB PRIMARY KEY REFERENCES submission (id),
    sealed        BLOB NOT NULL,
    given_at      TEXT NOT NULL
) STRICT;

-- How a request that the city has answered ended.
ALTER TABLE filing ADD COLUMN outcome TEXT NOT NULL DEFAULT '';
ALTER TABLE filing ADD COLUMN settled_at TEXT;

CREATE INDEX filing_waiting ON filing (submitted_at, id)
    WHERE outcome = '' AND submitted_at IS NOT NULL
        AND kind IN ('grant_application', 'change', 'discontinuation', 'advance', 'invoice');

-- Files of the report have versions of their own.
ALTER TABLE attachment ADD COLUMN filing_kind TEXT NOT NULL DEFAULT 'application';
