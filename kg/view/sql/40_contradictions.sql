-- Statements that cannot both be true, by the logic of the vocabulary and nothing else.
CREATE TEMP TABLE contradiction AS
WITH single AS (
    SELECT st.id, st.s, st.p, st.o, st.calendar, st.begin_earliest AS be, st.end_latest AS el,
           coalesce((SELECT string_agg(q.name || '=' || q.value, ';' ORDER BY q.name)
                     FROM qualifier q JOIN single_valued_per k
                       ON k.relation = st.p AND k.name = q.name
                     WHERE q.statement = st.id), '') AS per
    FROM st JOIN relation r ON r.name = st.p AND r.single_valued
    WHERE st.weighs AND st.polarity = 'asserted' AND st.modality = 'actual'
      AND (NOT EXISTS (SELECT 1 FROM single_valued_when w WHERE w.relation = st.p)
           OR EXISTS (SELECT 1 FROM single_valued_when w JOIN qualifier q
                        ON q.name = w.name AND q.value = w.value
                      WHERE w.relation = st.p AND q.statement = st.id)
           OR EXISTS (SELECT 1 FROM single_valued_when w JOIN attribute a
                        ON a.uid = st.s AND w.name = 'kind' AND a.name = 'KIND' AND a.value = w.value
                      WHERE w.relation = st.p))
),
dates AS (
    SELECT a.id AS a, b.id AS b, a.s AS about, 'date' AS kind
    FROM single a JOIN single b ON a.s = b.s AND a.p = b.p AND a.per = b.per AND a.id < b.id
    WHERE a.el < b.be AND NOT (try_cast(b.be AS DATE) - try_cast(a.el AS DATE) = 1)
       OR b.el < a.be AND NOT (try_cast(a.be AS DATE) - try_cast(b.el AS DATE) = 1)
),
julian AS (  -- the gap between Old and New Style is not a quarrel
    SELECT d.* FROM dates d JOIN single a ON a.id = d.a JOIN single b ON b.id = d.b
    WHERE coalesce(a.calendar IN ('julian', 'unknown'), false)
       <> coalesce(b.calendar IN ('julian', 'unknown'), false)
      AND abs(try_cast(a.be AS DATE) - try_cast(b.be AS DATE)) BETWEEN 10 AND 13
),
inside AS (
    SELECT DISTINCT s AS part, o AS whole FROM st WHERE counts AND p = 'PART_OF' AND o IS NOT NULL
),
places AS (
    SELECT a.id AS a, b.id AS b, a.s AS about, 'place' AS kind
    FROM single a JOIN single b ON a.s = b.s AND a.p = b.p AND a.per = b.per AND a.id < b.id
    WHERE a.o <> b.o
      AND NOT EXISTS (SELECT 1 FROM inside i LEFT JOIN inside j ON j.part = i.whole
                      WHERE i.part = a.o AND (i.whole = b.o OR j.whole = b.o))
      AND NOT EXISTS (SELECT 1 FROM inside i LEFT JOIN inside j ON j.part = i.whole
                      WHERE i.part = b.o AND (i.whole = a.o OR j.whole = a.o))
),
term AS (
    SELECT st.id, st.s, st.o, st.begin_latest AS bl, st.end_earliest AS ee
    FROM st JOIN relation r ON r.name = st.p AND r.single_seat
    JOIN attribute a ON a.uid = st.o AND a.name = 'SEATS' AND a.value = 'single'
    WHERE st.counts AND st.begin_latest <= st.end_earliest
      AND NOT EXISTS (SELECT 1 FROM qualifier q
                      WHERE q.statement = st.id AND q.name = 'acting' AND q.value <> 'false')
),
seats AS (  -- sharing a boundary day is a handover, not a quarrel
    SELECT a.id AS a, b.id AS b, a.o AS about, 'seat' AS kind
    FROM term a JOIN term b ON a.o = b.o AND a.s <> b.s AND a.id < b.id
    WHERE greatest(a.bl, b.bl) < least(a.ee, b.ee)
       OR a.bl = a.ee AND b.bl < a.bl AND a.bl < b.ee
       OR b.bl = b.ee AND a.bl < b.bl AND b.bl < a.ee
),
opposed AS (
    SELECT least(a.id, b.id) AS a, greatest(a.id, b.id) AS b, a.s AS about, 'denied' AS kind
    FROM st a JOIN st b
      ON a.s = b.s AND a.p = b.p AND coalesce(a.o, a.value, '') = coalesce(b.o, b.value, '')
    WHERE a.weighs AND b.weighs AND a.polarity = 'denied' AND b.polarity = 'asserted'
      AND a.modality = 'actual' AND b.modality = 'actual'
      AND coalesce(a.end_latest, 'inf') >= coalesce(b.begin_earliest, '-inf')
      AND coalesce(b.end_latest, 'inf') >= coalesce(a.begin_earliest, '-inf')
)
SELECT * FROM dates WHERE (a, b) NOT IN (SELECT (a, b) FROM julian)
UNION SELECT * FROM places UNION SELECT * FROM seats UNION SELECT * FROM opposed;

CREATE TEMP TABLE contested AS
SELECT a AS id FROM contradiction UNION SELECT b FROM contradiction;
