MATCH (p:Polity)<-[:SUBJECT]-(s:Statement {predicate: 'EXISTED', counts: true})
WHERE (s.begin_earliest <= $on AND s.end_latest >= $on
    OR s.begin_earliest IS NULL AND s.end_latest >= $on
    OR s.end_latest IS NULL AND s.begin_earliest <= $on
    OR s.attested AND s.end_earliest <= $on AND s.begin_latest >= $on)
  AND ($certainly IS NULL OR coalesce(s.begin_latest, s.end_latest) <= $certainly
                             AND $certainly <= coalesce(s.end_earliest, s.begin_earliest))
MATCH (s)-[:FROM_SOURCE]->(from:Source)
WHERE $authority IS NULL OR from.uid IN $authority
OPTIONAL MATCH (s)-[:CONTRADICTS]-(rival:Statement)
WITH p, s, from, count(rival) > 0 AS contested
RETURN p.name AS state, s.time AS existed,
       CASE WHEN coalesce(s.begin_latest, s.end_latest) <= $on
             AND coalesce(s.end_earliest, s.begin_earliest) >= $on THEN 'certain' ELSE 'possible' END
           AS standing,
       [from.name] AS source, CASE WHEN s.said_by IS NULL THEN [] ELSE [s.said_by] END AS said_by,
       s.basis AS basis, contested, [s.uid] AS statements
