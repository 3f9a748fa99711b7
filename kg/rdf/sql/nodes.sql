-- Things: type, markers, names, and what is known of them besides relations.
SELECT ent(uid) || ' ' || rdf('type') || ' ' || kgo(label) || ' .' AS line FROM out_node
UNION ALL SELECT ent(uid) || ' ' || kgo('uid') || ' ' || literal(uid) || ' .' FROM out_node
UNION ALL SELECT ent(uid) || ' ' || rdfs_label() || ' ' || literal(name) || ' .' FROM out_node
UNION ALL SELECT ent(uid) || ' ' || rdf('type') || ' ' || kgo(unnest(markers)) || ' .' FROM out_node
UNION ALL SELECT ent(uid) || ' ' || kgo('alias') || ' ' || literal(unnest(names)) || ' .' FROM out_node
UNION ALL SELECT ent(uid) || ' ' || kgo('otherId') || ' ' || literal(unnest(other_ids)) || ' .'
    FROM out_node
UNION ALL SELECT ent(uid) || ' ' || kgo('value') || ' ' || number_of(name) || ' .' FROM out_node
    WHERE label = 'Year'
UNION ALL SELECT ent(a.uid) || ' ' || kgo(r.iri) || ' ' || literal(a.value) || ' .'
    FROM attribute a JOIN out_node n ON n.uid = a.uid JOIN relation r ON r.name = a.name
UNION ALL SELECT ent(id) || ' ' || rdf('type') || ' ' || kgo('Source') || ' .' FROM out_source
UNION ALL SELECT ent(id) || ' ' || kgo('uid') || ' ' || literal(id) || ' .' FROM out_source
UNION ALL SELECT ent(id) || ' ' || rdfs_label() || ' ' || literal(name) || ' .' FROM out_source
UNION ALL SELECT ent(id) || ' ' || kgo(unnest(json_keys(attributes))) || ' ' ||
    literal(json_extract_string(attributes, '$."' || unnest(json_keys(attributes)) || '"')) || ' .'
    FROM out_source
UNION ALL SELECT ent(id) || ' ' || kgo('covers_from') || ' ' || number_of(covers_from) || ' .'
    FROM out_source WHERE covers_from IS NOT NULL
UNION ALL SELECT ent(id) || ' ' || kgo('covers_to') || ' ' || number_of(covers_to) || ' .'
    FROM out_source WHERE covers_to IS NOT NULL
UNION ALL SELECT ent(id) || ' ' || kgo('covers_relations') || ' ' ||
    literal(unnest(covers_relations)) || ' .' FROM out_source
UNION ALL SELECT ent(id) || ' ' || kgo('covers_polities') || ' ' ||
    literal(unnest(covers_polities)) || ' .' FROM out_source
