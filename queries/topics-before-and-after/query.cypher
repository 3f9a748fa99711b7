UNWIND $x AS one
OPTIONAL MATCH (:Polity {uid: one})<-[:OFFICE_OF]-(o:Office)
WITH collect(DISTINCT o.uid) AS ours
UNWIND $y AS other
OPTIONAL MATCH (:Polity {uid: other})<-[:OFFICE_OF]-(o:Office)
WITH ours, collect(DISTINCT o.uid) AS theirs
MATCH (e:Event)<-[p:PARTICIPATED_IN]-(a)
WHERE a.uid IN $y OR p.on_behalf_of IN $y OR p.capacity IN theirs
WITH DISTINCT e, ours
MATCH (e)<-[p:PARTICIPATED_IN]-(a)
WHERE a.uid IN $x OR p.on_behalf_of IN $x OR p.capacity IN ours
WITH DISTINCT e
MATCH (e)<-[p:PARTICIPATED_IN]-(a)
OPTIONAL MATCH (office:Office {uid: coalesce(p.capacity, '')})-[:OFFICE_OF]->(owner)
WITH a, p, e, collect(owner.uid) + [a.uid, p.on_behalf_of] AS sides
WITH e, any(s IN sides WHERE s IN $x) AS ours, any(s IN sides WHERE s IN $y) AS theirs
WITH e, max(CASE WHEN ours THEN 1 ELSE 0 END) AS ours, max(CASE WHEN theirs THEN 1 ELSE 0 END) AS theirs
WHERE ours = 1 AND theirs = 1
MATCH (e)-[r:ABOUT]->(t)
OPTIONAL MATCH (e)<-[:SUBJECT]-(d:Statement {predicate: 'TOOK_PLACE', counts: true})
WITH e, r, t, collect(DISTINCT d) AS told
WITH e, r, t, told, [d IN told WHERE d.time IS NOT NULL] AS dated
WITH e, r, t, told, dated,
     CASE WHEN size(dated) = 0 THEN 'open'
          WHEN all(d IN dated WHERE d.end_latest IS NOT NULL AND d.end_latest < $on) THEN 'before'
          WHEN all(d IN dated WHERE d.begin_earliest IS NOT NULL AND d.begin_earliest >= $on) THEN 'after'
          ELSE 'open' END AS side
UNWIND CASE WHEN size(dated) = 0 THEN ['undated'] ELSE [d IN dated | d.time] END AS time
WITH t, r, told, side, e.name + ' (' + time + ')' AS contact
UNWIND [[d IN told | d.uid], r.statements] AS some
UNWIND some AS id
MATCH (s:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
WITH t, collect(DISTINCT CASE WHEN side = 'before' THEN contact END) AS before,
     collect(DISTINCT CASE WHEN side = 'after' THEN contact END) AS after,
     collect(DISTINCT CASE WHEN side = 'open' THEN contact END) AS open,
     collect(DISTINCT from.name) AS sources, collect(DISTINCT s.said_by) AS said_by,
     max(r.basis) AS basis, max(CASE WHEN r.contested THEN 1 ELSE 0 END) = 1 AS contested,
     collect(DISTINCT id) AS ids
RETURN t.name AS topic, before, after, open, sources AS source, said_by, basis, contested,
       ids AS statements
