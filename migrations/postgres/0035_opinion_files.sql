-- Files with opinions（意見の添付）: brought while an opinion is written, taken back until the close.
-- The SQLite file of the same number holds the same tables and columns; a test compares them.

-- What its author took away stays on record.
ALTER TABLE opinion_file ADD COLUMN removed_at TIMESTAMPTZ;

-- Files with an opinion that is still being written, under a hash that only the draft itself gives.
CREATE TABLE opinion_draft_file (
    id         UUID PRIMARY KEY,
    draft_hash TEXT NOT NULL,
    call_id    UUID NOT NULL REFERENCES call (id),
    name       TEXT NOT NULL,
    bytes      BIGINT NOT NULL,
    mime       TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    added_at   TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX opinion_draft_file_draft ON opinion_draft_file (draft_hash, added_at);
CREATE INDEX opinion_draft_file_expiry ON opinion_draft_file (expires_at);
CREATE INDEX opinion_draft_file_sha256 ON opinion_draft_file (sha256);
