MATCH (actor:Polity)
WHERE actor.uid IN $party
MATCH (actor)-[act:PARTY_TO|AGREEMENT_ACTION]->(t:Agreement)
WHERE type(act) = 'PARTY_TO' OR act.action = 'signed'
WITH collect(DISTINCT t) AS theirs
OPTIONAL MATCH (t:Agreement)
WHERE $party IS NULL
WITH theirs, collect(t) AS every
UNWIND theirs + every AS t
MATCH (t)-[i:SIGNED_IN]->(y:Year)
WHERE ($from IS NULL OR y.value >= $from) AND ($to IS NULL OR y.value <= $to)
WITH t, collect(DISTINCT i) AS signed
OPTIONAL MATCH (t)<-[:SUBJECT]-(s:Statement {predicate: 'DATED', counts: true})
WITH t, signed, collect(DISTINCT s) AS dated
WITH t, signed, [s IN dated WHERE s.phase IN ['in_force', 'in_force_effective']] AS begun,
     [s IN dated WHERE s.phase IN ['terminated', 'terminated_effective', 'expired', 'withdrawn']] AS ended
WHERE size(begun) = 0 OR size(ended) > 0
WITH t, [s IN begun | coalesce(s.time, 'undated')] AS in_force,
     [s IN ended | s.phase + ' ' + coalesce(s.time, 'undated')] AS over, [i IN signed | i.time] AS times,
     reduce(least = '', i IN signed | CASE WHEN i.basis > least THEN i.basis ELSE least END) AS basis,
     any(i IN signed WHERE i.contested) AS contested,
     reduce(voices = [], i IN signed | voices + i.said_by) AS said_by,
     reduce(ids = [], i IN signed | ids + i.statements) + [s IN begun | s.uid] + [s IN ended | s.uid] AS ids,
     reduce(found = [], i IN signed | found + i.from_sources) + [s IN begun | s.source]
         + [s IN ended | s.source] AS from_sources
WITH from_sources, collect({agreement: t.name, signed: times, in_force: in_force, ended: over,
     said_by: said_by, basis: basis, contested: contested, statements: ids}) AS rows
UNWIND from_sources AS id
MATCH (from:Source {uid: id})
WITH rows, collect(DISTINCT from.name) AS sources
UNWIND rows AS row
RETURN row.agreement AS agreement, row.signed AS signed, row.in_force AS in_force, row.ended AS ended,
       sources AS source, row.said_by AS said_by, row.basis AS basis, row.contested AS contested,
       row.statements AS statements
