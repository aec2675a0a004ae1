-- Prompts that were sent, and the person's templates. Beside ids, times and numbers everything is sealed and bound to its row.

CREATE TABLE prompts (
    id TEXT PRIMARY KEY,
    used_at INTEGER NOT NULL, -- milliseconds since 1970, UTC
    uses INTEGER NOT NULL,
    pinned INTEGER NOT NULL,
    sealed BLOB NOT NULL
) STRICT;

CREATE TABLE prompt_templates (
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    sealed BLOB NOT NULL
) STRICT;
