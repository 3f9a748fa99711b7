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
     [i IN signed | i.statements] + [[s IN begun | s.uid], [s IN ended | s.uid]] AS rests
UNWIND rests AS some
UNWIND some AS id
MATCH (:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
WITH t, in_force, over, times, basis, contested, said_by, collect(DISTINCT from.name) AS sources,
     collect(DISTINCT id) AS ids
RETURN t.name AS agreement, times AS signed, in_force, over AS ended, sources AS source, said_by,
       basis, contested, ids AS statements
