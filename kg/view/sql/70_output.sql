-- Nodes and edges as the projections take them.
CREATE TEMP TABLE weight AS
SELECT st.id, st.source, g.who, g.root, st.accepted_by, st.said_by, st.id IN (SELECT id FROM contested) AS contested
FROM st LEFT JOIN originator g ON g.id = st.id;

CREATE TEMP TABLE derived AS
WITH raw AS (
    SELECT 'e-' || left(md5(concat_ws(chr(31), 'MET_WITH', s, o, event)), 20) AS uid,
           'MET_WITH' AS type, s, o, time, be, bl, ee, el, true AS "symmetric", event AS owner,
           map_from_entries(list_filter([{k: 'event', v: event}, {k: 'subject_capacity', v: ca},
               {k: 'object_capacity', v: cb}], lambda x: x.v IS NOT NULL)) AS quals, ids
    FROM met
    UNION ALL
    SELECT 'e-' || left(md5(concat_ws(chr(31), 'SIGNED_IN', s, year::VARCHAR)), 20), 'SIGNED_IN',
           s, 'year-' || year, time, format('{:04d}-01-01', year), format('{:04d}-12-31', year),
           format('{:04d}-01-01', year), format('{:04d}-12-31', year), false, s,
           CASE WHEN possible THEN MAP {'possible': 'true'} ELSE MAP {} END, ids
    FROM signed
    UNION ALL
    SELECT 'e-' || left(md5(concat_ws(chr(31), 'PARTY_TO', s, o)), 20), 'PARTY_TO', s, o,
           -- Whoever has not withdrawn is still bound, or nobody says so: the end is unknown.
           CASE WHEN coalesce(since, until) IS NULL OR starts_with(since, '[') THEN since ELSE
               concat(split_part(since, '/', 1), '/', split_part(until, '/', 1)) END,
           be, bl, ee, el, false, o,
           map_from_entries(list_filter([{k: 'consent', v: basis}, {k: 'since', v: since},
               {k: 'until', v: until}], lambda x: x.v IS NOT NULL)), ids
    FROM party
),
supported AS (
    SELECT r.uid, list(DISTINCT w.id ORDER BY w.id) AS statements,
           list(DISTINCT w.source ORDER BY w.source) AS from_sources,
           independent(w.who, w.root) AS sources,
           list(DISTINCT w.accepted_by ORDER BY w.accepted_by) AS bases,
           coalesce(list(DISTINCT w.said_by ORDER BY w.said_by)
                    FILTER (w.said_by IS NOT NULL), []) AS said_by,
           bool_or(w.contested) AS contested
    FROM (SELECT uid, unnest(ids) AS id FROM raw) r JOIN weight w ON w.id = r.id GROUP BY r.uid
)
SELECT r.* EXCLUDE (ids), false AS attested, s.* EXCLUDE (uid), true AS derived
FROM raw r JOIN supported s ON s.uid = r.uid;

-- Everything that a live statement names, even one that does not count.
CREATE TEMP TABLE named_in AS
SELECT subject AS record FROM st UNION SELECT object FROM st WHERE object IS NOT NULL
UNION SELECT substr(v, 2) FROM (
    SELECT unnest(map_values(CAST(CAST(qualifiers AS JSON) AS MAP(VARCHAR, VARCHAR)))) AS v
    FROM st WHERE qualifiers <> '{}') WHERE starts_with(v, '@')
UNION SELECT v->>'record' FROM (
    SELECT unnest(CAST(attributed_to AS JSON[])) AS v FROM st WHERE attributed_to <> '[]')
    WHERE v->>'record' IS NOT NULL;

CREATE TEMP TABLE entity AS
WITH here AS (SELECT w.* FROM who w JOIN named_in n ON n.record = w.record),
words AS (
    SELECT uid, words, count(*) AS n, bool_or(dataset = 'gazetteer') AS known,
           bool_or(alone = uid) AS kept
    FROM here GROUP BY uid, words
)
SELECT w.uid, t.name AS type, w.words, w.all_words, w.known
FROM (SELECT uid, first(words ORDER BY kept DESC, n DESC, len(words) DESC, words) AS words,
             list(words ORDER BY words) AS all_words, bool_or(known) AS known
      FROM words GROUP BY uid) w
JOIN node_type t ON t.prefix = split_part(w.uid, '-', 1);

CREATE TEMP TABLE name AS
SELECT any_value(st.s) AS uid, any_value(st.value) AS name,
       max(q.value) FILTER (q.name = 'kind') AS kind,
       any_value(st.lang) AS lang,
       max(q.value) FILTER (q.name = 'used_by') AS used_by,
       any_value(st.dataset) = 'gazetteer' AS listed
FROM st LEFT JOIN qualifier q ON q.statement = st.id
WHERE st.counts AND st.p = 'NAMED' AND st.value IS NOT NULL GROUP BY st.id;

-- Lists of states have usual names of their own, such as "Russia (Soviet Union)".
CREATE TEMP TABLE usual AS
SELECT uid, first(name ORDER BY CASE kind WHEN 'usual' THEN 0 WHEN 'short' THEN 1
       WHEN 'official' THEN 2 WHEN 'exonym' THEN 3 ELSE 4 END, listed DESC, name) AS name
FROM name WHERE used_by IS NULL AND coalesce(lang, 'en') = 'en'
  AND coalesce(kind, '') IN ('usual', 'short', 'official', 'exonym', '') GROUP BY uid;

-- A place that several claim or hold has no name of its own: all official ones, each with its user.
CREATE TEMP TABLE disputed AS
WITH users AS (
    SELECT n.uid, n.name, list(DISTINCT n.used_by) AS users, string_agg(DISTINCT coalesce(u.name, e.words, n.used_by), ', '
           ORDER BY coalesce(u.name, e.words, n.used_by)) AS who
    FROM name n LEFT JOIN usual u ON u.uid = n.used_by LEFT JOIN entity e ON e.uid = n.used_by
    WHERE n.used_by IS NOT NULL AND coalesce(n.lang, 'en') = 'en'
      AND n.kind = 'official'
    GROUP BY n.uid, n.name
)
SELECT uid, string_agg(name || ' (' || who || ')', ' / ' ORDER BY name) AS name
FROM users GROUP BY uid HAVING len(list_distinct(flatten(list(users)))) > 1;

CREATE TEMP TABLE marked AS
SELECT DISTINCT st.s AS uid, m.marker FROM st JOIN marker m ON m.relation = st.p
WHERE st.counts AND (m.value IS NULL OR m.value = st.value) AND m.relation <> 'OFFICE_RANK'
UNION
SELECT DISTINCT st.s, m.marker FROM st JOIN attribute a ON a.uid = st.o AND a.name = 'OFFICE_RANK'
JOIN marker m ON m.relation = 'OFFICE_RANK' AND m.value = a.value
WHERE st.counts AND st.p = 'HELD_OFFICE'
UNION
-- Whoever acted in an office is shown in it, whether or not anybody tells the term.
SELECT DISTINCT unnest([st.s, st.o]), m.marker FROM st
JOIN qualifier q ON q.statement = st.id AND q.name = 'capacity'
JOIN attribute a ON a.uid = q.value AND a.name = 'OFFICE_RANK'
JOIN marker m ON m.relation = 'OFFICE_RANK' AND m.value = a.value
WHERE st.counts;

CREATE TEMP TABLE node AS
SELECT e.uid, e.type AS label,
       coalesce(list_sort(m.markers), []) AS markers,
       -- What the gazetteer names goes by its names; the words that sources use for it are many.
       coalesce(d.name, u.name, CASE WHEN e.known THEN list_min(n.names) END, e.words) AS name,
       CASE WHEN e.known THEN coalesce(list_sort(n.names), [e.words])
            ELSE list_sort(list_distinct(list_concat(e.all_words, coalesce(n.names, [])))) END
           AS names,
       coalesce(o.ids, []) AS other_ids,
       coalesce(a.attributes, MAP {}) AS attributes
FROM entity e
LEFT JOIN (SELECT uid, list(id ORDER BY id) AS ids FROM merged GROUP BY uid) o ON o.uid = e.uid
LEFT JOIN disputed d ON d.uid = e.uid
LEFT JOIN usual u ON u.uid = e.uid
LEFT JOIN (SELECT k.uid, list(k.marker) AS markers FROM marked k JOIN entity x ON x.uid = k.uid
           JOIN marker_type t ON t.marker = k.marker AND t.node_type = x.type GROUP BY k.uid) m
       ON m.uid = e.uid
LEFT JOIN (SELECT uid, list(DISTINCT name) AS names FROM name GROUP BY uid) n ON n.uid = e.uid
LEFT JOIN (SELECT uid, map_from_entries(list({k: lower(name), v: v} ORDER BY name)) AS attributes
           FROM (SELECT uid, name, string_agg(value, '; ' ORDER BY value) AS v
                 FROM attribute GROUP BY uid, name) GROUP BY uid) a ON a.uid = e.uid
UNION ALL
SELECT DISTINCT o, 'Year', CAST([] AS VARCHAR[]), substr(o, 6), [substr(o, 6)],
       CAST([] AS VARCHAR[]),
       CAST(MAP {} AS MAP(VARCHAR, VARCHAR))
FROM derived WHERE type = 'SIGNED_IN';

CREATE TEMP TABLE edge AS
SELECT x.uid, x.type, x.s, a.label AS s_label, x.o, b.label AS o_label, x.time, x.attested,
       x.be, x.bl, x.ee, x.el, x."symmetric", x.quals, x.statements, x.sources,
       x.from_sources,
       CASE WHEN list_contains(x.bases, 'person') THEN 'person'
            WHEN list_contains(x.bases, 'data_set') THEN 'data_set' ELSE 'policy' END AS basis,
       x.said_by, x.contested, x.derived, x.owner
FROM (SELECT *, false AS derived, s AS owner FROM direct UNION ALL BY NAME SELECT * FROM derived) x
JOIN node a ON a.uid = x.s JOIN node b ON b.uid = x.o;
