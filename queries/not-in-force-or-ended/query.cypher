MATCH (t:Agreement)-[i:SIGNED_IN]->(y:Year)
WHERE ($from IS NULL OR y.value >= $from) AND ($to IS NULL OR y.value <= $to)
WITH t, collect(DISTINCT i) AS signed
OPTIONAL MATCH (t)<-[act:PARTY_TO|AGREEMENT_ACTION]-(actor:Polity)
WHERE type(act) = 'PARTY_TO' OR act.action = 'signed'
WITH t, signed, collect(DISTINCT actor.uid) AS actors
WHERE $party IS NULL OR any(one IN actors WHERE one IN $party)
OPTIONAL MATCH (t)<-[:SUBJECT]-(s:Statement {predicate: 'DATED', counts: true})
WITH t, signed, collect(DISTINCT s) AS dated
WITH t, signed, [s IN dated WHERE s.phase IN ['in_force', 'in_force_effective']] AS begun,
     [s IN dated WHERE s.phase IN ['terminated', 'terminated_effective', 'expired', 'withdrawn']] AS ended
WHERE size(begun) = 0 OR size(ended) > 0
WITH t, signed, [s IN begun | coalesce(s.time, 'undated')] AS in_force, [s IN ended | s.phase + ' ' + coalesce(s.time, 'undated')] AS over,
     [i IN signed | i.time] AS times, [i IN signed | i.basis] AS bases, [i IN signed WHERE i.contested] AS disputed,
     [i IN signed | i.statements] + [[s IN begun | s.uid], [s IN ended | s.uid]] AS rests
UNWIND signed AS i
WITH t, in_force, over, times, rests, max(i.basis) AS basis, max(CASE WHEN i.contested THEN 1 ELSE 0 END) = 1 AS contested,
     collect(i.said_by) AS voices
UNWIND rests AS some
UNWIND some AS id
MATCH (:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
WITH t, in_force, over, times, basis, contested, voices, collect(DISTINCT from.name) AS sources,
     collect(DISTINCT id) AS ids
UNWIND voices AS some
UNWIND some + [null] AS voice
WITH t, in_force, over, times, basis, contested, sources, ids, collect(DISTINCT voice) AS said_by
RETURN t.name AS agreement, times AS signed, in_force, over AS ended, sources AS source, said_by,
       basis, contested, ids AS statements
