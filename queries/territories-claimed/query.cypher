MATCH (i:Territory)-[c:CLAIMED_BY]->(p)
WHERE ($state IS NULL OR p.uid IN $state)
  AND ($on IS NULL OR (c.start IS NULL OR c.start <= $on) AND (c.end IS NULL OR c.end >= $on))
  AND ($certainly IS NULL OR coalesce(c.begin_latest, c.end) <= $certainly
                             AND $certainly <= coalesce(c.end_earliest, c.start))
OPTIONAL MATCH (i)-[a:ADMINISTERED_BY]->(holder)
WITH i, c, p,
     collect(DISTINCT holder.name + ' (' + coalesce(a.time, 'undated') + ')') AS holders,
     collect(a.statements) AS held
WITH i, c, p, holders, held + [c.statements] AS rests
UNWIND rests AS some
UNWIND some AS id
WITH i, c, p, holders, collect(DISTINCT id) AS ids
UNWIND ids AS id
MATCH (:Statement {uid: id})-[:FROM_SOURCE]->(source:Source)
WITH i, c, p, holders, ids, collect(DISTINCT source.name) AS sources
RETURN i.name AS territory, p.name AS claimed_by, c.time AS claimed, holders AS administered_by,
       c.said_by AS said_by, sources AS source, c.basis AS basis, c.contested AS contested,
       ids AS statements
