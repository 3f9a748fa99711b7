"""Which records are one person: what speaks for it, what against it, and what leaves it open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.ledger import Ledger
from kg.retract import retract
from tests.graph_folders import load_rows
from tests.persons.sheets import Fact, held, load_sheet_of, who

FM, AMBASSADOR = "Soviet Foreign Minister", "Soviet ambassador to Japan"
JAPAN = "Japanese Foreign Minister"


class Graph:
    """A ledger, and sheets laid into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ledger = Ledger(folder, new=True)

    def load(self, title: str, *facts: tuple[str, ...], keys: dict[str, str] | None = None) -> str:
        whole: list[Fact] = [(*fact, "", "")[:5] for fact in facts]  # type: ignore[misc]
        return load_sheet_of(self.ledger, self.folder, title, whole, keys or {})

    def who(self) -> dict[str, set[str]]:
        return {uid: set(words) for uid, words in who(self.ledger).items()}

    def count(self) -> int:
        return len(self.who())


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[Graph]:
    found = Graph(tmp_path)
    yield found
    found.ledger.close()


def test_one_identifier_is_one_person_whatever_the_names(graph: Graph) -> None:
    graph.load("a", ("Mikhail Gorbachev", "CODE", "Q30487"))
    graph.load("b", ("Michail Gorbatschow", "CODE", "Q30487"))
    (who,) = graph.who().values()
    assert who == {"Mikhail Gorbachev", "Michail Gorbatschow"}


def test_name_and_office_at_one_time_are_one_person(graph: Graph) -> None:
    graph.load("a", held("Eduard Shevardnadze", FM, "1985-07-02/1990-12-20"))
    graph.load("b", held("Shevardnadze, Eduard A.", FM, "1987-09-15", "attested"))
    assert graph.count() == 1


def test_a_family_name_is_the_one_who_held_the_office_that_day(graph: Graph) -> None:
    graph.load("a", held("Eduard Shevardnadze", FM, "1985-07-02/1990-12-20"))
    graph.load("b", held("Foreign Minister Shevardnadze", FM, "1987-09-15", "attested"))
    assert graph.who() == {
        "person-eduard-shevardnadze": {"Eduard Shevardnadze", "Foreign Minister Shevardnadze"}
    }


def test_a_title_alone_is_the_one_who_held_the_office_that_day(graph: Graph) -> None:
    graph.load("a", held("Eduard Shevardnadze", FM, "1985-07-02/1990-12-20"))
    graph.load("b", held("the Soviet Foreign Minister", FM, "1987-09-15", "attested"))
    assert graph.count() == 1 and len(*graph.who().values()) == 2


@pytest.mark.parametrize("day", ["1984-01-01", "1991-01-01"])
def test_outside_the_term_a_family_name_is_nobody_s(graph: Graph, day: str) -> None:
    graph.load("a", held("Eduard Shevardnadze", FM, "1985-07-02/1990-12-20"))
    graph.load("b", held("Foreign Minister Shevardnadze", FM, day, "attested"))
    assert graph.who() == {"person-eduard-shevardnadze": {"Eduard Shevardnadze"}}


def test_where_another_of_the_name_held_it_too_nobody_is_chosen(graph: Graph) -> None:
    keys = {"one": "Anna Alba", "two": "Bruna Alba"}
    graph.load("a", held("one", FM, "1985/1990"), held("two", FM, "1985/1990"), keys=keys)
    graph.load("b", held("Foreign Minister Alba", FM, "1987-09-15", "attested"))
    assert graph.who() == {"person-anna-alba": {"Anna Alba"}, "person-bruna-alba": {"Bruna Alba"}}


def test_name_and_year_of_birth(graph: Graph) -> None:
    graph.load("a", ("Franklin D. Roosevelt", "BORN", "1882-01-30"))
    graph.load("b", ("Franklin Delano Roosevelt", "BORN", "1882"))
    graph.load("c", ("Theodore Roosevelt", "BORN", "1858"))
    assert sorted(map(len, graph.who().values())) == [1, 2]


def test_full_name_and_polity(graph: Graph) -> None:
    graph.load("a", held("Sergey Lavrov", "Russian ambassador to Japan", "1994/1996"))
    graph.load("b", held("Sergei Lavrov", "Foreign Minister of Russia", "2004/2012"))
    graph.load("c", held("Sergei Lavrov", "Foreign Minister of Bulgaria", "2004/2012"))
    assert sorted(map(len, graph.who().values())) == [1, 2]


def test_a_full_name_alone_does_not_tell(graph: Graph) -> None:
    graph.load("a", held("Kim Young-ho", "South Korean ambassador to Japan", "1990/1992"))
    graph.load("b", ("Kim Young-ho", "BORN", "1950"))
    assert graph.count() == 2


def test_a_data_set_that_tells_two_apart_is_believed(graph: Graph) -> None:
    keys = {"bush-1924": "George Bush", "bush-1946": "George Bush"}
    office = "President of the United States"
    graph.load("a", held("bush-1924", office, "1989/1993"), held("bush-1946", office, "2001/2009"),
               ("bush-1924", "BORN", "1924"), ("bush-1946", "BORN", "1946"), keys=keys)  # fmt: skip
    assert set(graph.who()) == {"person-george-bush-1924", "person-george-bush-1946"}
    graph.load("b", held("President Bush", office, "1990-06-01", "attested"))
    graph.load("c", held("President Bush", office, "2005-06-01", "attested"))
    graph.load("d", held("George Bush", "US Secretary of State", "1995", "attested"))
    who = graph.who()
    assert who["person-george-bush-1924"] == {"George Bush", "President Bush"}
    assert who["person-george-bush-1946"] == {"George Bush", "President Bush"}
    assert len(who) == 3, "either may be meant by the last"


def test_different_years_of_birth_are_two_persons(graph: Graph) -> None:
    graph.load("a", held("Anna Alba", FM, "1985/1990"), ("Anna Alba", "BORN", "1930"))
    graph.load("b", held("Anna Alba", AMBASSADOR, "1975/1980"), ("Anna Alba", "BORN", "1940"))
    assert set(graph.who()) == {"person-anna-alba-1930", "person-anna-alba-1940"}


def test_nobody_serves_after_death_or_for_a_century(graph: Graph) -> None:
    graph.load("a", held("Anna Alba", FM, "1925/1926"), ("Anna Alba", "DIED", "1930"))
    graph.load("b", held("Anna Alba", AMBASSADOR, "1958/1960"))
    assert graph.count() == 2


def test_numerals_and_suffixes_tell_rulers_apart(graph: Graph) -> None:
    king = "King of Jordan"
    graph.load("a", held("Abdullah I", king, "1946/1951"), held("Abdullah II", king, "1999/.."))
    graph.load("b", held("King Abdullah", king, "2005-01-01", "attested"))
    found = [words for words in graph.who().values() if "King Abdullah" in words]
    assert found == [{"Abdullah II", "King Abdullah"}]


def test_what_a_person_told_apart_stays_apart(graph: Graph) -> None:
    graph.load("a", held("Anna Alba", FM, "1985/1990"))
    (record,) = graph.ledger.rows("SELECT id FROM records WHERE type = 'Person'")
    (other,) = _judge_apart(graph, record["id"])
    graph.load("b", held("Anna Alba", FM, "1986", "attested"))
    assert graph.count() == 2 and other


def _judge_apart(graph: Graph, record: str) -> list[str]:
    graph.load("b", held("Anna Alba", FM, "1986", "attested"))
    rows = graph.ledger.rows("SELECT id FROM records WHERE type = 'Person' AND id <> ?", (record,))
    assert graph.count() == 1
    with graph.ledger.run("judge", "me") as run:
        told = {"left": record, "right": rows[0]["id"], "verdict": "not_same"}
        run.add("judgements", **told, by="me", why="two cousins", evidence=None)
    source = graph.ledger.rows("SELECT source FROM editions ORDER BY run DESC LIMIT 1")
    retract(graph.ledger, source[0]["source"], by="me")
    return [row["id"] for row in rows]


def test_what_rested_on_a_source_is_judged_anew_without_it(graph: Graph) -> None:
    """The list of holders told who "Foreign Minister Alba" was; without it nobody knows."""
    holders = graph.load("a", held("Anna Alba", FM, "1985/1990"))
    graph.load("b", held("Foreign Minister Alba", FM, "1987-09-15", "attested"))
    assert graph.count() == 1
    retract(graph.ledger, holders, by="me")
    words = {word for some in graph.who().values() for word in some}
    assert "Foreign Minister Alba" not in words
    retract(graph.ledger, holders, by="me", undo=True)
    assert graph.who() == {"person-anna-alba": {"Anna Alba", "Foreign Minister Alba"}}


SOVIET = "President of the Soviet Union"
KOREAN = "President of South Korea"


def test_a_family_name_in_one_office_within_a_few_years_is_one_person(graph: Graph) -> None:
    name = "President Mikhail S. Gorbachev"
    graph.load("a", held(name, SOVIET, "1988-12-07", "attested"),
               held(name, SOVIET, "1990-05-30", "attested"))  # fmt: skip
    graph.load("b", held("President Gorbachev", SOVIET, "1989-05-10", "attested"),
               held("President Gorbachev", SOVIET, "1991-03-14", "attested"))  # fmt: skip
    (who,) = graph.who().values()
    assert who == {"President Mikhail S. Gorbachev", "President Gorbachev"}


def test_between_two_of_one_family_name_nobody_is_chosen(graph: Graph) -> None:
    graph.load("a", held("Kim Young-sam", KOREAN, "1997-06-26", "attested"),
               held("Kim Dae-jung", KOREAN, "1998-06-08", "attested"))  # fmt: skip
    graph.load("b", held("President Kim", KOREAN, "1997-11-25", "attested"),
               held("President Kim", KOREAN, "1998-05-01", "attested"))  # fmt: skip
    assert sorted(graph.who()) == ["person-kim-daejung", "person-kim-youngsam"]


def test_a_ruler_s_number_tells_over_any_time(graph: Graph) -> None:
    king = "King of Morocco"
    graph.load("a", held("King Hassan II", king, "1963-03-27", "attested"))
    graph.load("b", held("King Hassan II", king, "1995-03-15", "attested"))
    assert graph.count() == 1


def test_a_full_name_a_generation_later_may_be_a_son_s(graph: Graph) -> None:
    office = "Prime Minister of Greece"
    graph.load("a", held("Konstantinos Karamanlis", office, "1978-05-30", "attested"),
               held("Konstantinos Karamanlis", office, "2004-05-19", "attested"))  # fmt: skip
    assert graph.count() == 2


def test_who_was_met_on_the_day_tells_who_met(graph: Graph) -> None:
    """An article that gives no office, and a list of meetings that does."""
    graph.load("a", held("Sergey Lavrov", "Foreign Minister of Russia", "2004/2012"))
    for title in ("b", "c"):
        _meeting(graph, title)
    who = graph.who()
    assert sorted(map(len, who.values())) == [1, 1, 1], "the two told of one meeting"


def _meeting(graph: Graph, title: str) -> None:
    rows = [
        {"subject": "talks", "predicate": "KIND", "value": "meeting"},
        {"subject": "talks", "predicate": "TOOK_PLACE", "time": "2010-05-05"},
        {"subject": "Anna Alba", "predicate": "PARTICIPATED_IN", "object": "talks"},
        {"subject": "Boris Bruno", "predicate": "PARTICIPATED_IN", "object": "talks"},
    ]
    load_rows(graph.ledger, graph.folder, rows, title)


def test_a_slip_in_the_name_of_who_sat_there_that_day_is_no_second_holder(graph: Graph) -> None:
    graph.load("a", held("Kōichirō Genba", JAPAN, "2011-09-02/2012-12-26"))
    graph.load("b", held("Koichiro Gemba", JAPAN, "2012-07-07", "attested"))
    assert graph.count() == 1


@pytest.mark.parametrize(
    ("seen", "day"),
    [
        ("Koichiro Gemba", "2013-07-07"),  # after the term: who that was nobody can tell
        ("Raul Genba", "2012-07-07"),  # a brother, say
        ("Gemba", "2012-07-07"),  # a family name alone
    ],
)
def test_a_slip_tells_only_of_a_full_name_on_a_day_in_office(
    graph: Graph, seen: str, day: str
) -> None:
    graph.load("a", held("Kōichirō Genba", JAPAN, "2011-09-02/2012-12-26"))
    graph.load("b", held(seen, JAPAN, day, "attested"))
    assert "person-koichiro-genba" in graph.who()
    assert graph.who()["person-koichiro-genba"] == {"Kōichirō Genba"}


def test_two_of_almost_one_name_who_both_had_terms_are_two(graph: Graph) -> None:
    graph.load("a", held("Anna Alba", JAPAN, "2001-01-01/2003-01-01"))
    graph.load("b", held("Anna Alma", JAPAN, "2003-01-01/2005-01-01"))
    graph.load("c", held("Anna Alma", JAPAN, "2002-06-01", "attested"))
    people = graph.who()
    assert {"Anna Alba"} in people.values()
    assert not any({"Anna Alba", "Anna Alma"} <= words for words in people.values())
