"""Any title of any polity, and missions from one to another, each end in its version of the day."""

from __future__ import annotations

import pytest

from kg.resolve import Gazetteer

RESOLVED = [
    ("Soviet ambassador to Japan", "1960-05-01", "office-soviet-union-ambassador-to-japan"),
    ("Ambassador of the Soviet Union in Tokyo", "1960", "office-soviet-union-ambassador-to-japan"),
    ("US ambassador to Russia", "1910", "office-united-states-ambassador-to-russian-empire"),
    ("US ambassador to Russia", "1999", "office-united-states-ambassador-to-russia"),
    ("American Minister to Siam", "1905", "office-united-states-envoy-to-siam"),
    ("chargé d'affaires of France in Japan", "1870", "office-france-charge-d-affaires-to-japan"),
    ("French charge d’affaires in Tokyo", "1925", "office-france-charge-d-affaires-to-japan"),
    (
        "High Commissioner of India in London",
        "1960",
        "office-india-high-commissioner-to-united-kingdom",
    ),
    (
        "US ambassador to the UN",
        "1980",
        "office-united-states-permanent-representative-to-united-nations",
    ),
    (
        "Permanent Representative of Japan to the United Nations",
        "1980",
        "office-japan-permanent-representative-to-united-nations",
    ),
    ("Secretary-General of the United Nations", "2010", "office-united-nations-secretary-general"),
    ("acting Foreign Minister of Japan", "1986", "office-japan-foreign-minister"),
    ("Japanese Foreign Minister ad interim", "1986", "office-japan-foreign-minister"),
    ("Finance Minister of Japan", "1986", "office-japan-finance-minister"),
    ("Japanese Minister of Finance", "1986", "office-japan-finance-minister"),
    ("French defence minister", "1950", "office-france-defence-minister"),
    ("Minister of National Defense of France", "1950", "office-france-defence-minister"),
    ("Reich Chancellor", "1890", "office-german-reich-prime-minister"),
    ("Foreign Secretary", "1940", "office-united-kingdom-foreign-minister"),
    (
        "Foreign Secretary",
        "1902",
        "office-united-kingdom-of-great-britain-and-ireland-foreign-minister",
    ),
    ("Foreign Secretary of the Philippines", "1990", "office-philippines-foreign-minister"),
    ("Taoiseach", "1990", "office-ireland-prime-minister"),
    (
        "Chairman of the Council of Ministers of the USSR",
        "1960",
        "office-soviet-union-prime-minister",
    ),
    ("Soviet General Secretary", "1986", "office-soviet-union-party-leader"),
    ("People's Commissar for Foreign Affairs of the USSR", "1939",
     "office-soviet-union-foreign-minister"),
    ("Deputy Prime Minister of Japan", "2013", "office-japan-deputy-prime-minister"),
]  # fmt: skip
UNKNOWN = [
    ("Soviet ambassador to Japan", "1905"),
    ("ambassador to Japan", "1960"),
    ("Soviet ambassador", "1960"),
    ("General Secretary", "1986"),
    ("Reich Chancellor", "1960"),
    ("Minister of Magic of Japan", "1990"),
    ("Japanese ambassador to Japan", "1990"),
    ("ambassador to Atlantis", "1990"),
    ("Chancellor of Japan", "1990"),
]
NAMED = [
    ("Minister of Agriculture, Forestry and Fisheries", "Japan",
     "office-japan-minister-of-agriculture-forestry-and-fisheries"),
    ("Minister of Foreign Affairs and Trade", "Hungary", "office-hungary-foreign-minister"),
    ("Federal Minister of Foreign Affairs of Austria", "Austria",
     "office-austria-foreign-minister"),
    ("Mayor of Seoul", "South Korea", "office-south-korea-mayor-of-seoul"),
    ("Governor of Kirov Oblast", "Russia", "office-russia-governor-of-kirov-oblast"),
    ("Envoy Extraordinary and Minister Plenipotentiary/Consul General to Ethiopia",
     "United States", "office-united-states-envoy-to-ethiopia"),
    ("ambassador to South Korea", "Russia", "office-russia-ambassador-to-south-korea"),
    ("King", "Jordan", "office-jordan-monarch"),
    ("Judge of the International Court of Justice", None,
     "office-international-court-of-justice-judge"),
]  # fmt: skip


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(("words", "on", "uid"), RESOLVED)
def test_words_and_date_give_the_office(
    gazetteer: Gazetteer, words: str, on: str, uid: str
) -> None:
    found = gazetteer.resolve(words, type="Office", on=on)
    assert (found.status, found.uid) == ("resolved", uid), found.reason


@pytest.mark.parametrize(("words", "on"), UNKNOWN)
def test_what_nobody_can_tell_is_unknown(gazetteer: Gazetteer, words: str, on: str) -> None:
    found = gazetteer.resolve(words, type="Office", on=on)
    assert (found.status, found.uid) == ("unknown", None) and found.reason


def test_an_ambiguous_end_gives_an_ambiguous_mission(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve("US ambassador to Germany", type="Office", on="1975")
    assert found.status == "ambiguous" and {c.uid for c in found.candidates} == {
        "office-united-states-ambassador-to-west-germany",
        "office-united-states-ambassador-to-east-germany",
    }


@pytest.mark.parametrize(("words", "polity", "uid"), NAMED)
def test_a_source_may_name_an_office_that_only_it_knows(
    gazetteer: Gazetteer, words: str, polity: str | None, uid: str
) -> None:
    assert gazetteer.offices.name(words, "2006", polity).uid == uid


def test_an_office_is_told_by_its_uid(gazetteer: Gazetteer) -> None:
    found = gazetteer.offices.describe("office-soviet-union-ambassador-to-japan")
    assert found is not None
    assert (found.office_of, found.accredited_to) == ("polity-soviet-union", "polity-japan")
    assert (found.rank, found.seats) == ("ambassador", "single")
    deputy = gazetteer.offices.describe("office-japan-deputy-minister-of-finance")
    assert deputy is not None and deputy.seats == "many"
    assert gazetteer.offices.describe("office-atlantis-king") is None
