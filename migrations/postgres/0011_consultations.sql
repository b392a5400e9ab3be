-- Consultations（意見募集・パブリックコメント）: the notice, the draft in editions, and what people say to it.
-- The SQLite file of the same number holds the same tables and columns; a test compares them.

-- What a call of the kind `consultation` has beside every call. Whether it is open follows from the dates of the call.
CREATE TABLE consultation (
    call_id     UUID PRIMARY KEY REFERENCES call (id),
    state       TEXT NOT NULL,
    particulars JSONB NOT NULL,
    drafted_by  UUID NOT NULL REFERENCES person (id),
    approved_by UUID REFERENCES person (id),
    approved_at TIMESTAMPTZ,
    answered_by UUID REFERENCES person (id),
    answered_at TIMESTAMPTZ,
    decided_on  DATE
);

-- Lists of one kind of call, walked by key.
CREATE INDEX call_kind_closing ON call (kind, closes_at, id);
CREATE INDEX call_kind_opening ON call (kind, opens_at, id);
CREATE INDEX call_kind_published ON call (kind, published_at, id);
CREATE INDEX call_kind_results ON call (kind, results_published_at, id);

-- A text of the city as a tree（計画・案）. The text that is consulted on has editions（版）; what was published stays as it was.
CREATE TABLE plan (
    id         UUID PRIMARY KEY,
    call_id    UUID NOT NULL REFERENCES call (id),
    kind       TEXT NOT NULL,
    edition    INTEGER NOT NULL,
    title      TEXT NOT NULL,
    errata     TEXT NOT NULL,
    frozen_at  TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (call_id, kind, edition)
);

-- Clauses（項目）in reading order; the depth makes the tree. `origin_id` names the clause of the edition before that it continues.
CREATE TABLE plan_node (
    id        UUID PRIMARY KEY,
    plan_id   UUID NOT NULL REFERENCES plan (id),
    position  INTEGER NOT NULL,
    depth     INTEGER NOT NULL,
    label     TEXT NOT NULL,
    title     TEXT NOT NULL,
    body      TEXT NOT NULL,
    origin_id UUID REFERENCES plan_node (id)
);
CREATE INDEX plan_node_plan ON plan_node (plan_id, position);
CREATE INDEX plan_node_origin ON plan_node (origin_id);

-- Opinions（意見）. What was written is never changed: a correction by its author is a new version beside the old one.
CREATE TABLE opinion (
    id              UUID PRIMARY KEY,
    call_id         UUID NOT NULL REFERENCES call (id),
    plan_id         UUID NOT NULL REFERENCES plan (id),
    number          TEXT NOT NULL UNIQUE,
    channel         TEXT NOT NULL,
    validity        TEXT NOT NULL,
    validity_reason TEXT NOT NULL,
    received_at     TIMESTAMPTZ NOT NULL,
    received_on     DATE NOT NULL,
    postmark_on     DATE,
    naming          TEXT NOT NULL,
    category        TEXT NOT NULL,
    lang            TEXT NOT NULL,
    version         INTEGER NOT NULL,
    text_hash       TEXT NOT NULL,
    sender_key      TEXT,
    manage_hash     TEXT UNIQUE,
    once_key        TEXT UNIQUE,
    person_id       UUID REFERENCES person (id),
    group_id        UUID REFERENCES organisation (id),
    keyed_by        UUID REFERENCES person (id),
    checked_by      UUID REFERENCES person (id),
    checked_at      TIMESTAMPTZ,
    withdrawn_at    TIMESTAMPTZ
);
CREATE INDEX opinion_received ON opinion (call_id, received_at, id);
CREATE INDEX opinion_validity ON opinion (call_id, validity, received_at, id);
CREATE INDEX opinion_channel ON opinion (call_id, channel, received_at, id);
CREATE INDEX opinion_text ON opinion (call_id, text_hash, id);
CREATE INDEX opinion_sender ON opinion (call_id, sender_key);
CREATE INDEX opinion_person ON opinion (person_id, received_at) WHERE person_id IS NOT NULL;
CREATE INDEX opinion_group ON opinion (group_id, received_at) WHERE group_id IS NOT NULL;
CREATE INDEX opinion_unchecked ON opinion (call_id, received_at, id) WHERE keyed_by IS NOT NULL AND checked_by IS NULL;

-- Who wrote it, apart from what was written, so that erasing the one leaves the other.
CREATE TABLE opinion_author (
    opinion_id   UUID PRIMARY KEY REFERENCES opinion (id),
    name         TEXT NOT NULL,
    name_folded  TEXT NOT NULL,
    organisation TEXT NOT NULL,
    postcode     TEXT NOT NULL,
    address      TEXT NOT NULL,
    district_id  UUID REFERENCES district (id),
    email        TEXT NOT NULL,
    phone        TEXT NOT NULL
);

-- What was written, piece by piece: where in the draft（該当箇所）, the opinion, and why.
CREATE TABLE opinion_part (
    opinion_id UUID NOT NULL REFERENCES opinion (id),
    version    INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    place      TEXT NOT NULL,
    body       TEXT NOT NULL,
    reason     TEXT NOT NULL,
    PRIMARY KEY (opinion_id, version, position)
);

-- The clauses that a part speaks to.
CREATE TABLE opinion_part_node (
    opinion_id UUID NOT NULL REFERENCES opinion (id),
    version    INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    node_id    UUID NOT NULL REFERENCES plan_node (id),
    PRIMARY KEY (opinion_id, version, position, node_id)
);
CREATE INDEX opinion_part_node_node ON opinion_part_node (node_id);

-- Passages that are not published（公表用の墨消し）; the original stays beside them.
CREATE TABLE opinion_redaction (
    opinion_id UUID NOT NULL REFERENCES opinion (id),
    version    INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    redaction  JSONB NOT NULL,
    made_by    UUID NOT NULL REFERENCES person (id),
    made_at    TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (opinion_id, version, position)
);

-- Scans of paper, and files of opinions where the notice allows them.
CREATE TABLE opinion_file (
    id         UUID PRIMARY KEY,
    opinion_id UUID NOT NULL REFERENCES opinion (id),
    kind       TEXT NOT NULL,
    name       TEXT NOT NULL,
    bytes      BIGINT NOT NULL,
    mime       TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    added_at   TIMESTAMPTZ NOT NULL
);
CREATE INDEX opinion_file_opinion ON opinion_file (opinion_id, added_at);
CREATE INDEX opinion_file_sha256 ON opinion_file (sha256);

-- What somebody without an account has typed so far, sealed; only the browser that typed it holds the key.
CREATE TABLE opinion_draft (
    key_hash   TEXT PRIMARY KEY,
    call_id    UUID NOT NULL REFERENCES call (id),
    sealed     BYTEA NOT NULL,
    saved_at   TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX opinion_draft_expiry ON opinion_draft (expires_at);

ALTER TABLE message ADD COLUMN opinion_id UUID REFERENCES opinion (id);
CREATE INDEX message_opinion ON message (opinion_id, created_at) WHERE opinion_id IS NOT NULL;
