"""Offices, ministries, organizations and places by their words."""

from __future__ import annotations

import pytest

from kg.errors import InvalidDate, NotFound
from kg.resolve import Gazetteer

OFFICES = [
    ("the Japanese foreign minister", "2019-12-01", "office-japan-foreign-minister"),
    ("Japan's new foreign minister", "2019", "office-japan-foreign-minister"),
    ("Japan's foreign minister", None, "office-japan-foreign-minister"),
    ("Minister for Foreign Affairs of Japan", "1956", "office-japan-foreign-minister"),
    ("Soviet Foreign Minister", "1956", "office-soviet-union-foreign-minister"),
    ("Russian Foreign Minister", "1905", "office-russian-empire-foreign-minister"),
    ("Russian Foreign Minister", "2019", "office-russia-foreign-minister"),
    (
        "Minister of Foreign Affairs of the Russian Federation",
        "2019",
        "office-russia-foreign-minister",
    ),
    ("U.S. Secretary of State", "1945", "office-united-states-foreign-minister"),
    ("Secretary of State", "1990", "office-united-states-foreign-minister"),
    (
        "British Foreign Secretary",
        "1902",
        "office-united-kingdom-of-great-britain-and-ireland-foreign-minister",
    ),
    ("West German Chancellor", "1972", "office-west-germany-prime-minister"),
    ("Prime Minister of Japan", "1956", "office-japan-prime-minister"),
    ("Russian President", "2018", "office-russia-president"),
    ("President of the United States", "1945", "office-united-states-president"),
    ("Emperor of Japan", "1905", "office-japan-emperor"),
    ("Soviet Premier", "1956", "office-soviet-union-prime-minister"),
    ("South Korean foreign minister", "2015", "office-south-korea-foreign-minister"),
    ("Indian external affairs minister", "2020", "office-india-foreign-minister"),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(("words", "on", "uid"), OFFICES)
def test_an_office_is_read_from_title_and_polity(
    gazetteer: Gazetteer, words: str, on: str | None, uid: str
) -> None:
    assert gazetteer.resolve(words, type="Office", on=on).uid == uid


def test_a_bare_title_needs_its_polity(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("foreign minister", type="Office", on="2019").status == "unknown"
    for polity in ("Japan", "Japanese", "polity-japan", "Tokyo"):
        found = gazetteer.resolve("foreign minister", type="Office", polity=polity)
        assert found.uid == "office-japan-foreign-minister"


def test_an_ambiguous_polity_gives_an_ambiguous_office(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve("German foreign minister", type="Office", on="1975")
    assert found.status == "ambiguous"
    assert {c.uid for c in found.candidates} == {
        "office-west-germany-foreign-minister",
        "office-east-germany-foreign-minister",
    }


def test_a_polity_without_the_office_gives_none(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("Emperor of France", type="Office", on="1990").status == "unknown"


def test_foreign_ministries(gazetteer: Gazetteer) -> None:
    for words, uid in [
        ("Japanese Foreign Ministry", "organization-japan-foreign-ministry"),
        ("Gaimusho", "organization-japan-foreign-ministry"),
        ("Ministry of Foreign Affairs of Japan", "organization-japan-foreign-ministry"),
        ("State Department", "organization-united-states-foreign-ministry"),
        ("British Foreign Office", "organization-united-kingdom-foreign-ministry"),
    ]:
        assert gazetteer.resolve(words, type="Organization", on="1956").uid == uid
    found = gazetteer.resolve("Foreign Ministry", type="Organization", polity="Russia", on="2019")
    assert found.uid == "organization-russia-foreign-ministry"


def test_organizations(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("UN").uid == "organization-united-nations"
    assert gazetteer.resolve("the Security Council").uid == "organization-un-security-council"
    assert gazetteer.resolve("ASEAN").uid == "organization-asean"


def test_one_disputed_place_with_two_names_each_with_its_user(gazetteer: Gazetteer) -> None:
    uid = "place-southern-kurils"
    for words in ("Southern Kurils", "four northern islands", "Northern Territories", "北方領土"):
        assert gazetteer.resolve(words, type="Place", on="2019").uid == uid
    official = {(n.words, n.used_by) for n in gazetteer.entity(uid).names if n.kind == "official"}
    assert ("Northern Territories", "polity-japan") in official
    assert ("Southern Kurils", "polity-russia") in official
    assert gazetteer.resolve("Kuril Islands", type="Place").uid == "place-kuril-islands"


def test_a_city_is_a_place_and_stands_for_a_government(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("Moscow", type="Place").uid == "place-moscow"
    assert gazetteer.resolve("Moscow", type="Polity", on="2019").uid == "polity-russia"


def test_versions_and_offices_by_uid(gazetteer: Gazetteer) -> None:
    assert "polity-soviet-union" in gazetteer.group("polity-russia")
    assert gazetteer.polity_on("polity-russia", "1956").uid == "polity-soviet-union"
    assert gazetteer.polity_on("russia", "1900").uid == "polity-russian-empire"
    assert (
        gazetteer.office_of("polity-japan", "foreign_minister") == "office-japan-foreign-minister"
    )
    assert gazetteer.office_of("polity-japan", "pharaoh") is None


def test_errors_say_what_is_near(gazetteer: Gazetteer) -> None:
    with pytest.raises(NotFound, match="polity-japan"):
        gazetteer.entity("polity-japann")
    with pytest.raises(InvalidDate):
        gazetteer.resolve("Japan", on="1956-13")
