-- Two holders of a seat that only one can hold. A term is certain from its latest beginning to its
-- earliest end; an unknown end is certain of nothing, an open one as far as its source could see.
CREATE TEMP TABLE single_seat AS
SELECT uid AS office FROM attribute WHERE name = 'SEATS'
GROUP BY uid HAVING bool_and(value = 'single');

SET VARIABLE title_beside = (
    SELECT '\b(' || string_agg(value, '|') || ')\b' FROM conflict_rule WHERE rule = 'title_beside');

CREATE TEMP TABLE told_in AS
WITH published AS (
    SELECT id, regexp_extract(attributes->>'published', '^\d{4}(-\d{2}(-\d{2})?)?') AS day
    FROM source
)
SELECT id, day_number(day || substr('-01-01', len(day) - 3)) AS day FROM published WHERE day <> '';

CREATE TEMP TABLE post AS
WITH mark AS (
    SELECT q.statement, bool_or(c.rule = 'beside') AS beside, bool_or(c.rule = 'early_start') AS early
    FROM qualifier q JOIN conflict_rule c
      ON c.rule IN ('beside', 'early_start') AND c.name = q.name AND c.value = q.value
    GROUP BY q.statement
),
told AS (
    SELECT st.id, st.s AS person, st.o AS office, st.attested = 1 AS attested, st.calendar,
           coalesce(m.beside, false)
           OR coalesce(st.attested = 1
                       AND regexp_matches(lower(concat_ws(' ', st.original_object, b.words)),
                                          getvariable('title_beside')), false) AS beside,
           coalesce(m.early, false) AS early, w.words AS name,
           day_number(st.begin_earliest) AS s0, day_number(st.begin_latest) AS s1,
           CASE WHEN st.end_earliest = 'inf'
                THEN coalesce(p.day, d.day, day_number('inf'))
                ELSE day_number(st.end_earliest) END AS e0,
           day_number(st.end_latest) AS e1
    FROM st JOIN relation r ON r.name = st.p AND r.single_seat
    JOIN single_seat z ON z.office = st.o
    JOIN who w ON w.record = st.subject LEFT JOIN who b ON b.record = st.object
    LEFT JOIN mark m ON m.statement = st.id
    LEFT JOIN told_in p ON p.id = st.source LEFT JOIN told_in d ON d.id = st.dataset
    WHERE st.counts AND st.time IS NOT NULL
),
grouped AS (SELECT * EXCLUDE (id), list(id ORDER BY id) AS ids FROM told GROUP BY ALL),
-- Somebody whose end is told and whose beginning is not held it on the last day, and so the reverse.
certain AS (
    SELECT *, coalesce(s1, CASE WHEN abs(e1) < 3999999999 THEN e1 END) AS c0,
           CASE WHEN early AND e0 IS NULL THEN NULL
                ELSE coalesce(e0, CASE WHEN abs(s0) < 3999999999 THEN s0 END) END AS c1
    FROM grouped
)
SELECT row_number() OVER (ORDER BY ids[1]) AS pos, *,
       -- Between appointment and service up to a year may lie.
       CASE WHEN early THEN least(c0 + 366, greatest(c0, c1)) ELSE c0 END AS serves,
       coalesce(s0, c0) AS o0, coalesce(e1, c1) AS o1
FROM certain;

CREATE TEMP TABLE seat_clash AS
WITH rival AS (
    SELECT * FROM post WHERE NOT attested AND NOT beside AND o0 IS NOT NULL AND o1 IS NOT NULL
),
pair AS (
    SELECT a.pos AS a, b.pos AS b, a.o0 AS a_start, b.o0 AS b_start,
           coalesce(a.serves <= a.c1 AND b.serves <= b.c1 AND (
               greatest(a.serves, b.serves) < least(a.c1, b.c1)
               OR a.serves = a.c1 AND b.serves < a.c1 AND a.c1 < b.c1
               OR b.serves = b.c1 AND a.serves < b.c1 AND b.c1 < a.c1)
           OR a.serves <= a.c1 AND a.serves < b.s0 AND b.e1 < a.c1
           OR b.serves <= b.c1 AND b.serves < a.s0 AND a.e1 < b.c1, false) AS sure,
           -- By how many days one must be moved so that they only touch, and where.
           coalesce(least(a.c1 - b.serves, b.c1 - a.serves), 9999) AS slack,
           CASE WHEN a.c1 - b.serves <= b.c1 - a.serves THEN b.serves ELSE a.serves END AS day,
           CASE WHEN a.c1 - b.serves <= b.c1 - a.serves
                THEN {'end': a.e0 = a.e1, 'start': b.s0 = b.s1}
                ELSE {'end': b.e0 = b.e1, 'start': a.s0 = a.s1} END AS exact,
           coalesce(a.e1 - a.e0 > 366 AND a.e1 < 3999999999 OR b.s1 - b.s0 > 366, false) AS wide
    FROM rival a JOIN rival b
      ON a.office = b.office AND a.o0 <= b.o0 AND b.o0 < a.o1 AND a.person <> b.person
    WHERE a.o0 < b.o0 OR a.pos < b.pos
),
-- Of a crowd in one seat each is held against its nearest, so that none is missed.
near AS (
    SELECT * FROM pair WHERE sure OR wide
    QUALIFY row_number() OVER (PARTITION BY a ORDER BY b_start, b) <= 40
         OR row_number() OVER (PARTITION BY b ORDER BY a_start DESC, a) <= 40
)
SELECT 'seat' AS kind, a.office AS about, a.ids AS a_ids, b.ids AS b_ids,
    CASE WHEN NOT sure THEN {'standing': 'possible', 'reason': 'imprecise'}
         WHEN may_be_one(a.name, b.name) THEN {'standing': 'possible', 'reason': 'one_person'}
         WHEN slack = 1 AND (exact."end" OR exact.start)
         THEN {'standing': 'same_day', 'reason': 'time_zone'}
         WHEN calendars_differ(a.calendar, b.calendar) AND slack <= julian_gap(day)
              OR calendars_untold(a.calendar, b.calendar, day)
              AND exact."end" AND exact.start AND slack = julian_gap(day)
         THEN {'standing': 'same_day', 'reason': 'calendar'}
         ELSE {'standing': 'certain', 'reason': 'overlap'} END AS verdict
FROM near n JOIN post a ON a.pos = n.a JOIN post b ON b.pos = n.b
WHERE sure OR NOT may_be_one(a.name, b.name);
