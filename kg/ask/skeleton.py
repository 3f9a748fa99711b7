"""A new question of one's own: a folder that works at once, to be changed."""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import BadInput

__all__ = ["new_question"]

_QUESTION = """\
id: {name}
question: Which agreements did a state sign, and when?
rests_on: [AGREEMENT_ACTION]
parameters:
  state: {{type: polity, meaning: "the state; its name means its whole continuity group"}}
  year: {{type: year, optional: true, meaning: "only agreements signed in this year"}}
columns:
  agreement: {{meaning: "name of the agreement"}}
  signed: {{meaning: "when it was signed (EDTF)"}}
  basis: {{meaning: "person, data_set, or policy where no person has seen the statements"}}
  statements: {{type: list, meaning: "ids of the statements behind the row"}}
examples:
- {{state: Japan}}
"""
_CYPHER = """\
// A list such as $state holds all ids that are meant; a parameter that is left out is null.
MATCH (a:Polity)-[:AGREEMENT_ACTION]->(t:Agreement)-[r:SIGNED_IN]->(y:Year)
WHERE a.uid IN $state AND ($year IS NULL OR y.value = $year)
RETURN DISTINCT t.name AS agreement, r.time AS signed, r.basis AS basis,
       r.statements AS statements
"""
_SPARQL = """\
# A list such as ?state is bound to each id that is meant; a parameter that is left out is unbound.
# A column of type list is text with the separator \\u001F; both languages must give the same rows.
SELECT (SAMPLE(?name) AS ?agreement) (SAMPLE(?when) AS ?signed) (SAMPLE(?r_basis) AS ?basis)
       (GROUP_CONCAT(DISTINCT ?id; separator="\\u001F") AS ?statements)
WHERE {
  ?state kgo:agreementAction ?t .
  ?r rdf:subject ?t ; rdf:predicate kgo:signedIn ; rdf:object ?y ; kgo:basis ?r_basis ;
     kgo:statement/kgo:uid ?id .
  ?y kgo:value ?signing_year .
  FILTER(!BOUND(?year) || ?signing_year = ?year)
  ?t rdfs:label ?name .
  OPTIONAL { ?r kgo:time ?when }
}
GROUP BY ?r
"""


def new_question(parent: Path, name: str) -> Path:
    """Make the folder `name` in `parent` with a question to start from; BadInput if it is there."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name):
        raise BadInput(f"a question's folder has small letters, digits and hyphens, not {name!r}")
    folder = parent / name
    if folder.exists():
        raise BadInput("there is such a folder already; choose another name", where=str(folder))
    folder.mkdir(parents=True)
    texts = {"question.yml": _QUESTION.format(name=name), "query.cypher": _CYPHER}
    for file, text in (texts | {"query.rq": _SPARQL}).items():
        (folder / file).write_text(text, encoding="utf-8")
    return folder
