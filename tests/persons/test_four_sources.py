"""Four registers that name the same persons in their own ways: whichever is loaded first."""

from __future__ import annotations

import random
from pathlib import Path

from tests.loaders.loading import ledger_in, load_only, write
from tests.loaders.test_us_journeys import visit
from tests.loaders.test_us_pocom import OFFICE, chief, person, role

TRAVELS = """<trips>
<trip role="secretary" who="kissinger-henry-a"><id>1</id><role>secretary</role>
<name>Henry A. (Heinz Alfred) Kissinger</name><start-date>1974-03-24</start-date>
<end-date>1974-03-28</end-date><country id="russia">U.S.S.R.</country><locale>Moscow</locale>
<remarks>Met with General Secretary Brezhnev and Foreign Minister Gromyko.</remarks></trip>
<trip role="secretary" who="shultz-george-pratt"><id>2</id><role>secretary</role>
<name>George Pratt Shultz</name><start-date>1987-04-13</start-date><end-date>1987-04-15</end-date>
<country id="russia">U.S.S.R.</country><locale>Moscow</locale>
<remarks>Met with General Secretary Gorbachev.</remarks></trip>
<trip role="secretary" who="rice-condoleezza"><id>3</id><role>secretary</role>
<name>Condoleezza Rice</name><start-date>2005-04-19</start-date><end-date>2005-04-20</end-date>
<country id="russia">Russia</country><locale>Moscow</locale>
<remarks>Met with President Putin and Foreign Minister Lavrov.</remarks></trip>
<trip role="secretary" who="kerry-john-forbes"><id>4</id><role>secretary</role>
<name>John Forbes Kerry</name><start-date>2013-05-07</start-date><end-date>2013-05-08</end-date>
<country id="russia">Russia</country><locale>Moscow</locale>
<remarks>Met with Foreign Minister Sergei Lavrov.</remarks></trip>
</trips>"""
VISITS = (
    visit("10", "1987-12-07", "General Secretary Mikhail S. Gorbachev", "U.S.S.R.", "russia",
          "Summit meeting with President Reagan.")
    + visit("11", "1990-05-30", "President Mikhail S. Gorbachev", "U.S.S.R.", "russia",
            "State visit.")
    + visit("12", "2002-05-01", "President Vladimir Vladimirovich Putin", "Russia", "russia", "")
)  # fmt: skip
HOLDERS = """position,person,personID,start,end
Minister of Foreign Affairs of Russia,Sergey Lavrov,Q990000001,2004-03-09,
President of the Soviet Union,Mikhail Gorbachev,Q990000002,1990-03-15,1991-12-25
President of Russia,Vladimir Putin,Q990000004,2000-05-07,2008-05-07
"""
MINISTERS = """person,name,country,countryLabel,position,positionLabel,start,psid
Q990000003,Henry Kissinger,Q30,United States,Q990000013,Secretary of State,1973-09-22,c
"""
PRINCIPAL = (
    OFFICE.replace("roe-ben", "kissinger-henry-a")
    .replace("1900-0", "1973-0")
    .replace("1902-03-03", "1977-01-20")
)
FILES = {
    "us_travels": {"secretary-travels/kissinger-henry-a.xml": TRAVELS},
    "us_visits": {"data/1980.xml": f"<visits>{VISITS}</visits>"},
    "us_pocom": {
        "missions-countries/russia.xml": "<country-mission><territory-id>russia</territory-id>"
        f"<chiefs>{chief('ru-1976-doe-01', 'doe-ann', started='1976-01-01')}</chiefs>"
        "</country-mission>",
        "positions-principals/secretary.xml": PRINCIPAL,
        "people/k/kissinger-henry-a.xml": person("kissinger-henry-a", "Kissinger",
                                                 "Henry A. (Heinz Alfred)"),
        "people/d/doe-ann.xml": person("doe-ann", "Doe", "Ann"),
        "roles-country-chiefs/ambassador.xml": role("ambassador", "Ambassador"),
    },
    "wikidata_offices": {
        "russia-cabinet/holders21.csv": HOLDERS,
        "world/foreign-ministers.csv": MINISTERS,
    },
}  # fmt: skip
NAMES = ("Gorbachev", "Lavrov", "Kissinger", "Putin")
_WHO = """
SELECT r.words, r.dataset, coalesce((SELECT "right" FROM judgements WHERE "left" = r.id
    AND by GLOB 'policy:*' AND verdict = 'same' ORDER BY seq DESC LIMIT 1), r.id)
FROM records r WHERE r.type = 'Person'
"""
ORDERS = [
    list(FILES),
    list(FILES)[::-1],
    *(random.Random(n).sample(list(FILES), 4) for n in (1, 2)),
]


def _persons(folder: Path, order: list[str]) -> dict[str, tuple[set[str], int]]:
    """Who bears each of the names, and how many data sets speak of them."""
    folder.mkdir()
    for name in order:
        load_only(folder, name, write(folder / name.replace("_", "-"), FILES[name]))
    with ledger_in(folder) as ledger:
        rows = ledger.connection.execute(_WHO).fetchall()
    return {
        name: ({uid for words, _, uid in rows if name in words},
               len({dataset for words, dataset, _ in rows if name in words}))
        for name in NAMES
    }  # fmt: skip


def test_each_is_one_person_whichever_is_loaded_first(tmp_path: Path) -> None:
    first, *others = (_persons(tmp_path / str(n), order) for n, order in enumerate(ORDERS))
    assert {name: len(found) for name, (found, _) in first.items()} == dict.fromkeys(NAMES, 1)
    assert [tellers for _, tellers in first.values()] == [3, 2, 3, 3]
    assert all(other == first for other in others)
