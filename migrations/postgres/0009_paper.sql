-- Applications that come on paper, and letters that go by post.
-- The SQLite file of the same number holds the same tables and columns.

-- 受付の方法
ALTER TABLE submission ADD COLUMN channel TEXT NOT NULL DEFAULT 'online';
CREATE INDEX submission_channel ON submission (department_id, channel, submitted_at, id);

-- What an application on paper has beside one that was typed here: when it was stamped（受付印）, who keyed it in,
-- and how its applicant, who has no account, is told. The name stands with the person.
CREATE TABLE intake (
    submission_id UUID PRIMARY KEY REFERENCES submission (id),
    stamped_on    DATE NOT NULL,
    keyed_by      UUID NOT NULL REFERENCES person (id),
    telling       TEXT NOT NULL,
    postcode      TEXT NOT NULL,
    address       TEXT NOT NULL,
    phone         TEXT NOT NULL,
    email         TEXT NOT NULL
);

-- Letters to print and post（印刷して郵送）, as they were written. One that replaces mail names it in its key.
CREATE TABLE posting (
    id            UUID PRIMARY KEY,
    dedup_key     TEXT NOT NULL UNIQUE,
    submission_id UUID NOT NULL REFERENCES submission (id),
    department_id UUID NOT NULL REFERENCES organisation (id),
    letter        TEXT NOT NULL,
    sheet         JSONB NOT NULL,
    official_id   UUID REFERENCES official_letter (id),
    made_at       TIMESTAMPTZ NOT NULL,
    posted_on     DATE,
    posted_at     TIMESTAMPTZ,
    posted_by     UUID REFERENCES person (id)
);
CREATE INDEX posting_submission ON posting (submission_id, made_at, id);
CREATE INDEX posting_waiting ON posting (department_id, made_at, id) WHERE posted_on IS NULL;
