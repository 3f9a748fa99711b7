MATCH (s:Statement {predicate: 'DATED', phase: 'signed', counts: true})-[:SUBJECT]->(t:Agreement)
MATCH (t)<-[:SUBJECT]-(f:Statement {predicate: 'DATED', counts: true})
WHERE f.phase IN ['in_force', 'in_force_effective'] AND f.end_latest < s.begin_earliest
OPTIONAL MATCH (actor:Polity)-[act:PARTY_TO|AGREEMENT_ACTION]->(t)
WHERE type(act) = 'PARTY_TO' OR act.action = 'signed'
WITH t, s, f, collect(DISTINCT actor.uid) AS actors
WHERE $party IS NULL OR any(one IN actors WHERE one IN $party)
MATCH (s)-[:FROM_SOURCE]->(first:Source)
MATCH (f)-[:FROM_SOURCE]->(second:Source)
OPTIONAL MATCH (party {uid: f.party})
OPTIONAL MATCH (s)-[c:CONTRADICTS]-(:Statement)
OPTIONAL MATCH (f)-[d:CONTRADICTS]-(:Statement)
WITH t, s, f, first, second, party, count(c) + count(d) AS rivals
RETURN t.name AS agreement, s.time AS signed, f.time AS in_force, party.name AS party,
       [first.name, second.name] AS source,
       [speaker IN [s.said_by, f.said_by] WHERE speaker IS NOT NULL] AS said_by,
       CASE WHEN s.basis > f.basis THEN s.basis ELSE f.basis END AS basis, rivals > 0 AS contested,
       [s.uid, f.uid] AS statements
