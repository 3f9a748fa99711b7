MATCH (a:Minister)-[m:MET_WITH]-(b:Minister)
WHERE a.uid < b.uid
  AND ($person IS NULL OR a.uid IN $person OR b.uid IN $person)
  AND ($from IS NULL OR m.end IS NULL OR m.end >= $from)
  AND ($to IS NULL OR m.start IS NULL OR m.start <= $to)
UNWIND m.statements AS id
MATCH (s:Statement {uid: id})-[:FROM_SOURCE]->(source:Source)
WITH a, b, m, collect(DISTINCT source.name) AS sources
OPTIONAL MATCH (:Event {uid: m.event})<-[first:PARTICIPATED_IN]-(a)
WITH a, b, m, sources, collect(DISTINCT first.capacity) + [''] AS capacities
UNWIND capacities AS capacity
OPTIONAL MATCH (one:Office {uid: capacity})
WITH a, b, m, sources, collect(DISTINCT one.name) AS offices
OPTIONAL MATCH (:Event {uid: m.event})<-[second:PARTICIPATED_IN]-(b)
WITH a, b, m, sources, offices, collect(DISTINCT second.capacity) + [''] AS capacities
UNWIND capacities AS capacity
OPTIONAL MATCH (other:Office {uid: capacity})
WITH a, b, m, sources, offices, collect(DISTINCT other.name) AS met_offices
OPTIONAL MATCH (:Event {uid: m.event})-[:TOOK_PLACE]->(place:Place)
WITH a, b, m, sources, offices, met_offices, collect(DISTINCT place.name) AS places
RETURN a.name AS minister, offices AS office, b.name AS met, met_offices AS met_office,
       m.time AS time, places AS place, sources AS source, m.said_by AS said_by,
       m.basis AS basis, m.contested AS contested, m.statements AS statements
