UNWIND $place AS place
MATCH (w:Place {uid: place})<-[:PART_OF*0..6]-(l:Place)<-[:TOOK_PLACE]-(e:Event)
MATCH (l)<-[h:TOOK_PLACE]-(e)
WITH e, collect(h.statements) AS there
MATCH (e)<-[:SUBJECT]-(d:Statement {predicate: 'TOOK_PLACE', counts: true})
WHERE (d.begin_earliest <= $on AND d.end_latest >= $on
    OR d.begin_earliest IS NULL AND d.end_latest >= $on
    OR d.end_latest IS NULL AND d.begin_earliest <= $on
    OR d.attested AND d.end_earliest <= $on AND d.begin_latest >= $on)
  AND ($certainly IS NULL OR coalesce(d.begin_latest, d.end_latest) <= $certainly
                             AND $certainly <= coalesce(d.end_earliest, d.begin_earliest))
WITH e, there, collect(DISTINCT d.time) AS times, collect(DISTINCT d.uid) AS dated
MATCH (a)-[r:PARTICIPATED_IN]->(e)
OPTIONAL MATCH (o:Office {uid: coalesce(r.capacity, '')})
OPTIONAL MATCH (state:Polity {uid: coalesce(r.on_behalf_of, '')})
OPTIONAL MATCH (body:Organization {uid: coalesce(r.on_behalf_of, '')})
WITH a, e, r, times, there, dated, o.name AS office, coalesce(state.name, body.name) AS side
WITH a, e, r, times, office, side, there + [r.statements, dated] AS rests
UNWIND rests AS some
UNWIND some AS id
MATCH (s:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
OPTIONAL MATCH (s)-[c:CONTRADICTS]-(:Statement)
WITH a, e, r, times, office, side, collect(DISTINCT from.name) AS sources, collect(DISTINCT id) AS ids,
     collect(DISTINCT s.said_by) AS said_by, count(c) > 0 AS contested
RETURN e.name AS event, CASE WHEN e.kind IS NULL THEN [] ELSE split(e.kind, '; ') END AS kind,
       a.name AS who, r.role AS role, office, side, times AS time, sources AS source, said_by,
       r.basis AS basis, contested, ids AS statements
