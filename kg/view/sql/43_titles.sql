-- A title that the record of holders denies: somebody else certainly held the only seat on that
-- day, and the bearer of the title certainly did not.
CREATE TEMP TABLE title AS
WITH rule AS (
    SELECT relation, max(value) FILTER (name = 'qualifier') AS qualifier,
           max(value) FILTER (name = 'holder') AS holder,
           max(value) FILTER (name = 'dated_by') AS dated_by, max(value) FILTER (name = 'phase') AS phase
    FROM conflict_rule WHERE rule = 'title' GROUP BY relation
),
bearer AS (
    SELECT st.id, CASE u.holder WHEN 'subject' THEN st.s ELSE st.o END AS person, q.uid AS office,
           CASE u.holder WHEN 'subject' THEN st.o ELSE st.s END AS thing, w.words,
           u.dated_by, u.phase, st.time, st.begin_earliest AS be, st.end_latest AS el, st.calendar
    FROM st JOIN rule u ON u.relation = st.p
    JOIN qualifier q ON q.statement = st.id AND q.name = u.qualifier
    JOIN single_seat z ON z.office = q.uid
    JOIN who w ON w.record = CASE u.holder WHEN 'subject' THEN st.subject ELSE st.object END
    WHERE st.counts AND starts_with(w.record, 'person-')
      AND NOT coalesce(regexp_matches(lower(q.words), getvariable('title_beside')), false)
),
day_of_thing AS (
    SELECT st.s AS thing, u.relation AS p, u.phase, min(day_number(st.begin_earliest)) AS be,
           max(day_number(st.end_latest)) AS el, min(st.calendar) AS calendar
    FROM st JOIN (SELECT DISTINCT dated_by AS relation, phase FROM rule) u ON u.relation = st.p
    LEFT JOIN qualifier q ON q.statement = st.id AND q.name = 'phase'
    WHERE st.counts AND st.begin_earliest IS NOT NULL AND st.end_latest IS NOT NULL
      AND (u.phase IS NULL OR u.phase = q.value)
      AND st.s IN (SELECT thing FROM bearer WHERE time IS NULL)
    GROUP BY ALL
),
told AS (
    SELECT b.id, b.person, b.office, b.words AS name,
           coalesce(b.calendar, d.calendar) AS calendar,
           CASE WHEN b.time IS NULL THEN d.be ELSE day_number(b.be) END AS w0,
           CASE WHEN b.time IS NULL THEN d.el ELSE day_number(b.el) END AS w1
    FROM bearer b LEFT JOIN day_of_thing d
      ON d.thing = b.thing AND d.p = b.dated_by AND d.phase IS NOT DISTINCT FROM b.phase
    UNION ALL
    SELECT unnest(ids), person, office, name, calendar, e0, s1 FROM post WHERE attested AND NOT beside
)
SELECT row_number() OVER (ORDER BY min(id)) AS pos, * EXCLUDE (id), list(id ORDER BY id) AS ids
FROM told WHERE w0 <= w1 GROUP BY ALL;

-- What the record has of the bearer's own terms about that day.
CREATE TEMP TABLE own_term AS
SELECT t.pos, bool_or(h.s0 <= t.w1 AND h.e1 >= t.w0) AS held,
       bool_or(h.s0 IS NULL OR h.e1 IS NULL) AS unknown
FROM title t JOIN post h ON h.office = t.office AND h.person = t.person AND NOT h.attested
WHERE coalesce(h.s0 <= t.w1 + 1, true) AND coalesce(h.e1 >= t.w0 - 1, true) GROUP BY t.pos;

CREATE TEMP TABLE title_clash AS
WITH near AS (
    SELECT t.pos AS title, h.pos AS holder, least(t.w0 - h.serves, h.c1 - t.w1) AS slack
    FROM title t JOIN post h ON h.office = t.office AND h.person <> t.person
        AND h.serves < t.w0 AND t.w1 < h.c1
    WHERE NOT h.attested AND NOT h.beside AND t.pos NOT IN (SELECT pos FROM own_term WHERE held)
    QUALIFY row_number() OVER (PARTITION BY t.pos ORDER BY h.serves DESC, h.pos) <= 40
         OR row_number() OVER (PARTITION BY h.pos ORDER BY t.w0, t.pos) <= 40
)
SELECT 'title' AS kind, t.office AS about, t.ids AS a_ids, h.ids AS b_ids,
    CASE WHEN may_be_one(t.name, h.name) THEN {'standing': 'possible', 'reason': 'one_person'}
         WHEN o.unknown THEN {'standing': 'possible', 'reason': 'own_term_unknown'}
         WHEN o.pos IS NOT NULL OR slack = 1
         THEN {'standing': 'same_day', 'reason': 'time_zone'}
         WHEN calendars_differ(t.calendar, h.calendar) AND slack <= julian_gap(t.w0)
         THEN {'standing': 'same_day', 'reason': 'calendar'}
         ELSE {'standing': 'certain', 'reason': 'other_holder'} END AS verdict
FROM near n JOIN title t ON t.pos = n.title JOIN post h ON h.pos = n.holder
LEFT JOIN own_term o ON o.pos = t.pos;
