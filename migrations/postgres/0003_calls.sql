-- Calls: lists by opening, forms of before, guide files, talks before applying, subscriptions and what they are told.
-- The SQLite file of the same number holds the same tables and columns.

CREATE INDEX call_opening ON call (opens_at, id);
CREATE INDEX call_published ON call (published_at, id);
CREATE INDEX call_department ON call (department_id, closes_at, id);
CREATE INDEX call_programme ON call (programme_id, closes_at, id);

-- The next version of a published form, while it is being written.
ALTER TABLE call ADD COLUMN form_draft JSONB;

-- Versions that were in force until an instant. What was handed in is read by the form of its day.
CREATE TABLE call_form (
    call_id  UUID NOT NULL REFERENCES call (id),
    version  INTEGER NOT NULL,
    form     JSONB NOT NULL,
    until_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (call_id, version)
);

CREATE TABLE call_file (
    id       UUID PRIMARY KEY,
    call_id  UUID NOT NULL REFERENCES call (id),
    label    TEXT NOT NULL,
    name     TEXT NOT NULL,
    bytes    BIGINT NOT NULL,
    mime     TEXT NOT NULL,
    sha256   TEXT NOT NULL,
    added_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX call_file_call ON call_file (call_id, added_at);
CREATE INDEX call_file_sha256 ON call_file (sha256);

-- 事前相談: known by the name of the group, because the talk may come before the group has an account.
CREATE TABLE prior_talk (
    id           UUID PRIMARY KEY,
    call_id      UUID NOT NULL REFERENCES call (id),
    group_name   TEXT NOT NULL,
    group_folded TEXT NOT NULL,
    held_on      DATE NOT NULL,
    note         TEXT NOT NULL,
    noted_by     UUID NOT NULL REFERENCES person (id),
    noted_at     TIMESTAMPTZ NOT NULL,
    UNIQUE (call_id, group_folded)
);
CREATE INDEX prior_talk_call ON prior_talk (call_id, noted_at, id);

-- Who asked to be told of what. A topic is `calls`, or `call:ID`; other things get topics of their own.
CREATE TABLE subscription (
    id            UUID PRIMARY KEY,
    topic         TEXT NOT NULL,
    email         TEXT NOT NULL,
    email_key     TEXT NOT NULL,
    lang          TEXT NOT NULL,
    leave_key     TEXT NOT NULL UNIQUE,
    confirm_hash  TEXT UNIQUE,
    confirm_until TIMESTAMPTZ,
    created_at    TIMESTAMPTZ NOT NULL,
    confirmed_at  TIMESTAMPTZ,
    UNIQUE (topic, email_key)
);
CREATE INDEX subscription_topic ON subscription (topic, id);
CREATE INDEX subscription_email ON subscription (email_key);
CREATE INDEX subscription_waiting ON subscription (confirm_until);

-- What subscribers are to be told, planned in the transaction of the event, carried out in stretches.
CREATE TABLE announcement (
    id      UUID PRIMARY KEY,
    call_id UUID NOT NULL REFERENCES call (id),
    event   TEXT NOT NULL,
    topic   TEXT NOT NULL,
    due_at  TIMESTAMPTZ NOT NULL,
    told_to UUID,
    done_at TIMESTAMPTZ,
    UNIQUE (call_id, event, topic)
);
CREATE INDEX announcement_due ON announcement (done_at, due_at);

ALTER TABLE message ADD COLUMN subscription_id UUID REFERENCES subscription (id);
ALTER TABLE message ADD COLUMN unsubscribe TEXT;
CREATE INDEX message_subscription ON message (subscription_id);
