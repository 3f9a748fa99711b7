MATCH (a:Organization|Person|Polity)
WHERE a.uid IN $actor
MATCH (a)-[r:STATED]->(t)
WHERE ($about IS NULL OR t.uid IN $about)
  AND ($from IS NULL OR r.end IS NULL OR r.end >= $from)
  AND ($to IS NULL OR r.start IS NULL OR r.start <= $to)
OPTIONAL MATCH (a)-[e:STATED]->(t)
WHERE e.end < r.start
WITH a, r, t, collect(e) AS earlier, max(e.start) AS last
WITH a, r, t, [e IN earlier WHERE e.end >= coalesce(last, e.end) | coalesce(e.stance, 'no stance')] AS previous
OPTIONAL MATCH (state:Polity {uid: coalesce(r.addressee, '')})
OPTIONAL MATCH (body:Organization {uid: coalesce(r.addressee, '')})
OPTIONAL MATCH (person:Person {uid: coalesce(r.addressee, '')})
WITH a, r, t, previous, coalesce(state.name, body.name, person.name) AS addressee
UNWIND r.statements AS id
MATCH (:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
WITH a, t, previous, addressee, r, collect(DISTINCT from.name) AS sources
RETURN a.name AS actor, t.name AS about, r.time AS time, r.stance AS stance, r.content AS content,
       r.condition AS condition, addressee, previous,
       CASE WHEN size(previous) = 0 THEN '' WHEN coalesce(r.stance, 'no stance') IN previous THEN 'false' ELSE 'true' END
           AS changed, sources AS source, r.said_by AS said_by,
       r.basis AS basis, r.contested AS contested, r.statements AS statements
