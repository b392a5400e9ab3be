-- Who answers what is said to a clause, answers that are given again and again, and reminders（担当課・標準的な考え方・回答期限）.
-- The Postgres file of the same number holds the same tables and columns; a test compares them.

-- The department, and the officer in it, that answers what is said to a clause of the draft（項目の担当）. The clause is the first
-- of its line of editions, so that a correction of the draft changes nothing.
CREATE TABLE clause_duty (
    node_id       BLOB PRIMARY KEY REFERENCES plan_node (id),
    call_id       BLOB NOT NULL REFERENCES call (id),
    department_id BLOB NOT NULL REFERENCES organisation (id),
    officer_id    BLOB REFERENCES person (id)
) STRICT;
CREATE INDEX clause_duty_call ON clause_duty (call_id);

-- Answers of a department that are given again and again（標準的な考え方）, for one consultation or for all.
CREATE TABLE standard_answer (
    id            BLOB PRIMARY KEY,
    department_id BLOB NOT NULL REFERENCES organisation (id),
    call_id       BLOB REFERENCES call (id),
    title         TEXT NOT NULL,
    answer        TEXT NOT NULL,
    class         TEXT NOT NULL,
    version       INTEGER NOT NULL,
    is_retired    INTEGER NOT NULL,
    saved_by      BLOB NOT NULL REFERENCES person (id),
    saved_at      TEXT NOT NULL
) STRICT;
CREATE INDEX standard_answer_department ON standard_answer (department_id, title, id);

-- Who writes an answer, from which standard its text was taken, and for which day its department was reminded.
ALTER TABLE response ADD COLUMN officer_id BLOB REFERENCES person (id);
ALTER TABLE response ADD COLUMN standard_id BLOB REFERENCES standard_answer (id);
ALTER TABLE response ADD COLUMN reminded_of TEXT;
ALTER TABLE response ADD COLUMN told_late_of TEXT;
CREATE INDEX response_standard ON response (standard_id, call_id, number) WHERE standard_id IS NOT NULL;
CREATE INDEX response_due ON response (due_on, call_id, department_id) WHERE state = 'drafting' AND due_on IS NOT NULL;
