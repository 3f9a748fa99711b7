UNWIND $agreement AS agreement
MATCH (t:Agreement {uid: agreement})-[r:SIGNED_BY|AGREEMENT_ACTION]-(who)
WHERE type(r) = 'SIGNED_BY' OR r.action IN ['signed', 'initialled', 'attended_not_signed']
OPTIONAL MATCH (state:Polity {uid: coalesce(r.on_behalf_of, '')})
OPTIONAL MATCH (body:Organization {uid: coalesce(r.on_behalf_of, '')})
OPTIONAL MATCH (office:Office {uid: coalesce(r.capacity, '')})
WITH t, r, who, coalesce(state.name, body.name) AS side, office.name AS office
UNWIND r.statements AS id
MATCH (:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
WITH t, who, side, office, r, collect(DISTINCT from.name) AS sources
RETURN t.name AS agreement, who.name AS who, coalesce(r.action, 'signed by hand') AS act,
       side, office, r.time AS time, sources AS source, r.said_by AS said_by,
       r.basis AS basis, r.contested AS contested, r.statements AS statements
