UNWIND $statements AS id
MATCH (s:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
MATCH (s)-[:SUBJECT]->(about)
OPTIONAL MATCH (s)-[c:CONTRADICTS]-(:Statement)
WITH s, from, about, count(c) > 0 AS contested
RETURN s.uid AS statement, about.name AS about, s.original_subject AS words, s.quotation AS quotation,
       s.locator AS locator, from.url AS url, from.licence AS licence, from.citation AS citation,
       [from.name] AS source, CASE WHEN s.said_by IS NULL THEN [] ELSE [s.said_by] END AS said_by,
       s.basis AS basis, contested, [s.uid] AS statements
