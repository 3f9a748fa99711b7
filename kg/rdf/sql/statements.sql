-- Every statement as a node, whether it counts or not, with its place in the source.
WITH s AS (
    SELECT x.*, ent(x.id) AS node, r.iri, CAST(x.locator AS JSON) AS place,
           CAST(x.anchor AS JSON) AS spot, ent(x.id || '-place') AS target
    FROM out_statement x JOIN relation r ON r.name = x.p
)
SELECT node || ' ' || rdf('type') || ' ' || kgo('Statement') || ' .' AS line FROM s
UNION ALL SELECT node || ' ' || kgo('uid') || ' ' || literal(id) || ' .' FROM s
UNION ALL SELECT node || ' ' || rdf('subject') || ' ' || ent(s) || ' .' FROM s
UNION ALL SELECT node || ' ' || rdf('predicate') || ' ' || kgo(iri) || ' .' FROM s
UNION ALL SELECT ent(s) || ' ' || told(iri) || ' ' || node || ' .' FROM s
UNION ALL SELECT node || ' ' || rdf('object') || ' ' || ent(o) || ' .' FROM s WHERE o IS NOT NULL
UNION ALL SELECT node || ' ' || kgo('value') || ' ' || literal(value) || ' .' FROM s
    WHERE value IS NOT NULL
UNION ALL SELECT node || ' ' || kgo('lang') || ' ' || literal(lang) || ' .' FROM s
    WHERE lang IS NOT NULL
UNION ALL SELECT node || ' ' || kgo('time') || ' ' || literal(time) || ' .' FROM s
    WHERE time IS NOT NULL
UNION ALL SELECT node || ' ' || kgo('begin_earliest') || ' ' || day_of(begin_earliest) || ' .' FROM s
    WHERE begin_earliest IS NOT NULL
UNION ALL SELECT node || ' ' || kgo('begin_latest') || ' ' || day_of(begin_latest) || ' .' FROM s
    WHERE begin_latest IS NOT NULL
UNION ALL SELECT node || ' ' || kgo('end_earliest') || ' ' || day_of(end_earliest) || ' .' FROM s
    WHERE end_earliest IS NOT NULL
UNION ALL SELECT node || ' ' || kgo('end_latest') || ' ' || day_of(end_latest) || ' .' FROM s
    WHERE end_latest IS NOT NULL
UNION ALL SELECT node || ' ' || kgo('polarity') || ' ' || literal(polarity) || ' .' FROM s
UNION ALL SELECT node || ' ' || kgo('modality') || ' ' || literal(modality) || ' .' FROM s
UNION ALL SELECT node || ' ' || kgo('rank') || ' ' || literal(rank) || ' .' FROM s
UNION ALL SELECT node || ' ' || kgo('review') || ' ' || literal(review) || ' .' FROM s
UNION ALL SELECT node || ' ' || kgo('basis') || ' ' || literal(accepted_by) || ' .' FROM s
UNION ALL SELECT node || ' ' || kgo('loaded_as') || ' ' || literal(basis) || ' .' FROM s
    WHERE basis <> 'data_set'
UNION ALL SELECT node || ' ' || kgo('method') || ' ' || literal(method) || ' .' FROM s
UNION ALL SELECT node || ' ' || kgo('counts') || ' ' || truth_of(counts) || ' .' FROM s
UNION ALL SELECT node || ' ' || kgo('attested') || ' ' || truth_of(attested = 1) || ' .' FROM s
    WHERE attested = 1
UNION ALL SELECT node || ' ' || kgo('said_by') || ' ' || literal(said_by) || ' .' FROM s
    WHERE said_by IS NOT NULL
UNION ALL SELECT node || ' ' || kgo('voices') || ' ' || literal(attributed_to) || ' .' FROM s
    WHERE attributed_to <> '[]'
UNION ALL SELECT node || ' ' || kgo('original_subject') || ' ' || literal(original_subject) || ' .'
    FROM s WHERE original_subject IS NOT NULL
UNION ALL SELECT node || ' ' || kgo('original_object') || ' ' || literal(original_object) || ' .'
    FROM s WHERE original_object IS NOT NULL
UNION ALL SELECT node || ' ' || kgo('original_time') || ' ' || literal(original_time) || ' .'
    FROM s WHERE original_time IS NOT NULL
UNION ALL SELECT node || ' ' || kgo('calendar') || ' ' || literal(calendar) || ' .' FROM s
    WHERE calendar IS NOT NULL
UNION ALL SELECT node || ' ' || kgo('certainty') || ' ' || literal(certainty) || ' .' FROM s
    WHERE certainty IS NOT NULL
UNION ALL SELECT node || ' ' || kgo('confidence') || ' "' || confidence ||
    '"^^<http://www.w3.org/2001/XMLSchema#decimal> .' FROM s WHERE confidence IS NOT NULL
UNION ALL SELECT node || ' ' || kgo('engines') || ' ' || literal(engines) || ' .' FROM s
    WHERE engines IS NOT NULL
UNION ALL SELECT node || ' ' || kgo('note') || ' ' || literal(note) || ' .' FROM s
    WHERE note IS NOT NULL
UNION ALL SELECT node || ' ' || prov('hadPrimarySource') || ' ' || ent(source) || ' .' FROM s
UNION ALL SELECT node || ' ' || kgo('dataset') || ' ' || ent(dataset) || ' .' FROM s
    WHERE dataset <> source
UNION ALL SELECT node || ' ' || prov('wasAttributedTo') || ' ' || ent(v.uid) || ' .'
    FROM s JOIN voice v ON v.statement = s.id
UNION ALL SELECT node || ' ' || kgo(q.name) || ' ' ||
    CASE WHEN q.uid IS NULL THEN literal(q.value) ELSE ent(q.uid) END || ' .'
    FROM s JOIN qualifier q ON q.statement = s.id
UNION ALL SELECT node || ' ' || kgo('locator') || ' ' || literal(locator) || ' .' FROM s
    WHERE locator <> '{}'
UNION ALL SELECT node || ' ' || oa('hasTarget') || ' ' || target || ' .' FROM s
    WHERE place->>'exact' IS NOT NULL
UNION ALL SELECT target || ' ' || oa('exact') || ' ' || literal(place->>'exact') || ' .' FROM s
    WHERE place->>'exact' IS NOT NULL
UNION ALL SELECT target || ' ' || oa('prefix') || ' ' || literal(spot->>'prefix') || ' .' FROM s
    WHERE spot->>'prefix' IS NOT NULL AND place->>'exact' IS NOT NULL
UNION ALL SELECT target || ' ' || oa('suffix') || ' ' || literal(spot->>'suffix') || ' .' FROM s
    WHERE spot->>'suffix' IS NOT NULL AND place->>'exact' IS NOT NULL
UNION ALL SELECT target || ' ' || oa('start') || ' ' || number_of(spot->>'start') || ' .' FROM s
    WHERE spot->>'start' IS NOT NULL AND place->>'exact' IS NOT NULL
UNION ALL SELECT target || ' ' || oa('end') || ' ' || number_of(spot->>'end') || ' .' FROM s
    WHERE spot->>'end' IS NOT NULL AND place->>'exact' IS NOT NULL
UNION ALL SELECT target || ' ' || kgo('sha256') || ' ' || literal(spot->>'sha256') || ' .' FROM s
    WHERE spot->>'sha256' IS NOT NULL AND place->>'exact' IS NOT NULL
