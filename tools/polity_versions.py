"""Polities as dated versions, put together from the lists of states and our corrections."""

from __future__ import annotations

import re
from typing import Any

from kg.model import normal_words, slug
from polity_dates import bounds, existed
from state_lists import Country, ListRow, Territory

__all__ = ["Builder"]

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
        corrections: dict[str, Any],
        territories: list[Territory],
        rows: list[ListRow],
        countries: list[Country],
        nationalities: dict[str, tuple[str, str, str]],
    ) -> None:
        self.polities: dict[str, dict[str, Any]] = corrections["polities"]
        self.groups = {s: g for g, slugs in corrections["groups"].items() for s in slugs}
        self.offices_of: dict[str, list[str]] = corrections["offices"]
        self.territories = {t.id: t for t in territories if t.id not in corrections["drop"]}
        self.rows = rows
        self.countries = {n: c for c in countries for n in map(key, c.names)}
        self.nationalities = nationalities
        self.parts: dict[str, list[Territory]] = {}
        self.unused: list[ListRow] = []

    def build(self) -> list[dict[str, Any]]:
        """All entities, by uid."""
        self.name_versions()
        self.assign_groups()
        matched = self.match_rows()
        entities = [self.entity(s, matched.get(s, [])) for s in sorted(self.parts)]
        self.link(entities)
        return entities

    def report(self) -> str:
        """How much of the lists found no polity."""
        names = sorted(
            {f"{r.source} {r.number} {r.name}" for r in self.unused if r.source != "isd"}
        )
        wanted = [n for n in names if not n.startswith("huggo")]
        return (
            f"{len(names)} list members without a polity, "
            f"of Correlates of War and Gleditsch and Ward: {wanted}"
        )

    def name_versions(self) -> None:
        """Slug → the us-gsh territories that make it up; ours decide, else one each."""
        taken: set[str] = set()
        for name, entry in self.polities.items():
            ids = entry.get("territories", [name] if name in self.territories else [])
            self.parts[name] = [self.territories[i] for i in ids]
            taken.update(ids)
        rest = [t for t in self.territories.values() if t.id not in taken]
        for t in (t for t in rest if t.today and t.independent):
            self.parts[t.id] = [t]
        for t in rest:
            if t.today or not t.until.isdigit() or int(t.until) < 1815:
                continue
            if not t.since.lstrip("-").isdigit():
                continue
            name = slug(t.short)
            if name in self.parts:
                name = f"{name}-{t.since}-{t.until}" if t.since else f"{name}-before-{t.until}"
            self.parts[name] = [t]

    def assign_groups(self) -> None:
        """A version without a group of ours shares that of its namesake of today."""
        missing = sorted(set(self.groups) - set(self.parts))
        if missing:
            raise SystemExit(f"corrections.yml: groups name no polity: {missing}")
        today = {key(p[-1].short): s for s, p in self.parts.items() if p and p[-1].today}
        for name, parts in self.parts.items():
            if name not in self.groups:
                own = self.polities.get(name, {}).get("group")
                namesake = today.get(key(parts[-1].short)) if parts else None
                self.groups[name] = own or self.groups.get(namesake or "", namesake or name)

    def match_rows(self) -> dict[str, list[tuple[ListRow, bool]]]:
        """Slug → its rows of the lists, each with whether it dates just this version."""
        latest = sorted(self.parts.items(), key=lambda item: bool(item[1] and item[1][-1].today))
        by_name = {k: s for s, p in latest for k in self.keys(s, p)}
        shared: dict[tuple[str, str], list[str]] = {}
        for s, entry in self.polities.items():
            for source, found in entry.get("lists", {}).items():
                for number in found:
                    shared.setdefault((source, str(number)), []).append(s)
        matched: dict[str, list[tuple[ListRow, bool]]] = {}
        for row in self.rows:
            names = [(row.source, f"{row.name}@{row.begin[:4]}"), (row.source, row.name)]
            found = shared.get((row.source, row.number)) or next(
                (shared[n] for n in names if n in shared), None
            )
            if found is None and (name := by_name.get(key(row.name))):
                found = self.by_name(name, row)
            if not found:
                self.unused.append(row)
                continue
            meeting = [s for s in found if self.meets(s, row)]
            for s in meeting:
                alone = len(found) == 1 or self.inside(s, row)
                matched.setdefault(s, []).append((row, alone))
        return matched

    def by_name(self, name: str, row: ListRow) -> list[str]:
        """The version of that name if the row lies within it, else all of its group."""
        group = self.versions(name)
        if len(group) == 1 or (self.meets(name, row) and self.inside(name, row)):
            return [name]
        numbered = any(self.polities.get(s, {}).get("lists", {}).get(row.source) for s in group)
        return [] if numbered else group

    def keys(self, name: str, parts: list[Territory]) -> set[str]:
        """The forms of a version's names by which lists are matched; today's win."""
        words = [w for t in parts for w in (t.short, t.long) if w]
        if name in self.polities or (parts and parts[-1].today):
            extra = self.polities.get(name, {}).get("names", {}).get("short", [])
            words += [w for w in extra if isinstance(w, str)]
            country = self.country(parts)
            words += country.names if country else ()
        return {key(w) for w in words}

    def country(self, parts: list[Territory]) -> Country | None:
        """Today's country of the fact book, for a version that still exists."""
        if not parts or not parts[-1].today:
            return None
        t = parts[-1]
        return self.countries.get(key(t.short)) or self.countries.get(key(t.long))

    def years(self, name: str) -> tuple[int, int]:
        """First and last year by our bounds, else by us-gsh."""
        bounds = self.polities.get(name, {}).get("bounds")
        if bounds:
            texts = bounds if isinstance(bounds, list) else [bounds]
            start, end = texts[0].split("/")[0], texts[-1].split("/")[1]
            return int(start[:4]), 9999 if end == ".." else int(end[:4])
        parts = self.parts[name]
        if not parts:
            return 0, 9999
        since = [int(t.since) for t in parts if t.since.lstrip("-").isdigit()]
        return min(since or [0]), max(int(t.until) for t in parts)

    def meets(self, name: str, row: ListRow) -> bool:
        """The row and the version share more than a boundary."""
        first, last = self.years(name)
        begin, end = int(row.begin[:4]), int((row.end or "9999")[:4])
        return len(self.versions(name)) == 1 or (begin < last and end > first)

    def inside(self, name: str, row: ListRow) -> bool:
        """The row lies within the version, give or take two years."""
        first, last = self.years(name)
        begin, end = int(row.begin[:4]), int((row.end or "9999")[:4])
        return len(self.versions(name)) == 1 or (begin >= first - 2 and end <= last + 2)

    def versions(self, name: str) -> list[str]:
        """All versions of its continuity group."""
        return [s for s in self.parts if self.groups[s] == self.groups[name]]

    def entity(self, name: str, rows: list[tuple[ListRow, bool]]) -> dict[str, Any]:
        """One version, ready to be written."""
        entry, parts = self.polities.get(name, {}), self.parts[name]
        label = entry.get("label") or (parts[-1].short if parts else name)
        label = re.sub(r"^The ", "", label)
        found: dict[str, Any] = {"uid": f"polity-{name}", "type": "Polity", "label": label}
        found["group"] = self.groups[name]
        found["kind"] = entry.get("kind") or self.kind(label, parts)
        found["bounds"] = entry.get("bounds") or (
            bounds(parts, rows) if parts or rows else entry["existed"][0]["time"]
        )
        found["existed"] = existed(entry, parts, rows)
        found["names"] = self.names(name, label, entry, parts, rows)
        found["codes"] = self.codes(parts, rows)
        found["offices"] = self.offices(name, parts)
        return {k: v for k, v in found.items() if v}

    def kind(self, label: str, parts: list[Territory]) -> str:
        """By us-gsh and the name."""
        if parts and not parts[-1].independent:
            return "dependency"
        return "empire" if "Empire" in label else "sovereign_state"

    def names(
        self,
        name: str,
        label: str,
        entry: dict[str, Any],
        parts: list[Territory],
        rows: list[tuple[ListRow, bool]],
    ) -> list[dict[str, Any]]:
        """All names with their kind and source; what is compared alike is kept once."""
        found: list[dict[str, Any]] = []
        extra = entry.get("names", {})
        loose = {key(w if isinstance(w, str) else w["words"]) for w in extra.get("loose", [])}

        def add(words: str, kind: str, source: str, **more: str) -> None:
            seen = {(key(n["words"]), n["kind"] in ("demonym", "metonym")) for n in found}
            mark = (key(words), kind in ("demonym", "metonym"))
            if words and mark not in seen and (kind == "loose" or key(words) not in loose):
                found.append({"words": words, "kind": kind, "source": source, **more})

        for kind, items in extra.items():
            for item in items:
                more = {"words": item} if isinstance(item, str) else dict(item)
                add(more.pop("words"), kind, "ours", **more)
        for t in reversed(parts):
            add(t.long, "official", "us-gsh")
            add(t.short, "short", "us-gsh")
        add(label, "short", "ours")
        country = self.country(parts)
        if country:
            add(country.official, "official", "factbook")
            for n in country.names[:1]:
                add(n, "short", "factbook")
            for n in country.endonyms:
                add(re.sub(r"\(.*", "", n).strip(), "endonym", "factbook")
            add(country.capital, "metonym", "factbook")
            if adjective := self.nationality(rows):
                add(adjective[2], "demonym", "countryinfo")
        for r, alone in rows:
            if alone and r.source in ("cow", "gw") and "(" not in r.name:
                add(r.name, "alias", r.source)
        return found

    def offices(self, name: str, parts: list[Territory]) -> str:
        """The roles at the head of state and government, by the titles of today's holders."""
        found = list(self.offices_of.get(name, ()))
        country = self.country(parts)
        if country:
            for words in (country.chief, country.head):
                title = re.sub(
                    r"^(<p>)?((Interim|Acting|Transitional?|GNU|Transition) )*", "", words
                )
                found += [role for start, role in TITLES.items() if title.startswith(start)][:1]
        return " ".join(dict.fromkeys(found))

    def nationality(self, rows: list[tuple[ListRow, bool]]) -> tuple[str, str, str] | None:
        """The entry of the PETRARCH country file, by the number of Correlates of War."""
        numbers = [r.number for r, _ in rows if r.source == "cow"]
        return next((self.nationalities[n] for n in numbers if n in self.nationalities), None)

    def codes(
        self, parts: list[Territory], rows: list[tuple[ListRow, bool]]
    ) -> list[dict[str, str]]:
        """Codes side by side, each with its authority."""
        found = []
        for source in ("cow", "gw"):
            for number in dict.fromkeys(r.number for r, _ in rows if r.source == source):
                found.append({"authority": source, "value": number, "source": source})
        if parts and parts[-1].today and (entry := self.nationality(rows)):
            found.append({"authority": "iso", "value": entry[0], "source": "countryinfo"})
            if entry[1]:
                found.append({"authority": "iso", "value": entry[1], "source": "countryinfo"})
        return found

    def link(self, entities: list[dict[str, Any]]) -> None:
        """Succession as us-gsh has it, where the one ended about when the other began."""
        slug_of = {t.id: s for s, p in self.parts.items() for t in p}
        by_uid = {e["uid"]: e for e in entities}
        for t in self.territories.values():
            links = [(t.id, s) for s in t.successors] + [(p, t.id) for p in t.predecessors]
            for before, after in links:
                old, new = slug_of.get(before), slug_of.get(after)
                if not old or not new or old == new:
                    continue
                first, last = self.territories[after].since, self.territories[before].until
                if not (first.isdigit() and last.isdigit() and abs(int(first) - int(last)) <= 1):
                    continue
                target = by_uid[f"polity-{old}"].setdefault("succeeded_by", [])
                item: dict[str, Any] = {"uid": f"polity-{new}"}
                if (
                    self.groups[old] == self.groups[new]
                    and len(self.territories[before].successors) == 1
                ):
                    item["mode"] = "continuation"
                item |= {"time": first, "source": "us-gsh", "row": t.id}
                if all(i["uid"] != item["uid"] for i in target):
                    target.append(item)


def key(words: str) -> str:
    """The form by which lists are matched with each other."""
    text = normal_words(words.replace("&", "and").replace("'", ""))
    text = re.sub(r"^the ", "", text)
    return re.sub(r"\bst\b", "saint", text)
