"""What must hold for every text: spans verify, nothing crashes, plans are no facts."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.loading.validate import check_claim, period_of
from kg.model import Claim
from kg.schema import load_schema
from tests.extract.reading_aloud import PUBLISHED, claims_of, read, text_of

_PIECES = [
    *sorted({w for name in PUBLISHED for w in text_of(name).split()}),
    "\n\n",
    "\n",
    "“",
    "”",
    '"',
    "[",
    "]",
    "\u2028",
    "İstanbul",
    "e\u0301",
    "😀",
    "日本",
    "if",
    "who",
    "31 February",
    "February 29, 2019",
    "2019-13-40",
    "last week",
    "/AGENCY/.",
    "?",
    "would",
    "treaty",
]


def check(text: str, claims: list[Claim] | tuple[Claim, ...]) -> None:
    schema = load_schema()
    for claim in claims:
        place = claim.locator
        assert place.start is not None
        assert place.end is not None
        assert place.trigger is not None
        assert text[place.start : place.end] == place.exact
        assert place.sha256 == sha256(text.encode()).hexdigest()
        assert text[: place.start].endswith(place.prefix or "")
        assert text[place.end :].startswith(place.suffix or "")
        assert 0 <= place.trigger[0] < place.trigger[1] <= len(place.exact or "")
        nth, at = 0, -1
        while at != place.start:
            nth, at = nth + 1, text.find(place.exact or "", at + 1)
        assert nth == place.occurrence
        if claim.surest:
            assert (claim.modality, claim.polarity) == ("actual", "asserted")
        check_claim(schema, claim)
        period_of(claim)


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_every_span_verifies_and_every_claim_fits_the_vocabulary(name: str) -> None:
    assert claims_of(name)
    check(text_of(name), claims_of(name))


@given(
    pieces=st.lists(st.sampled_from(_PIECES) | st.text(max_size=6), max_size=60),
    published=st.sampled_from([None, "2019-09-26", "2019", "2019-09", "1850-01-31", "2019?"]),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_crashes_it(pieces: list[str], published: str | None) -> None:
    text = " ".join(pieces).encode("utf-8", "ignore").decode()
    check(text, read(text, published))


def test_the_same_text_gives_the_same_claims() -> None:
    assert tuple(read(text_of("agency"), PUBLISHED["agency"])) == claims_of("agency")


NO_FACTS = [
    "Peru plans to sign the Treaty of Lima with Chile.",
    "Peru will sign the Treaty of Lima with Chile.",
    "Peru refused to sign the Treaty of Lima.",
    "Peru has not signed the Treaty of Lima.",
    "Peru did not sign the Treaty of Lima with Chile.",
    "If Chile agrees, Peru would sign the Treaty of Lima.",
    "Peru urged Chile to sign the Treaty of Lima.",
    "Chile demanded that Peru sign the Treaty of Lima.",
    "Peru may sign the Treaty of Lima with Chile.",
    "Peru never signed the Treaty of Lima with Chile.",
    "Peru hopes to sign the Treaty of Lima with Chile.",
    "Peru called on Chile to sign the Treaty of Lima.",
    "Peru reportedly signed the Treaty of Lima with Chile.",
    "Neither Peru nor Chile signed the Treaty of Lima.",
    "Peru is expected to sign the Treaty of Lima.",
    "Peru failed to sign the Treaty of Lima.",
    "Peru denied that it had signed the Treaty of Lima.",
    "Peru agreed to sign the Treaty of Lima with Chile.",
    "Peru and Chile are ready to sign the Treaty of Lima.",
    "Did Peru sign the Treaty of Lima?",
    "Peru should sign the Treaty of Lima with Chile.",
]


@pytest.mark.parametrize("text", NO_FACTS)
def test_plans_demands_and_denials_are_no_facts(text: str) -> None:
    facts = [
        c for c in read(text, "2020-01-01")
        if c.predicate in ("AGREEMENT_ACTION", "DATED")
        and (c.modality, c.polarity) == ("actual", "asserted")
    ]  # fmt: skip
    assert facts == []


def test_the_same_act_done_is_a_fact() -> None:
    claims = read("Peru and Chile signed the Treaty of Lima.", "2020-01-01")
    assert {c.modality for c in claims if c.predicate == "AGREEMENT_ACTION"} == {"actual"}
