-- Who answers what is said to a clause, answers that are given again and again, and reminders（担当課・標準的な考え方・回答期限）.
-- The SQLite file of the same number holds the same tables and columns; a test compares them.

-- The department, and the officer in it, that answers what is said to a clause of the draft（項目の担当）. The clause is the first
-- of its line of editions, so that a correction of the draft changes nothing.
CREATE TABLE clause_duty (
    node_id       UUID PRIMARY KEY REFERENCES plan_node (id),
    call_id       UUID NOT NULL REFERENCES call (id),
    department_id UUID NOT NULL REFERENCES organisation (id),
    officer_id    UUID REFERENCES person (id)
);
CREATE INDEX clause_duty_call ON clause_duty (call_id);

-- Answers of a department that are given again and again（標準的な考え方）, for one consultation or for all.
CREATE TABLE standard_answer (
    id            UUID PRIMARY KEY,
    department_id UUID NOT NULL REFERENCES organisation (id),
    call_id       UUID REFERENCES call (id),
    title         TEXT NOT NULL,
    answer        TEXT NOT NULL,
    class         TEXT NOT NULL,
    version       INTEGER NOT NULL,
    is_retired    BOOLEAN NOT NULL,
    saved_by      UUID NOT NULL REFERENCES person (id),
    saved_at      TIMESTAMPTZ NOT NULL
);
CREATE INDEX standard_answer_department ON standard_answer (department_id, title, id);

-- Who writes an answer, from which standard its text was taken, and for which day its department was reminded.
ALTER TABLE response ADD COLUMN officer_id UUID REFERENCES person (id);
ALTER TABLE response ADD COLUMN standard_id UUID REFERENCES standard_answer (id);
ALTER TABLE response ADD COLUMN reminded_of DATE;
ALTER TABLE response ADD COLUMN told_late_of DATE;
CREATE INDEX response_standard ON response (standard_id, call_id, number) WHERE standard_id IS NOT NULL;
CREATE INDEX response_due ON response (due_on, call_id, department_id) WHERE state = 'drafting' AND due_on IS NOT NULL;
