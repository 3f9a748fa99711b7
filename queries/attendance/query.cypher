UNWIND $place AS place
MATCH (w:Place {uid: place})<-[:PART_OF*0..3]-(l:Place)<-[:TOOK_PLACE]-(e:Event)
WITH DISTINCT e
MATCH (e)<-[:SUBJECT]-(d:Statement {predicate: 'TOOK_PLACE', counts: true})
WHERE d.begin_earliest <= $on AND d.end_latest >= $on
  AND ($certainly IS NULL OR coalesce(d.begin_latest, d.end_latest) <= $certainly
                             AND $certainly <= coalesce(d.end_earliest, d.begin_earliest))
WITH e, collect(DISTINCT d.time) AS times, collect(DISTINCT d.uid) AS dated
MATCH (a)-[r:PARTICIPATED_IN]->(e)
OPTIONAL MATCH (o:Office {uid: coalesce(r.capacity, '')})
OPTIONAL MATCH (state:Polity {uid: coalesce(r.on_behalf_of, '')})
OPTIONAL MATCH (body:Organization {uid: coalesce(r.on_behalf_of, '')})
WITH a, e, r, times, dated, o.name AS office, coalesce(state.name, body.name) AS side
WITH a, e, r, times, office, side, [r.statements, dated] AS rests
UNWIND rests AS some
UNWIND some AS id
MATCH (:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
WITH a, e, r, times, office, side, collect(DISTINCT from.name) AS sources, collect(DISTINCT id) AS ids
RETURN e.name AS event, CASE WHEN e.kind IS NULL THEN [] ELSE split(e.kind, '; ') END AS kind,
       a.name AS who, r.role AS role, office, side, times AS time, sources AS source, r.said_by AS said_by,
       r.basis AS basis, r.contested AS contested, ids AS statements
