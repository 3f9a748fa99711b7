MATCH (t:Agreement)<-[:SUBJECT]-(s:Statement {predicate: 'DATED', phase: 'signed', counts: true})
MATCH (t)<-[:SUBJECT]-(f:Statement {predicate: 'DATED', counts: true})
WHERE f.phase IN ['in_force', 'in_force_effective'] AND f.end_latest < s.begin_earliest
OPTIONAL MATCH (t)<-[act:PARTY_TO|AGREEMENT_ACTION]-(actor:Polity)
WHERE type(act) = 'PARTY_TO' OR act.action = 'signed'
WITH t, s, f, collect(DISTINCT actor.uid) AS actors
WHERE $party IS NULL OR any(one IN actors WHERE one IN $party)
MATCH (s)-[:FROM_SOURCE]->(first:Source)
MATCH (f)-[:FROM_SOURCE]->(second:Source)
OPTIONAL MATCH (party_state:Polity {uid: coalesce(f.party, '')})
OPTIONAL MATCH (party_body:Organization {uid: coalesce(f.party, '')})
OPTIONAL MATCH (party_person:Person {uid: coalesce(f.party, '')})
OPTIONAL MATCH (s)-[c:CONTRADICTS]-(:Statement)
OPTIONAL MATCH (f)-[d:CONTRADICTS]-(:Statement)
WITH t, s, f, first, second, coalesce(party_state.name, party_body.name, party_person.name) AS party,
     count(c) + count(d) AS rivals
RETURN t.name AS agreement, s.time AS signed, f.time AS in_force, party,
       [first.name, second.name] AS source,
       [speaker IN [s.said_by, f.said_by] WHERE speaker IS NOT NULL] AS said_by,
       CASE WHEN s.basis > f.basis THEN s.basis ELSE f.basis END AS basis, rivals > 0 AS contested,
       [s.uid, f.uid] AS statements
