"""What each relation of the frames means in the vocabulary: one translation for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extract.occurrences import Occurrence
from kg.extract.translate import acts, agreements, aliases, offices, statements, territory
from kg.extract.writer import Writer
from kg.model import Claim

__all__ = ["EVENT_RELATIONS", "TRANSLATIONS"]

EVENT_RELATIONS = frozenset(
    {"MET_WITH", "DISCUSSED", "EVENT_HELD", "VISITED", "INVITED", "EXPELLED", "SUMMONED", "SENT"}
)
TRANSLATIONS: dict[str, Callable[[Occurrence, Writer], Iterator[Claim]]] = {
    "ADMINISTERED": territory.administered,
    "AGREED": statements.agreed,
    "APPOINTED": offices.appointed,
    "CLAIMS": territory.claims,
    "ENDED_OFFICE": offices.ended,
    "IN_FORCE": agreements.in_force,
    "JOINED": acts.joined,
    "LEFT": acts.left,
    "RECALLED": acts.recalled,
    "RECOGNIZES": acts.recognizes,
    "ALT_NAME": aliases.also_called,
    "RELATIONS": acts.relations,
    "RENOUNCED": territory.renounced,
    "SERVED": offices.served,
    "SIGNED": agreements.signed,
    "STATED": statements.stated,
    "SUCCEEDED": offices.succeeded,
    "TRANSFERRED": territory.transferred,
    "WAR": acts.war,
}
