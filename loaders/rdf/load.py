"""A graph that was written as RDF, read back: each statement node is a claim again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kg.errors import BadInput
from kg.loading.identify import GAZETTEER_SOURCE
from kg.rdf.names import ENT, KGO, PREFIXES

from .nodes import Node, claim_of, source_of

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.loading import Context

_FORMATS = {
    ".ttl": "TURTLE", ".nt": "N_TRIPLES", ".nq": "N_QUADS", ".trig": "TRIG", ".jsonld": "JSON_LD",
}  # fmt: skip
_ELSEWHERE = "remote contexts"  # in the words of the parser of JSON-LD


def load(context: Context) -> None:
    """Load one file; what it repeats of the gazetteer is passed over, for every graph has it."""
    import pyoxigraph as ox

    (file,) = context.files()
    format = _FORMATS.get(file.suffix.lower())
    if format is None:
        known = ", ".join(_FORMATS)
        raise BadInput(f"no RDF by its name; known: {known}", where=file.name)
    context.described([file], name=file.stem)
    for lost in context.settings["not_carried"]:
        context.note("not carried", file.name, lost)
    with TemporaryDirectory(prefix="dragoman-rdf-") as folder:
        store = ox.Store(folder)
        try:
            store.bulk_load(path=str(file), format=getattr(ox.RdfFormat, format))
        except MemoryError:
            raise BadInput("broken RDF: a value of more than 16 MB", where=file.name) from None
        except (SyntaxError, ValueError, OSError) as error:
            reason = str(error)
            if _ELSEWHERE in reason:
                reason = "its context lies elsewhere and is not fetched; write it into the file"
            raise BadInput(f"broken RDF: {reason}", where=file.name) from None
        _read(context, store, file.name)
        del store


def _read(context: Context, store: ox.Store, name: str) -> None:
    passed: Counter[str] = Counter()
    declared: set[str] = set()
    count = 0
    for node in _statements(store):
        count += 1
        source = node.id("prov:hadPrimarySource")
        dataset = node.id("kgo:dataset") or source
        if dataset == GAZETTEER_SOURCE:
            passed["statements of the gazetteer, which every graph has"] += 1
            continue
        if node.text("kgo:review") == "rejected":
            passed["rejected statements"] += 1
            context.note("rejected in the other graph", name, node.uid)
            continue
        with context.record(f"{name}, {node.uid}"):
            if source is None:
                raise BadInput("a statement without a source")
            if source not in declared:
                declared.add(context.source(source_of(Node(store, f"{ENT}{source}"), source)))
            context.emit(claim_of(node, context.schema, source))
    if not count:
        raise BadInput("there is no statement of a graph of ours in it", where=name)
    for reason, number in sorted(passed.items()):
        context.note("passed over", name, f"{reason}: {number}")


def _statements(store: ox.Store) -> Iterator[Node]:
    import pyoxigraph as ox

    kind = ox.NamedNode(f"{PREFIXES['rdf']}type")
    found = store.quads_for_pattern(None, kind, ox.NamedNode(f"{KGO}Statement"))
    nodes = (quad.subject for quad in found)
    for address in sorted({node.value for node in nodes if isinstance(node, ox.NamedNode)}):
        yield Node(store, address)
