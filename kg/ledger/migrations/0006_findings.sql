-- Which engines read a statement out of a text. It is nothing that the statement says: another
-- reading of the same text may find it with others. The last row counts; without one nobody told.
CREATE TABLE findings (
    seq INTEGER PRIMARY KEY,
    statement TEXT NOT NULL,
    engines TEXT NOT NULL,     -- "spacy:en_core_web_sm-3.8.0,regex"
    run INTEGER NOT NULL
) STRICT;
CREATE INDEX findings_statement ON findings (statement);
CREATE INDEX findings_run ON findings (run);
CREATE TRIGGER findings_no_update BEFORE UPDATE ON findings
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER findings_no_delete BEFORE DELETE ON findings
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
