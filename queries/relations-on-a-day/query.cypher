UNWIND $x AS one
MATCH (a:Polity {uid: one})-[r:DIPLOMATIC_RELATIONS|AT_WAR]-(b:Polity)
WHERE b.uid IN $y AND b.uid <> a.uid
  AND ($certainly IS NULL OR coalesce(r.begin_latest, r.end) <= $certainly
                             AND $certainly <= coalesce(r.end_earliest, r.start))
OPTIONAL MATCH (t:Agreement {uid: coalesce(r.agreement, '')})
WITH DISTINCT a, b, r, t.name AS agreement
UNWIND r.statements AS id
MATCH (:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
WITH a, b, agreement, r, collect(DISTINCT from.name) AS sources
RETURN a.name AS one, b.name AS other,
       CASE type(r) WHEN 'AT_WAR' THEN 'state of war' ELSE 'diplomatic relations' END AS what,
       r.phase AS phase, r.level AS level, r.time AS time,
       CASE WHEN r.time IS NULL THEN 'undated' WHEN r.start > $on THEN 'after the day' WHEN r.end < $on THEN 'before the day'
            WHEN coalesce(r.begin_latest, r.end) <= $on
             AND coalesce(r.end_earliest, r.start) >= $on THEN 'certain'
            ELSE 'possible' END AS standing,
       r.start_act AS start_act, r.end_act AS end_act, agreement, sources AS source, r.said_by AS said_by,
       r.basis AS basis, r.contested AS contested, r.statements AS statements
