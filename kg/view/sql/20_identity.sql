-- Who the records are, by the last judgement that still stands.
CREATE TEMP TABLE judged AS
SELECT "left", arg_max("right", seq) AS uid, arg_max(verdict, seq) AS verdict,
       arg_max(coalesce(evidence, ''), seq) AS evidence
FROM judgements WHERE run <= getvariable('known_at') GROUP BY "left";

CREATE TEMP TABLE who AS
SELECT r.id AS record, coalesce(j.uid, r.id) AS uid, r.type, r.words, r.dataset
FROM records r LEFT JOIN judged j
  ON j."left" = r.id AND j.verdict = 'same' AND j.evidence NOT IN (SELECT id FROM dead);

CREATE TEMP TABLE reviewed AS
SELECT statement,
       arg_max({'verdict': verdict, 'kind': kind},
               seq + CASE kind WHEN 'person' THEN 1000000000000 ELSE 0 END) AS review
FROM reviews WHERE run <= getvariable('known_at') GROUP BY statement;

CREATE TEMP TABLE ranked AS
SELECT statement, arg_max(rank, seq) AS rank
FROM ranks WHERE run <= getvariable('known_at') GROUP BY statement;
