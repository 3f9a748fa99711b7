-- Which statements are in the graph: held by the latest edition of their data set,
-- from sources that nobody withdrew, inside the scope.
CREATE TEMP TABLE withdrawn AS
SELECT source AS id FROM withdrawals WHERE run <= getvariable('known_at')
GROUP BY source HAVING arg_max(event, seq) = 'withdrawn';

CREATE TEMP TABLE description AS
SELECT id, described_by, arg_max(attributes, run) AS attributes
FROM sources WHERE run <= getvariable('known_at') GROUP BY id, described_by;

-- Of chosen sources: all that lies in them; and the gazetteer, without which nobody has a name.
CREATE TEMP TABLE chosen AS
WITH RECURSIVE inside(id) AS (
    SELECT unnest(getvariable('sources')) UNION SELECT 'gazetteer'
    UNION SELECT t.id FROM description t JOIN inside i ON t.attributes->>'part_of' = i.id
)
SELECT id FROM inside;

-- What they lie in and the data sets that hold them stay known, whatever else these say.
CREATE TEMP TABLE around AS
WITH RECURSIVE above(id) AS (
    SELECT id FROM chosen
    UNION SELECT described_by FROM description WHERE id IN (SELECT id FROM chosen)
    UNION SELECT t.attributes->>'part_of' FROM description t JOIN above a ON t.id = a.id
          WHERE t.attributes->>'part_of' IS NOT NULL
)
SELECT id FROM above;

CREATE TEMP TABLE described AS
SELECT id, described_by = id AS own, attributes,
       described_by IN (SELECT id FROM withdrawn)
       OR list_contains(getvariable('not_sources'), described_by)
       OR len(getvariable('sources')) > 0 AND described_by NOT IN (SELECT id FROM chosen)
          AND id NOT IN (SELECT id FROM around) AS gone
FROM description;

-- A source's own description first, then the fullest one.
CREATE TEMP TABLE source AS
WITH known AS (
    SELECT id, CAST(first(attributes ORDER BY gone, own DESC, length(attributes) DESC, attributes)
                    AS JSON) AS attributes
    FROM described GROUP BY id
)
SELECT *, coalesce(attributes->>'title', attributes->>'citation',
                   (attributes->>'publisher') || ', ' || (attributes->>'published'), id) AS name
FROM known;

CREATE TEMP TABLE dead AS
WITH RECURSIVE gone(id) AS (
    SELECT id FROM withdrawn
    UNION SELECT unnest(getvariable('not_sources'))
    UNION SELECT id FROM described GROUP BY id HAVING bool_and(gone)
    UNION SELECT s.id FROM source s JOIN gone g ON s.attributes->>'part_of' = g.id
)
SELECT id FROM gone;

CREATE TEMP TABLE held AS
SELECT statement, arg_max(event, seq) AS event, arg_max(anchor, seq) AS anchor, min(run) AS first_run
FROM holdings WHERE run <= getvariable('known_at') GROUP BY statement;

CREATE TEMP TABLE found AS
SELECT statement, replace(arg_max(engines, seq), ',', ', ') AS engines
FROM findings WHERE run <= getvariable('known_at') GROUP BY statement;

CREATE TEMP VIEW live AS
SELECT s.*, h.anchor, h.first_run, f.engines
FROM statements s JOIN held h ON h.statement = s.id LEFT JOIN found f ON f.statement = s.id
WHERE h.event NOT IN ('withdrawn', 'replaced', 'superseded')
  AND s.source NOT IN (SELECT id FROM dead)
  AND s.dataset NOT IN (SELECT id FROM dead)
  AND (len(getvariable('sources')) = 0 OR s.source IN (SELECT id FROM chosen)
       OR s.dataset IN (SELECT id FROM chosen));
