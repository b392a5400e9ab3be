-- Conditions, offers and their answers; decisions that replace others; routes of approval.

ALTER TABLE decision ADD COLUMN reply_days INTEGER;
ALTER TABLE decision ADD COLUMN reply_by TIMESTAMPTZ;
ALTER TABLE decision ADD COLUMN replied_at TIMESTAMPTZ;
ALTER TABLE decision ADD COLUMN correction TEXT NOT NULL DEFAULT '';
CREATE INDEX decision_reply ON decision (reply_by, id);

-- The route that a draft goes, frozen with it, and who has passed it on.
ALTER TABLE decision ADD COLUMN route JSONB NOT NULL DEFAULT '[]';
ALTER TABLE decision ADD COLUMN passed JSONB NOT NULL DEFAULT '[]';

-- The route of a department's next drafts; a department without one has the usual one step.
CREATE TABLE approval_route (
    department_id UUID PRIMARY KEY REFERENCES organisation (id),
    steps         JSONB NOT NULL,
    changed_at    TIMESTAMPTZ NOT NULL
);

-- Templates of official letters as departments have changed them; every version stays.
CREATE TABLE letter_template (
    department_id UUID NOT NULL REFERENCES organisation (id),
    kind          TEXT NOT NULL,
    version       INTEGER NOT NULL,
    text          TEXT NOT NULL,
    made_by       UUID NOT NULL REFERENCES person (id),
    made_at       TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (department_id, kind, version)
);

-- Official letters as they were made, with the version of the template; 0 is the usual text.
CREATE TABLE official_letter (
    id               UUID PRIMARY KEY,
    submission_id    UUID NOT NULL REFERENCES submission (id),
    kind             TEXT NOT NULL,
    number           TEXT NOT NULL,
    template_version INTEGER NOT NULL,
    sheet            JSONB NOT NULL,
    made_at          TIMESTAMPTZ NOT NULL
);
CREATE INDEX official_letter_submission ON official_letter (submission_id, made_at, id);
