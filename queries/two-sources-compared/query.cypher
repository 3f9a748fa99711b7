MATCH (t:Agreement|Event|Office|Organization|Person|Place|Polity|Topic)
WHERE t.uid IN $about
MATCH (t)<-[:SUBJECT|OBJECT]-(s:Statement)-[:FROM_SOURCE]->(from:Source)
WHERE (from.uid IN $one OR from.uid IN $other) AND s.rank <> 'deprecated' AND s.review <> 'rejected'
WITH DISTINCT s, from
MATCH (s)-[:SUBJECT]->(a)
OPTIONAL MATCH (s)-[:OBJECT]->(b)
WITH s, from, a, b
OPTIONAL MATCH (s)-[:CONTRADICTS]-(r:Statement)-[:FROM_SOURCE]->(rival:Source)
WHERE rival.uid IN $one OR rival.uid IN $other
WITH s, from, a, b, collect(r) AS rivals
UNWIND rivals + [null] AS r
OPTIONAL MATCH (r)-[:SUBJECT]->(theirs)
WITH a.name AS subject, a.uid AS a_id, s.predicate AS relation, b.name AS object, b.uid AS b_id,
     coalesce(s.action, s.phase, s.stance, s.role, s.mode, s.kind, CASE WHEN s.acting = 'true' THEN 'acting' END) AS how,
     s.value AS value, s.time AS time, s.polarity AS polarity, s.modality AS modality,
     collect(DISTINCT CASE WHEN from.uid IN $one THEN 'one' ELSE 'other' END) AS said,
     collect(DISTINCT theirs.name + ' (' + coalesce(r.time, 'undated') + ')') AS against,
     collect(DISTINCT from.name) AS sources, collect(DISTINCT s.said_by) AS said_by,
     max(s.basis) AS basis, collect(DISTINCT s.uid) AS ids
RETURN subject, relation, object, how, value, time, polarity, modality, said, against,
       sources AS source, said_by, basis, size(against) > 0 AS contested, ids AS statements
