MATCH (t:Agreement|Event|Office|Organization|Person|Place|Polity|Topic)
WHERE t.uid IN $about
MATCH (t)-[r]-(u)
WHERE r.sources = 1 AND ($relation IS NULL OR type(r) = $relation)
WITH DISTINCT r
WITH r.from_sources AS ids, collect(r) AS edges
UNWIND ids AS id
MATCH (from:Source {uid: id})
WITH edges, collect(from.name) AS sources
UNWIND edges AS r
RETURN startNode(r).name AS one, type(r) AS relation, endNode(r).name AS other, r.time AS time,
       size(r.statements) AS copies, sources AS source, r.said_by AS said_by,
       r.basis AS basis, r.contested AS contested, r.statements AS statements
