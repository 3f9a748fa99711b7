MATCH (o:Office)<-[:OBJECT]-(a:Statement)-[c:CONTRADICTS|MAY_CONTRADICT {kind: 'seat'}]->(b:Statement)
WHERE $office IS NULL OR c.about IN $office
MATCH (a)-[:SUBJECT]->(one:Person)
MATCH (b)-[:SUBJECT]->(other:Person)
MATCH (a)-[:FROM_SOURCE]->(first:Source)
MATCH (b)-[:FROM_SOURCE]->(second:Source)
RETURN o.name AS office, one.name AS one, a.time AS one_term, other.name AS other,
       b.time AS other_term, c.standing AS standing, c.reason AS reason,
       [first.name, second.name] AS source,
       [speaker IN [a.said_by, b.said_by] WHERE speaker IS NOT NULL] AS said_by,
       CASE WHEN a.basis > b.basis THEN a.basis ELSE b.basis END AS basis,
       c.standing = 'certain' AS contested, [a.uid, b.uid] AS statements
