-- One account's gallery. Every BLOB is sealed under the account's key and bound to its row.

CREATE TABLE key_check (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    sealed BLOB NOT NULL
) STRICT;

CREATE TABLE pictures (
    id TEXT PRIMARY KEY,
    created_at INTEGER NOT NULL, -- milliseconds since 1970, UTC
    bytes INTEGER NOT NULL,
    favourite INTEGER NOT NULL,
    recipe BLOB NOT NULL
) STRICT;

CREATE INDEX pictures_by_time ON pictures (created_at DESC, id DESC);

-- Pictures whose files may not fit their row: a write or a removal was under way.
CREATE TABLE unsettled (
    id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE notes (
    name TEXT PRIMARY KEY,
    sealed BLOB NOT NULL
) STRICT;
