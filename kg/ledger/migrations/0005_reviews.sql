-- What stands for a statement: a person's last decision, else a policy's. A person's row "proposed"
-- takes back what persons decided.
CREATE VIEW standing_reviews AS
SELECT seq, statement, verdict, by, kind, why, run FROM reviews r WHERE seq = (
    SELECT o.seq FROM reviews o WHERE o.statement = r.statement
    AND NOT (o.kind = 'person' AND (o.verdict = 'proposed' OR o.seq <
        (SELECT max(p.seq) FROM reviews p WHERE p.statement = o.statement AND p.kind = 'person')))
    ORDER BY o.kind = 'person' DESC, o.seq DESC LIMIT 1);

-- Which edition of a data set was read last, among very many of them.
CREATE INDEX runs_dataset ON runs (dataset) WHERE dataset IS NOT NULL;
