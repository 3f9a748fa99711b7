"""TEI editions of documents, as FRUS has them: persons, dates and the volume are marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from kg.articles.article import Article, Mark
from kg.articles.days import day_of, edtf_of
from kg.articles.running_text import RunningText
from kg.loading.files import text_of
from kg.loading.report import Refusal
from kg.model import Source, source_id

__all__ = ["TEI", "read_tei"]

TEI = ("TEI", "TEI.2", "teiCorpus")
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BLOCKS = frozenset((
    "head", "p", "opener", "dateline", "closer", "signed", "salute", "item", "row", "l", "ab",
    "quote", "trailer", "byline", "label", "postscript", "list", "table", "lg", "div",
))  # fmt: skip
_OUTSIDE = frozenset(("note", "figure", "fw", "teiHeader", "gap", "graphic", "milestone"))


def read_tei(root: Any, *, where: str, name: str) -> Iterator[Article | Refusal]:
    """The documents of a volume, or the one text; editors' notes are not the document's words."""
    volume = _volume(root, name)
    persons = _list_of_persons(root)
    divisions = [d for d in _each(root, "div") if d.get("type") == "document"]
    if divisions:
        for number, division in enumerate(divisions, 1):
            key = division.get(_ID) or division.get("n") or str(number)
            yield _document(division, key, volume, persons, f"{where}: document {key}", name)
        return
    body = next(_each(root, "body"), None)
    found = None if body is None else _whole(body, volume, persons, where, name)
    yield found or Refusal(where, "the TEI file has no text in it")


def _document(
    division: Any, key: str, volume: Source, persons: dict[str, str], where: str, name: str
) -> Article | Refusal:
    text, people, dates = _words(division, persons)
    if not text.strip():
        return Refusal(where, "the document has no text; was it left out of the edition?")
    number = division.get("n")
    head = next((h for h in division if _local(h) == "head"), None)
    title = RunningText.of(head, _BLOCKS, _OUTSIDE).text if head is not None else ""
    title = " ".join(title.split()) or (f"Document {number or key}")
    return Article(
        text, where, f"{name} {key}", title=title, publisher=volume.publisher,
        url=f"{volume.url}/{key}" if volume.url else None,
        language=division.get(_LANG) or volume.language, kind="document",
        key=f"{volume.id}/{key}", document_date=_date_of(division), part_of=volume,
        persons=people, dates=dates,
    )  # fmt: skip


def _whole(
    body: Any, volume: Source, persons: dict[str, str], where: str, name: str
) -> Article | None:
    text, people, dates = _words(body, persons)
    if not text.strip():
        return None
    return Article(
        text, where, name, title=volume.title, publisher=volume.publisher, author=volume.author,
        published=volume.published, url=volume.url, language=volume.language, kind="document",
        document_date=_date_of(body), persons=people, dates=dates,
    )  # fmt: skip


def _words(element: Any, persons: dict[str, str]) -> tuple[str, tuple[Mark, ...], tuple[Mark, ...]]:
    run = RunningText.of(element, _BLOCKS, _OUTSIDE, frozenset(("persName", "date")))
    people, dates = [], []
    for marked, start, end in run.marked:
        if _local(marked) == "persName" and (ref := _ref(marked)):
            people.append(Mark(start, end, ref, persons.get(ref)))
        elif _local(marked) == "date" and (day := _told_date(marked)):
            dates.append(Mark(start, end, day))
    return run.text, tuple(people), tuple(dates)


def _ref(element: Any) -> str | None:
    for name in ("corresp", "ref", "key", "sameAs"):
        if found := (element.get(name) or "").split():
            return str(found[0]).lstrip("#")
    return None


def _told_date(element: Any) -> str | None:
    if day := edtf_of(element.get("when")):
        return day
    for first, last in (("from", "to"), ("notBefore", "notAfter")):
        one, other = edtf_of(element.get(first)), edtf_of(element.get(last))
        if one and other:
            return one if one == other else f"{one}/{other}"
    return None


def _date_of(element: Any) -> str | None:
    """The day of the document itself: the editors' word for it, else the one in its dateline."""
    told = {etree.QName(n).localname: v for n, v in element.attrib.items()}
    first, last = day_of(told.get("doc-dateTime-min")), day_of(told.get("doc-dateTime-max"))
    if first and last:
        return first if first == last else f"{first}/{last}"
    found = [d for line in _each(element, "dateline") for d in _each(line, "date")]
    days = {day for d in found if (day := _told_date(d))}
    return days.pop() if len(days) == 1 else None


def _volume(root: Any, name: str) -> Source:
    header = next(_each(root, "teiHeader"), None)
    told: dict[str, str | None] = {}
    if header is not None:
        statement = next(_each(header, "titleStmt"), header)
        titles = list(_each(statement, "title"))
        best = next((t for t in titles if t.get("type") == "complete"), None)
        told["title"] = text_of(best if best is not None else titles[0]) if titles else None
        issued = next(_each(header, "publicationStmt"), header)
        told["publisher"] = _of(issued, "publisher")
        told["author"] = _of(statement, "author")
        told["published"] = next((d for e in _each(issued, "date") if (d := _told_date(e))), None)
        told["url"] = next(
            (t for e in _each(issued, "idno") if (t := text_of(e)) and t.startswith("http")), None
        )
    title, publisher, url = told.get("title") or name, told.get("publisher"), told.get("url")
    return Source(
        id=source_id(publisher, title, url or root.get(_ID)), kind="volume", title=title,
        publisher=publisher, author=told.get("author"), published=told.get("published"), url=url,
        language=root.get(_LANG),
    )  # fmt: skip


def _list_of_persons(root: Any) -> dict[str, str]:
    """Names by id, "Dulles, John Foster" the usual way round."""
    found = {}
    for element in _each(root, "persName"):
        if (uid := element.get(_ID)) and (name := text_of(element)):
            last, comma, first = name.rstrip(" ,.;:").partition(", ")
            plain = re.fullmatch(r"[^,()]+", first)
            found[str(uid)] = f"{first} {last}" if comma and plain else last
    return found


def _of(element: Any, name: str) -> str | None:
    found = next(_each(element, name), None)
    return None if found is None else text_of(found)


def _each(root: Any, name: str) -> Iterator[Any]:
    return (e for e in root.iter() if _local(e) == name)


def _local(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
