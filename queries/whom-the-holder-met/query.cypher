MATCH (a:Person)-[p:PARTICIPATED_IN]->(e:Event)
WHERE p.capacity IN $office
WITH a, p.capacity AS capacity, collect(DISTINCT e.uid) AS events
MATCH (o:Office {uid: capacity})
MATCH (a)-[r:MET_WITH]-(b:Person)
WHERE r.event IN events
  AND ($from IS NULL OR r.end IS NULL OR r.end >= $from)
  AND ($to IS NULL OR r.start IS NULL OR r.start <= $to)
MATCH (e:Event {uid: r.event})
OPTIONAL MATCH (e)-[:TOOK_PLACE]->(l:Place)
WITH a, b, e, o, r, collect(DISTINCT l.name) AS places
OPTIONAL MATCH (e)-[:TOOK_PLACE]->(:Place)-[:PART_OF*0..6]->(whole:Place)
WITH a, b, e, o, r, places, collect(DISTINCT whole.uid) AS around
WHERE $place IS NULL OR any(one IN around WHERE one IN $place)
OPTIONAL MATCH (e)<-[q:PARTICIPATED_IN]-(b)
WITH a, b, e, o, r, places, collect(DISTINCT q.capacity) + [''] AS capacities
UNWIND capacities AS capacity
OPTIONAL MATCH (met:Office {uid: capacity})
WITH a, b, e, o, r, places, collect(DISTINCT met.name) AS offices
UNWIND r.statements AS id
MATCH (:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
WITH a, b, e, o, places, offices, r, collect(DISTINCT from.name) AS sources
RETURN a.name AS person, o.name AS office, b.name AS met, offices AS met_office, r.time AS time,
       places AS place, e.name AS event, sources AS source, r.said_by AS said_by,
       r.basis AS basis, r.contested AS contested, r.statements AS statements
