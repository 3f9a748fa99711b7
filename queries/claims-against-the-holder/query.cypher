UNWIND $x AS claimant
MATCH (i:Place)-[r:CLAIMED_BY]->(a:Polity {uid: claimant})
WHERE $on IS NULL OR (r.start IS NULL OR r.start <= $on) AND (r.end IS NULL OR r.end >= $on)
MATCH (i)-[:PART_OF*0..6]->(whole:Place)-[s:ADMINISTERED_BY]->(b:Polity)
WHERE b.uid IN $y AND b.uid <> a.uid
  AND ($on IS NULL OR (s.start IS NULL OR s.start <= $on) AND (s.end IS NULL OR s.end >= $on))
  AND ($on IS NULL OR (r.attested IS NULL OR r.end_earliest <= $on AND r.begin_latest >= $on)
       AND (s.attested IS NULL OR s.end_earliest <= $on AND s.begin_latest >= $on))
  AND ($certainly IS NULL OR coalesce(r.begin_latest, r.end) <= $certainly
                             AND $certainly <= coalesce(r.end_earliest, r.start)
                             AND coalesce(s.begin_latest, s.end) <= $certainly
                             AND $certainly <= coalesce(s.end_earliest, s.start))
  AND (r.end IS NULL OR s.start IS NULL OR r.end >= s.start)
  AND (s.end IS NULL OR r.start IS NULL OR s.end >= r.start)
WITH DISTINCT i, whole, a, b, r, s
WITH i, whole, a, b, r, s, [r.statements, s.statements] AS rests
UNWIND rests AS some
UNWIND some AS id
MATCH (:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
WITH i, whole, a, b, r, s, collect(DISTINCT from.name) AS sources, collect(DISTINCT id) AS ids
RETURN i.name AS territory, a.name AS claimed_by, r.time AS claimed, r.legal_basis AS grounds,
       b.name AS administered_by, s.time AS administered, s.mode AS mode,
       CASE WHEN whole.uid = i.uid THEN null ELSE whole.name END AS as_part_of, sources AS source, r.said_by + s.said_by AS said_by,
       CASE WHEN r.basis > s.basis THEN r.basis ELSE s.basis END AS basis,
       r.contested OR s.contested AS contested, ids AS statements
