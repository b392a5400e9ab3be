-- One text, one entry of the search: copies share it（同一文）, and numbers of a flood are counted in an index alone.
-- The Postgres file of the same number holds the same tables and columns; a test compares them.

-- The beginning of `text_hash`, in the shape of an id.
ALTER TABLE opinion ADD COLUMN text_id BLOB;
CREATE INDEX opinion_text_id ON opinion (call_id, text_id);
CREATE INDEX opinion_counts ON opinion (call_id, channel, validity, text_id, sender_key);

-- Whether it came among many from one place in a short time（短時間の集中）. It is a mark for staff and nothing else.
ALTER TABLE opinion ADD COLUMN burst INTEGER NOT NULL DEFAULT 0;
