-- Statements that cannot both be true, by the logic of the vocabulary and nothing else; and, apart
-- from them, those that tell perhaps the same day, and those that only may exclude each other.
CREATE TEMP TABLE conflict AS
WITH clash AS (
    SELECT * FROM date_clash UNION ALL SELECT * FROM place_clash UNION ALL SELECT * FROM seat_clash
    UNION ALL SELECT * FROM title_clash UNION ALL SELECT * FROM denial_clash
),
-- Where very many say the one and very many the other, each is held against one of them.
sized AS (SELECT *, len(a_ids) * len(b_ids) > 400 AS large FROM clash),
each AS (
    SELECT * EXCLUDE (a_ids, b_ids), unnest(b_ids) AS y
    FROM (SELECT *, unnest(a_ids) AS x FROM sized WHERE NOT large)
    UNION ALL SELECT * EXCLUDE (a_ids, b_ids), unnest(a_ids), b_ids[1] FROM sized WHERE large
    UNION ALL SELECT * EXCLUDE (a_ids, b_ids), a_ids[1], unnest(b_ids) FROM sized WHERE large
)
SELECT least(x, y) AS a, greatest(x, y) AS b, kind, min(about) AS about,
       unnest(arg_min(verdict, CASE verdict.standing WHEN 'certain' THEN 0 WHEN 'same_day' THEN 1
                                    ELSE 2 END))
FROM each WHERE x <> y GROUP BY 1, 2, 3;

CREATE TEMP VIEW contradiction AS
SELECT a, b, kind, about, reason FROM conflict WHERE standing = 'certain';

-- A title that the record denies says nothing against the term of the holder on record.
CREATE TEMP TABLE contested AS
WITH side AS (
    SELECT a AS id, kind FROM contradiction UNION ALL SELECT b, kind FROM contradiction
)
SELECT DISTINCT id FROM side
WHERE kind <> 'title' OR id IN (SELECT unnest(ids) FROM title);
