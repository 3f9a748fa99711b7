// What a Neo4j database needs before data enter it; made by tools/generate_schema.py.
// One statement a line, each ends with a semicolon; lines that begin with // are remarks.
CREATE CONSTRAINT agreement_uid IF NOT EXISTS FOR (n:Agreement) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT event_uid IF NOT EXISTS FOR (n:Event) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT office_uid IF NOT EXISTS FOR (n:Office) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT organization_uid IF NOT EXISTS FOR (n:Organization) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT person_uid IF NOT EXISTS FOR (n:Person) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT place_uid IF NOT EXISTS FOR (n:Place) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT polity_uid IF NOT EXISTS FOR (n:Polity) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT source_uid IF NOT EXISTS FOR (n:Source) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT statement_uid IF NOT EXISTS FOR (n:Statement) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT topic_uid IF NOT EXISTS FOR (n:Topic) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT year_uid IF NOT EXISTS FOR (n:Year) REQUIRE n.uid IS UNIQUE;
