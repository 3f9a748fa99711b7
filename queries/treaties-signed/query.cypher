MATCH (t:Agreement)-[r:SIGNED_IN]->(:Year {value: $year})
OPTIONAL MATCH (actor)-[act:AGREEMENT_ACTION {action: 'signed'}]->(t)
WITH t, r, collect(DISTINCT actor.name) AS actors, collect(act.statements) AS acts
OPTIONAL MATCH (t)-[by:SIGNED_BY]->(person:Person)
WITH t, r, actors, acts, collect(DISTINCT person.name) AS persons, collect(by.statements) AS hands
OPTIONAL MATCH (t)-[at:SIGNED_AT]->(place:Place)
WITH t, r, actors, acts, persons, hands, collect(DISTINCT place.name) AS places,
     collect(at.statements) AS ats
WITH t, r, actors, persons, places, acts + hands + ats + [r.statements] AS rests
UNWIND rests AS some
UNWIND some AS id
WITH t, r, actors, persons, places, collect(DISTINCT id) AS ids
UNWIND ids AS id
MATCH (:Statement {uid: id})-[:FROM_SOURCE]->(source:Source)
WITH t, r, actors, persons, places, ids, collect(DISTINCT source.name) AS sources
RETURN t.name AS agreement, CASE WHEN t.kind IS NULL THEN [] ELSE split(t.kind, '; ') END AS kind,
       r.time AS signed,
       coalesce(r.possible, 'false') AS possible, actors AS signed_by, persons AS signatories,
       places AS place, sources AS source, r.basis AS basis, r.contested AS contested,
       ids AS statements
