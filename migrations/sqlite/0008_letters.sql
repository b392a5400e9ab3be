-- Conditions, offers and their answers; decisions that replace others; routes of approval.

ALTER TABLE decision ADD COLUMN reply_days INTEGER;
ALTER TABLE decision ADD COLUMN reply_by TEXT;
ALTER TABLE decision ADD COLUMN replied_at TEXT;
ALTER TABLE decision ADD COLUMN correction TEXT NOT NULL DEFAULT '';
CREATE INDEX decision_reply ON decision (reply_by, id);

-- The route that a draft goes, frozen with it, and who has passed it on.
ALTER TABLE decision ADD COLUMN route TEXT NOT NULL DEFAULT '[]';
ALTER TABLE decision ADD COLUMN passed TEXT NOT NULL DEFAULT '[]';

-- The route of a department's next drafts; a department without one has the usual one step.
CREATE TABLE approval_route (
    department_id BLOB PRIMARY KEY REFERENCES organisation (id),
    steps         TEXT NOT NULL,
    changed_at    TEXT NOT NULL
) STRICT;

-- Templates of official letters as departments have changed them; every version stays.
CREATE TABLE letter_template (
    department_id BLOB NOT NULL REFERENCES organisation (id),
    kind          TEXT NOT NULL,
    version       INTEGER NOT NULL,
    text          TEXT NOT NULL,
    made_by       BLOB NOT NULL REFERENCES person (id),
    made_at       TEXT NOT NULL,
    PRIMARY KEY (department_id, kind, version)
) STRICT;

-- Official letters as they were made, with the version of the template; 0 is the usual text.
CREATE TABLE official_letter (
    id               BLOB PRIMARY KEY,
    submission_id    BLOB NOT NULL REFERENCES submission (id),
    kind             TEXT NOT NULL,
    number           TEXT NOT NULL,
    template_version INTEGER NOT NULL,
    sheet            TEXT NOT NULL,
    made_at          TEXT NOT NULL
) STRICT;
CREATE INDEX official_letter_submission ON official_letter (submission_id, made_at, id);
