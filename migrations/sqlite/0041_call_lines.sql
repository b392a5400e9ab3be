-- The staff's choice of calls, from the index alone: a row of `call` holds whole forms.
DROP INDEX call_department;
CREATE INDEX call_department ON call
    (department_id, kind, closes_at, id, slug, title, published_at, opens_at, results_published_at, cancelled_at);
