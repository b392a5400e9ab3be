-- Consultations in a disposal（意見提出者の個人情報の廃棄）, and drafts that nobody handed in.
-- The Postgres file of the same number holds the same tables and columns.

-- Who wrote opinions was erased; what was written stays.
ALTER TABLE call ADD COLUMN authors_erased_at TEXT;

-- The consultations of a disposal, each with what was erased.
CREATE TABLE disposal_call (
    disposal_id BLOB NOT NULL REFERENCES disposal (id),
    call_id     BLOB NOT NULL REFERENCES call (id),
    slug        TEXT NOT NULL,
    erased_at   TEXT,
    people      INTEGER NOT NULL DEFAULT 0,
    files       INTEGER NOT NULL DEFAULT 0,
    letters     INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (disposal_id, call_id)
) STRICT;
CREATE INDEX disposal_call_call ON disposal_call (call_id);
CREATE INDEX disposal_call_waiting ON disposal_call (disposal_id, call_id) WHERE erased_at IS NULL;

-- When the owner of a draft was told that it will be erased.
ALTER TABLE submission ADD COLUMN lapse_told_at TEXT;
CREATE INDEX submission_drafts ON submission (call_id, id) WHERE stage = 'draft' AND channel = 'online';
