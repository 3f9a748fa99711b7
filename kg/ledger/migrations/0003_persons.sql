-- Where to look for persons who may be one: under names, identifiers and offices in a form that
-- spellings share (kg/persons). Made from the statements; it may hold more than is live.
CREATE TABLE person_blocks (
    block TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (block, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_blocks_record ON person_blocks (record);
