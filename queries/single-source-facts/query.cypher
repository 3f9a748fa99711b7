MATCH (t:Agreement|Event|Office|Organization|Person|Place|Polity|Topic)
WHERE t.uid IN $about
MATCH (t)-[r]-(u)
WHERE r.sources = 1 AND ($relation IS NULL OR type(r) = $relation)
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b
UNWIND r.from_sources AS id
MATCH (from:Source {uid: id})
WITH a, b, r, collect(DISTINCT from.name) AS sources
RETURN a.name AS one, type(r) AS relation, b.name AS other, r.time AS time,
       size(r.statements) AS copies, sources AS source, r.said_by AS said_by,
       r.basis AS basis, r.contested AS contested, r.statements AS statements
