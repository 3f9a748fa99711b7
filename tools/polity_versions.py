"""Polities as dated versions, put together from the lists of states and our corrections."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kg.model import slug
from polity_codes import codes_of
from polity_dates import bounds, existed
from polity_links import link, meet
from polity_lists import Matcher
from polity_translations import translate
from polity_words import key, names_of
from state_lists import Country, ListRow, Territory

__all__ = ["Builder"]

Row = dict[str, Any]
TITLES = {
    "President": "president",
    "Prime": "prime_minister",
    "Premier": "prime_minister",
    "Chancellor": "prime_minister",
    "Federal Chancellor": "prime_minister",
    "Taoiseach": "prime_minister",
    "Emperor": "emperor",
    "King": "monarch",
    "Queen": "monarch",
    "Amir": "monarch",
    "Sultan": "monarch",
    "Grand Duke": "monarch",
    "Prince": "monarch",
    "Pope": "monarch",
    "Head of Government": "prime_minister",
}


class Builder:
    """Turns rows of many lists into one entity a version, each fact under its authority."""

    def __init__(
        self,
        ours: Mapping[str, Any],
        territories: list[Territory],
        rows: list[ListRow],
        countries: list[Country],
    ) -> None:
        self.ours = ours
        self.entries: dict[str, Row] = ours["polities"]
        self.territories = {t.id: t for t in territories}
        self.rows = rows
        self.countries = {n: c for c in countries for n in map(key, c.names)}
        self.parts: dict[str, list[Territory]] = {}
        self.groups: dict[str, str] = {s: g for g, ss in ours["groups"].items() for s in ss}
        self.left_out: dict[str, str] = {}
        self.unused: list[str] = []
        self.one_sided: list[str] = []

    def build(self) -> list[Row]:
        """All entities, by uid."""
        self.name_versions()
        self.assign_groups()
        words = {s: self.keys(s, p) for s, p in self.parts.items()}
        matched, rest = Matcher(self.entries, self.parts, self.groups, words).match(self.rows)
        for name, rows in self.name_rows(rest).items():
            matched[name] = [(r, True) for r in rows]
        entities = [self.entity(s, matched.get(s, [])) for s in sorted(self.parts)]
        translate(entities)
        entities, self.one_sided = link(entities, self.parts, self.ours["succession"])
        meet(entities)
        return entities

    def name_versions(self) -> None:
        """Slug → the us-gsh territories that make it up; ours decide, else one each."""
        drop: dict[str, str] = self.ours["drop"]
        taken = set(drop)
        for name, entry in self.entries.items():
            same = [t.id for t in self.territories.values() if slug(t.short) == name]
            ids = entry.get("territories", [name] if name in self.territories else same[:1])
            if not ids and set(entry) == {"names"}:
                continue  # names of a state that only a list of states has
            self.parts[name] = [self.territories[i] for i in ids]
            taken.update(ids)
        self.left_out.update(drop)
        rest = [t for t in self.territories.values() if t.id not in taken]
        for t in (t for t in rest if t.today):
            self.parts[t.id] = [t]
        for t in (t for t in rest if not t.today):
            if not t.until.isdigit():
                self.left_out[t.id] = "us-gsh gives no end"
            elif int(t.until) < 1815:
                self.left_out[t.id] = "ended before 1815"
            else:
                name = slug(t.short)
                if name in self.parts:
                    name = f"{name}-{t.since}-{t.until}" if t.since else f"{name}-before-{t.until}"
                self.parts[name] = [t]

    def name_rows(self, rest: list[ListRow]) -> dict[str, list[ListRow]]:
        """A state that only the lists of states know is a version of its own."""
        found: dict[str, list[ListRow]] = {}
        for row in rest:
            if row.end and row.end < "1815":
                continue
            reason = self.ours["list_rows"].get(f"{row.source} {row.number}")
            if reason:
                self.unused.append(f"{row.source} {row.number} {row.name}: {reason}")
                continue
            found.setdefault(slug(row.name), []).append(row)
        for name in sorted(found):
            if name in self.parts:
                for row in found.pop(name):
                    told = f"{row.source} {row.number} {row.name} ({row.begin} to {row.end})"
                    self.unused.append(f"{told}: no version of that name covers it")
                continue
            self.parts[name] = []
            self.groups[name] = name
        return found

    def assign_groups(self) -> None:
        """A version without a group of ours shares that of its namesake of today."""
        missing = sorted(set(self.groups) - set(self.parts))
        if missing:
            raise SystemExit(f"corrections.yml: groups name no polity: {missing}")
        today = {key(p[-1].short): s for s, p in self.parts.items() if p and p[-1].today}
        for name, parts in self.parts.items():
            if name not in self.groups:
                own = self.entries.get(name, {}).get("group")
                namesake = today.get(key(parts[-1].short)) if parts else None
                self.groups[name] = own or self.groups.get(namesake or "", namesake or name)

    def keys(self, name: str, parts: list[Territory]) -> set[str]:
        """The forms of a version's names by which lists are matched; today's win."""
        words = [w for t in parts for w in (t.short, t.long) if w]
        entry = self.entries.get(name, {})
        if entry or (parts and parts[-1].today):
            extra = entry.get("names", {}).get("short", [])
            words += [w for w in extra if isinstance(w, str)]
            words += [entry["label"]] if "label" in entry else []
            country = self.country(parts)
            words += country.names if country else ()
        return {key(w) for w in words}

    def country(self, parts: list[Territory]) -> Country | None:
        """Today's country of the fact book, for a version that still exists."""
        if not parts or not parts[-1].today:
            return None
        t = parts[-1]
        return self.countries.get(key(t.short)) or self.countries.get(key(t.long))

    def entity(self, name: str, rows: list[tuple[ListRow, bool]]) -> Row:
        """One version, ready to be written."""
        entry, parts = self.entries.get(name, {}), self.parts[name]
        named = parts[-1].short if parts else (rows[0][0].name if rows else name)
        label = re.sub(r"^The ", "", entry.get("label") or named)
        country = self.country(parts)
        found: Row = {"uid": f"polity-{name}", "type": "Polity", "label": label}
        found["group"] = self.groups[name]
        found["kind"] = entry.get("kind") or self.kind(label, parts)
        if not (parts or rows or "existed" in entry):
            raise SystemExit(f"{name}: neither a list nor a date of ours has it")
        listed = parts or any(alone for _, alone in rows)
        found["bounds"] = entry.get("bounds") or (
            bounds(parts, rows) if listed else entry["existed"][0]["time"]
        )
        found["existed"] = existed(entry, parts, rows)
        found["names"] = names_of(label, entry, parts, country, rows)
        found["codes"] = codes_of(name, entry, parts, country, rows)
        found["offices"] = self.offices(name, country)
        return {k: v for k, v in found.items() if v}

    def kind(self, label: str, parts: list[Territory]) -> str:
        """By us-gsh and the name."""
        if parts and not parts[-1].independent:
            return "dependency"
        return "empire" if "Empire" in label else "sovereign_state"

    def offices(self, name: str, country: Country | None) -> str:
        """The roles at the head of state and government, by the titles of today's holders."""
        found = list(self.ours["offices"].get(name, ()))
        for words in (country.chief, country.head) if country else ():
            title = re.sub(r"^(<p>)?((Interim|Acting|Transitional?|GNU|Transition) )*", "", words)
            found += [role for start, role in TITLES.items() if title.startswith(start)][:1]
        return " ".join(dict.fromkeys(found))
