UNWIND $source AS source
MATCH (:Source {uid: source})<-[:FROM_SOURCE]-(s:Statement {counts: true})-[:SUBJECT]->(a)
WHERE $relation IS NULL OR s.predicate = $relation
WITH DISTINCT a
MATCH (a)-[r]-()
WHERE r.derived = false AND any(id IN r.from_sources WHERE id IN $source)
  AND ($relation IS NULL OR type(r) = $relation)
WITH DISTINCT r
WITH r.from_sources AS ids, collect(r) AS edges
UNWIND ids AS id
MATCH (from:Source {uid: id})
WITH ids, edges, collect(DISTINCT from.name) AS sources
UNWIND edges AS r
RETURN startNode(r).name AS one, type(r) AS relation, endNode(r).name AS other, r.time AS time,
       all(uid IN ids WHERE uid IN $source) AS falls, sources AS source, r.said_by AS said_by,
       r.basis AS basis, r.contested AS contested, r.statements AS statements
UNION ALL
UNWIND CASE WHEN $relation IN ['MET_WITH', 'PARTY_TO', 'SIGNED_IN'] THEN $source ELSE [] END AS source
MATCH (:Source {uid: source})<-[:FROM_SOURCE]-(s:Statement {counts: true})
MATCH (s)-[:SUBJECT]->(a)
OPTIONAL MATCH (a)<-[:PARTICIPATED_IN]-(guest)
WITH s, a, collect(DISTINCT guest) AS guests
UNWIND guests + [a] AS one
MATCH (one)-[r:MET_WITH|PARTY_TO|SIGNED_IN]-()
WHERE type(r) = $relation AND s.uid IN r.statements
WITH DISTINCT r, startNode(r) AS x, endNode(r) AS y
UNWIND r.statements AS id
MATCH (t:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
OPTIONAL MATCH (t)-[:SUBJECT]->(teller)
WITH x, y, r, from, t, teller.uid AS end, from.uid IN $source AS ours
WITH x, y, r, collect(DISTINCT from.name) AS sources,
     collect(CASE WHEN NOT ours AND coalesce(t.action, '') <> 'withdrew' THEN end END) AS kept
RETURN x.name AS one, type(r) AS relation, y.name AS other, r.time AS time,
       size(kept) = 0 OR (type(r) = 'MET_WITH' AND NOT (x.uid IN kept AND y.uid IN kept)) AS falls,
       sources AS source, r.said_by AS said_by, r.basis AS basis, r.contested AS contested,
       r.statements AS statements
