"""Names × dates: who is meant, and where nobody can tell without more."""

from __future__ import annotations

import pytest

from kg.resolve import Gazetteer

RESOLVED = """
Germany, Federal Republic of | 1960 | west-germany
China, Republic of | 1945-04-26 | republic-of-china
Russia | 1905 | russian-empire
Russian | 1860 | russian-empire
St. Petersburg | 1875-05-07 | russian-empire
Russia | 1993 | russia
Russian Federation | 2019-12-01 | russia
Moscow | 2019 | russia
Moscow | 1956-10-19 | soviet-union
the Kremlin | 1962 | soviet-union
U.S.S.R. | 1987 | soviet-union
the USSR | 1987-01-01 | soviet-union
Soviet | 1956 | soviet-union
Union of Soviet Socialist Republics | 1941-04-13 | soviet-union
СССР | 1956 | soviet-union
Japan | 1855 | japan
Japan | 1905-09-05 | japan
Japan | 1948 | japan
Japan | 2019 | japan
Empire of Japan | 1925 | japan
Tokyo | 1991 | japan
Japanese | 1973 | japan
日本 | 1956 | japan
Germany | 1914-08-01 | german-reich
Germany | 1935 | german-reich
Germany | 2001 | germany
West Germany | 1972 | west-germany
Bonn | 1972 | west-germany
East Germany | 1973 | east-germany
GDR | 1973 | east-germany
Prussia | 1866 | prussia
Austria-Hungary | 1914 | austria-hungary
Austria | 1860 | austrian-empire
Austria | 1930 | austria
Ottoman Empire | 1878 | ottoman-empire
Sublime Porte | 1878 | ottoman-empire
Turkey | 1900 | ottoman-empire
Turkey | 1952 | turkey
China | 1895 | qing-empire
China | 1919 | republic-of-china
China | 2019 | china
PRC | 1955 | china
Republic of China | 1930 | republic-of-china
Republic of China | 1965 | taiwan
Korea | 1876 | korea
South Korea | 1965-06-22 | south-korea
DPRK | 2002 | north-korea
Persia | 1907 | persia
Iran | 1979 | iran
Siam | 1898 | siam
Thailand | 1965 | thailand
Ceylon | 1952 | ceylon
Burma | 1954 | burma-before-1962
Zaire | 1980 | congo-kinshasa
Republic of Vietnam | 1960 | south-vietnam
Vietnam | 1995 | vietnam
Kingdom of Sardinia | 1855 | kingdom-of-sardinia
Manchukuo | 1935 | manchukuo
Loochoo | 1854-07-11 | ryukyu
Yugoslavia | 1937 | yugoslavia-before-1946
Yugoslavia | 1961 | yugoslavia
Czechoslovakia | 1938 | czechoslovakia
United States | 1858 | united-states
the United States of America | 1951-09-08 | united-states
US | 1990 | united-states
Washington | 1941 | united-states
Great Britain | 1902 | united-kingdom-of-great-britain-and-ireland
Whitehall | 1938 | united-kingdom
British | 1956 | united-kingdom
France | 1907 | france
India | 1950 | india
Pakistan | 1965 | pakistan
Poland | 1943 | poland
the Soviet government | 1960-01-27 | soviet-union
the Government of Japan | 1956 | japan
Formosa | 1955 | taiwan
Zanzibar | 1964-01-15 | zanzibar
Lithuania | 1925 | lithuania
"""

AMBIGUOUS = """
Russia | 1956 | soviet-union rsfsr
Russia | 1956-10-19 | soviet-union rsfsr
Russia | 1991 | soviet-union rsfsr russia
Russia | | russian-empire soviet-union russia
Germany | 1970 | west-germany east-germany
Germany | | german-reich germany
China | 1960 | china taiwan
Korea | 1960 | north-korea south-korea
Vietnam | 1965 | north-vietnam south-vietnam
Yemen | 1980 | north-yemen south-yemen
Congo | 1990 | congo-kinshasa congo-brazzaville
Turkey | 1922 | ottoman-empire turkey
"""

UNKNOWN = """
Pakistan | 1930 |
Soviet Union | 1905 | russian-empire
Zaire | 2005 | congo-kinshasa
Manchukuo | 1960 | manchukuo
Austria | 1942 |
Russsia | 1993 | russia
Atlantis | 1900 |
United Nations | 1950 |
Southern Kurils | 2019 |
us | 1990 |
"""


def rows(table: str) -> list[tuple[str, str | None, list[str]]]:
    split = [[c.strip() for c in line.split("|")] for line in table.strip().splitlines()]
    return [(c[0], c[1] or None, [f"polity-{s}" for s in c[2].split()]) for c in split]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(("words", "on", "expected"), rows(RESOLVED))
def test_one_is_meant(
    gazetteer: Gazetteer, words: str, on: str | None, expected: list[str]
) -> None:
    found = gazetteer.resolve(words, type="Polity", on=on)
    assert (found.status, found.uid) == ("resolved", expected[0]), found


@pytest.mark.parametrize(("words", "on", "expected"), rows(AMBIGUOUS))
def test_several_may_be_meant(
    gazetteer: Gazetteer, words: str, on: str | None, expected: list[str]
) -> None:
    found = gazetteer.resolve(words, type="Polity", on=on)
    assert (found.status, found.uid) == ("ambiguous", None), found
    assert set(expected) <= {c.uid for c in found.candidates}
    assert all(c.reason for c in found.candidates)


@pytest.mark.parametrize(("words", "on", "expected"), rows(UNKNOWN))
def test_nobody_is_meant(
    gazetteer: Gazetteer, words: str, on: str | None, expected: list[str]
) -> None:
    found = gazetteer.resolve(words, type="Polity", on=on)
    assert (found.status, found.uid) == ("unknown", None), found
    assert set(expected) <= {c.uid for c in found.candidates}


def test_a_name_of_one_version_needs_no_date(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("Japan").uid == "polity-japan"
    assert gazetteer.resolve("Soviet Union").uid == "polity-soviet-union"


def test_1956_never_means_the_federation(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve("Russia", on="1956")
    assert "polity-russia" not in {c.uid for c in found.candidates}


def test_a_date_without_a_year_decides_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("Russia", type="Polity", on="XXXX-09-26").status == "ambiguous"
