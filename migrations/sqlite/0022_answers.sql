-- Points, texts of the same words, and what the city says to them（論点・同一文・市の考え方）.
-- The Postgres file of the same number holds the same tables and columns; a test compares them.

-- Of which version of an opinion points were made. What still has to be made or taken away is found by these two indexes,
-- so nothing is forgotten, whatever was going on when the server stopped.
ALTER TABLE opinion ADD COLUMN pointed INTEGER;
CREATE INDEX opinion_without_points ON opinion (call_id, id) WHERE validity = 'valid' AND (pointed IS NULL OR pointed <> version);
CREATE INDEX opinion_points_too_many ON opinion (call_id, id) WHERE validity <> 'valid' AND pointed IS NOT NULL;

-- What the city says to a group of texts（市の考え方）: texts that share one are of the same meaning（同趣旨）.
CREATE TABLE response (
    id            BLOB PRIMARY KEY,
    call_id       BLOB NOT NULL REFERENCES call (id),
    number        INTEGER NOT NULL,
    summary       TEXT NOT NULL,
    answer        TEXT NOT NULL,
    class         TEXT NOT NULL,
    changes       TEXT NOT NULL,
    state         TEXT NOT NULL,
    version       INTEGER NOT NULL,
    department_id BLOB NOT NULL REFERENCES organisation (id),
    due_on        TEXT,
    drafted_by    BLOB REFERENCES person (id),
    approved_by   BLOB REFERENCES person (id),
    approved_at   TEXT,
    points        INTEGER NOT NULL,
    texts         INTEGER NOT NULL,
    senders       INTEGER NOT NULL,
    created_at    TEXT NOT NULL,
    UNIQUE (call_id, number)
) STRICT;
CREATE INDEX response_department ON response (call_id, department_id, number);
CREATE INDEX response_state ON response (call_id, state, number);
CREATE INDEX response_class ON response (call_id, class, number);

-- What an answer said before（版）.
CREATE TABLE response_version (
    response_id BLOB NOT NULL REFERENCES response (id),
    version     INTEGER NOT NULL,
    summary     TEXT NOT NULL,
    answer      TEXT NOT NULL,
    class       TEXT NOT NULL,
    changes     TEXT NOT NULL,
    saved_by    BLOB NOT NULL REFERENCES person (id),
    saved_at    TEXT NOT NULL,
    PRIMARY KEY (response_id, version)
) STRICT;

-- A text that points have（異なる文）, once however often it was sent in, with its numbers.
CREATE TABLE wording (
    id          BLOB PRIMARY KEY,
    call_id     BLOB NOT NULL REFERENCES call (id),
    text_hash   TEXT NOT NULL,
    body        TEXT NOT NULL,
    points      INTEGER NOT NULL,
    senders     INTEGER NOT NULL,
    response_id BLOB REFERENCES response (id),
    near_id     BLOB REFERENCES wording (id),
    likeness    INTEGER,
    UNIQUE (call_id, text_hash)
) STRICT;
CREATE INDEX wording_weight ON wording (call_id, points, id);
CREATE INDEX wording_open ON wording (call_id, points, id) WHERE response_id IS NULL;
CREATE INDEX wording_response ON wording (response_id, points, id) WHERE response_id IS NOT NULL;
CREATE INDEX wording_proposed ON wording (call_id, points, id) WHERE near_id IS NOT NULL;
CREATE INDEX wording_near ON wording (near_id) WHERE near_id IS NOT NULL;

-- Points（論点）: stretches of a part, side by side, counted in letters. The opinion itself is never touched.
CREATE TABLE point (
    id          BLOB PRIMARY KEY,
    call_id     BLOB NOT NULL REFERENCES call (id),
    opinion_id  BLOB NOT NULL REFERENCES opinion (id),
    version     INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    begins      INTEGER NOT NULL,
    ends        INTEGER NOT NULL,
    wording_id  BLOB NOT NULL REFERENCES wording (id),
    sender      TEXT NOT NULL,
    UNIQUE (opinion_id, position, begins)
) STRICT;
CREATE INDEX point_wording ON point (wording_id, sender);
CREATE INDEX point_listed ON point (wording_id, id);
CREATE INDEX point_sender ON point (call_id, sender);

-- The clauses that a point speaks to.
CREATE TABLE point_node (
    point_id BLOB NOT NULL REFERENCES point (id),
    node_id  BLOB NOT NULL REFERENCES plan_node (id),
    PRIMARY KEY (point_id, node_id)
) STRICT;

-- The same for texts, with their weight, so that the texts to a clause are a walk along an index.
CREATE TABLE wording_node (
    wording_id BLOB NOT NULL REFERENCES wording (id),
    node_id    BLOB NOT NULL REFERENCES plan_node (id),
    points     INTEGER NOT NULL,
    PRIMARY KEY (wording_id, node_id)
) STRICT;
CREATE INDEX wording_node_weight ON wording_node (node_id, points, wording_id);

-- Texts that a person has told apart（別の意見）: they are not proposed again.
CREATE TABLE told_apart (
    wording_id BLOB NOT NULL REFERENCES wording (id),
    near_id    BLOB NOT NULL REFERENCES wording (id),
    told_by    BLOB NOT NULL REFERENCES person (id),
    told_at    TEXT NOT NULL,
    PRIMARY KEY (wording_id, near_id)
) STRICT;
CREATE INDEX told_apart_near ON told_apart (near_id);

-- How far the work on a consultation's points is, and its numbers. The revision grows with its texts; `compared` is the one of
-- which near copies were looked for.
CREATE TABLE answering (
    call_id     BLOB PRIMARY KEY REFERENCES call (id),
    opinions    INTEGER NOT NULL,
    points      INTEGER NOT NULL,
    texts       INTEGER NOT NULL,
    senders     INTEGER NOT NULL,
    is_counted  INTEGER NOT NULL,
    revision    INTEGER NOT NULL,
    compared    INTEGER NOT NULL,
    compared_at TEXT
) STRICT;
CREATE INDEX answering_uncounted ON answering (call_id) WHERE NOT is_counted;
CREATE INDEX answering_uncompared ON answering (call_id) WHERE compared <> revision;

-- Why a clause of the plan as decided differs from the draft（修正の理由）, and which answers caused it.
CREATE TABLE clause_change (
    node_id BLOB PRIMARY KEY REFERENCES plan_node (id),
    reason  TEXT NOT NULL
) STRICT;
CREATE TABLE clause_change_response (
    node_id     BLOB NOT NULL REFERENCES plan_node (id),
    response_id BLOB NOT NULL REFERENCES response (id),
    PRIMARY KEY (node_id, response_id)
) STRICT;
CREATE INDEX clause_change_response_response ON clause_change_response (response_id);

-- The numbers of a result as they were when it was published（結果の数）. Up to which opinion everybody was told; empty when all are.
CREATE TABLE consultation_result (
    call_id    BLOB PRIMARY KEY REFERENCES call (id),
    figures    TEXT NOT NULL,
    counted_at TEXT NOT NULL,
    told_after BLOB
) STRICT;
CREATE INDEX consultation_result_untold ON consultation_result (call_id) WHERE told_after IS NOT NULL;
CREATE INDEX opinion_call ON opinion (call_id, id);
