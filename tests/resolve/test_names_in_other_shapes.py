"""Names in other languages, as catalogues write them, and peoples told for their states."""

from __future__ import annotations

import pytest

from kg.resolve import Gazetteer


@pytest.mark.parametrize(
    ("words", "on", "uid"),
    [
        ("China, Republic of", "1945", "polity-republic-of-china"),
        ("Yemen, People's Democratic Republic of", "1980", "polity-south-yemen"),
        ("Germany, Federal Republic of", "1970", "polity-west-germany"),
        ("Congo (Brazzaville)", "1970", "polity-congo-brazzaville"),
        ("Russia (Soviet Union)", "1950", "polity-soviet-union"),
        ("Lao Peoples Democratic Republic", "1984", "polity-laos"),
        ("Saudis", "1990", "polity-saudi-arabia"),
        ("Turks", "1912", "polity-ottoman-empire"),
        ("Danes", "1864", "polity-denmark"),
        ("Russie", "1905", "polity-russian-empire"),
        ("Allemagne", "1930", "polity-german-reich"),
        ("СССР", "1950", "polity-soviet-union"),
        ("日本", "1950", "polity-japan"),
        ("FRG", "1995", "polity-germany"),
    ],
)
def test_other_shapes_of_a_name(words: str, on: str, uid: str) -> None:
    assert Gazetteer.load().resolve(words, type="Polity", on=on).uid == uid


@pytest.mark.parametrize(
    ("words", "on"),
    [("Russie", "1956"), ("Allemagne", "1970"), ("Corée", "1960"), ("Congo (Brussels)", "1970")],
)
def test_a_translation_is_as_ambiguous_as_the_name(words: str, on: str) -> None:
    assert Gazetteer.load().resolve(words, type="Polity", on=on).uid is None


def test_the_reason_tells_the_language() -> None:
    assert "in fr" in Gazetteer.load().resolve("Japon", type="Polity", on="1950").reason


def test_names_in_other_languages_are_not_looked_for_in_english_prose() -> None:
    assert "Maurice" not in {words for words, _, _ in Gazetteer.load().phrases()}
