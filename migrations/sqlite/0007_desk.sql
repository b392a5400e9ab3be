-- The officer's desk: days by which cases are due, who works on them, notes, talks with applicants, kept filters.
-- The Postgres file of the same number holds the same tables and columns.

-- 担当, 標準処理期間. Without a day, due_at is the end of time, so that lists walk one index in one order.
ALTER TABLE submission ADD COLUMN group_folded TEXT NOT NULL DEFAULT '';
ALTER TABLE submission ADD COLUMN assigned_to BLOB REFERENCES person (id);
ALTER TABLE submission ADD COLUMN clock_from TEXT;
ALTER TABLE submission ADD COLUMN paused_at TEXT;
ALTER TABLE submission ADD COLUMN due_at TEXT NOT NULL DEFAULT '9999-12-31T00:00:00+00:00';
ALTER TABLE submission ADD COLUMN arrived_at TEXT;
UPDATE submission SET
    group_folded = (SELECT o.name_folded FROM organisation o WHERE o.id = submission.group_id),
    arrived_at = submitted_at;
UPDATE submission SET clock_from = submitted_at
    WHERE stage IN ('submitted', 'returned', 'eligible', 'reviewing', 'recommended');
UPDATE submission SET due_at = (SELECT max(f.due_at) FROM filing f WHERE f.submission_id = submission.id)
    WHERE stage = 'returned'
        AND EXISTS (SELECT 1 FROM filing f WHERE f.submission_id = submission.id AND f.due_at IS NOT NULL);
CREATE INDEX submission_received ON submission (submitted_at, id);
CREATE INDEX submission_due ON submission (department_id, due_at, id);
CREATE INDEX submission_numbered ON submission (department_id, number);
CREATE INDEX submission_grouped ON submission (department_id, group_folded, id);
CREATE INDEX submission_assigned ON submission (assigned_to, department_id, due_at, id);

-- Few decisions wait at any time.
CREATE INDEX decision_waiting ON decision (drafted_at) WHERE state IN ('drafted', 'sent_back');

-- A letter that reached nobody stays in sight until somebody has dealt with it.
ALTER TABLE message ADD COLUMN settled_at TEXT;
ALTER TABLE message ADD COLUMN settled_by BLOB REFERENCES person (id);
CREATE INDEX message_unreached ON message (created_at) WHERE state = 'failed' AND settled_at IS NULL;

-- Notes among staff（内部メモ）, and who is called upon in them.
CREATE TABLE case_note (
    id            BLOB PRIMARY KEY,
    submission_id BLOB NOT NULL REFERENCES submission (id),
    author_id     BLOB NOT NULL REFERENCES person (id),
    body          TEXT NOT NULL,
    created_at    TEXT NOT NULL
) STRICT;
CREATE INDEX case_note_submission ON case_note (submission_id, created_at);
CREATE TABLE case_mention (
    note_id   BLOB NOT NULL REFERENCES case_note (id),
    person_id BLOB NOT NULL REFERENCES person (id),
    seen_at   TEXT,
    told_at   TEXT,
    PRIMARY KEY (note_id, person_id)
) STRICT;
CREATE INDEX case_mention_person ON case_mention (person_id, seen_at);
CREATE INDEX case_mention_untold ON case_mention (note_id) WHERE seen_at IS NULL AND told_at IS NULL;

-- What the city and the applicant write to each other about a case（やりとり）.
CREATE TABLE case_message (
    id            BLOB PRIMARY KEY,
    submission_id BLOB NOT NULL REFERENCES submission (id),
    author_id     BLOB NOT NULL REFERENCES person (id),
    from_city     INTEGER NOT NULL,
    body          TEXT NOT NULL,
    created_at    TEXT NOT NULL,
    answered_at   TEXT
) STRICT;
CREATE INDEX case_message_submission ON case_message (submission_id, created_at);
CREATE INDEX case_message_open ON case_message (created_at) WHERE answered_at IS NULL;

CREATE TABLE kept_filter (
    id         BLOB PRIMARY KEY,
    person_id  BLOB NOT NULL REFERENCES person (id),
    name       TEXT NOT NULL,
    query      TEXT NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (person_id, name)
) STRICT;

-- What became of each case of a bulk action.
CREATE TABLE bulk_report (
    id         BLOB PRIMARY KEY,
    person_id  BLOB NOT NULL REFERENCES person (id),
    verb       TEXT NOT NULL,
    lines      TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX bulk_report_person ON bulk_report (person_id, created_at);

-- The journal is searched by time, person and action, and proved as a whole.
CREATE INDEX history_at ON history (at, seq);
CREATE INDEX history_actor ON history (actor_id, seq);
CREATE INDEX history_action ON history (action, seq);
