-- People, organisations, calls, cases, decisions, history, messages.
-- The Postgres file of the same number holds the same tables and columns; a test compares them.

CREATE TABLE city (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    name        TEXT NOT NULL,
    mayor_title TEXT NOT NULL,
    demo        INTEGER NOT NULL,
    created_at  TEXT NOT NULL
) STRICT;

CREATE TABLE person (
    id            BLOB PRIMARY KEY,
    name          TEXT NOT NULL,
    name_folded   TEXT NOT NULL,
    email         TEXT NOT NULL,
    email_key     TEXT NOT NULL UNIQUE,
    lang          TEXT NOT NULL,
    password_hash TEXT,
    confirmed_at  TEXT,
    created_at    TEXT NOT NULL
) STRICT;

-- Single-use links. Only a hash is kept, so a copy of the database opens nothing.
CREATE TABLE link_token (
    token_hash TEXT PRIMARY KEY,
    kind       TEXT NOT NULL,
    person_id  BLOB NOT NULL REFERENCES person (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at    TEXT
) STRICT;
CREATE INDEX link_token_person ON link_token (person_id);

-- Sessions of tower-sessions; the key is hashed for the same reason.
CREATE TABLE web_session (
    id_hash    TEXT PRIMARY KEY,
    person_id  BLOB REFERENCES person (id),
    data       TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX web_session_person ON web_session (person_id);
CREATE INDEX web_session_expiry ON web_session (expires_at);

CREATE TABLE organisation (
    id          BLOB PRIMARY KEY,
    kind        TEXT NOT NULL,
    name        TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    email       TEXT,
    phone       TEXT,
    created_at  TEXT NOT NULL
) STRICT;
CREATE INDEX organisation_kind ON organisation (kind, name_folded);

CREATE TABLE membership (
    id              BLOB PRIMARY KEY,
    person_id       BLOB NOT NULL REFERENCES person (id),
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    role            TEXT NOT NULL,
    from_on         TEXT NOT NULL,
    until_on        TEXT,
    UNIQUE (person_id, organisation_id, role, from_on)
) STRICT;
CREATE INDEX membership_organisation ON membership (organisation_id, role);

CREATE TABLE programme (
    id              BLOB PRIMARY KEY,
    name            TEXT NOT NULL,
    department_id   BLOB NOT NULL REFERENCES organisation (id),
    legal_basis     TEXT NOT NULL,
    retention_years INTEGER NOT NULL,
    created_at      TEXT NOT NULL
) STRICT;

-- The phase of a call is computed from its dates and never stored.
CREATE TABLE call (
    id                   BLOB PRIMARY KEY,
    programme_id         BLOB NOT NULL REFERENCES programme (id),
    department_id        BLOB NOT NULL REFERENCES organisation (id),
    kind                 TEXT NOT NULL,
    slug                 TEXT NOT NULL UNIQUE,
    code                 TEXT NOT NULL,
    title                TEXT NOT NULL,
    notice               TEXT NOT NULL,
    form                 TEXT NOT NULL,
    rules                TEXT NOT NULL,
    published_at         TEXT,
    opens_at             TEXT NOT NULL,
    closes_at            TEXT NOT NULL,
    results_published_at TEXT,
    cancelled_at         TEXT,
    created_at           TEXT NOT NULL
) STRICT;
CREATE INDEX call_closing ON call (closes_at, id);
CREATE INDEX call_results ON call (results_published_at, id);

CREATE TABLE submission (
    id            BLOB PRIMARY KEY,
    number        TEXT UNIQUE,
    call_id       BLOB NOT NULL REFERENCES call (id),
    department_id BLOB NOT NULL REFERENCES organisation (id),
    owner_id      BLOB NOT NULL REFERENCES person (id),
    group_id      BLOB NOT NULL REFERENCES organisation (id),
    title         TEXT NOT NULL,
    title_folded  TEXT NOT NULL,
    stage         TEXT NOT NULL,
    requested     INTEGER NOT NULL,
    begun_at      TEXT NOT NULL,
    submitted_at  TEXT
) STRICT;
CREATE INDEX submission_owner ON submission (owner_id, begun_at);
CREATE INDEX submission_group ON submission (group_id, begun_at);
CREATE INDEX submission_call ON submission (call_id, stage, submitted_at, id);
CREATE INDEX submission_department ON submission (department_id, submitted_at, id);
CREATE INDEX submission_department_stage ON submission (department_id, stage, submitted_at, id);

CREATE TABLE filing (
    id            BLOB PRIMARY KEY,
    submission_id BLOB NOT NULL REFERENCES submission (id),
    kind          TEXT NOT NULL,
    version       INTEGER NOT NULL,
    answers       TEXT NOT NULL,
    saved_at      TEXT NOT NULL,
    submitted_at  TEXT,
    UNIQUE (submission_id, kind, version)
) STRICT;

-- Lines keep what was typed; amounts are computed from it by the rules, never stored twice.
CREATE TABLE budget_line (
    filing_id BLOB NOT NULL REFERENCES filing (id),
    position  INTEGER NOT NULL,
    side      TEXT NOT NULL,
    category  TEXT NOT NULL,
    text      TEXT NOT NULL,
    quantity  TEXT NOT NULL,
    unit      TEXT NOT NULL,
    price     TEXT NOT NULL,
    amount    TEXT NOT NULL,
    excluded  INTEGER NOT NULL,
    basis     TEXT NOT NULL,
    PRIMARY KEY (filing_id, position)
) STRICT;

CREATE TABLE attachment (
    id            BLOB PRIMARY KEY,
    submission_id BLOB NOT NULL REFERENCES submission (id),
    paper         TEXT NOT NULL,
    name          TEXT NOT NULL,
    bytes         INTEGER NOT NULL,
    mime          TEXT NOT NULL,
    sha256        TEXT NOT NULL,
    added_at      TEXT NOT NULL
) STRICT;
CREATE INDEX attachment_submission ON attachment (submission_id, added_at);
CREATE INDEX attachment_sha256 ON attachment (sha256);

CREATE TABLE decision (
    id            BLOB PRIMARY KEY,
    submission_id BLOB NOT NULL REFERENCES submission (id),
    call_id       BLOB NOT NULL REFERENCES call (id),
    outcome       TEXT NOT NULL,
    amount        INTEGER NOT NULL,
    conditions    TEXT NOT NULL,
    reason        TEXT NOT NULL,
    state         TEXT NOT NULL,
    drafted_by    BLOB NOT NULL REFERENCES person (id),
    drafted_at    TEXT NOT NULL,
    approved_by   BLOB REFERENCES person (id),
    approved_at   TEXT,
    number        TEXT UNIQUE,
    decided_on    TEXT
) STRICT;
CREATE INDEX decision_submission ON decision (submission_id, drafted_at);
CREATE INDEX decision_call ON decision (call_id, state);

-- Running numbers without gaps: taken inside the transaction that uses them.
CREATE TABLE counter (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT;

CREATE TABLE history (
    seq          INTEGER PRIMARY KEY,
    at           TEXT NOT NULL,
    actor_id     BLOB,
    subject_kind TEXT NOT NULL,
    subject_id   BLOB NOT NULL,
    action       TEXT NOT NULL,
    from_stage   TEXT,
    to_stage     TEXT,
    reason       TEXT NOT NULL,
    detail       TEXT NOT NULL,
    hash         TEXT NOT NULL
) STRICT;
CREATE INDEX history_subject ON history (subject_id, seq);

-- The end of the chain. Writers take turns on this row, so the chain never forks.
CREATE TABLE history_head (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    seq  INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;
INSERT INTO history_head (id, seq, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TABLE message (
    id            BLOB PRIMARY KEY,
    dedup_key     TEXT NOT NULL UNIQUE,
    letter        TEXT NOT NULL,
    lang          TEXT NOT NULL,
    to_address    TEXT NOT NULL,
    to_person_id  BLOB REFERENCES person (id),
    submission_id BLOB REFERENCES submission (id),
    subject       TEXT NOT NULL,
    body          TEXT NOT NULL,
    state         TEXT NOT NULL,
    attempts      INTEGER NOT NULL,
    created_at    TEXT NOT NULL,
    next_try_at   TEXT NOT NULL,
    leased_by     BLOB,
    leased_until  TEXT,
    sent_at       TEXT,
    answer        TEXT NOT NULL
) STRICT;
CREATE INDEX message_due ON message (state, next_try_at);
CREATE INDEX message_submission ON message (submission_id, created_at);
CREATE INDEX message_created ON message (created_at, id);
