"""Codes of authorities to versions: what loaders of lists of states ask."""

from __future__ import annotations

import pytest

from kg.resolve import Gazetteer


@pytest.mark.parametrize(
    ("authority", "code", "on", "uid"),
    [
        ("cow", "365", "1900", "polity-russian-empire"),
        ("cow", "365", "1956", "polity-soviet-union"),
        ("cow", "365", "1999", "polity-russia"),
        ("gw", "260", "1970", "polity-west-germany"),
        ("gw", "260", "2000", "polity-germany"),
        ("iso", "JP", None, "polity-japan"),
        ("iso", "SUN", None, "polity-soviet-union"),
        ("iso_3166_3", "DDDE", None, "polity-east-germany"),
        ("wikidata", "Q159", None, "polity-russia"),
        ("us_gsh", "joseon-dynasty-1910", None, "polity-korea"),
        ("us_gsh", "germany-1933", None, "polity-german-reich"),
        ("isd", "4521", None, "polity-asante-empire"),
    ],
)
def test_a_code_means_a_version(authority: str, code: str, on: str | None, uid: str) -> None:
    assert Gazetteer.load().coded(authority, code, on).uid == uid


def test_a_number_of_several_versions_wants_a_date() -> None:
    found = Gazetteer.load().coded("cow", "365")
    assert found.status == "ambiguous" and len(found.candidates) > 2
    assert Gazetteer.load().coded("cow", "9999").status == "unknown"
