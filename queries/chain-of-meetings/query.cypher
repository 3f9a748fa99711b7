MATCH (a:Person)-[m:MET_WITH]-(n:Person)
WHERE none(one IN $a WHERE one IN $b)
  AND ($from IS NULL OR m.end IS NULL OR m.end >= $from)
  AND ($to IS NULL OR m.start IS NULL OR m.start <= $to)
WITH collect({one: a.uid, other: n.uid, meeting: m}) AS met
WITH met, [e IN met WHERE e.one IN $a] AS near, [e IN met WHERE e.other IN $b] AS far
WITH met, near, far, [e IN near WHERE e.other IN $b] AS direct, [e IN near | e.other] AS around
WITH met, near, far, direct,
     CASE WHEN size(direct) > 0 THEN [] ELSE [f IN far WHERE f.one IN around | f] END AS joined,
     [f IN far | f.one] AS before
WITH met, near, far, direct, joined, before,
     CASE WHEN size(direct) > 0 OR size(joined) > 0 THEN [] ELSE
          [e IN met WHERE e.other IN before AND NOT e.one IN $a AND NOT e.other IN $a] END AS bridges
WITH near, far, direct, joined, bridges, [e IN near | e.other] AS around
WITH near, far, direct, joined, [e IN bridges WHERE e.one IN around] AS bridges
WITH [d IN direct | {first: null, second: null, meetings: [d.meeting]}] AS one_meeting, near, far, joined, bridges
WITH one_meeting, near, far, bridges, [f IN joined | f] AS joined
UNWIND CASE WHEN size(one_meeting) > 0 THEN [{kind: 1}] WHEN size(joined) > 0 THEN [{kind: 2}] ELSE [{kind: 3}] END AS how
UNWIND CASE how.kind WHEN 1 THEN one_meeting
       WHEN 2 THEN [f IN joined | {first: f.one, second: null, last: f.meeting}]
       ELSE [e IN bridges | {first: e.one, second: e.other, middle: e.meeting}] END AS chain
WITH how, chain, near, far
UNWIND CASE how.kind WHEN 1 THEN [chain.meetings]
       WHEN 2 THEN [e IN near WHERE e.other = chain.first | [e.meeting, chain.last]]
       ELSE [e IN near WHERE e.other = chain.first | [e.meeting, chain.middle]] END AS walked
UNWIND CASE how.kind WHEN 3 THEN [f IN far WHERE f.one = chain.second | walked + [f.meeting]] ELSE [walked] END AS links
WITH how.kind AS meetings, chain.first AS first_id, chain.second AS second_id, links
UNWIND links AS link
UNWIND link.statements AS id
MATCH (s:Statement {uid: id})-[:FROM_SOURCE]->(from:Source)
WITH meetings, first_id, second_id, collect(DISTINCT link.time) AS times,
     collect(DISTINCT from.name) AS sources, collect(link.said_by) AS voices, max(link.basis) AS basis,
     max(CASE WHEN link.contested THEN 1 ELSE 0 END) = 1 AS contested, collect(DISTINCT id) AS ids
UNWIND voices AS some
UNWIND some + [null] AS voice
WITH meetings, first_id, second_id, times, sources, basis, contested, ids, collect(DISTINCT voice) AS said_by
OPTIONAL MATCH (x:Person {uid: first_id})
OPTIONAL MATCH (y:Person {uid: second_id})
RETURN meetings, coalesce(x.name, '') AS first, coalesce(y.name, '') AS second, times, sources AS source, said_by, basis,
       contested, ids AS statements
