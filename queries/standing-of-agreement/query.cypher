UNWIND $agreement AS agreement
MATCH (t:Agreement {uid: agreement})
OPTIONAL MATCH (t)<-[:SUBJECT]-(d:Statement {predicate: 'DATED', counts: true})
WHERE d.phase IN ['in_force', 'terminated', 'terminated_effective', 'expired']
WITH t, collect(DISTINCT d) AS told
MATCH (t)<-[r:AGREEMENT_ACTION]-(a)
WITH a, t, told, collect(r) AS acts, max(r.basis) AS basis, max(CASE WHEN r.contested THEN 1 ELSE 0 END) = 1 AS contested
WITH a, t, acts, basis, contested, [d IN told WHERE d.party IS NULL OR d.party = a.uid] AS dates,
     [r IN acts WHERE r.begin_latest <= $on AND coalesce(r.attested, false) = false] AS done,
     [r IN acts WHERE r.start > $on] AS later
WITH a, t, dates, acts, basis, contested, done, later, [r IN done | r.action] AS done_acts,
     [r IN acts WHERE NOT r IN done AND NOT r IN later] AS unsure
WITH a, t, acts, basis, contested, done, done_acts, unsure, later, dates,
     [d IN dates WHERE d.phase = 'in_force' | coalesce(d.time, 'undated')] AS begun,
     [d IN dates WHERE d.phase <> 'in_force' | d.phase + ' ' + coalesce(d.time, 'undated')] AS over,
     [d IN dates WHERE d.phase <> 'in_force' AND d.begin_latest <= $on | d.uid] AS past
UNWIND [r IN acts | r.statements] + [[d IN dates | d.uid]] AS some
UNWIND some AS id
MATCH (s:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
WITH a, t, basis, contested, done, done_acts, unsure, later, begun, over, past,
     collect(DISTINCT from.name) AS sources, collect(DISTINCT id) AS ids, collect(DISTINCT s.said_by) AS said_by
RETURN t.name AS agreement, a.name AS party,
       CASE WHEN size(past) > 0 OR 'withdrew' IN done_acts THEN 'ended'
            WHEN 'gave_notice' IN done_acts THEN 'notice given'
            WHEN any(act IN done_acts WHERE act IN ['ratified', 'accepted', 'approved', 'exchanged_instruments',
                     'deposited_instrument', 'acceded', 'succeeded', 'listed']) THEN 'bound'
            WHEN 'applied_provisionally' IN done_acts THEN 'applied provisionally'
            WHEN 'signed' IN done_acts THEN 'signed'
            WHEN any(r IN unsure WHERE r.action = 'listed') THEN 'listed'
            WHEN 'initialled' IN done_acts THEN 'initialled'
            WHEN 'attended_not_signed' IN done_acts THEN 'did not sign'
            WHEN size(done) = 0 AND size(unsure) = 0 THEN 'not yet'
            ELSE 'unclear' END AS standing,
       [r IN done | coalesce(r.action, 'unnamed step') + ' ' + coalesce(r.time, 'undated')] AS steps,
       [r IN unsure | coalesce(r.action, 'unnamed step') + ' ' + coalesce(r.time, 'undated')] AS open,
       [r IN done WHERE r.reservation IS NOT NULL | r.reservation] AS reservation,
       begun AS in_force, over AS ended, sources AS source, said_by, basis, contested, ids AS statements
