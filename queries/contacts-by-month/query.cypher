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
WHERE any(kind IN split(coalesce(e.kind, ''), '; ') WHERE kind IN
          ['meeting', 'visit', 'call', 'summit', 'negotiation_round', 'audience', 'mediation'])
MATCH (e)<-[p:PARTICIPATED_IN]-(a)
OPTIONAL MATCH (office:Office {uid: coalesce(p.capacity, '')})
WITH a, p, e, split(coalesce(office.office_rank, ''), '; ') AS ranks
OPTIONAL MATCH (:Office {uid: coalesce(p.capacity, '')})-[:OFFICE_OF]->(owner)
WITH a, p, e, ranks, collect(owner.uid) + [a.uid, p.on_behalf_of] AS sides
UNWIND sides AS side
WITH DISTINCT p, e, ranks, side
WHERE side IN $x OR side IN $y
WITH p, e, side, CASE
         WHEN any(rank IN ranks WHERE rank IN ['head_of_state', 'head_of_government']) THEN 1
         WHEN 'minister' IN ranks THEN 2 WHEN 'deputy_minister' IN ranks THEN 3
         WHEN any(rank IN ranks WHERE rank IN ['ambassador', 'envoy']) THEN 4
         WHEN 'other' IN ranks THEN 5 ELSE 6 END AS rank
WITH e, collect({side: side, rank: rank, ids: p.statements}) AS acts
UNWIND [act IN acts WHERE act.side IN $x | act.side] AS one
UNWIND [act IN acts WHERE act.side IN $y | act.side] AS other
WITH DISTINCT e, acts, one, other
WHERE one <> other
UNWIND [act IN acts WHERE act.side = one OR act.side = other] AS act
WITH e, one, other, min(act.rank) AS rank, collect(act.ids) AS told
OPTIONAL MATCH (e)<-[:SUBJECT]-(d:Statement {predicate: 'TOOK_PLACE', counts: true})
WITH e, rank, told, one, other, min(d.begin_earliest) AS first, max(d.begin_latest) AS last,
     max(d.begin_earliest) AS since, min(d.begin_latest) AS until, collect(DISTINCT d.uid) AS dated
WITH e, rank, told, dated, first, last, since, until,
     '0001-01-01' < since AND since <= until AND until < '9999-12-31' AS agreed
WITH e, rank, told, dated, CASE WHEN agreed THEN since ELSE first END AS first,
     CASE WHEN agreed THEN until ELSE last END AS last
WHERE ($from IS NULL OR first >= $from) AND ($to IS NULL OR last <= $to)
WITH e, rank, CASE WHEN left(first, 7) = left(last, 7) THEN left(first, 7) END AS month,
     told + [dated] AS rests
UNWIND rests AS some
UNWIND some AS id
MATCH (s:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
OPTIONAL MATCH (s)-[c:CONTRADICTS]-(:Statement)
WITH month, rank, count(DISTINCT e) AS contacts, collect(DISTINCT e.name) AS events,
     collect(DISTINCT from.name) AS sources, count(DISTINCT from.uid) AS told,
     collect(DISTINCT s.said_by) AS said_by, max(s.basis) AS basis, count(c) > 0 AS contested,
     collect(DISTINCT id) AS ids
RETURN month, CASE rank WHEN 1 THEN 'leader' WHEN 2 THEN 'minister' WHEN 3 THEN 'deputy'
       WHEN 4 THEN 'ambassador' WHEN 5 THEN 'other' ELSE 'unknown' END AS level, contacts, events,
       told AS sources, sources AS source, said_by, basis, contested, ids AS statements
