-- Plain edges: statements that count, gathered where they say the same.
CREATE TEMP TABLE originator AS
SELECT st.id, coalesce(lower(st.voices[-1]), src.attributes->>'author', src.attributes->>'publisher')
       AS who
FROM st LEFT JOIN source src ON src.id = st.source;

CREATE TEMP TABLE carried AS
SELECT statement, map_from_entries(list({k: name, v: value} ORDER BY name)) AS quals
FROM qualifier GROUP BY statement;

CREATE TEMP TABLE direct AS
WITH basic AS (
    SELECT st.id, st.p AS type,
           CASE WHEN r."symmetric" THEN least(st.s, st.o) ELSE st.s END AS s,
           CASE WHEN r."symmetric" THEN greatest(st.s, st.o) ELSE st.o END AS o,
           st.time, st.attested = 1 AS attested, st.begin_earliest AS be, st.begin_latest AS bl,
           st.end_earliest AS ee, st.end_latest AS el, st.accepted_by, st.said_by, r."symmetric",
           r.speaker_in_row, coalesce(c.quals, MAP {}) AS quals, g.who,
           st.id IN (SELECT id FROM contested) AS contested
    FROM st JOIN relation r ON r.name = st.p AND NOT r.attribute
    LEFT JOIN carried c ON c.statement = st.id
    LEFT JOIN originator g ON g.id = st.id
    WHERE st.counts AND st.o IS NOT NULL
)
SELECT 'e-' || left(md5(concat_ws(chr(31), type, s, o, coalesce(time, ''), attested::VARCHAR,
           CAST(quals AS VARCHAR), CASE WHEN speaker_in_row THEN coalesce(said_by, '') END)), 20)
           AS uid,
       type, s, o, any_value(time) AS time, bool_and(attested) AS attested,
       any_value(be) AS be, any_value(bl) AS bl, any_value(ee) AS ee, any_value(el) AS el,
       any_value("symmetric") AS "symmetric", any_value(quals) AS quals,
       list(DISTINCT id ORDER BY id) AS statements,
       greatest(count(DISTINCT who), 1) AS sources,
       list(DISTINCT accepted_by ORDER BY accepted_by) AS bases,
       coalesce(list(DISTINCT said_by ORDER BY said_by) FILTER (said_by IS NOT NULL), []) AS said_by,
       bool_or(contested) AS contested
FROM basic GROUP BY 1, type, s, o;
