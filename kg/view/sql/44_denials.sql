-- One says that it is so, another that it is not so, of the same time. A denial speaks of every
-- claim that is at least as narrow: "did not ratify" says nothing of who signed.
CREATE TEMP TABLE claimed AS
WITH denied_of AS (
    SELECT DISTINCT s, p FROM st WHERE weighs AND polarity = 'denied' AND modality = 'actual'
    UNION SELECT DISTINCT st.o, p FROM st JOIN relation r ON r.name = st.p AND r."symmetric"
          WHERE weighs AND polarity = 'denied' AND modality = 'actual'
),
carried_words AS (
    SELECT statement, list(name || '=' || value ORDER BY name, value) AS words
    FROM qualifier GROUP BY statement
),
told AS (
    SELECT st.id, st.p, st.polarity, st.s AS about, st.time IS NOT NULL AS timed,
           CASE WHEN r."symmetric" THEN least(st.s, st.o) ELSE st.s END AS s,
           CASE WHEN r."symmetric" THEN greatest(st.s, st.o) ELSE coalesce(st.o, st.value, '') END
               AS o,
           coalesce(c.words, []) AS words, r.point,
           -- What holds from .. to is certain in between; a day or year alone is meant as a whole.
           r.point OR st.attested = 0 AND NOT contains(st.time, '/') AS whole,
           -- An attestation speaks of its own day alone.
           day_number(CASE WHEN st.attested = 1 THEN st.end_earliest ELSE st.begin_earliest END) AS o0,
           day_number(CASE WHEN st.attested = 1 THEN st.begin_latest ELSE st.end_latest END) AS o1,
           coalesce(day_number(st.begin_latest), day_number(st.end_latest)) AS c0,
           coalesce(day_number(st.end_earliest), day_number(st.begin_earliest)) AS c1
    FROM st JOIN relation r ON r.name = st.p
    JOIN denied_of d ON d.s = st.s AND d.p = st.p
    LEFT JOIN carried_words c ON c.statement = st.id
    WHERE st.weighs AND st.modality = 'actual'
)
SELECT * EXCLUDE (id, about), min(about) AS about, list(id ORDER BY id) AS ids
FROM told GROUP BY ALL;

CREATE TEMP TABLE denial_clash AS
WITH pair AS (
    SELECT a.about, a.ids AS a_ids, d.ids AS b_ids, a.timed AS a_timed, d.timed AS d_timed, a.point,
           CASE WHEN a.whole AND a.point THEN a.o0 ELSE a.c0 END AS a0,
           CASE WHEN a.whole AND a.point THEN a.o1 ELSE a.c1 END AS a1,
           CASE WHEN d.whole THEN d.o0 ELSE d.c0 END AS d0,
           CASE WHEN d.whole THEN d.o1 ELSE d.c1 END AS d1,
           coalesce(a.o1 < d.o0 OR d.o1 < a.o0, false) AS apart,
           coalesce(a.o1 = d.o0 OR d.o1 = a.o0, false) AS touching,
           coalesce(a.o0 = a.o1 AND d.o0 = d.o1, false) AS days
    FROM claimed a JOIN claimed d ON a.s = d.s AND a.p = d.p AND a.o = d.o
    WHERE a.polarity = 'asserted' AND d.polarity = 'denied' AND list_has_all(a.words, d.words)
)
SELECT 'denied' AS kind, about, a_ids, b_ids,
    CASE WHEN NOT d_timed THEN {'standing': 'certain', 'reason': 'denied'}
         WHEN a_timed AND coalesce(
              CASE WHEN point THEN d0 <= a0 AND a1 <= d1
                   ELSE a0 <= a1 AND (greatest(a0, d0) < least(a1, d1)
                        OR a0 = a1 AND d0 < a0 AND a0 < d1 OR d0 = d1 AND a0 < d0 AND d0 < a1
                        OR a0 = a1 AND d0 = a0 AND d1 = a0) END, false)
         THEN {'standing': 'certain', 'reason': 'denied'}
         ELSE {'standing': 'possible', 'reason': 'denied_in_part'} END AS verdict
FROM pair WHERE NOT (a_timed AND d_timed AND (apart OR touching AND NOT point AND NOT days))
QUALIFY row_number() OVER (PARTITION BY a_ids[1] ORDER BY d0, b_ids[1]) <= 40
     OR row_number() OVER (PARTITION BY b_ids[1] ORDER BY a0, a_ids[1]) <= 40;
