MATCH (e:Event)<-[:SUBJECT|OBJECT]-(s:Statement {modality: 'planned', polarity: 'asserted', review: 'accepted'})
WHERE s.predicate IN ['TOOK_PLACE', 'PARTICIPATED_IN'] AND s.rank <> 'deprecated'
WITH e, collect(DISTINCT CASE s.predicate WHEN 'TOOK_PLACE' THEN s END) AS dated,
     collect(DISTINCT CASE s.predicate WHEN 'PARTICIPATED_IN' THEN s END) AS coming
OPTIONAL MATCH (e)<-[:SUBJECT]-(done:Statement {predicate: 'TOOK_PLACE', counts: true})
WITH e, dated, coming, count(done) AS held
OPTIONAL MATCH (e)<-[came:PARTICIPATED_IN]-()
WITH e, dated, coming, held, count(came) AS there
WHERE held + there = 0
OPTIONAL MATCH (e)<-[f:REFERS_TO]-(then)
WITH e, dated, coming, collect(DISTINCT f.kind) AS kinds,
     collect(DISTINCT CASE WHEN f.kind IN ['postpones', 'cancels'] THEN f.kind + ': ' + then.name END) AS outcome,
     collect(CASE WHEN f.kind IN ['postpones', 'cancels'] THEN f.statements END) AS told
WHERE NOT 'fulfils' IN kinds
UNWIND CASE WHEN size(coming) = 0 THEN [null] ELSE coming END AS p
OPTIONAL MATCH (p)-[:SUBJECT]->(a)
OPTIONAL MATCH (:Office {uid: coalesce(p.capacity, '')})-[:OFFICE_OF]->(owner)
WITH e, dated, coming, outcome, told, collect(DISTINCT a.name) AS who,
     collect(DISTINCT p.on_behalf_of) + collect(DISTINCT a.uid) + collect(DISTINCT owner.uid) AS sides
WHERE $x IS NULL OR any(side IN sides WHERE side IN $x)
UNWIND CASE WHEN size(dated) = 0 THEN [null] ELSE dated END AS s
WITH e, s, outcome, told, who, [p IN coming | p.uid] AS coming
WHERE ($from IS NULL OR s.end_latest IS NULL OR s.end_latest >= $from)
  AND ($to IS NULL OR s.begin_earliest IS NULL OR s.begin_earliest <= $to)
WITH e, s.uid AS planned, s.time AS planned_for, outcome, who, told + [coming, [s.uid]] AS rests
UNWIND rests AS some
UNWIND some AS id
MATCH (st:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
OPTIONAL MATCH (st)-[c:CONTRADICTS]-(:Statement)
WITH e, planned, planned_for, outcome, who, collect(DISTINCT from.name) AS sources,
     collect(DISTINCT CASE WHEN st.modality = 'planned' THEN st.certainty END) AS certainty,
     collect(DISTINCT st.said_by) AS said_by, max(st.basis) AS basis, count(c) > 0 AS contested,
     collect(DISTINCT id) AS ids
RETURN e.name AS event, CASE WHEN e.kind IS NULL THEN [] ELSE split(e.kind, '; ') END AS kind,
       planned_for, who, outcome, certainty, sources AS source, said_by, basis, contested,
       ids AS statements
