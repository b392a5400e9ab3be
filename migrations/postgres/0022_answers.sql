-- Points, texts of the same words, and what the city says to them（論点・同一文・市の考え方）.
-- The SQLite file of the same number holds the same tables and columns; a test compares them.

-- Of which version of an opinion points were made. What still has to be made or taken away is found by these two indexes,
-- so nothing is forgotten, whatever was going on when the server stopped.
ALTER TABLE opinion ADD COLUMN pointed INTEGER;
CREATE INDEX opinion_without_points ON opinion (call_id, id) WHERE validity = 'valid' AND (pointed IS NULL OR pointed <> version);
CREATE INDEX opinion_points_too_many ON opinion (call_id, id) WHERE validity <> 'valid' AND pointed IS NOT NULL;

-- What the city says to a group of texts（市の考え方）: texts that share one are of the same meaning（同趣旨）.
CREATE TABLE response (
    id            UUID PRIMARY KEY,
    call_id       UUID NOT NULL REFERENCES call (id),
    number        INTEGER NOT NULL,
    summary       TEXT NOT NULL,
    answer        TEXT NOT NULL,
    class         TEXT NOT NULL,
    changes       TEXT NOT NULL,
    state         TEXT NOT NULL,
    version       INTEGER NOT NULL,
    department_id UUID NOT NULL REFERENCES organisation (id),
    due_on        DATE,
    drafted_by    UUID REFERENCES person (id),
    approved_by   UUID REFERENCES person (id),
    approved_at   TIMESTAMPTZ,
    points        BIGINT NOT NULL,
    texts         BIGINT NOT NULL,
    senders       BIGINT NOT NULL,
    created_at    TIMESTAMPTZ NOT NULL,
    UNIQUE (call_id, number)
);
CREATE INDEX response_department ON response (call_id, department_id, number);
CREATE INDEX response_state ON response (call_id, state, number);
CREATE INDEX response_class ON response (call_id, class, number);

-- What an answer said before（版）.
CREATE TABLE response_version (
    response_id UUID NOT NULL REFERENCES response (id),
    version     INTEGER NOT NULL,
    summary     TEXT NOT NULL,
    answer      TEXT NOT NULL,
    class       TEXT NOT NULL,
    changes     TEXT NOT NULL,
    saved_by    UUID NOT NULL REFERENCES person (id),
    saved_at    TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (response_id, version)
);

-- A text that points have（異なる文）, once however often it was sent in, with its numbers.
CREATE TABLE wording (
    id          UUID PRIMARY KEY,
    call_id     UUID NOT NULL REFERENCES call (id),
    text_hash   TEXT NOT NULL,
    body        TEXT NOT NULL,
    points      BIGINT NOT NULL,
    senders     BIGINT NOT NULL,
    response_id UUID REFERENCES response (id),
    near_id     UUID REFERENCES wording (id),
    likeness    INTEGER,
    UNIQUE (call_id, text_hash)
);
CREATE INDEX wording_weight ON wording (call_id, points, id);
CREATE INDEX wording_open ON wording (call_id, points, id) WHERE response_id IS NULL;
CREATE INDEX wording_response ON wording (response_id, points, id) WHERE response_id IS NOT NULL;
CREATE INDEX wording_proposed ON wording (call_id, points, id) WHERE near_id IS NOT NULL;
CREATE INDEX wording_near ON wording (near_id) WHERE near_id IS NOT NULL;

-- Points（論点）: stretches of a part, side by side, counted in letters. The opinion itself is never touched.
CREATE TABLE point (
    id          UUID PRIMARY KEY,
    call_id     UUID NOT NULL REFERENCES call (id),
    opinion_id  UUID NOT NULL REFERENCES opinion (id),
    version     INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    begins      INTEGER NOT NULL,
    ends        INTEGER NOT NULL,
    wording_id  UUID NOT NULL REFERENCES wording (id),
    sender      TEXT NOT NULL,
    UNIQUE (opinion_id, position, begins)
);
CREATE INDEX point_wording ON point (wording_id, sender);
CREATE INDEX point_listed ON point (wording_id, id);
CREATE INDEX point_sender ON point (call_id, sender);

-- The clauses that a point speaks to.
CREATE TABLE point_node (
    point_id UUID NOT NULL REFERENCES point (id),
    node_id  UUID NOT NULL REFERENCES plan_node (id),
    PRIMARY KEY (point_id, node_id)
);

-- The same for texts, with their weight, so that the texts to a clause are a walk along an index.
CREATE TABLE wording_node (
    wording_id UUID NOT NULL REFERENCES wording (id),
    node_id    UUID NOT NULL REFERENCES plan_node (id),
    points     BIGINT NOT NULL,
    PRIMARY KEY (wording_id, node_id)
);
CREATE INDEX wording_node_weight ON wording_node (node_id, points, wording_id);

-- Texts that a person has told apart（別の意見）: they are not proposed again.
CREATE TABLE told_apart (
    wording_id UUID NOT NULL REFERENCES wording (id),
    near_id    UUID NOT NULL REFERENCES wording (id),
    told_by    UUID NOT NULL REFERENCES person (id),
    told_at    TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (wording_id, near_id)
);
CREATE INDEX told_apart_near ON told_apart (near_id);

-- How far the work on a consultation's points is, and its numbers. The revision grows with its texts; `compared` is the one of
-- which near copies were looked for.
CREATE TABLE answering (
    call_id     UUID PRIMARY KEY REFERENCES call (id),
    opinions    BIGINT NOT NULL,
    points      BIGINT NOT NULL,
    texts       BIGINT NOT NULL,
    senders     BIGINT NOT NULL,
    is_counted  BOOLEAN NOT NULL,
    revision    BIGINT NOT NULL,
    compared    BIGINT NOT NULL,
    compared_at TIMESTAMPTZ
);
CREATE INDEX answering_uncounted ON answering (call_id) WHERE NOT is_counted;
CREATE INDEX answering_uncompared ON answering (call_id) WHERE compared <> revision;

-- Why a clause of the plan as decided differs from the draft（修正の理由）, and which answers caused it.
CREATE TABLE clause_change (
    node_id UUID PRIMARY KEY REFERENCES plan_node (id),
    reason  TEXT NOT NULL
);
CREATE TABLE clause_change_response (
    node_id     UUID NOT NULL REFERENCES plan_node (id),
    response_id UUID NOT NULL REFERENCES response (id),
    PRIMARY KEY (node_id, response_id)
);
CREATE INDEX clause_change_response_response ON clause_change_response (response_id);

-- The numbers of a result as they were when it was published（結果の数）. Up to which opinion everybody was told; empty when all are.
CREATE TABLE consultation_result (
    call_id    UUID PRIMARY KEY REFERENCES call (id),
    figures    JSONB NOT NULL,
    counted_at TIMESTAMPTZ NOT NULL,
    told_after UUID
);
CREATE INDEX consultation_result_untold ON consultation_result (call_id) WHERE told_after IS NOT NULL;
CREATE INDEX opinion_call ON opinion (call_id, id);
