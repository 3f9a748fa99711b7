"""Which place or right passed to whom, and who claims it, as facts of the exchange format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.exchange.fact import Argument
from kg.extract.exchange.parts import Parts, actors, text_at
from kg.extract.places import GENERIC_PLACE
from kg.extract.translate.territory import is_dropped, places_told

if TYPE_CHECKING:
    from kg.extract.occurrences import Occurrence
    from kg.extract.writer import Writer

__all__ = ["claims", "transferred"]

_HOLDINGS = frozenset((
    "kilometre", "kilometer", "mile", "hectare", "acre", "land", "possession",
    "sovereignty", "control", "title", "province", "district", "town", "city",
    "port", "fortress", "colony", "zone", "sector", "village", "half", "part", "most", "rest",
    "remainder", "base", "canal", "corridor", "coast", "bank", "area", "region", "county",
    "mandate", "administration", "concession", "settlement", "strip", "state", "duchy", "kingdom",
))  # fmt: skip


_LAND = (_HOLDINGS | GENERIC_PLACE | {"km", "scrub", "desert", "valley", "reef", "ground"}) - {
    "control", "part", "half", "most", "rest", "state", "sovereignty", "settlement", "title",
}  # fmt: skip


def transferred(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    places = tuple(places_told(told, writer))
    receivers = actors(told, "receiver")
    if not receivers:
        return
    taken = {h.thing.identity for h in receivers}
    places = places or tuple(
        h for h in told.things("place")
        if h.thing.type == "Polity" and h.how == "name" and h.thing.identity not in taken
    )  # fmt: skip
    if places:
        yield Parts("TRANSFERRED", places, receivers)
    elif words := _held_thing(told, writer):
        yield Parts("TRANSFERRED", (), receivers, named=words)


def _held_thing(told: Occurrence, writer: Writer) -> tuple[Argument, ...]:
    """What a state holds without a name of its own: "sovereignty", "the district"."""
    named = {t.lemma_.lower() for t in told.tokens.get("place", ())}
    loose = not told.frame.settings.get("known_place") or told.frame.name == "pass-to"
    return text_at(told, writer, "place") if loose and named & (_HOLDINGS | GENERIC_PLACE) else ()


def _land(told: Occurrence) -> bool:
    """Whether what is claimed is land that no list knows: "claimed Saxony", "claims the valley"."""
    return told.frame.name == "claim-place" and any(
        (t.pos_ == "PROPN" and t.ent_type_ not in ("PERSON", "ORG", "DATE"))
        or t.lemma_.lower() in _LAND
        for t in told.tokens.get("place", ())
    )


def claims(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    places = tuple(places_told(told, writer, "place", "over")) or tuple(places_told(told, writer))
    claimants = actors(told, "claimant")
    if told.frame.settings.get("noun_free") and is_dropped(told):
        return
    loose = told.frame.name in ("lay-claim", "claim-noun") or _land(told)
    if claimants and not places and loose:
        words = text_at(told, writer, "place")
        if words and told.mood.modality == "actual":
            yield Parts("CLAIMS", claimants, words=words)
    if places and claimants:
        told_as_fact = "actual" if told.frame.settings.get("noun_free") else None
        yield Parts("CLAIMS", claimants, places, modality=told_as_fact)
