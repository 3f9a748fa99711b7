"""Made-up statements over the whole vocabulary, few things in many relations. None is true.

The path is a JSON file: {"seed": which, "size": how many statements, "name": the data set}.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from random import Random
from typing import TYPE_CHECKING, Any

from kg.errors import BadInput
from kg.loading.validate import check_claim
from kg.model import Claim, Locator, Mention, Source, Voice

if TYPE_CHECKING:
    from kg.loading import Context

GROUPS = {"japan": "Japan", "russia": "Russia", "soviet-union": "Russia", "france": "France",
          "germany": "Germany", "east-germany": "Germany"}  # fmt: skip
OFFICES = ("japan-foreign-minister", "russia-foreign-minister", "soviet-union-foreign-minister",
           "france-foreign-minister", "japan-prime-minister", "envoy-of-japan", "envoy-of-russia",
           "deputy-minister", "second-envoy-of-japan", "second-envoy-of-russia")  # fmt: skip
COUNTS = {"Person": 6, "Event": 8, "Place": 5, "Agreement": 5, "Topic": 3, "Organization": 3}
# What a question is likely to walk along is said more often than the rest.
OFTEN = {"PARTICIPATED_IN": 26, "TOOK_PLACE": 9, "KIND": 4, "AGREEMENT_ACTION": 14, "DATED": 14,
         "CLAIMED_BY": 5, "ADMINISTERED_BY": 5, "HELD_OFFICE": 9, "STATED": 5, "ABOUT": 4,
         "PART_OF": 4, "NAMED": 7, "OFFICE_OF": 3, "ACCREDITED_TO": 3, "SIGNED_BY": 3,
         "DIPLOMATIC_RELATIONS": 4, "AT_WAR": 3, "REFERS_TO": 3, "OFFICE_RANK": 3, "SEATS": 3,
         "TRANSFERRED": 3, "RENOUNCED": 3, "SUCCEEDED_BY": 3, "EXISTED": 4}  # fmt: skip
TIMES = ("1950", "1953-05", "1953-05-05", "1953-05-06", "1953-05-18", "1956-10-19", "1956~",
         "1956?", "195X", "1950/1956", "1953/1958", "1953-05-05/", "/1956", "1950/..", "../1956-10",
         "[1955,1956]", "[1955-01-26,1955-02-07]", "1956-10-01/1956-10-30", "XXXX-09-26", "1957-21",
         "{1956-10-17,1956-10-19}")  # fmt: skip
LIKELY = ("signed", "ratified", "in_force", "terminated", "sender", "recipient", "cancels")
WORDS = ("peace", "Fish; nets", 'the "Rock"', "Ünïcode 北方領土", "a, b (c)", "it's {odd}")


class _World:
    """Things of every type, and random claims about them."""

    def __init__(self, context: Context, order: dict[str, Any]) -> None:
        self.schema = context.schema
        self.random = Random(f"{order['seed']} {order['name']}")
        self.things: dict[str, list[Mention]] = {
            kind: [self._thing(kind, str(n), f"{kind} {n % (count - 1)}") for n in range(count)]
            for kind, count in COUNTS.items()
        }
        self.things["Polity"] = [self._thing("Polity", n, n.title()) for n in GROUPS]
        self.things["Office"] = [self._thing("Office", n, f"Office {n}") for n in OFFICES]
        self.sources = [None, *(self._source(context, order["name"], n) for n in range(3))]
        names = sorted(r.name for r in self.schema.relations.values() if not r.derived)
        self.relations = [name for name in names for _ in range(OFTEN.get(name, 1))]

    def _thing(self, kind: str, key: str, words: str) -> Mention:
        return Mention(kind, words, key=key, uid=f"{kind.lower()}-{key}")

    def _source(self, context: Context, name: str, number: int) -> str:
        told = {"title": f"Source {number} of {name}", "publisher": f"Press {number % 2}"}
        about = {"relations": ["DATED"], "years": "1900/1960"} if number else {}
        return context.source(Source(f"{name}-{number}", "book", coverage=about, **told))

    def _one_of(self, types: tuple[str, ...]) -> Mention:
        fitting = [t for t in self.things if self.schema.accepts(types, t)]
        # A few things are in most relations, so that these meet.
        kind = "Polity" if "Polity" in fitting and self.random.random() < 0.5 else None
        things = self.things[kind or self.random.choice(fitting)]
        return things[min(int(self.random.expovariate(0.4)), len(things) - 1)]

    def frame(self) -> Iterator[Claim]:
        """What makes the offices offices of somebody, so that questions find their way."""
        for office in self.things["Office"]:
            key = office.key or ""
            rank = "minister" if "minister" in key else "ambassador"
            other = "russia" if "japan" in key else "japan"
            yield Claim(office, "OFFICE_RANK", value=rank, source=self.sources[1])
            yield Claim(office, "SEATS", value="single", source=self.sources[2])
            for polity in self.things["Polity"]:
                if self.random.random() < (0.8 if (polity.key or "") in key else 0.05):
                    yield Claim(office, "OFFICE_OF", polity, source=self.sources[3])
                # Each to some version of the other state, so that terms follow on one another.
                likely = 0.5 if GROUPS[str(polity.key)].lower() == other else 0.25
                if rank == "ambassador" and self.random.random() < likely:
                    yield Claim(office, "ACCREDITED_TO", polity)
            if rank == "ambassador":
                person, time = self.random.choice(self.things["Person"]), self.random.choice(TIMES)
                yield Claim(person, "HELD_OFFICE", office, time=time)
        for number, event in enumerate(self.things["Event"]):
            kind = ("meeting", "call", "letter", "negotiation_round")[number % 4]
            yield Claim(event, "KIND", value=kind)
        for polity in self.things["Polity"]:
            if self.random.random() < 0.7:
                yield Claim(polity, "CONTINUITY_GROUP", value=GROUPS[str(polity.key)])

    def claim(self) -> Claim:
        """One thing that somebody says; it may not fit the vocabulary."""
        draw = self.random
        rule = self.schema.relations[draw.choice(self.relations)]
        subject = self._one_of(rule.domain)
        target = self._one_of(rule.range) if rule.range else None
        if rule.object_optional and (target is None or draw.random() < 0.5):
            target = None
        if rule.same_type and target is not None:
            target = self._one_of((subject.type,))
        listed = self.schema.values_of(rule.name, subject.type)
        if rule.name == "KIND" and subject.type == "Event" and draw.random() < 0.6:
            listed = ("meeting", "call", "negotiation_round", "visit", "letter", "note")
        wants_value = target is None and rule.value is not None and not rule.object_optional
        value = (draw.choice(listed) if listed else draw.choice(WORDS)) if wants_value else None
        if rule.name == "CONTINUITY_GROUP":
            value = GROUPS[subject.key or ""]
        dated = rule.object_optional or (rule.time is not None and draw.random() < 0.75)
        time = draw.choice(TIMES) if dated else None
        voice = Voice("named", "A witness") if draw.random() < 0.1 else None
        return Claim(
            subject,
            rule.name,
            target,
            value=value,
            lang=draw.choice(("en", "ru", "ja", None)) if rule.name == "NAMED" else None,
            qualifiers=self._qualifiers(rule.qualifiers.values()),
            time=time,
            attested=time is not None and draw.random() < 0.1,
            polarity="denied" if draw.random() < 0.07 else "asserted",
            modality=draw.choice(("planned", "planned", "demanded", "alleged"))
            if draw.random() < 0.12
            else "actual",
            attributed_to=(voice,) if voice else (),
            source=draw.choice(self.sources),
            locator=Locator(page=str(draw.randint(1, 3)), exact=draw.choice((None, *WORDS))),
            original_time=draw.choice((None, "that day")),
            certainty=draw.choice((None, None, "probably")),
            rank=draw.choice(("normal",) * 12 + ("deprecated", "preferred")),
            basis=draw.choice((None,) * 7 + ("text", "machine", "person")),
            surest=draw.random() < 0.5,
        )

    def _qualifiers(self, rules: Any) -> dict[str, Mention | str]:
        told: dict[str, Mention | str] = {}
        for rule in rules:
            likely = 0.75 if rule.name in ("capacity", "on_behalf_of", "action", "phase") else 0.25
            if self.random.random() > likely:
                continue
            if rule.kind == "entity":
                told[rule.name] = self._one_of(rule.range)
            elif rule.kind == "list":
                told[rule.name] = self._word(rule)
            elif rule.kind == "flag":
                told[rule.name] = self.random.choice(("true", "false"))
            elif rule.kind == "date":
                told[rule.name] = self.random.choice(TIMES)
            elif rule.name == "lang":
                told[rule.name] = self.random.choice(("en", "ru", "ja"))
            else:
                told[rule.name] = self.random.choice(WORDS)
        return told

    def _word(self, rule: Any) -> str:
        usual = [word for word in LIKELY if word in rule.values]
        return self.random.choice(usual if usual and self.random.random() < 0.6 else rule.values)


def load(context: Context) -> None:
    """Emit as many claims as the file asks for, the same ones each time."""
    data = context.path.read_bytes()
    order = json.loads(data)
    about = Source(f"made-up-{order['name']}", "data_set", title=f"Made up: {order['name']}")
    context.dataset(about, sha256(data).hexdigest())
    world = _World(context, order)
    left = int(order["size"])
    for claim in world.frame():
        context.emit(claim)
        left -= 1
    while left:
        claim = world.claim()
        try:
            check_claim(context.schema, claim)
        except BadInput:
            continue
        context.emit(claim)
        left -= 1
