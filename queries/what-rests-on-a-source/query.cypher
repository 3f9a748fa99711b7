UNWIND $source AS source
MATCH (s:Statement {counts: true})-[:FROM_SOURCE]->(:Source {uid: source})
MATCH (s)-[:SUBJECT]->(a)
MATCH (s)-[:OBJECT]->(b)
MATCH (a)-[r]-(b)
WHERE type(r) = s.predicate AND s.uid IN r.statements AND ($relation IS NULL OR type(r) = $relation)
WITH DISTINCT r
MATCH (x)-[r]->(y)
UNWIND r.statements AS id
MATCH (:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
WITH x, y, r, collect(DISTINCT from.name) AS sources, collect(DISTINCT from.uid) AS ids_of
RETURN x.name AS one, type(r) AS relation, y.name AS other, r.time AS time,
       all(uid IN ids_of WHERE uid IN $source) AS falls, sources AS source, r.said_by AS said_by,
       r.basis AS basis, r.contested AS contested, r.statements AS statements
