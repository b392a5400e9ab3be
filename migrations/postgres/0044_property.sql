-- What was acquired with a grant and may not be disposed of for a time（財産管理台帳）. An entry is corrected or struck out,
-- never deleted; the journal holds what stood there before.
-- The SQLite file of the same number holds the same tables and columns.

CREATE TABLE property (
    submission_id    UUID NOT NULL REFERENCES award (submission_id),
    nth              INTEGER NOT NULL CHECK (nth > 0),
    name             TEXT NOT NULL,
    model            TEXT NOT NULL,
    quantity         BIGINT NOT NULL CHECK (quantity > 0),
    price            BIGINT NOT NULL CHECK (price > 0),
    acquired_on      DATE NOT NULL,
    place            TEXT NOT NULL,
    restricted_until DATE NOT NULL,
    dealing          TEXT,
    dealt_on         DATE,
    struck_on        DATE,
    PRIMARY KEY (submission_id, nth)
);
CREATE INDEX property_restricted ON property (restricted_until, submission_id, nth) WHERE struck_on IS NULL;

-- A request for leave（財産処分承認申請）waits on the desk like every other.
DROP INDEX filing_waiting;
CREATE INDEX filing_waiting ON filing (submitted_at, id)
    WHERE outcome = '' AND submitted_at IS NOT NULL
        AND kind IN ('grant_application', 'change', 'discontinuation', 'advance', 'invoice', 'dealing');
