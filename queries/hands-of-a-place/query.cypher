UNWIND $place AS place
MATCH (asked:Place {uid: place})
OPTIONAL MATCH (asked)-[:PART_OF*1..6]->(whole:Place)
WITH asked, collect(DISTINCT whole) AS wholes
OPTIONAL MATCH (asked)<-[:PART_OF*1..6]-(part:Place)
WITH asked, wholes, collect(DISTINCT part) AS parts
UNWIND wholes + parts + [asked] AS i
WITH DISTINCT i
MATCH (i)-[r:TRANSFERRED|RENOUNCED]-(actor)
WITH DISTINCT i, r, actor
OPTIONAL MATCH (giver_state:Polity {uid: coalesce(r.from, '')})
OPTIONAL MATCH (giver_body:Organization {uid: coalesce(r.from, '')})
OPTIONAL MATCH (giver_person:Person {uid: coalesce(r.from, '')})
OPTIONAL MATCH (taker_state:Polity {uid: coalesce(r.in_favour_of, '')})
OPTIONAL MATCH (taker_body:Organization {uid: coalesce(r.in_favour_of, '')})
OPTIONAL MATCH (taker_person:Person {uid: coalesce(r.in_favour_of, '')})
OPTIONAL MATCH (t:Agreement {uid: coalesce(r.agreement, '')})
WITH i, r, actor, coalesce(giver_state.name, giver_body.name, giver_person.name) AS giver,
     coalesce(taker_state.name, taker_body.name, taker_person.name) AS taker, t.name AS agreement
OPTIONAL MATCH (i)-[c:CLAIMED_BY]->(claimant)
WITH i, r, actor, giver, taker, agreement,
     collect(DISTINCT CASE WHEN type(r) = 'TRANSFERRED' AND claimant.uid = actor.uid THEN null
          ELSE claimant.name + coalesce(' (so ' + c.said_by[0] + ')', '') END) AS others,
     collect(CASE WHEN type(r) = 'TRANSFERRED' AND claimant.uid = actor.uid THEN null ELSE c.statements END) AS claims
WITH i, r, actor, giver, taker, agreement, others, claims + [r.statements] AS rests
UNWIND rests AS some
UNWIND some AS id
MATCH (:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
WITH i, r, actor, giver, taker, agreement, others, collect(DISTINCT from.name) AS sources, collect(DISTINCT id) AS ids
RETURN i.name AS place, CASE type(r) WHEN 'TRANSFERRED' THEN 'transferred' ELSE 'renounced' END AS act,
       CASE type(r) WHEN 'TRANSFERRED' THEN giver ELSE actor.name END AS out_of,
       CASE type(r) WHEN 'TRANSFERRED' THEN actor.name ELSE taker END AS into,
       coalesce(r.mode, r.right) AS mode, r.time AS time, agreement, r.article AS article,
       r.part AS part, others AS claimed_by, sources AS source, r.said_by AS said_by,
       r.basis AS basis, r.contested AS contested, ids AS statements
