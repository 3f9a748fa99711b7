UNWIND $x AS sender
MATCH (o:Office)-[:OFFICE_OF]->(:Polity {uid: sender})
MATCH (o)-[:ACCREDITED_TO]->(p:Polity)
WHERE p.uid IN $y
WITH DISTINCT o
MATCH (a:Person)-[r:HELD_OFFICE]->(o)
WITH collect({person: a, office: o, term: r}) AS served
UNWIND served AS one
WITH one.person AS a, one.office AS o, one.term AS r,
     [e IN served WHERE e.term.start < one.term.start AND e.term.attested IS NULL | e.term] AS earlier
WHERE ($from IS NULL OR r.end IS NULL OR r.end >= $from)
  AND ($to IS NULL OR r.start IS NULL OR r.start <= $to)
UNWIND earlier + [null] AS e
WITH a, o, r, max(e.end) AS ended, count(e) AS n, count(e.end) AS told
UNWIND r.statements AS id
MATCH (:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
WITH a, o, ended, n, told, r, collect(DISTINCT from.name) AS sources
RETURN a.name AS envoy, o.name AS office, r.time AS term, coalesce(r.attested, false) AS attested,
       coalesce(r.acting, 'false') AS acting,
       CASE WHEN n > 0 AND n = told AND ended < r.start THEN ended ELSE '' END AS vacant_since,
       r.start_cause AS start_cause, r.end_cause AS end_cause, sources AS source, r.said_by AS said_by,
       r.basis AS basis, r.contested AS contested, r.statements AS statements
