-- Letters to print and post are about a case or about an opinion（郵送する通知：案件または意見）.
-- The SQLite file of the same number holds the same tables and columns; a test compares them.

ALTER TABLE posting ALTER COLUMN submission_id DROP NOT NULL;
ALTER TABLE posting ADD COLUMN opinion_id UUID REFERENCES opinion (id);
ALTER TABLE posting ADD CONSTRAINT posting_about_one CHECK ((submission_id IS NULL) <> (opinion_id IS NULL));
CREATE INDEX posting_opinion ON posting (opinion_id, made_at, id) WHERE opinion_id IS NOT NULL;
