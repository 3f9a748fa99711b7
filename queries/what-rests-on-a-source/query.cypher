UNWIND CASE WHEN $about IS NULL THEN $source ELSE [] END AS source
MATCH (:Source {uid: source})<-[:FROM_SOURCE]-(s:Statement {counts: true})-[:SUBJECT]->(a)
WHERE $relation IS NULL OR s.predicate = $relation
WITH collect(DISTINCT a) AS held
OPTIONAL MATCH (t:Agreement|Event|Office|Organization|Person|Place|Polity|Topic)
WHERE t.uid IN coalesce($about, [])
WITH held, collect(t) AS asked
UNWIND held + asked AS a
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
UNWIND CASE WHEN $about IS NULL AND $relation IN ['MET_WITH', 'PARTY_TO', 'SIGNED_IN']
            THEN $source ELSE [] END AS source
MATCH (:Source {uid: source})<-[:FROM_SOURCE]-(:Statement {counts: true})-[:SUBJECT]->(a)
WITH DISTINCT a
OPTIONAL MATCH (a)<-[:PARTICIPATED_IN]-(guest)
WITH collect(DISTINCT a) AS held, collect(DISTINCT guest) AS guests
OPTIONAL MATCH (t:Agreement|Event|Office|Organization|Person|Place|Polity|Topic)
WHERE $relation IN ['MET_WITH', 'PARTY_TO', 'SIGNED_IN'] AND t.uid IN coalesce($about, [])
WITH held, guests, collect(t) AS asked
UNWIND held + guests + asked AS a
MATCH (a)-[r:MET_WITH|PARTY_TO|SIGNED_IN]-()
WHERE type(r) = $relation AND any(id IN r.from_sources WHERE id IN $source)
WITH DISTINCT r, startNode(r) AS x, endNode(r) AS y
UNWIND CASE WHEN all(id IN r.from_sources WHERE id IN $source) THEN [''] ELSE r.statements END AS id
OPTIONAL MATCH (t:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
WHERE NOT from.uid IN $source AND coalesce(t.action, '') <> 'withdrew'
OPTIONAL MATCH (t)-[:SUBJECT]->(teller)
WITH x, y, r, collect(teller.uid) AS kept
WITH r.from_sources AS ids, collect([x, r, y, kept]) AS edges
UNWIND ids AS id
MATCH (from:Source {uid: id})
WITH edges, collect(DISTINCT from.name) AS sources
UNWIND edges AS edge
WITH sources, edge[0] AS x, edge[1] AS r, edge[2] AS y, edge[3] AS kept
RETURN x.name AS one, type(r) AS relation, y.name AS other, r.time AS time,
       size(kept) = 0 OR (type(r) = 'MET_WITH' AND NOT (x.uid IN kept AND y.uid IN kept)) AS falls,
       sources AS source, r.said_by AS said_by, r.basis AS basis, r.contested AS contested,
       r.statements AS statements
