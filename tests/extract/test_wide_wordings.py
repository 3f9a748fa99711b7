"""The many ways in which one thing is told; each line is read by the engine without a model."""

from __future__ import annotations

import pytest

from kg.extract.exchange import read_facts
from kg.resolve import Gazetteer

_APPOINTED = [
    ("In July 1945 Ernest Holt took over as Foreign Secretary.", "holt", "x:foreign secretary"),
    ("Holt succeeded Anthony Moss as Foreign Secretary.", "holt", "x:foreign secretary"),
    ("Peru tapped Luisa Paz as ambassador to Chile.", "paz", "PE:AMB"),
    ("Sir Alan Moss was posted to Rome as ambassador in 1939.", "moss", "x:ambassador"),
    ("Mr Moss was made Governor of Malta in 1892.", "moss", "x:governor of malta"),
    ("The king nominated Luis Vega to be ambassador to Peru.", "vega", "x:ambassador"),
    ("Mr Vega was given the post of foreign minister in 1938.", "vega", "x:foreign minister"),
    ("Vega became foreign minister of Peru in 1938.", "vega", "PE:FM"),
    ("Mario Paz returns as Peru's foreign minister.", "paz", "PE:FM"),
]
_OFFICES = [
    ("Ana Cole, Peru's wartime president, spoke.", "PE:PRES"),
    ("Ana Cole, NATO's secretary general, spoke.", "x:secretary general"),
    (
        "Ana Cole, Nixon's foreign policy adviser, spoke.",
        "x:foreign policy adviser",
    ),
    ("The US special envoy to the Great Lakes, Ana Cole, spoke.", "x:us special envoy"),
    ("Castle then turned to Cole, the American minister in London.", "US:AMB"),
]

_SAID = [
    ("The Peruvian president proposed that Chile leave the islands.", "CALLED_FOR"),
    ("Peru suggested that the date be put back.", "CALLED_FOR"),
    ("Peru wants Chile to amend its constitution.", "CALLED_FOR"),
    ("Peru reiterated its request that negotiations be resumed.", "CALLED_FOR"),
    ("Peru advocated tougher sanctions.", "CALLED_FOR"),
    ("Peru would not hear of partition.", "REJECTED"),
    ("Peru could not accept the ruling.", "REJECTED"),
    ("Peru brushed off the protest.", "REJECTED"),
    ("Peru voted against the motion.", "REJECTED"),
    ("Peru's refusal to extradite the men angered Chile.", "REJECTED"),
    ("Peru stands firmly against any partition.", "REJECTED"),
    ("Peru gave notice that it would not prolong the treaty.", "STATED"),
    ("Peru conveyed its strong objections to Chile.", "STATED"),
    ("Peruvian state television reported that the ship had been freed.", "STATED"),
]
_NOT_SAID = [
    ("Peru proposed to leave the islands.", "CALLED_FOR"),
    ("Peru wants to amend its constitution.", "CALLED_FOR"),
    ("Peru accepted the ruling.", "REJECTED"),
]

_WENT = [
    ("During his visit to Lima, Chilean President Ana Cole announced a plan.", "PE"),
    ("Chilean President Ana Cole was in Lima in March 1965.", "PE"),
    ("Chilean President Ana Cole is on a three-day visit to Peru.", "PE"),
    ("Chilean President Ana Cole spent three days in Lima.", "PE"),
    ("Chilean President Ana Cole crossed into Peru by train.", "PE"),
    ("Chilean President Ana Cole touched down in Lima.", "PE"),
]
_MET = [
    "There was a meeting between Chilean President Ana Cole and Peruvian President Luis Vega.",
    "At their meeting, Chilean President Ana Cole and Peruvian President Luis Vega signed a pact.",
    "Chilean President Ana Cole granted an audience to Peruvian Ambassador Luis Vega.",
]

_CONDITIONS = [
    ("Chile agreed to sign, provided that Peru withdrew.", "x:chile agreed to sign"),
    (
        "Peru will keep the islands as long as the treaty is in force.",
        "x:peru will keep the islands",
    ),
    ("Britain offered neutrality in return for the islands.", "x:britain offered neutrality"),
    ("The loan was made conditional on the withdrawal of troops.", "x:loan was made"),
    ("Only after the withdrawal will the embassy reopen.", "x:will the embassy reopen"),
    ("In exchange for the men, Chile would lift the blockade.", "x:chile would lift the blockade"),
    ("Should Chile refuse, Peru would close the border.", "x:peru would close the border"),
    ("Without a truce there can be no talks.", "x:there can be no talks"),
    ("The ships left, a condition set by Peru for coming.", "x:coming"),
    ("Chilean ships will fish only with Peru's consent.", "x:chilean ships will fish"),
]
_NO_CONDITIONS = [
    "Article 25 provided that the islands should be Peruvian.",
    "Peru offered talks without preconditions.",
    "Chile will stand by Peru as long as it takes.",
    "Peru left without a word.",
]

_SIDES = [
    ("Bolivia is a signatory of the treaty.", "SIGNED", "BO"),
    ("It was agreed between Peru and Chile that the border should be closed.", "AGREED", "PE"),
    ("Peru has given its consent to the deployment.", "AGREED", "PE"),
    ("Chilean warships were withdrawn from the zone.", "WITHDREW", "CL"),
    ("Chilean troops left Peru in 1991.", "WITHDREW", "CL"),
    ("Under the pact the enclaves will go to Peru.", "TRANSFERRED", "x:enclaves"),
    ("The summit will be held in Lima in October.", "EVENT_HELD", "x:summit"),
    ("The congress convened in Vienna in 1814.", "EVENT_HELD", "x:congress"),
]


def _told(text: str, rel: str) -> set[tuple[str, str]]:
    facts = read_facts(text, published=None, gazetteer=Gazetteer.load(), engine="regex")
    return {(f.subj[0].key, f.obj[0].key) for f in facts if f.rel == rel}


@pytest.mark.parametrize(("text", "who", "office"), _APPOINTED)
def test_who_comes_into_an_office_is_read(text: str, who: str, office: str) -> None:
    assert (who, office) in _told(text, "APPOINTED")


@pytest.mark.parametrize(("text", "office"), _OFFICES)
def test_who_holds_an_office_is_read(text: str, office: str) -> None:
    assert _told(text, "HOLDS_OFFICE") == {("cole", office)}


@pytest.mark.parametrize(("text", "rel"), _SAID)
def test_what_is_wanted_or_refused_is_read(text: str, rel: str) -> None:
    assert _told(text, rel)


@pytest.mark.parametrize(("text", "rel"), _NOT_SAID)
def test_what_is_not_wanted_of_others_and_not_refused_is_not_read_so(text: str, rel: str) -> None:
    assert not _told(text, rel)


@pytest.mark.parametrize(("text", "where"), _WENT)
def test_who_was_abroad_is_read(text: str, where: str) -> None:
    assert _told(text, "VISITED") == {("cole", where)}


def test_who_is_at_home_visits_nobody() -> None:
    assert not _told("Peruvian President Ana Cole was in Lima in March 1965.", "VISITED")
    assert not _told("Ana Cole, the president of Peru, is a guest in Peru.", "VISITED")


def test_a_stay_that_is_planned_or_denied_is_no_plain_visit() -> None:
    for words in ("will sign it during a visit to", "will be in", "was not in", "hopes to be in"):
        text = f"Chilean President Ana Cole {words} Lima."
        facts = read_facts(text, published=None, gazetteer=Gazetteer.load(), engine="regex")
        assert not [f for f in facts if f.rel == "VISITED" and f.modality == "asserted"], text


@pytest.mark.parametrize("text", _MET)
def test_who_met_is_read(text: str) -> None:
    facts = read_facts(text, published=None, gazetteer=Gazetteer.load(), engine="regex")
    met = [f for f in facts if f.rel == "MET_WITH"]
    assert [{a.key for a in f.subj} for f in met] == [{"cole", "vega"}]


@pytest.mark.parametrize(("text", "what"), _CONDITIONS)
def test_what_depends_on_another_thing_is_read(text: str, what: str) -> None:
    assert [w for w, _ in _told(text, "CONDITION")] == [what]


@pytest.mark.parametrize("text", _NO_CONDITIONS)
def test_what_depends_on_nothing_is_no_condition(text: str) -> None:
    assert not _told(text, "CONDITION")


@pytest.mark.parametrize(("text", "rel", "side"), _SIDES)
def test_who_signs_agrees_leaves_or_gives_is_read(text: str, rel: str, side: str) -> None:
    assert side in {who for who, _ in _told(text, rel)}
