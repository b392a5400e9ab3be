-- Letters that came back, the order and pace in which letters leave, and the morning digest.
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
CREATE INDEX message_returned ON message (came_back_at) WHERE came_back_at IS NOT NULL;

-- 0 somebody waits before a screen, 1 about a case, 2 a reminder, 3 news. The last two travel by day.
ALTER TABLE message ADD COLUMN urgency BIGINT NOT NULL DEFAULT 1;
UPDATE message SET urgency = 2 WHERE letter IN ('A-rem-draft', 'A-rem-correction', 'A-rem-reply', 'S-note');
UPDATE message SET urgency = 3 WHERE letter IN ('F3', 'F4', 'F5', 'F6');
UPDATE message SET urgency = 0 WHERE submission_id IS NULL AND urgency = 1;
CREATE INDEX message_next ON message (urgency, next_try_at) WHERE state = 'waiting';

-- How many letters were handed over in the present minute and on the present day in Japan: one row that workers take turns at.
CREATE TABLE mail_pace (
    id        INTEGER PRIMARY KEY,
    minute    TIMESTAMPTZ NOT NULL,
    in_minute BIGINT NOT NULL,
    day       DATE NOT NULL,
    in_day    BIGINT NOT NULL
);
INSERT INTO mail_pace (id, minute, in_minute, day, in_day) VALUES (1, '1970-01-01T00:00:00+00:00', 0, '1970-01-01', 0);

-- 毎朝のまとめ: which departments do without, and the last day that each was thought of.
CREATE TABLE digest (
    department_id UUID PRIMARY KEY REFERENCES organisation (id),
    is_off        BOOLEAN NOT NULL,
    last_day      DATE
);
