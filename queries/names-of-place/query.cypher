UNWIND $place AS place
MATCH (p:Place {uid: place})<-[:SUBJECT]-(s:Statement {predicate: 'NAMED', counts: true})
MATCH (s)-[:FROM_SOURCE]->(from:Source)
OPTIONAL MATCH (state:Polity {uid: coalesce(s.used_by, '')})
OPTIONAL MATCH (body:Organization {uid: coalesce(s.used_by, '')})
OPTIONAL MATCH (s)-[:CONTRADICTS]-(rival:Statement)
WITH p, s.value AS called, s.lang AS language, s.script AS script, s.kind AS kind,
     coalesce(state.name, body.name) AS used_by, collect(DISTINCT s.time) AS times,
     collect(DISTINCT from.name) AS sources, collect(DISTINCT s.said_by) AS speakers,
     max(s.basis) AS basis, count(rival) > 0 AS contested, collect(DISTINCT s.uid) AS ids
RETURN p.name AS place, called, language, script, kind, used_by, times AS time,
       sources AS source, speakers AS said_by, basis, contested, ids AS statements
