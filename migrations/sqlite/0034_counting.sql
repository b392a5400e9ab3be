-- Counting a flood（集計）: numbers are counted on a snapshot, and written only if nothing has changed since.
-- The Postgres file of the same number holds the same tables and columns; a test compares them.

-- How often texts were put under answers, or taken from them.
ALTER TABLE answering ADD COLUMN grouped INTEGER NOT NULL DEFAULT 0;
