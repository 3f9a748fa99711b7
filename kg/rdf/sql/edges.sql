-- Edges: the direct triple that people type, and a node that carries what is known of the edge.
-- Each end leads to the node by the edge's relation: a query goes on from a thing that it has.
WITH e AS (
    SELECT x.*, r.iri, ent(x.uid) AS node FROM out_edge x JOIN relation r ON r.name = x.type
),
q AS (SELECT node, unnest(map_entries(quals)) AS item FROM e)
SELECT ent(s) || ' ' || kgo(iri) || ' ' || ent(o) || ' .' AS line FROM e
UNION ALL SELECT ent(o) || ' ' || kgo(iri) || ' ' || ent(s) || ' .' FROM e WHERE "symmetric"
UNION ALL SELECT node || ' ' || rdf('type') || ' ' || kgo('Edge') || ' .' FROM e
UNION ALL SELECT node || ' ' || kgo('uid') || ' ' || literal(uid) || ' .' FROM e
UNION ALL SELECT node || ' ' || rdf('subject') || ' ' || ent(s) || ' .' FROM e
UNION ALL SELECT node || ' ' || rdf('predicate') || ' ' || kgo(iri) || ' .' FROM e
UNION ALL SELECT node || ' ' || rdf('object') || ' ' || ent(o) || ' .' FROM e
UNION ALL SELECT node || ' ' || kgo('connects') || ' ' || ent(s) || ' .' FROM e WHERE "symmetric"
UNION ALL SELECT node || ' ' || kgo('connects') || ' ' || ent(o) || ' .' FROM e WHERE "symmetric"
UNION ALL SELECT ent(s) || ' ' || out_of(iri) || ' ' || node || ' .' FROM e
UNION ALL SELECT ent(o) || ' ' || into_it(iri) || ' ' || node || ' .' FROM e
UNION ALL SELECT ent(o) || ' ' || out_of(iri) || ' ' || node || ' .' FROM e WHERE "symmetric"
UNION ALL SELECT ent(s) || ' ' || into_it(iri) || ' ' || node || ' .' FROM e WHERE "symmetric"
UNION ALL SELECT node || ' ' || kgo('time') || ' ' || literal(time) || ' .' FROM e
    WHERE time IS NOT NULL
UNION ALL SELECT node || ' ' || kgo('attested') || ' ' || truth_of(attested) || ' .' FROM e
    WHERE attested
UNION ALL SELECT node || ' ' || kgo('start') || ' ' || day_of(be) || ' .' FROM e
    WHERE be IS NOT NULL
UNION ALL SELECT node || ' ' || kgo('begin_latest') || ' ' || day_of(bl) || ' .' FROM e
    WHERE bl IS NOT NULL
UNION ALL SELECT node || ' ' || kgo('end_earliest') || ' ' || day_of(ee) || ' .' FROM e
    WHERE ee IS NOT NULL
UNION ALL SELECT node || ' ' || kgo('end') || ' ' || day_of(el) || ' .' FROM e
    WHERE el IS NOT NULL
UNION ALL SELECT node || ' ' || kgo('statements') || ' ' || literal(array_to_string(statements, ' '))
    || ' .' FROM e
UNION ALL SELECT node || ' ' || kgo('statement') || ' ' || ent(unnest(statements)) || ' .' FROM e
UNION ALL SELECT node || ' ' || kgo('fromSource') || ' ' || ent(unnest(from_sources)) || ' .' FROM e
UNION ALL SELECT node || ' ' || kgo('sources') || ' ' || number_of(sources) || ' .' FROM e
UNION ALL SELECT node || ' ' || kgo('basis') || ' ' || literal(basis) || ' .' FROM e
UNION ALL SELECT node || ' ' || kgo('said_by') || ' ' || literal(unnest(said_by)) || ' .' FROM e
UNION ALL SELECT node || ' ' || kgo('contested') || ' ' || truth_of(contested) || ' .' FROM e
UNION ALL SELECT node || ' ' || kgo('derived') || ' ' || truth_of(derived) || ' .' FROM e
UNION ALL SELECT node || ' ' || kgo('owner') || ' ' || ent(owner) || ' .' FROM e WHERE derived
UNION ALL SELECT node || ' ' || kgo(item.key) || ' ' ||
    CASE WHEN n.uid IS NULL THEN literal(item.value) ELSE ent(item.value) END || ' .'
    FROM q LEFT JOIN node n ON n.uid = item.value
