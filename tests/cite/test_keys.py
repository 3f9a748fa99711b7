"""Keys of a bibliography: each work has its own, whatever else is cited."""

from __future__ import annotations

from kg.cite.keys import key_of


def test_twenty_thousand_documents_of_one_volume_have_as_many_keys() -> None:
    keys = {
        key_of(["frus-1951", f"document={number}"], "document", "U.S. Dept.", "1951", "Foreign")
        for number in range(20_000)
    }
    assert len(keys) == 20_000


def test_a_key_is_readable_and_made_of_what_the_work_is() -> None:
    given = (["tass-1"], "article", "TASS", "2019-11-23", "Japanese minister to visit")
    assert key_of(*given) == key_of(*given)
    assert key_of(*given).startswith("tass-2019-japanese-")


def test_what_bears_no_title_goes_by_who_brought_it_out_and_when() -> None:
    from kg.cite import Work

    article = Work("k", "article", "tass-59c3", publisher="TASS", published="2019-09-26")
    assert article.name == "TASS, 26 September 2019"
    assert Work("k", "article", "tass-59c3", publisher="TASS").name == "tass-59c3"
