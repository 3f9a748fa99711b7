MATCH (o:Office)-[:OFFICE_OF]->(p:Polity)
WHERE p.uid IN $x AND o.uid ENDS WITH '-foreign-minister'
WITH collect(DISTINCT o.uid) AS ours
MATCH (o:Office)-[:OFFICE_OF]->(p:Polity)
WHERE p.uid IN $y AND o.uid ENDS WITH '-foreign-minister'
WITH ours, collect(DISTINCT o.uid) AS theirs
MATCH (a:Person)-[p:PARTICIPATED_IN]->(e:Event)
WHERE p.capacity IN ours
MATCH (a)-[r:MET_WITH {event: e.uid}]-(b:Person)-[q:PARTICIPATED_IN]->(e)
WHERE q.capacity IN theirs
  AND ($from IS NULL OR r.end IS NULL OR r.end >= $from)
  AND ($to IS NULL OR r.start IS NULL OR r.start <= $to)
WITH DISTINCT a, b, e, r
OPTIONAL MATCH (e)-[:TOOK_PLACE]->(l:Place)
WITH a, b, e, r, collect(DISTINCT l.name) AS places
OPTIONAL MATCH (e)-[d:ABOUT]->(t)
WITH a, b, e, r, places, collect(DISTINCT t.name) AS topics, collect(DISTINCT t.uid) AS subjects,
     collect(d.statements) AS discussed
WHERE $topic IS NULL OR any(t IN subjects WHERE t IN $topic)
WITH a, b, e, r, places, topics, discussed + [r.statements] AS rests
UNWIND rests AS some
UNWIND some AS id
MATCH (:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
WITH a, b, e, r, places, topics, collect(DISTINCT from.name) AS sources, collect(DISTINCT id) AS ids
RETURN e.name AS meeting, a.name AS minister, b.name AS met, r.time AS time, places AS place,
       topics, sources AS source, r.said_by AS said_by,
       r.basis AS basis, r.contested AS contested, ids AS statements
