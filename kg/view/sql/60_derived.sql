-- Edges that follow from statements: who met whom, in which year it was signed, who is bound.
CREATE TEMP TABLE attendance AS
SELECT st.id, st.s AS person, st.o AS event, st.time, st.begin_earliest AS be, st.end_latest AS el,
       max(q.value) FILTER (q.name = 'capacity') AS capacity,
       max(q.value) FILTER (q.name = 'on_behalf_of') AS behalf
FROM st LEFT JOIN qualifier q ON q.statement = st.id
WHERE st.counts AND st.p = 'PARTICIPATED_IN' AND starts_with(st.subject, 'person-')
  AND st.o IN (SELECT uid FROM attribute
               WHERE name = 'KIND' AND list_contains(getvariable('meeting_kinds'), value))
  AND NOT EXISTS (SELECT 1 FROM qualifier r WHERE r.statement = st.id AND r.name = 'role'
                  AND list_contains(getvariable('roles_apart'), r.value))
GROUP BY ALL;

CREATE TEMP TABLE side AS
WITH of_office AS (
    SELECT s AS office, min(o) AS polity FROM st WHERE counts AND p = 'OFFICE_OF' GROUP BY s
)
SELECT event, person, list(DISTINCT a.id) AS ids,
       list(DISTINCT coalesce(a.behalf, f.polity)) FILTER (coalesce(a.behalf, f.polity) IS NOT NULL)
           AS sides,
       array_to_string(list_sort(list(DISTINCT a.capacity) FILTER (a.capacity IS NOT NULL)), '; ')
           AS capacity
FROM attendance a LEFT JOIN of_office f ON f.office = a.capacity
GROUP BY event, person;

CREATE TEMP TABLE timed AS
SELECT s AS event, id, time, begin_earliest AS be, begin_latest AS bl, end_earliest AS ee,
       end_latest AS el
FROM st WHERE counts AND p = 'TOOK_PLACE' AND s IN (SELECT event FROM side);

-- The time of an event: the most exact there is; several that exclude each other stand as "one of".
CREATE TEMP TABLE moment AS
WITH told AS (SELECT DISTINCT event, time, be, bl, ee, el FROM timed WHERE time IS NOT NULL),
exact AS (
    SELECT t.* FROM told t WHERE NOT EXISTS (
        SELECT 1 FROM told u WHERE u.event = t.event AND u.time <> t.time
          AND t.be <= u.be AND u.el <= t.el AND (t.be < u.be OR u.el < t.el OR u.time < t.time))
)
SELECT event,
       CASE count(*) WHEN 1 THEN min(time)
            ELSE '[' || string_agg(replace(regexp_replace(time, '[\[\]{}]', '', 'g'), '/', '..'), ','
                                   ORDER BY time) || ']' END AS time,
       CASE WHEN count(be) = count(*) THEN min(be) END AS be,
       CASE WHEN count(bl) = count(*) THEN max(bl) END AS bl,
       CASE WHEN count(ee) = count(*) THEN min(ee) END AS ee,
       CASE WHEN count(el) = count(*) THEN max(el) END AS el
FROM exact GROUP BY event;

CREATE TEMP TABLE met AS
WITH size AS (SELECT event, count(*) AS n FROM side GROUP BY event),
pairs AS (
    SELECT a.event, a.person AS s, b.person AS o, a.capacity AS ca, b.capacity AS cb,
           list_concat(a.ids, b.ids) AS ids
    FROM side a JOIN side b ON a.event = b.event AND a.person < b.person
    JOIN size z ON z.event = a.event
    WHERE z.n <= getvariable('most_persons')
      AND CASE WHEN a.sides IS NULL OR b.sides IS NULL THEN z.n = 2
               ELSE NOT list_has_any(a.sides, b.sides) END
)
SELECT p.event, p.s, p.o, p.ca, p.cb,
       list_distinct(list_concat(p.ids, coalesce(t.ids, []))) AS ids, m.* EXCLUDE (event)
FROM pairs p
LEFT JOIN (SELECT event, list(id) AS ids FROM timed GROUP BY event) t ON t.event = p.event
LEFT JOIN moment m ON m.event = p.event;

CREATE TEMP TABLE signed AS
WITH dated AS (
    SELECT st.* FROM st JOIN qualifier q
      ON q.statement = st.id AND q.name = 'phase' AND q.value = 'signed'
    WHERE st.counts AND st.p = 'DATED'
      AND regexp_matches(st.begin_earliest, '^\d{4}-') AND regexp_matches(st.end_latest, '^\d{4}-')
),
years AS (
    SELECT s, id, time, unnest(range(left(begin_earliest, 4)::INT,
           least(left(end_latest, 4)::INT, left(begin_earliest, 4)::INT + 100) + 1)) AS year
    FROM dated
)
SELECT y.s, y.year, list(DISTINCT y.id) AS ids, any_value(n.possible) AS possible,
       string_agg(DISTINCT y.time, '; ' ORDER BY y.time) AS time
FROM years y
JOIN (SELECT s, count(DISTINCT year) > 1 AS possible FROM years GROUP BY s) n ON n.s = y.s
GROUP BY y.s, y.year;

CREATE TEMP TABLE party AS
WITH act AS (
    SELECT st.id, st.s, st.o, st.time, st.begin_earliest AS be, st.begin_latest AS bl,
           q.value AS action
    FROM st JOIN qualifier q ON q.statement = st.id AND q.name = 'action'
    WHERE st.counts AND st.p = 'AGREEMENT_ACTION' AND st.o IS NOT NULL
)
SELECT s, o, list(DISTINCT id) AS ids,
       string_agg(DISTINCT action, '; ' ORDER BY action)
           FILTER (action NOT IN ('withdrew')) AS basis,
       min(time) FILTER (action NOT IN ('withdrew', 'listed')) AS since,
       max(time) FILTER (action = 'withdrew') AS until,
       min(be) FILTER (action <> 'withdrew') AS be, min(bl) FILTER (action <> 'withdrew') AS bl,
       max(be) FILTER (action = 'withdrew') AS ee, max(bl) FILTER (action = 'withdrew') AS el
FROM act
WHERE list_contains(getvariable('consent'), action) OR action = 'withdrew'
GROUP BY s, o HAVING count(*) FILTER (action <> 'withdrew') > 0;
