UNWIND $agreement AS agreement
MATCH (t:Agreement {uid: agreement})<-[:SUBJECT]-(s:Statement {predicate: 'DATED'})
MATCH (s)-[:FROM_SOURCE]->(from:Source)
OPTIONAL MATCH (s)-[:CONTRADICTS]-(other:Statement)-[:FROM_SOURCE]->(theirs:Source)
WITH t, s, from,
     collect(DISTINCT coalesce(other.time, 'undated') + ' (' + theirs.name + ')') AS against
OPTIONAL MATCH (state:Polity {uid: coalesce(s.party, '')})
OPTIONAL MATCH (body:Organization {uid: coalesce(s.party, '')})
OPTIONAL MATCH (person:Person {uid: coalesce(s.party, '')})
RETURN t.name AS agreement, s.phase AS phase, s.time AS time, coalesce(state.name, body.name, person.name) AS party,
       s.original_time AS words, s.calendar AS calendar, s.polarity AS polarity,
       s.modality AS modality, s.counts AS counts, against, [from.name] AS source,
       CASE WHEN s.said_by IS NULL THEN [] ELSE [s.said_by] END AS said_by, s.basis AS basis,
       size(against) > 0 AS contested, [s.uid] AS statements
