MATCH (s:Statement {predicate: 'TOOK_PLACE', modality: 'planned', polarity: 'asserted', review: 'accepted'})-[:SUBJECT]->(e:Event)
WHERE s.rank <> 'deprecated'
  AND ($from IS NULL OR s.end_latest IS NULL OR s.end_latest >= $from)
  AND ($to IS NULL OR s.begin_earliest IS NULL OR s.begin_earliest <= $to)
MATCH (s)-[:FROM_SOURCE]->(from:Source)
OPTIONAL MATCH (e)<-[:SUBJECT]-(done:Statement {predicate: 'TOOK_PLACE', counts: true})
WITH s, e, from, count(done) AS held
WHERE held = 0
OPTIONAL MATCH (e)<-[f:REFERS_TO]-(then)
WITH s, e, from, collect(DISTINCT f.kind) AS kinds,
     collect(DISTINCT CASE WHEN f.kind IN ['postpones', 'cancels'] THEN f.kind + ': ' + then.name END) AS outcome,
     collect(CASE WHEN f.kind IN ['postpones', 'cancels'] THEN f.statements END) AS told
WHERE NOT 'fulfils' IN kinds
OPTIONAL MATCH (e)<-[:OBJECT]-(p:Statement {predicate: 'PARTICIPATED_IN', polarity: 'asserted'})-[:SUBJECT]->(a)
WITH s, e, from, outcome, told, collect(DISTINCT a.name) AS who,
     collect(DISTINCT p.on_behalf_of) + collect(DISTINCT a.uid) AS sides
WHERE $x IS NULL OR any(side IN sides WHERE side IN $x)
OPTIONAL MATCH (s)-[c:CONTRADICTS]-(:Statement)
WITH s, e, from, outcome, told, who, count(c) > 0 AS contested
UNWIND told + [[s.uid]] AS some
UNWIND some AS id
MATCH (:Statement {uid: id})-[:FROM_SOURCE]->(source:Source)
WITH s, e, outcome, who, contested, collect(DISTINCT source.name) AS sources,
     collect(DISTINCT id) AS ids
RETURN e.name AS event, CASE WHEN e.kind IS NULL THEN [] ELSE split(e.kind, '; ') END AS kind,
       s.time AS planned_for, who, outcome, s.certainty AS certainty, sources AS source,
       CASE WHEN s.said_by IS NULL THEN [] ELSE [s.said_by] END AS said_by, s.basis AS basis,
       contested, ids AS statements
