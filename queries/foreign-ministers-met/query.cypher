UNWIND $x AS one
MATCH (:Polity {uid: one})<-[:OFFICE_OF]-(o:Office)
WHERE o.uid ENDS WITH '-foreign-minister'
WITH collect(DISTINCT o.uid) AS ours
UNWIND $y AS other
MATCH (:Polity {uid: other})<-[:OFFICE_OF]-(o:Office)
WHERE o.uid ENDS WITH '-foreign-minister'
WITH ours, collect(DISTINCT o.uid) AS theirs
MATCH (a:Person)-[p:PARTICIPATED_IN]->(e:Event)
WHERE p.capacity IN ours
WITH theirs, a, collect(DISTINCT e.uid) AS events
MATCH (a)-[r:MET_WITH]-(b:Person)
WHERE r.event IN events
  AND ($from IS NULL OR r.end IS NULL OR r.end >= $from)
  AND ($to IS NULL OR r.start IS NULL OR r.start <= $to)
MATCH (e:Event {uid: r.event})<-[q:PARTICIPATED_IN]-(b)
WHERE q.capacity IN theirs
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
