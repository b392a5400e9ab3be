-- Letters that came back.
-- The SQLite file of the same number holds the same tables and columns.

-- What the last report about a letter said, and when it came: of one that failed, or of one still under way.
ALTER TABLE message ADD COLUMN came_back_at TIMESTAMPTZ;
ALTER TABLE message ADD COLUMN came_back TEXT NOT NULL DEFAULT '';

-- Reports that were read, so that each counts once.
CREATE TABLE bounce (
    fingerprint TEXT PRIMARY KEY,
    message_id  UUID NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    arrived_at  TIMESTAMPTZ NOT NULL
);
CREATE INDEX bounce_message ON bounce (message_id);
