-- kind: the collection with its ids replaced by *. Indexes over fields are made by the store when a query first wants one.
-- version: microseconds since 1970, raised by one where the clock did not move; never used twice for one path.
CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    collection TEXT NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    fields TEXT NOT NULL,
    UNIQUE (collection, name)
) STRICT;
