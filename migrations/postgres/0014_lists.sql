-- The list of cases: each of its indexes holds all that a filter looks at, so that what does not fit costs a glance
-- at the index and no row, and counts read the index alone.
-- The SQLite file of the same number holds the same indexes.

DROP INDEX submission_department;
DROP INDEX submission_department_stage;
DROP INDEX submission_due;
DROP INDEX submission_numbered;
DROP INDEX submission_grouped;
CREATE INDEX submission_department ON submission (department_id, submitted_at, id, stage, due_at, assigned_to, channel);
CREATE INDEX submission_department_stage ON submission (department_id, stage, submitted_at, id, due_at, assigned_to, channel);
CREATE INDEX submission_due ON submission (department_id, due_at, id, stage, submitted_at, assigned_to, channel);
CREATE INDEX submission_numbered ON submission (department_id, number, id, stage, submitted_at, due_at, assigned_to, channel);
CREATE INDEX submission_grouped ON submission (department_id, group_folded, id, stage, submitted_at, due_at, assigned_to, channel);
