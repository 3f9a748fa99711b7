-- Which rows tell of identities between things: those of persons, and those about what is no
-- record. All others say which thing a record of one data set is, and there may be millions.
CREATE INDEX judgements_between ON judgements (run)
WHERE by NOT GLOB 'policy:*' OR "left" NOT GLOB '*-[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]';
