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
