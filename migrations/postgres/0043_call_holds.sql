-- Consultations that are held back from disposal（意見募集の廃棄の保留）.
-- The SQLite file of the same number holds the same tables and columns.

CREATE TABLE disposal_call_hold (
    call_id UUID PRIMARY KEY REFERENCES call (id),
    reason  TEXT NOT NULL,
    held_by UUID NOT NULL REFERENCES person (id),
    held_at TIMESTAMPTZ NOT NULL
);

-- When a consultation of a disposal was left as it is, because somebody had held it back meanwhile.
ALTER TABLE disposal_call ADD COLUMN kept_at TIMESTAMPTZ;
