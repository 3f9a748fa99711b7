UNWIND $office AS office
MATCH (person:Person)-[r:HELD_OFFICE]->(o:Office {uid: office})
WHERE (r.start IS NULL OR r.start <= $on) AND (r.end IS NULL OR r.end >= $on)
  AND (r.attested IS NULL OR r.end_earliest <= $on AND r.begin_latest >= $on)
  AND ($certainly IS NULL OR coalesce(r.begin_latest, r.end) <= $certainly
                             AND $certainly <= coalesce(r.end_earliest, r.start))
UNWIND r.statements AS id
MATCH (s:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
OPTIONAL MATCH (s)-[:CONTRADICTS]-(:Statement)-[:SUBJECT]->(other:Person)
WITH o, person, r, collect(DISTINCT from.name) AS sources, collect(DISTINCT other.name) AS others
RETURN o.name AS office, person.name AS person, r.time AS term,
       CASE WHEN coalesce(r.begin_latest, r.end) <= $on AND coalesce(r.end_earliest, r.start) >= $on
            THEN 'certain' ELSE 'possible' END
           AS standing,
       coalesce(r.attested, false) AS attested, coalesce(r.acting, 'false') AS acting,
       others AS against, sources AS source, r.said_by AS said_by,
       r.basis AS basis, r.contested AS contested, r.statements AS statements
