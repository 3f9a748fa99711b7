-- Two dates or places where the vocabulary allows one. What several sources say alike is one
-- position; positions are held against each other, not statements.
CREATE TEMP TABLE single AS
WITH kind_fits AS (
    SELECT w.relation, a.uid FROM attribute a
    JOIN (SELECT DISTINCT relation FROM single_valued_when WHERE name = 'kind') w ON a.name = 'KIND'
    LEFT JOIN single_valued_when v
        ON v.relation = w.relation AND v.name = 'kind' AND v.value = a.value
    GROUP BY w.relation, a.uid HAVING bool_and(v.value IS NOT NULL)
),
fits AS (
    SELECT q.statement AS id FROM qualifier q
    JOIN single_valued_when w ON w.name = q.name AND w.value = q.value
    JOIN st ON st.id = q.statement AND st.p = w.relation
    UNION SELECT st.id FROM st JOIN kind_fits k ON k.relation = st.p AND k.uid = st.s
    UNION SELECT st.id FROM st JOIN relation r ON r.name = st.p AND r.single_valued
          WHERE st.p NOT IN (SELECT relation FROM single_valued_when)
),
per AS (
    SELECT q.statement, string_agg(q.name || '=' || q.value, ';' ORDER BY q.name, q.value) AS per,
           list(q.name) AS names
    FROM qualifier q JOIN st ON st.id = q.statement
    JOIN single_valued_per k ON k.relation = st.p AND k.name = q.name GROUP BY q.statement
),
-- Of an agreement among many each party may have a date of its own, even if none is named.
many AS (
    SELECT w.relation, w.value AS missing, st.o AS uid
    FROM conflict_rule c JOIN conflict_rule w
      ON w.relation = c.relation AND w.rule = 'several' AND w.name = 'without'
    JOIN st ON st.p = c.value AND st.counts
    WHERE c.rule = 'several' AND c.name = 'relation' GROUP BY ALL HAVING count(DISTINCT st.s) > 2
)
SELECT st.id, st.s, st.p, st.o, st.calendar, day_number(st.begin_earliest) AS be,
       day_number(st.end_latest) AS el, coalesce(per.per, '') AS per,
       many.uid IS NOT NULL AND NOT list_contains(coalesce(per.names, []), many.missing) AS several
FROM st JOIN relation r ON r.name = st.p AND r.single_valued JOIN fits ON fits.id = st.id
LEFT JOIN per ON per.statement = st.id
LEFT JOIN many ON many.relation = st.p AND many.uid = st.s
WHERE st.counts;

CREATE TEMP TABLE dated AS
WITH position AS (
    SELECT s, p, per, calendar, be, el, several, list(id ORDER BY id) AS ids
    FROM single WHERE be IS NOT NULL AND el IS NOT NULL GROUP BY ALL
)
SELECT *, count(*) OVER slot AS n,
       row_number() OVER (slot ORDER BY el, be, ids[1]) = 1
       OR row_number() OVER (slot ORDER BY be DESC, el DESC, ids[1]) = 1 AS outermost
FROM position WINDOW slot AS (PARTITION BY s, p, per) QUALIFY n > 1;

CREATE TEMP TABLE date_clash AS
SELECT 'date' AS kind, a.s AS about, a.ids AS a_ids, b.ids AS b_ids,
    CASE WHEN a.several THEN {'standing': 'possible', 'reason': 'several_parties'}
         WHEN b.be - a.el = 1 AND (a.be = a.el OR b.be = b.el)
         THEN {'standing': 'same_day', 'reason': 'time_zone'}
         WHEN calendars_differ(a.calendar, b.calendar)
              AND (meets_by(julian_gap(a.el), a.be, a.el, b.be, b.el)
                   OR meets_by(julian_gap(b.be), a.be, a.el, b.be, b.el))
              OR calendars_untold(a.calendar, b.calendar, b.be) AND a.be = a.el AND b.be = b.el
              AND b.be - a.el IN (julian_gap(a.el), julian_gap(b.be))
         THEN {'standing': 'same_day', 'reason': 'calendar'}
         ELSE {'standing': 'certain', 'reason': 'disjoint'} END AS verdict
FROM dated a JOIN dated b ON a.s = b.s AND a.p = b.p AND a.per = b.per AND a.el < b.be
-- Of very many dates, whatever excludes any other excludes the first to end or the last to begin.
WHERE a.n <= 40 OR a.outermost OR b.outermost;

CREATE TEMP TABLE placed AS
WITH position AS (
    SELECT s, p, per, o, list(id ORDER BY id) AS ids
    FROM single WHERE o IS NOT NULL GROUP BY ALL
)
SELECT *, count(*) OVER slot AS n, row_number() OVER (slot ORDER BY o) AS rank
FROM position WINDOW slot AS (PARTITION BY s, p, per) QUALIFY n > 1;

CREATE TEMP TABLE inside AS
WITH RECURSIVE part AS (
    SELECT DISTINCT st.s, st.o FROM st
    JOIN conflict_rule c ON c.relation = st.p AND c.rule = 'inclusion'
    WHERE st.counts AND st.o IS NOT NULL
),
above(part, whole) AS (
    SELECT s, o FROM part WHERE s IN (SELECT o FROM placed)
    UNION SELECT a.part, p.o FROM above a JOIN part p ON p.s = a.whole
)
SELECT part, whole FROM above;

-- A venue lies in some other place; while nobody says in which, it may be any.
CREATE TEMP TABLE unplaced AS
SELECT DISTINCT a.uid FROM attribute a
JOIN conflict_rule c ON c.rule = 'unplaced' AND upper(c.name) = a.name AND c.value = a.value
WHERE a.uid NOT IN (SELECT part FROM inside);

CREATE TEMP TABLE place_clash AS
SELECT 'place' AS kind, a.s AS about, a.ids AS a_ids, b.ids AS b_ids,
    CASE WHEN a.o IN (SELECT uid FROM unplaced) OR b.o IN (SELECT uid FROM unplaced)
         THEN {'standing': 'possible', 'reason': 'where_it_lies_unknown'}
         ELSE {'standing': 'certain', 'reason': 'elsewhere'} END AS verdict
FROM placed a JOIN placed b ON a.s = b.s AND a.p = b.p AND a.per = b.per AND a.o < b.o
WHERE (a.n <= 40 OR a.rank <= 3)
  AND NOT EXISTS (SELECT 1 FROM inside i WHERE i.part = a.o AND i.whole = b.o)
  AND NOT EXISTS (SELECT 1 FROM inside i WHERE i.part = b.o AND i.whole = a.o);
