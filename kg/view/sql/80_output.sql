-- What the projections take: everything, or what a change reached.
CREATE TEMP TABLE IF NOT EXISTS touched (uid VARCHAR);
CREATE TEMP TABLE IF NOT EXISTS whole (uid VARCHAR);
CREATE TEMP TABLE IF NOT EXISTS seat (uid VARCHAR);
CREATE TEMP TABLE IF NOT EXISTS slot (s VARCHAR, type VARCHAR, o VARCHAR);
CREATE TEMP TABLE IF NOT EXISTS restated (id VARCHAR);
CREATE TEMP TABLE IF NOT EXISTS moved (id VARCHAR);

CREATE TEMP VIEW out_node AS
SELECT * FROM node WHERE getvariable('everything') OR uid IN (SELECT uid FROM touched)
    OR label = 'Year';

CREATE TEMP VIEW out_edge AS
SELECT * FROM edge WHERE getvariable('everything')
    OR (s, type, o) IN (SELECT (s, type, o) FROM slot)
    OR owner IN (SELECT uid FROM whole)
    OR type = 'HELD_OFFICE' AND o IN (SELECT uid FROM seat);

CREATE TEMP VIEW out_statement AS
SELECT * FROM st WHERE getvariable('everything') OR id IN (SELECT id FROM restated);

CREATE TEMP VIEW out_source AS
SELECT * FROM source WHERE id NOT IN (SELECT id FROM dead)
    AND (getvariable('everything') OR id IN (SELECT id FROM moved));

CREATE TEMP VIEW out_conflict AS
SELECT 'conflict-' || left(md5(concat_ws(' ', a, b, kind)), 20) AS uid, * FROM conflict
WHERE getvariable('everything') OR a IN (SELECT id FROM restated) OR b IN (SELECT id FROM restated);
