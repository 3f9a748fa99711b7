-- Plain edges: statements that count, gathered where they say the same.
-- What a source was taken from, at last: a reprint, a translation and a part are no further witness.
CREATE TEMP TABLE origin AS
WITH RECURSIVE parent AS (
    SELECT id, coalesce(attributes->>'derived_from', attributes->>'translation_of',
                        attributes->>'part_of') AS up,
           coalesce(attributes->>'derived_from', attributes->>'translation_of') IS NOT NULL AS copy,
           coalesce(attributes->>'author', attributes->>'publisher') AS who
    FROM source
),
above(id, up) AS (
    SELECT id, id FROM source
    UNION SELECT a.id, p.up FROM above a JOIN parent p ON p.id = a.up WHERE p.up IS NOT NULL
),
rooted AS (
    SELECT id, coalesce(min(up) FILTER (up NOT IN (SELECT id FROM parent WHERE up IS NOT NULL)),
                        min(up)) AS root
    FROM above GROUP BY id
)
SELECT r.id, r.root, lower(trim(CASE WHEN p.copy THEN coalesce(t.who, p.who)
                                ELSE coalesce(p.who, t.who) END)) AS who
FROM rooted r JOIN parent p ON p.id = r.id LEFT JOIN parent t ON t.id = r.root;

-- Who stands for a statement, and through which source it comes. A claim that somebody makes inside
-- a source is his; who is not named is nobody to count.
CREATE TEMP TABLE originator AS
WITH speaker AS (
    SELECT e.id, CASE WHEN e.v->>'kind' IN ('anonymous', 'reports') THEN NULL
                      ELSE coalesce(w.uid, lower(trim(e.v->>'words'))) END AS who
    FROM (SELECT id, CAST(attributed_to AS JSON[])[-1] AS v FROM st WHERE attributed_to <> '[]') e
    LEFT JOIN who w ON w.record = e.v->>'record'
),
seen AS (
    SELECT s.id, coalesce(any_value(o.root), any_value(s.place)) AS root FROM (
        SELECT id, locator->>'seen_at' AS place FROM st WHERE contains(locator, '"seen_at"')) s
    LEFT JOIN source x ON x.id = s.place OR x.name = s.place
    LEFT JOIN origin o ON o.id = x.id GROUP BY s.id
)
SELECT st.id, CASE WHEN p.id IS NULL THEN o.who ELSE p.who END AS who,
       CASE WHEN p.id IS NULL THEN coalesce(n.root, o.root) ELSE p.who END AS root
FROM st LEFT JOIN origin o ON o.id = st.source LEFT JOIN speaker p ON p.id = st.id
LEFT JOIN seen n ON n.id = st.id;

-- Independent are those who differ and do not come from one source; the unknown are not counted.
CREATE OR REPLACE TEMP MACRO independent(who, root) AS
    greatest(least(count(DISTINCT who), count(DISTINCT root) FILTER (who IS NOT NULL)), 1);

CREATE TEMP TABLE carried AS
SELECT statement, map_from_entries(list({k: name, v: value} ORDER BY name)) AS quals
FROM qualifier GROUP BY statement;

CREATE TEMP TABLE direct AS
WITH basic AS (
    SELECT st.id, st.p AS type,
           CASE WHEN r."symmetric" THEN least(st.s, st.o) ELSE st.s END AS s,
           CASE WHEN r."symmetric" THEN greatest(st.s, st.o) ELSE st.o END AS o,
           st.time, st.attested = 1 AS attested, st.begin_earliest AS be, st.begin_latest AS bl,
           st.end_earliest AS ee, st.end_latest AS el, st.accepted_by, st.said_by, st.source,
           r."symmetric",
           r.speaker_in_row, coalesce(c.quals, MAP {}) AS quals, g.who, g.root,
           st.id IN (SELECT id FROM contested) AS contested
    FROM st JOIN relation r ON r.name = st.p AND NOT r.attribute
    LEFT JOIN carried c ON c.statement = st.id
    LEFT JOIN originator g ON g.id = st.id
    -- What a source tells of two that are one here (by judgement, or to the gazetteer) joins nothing.
    WHERE st.counts AND st.s <> st.o
)
SELECT 'e-' || left(md5(concat_ws(chr(31), type, s, o, coalesce(time, ''), attested::VARCHAR,
           CAST(quals AS VARCHAR), CASE WHEN speaker_in_row THEN coalesce(said_by, '') END)), 20)
           AS uid,
       type, s, o, any_value(time) AS time, bool_and(attested) AS attested,
       any_value(be) AS be, any_value(bl) AS bl, any_value(ee) AS ee, any_value(el) AS el,
       any_value("symmetric") AS "symmetric", any_value(quals) AS quals,
       list(DISTINCT id ORDER BY id) AS statements,
       list(DISTINCT source ORDER BY source) AS from_sources,
       independent(who, root) AS sources,
       list(DISTINCT accepted_by ORDER BY accepted_by) AS bases,
       coalesce(list(DISTINCT said_by ORDER BY said_by) FILTER (said_by IS NOT NULL), []) AS said_by,
       bool_or(contested) AS contested
FROM basic GROUP BY 1, type, s, o;
