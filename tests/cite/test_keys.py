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
