-- Keys to the door beside the password: passkeys, one-time codes, recovery codes.
-- The Postgres file of the same number holds the same tables and columns.

-- `fixed` and `moving` are the library's: the public key, and the counter and state of backup.
CREATE TABLE passkey (
    id            BLOB PRIMARY KEY,
    person_id  BLOB NOT NULL REFERENCES person (id),
    credential_id BLOB NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    transports    INTEGER NOT NULL,
    fixed         BLOB NOT NULL,
    moving        BLOB NOT NULL,
    created_at    TEXT NOT NULL,
    used_at       TEXT
) STRICT;
CREATE INDEX passkey_person ON passkey (person_id, created_at);

-- What was asked of a browser; taken out when its answer comes, so an answer counts once.
CREATE TABLE passkey_ceremony (
    secret_hash TEXT PRIMARY KEY,
    kind        TEXT NOT NULL,
    person_id   BLOB REFERENCES person (id),
    state       BLOB NOT NULL,
    expires_at  TEXT NOT NULL
) STRICT;
CREATE INDEX passkey_ceremony_expiry ON passkey_ceremony (expires_at);
CREATE INDEX passkey_ceremony_person ON passkey_ceremony (person_id);

-- The secret is sealed with the key in the folder of data.
CREATE TABLE second_factor (
    person_id BLOB PRIMARY KEY REFERENCES person (id),
    secret    BLOB NOT NULL,
    last_step INTEGER,
    set_up_at TEXT NOT NULL
) STRICT;

CREATE TABLE recovery_code (
    person_id BLOB NOT NULL REFERENCES person (id),
    code_hash TEXT NOT NULL,
    PRIMARY KEY (person_id, code_hash)
) STRICT;
