-- The ledger: what sources say, and everything anybody did about it. Rows are only ever added.

CREATE TABLE runs (            -- one transaction each: who put what in, when
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,        -- init, load, add, retract, reinstate, judge, review, rank
    by TEXT NOT NULL,
    dataset TEXT,
    sha256 TEXT,
    method TEXT,
    recorded_at TEXT NOT NULL,
    report TEXT
) STRICT;

CREATE TABLE sources (         -- how a data set describes a source; its latest row counts
    id TEXT NOT NULL,
    described_by TEXT NOT NULL,
    attributes TEXT NOT NULL,
    run INTEGER NOT NULL,
    PRIMARY KEY (id, described_by, run)
) STRICT;

CREATE TABLE editions (        -- the states of its bytes that were read
    source TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    retrieved TEXT,
    version TEXT,
    method TEXT NOT NULL,
    run INTEGER NOT NULL,
    PRIMARY KEY (source, run)
) STRICT;

CREATE TABLE records (         -- a thing as one data set knows it
    id TEXT NOT NULL UNIQUE,
    dataset TEXT NOT NULL,
    type TEXT NOT NULL,
    key TEXT,
    words TEXT NOT NULL,
    used_on TEXT,
    polity TEXT,
    run INTEGER NOT NULL
) STRICT;

CREATE TABLE statements (
    id TEXT NOT NULL UNIQUE,
    dataset TEXT NOT NULL,
    source TEXT NOT NULL,
    subject TEXT NOT NULL,
    predicate TEXT NOT NULL,
    object TEXT,
    value TEXT,
    datatype TEXT,
    lang TEXT,
    qualifiers TEXT NOT NULL,
    time TEXT,
    attested INTEGER NOT NULL,
    begin_earliest TEXT,
    begin_latest TEXT,
    end_earliest TEXT,
    end_latest TEXT,
    calendar TEXT,
    polarity TEXT NOT NULL,
    modality TEXT NOT NULL,
    attributed_to TEXT NOT NULL,
    locator TEXT NOT NULL,
    original_subject TEXT,
    original_object TEXT,
    original_time TEXT,
    certainty TEXT,
    confidence REAL,
    note TEXT,
    basis TEXT NOT NULL,
    method TEXT NOT NULL,
    run INTEGER NOT NULL
) STRICT;
CREATE INDEX statements_subject ON statements (subject);
CREATE INDEX statements_object ON statements (object) WHERE object IS NOT NULL;
CREATE INDEX statements_dataset ON statements (dataset);
CREATE INDEX statements_source ON statements (source);

CREATE TABLE mentions (        -- records that a statement names in its qualifiers or voices
    record TEXT NOT NULL,
    statement TEXT NOT NULL,
    PRIMARY KEY (record, statement)
) STRICT, WITHOUT ROWID;

CREATE INDEX mentions_statement ON mentions (statement);

CREATE TABLE holdings (        -- an edition holds a statement, or holds it no longer
    seq INTEGER PRIMARY KEY,
    statement TEXT NOT NULL,
    event TEXT NOT NULL CHECK (event IN
        ('added', 'reinstated', 'reanchored', 'withdrawn', 'replaced', 'superseded')),
    record_row TEXT,
    anchor TEXT NOT NULL,
    replaced_by TEXT,
    run INTEGER NOT NULL
) STRICT;
CREATE INDEX holdings_statement ON holdings (statement);
CREATE INDEX holdings_run ON holdings (run);

CREATE TABLE judgements (      -- who a record is; whether two entities are one
    seq INTEGER PRIMARY KEY,
    "left" TEXT NOT NULL,
    "right" TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'not_same', 'unsure')),
    by TEXT NOT NULL,
    why TEXT NOT NULL,
    evidence TEXT,             -- the source it rests on; it falls with that source
    run INTEGER NOT NULL
) STRICT;
CREATE INDEX judgements_left ON judgements ("left");
CREATE INDEX judgements_right ON judgements ("right");
CREATE INDEX judgements_run ON judgements (run);

CREATE TABLE reviews (
    seq INTEGER PRIMARY KEY,
    statement TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('proposed', 'accepted', 'rejected')),
    by TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'policy')),
    why TEXT,
    run INTEGER NOT NULL
) STRICT;
CREATE INDEX reviews_statement ON reviews (statement);
CREATE INDEX reviews_run ON reviews (run);

CREATE TABLE ranks (
    seq INTEGER PRIMARY KEY,
    statement TEXT NOT NULL,
    rank TEXT NOT NULL CHECK (rank IN ('preferred', 'normal', 'deprecated')),
    by TEXT NOT NULL,
    why TEXT,
    run INTEGER NOT NULL
) STRICT;
CREATE INDEX ranks_run ON ranks (run);

CREATE TABLE withdrawals (     -- a source taken out of the graph, or put back
    seq INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    event TEXT NOT NULL CHECK (event IN ('withdrawn', 'reinstated')),
    by TEXT NOT NULL,
    why TEXT,
    run INTEGER NOT NULL
) STRICT;
CREATE INDEX withdrawals_run ON withdrawals (run);

-- Append-only: nobody changes or deletes a row.
CREATE TRIGGER runs_no_update BEFORE UPDATE ON runs
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER runs_no_delete BEFORE DELETE ON runs
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER sources_no_update BEFORE UPDATE ON sources
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER sources_no_delete BEFORE DELETE ON sources
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER editions_no_update BEFORE UPDATE ON editions
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER editions_no_delete BEFORE DELETE ON editions
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER records_no_update BEFORE UPDATE ON records
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER records_no_delete BEFORE DELETE ON records
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER statements_no_update BEFORE UPDATE ON statements
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER statements_no_delete BEFORE DELETE ON statements
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER mentions_no_update BEFORE UPDATE ON mentions
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER mentions_no_delete BEFORE DELETE ON mentions
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER holdings_no_update BEFORE UPDATE ON holdings
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER holdings_no_delete BEFORE DELETE ON holdings
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER judgements_no_update BEFORE UPDATE ON judgements
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER judgements_no_delete BEFORE DELETE ON judgements
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER reviews_no_update BEFORE UPDATE ON reviews
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER reviews_no_delete BEFORE DELETE ON reviews
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ranks_no_update BEFORE UPDATE ON ranks
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ranks_no_delete BEFORE DELETE ON ranks
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER withdrawals_no_update BEFORE UPDATE ON withdrawals
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER withdrawals_no_delete BEFORE DELETE ON withdrawals
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
