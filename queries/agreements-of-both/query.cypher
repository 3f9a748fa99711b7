UNWIND $x AS one
MATCH (a:Polity {uid: one})-[r:PARTY_TO|AGREEMENT_ACTION]->(t:Agreement)
WHERE type(r) = 'PARTY_TO' OR $signatories AND r.action = 'signed'
UNWIND $y AS two
MATCH (b:Polity {uid: two})
MATCH (t)<-[s:PARTY_TO|AGREEMENT_ACTION]-(b)
WHERE b.uid <> a.uid AND (type(s) = 'PARTY_TO' OR $signatories AND s.action = 'signed')
OPTIONAL MATCH (t)-[i:SIGNED_IN]->(year:Year)
WITH a, b, r, s, t, min(year.value) AS first, max(year.value) AS last,
     collect(DISTINCT i.time) AS signed
WHERE ($from IS NULL OR last IS NULL OR last >= $from)
  AND ($to IS NULL OR first IS NULL OR first <= $to)
WITH a, b, r, s, t, first, signed, [r.statements, s.statements] AS rests
UNWIND rests AS some
UNWIND some AS id
MATCH (:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
WITH a, b, r, s, t, first, signed, collect(DISTINCT from.name) AS sources, collect(DISTINCT id) AS ids
RETURN first - first % 10 AS decade, t.name AS agreement, signed, a.name AS one,
       coalesce(r.consent, r.action) AS one_as, b.name AS other,
       coalesce(s.consent, s.action) AS other_as, sources AS source, r.said_by + s.said_by AS said_by,
       CASE WHEN r.basis > s.basis THEN r.basis ELSE s.basis END AS basis,
       r.contested OR s.contested AS contested, ids AS statements
