-- Two statements against each other, as a triple between them and as a node that tells why.
WITH c AS (
    SELECT *, ent(uid) AS node, kgo(CASE standing WHEN 'certain' THEN 'contradicts'
                                    ELSE 'mayContradict' END) AS link
    FROM out_conflict
)
SELECT DISTINCT ent(a) || ' ' || link || ' ' || ent(b) || ' .' AS line FROM c
UNION ALL SELECT DISTINCT ent(b) || ' ' || link || ' ' || ent(a) || ' .' FROM c
UNION ALL SELECT node || ' ' || rdf('type') || ' ' || kgo('Conflict') || ' .' FROM c
UNION ALL SELECT node || ' ' || kgo('conflict_kind') || ' ' || literal(kind) || ' .' FROM c
UNION ALL SELECT node || ' ' || kgo('standing') || ' ' || literal(standing) || ' .' FROM c
UNION ALL SELECT node || ' ' || kgo('reason') || ' ' || literal(reason) || ' .' FROM c
UNION ALL SELECT node || ' ' || kgo('concerns') || ' ' || ent(about) || ' .' FROM c
UNION ALL SELECT node || ' ' || kgo('between') || ' ' || ent(a) || ' .' FROM c
UNION ALL SELECT node || ' ' || kgo('between') || ' ' || ent(b) || ' .' FROM c
