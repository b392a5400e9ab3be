-- Groups with their own data, members, files and public profiles; districts; search; accounts that change and end.
-- The Postgres file of the same number holds the same tables and columns; a test compares them.

-- 町 → 校区 → 行政区. A district that is no more keeps its row, because cases refer to it.
CREATE TABLE district (
    id         BLOB PRIMARY KEY,
    parent_id  BLOB REFERENCES district (id),
    level      TEXT NOT NULL,
    name       TEXT NOT NULL,
    kana       TEXT NOT NULL,
    position   INTEGER NOT NULL,
    retired_on TEXT
) STRICT;
CREATE INDEX district_parent ON district (parent_id, position);

-- What a group has said of itself. `facts` are kept as typed, as answers are.
CREATE TABLE group_profile (
    organisation_id BLOB PRIMARY KEY REFERENCES organisation (id),
    facts           TEXT NOT NULL,
    district_id     BLOB REFERENCES district (id),
    published       INTEGER NOT NULL,
    field           TEXT NOT NULL,
    recruiting      INTEGER NOT NULL,
    wanted          TEXT NOT NULL,
    public_contact  TEXT NOT NULL,
    kind            TEXT NOT NULL,
    sort_key        TEXT NOT NULL,
    updated_at      TEXT NOT NULL
) STRICT;
-- The directory lists published groups in the order of their readings; each filter has its own way in.
CREATE INDEX group_profile_listed ON group_profile (sort_key, organisation_id) WHERE published;
CREATE INDEX group_profile_kind ON group_profile (kind, sort_key, organisation_id) WHERE published;
CREATE INDEX group_profile_district ON group_profile (district_id, sort_key, organisation_id) WHERE published;
CREATE INDEX group_profile_recruiting ON group_profile (sort_key, organisation_id) WHERE published AND recruiting;

-- Only a hash of the link is kept. The address goes once the invitation has ended.
CREATE TABLE group_invitation (
    id              BLOB PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    role            TEXT NOT NULL,
    email           TEXT NOT NULL,
    email_key       TEXT NOT NULL,
    token_hash      TEXT NOT NULL UNIQUE,
    invited_by      BLOB NOT NULL REFERENCES person (id),
    created_at      TEXT NOT NULL,
    expires_at      TEXT NOT NULL,
    ended_at        TEXT
) STRICT;
CREATE INDEX group_invitation_group ON group_invitation (organisation_id, created_at);
CREATE INDEX group_invitation_expiry ON group_invitation (expires_at);

CREATE TABLE group_file (
    id              BLOB PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    paper           TEXT NOT NULL,
    name            TEXT NOT NULL,
    bytes           INTEGER NOT NULL,
    mime            TEXT NOT NULL,
    sha256          TEXT NOT NULL,
    added_at        TEXT NOT NULL
) STRICT;
CREATE INDEX group_file_group ON group_file (organisation_id, added_at);
CREATE INDEX group_file_sha256 ON group_file (sha256);

-- What can be found by words. The words themselves are bigrams in a table of each engine's own kind,
-- under the same number; its name begins with _ because no other table refers to it.
CREATE TABLE search_entry (
    seq        INTEGER PRIMARY KEY,
    kind       TEXT NOT NULL,
    subject_id BLOB NOT NULL,
    UNIQUE (kind, subject_id)
) STRICT;
CREATE VIRTUAL TABLE _search USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);

-- A new mail address counts once both the old and the new one were confirmed.
CREATE TABLE email_change (
    person_id    BLOB PRIMARY KEY REFERENCES person (id),
    email        TEXT NOT NULL,
    email_key    TEXT NOT NULL,
    old_hash     TEXT NOT NULL UNIQUE,
    new_hash     TEXT NOT NULL UNIQUE,
    old_said_at  TEXT,
    new_said_at  TEXT,
    created_at   TEXT NOT NULL,
    expires_at   TEXT NOT NULL
) STRICT;
CREATE INDEX email_change_expiry ON email_change (expires_at);

-- Who was erased keeps a row without a name: cases and the journal refer to it.
ALTER TABLE person ADD COLUMN erased_at TEXT;

-- Letters of one person, to take along or to erase.
CREATE INDEX message_person ON message (to_person_id, created_at);

-- Bytes whose last row went; a job removes them once nothing else refers to them.
CREATE TABLE orphan (
    digest TEXT PRIMARY KEY,
    since  TEXT NOT NULL
) STRICT;
