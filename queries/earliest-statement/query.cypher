MATCH (t:Agreement|Event|Place|Topic)
WHERE t.uid IN $topic
MATCH (t)<-[r:STATED]-(a)
WHERE ($stance IS NULL OR r.stance = $stance)
  AND ($words IS NULL OR toLower(r.content) CONTAINS toLower($words))
WITH collect(r) AS told, min(r.end) AS first_end
UNWIND told AS r
WITH r, first_end
WHERE r.start IS NULL OR first_end IS NULL OR r.start <= first_end
WITH r, startNode(r) AS a, endNode(r) AS t
OPTIONAL MATCH (state:Polity {uid: coalesce(r.addressee, '')})
OPTIONAL MATCH (body:Organization {uid: coalesce(r.addressee, '')})
OPTIONAL MATCH (person:Person {uid: coalesce(r.addressee, '')})
WITH a, t, r, coalesce(state.name, body.name, person.name) AS addressee
UNWIND r.statements AS id
MATCH (:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
WITH a, t, addressee, r, collect(DISTINCT from.name) AS sources
RETURN a.name AS who, t.name AS topic, r.stance AS stance, r.content AS content,
       r.condition AS condition, addressee, r.time AS time, sources AS source, r.said_by AS said_by,
       r.basis AS basis, r.contested AS contested, r.statements AS statements
