-- Who the records are: by the last judgement of a policy that still stands, and by the clusters of
-- things that persons judged to be one (kg/identity feeds the table `cluster`).
CREATE TEMP TABLE judged AS
SELECT "left", arg_max("right", seq) AS uid, arg_max(verdict, seq) AS verdict,
       arg_max(coalesce(evidence, ''), seq) AS evidence
FROM judgements WHERE run <= getvariable('known_at') AND starts_with("by", 'policy:')
GROUP BY "left";

CREATE TEMP TABLE who AS
SELECT r.id AS record, coalesce(c.uid, d.uid, j.uid, r.id) AS uid,
       coalesce(j.uid, r.id) AS alone, r.type, r.words, r.dataset
FROM records r LEFT JOIN judged j
  ON j."left" = r.id AND j.verdict = 'same' AND j.evidence NOT IN (SELECT id FROM dead)
LEFT JOIN cluster c ON c.id = r.id
LEFT JOIN cluster d ON d.id = j.uid;

-- A person's word before a policy's; a person's "proposed" takes back what persons decided.
CREATE TEMP TABLE reviewed AS
WITH spoken AS (
    SELECT statement, kind, arg_max(verdict, seq) AS verdict
    FROM reviews WHERE run <= getvariable('known_at') GROUP BY statement, kind
)
SELECT statement, arg_max({'verdict': verdict, 'kind': kind}, kind = 'person') AS review
FROM spoken WHERE NOT (kind = 'person' AND verdict = 'proposed') GROUP BY statement;

CREATE TEMP TABLE ranked AS
SELECT statement, arg_max(rank, seq) AS rank
FROM ranks WHERE run <= getvariable('known_at') GROUP BY statement;
