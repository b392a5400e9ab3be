-- Calls: lists by opening, forms of before, guide files, talks before applying, subscriptions and what they are told.
-- The Postgres file of the same number holds the same tables and columns.

CREATE INDEX call_opening ON call (opens_at, id);
CREATE INDEX call_published ON call (published_at, id);
CREATE INDEX call_department ON call (department_id, closes_at, id);
CREATE INDEX call_programme ON call (programme_id, closes_at, id);

-- The next version of a published form, while it is being written.
ALTER TABLE call ADD COLUMN form_draft TEXT;

-- Versions that were in force until an instant. What was handed in is read by the form of its day.
CREATE TABLE call_form (
    call_id  BLOB NOT NULL REFERENCES call (id),
    version  INTEGER NOT NULL,
    form     TEXT NOT NULL,
    until_at TEXT NOT NULL,
    PRIMARY KEY (call_id, version)
) STRICT;

CREATE TABLE call_file (
    id       BLOB PRIMARY KEY,
    call_id  BLOB NOT NULL REFERENCES call (id),
    label    TEXT NOT NULL,
    name     TEXT NOT NULL,
    bytes    INTEGER NOT NULL,
    mime     TEXT NOT NULL,
    sha256   TEXT NOT NULL,
    added_at TEXT NOT NULL
) STRICT;
CREATE INDEX call_file_call ON call_file (call_id, added_at);
CREATE INDEX call_file_sha256 ON call_file (sha256);

-- 事前相談: known by the name of the group, because the talk may come before the group has an account.
CREATE TABLE prior_talk (
    id           BLOB PRIMARY KEY,
    call_id      BLOB NOT NULL REFERENCES call (id),
    group_name   TEXT NOT NULL,
    group_folded TEXT NOT NULL,
    held_on      TEXT NOT NULL,
    note         TEXT NOT NULL,
    noted_by     BLOB NOT NULL REFERENCES person (id),
    noted_at     TEXT NOT NULL,
    UNIQUE (call_id, group_folded)
) STRICT;
CREATE INDEX prior_talk_call ON prior_talk (call_id, noted_at, id);

-- Who asked to be told of what. A topic is `calls`, or `call:ID`; other things get topics of their own.
CREATE TABLE subscription (
    id            BLOB PRIMARY KEY,
    topic         TEXT NOT NULL,
    email         TEXT NOT NULL,
    email_key     TEXT NOT NULL,
    lang          TEXT NOT NULL,
    leave_key     TEXT NOT NULL UNIQUE,
    confirm_hash  TEXT UNIQUE,
    confirm_until TEXT,
    created_at    TEXT NOT NULL,
    confirmed_at  TEXT,
    UNIQUE (topic, email_key)
) STRICT;
CREATE INDEX subscription_topic ON subscription (topic, id);
CREATE INDEX subscription_email ON subscription (email_key);
CREATE INDEX subscription_waiting ON subscription (confirm_until);

-- What subscribers are to be told, planned in the transaction of the event, carried out in stretches.
CREATE TABLE announcement (
    id      BLOB PRIMARY KEY,
    call_id BLOB NOT NULL REFERENCES call (id),
    event   TEXT NOT NULL,
    topic   TEXT NOT NULL,
    due_at  TEXT NOT NULL,
    told_to BLOB,
    done_at TEXT,
    UNIQUE (call_id, event, topic)
) STRICT;
CREATE INDEX announcement_due ON announcement (done_at, due_at);

ALTER TABLE message ADD COLUMN subscription_id BLOB REFERENCES subscription (id);
ALTER TABLE message ADD COLUMN unsubscribe TEXT;
CREATE INDEX message_subscription ON message (subscription_id);
