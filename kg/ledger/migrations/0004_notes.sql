-- A reader's own notes on things, statements, edges and sources. They say nothing about the world:
-- no view, projection or digest looks at them.
CREATE TABLE notes (
    seq INTEGER PRIMARY KEY,
    thing TEXT NOT NULL,
    text TEXT NOT NULL,
    event TEXT NOT NULL CHECK (event IN ('noted', 'taken back')),
    by TEXT NOT NULL,
    run INTEGER NOT NULL
) STRICT;
CREATE INDEX notes_thing ON notes (thing);
CREATE TRIGGER notes_no_update BEFORE UPDATE ON notes
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER notes_no_delete BEFORE DELETE ON notes
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
