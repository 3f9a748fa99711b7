"""Names of persons: what stands before them, and whether two may be one person's."""

from __future__ import annotations

import pytest

from kg.persons import agreement, read_name
from kg.persons.agreement import misspelt

READ = [
    ("President Gorbachev", ("gorbachev",), None),
    ("General Secretary Mikhail Sergeyevich Gorbachev", ("mikhail", "sergeyevich", "gorbachev"),
     None),
    ("Foreign Minister Yōko Kamikawa", ("yoko", "kamikawa"), None),
    ("Henry A. (Heinz Alfred) Kissinger", ("henry", "a", "kissinger"), None),
    ("Kissinger, Henry A.", ("henry", "a", "kissinger"), None),
    ("President Surangel Samuel Whipps, Jr.", ("surangel", "samuel", "whipps"), "jr"),
    ("King Abdullah II", ("abdullah",), "ii"),
    ("Prime Minister John Major", ("john", "major"), None),
    ("President-elect Ydigoras", ("ydigoras",), None),
    ("the Foreign Minister", (), None),
    ("Prime Minister Peter O’Neill", ("peter", "oneill"), None),
    ("Willem van der Berg", ("willem", "berg"), None),
]  # fmt: skip
AGREE = [
    ("Yoko Kamikawa", "Kamikawa Yōko", "same"),
    ("Masahiko Kōmura", "Koumura Masahiko", "same"),
    ("Dmitri Medvedev", "Dmitry Medvedev", "same"),
    ("Yevgeny Primakov", "Evgeni Primakov", "same"),
    ("Jevgenij Primakov", "Yevgeny Primakov", "same"),
    ("Jurij Gagarin", "Yuri Gagarin", "same"),
    ("Jaroslav Hus", "Yaroslav Hus", "same"),
    ("Ban Ki Moon", "Ban Ki-moon", "same"),
    ("Ki-moon Ban", "Ban Ki-moon", "same"),
    ("Poul Schlueter", "Poul Schlüter", "same"),
    ("S. Lavrov", "Sergey Lavrov", "initials"),
    ("George Herbert Walker Bush", "George H. W. Bush", "initials"),
    ("Mikhail S. Gorbachev", "Mikhail Gorbachev", "shorter"),
    ("George Bush", "George W. Bush", "shorter"),
    ("Carlos Salinas", "Carlos Salinas de Gortari", "shorter"),
    ("John Smith Jr.", "John Smith", "shorter"),
    ("Lee Myung-bak", "Yi Myung Bak", "variant"),
    ("Arthur Neville Chamberlain", "Neville Chamberlain", "variant"),
    ("Mikhail Gorbachev", "President Gorbachev", "family"),
    ("Abdullah II", "King Abdullah", "family"),
]
DISAGREE = [
    ("George W. Bush", "George H. W. Bush"),
    ("Franklin D. Roosevelt", "Theodore Roosevelt"),
    ("Austen Chamberlain", "Neville Chamberlain"),
    ("Kim Dae-jung", "Kim Jong-il"),
    ("Kim Jong Il", "Kim Jong Un"),
    ("Kim Jong-il", "Kim Jong-un"),
    ("John Quincy Adams", "John Quincy Smith"),
    ("George Bush", "George B. Smith"),
    ("Chiang Kai-shek", "Chiang Ching-kuo"),
    ("John Smith Jr.", "John Smith Sr."),
    ("Abdullah I", "Abdullah II"),
    ("Number 1 Guest", "Number 11 Guest"),
    ("the Foreign Minister", "Anna Alba"),
    ("President Yang", "Jiang Zemin"),
    ("President Yoon", "Jun Sung"),
    ("Foreign Minister Yoo", "Jo Yong"),
    ("President Yi", "Ji Sung"),
    ("President Yang", "Jang Sung"),
]


SLIPS = [
    ("Dimitry A. Medvedev", "Dmitry Medvedev", True),
    ("Koichiro Gemba", "Kōichirō Genba", True),
    ("Kin Dae-Jung", "Kim Dae-jung", True),
    ("Kang Kyung-wha", "Kang Kyung-hwa", True),
    ("Park Gyeun-hye", "Park Geun-hye", True),
    ("Kim Jong-il", "Kim Jong-un", False),
    ("Kim Il-sung", "Kim Jong-il", False),
    ("George Bush", "George Rush Jr.", False),
    ("George W. Bush", "George H. W. Bush", False),
    ("Lech Kaczyński", "Jarosław Kaczyński", False),
    ("Fidel Castro", "Raúl Castro", False),
    ("Castro", "Castra", False),
]


@pytest.mark.parametrize(("one", "other", "slip"), SLIPS)
def test_a_slip_of_one_letter(one: str, other: str, slip: bool) -> None:
    assert misspelt(read_name(one), read_name(other)) is slip
    assert misspelt(read_name(other), read_name(one)) is slip


@pytest.mark.parametrize(("words", "parts", "suffix"), READ)
def test_a_name_is_taken_apart(words: str, parts: tuple[str, ...], suffix: str | None) -> None:
    name = read_name(words)
    assert (name.parts, name.suffix) == (parts, suffix)


@pytest.mark.parametrize(("one", "other", "level"), AGREE)
def test_names_of_one_person_agree(one: str, other: str, level: str) -> None:
    assert agreement(read_name(one), read_name(other)) == level
    assert agreement(read_name(other), read_name(one)) == level


@pytest.mark.parametrize(("one", "other"), DISAGREE)
def test_names_of_two_persons_do_not(one: str, other: str) -> None:
    assert agreement(read_name(one), read_name(other)) is None


@pytest.mark.parametrize(("one", "other", "level"), [row for row in AGREE if row[2] != "family"])
def test_names_that_agree_are_found_in_one_block(one: str, other: str, level: str) -> None:
    assert set(read_name(one).blocks()) & set(read_name(other).blocks()), level


def test_a_state_in_another_language_is_a_given_name_in_english() -> None:
    assert read_name("Maurice King").parts == ("maurice", "king")
