-- Terms and triples as N-Triples text.
CREATE OR REPLACE TEMP MACRO ent(x) AS '<https://w3id.org/dragoman/entity/' || x || '>';
CREATE OR REPLACE TEMP MACRO kgo(x) AS '<https://w3id.org/dragoman/schema/' || x || '>';
CREATE OR REPLACE TEMP MACRO out_of(x) AS '<https://w3id.org/dragoman/out/' || x || '>';
CREATE OR REPLACE TEMP MACRO into_it(x) AS '<https://w3id.org/dragoman/into/' || x || '>';
CREATE OR REPLACE TEMP MACRO told(x) AS '<https://w3id.org/dragoman/told/' || x || '>';
CREATE OR REPLACE TEMP MACRO literal(x) AS
    '"' || replace(replace(replace(replace(replace(x, '\', '\\'), '"', '\"'), chr(10), '\n'),
                   chr(13), '\r'), chr(1), '\u0001') || '"';
CREATE OR REPLACE TEMP MACRO number_of(x) AS
    '"' || x || '"^^<http://www.w3.org/2001/XMLSchema#integer>';
CREATE OR REPLACE TEMP MACRO truth_of(x) AS
    '"' || CASE WHEN x THEN 'true' ELSE 'false' END || '"^^<http://www.w3.org/2001/XMLSchema#boolean>';
CREATE OR REPLACE TEMP MACRO day_of(x) AS
    '"' || x || '"^^<http://www.w3.org/2001/XMLSchema#date>';
CREATE OR REPLACE TEMP MACRO rdf(x) AS '<http://www.w3.org/1999/02/22-rdf-syntax-ns#' || x || '>';
CREATE OR REPLACE TEMP MACRO rdfs_label() AS '<http://www.w3.org/2000/01/rdf-schema#label>';
CREATE OR REPLACE TEMP MACRO prov(x) AS '<http://www.w3.org/ns/prov#' || x || '>';
CREATE OR REPLACE TEMP MACRO oa(x) AS '<http://www.w3.org/ns/oa#' || x || '>';
