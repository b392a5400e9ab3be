-- Consultations that are closed and have no result yet（検討中）, walked by key.
CREATE INDEX call_answering ON call (kind, closes_at, id) WHERE results_published_at IS NULL AND cancelled_at IS NULL;
