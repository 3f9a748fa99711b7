MATCH (t:Agreement|Event|Office|Organization|Person|Place|Polity|Topic)
WHERE t.uid IN $about
MATCH (t)<-[:SUBJECT|OBJECT]-(:Statement)-[c:CONTRADICTS|MAY_CONTRADICT]-(:Statement)
WHERE c.about = t.uid
WITH DISTINCT t, c, startNode(c) AS a, endNode(c) AS b
MATCH (a)-[:FROM_SOURCE]->(first:Source)
MATCH (b)-[:FROM_SOURCE]->(second:Source)
MATCH (a)-[:SUBJECT]->(one)
MATCH (b)-[:SUBJECT]->(other)
OPTIONAL MATCH (a)-[:OBJECT]->(one_object)
OPTIONAL MATCH (b)-[:OBJECT]->(other_object)
RETURN t.name AS about, c.kind AS kind, c.standing AS standing, c.reason AS reason,
       one.name AS one, one_object.name AS one_object, a.time AS one_time,
       other.name AS other, other_object.name AS other_object, b.time AS other_time,
       [first.name, second.name] AS source,
       [speaker IN [a.said_by, b.said_by] WHERE speaker IS NOT NULL] AS said_by,
       CASE WHEN a.basis > b.basis THEN a.basis ELSE b.basis END AS basis,
       c.standing = 'certain' AS contested, [a.uid, b.uid] AS statements
