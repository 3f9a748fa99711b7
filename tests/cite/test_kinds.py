"""Each kind of source is cited as what it is, in words and in every format."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from kg.cite import Bibliography

Cited = tuple[Bibliography, Mapping[str, str]]

NOTES = {
    "treaty": "Treaty of Öresund & Sound {final}, 20 January 1925, in Treaty Series, vol. 34, "
    "pp. 32–53, Øster: League Press, article IX.",
    "newspaper": "Ana Berg and Staff of the Coast, “Ministers \"meet\" at 100 % cost”, The Coast, "
    "4 May 2021, p. 7, https://coast.example/a_b%20c?x={1}&y=~2, accessed 1 June 2021.",
    "journal": "Пётр Иванов, “Курилы и #права”, Journal of Straits, vol. 25, no. 3, pp. 251–276, "
    "1999, doi:10.1000/182_a.",
    "book": "Yoko Ito, Ships\\and $tates, translated by Ann Roe, Tokyo: Minato, c. 1987, "
    "edition 2.",
    "chapter": "Per Lund, “On pilots”, in Straits in law, edited by Jo Doe, pp. 10–20, Minato, "
    "2001.",
    "telegram": "“The Envoy to the Secretary”, 8 September 1951, in Papers on Straits, 1951, "
    "vol. VI, document 735, Printing Office, 1977.",
    "volume": "in Papers on Straits, 1951, vol. VI, document 12, Printing Office, 1977, "
    "pp. 30–31.",
    "minutes": "“Minutes of talks”, 8 October 1973, SA, fonds 80, opis 1, delo 940, folio 1-25.",
    "state-archive": "SA, fonds 7, box 3, folio 12, cited in Lund, On pilots, p. 3.",
    "list": "List of calls, data set, Office, version 2.2, record c-17.",
    "again": "List of calls, data set, Office, version 2.2, record c-18.",
    "page": "“北の海 (page)”, https://x.example/p.",
    "asked": "Notes of A. Clerk, 1999, box 7.",
    "russian": "Договор, translation of “Treaty of Öresund & Sound {final}”.",
}  # fmt: skip
TYPES = {
    "treaty": ("@legal", "treaty", "LEGAL"),
    "newspaper": ("@article", "article-newspaper", "NEWS"),
    "journal": ("@article", "article-journal", "JOUR"),
    "book": ("@book", "book", "BOOK"),
    "chapter": ("@incollection", "chapter", "CHAP"),
    "telegram": ("@incollection", "chapter", "CHAP"),
    "minutes": ("@unpublished", "manuscript", "MANSCPT"),
    "list": ("@dataset", "dataset", "DATA"),
    "page": ("@online", "webpage", "ELEC"),
}


@pytest.mark.parametrize("row", NOTES)
def test_note(row: str, cited: Cited) -> None:
    found, ids = cited
    assert found.citations[ids[row]].note == NOTES[row]


@pytest.mark.parametrize("row", TYPES)
def test_type(row: str, cited: Cited) -> None:
    found, ids = cited
    key = found.citations[ids[row]].key
    bibtex, csl, ris = TYPES[row]
    assert f"{bibtex}{{{key}," in found.text("bibtex")
    assert {i["id"]: i["type"] for i in json.loads(found.text("csl-json"))}[key] == csl
    assert f"TY  - {ris}\nID  - {key}\n" in found.text("ris")


def test_rows_of_a_data_set_are_one_work_and_documents_of_a_volume_are_several(
    cited: Cited,
) -> None:
    found, ids = cited
    keys = {row: found.citations[id].key for row, id in ids.items()}
    assert keys["list"] == keys["again"] and keys["volume"] != keys["other"]
    (work,) = [w for w in found.works if w.key == keys["list"]]
    assert work.places == ("record c-17", "record c-18")
    assert len(found.works) == len(set(keys.values()))


def test_the_sheet_that_quotes_is_told(cited: Cited) -> None:
    found, _ = cited
    assert all("entered in: kinds" in i["note"] for i in json.loads(found.text("csl-json")))
