-- Letters to print and post are about a case or about an opinion（郵送する通知：案件または意見）.
-- The Postgres file of the same number holds the same tables and columns; a test compares them.

CREATE TABLE posting_of_both (
    id            BLOB PRIMARY KEY,
    dedup_key     TEXT NOT NULL UNIQUE,
    submission_id BLOB REFERENCES submission (id),
    department_id BLOB NOT NULL REFERENCES organisation (id),
    letter        TEXT NOT NULL,
    sheet         TEXT NOT NULL,
    official_id   BLOB REFERENCES official_letter (id),
    made_at       TEXT NOT NULL,
    posted_on     TEXT,
    posted_at     TEXT,
    posted_by     BLOB REFERENCES person (id),
    opinion_id    BLOB REFERENCES opinion (id),
    CHECK ((submission_id IS NULL) <> (opinion_id IS NULL))
) STRICT;
INSERT INTO posting_of_both (id, dedup_key, submission_id, department_id, letter, sheet, official_id, made_at, posted_on, posted_at, posted_by)
    SELECT id, dedup_key, submission_id, department_id, letter, sheet, official_id, made_at, posted_on, posted_at, posted_by FROM posting;
DROP TABLE posting;
ALTER TABLE posting_of_both RENAME TO posting;
CREATE INDEX posting_submission ON posting (submission_id, made_at, id);
CREATE INDEX posting_waiting ON posting (department_id, made_at, id) WHERE posted_on IS NULL;
CREATE INDEX posting_opinion ON posting (opinion_id, made_at, id) WHERE opinion_id IS NOT NULL;
