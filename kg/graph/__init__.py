"""The property graph: the view as nodes and relationships, asked in Cypher."""
