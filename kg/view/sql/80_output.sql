-- What the projections take: everything, or what a change reached.
CREATE TEMP TABLE IF NOT EXISTS touched (uid VARCHAR);
CREATE TEMP TABLE IF NOT EXISTS whole (uid VARCHAR);
CREATE TEMP TABLE IF NOT EXISTS seat (uid VARCHAR);
CREATE TEMP TABLE IF NOT EXISTS slot (s VARCHAR, type VARCHAR, o VARCHAR);
CREATE TEMP TABLE IF NOT EXISTS restated (id VARCHAR);
CREATE TEMP TABLE IF NOT EXISTS moved (id VARCHAR);

-- A bound as both languages can compare it with a day of the years 0 to 9999: an open end is the
-- first or the last day that they know, and stands for what lies beyond. An unknown one is absent.
CREATE OR REPLACE TEMP MACRO comparable(bound) AS
    CASE WHEN bound = '-inf' OR starts_with(bound, '-') AND length(bound) > 11 THEN '-9999-01-01'
         WHEN bound = 'inf' OR NOT starts_with(bound, '-') AND length(bound) > 10 THEN '9999-12-31'
         ELSE bound END;

-- What may have been so on a day that is asked for, or certainly was (docs/time.md).
CREATE OR REPLACE TEMP MACRO dated() AS
    coalesce(getvariable('on_day'), getvariable('certain_day')) IS NOT NULL;
CREATE OR REPLACE TEMP MACRO held_then(be, bl, ee, el) AS
    (getvariable('on_day') IS NULL
     OR (be IS NULL OR be <= getvariable('on_day')) AND (el IS NULL OR getvariable('on_day') <= el))
    AND (getvariable('certain_day') IS NULL
         OR coalesce(coalesce(bl, el) <= getvariable('certain_day')
                     AND getvariable('certain_day') <= coalesce(ee, be), false));

CREATE TEMP VIEW out_edge AS
SELECT * REPLACE (comparable(be) AS be, comparable(bl) AS bl, comparable(ee) AS ee,
                  comparable(el) AS el)
FROM edge WHERE (getvariable('everything')
    OR (s, type, o) IN (SELECT (s, type, o) FROM slot)
    OR owner IN (SELECT uid FROM whole)
    OR type = 'HELD_OFFICE' AND o IN (SELECT uid FROM seat))
  AND held_then(comparable(be), comparable(bl), comparable(ee), comparable(el));

CREATE TEMP VIEW out_node AS
SELECT * FROM node WHERE (getvariable('everything') OR uid IN (SELECT uid FROM touched)
    OR label = 'Year')
  AND (NOT dated() OR uid IN (SELECT s FROM out_edge UNION SELECT o FROM out_edge));

CREATE TEMP VIEW out_statement AS
SELECT * REPLACE (comparable(begin_earliest) AS begin_earliest,
                  comparable(begin_latest) AS begin_latest,
                  comparable(end_earliest) AS end_earliest, comparable(end_latest) AS end_latest)
FROM st WHERE (getvariable('everything') OR id IN (SELECT id FROM restated))
  AND (NOT dated() OR id IN (SELECT unnest(statements) FROM out_edge)
       OR o IS NULL AND s IN (SELECT uid FROM out_node)
          AND held_then(comparable(begin_earliest), comparable(begin_latest),
                        comparable(end_earliest), comparable(end_latest)));

-- What a source declares to cover: years, relations, polities; one value may stand without a list.
CREATE OR REPLACE TEMP MACRO several(told) AS
    CASE json_type(told) WHEN 'ARRAY' THEN CAST(told AS VARCHAR[])
         WHEN 'VARCHAR' THEN [told->>'$'] ELSE [] END;
CREATE OR REPLACE TEMP MACRO year_of(told) AS
    try_cast(nullif(regexp_extract(trim(told), '^(-?\d{4})', 1), '') AS INTEGER);

CREATE TEMP VIEW out_source AS
SELECT *, year_of(attributes->'coverage'->>'years') AS covers_from,
       year_of(split_part(attributes->'coverage'->>'years', '/',
                          CASE WHEN contains(attributes->'coverage'->>'years', '/') THEN 2 ELSE 1 END))
           AS covers_to,
       several(attributes->'coverage'->'relations') AS covers_relations,
       several(attributes->'coverage'->'polities') AS covers_polities
FROM source WHERE id NOT IN (SELECT id FROM dead)
    AND (getvariable('everything') OR id IN (SELECT id FROM moved));

CREATE TEMP VIEW out_conflict AS
SELECT 'conflict-' || left(md5(concat_ws(' ', a, b, kind)), 20) AS uid, * FROM conflict
WHERE (getvariable('everything') OR a IN (SELECT id FROM restated)
       OR b IN (SELECT id FROM restated))
  AND (NOT dated() OR a IN (SELECT id FROM out_statement) AND b IN (SELECT id FROM out_statement));
