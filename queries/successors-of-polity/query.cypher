UNWIND $polity AS polity
MATCH (:Polity {uid: polity})-[r:SUCCEEDED_BY]-(:Polity)
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b
UNWIND r.statements AS id
MATCH (:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
WITH a, b, r, collect(DISTINCT from.name) AS sources
RETURN a.name AS before, b.name AS after, r.mode AS mode, r.time AS time, sources AS source, r.said_by AS said_by,
       r.basis AS basis, r.contested AS contested, r.statements AS statements
