-- Every live statement with the identities of its two ends, its standing and its weight. The
-- language of a name is one, whether the claim or a qualifier tells it.
CREATE TEMP TABLE st AS
WITH standing AS (
    SELECT l.* REPLACE (CASE WHEN l.lang IS NULL AND contains(l.qualifiers, '"lang"')
                             THEN CAST(l.qualifiers AS JSON)->>'lang' ELSE l.lang END AS lang),
           l.predicate AS p, a.uid AS s, b.uid AS o,
           coalesce(k.rank, 'normal') AS rank,
           coalesce(v.review.verdict,
                    CASE WHEN l.basis IN ('person', 'data_set') THEN 'accepted' ELSE 'proposed' END
           ) AS review,
           coalesce(v.review.kind, l.basis) AS accepted_by,
           CASE WHEN l.attributed_to = '[]' THEN NULL ELSE
               list_transform(CAST(l.attributed_to AS JSON[]), lambda x: x->>'words') END AS voices
    FROM live l
    JOIN who a ON a.record = l.subject
    LEFT JOIN who b ON b.record = l.object
    LEFT JOIN reviewed v ON v.statement = l.id
    LEFT JOIN ranked k ON k.statement = l.id
),
weighed AS (
    SELECT *, rank <> 'deprecated'
        AND (review = 'accepted' OR review = 'proposed' AND getvariable('proposed'))
        AND (NOT getvariable('reviewed') OR accepted_by IN ('person', 'data_set')) AS weighs
    FROM standing
)
SELECT *, array_to_string(voices, ' > ') AS said_by,
       weighs AND polarity = 'asserted' AND modality = 'actual' AS counts
FROM weighed;

CREATE TEMP TABLE qualifier AS
WITH entries AS (
    SELECT id, unnest(map_entries(CAST(CAST(qualifiers AS JSON) AS MAP(VARCHAR, VARCHAR)))) AS e
    FROM st WHERE qualifiers <> '{}'
)
SELECT e.id AS statement, e.e.key AS name,
       CASE WHEN w.uid IS NULL THEN e.e.value ELSE w.uid END AS value, w.uid, w.words
FROM entries e LEFT JOIN who w ON e.e.value[1] = '@' AND w.record = e.e.value[2:]
WHERE e.e.key <> 'lang';

CREATE TEMP TABLE voice AS
WITH entries AS (
    SELECT id, unnest(CAST(attributed_to AS JSON[])) AS v FROM st WHERE attributed_to <> '[]'
)
SELECT e.id AS statement, w.uid FROM entries e JOIN who w ON w.record = e.v->>'record';

-- What is known of things besides their relations: kind, rank, seats, codes …
CREATE TEMP TABLE attribute AS
SELECT DISTINCT st.s AS uid, st.p AS name,
    coalesce(st.value, st.time) AS value
FROM st JOIN relation r ON r.name = st.p AND r.attribute WHERE st.counts;
