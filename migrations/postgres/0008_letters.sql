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
