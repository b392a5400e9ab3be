-- Drafts that several people write, corrections, files that were taken away, the representative's sign-off.

-- How often a page of a draft was saved, and from which window: a form carries both, so that nobody writes
-- over what somebody else has saved meanwhile. `run_from` is the version before the present window's saves.
CREATE TABLE draft_page (
    filing_id BLOB NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
    page      TEXT NOT NULL,
    version   INTEGER NOT NULL,
    run_from  INTEGER NOT NULL,
    window_id TEXT NOT NULL,
    saved_by  BLOB NOT NULL REFERENCES person (id),
    saved_at  TEXT NOT NULL,
    PRIMARY KEY (filing_id, page)
) STRICT;

-- A filing that is a correction: what was asked for, and until when.
ALTER TABLE filing ADD COLUMN marks TEXT NOT NULL DEFAULT '[]';
ALTER TABLE filing ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE filing ADD COLUMN due_at TEXT;
CREATE INDEX filing_due ON filing (due_at);

-- Versions of the application between which a file belongs to it; what was handed in once stays.
ALTER TABLE attachment ADD COLUMN added_in INTEGER NOT NULL DEFAULT 1;
ALTER TABLE attachment ADD COLUMN removed_in INTEGER;
ALTER TABLE attachment ADD COLUMN removed_at TEXT;
CREATE INDEX attachment_removed ON attachment (removed_at);

-- Whether the representative hands in what the group's contacts have written.
ALTER TABLE organisation ADD COLUMN sign_off INTEGER NOT NULL DEFAULT 0;
ALTER TABLE submission ADD COLUMN sign_off_asked_at TEXT;
ALTER TABLE submission ADD COLUMN sign_off_asked_by BLOB REFERENCES person (id);
