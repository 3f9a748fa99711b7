"""Cypher as people type it, that must mean the same embedded and on Neo4j.

Each has an order of its own, so that the rows can be compared one by one.
"""

from __future__ import annotations

__all__ = ["AS_TYPED", "NOTHING", "READ"]

AS_TYPED = (
    "MATCH (a:Minister)-[m:MET_WITH]-(b:Minister) RETURN a.name, b.name, m.time, m.statements",
    "MATCH (t:Agreement)-[:SIGNED_IN]->(y:Year {value: 1956}) RETURN t.name",
    "MATCH (i:Territory)-[c:CLAIMED_BY]->(p:Polity {name: 'Japan'}) RETURN i.name, c.statements",
)
"""The three texts that the design promises, letter by letter; they name no order."""

READ = (
    # Counts
    "MATCH (n) WHERE NOT n:_Dragoman UNWIND labels(n) AS label "
    "RETURN label, count(*) AS nodes ORDER BY label",
    "MATCH ()-[r]->() RETURN type(r) AS type, count(r) AS many ORDER BY type",
    "MATCH (s:Statement) RETURN s.predicate AS predicate, s.modality AS modality, "
    "count(*) AS many ORDER BY predicate, modality",
    "MATCH (s:Statement)-[:FROM_SOURCE]->(q:Source) "
    "RETURN q.uid, q.name, q.publisher, count(s) AS many ORDER BY q.uid",
    "MATCH ()-[r]->() WHERE r.derived RETURN type(r) AS type, count(*) AS many ORDER BY type",
    "MATCH (t:Agreement)-[:SIGNED_IN]->(y:Year) "
    "RETURN y.value AS year, count(t) AS many, min(t.name) AS first ORDER BY many DESC, year",
    "MATCH (:Polity {name: 'Japan'})<-[r]-(n) "
    "RETURN type(r) AS type, count(DISTINCT n) AS many ORDER BY type",
    "MATCH (p:Person)-[h:HELD_OFFICE]->(:Office) WITH p, count(h) AS offices WHERE offices > 1 "
    "RETURN p.name, offices ORDER BY p.uid",
    # Lists, truth values, numbers
    "MATCH (p:Polity) RETURN p.uid, p.names, size(p.names) AS many ORDER BY p.uid",
    "MATCH ()-[r]->() WHERE r.sources > 1 "
    "RETURN r.uid, type(r) AS type, r.statements, r.contested ORDER BY r.uid",
    "MATCH ()-[r:CLAIMED_BY]->() WHERE size(r.said_by) > 0 RETURN r.uid, r.said_by ORDER BY r.uid",
    "MATCH (s:Statement) WHERE s.counts = false "
    "RETURN s.uid, s.modality, s.polarity, s.basis ORDER BY s.uid",
    "MATCH (s:Statement) WHERE s.quotation IS NOT NULL "
    "RETURN s.uid, s.quotation, s.quotation_start, s.quotation_end, s.confidence ORDER BY s.uid",
    "MATCH (y:Year) RETURN y.uid, y.value, y.value / 100 AS century ORDER BY y.value",
    "MATCH (n:Minister) RETURN n.uid, [l IN ['Ambassador', 'HeadOfGovernment', 'HeadOfState'] "
    "WHERE l IN labels(n)] AS others ORDER BY n.uid",
    # Two hops and more
    "MATCH (a:Person)-[:MET_WITH]-(b:Person)-[:MET_WITH]-(c:Person) WHERE a.uid < c.uid "
    "RETURN a.uid, b.uid, c.uid, count(*) AS ways ORDER BY a.uid, b.uid, c.uid",
    "MATCH (a:Person)-[:PARTICIPATED_IN]->(e:Event)<-[:PARTICIPATED_IN]-(b:Person) "
    "WHERE a.uid < b.uid RETURN DISTINCT e.uid, a.name, b.name ORDER BY e.uid, a.name, b.name",
    "MATCH (a:Person)-[:HELD_OFFICE]->(o:Office)<-[:HELD_OFFICE]-(b:Person) WHERE a.uid < b.uid "
    "RETURN o.name, a.name, b.name, count(*) AS ways ORDER BY o.name, a.name, b.name",
    "MATCH (:Person {name: 'Sergey Lavrov'})-[:MET_WITH*1..2]-(b:Person) "
    "RETURN DISTINCT b.uid ORDER BY b.uid",
    "MATCH (s:Statement)-[:SUBJECT]->(t:Agreement) MATCH (s)-[:FROM_SOURCE]->(q:Source) "
    "RETURN t.name, q.name, count(s) AS many ORDER BY t.name, q.name",
    "MATCH (x:Statement)-[:CONTRADICTS]-(y:Statement) WHERE x.uid < y.uid "
    "RETURN x.uid, y.uid, x.time, y.time ORDER BY x.uid, y.uid",
    # What may be missing
    "MATCH (t:Agreement) OPTIONAL MATCH (t)-[at:SIGNED_AT]->(p:Place) "
    "RETURN t.uid, p.name, at.time ORDER BY t.uid, p.name",
    "MATCH (t:Agreement) OPTIONAL MATCH (t)-[:SIGNED_BY]->(p:Person) "
    "WITH t, collect(p.uid) AS hands RETURN t.uid, size(hands) AS hands ORDER BY t.uid",
    "MATCH (e:Event) WHERE NOT (e)-[:TOOK_PLACE]->() RETURN e.uid ORDER BY e.uid",
    "MATCH (e:Event) WHERE NOT EXISTS { (e)<-[:PARTICIPATED_IN]-(:Person) } "
    "RETURN e.name ORDER BY e.uid",
    "MATCH (i:Territory)-[r:CLAIMED_BY|ADMINISTERED_BY]->(p) "
    "RETURN i.name, type(r) AS type, p.name, coalesce(r.time, 'undated') AS time ORDER BY r.uid",
    "MATCH (t:Agreement) CALL (t) { MATCH (t)<-[r:PARTY_TO]-() RETURN count(r) AS parties } "
    "RETURN t.uid, parties ORDER BY t.uid",
    # Time: bounds are ISO texts, so they compare as days
    "MATCH (p:Person)-[h:HELD_OFFICE]->(o:Office) WHERE h.start <= '2019-09-26' "
    "AND (h.end IS NULL OR h.end >= '2019-09-26') RETURN p.name, o.name, h.time ORDER BY h.uid",
    "MATCH (p:Person)-[h:HELD_OFFICE]->(o:Office) WHERE h.end IS NULL "
    "RETURN p.uid, o.uid, h.start, h.begin_latest, h.end_earliest ORDER BY h.uid",
    "MATCH (a:Person)-[m:MET_WITH]-(b:Person) "
    "WHERE m.start >= '2018-01-01' AND m.end <= '2019-12-31' "
    "RETURN a.name, b.name, m.time, m.start, m.end ORDER BY a.uid, m.uid",
    "MATCH (t:Agreement)-[s:SIGNED_IN]->() RETURN t.name, s.start "
    "ORDER BY s.start DESC, t.name LIMIT 5",
    # Paths and whole things
    "MATCH (a:Person {name: 'Sergey Lavrov'}), (b:Person {name: 'Taro Kono'}) "
    "MATCH p = shortestPath((a)-[:MET_WITH*..4]-(b)) "
    "RETURN length(p) AS steps, [n IN nodes(p) | n.name] AS way ORDER BY steps",
    "MATCH (a:Polity {uid: 'polity-japan'}), (b:Polity {uid: 'polity-russia'}) "
    "MATCH p = shortestPath((a)-[*..4]-(b)) RETURN length(p) AS steps ORDER BY steps",
    "MATCH p = (m:Person {name: 'Toshimitsu Motegi'})-[h:HELD_OFFICE]->(:Office) "
    "RETURN m, h, p ORDER BY h.uid",
    "MATCH (p:Person) WHERE p.name STARTS WITH 'S' OR p.name =~ '(?i).*putin.*' "
    "RETURN p.name ORDER BY p.name",
    "MATCH (n:Polity {uid: 'polity-japan'}) RETURN n.name AS name "
    "UNION MATCH (n:Office {uid: 'office-japan-foreign-minister'}) RETURN n.name AS name",
)

NOTHING = (
    "MATCH (y:Year {value: 1}) RETURN y.value AS year, y.name",
    "MATCH (p:Person {name: 'Nobody'})-[m:MET_WITH]-(q) RETURN q.name, count(m) AS meetings",
)
"""They find nothing, and still say which columns they were asked for."""
