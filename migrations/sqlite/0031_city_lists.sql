-- Lists of cases over the whole city, for auditors, in every order: as those of a department, each index holds all that a
-- filter looks at. Receipt numbers are unique, so their order has its index.
-- The Postgres file of the same number holds the same indexes.

DROP INDEX submission_received;
CREATE INDEX submission_received ON submission (submitted_at, id, stage, due_at, assigned_to, channel);
CREATE INDEX submission_due_of_city ON submission (due_at, id, stage, submitted_at, assigned_to, channel);
CREATE INDEX submission_grouped_of_city ON submission (group_folded, id, stage, submitted_at, due_at, assigned_to, channel);
