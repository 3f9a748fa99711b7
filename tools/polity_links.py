"""Which version followed which, and how: by us-gsh, and by what we say on top."""

from __future__ import annotations

from typing import Any

from state_lists import Territory

__all__ = ["link", "meet"]

Row = dict[str, Any]
_DAY = len("1960-11-28")


def link(
    entities: list[Row], parts: dict[str, list[Territory]], ours: list[Row]
) -> tuple[list[Row], list[str]]:
    """The entities with their successors, and the successions that one side alone tells.

    us-gsh names predecessors and successors of each entry and chains them over
    centuries: taken are those where the one ended about when the other began.
    """
    slug_of = {t.id: s for s, p in parts.items() for t in p}
    territory = {t.id: t for p in parts.values() for t in p}
    by_uid = {e["uid"]: e for e in entities}
    told: dict[tuple[str, str], dict[str, Row]] = {}
    for t in territory.values():
        for before, after in [(t.id, s) for s in t.successors] + [
            (p, t.id) for p in t.predecessors
        ]:
            old, new = slug_of.get(before), slug_of.get(after)
            if not old or not new or old == new:
                continue
            first, last = territory[after].since, territory[before].until
            if first.isdigit() and last.isdigit() and abs(int(first) - int(last)) <= 1:
                item = {"time": first, "source": "us-gsh", "row": t.id}
                told.setdefault((old, new), {})["from" if before == t.id else "to"] = item
    mine = {(r["from"], r["to"]): r for r in ours}
    one_sided = []
    for (old, new), sides in sorted(told.items()):
        if (old, new) in mine:
            continue
        if len(sides) == 1:
            side = next(iter(sides.values()))
            one_sided.append(f"{old} → {new} (us-gsh {side['row']})")
        row = sides.get("from") or sides["to"]
        mode = mode_of(old, new, list(told), by_uid)
        add(by_uid[f"polity-{old}"], {"uid": f"polity-{new}", "mode": mode, **row})
    for (old, new), r in sorted(mine.items()):
        row = {"uid": f"polity-{new}", "mode": r["mode"], "time": str(r["time"])}
        kept = {k: r[k] for k in ("source", "cite") if k in r}
        add(by_uid[f"polity-{old}"], {**row, "source": "ours", **kept})
    return entities, one_sided


def meet(entities: list[Row]) -> None:
    """Where a list gives only the year of an end, its day is that which the successor has.

    A colony that ended in 1960 did so on the day on which the state after it began.
    """
    by_uid = {e["uid"]: e for e in entities}
    for old in entities:
        days = [
            day
            for row in old.get("succeeded_by", ())
            if len(day := _first(by_uid[row["uid"]])) == _DAY and day[:4] == _last(old)
        ]
        if days:
            texts = _texts(old)
            texts[-1] = f"{texts[-1].split('/')[0]}/{max(days)}"
            old["bounds"] = texts[0] if len(texts) == 1 else texts


def _texts(entity: Row) -> list[str]:
    found = entity["bounds"]
    return [found] if isinstance(found, str) else list(found)


def _first(entity: Row) -> str:
    return _texts(entity)[0].split("/")[0]


def _last(entity: Row) -> str:
    return _texts(entity)[-1].split("/")[1]


def add(entity: Row, row: Row) -> None:
    """One more successor."""
    entity.setdefault("succeeded_by", []).append(row)


def mode_of(old: str, new: str, told: list[tuple[str, str]], by_uid: dict[str, Row]) -> str:
    """How it came about, as far as the shape of the succession tells: our reading of us-gsh."""
    before, after = by_uid[f"polity-{old}"], by_uid[f"polity-{new}"]
    successors = [b for a, b in told if a == old]
    predecessors = [a for a, b in told if b == new]
    if before["group"] == after["group"] and len(successors) == 1 == len(predecessors):
        return "continuation"
    if len(predecessors) > 1 and len(successors) == 1:
        return "merger"
    if before["kind"] == "dependency" and after["kind"] == "sovereign_state":
        return "independence"
    if before["kind"] != "dependency" and after["kind"] == "dependency":
        return "annexation"
    return "split" if len(successors) > 1 else "succession"
