MATCH (e:Event)
WHERE any(kind IN split(coalesce(e.kind, ''), '; ') WHERE kind IN
          ['note', 'letter', 'telegram', 'demarche', 'ultimatum', 'declaration_of_war'])
MATCH (e)<-[p:PARTICIPATED_IN]-(a)
OPTIONAL MATCH (:Office {uid: coalesce(p.capacity, '')})-[:OFFICE_OF]->(owner)
WITH a, p, e, collect(owner.uid) + [a.uid, p.on_behalf_of] AS sides
WITH e, collect(p) AS acts, max(CASE WHEN any(s IN sides WHERE s IN $x) THEN 1 ELSE 0 END) AS ours,
     collect({id: p.uid, role: p.role, one: any(s IN sides WHERE s IN $x),
              other: any(s IN sides WHERE s IN coalesce($y, []))}) AS ends,
     collect(DISTINCT CASE p.role WHEN 'sender' THEN a.name END) AS sender,
     collect(DISTINCT CASE p.role WHEN 'recipient' THEN a.name END) AS recipient
WHERE ours = 1 AND ($y IS NULL OR any(p IN ends WHERE p.one AND any(q IN ends WHERE q.other AND q.id <> p.id
      AND NOT (coalesce(p.role, '') IN ['sender', 'recipient'] AND p.role = coalesce(q.role, '')))))
OPTIONAL MATCH (e)<-[:SUBJECT]-(d:Statement {predicate: 'TOOK_PLACE', counts: true})
WITH e, acts, sender, recipient, collect(DISTINCT d) AS told
WITH e, acts, sender, recipient, told, [d IN told WHERE d.time IS NOT NULL] AS dated
WHERE ($from IS NULL OR size(dated) = 0 OR any(d IN dated WHERE d.end_latest IS NULL OR d.end_latest >= $from))
  AND ($to IS NULL OR size(dated) = 0 OR any(d IN dated WHERE d.begin_earliest IS NULL OR d.begin_earliest <= $to))
WITH e, sender, recipient, dated, [p IN acts | p.statements] + [[d IN told | d.uid]] AS rests
UNWIND rests AS some
UNWIND some AS id
MATCH (s:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
OPTIONAL MATCH (s)-[c:CONTRADICTS]-(:Statement)
WITH e, sender, recipient, [d IN dated | d.time] AS times, collect(DISTINCT from.name) AS sources,
     collect(DISTINCT s.locator) AS kept, collect(DISTINCT s.said_by) AS said_by, max(s.basis) AS basis,
     count(c) > 0 AS contested, collect(DISTINCT id) AS ids
RETURN e.name AS document, split(e.kind, '; ') AS kind, sender, recipient, times AS time, kept,
       sources AS source, said_by, basis, contested, ids AS statements
