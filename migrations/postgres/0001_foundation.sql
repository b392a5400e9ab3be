-- People, organisations, calls, cases, decisions, history, messages.
-- The SQLite file of the same number holds the same tables and columns; a test compares them.

CREATE TABLE city (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    name        TEXT NOT NULL,
    mayor_title TEXT NOT NULL,
    demo        BOOLEAN NOT NULL,
    created_at  TIMESTAMPTZ NOT NULL
);

CREATE TABLE person (
    id            UUID PRIMARY KEY,
    name          TEXT NOT NULL,
    name_folded   TEXT NOT NULL,
    email         TEXT NOT NULL,
    email_key     TEXT NOT NULL UNIQUE,
    lang          TEXT NOT NULL,
    password_hash TEXT,
    confirmed_at  TIMESTAMPTZ,
    created_at    TIMESTAMPTZ NOT NULL
);

-- Single-use links. Only a hash is kept, so a copy of the database opens nothing.
CREATE TABLE link_token (
    token_hash TEXT PRIMARY KEY,
    kind       TEXT NOT NULL,
    person_id  UUID NOT NULL REFERENCES person (id),
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at    TIMESTAMPTZ
);
CREATE INDEX link_token_person ON link_token (person_id);

-- Sessions of tower-sessions; the key is hashed for the same reason.
CREATE TABLE web_session (
    id_hash    TEXT PRIMARY KEY,
    person_id  UUID REFERENCES person (id),
    data       JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX web_session_person ON web_session (person_id);
CREATE INDEX web_session_expiry ON web_session (expires_at);

CREATE TABLE organisation (
    id          UUID PRIMARY KEY,
    kind        TEXT NOT NULL,
    name        TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    email       TEXT,
    phone       TEXT,
    created_at  TIMESTAMPTZ NOT NULL
);
CREATE INDEX organisation_kind ON organisation (kind, name_folded);

CREATE TABLE membership (
    id              UUID PRIMARY KEY,
    person_id       UUID NOT NULL REFERENCES person (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    role            TEXT NOT NULL,
    from_on         DATE NOT NULL,
    until_on        DATE,
    UNIQUE (person_id, organisation_id, role, from_on)
);
CREATE INDEX membership_organisation ON membership (organisation_id, role);

CREATE TABLE programme (
    id              UUID PRIMARY KEY,
    name            TEXT NOT NULL,
    department_id   UUID NOT NULL REFERENCES organisation (id),
    legal_basis     TEXT NOT NULL,
    retention_years INTEGER NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL
);

-- The phase of a call is computed from its dates and never stored.
CREATE TABLE call (
    id                   UUID PRIMARY KEY,
    programme_id         UUID NOT NULL REFERENCES programme (id),
    department_id        UUID NOT NULL REFERENCES organisation (id),
    kind                 TEXT NOT NULL,
    slug                 TEXT NOT NULL UNIQUE,
    code                 TEXT NOT NULL,
    title                JSONB NOT NULL,
    notice               JSONB NOT NULL,
    form                 JSONB NOT NULL,
    rules                JSONB NOT NULL,
    published_at         TIMESTAMPTZ,
    opens_at             TIMESTAMPTZ NOT NULL,
    closes_at            TIMESTAMPTZ NOT NULL,
    results_published_at TIMESTAMPTZ,
    cancelled_at         TIMESTAMPTZ,
    created_at           TIMESTAMPTZ NOT NULL
);
CREATE INDEX call_closing ON call (closes_at, id);
CREATE INDEX call_results ON call (results_published_at, id);

CREATE TABLE submission (
    id            UUID PRIMARY KEY,
    number        TEXT UNIQUE,
    call_id       UUID NOT NULL REFERENCES call (id),
    department_id UUID NOT NULL REFERENCES organisation (id),
    owner_id      UUID NOT NULL REFERENCES person (id),
    group_id      UUID NOT NULL REFERENCES organisation (id),
    title         TEXT NOT NULL,
    title_folded  TEXT NOT NULL,
    stage         TEXT NOT NULL,
    requested     BIGINT NOT NULL,
    begun_at      TIMESTAMPTZ NOT NULL,
    submitted_at  TIMESTAMPTZ
);
CREATE INDEX submission_owner ON submission (owner_id, begun_at);
CREATE INDEX submission_group ON submission (group_id, begun_at);
CREATE INDEX submission_call ON submission (call_id, stage, submitted_at, id);
CREATE INDEX submission_department ON submission (department_id, submitted_at, id);
CREATE INDEX submission_department_stage ON submission (department_id, stage, submitted_at, id);

CREATE TABLE filing (
    id            UUID PRIMARY KEY,
    submission_id UUID NOT NULL REFERENCES submission (id),
    kind          TEXT NOT NULL,
    version       INTEGER NOT NULL,
    answers       JSONB NOT NULL,
    saved_at      TIMESTAMPTZ NOT NULL,
    submitted_at  TIMESTAMPTZ,
    UNIQUE (submission_id, kind, version)
);

-- Lines keep what was typed; amounts are computed from it by the rules, never stored twice.
CREATE TABLE budget_line (
    filing_id UUID NOT NULL REFERENCES filing (id),
    position  INTEGER NOT NULL,
    side      TEXT NOT NULL,
    category  TEXT NOT NULL,
    text      TEXT NOT NULL,
    quantity  TEXT NOT NULL,
    unit      TEXT NOT NULL,
    price     TEXT NOT NULL,
    amount    TEXT NOT NULL,
    excluded  BOOLEAN NOT NULL,
    basis     TEXT NOT NULL,
    PRIMARY KEY (filing_id, position)
);

CREATE TABLE attachment (
    id            UUID PRIMARY KEY,
    submission_id UUID NOT NULL REFERENCES submission (id),
    paper         TEXT NOT NULL,
    name          TEXT NOT NULL,
    bytes         BIGINT NOT NULL,
    mime          TEXT NOT NULL,
    sha256        TEXT NOT NULL,
    added_at      TIMESTAMPTZ NOT NULL
);
CREATE INDEX attachment_submission ON attachment (submission_id, added_at);
CREATE INDEX attachment_sha256 ON attachment (sha256);

CREATE TABLE decision (
    id            UUID PRIMARY KEY,
    submission_id UUID NOT NULL REFERENCES submission (id),
    call_id       UUID NOT NULL REFERENCES call (id),
    outcome       TEXT NOT NULL,
    amount        BIGINT NOT NULL,
    conditions    TEXT NOT NULL,
    reason        TEXT NOT NULL,
    state         TEXT NOT NULL,
    drafted_by    UUID NOT NULL REFERENCES person (id),
    drafted_at    TIMESTAMPTZ NOT NULL,
    approved_by   UUID REFERENCES person (id),
    approved_at   TIMESTAMPTZ,
    number        TEXT UNIQUE,
    decided_on    DATE
);
CREATE INDEX decision_submission ON decision (submission_id, drafted_at);
CREATE INDEX decision_call ON decision (call_id, state);

-- Running numbers without gaps: taken inside the transaction that uses them.
CREATE TABLE counter (
    name  TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);

CREATE TABLE history (
    seq          BIGINT PRIMARY KEY,
    at           TIMESTAMPTZ NOT NULL,
    actor_id     UUID,
    subject_kind TEXT NOT NULL,
    subject_id   UUID NOT NULL,
    action       TEXT NOT NULL,
    from_stage   TEXT,
    to_stage     TEXT,
    reason       TEXT NOT NULL,
    detail       JSONB NOT NULL,
    hash         TEXT NOT NULL
);
CREATE INDEX history_subject ON history (subject_id, seq);

-- The end of the chain. Writers take turns on this row, so the chain never forks.
CREATE TABLE history_head (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    seq  BIGINT NOT NULL,
    hash TEXT NOT NULL
);
INSERT INTO history_head (id, seq, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'history is append-only';
END
$$;
CREATE TRIGGER history_is_append_only BEFORE UPDATE OR DELETE ON history
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER history_is_never_emptied BEFORE TRUNCATE ON history
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE message (
    id            UUID PRIMARY KEY,
    dedup_key     TEXT NOT NULL UNIQUE,
    letter        TEXT NOT NULL,
    lang          TEXT NOT NULL,
    to_address    TEXT NOT NULL,
    to_person_id  UUID REFERENCES person (id),
    submission_id UUID REFERENCES submission (id),
    subject       TEXT NOT NULL,
    body          TEXT NOT NULL,
    state         TEXT NOT NULL,
    attempts      INTEGER NOT NULL,
    created_at    TIMESTAMPTZ NOT NULL,
    next_try_at   TIMESTAMPTZ NOT NULL,
    leased_by     UUID,
    leased_until  TIMESTAMPTZ,
    sent_at       TIMESTAMPTZ,
    answer        TEXT NOT NULL
);
CREATE INDEX message_due ON message (state, next_try_at);
CREATE INDEX message_submission ON message (submission_id, created_at);
CREATE INDEX message_created ON message (created_at, id);
