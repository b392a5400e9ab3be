-- Keys to the door beside the password: passkeys, one-time codes, recovery codes.
-- The SQLite file of the same number holds the same tables and columns.

-- `fixed` and `moving` are the library's: the public key, and the counter and state of backup.
CREATE TABLE passkey (
    id            UUID PRIMARY KEY,
    person_id  UUID NOT NULL REFERENCES person (id),
    credential_id BYTEA NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    transports    SMALLINT NOT NULL,
    fixed         BYTEA NOT NULL,
    moving        BYTEA NOT NULL,
    created_at    TIMESTAMPTZ NOT NULL,
    used_at       TIMESTAMPTZ
);
CREATE INDEX passkey_person ON passkey (person_id, created_at);

-- What was asked of a browser; taken out when its answer comes, so an answer counts once.
CREATE TABLE passkey_ceremony (
    secret_hash TEXT PRIMARY KEY,
    kind        TEXT NOT NULL,
    person_id   UUID REFERENCES person (id),
    state       BYTEA NOT NULL,
    expires_at  TIMESTAMPTZ NOT NULL
);
CREATE INDEX passkey_ceremony_expiry ON passkey_ceremony (expires_at);
CREATE INDEX passkey_ceremony_person ON passkey_ceremony (person_id);

-- The secret is sealed with the key in the folder of data.
CREATE TABLE second_factor (
    person_id UUID PRIMARY KEY REFERENCES person (id),
    secret    BYTEA NOT NULL,
    last_step BIGINT,
    set_up_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE recovery_code (
    person_id UUID NOT NULL REFERENCES person (id),
    code_hash TEXT NOT NULL,
    PRIMARY KEY (person_id, code_hash)
);
