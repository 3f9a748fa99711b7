"""A model points at words; what it makes up is counted and never believed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import BadInput
from kg.folder import GraphFolder
from kg.intake import Intake
from kg.llm import Client, Endpoint, EndpointFailed, Told, read_with_model
from kg.loading import LoadReport, find_loader
from kg.resolve import Gazetteer
from tests.command_line import run
from tests.llm.loopback import Reply, said, serving

TEXT = (
    "Peruvian Foreign Minister Ana Torres met Chilean Foreign Minister Luis Rojas in Lima "
    "on May 3, 2021. Torres plans to meet Rojas in Santiago."
)
MET: dict[str, Any] = {
    "sentence": 0,
    "frame": "meet",
    "trigger": "met",
    "arguments": [
        {"role": "actor", "words": "Ana Torres"},
        {"role": "partner", "words": "Luis Rojas"},
    ],
    "date": "May 3, 2021",
    "modality": "actual",
    "polarity": "asserted",
}


def read(*answers: Reply, text: str = TEXT, **told: Any) -> tuple[Told, Client, list[Any]]:
    def answer(number: int, body: dict[str, Any]) -> Reply:
        return answers[min(number, len(answers)) - 1]

    with serving(answer) as played:
        endpoint = Endpoint(played.url, "small", key="secret-key", pause=0.01, **told)
        with Client(endpoint) as client:
            found = read_with_model(
                text, client, published="2021-05-04", gazetteer=Gazetteer.load()
            )
            return found, client, played.asked


def facts(*rows: dict[str, Any]) -> Reply:
    return said({"facts": list(rows)})


def test_what_it_points_at_becomes_claims_in_the_words_of_the_text() -> None:
    found, _, asked = read(facts(MET))
    parts = {c.subject.words for c in found.claims if c.predicate == "PARTICIPATED_IN"}
    assert parts == {"Ana Torres", "Luis Rojas"}
    for claim in found.claims:
        place = claim.locator
        assert place.start is not None
        assert TEXT[place.start : place.end] == place.exact
        assert not claim.surest
        assert "read with small" in (claim.note or "")
    assert {c.time for c in found.claims if c.predicate == "TOOK_PLACE"} == {"2021-05-03"}
    assert not found.rejected
    sent = json.loads(asked[0]["messages"][1]["content"])
    assert list(sent) == ["0", "1"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"trigger": "negotiated"}, "does not stand in its sentence"),
        ({"trigger": "me"}, "cuts through a word"),
        ({"trigger": " "}, "empty"),
        ({"frame": "befriend"}, "no such frame"),
        ({"sentence": 7}, "not in the form"),
        ({"date": "May 4, 2021"}, "does not stand"),
        ({"arguments": [{"role": "actor", "words": "Ana  Torres"}]}, "does not stand"),
        ({"arguments": [{"role": "king", "words": "Ana Torres"}]}, "no such role"),
        ({"offset": 3}, "not in the form"),
    ],
)
def test_what_cannot_be_found_is_counted_and_left_out(change: dict[str, Any], reason: str) -> None:
    found, _, _ = read(facts(MET | change))
    assert not any(c.predicate == "PARTICIPATED_IN" for c in found.claims)
    ((told, count),) = found.rejected.items()
    assert reason in told
    assert count == 1
    assert found.facts == 1


def test_a_plan_stays_a_plan_whatever_the_model_says() -> None:
    fact = MET | {
        "sentence": 1, "trigger": "meet", "date": None,
        "arguments": [
            {"role": "actor", "words": "Torres"}, {"role": "partner", "words": "Rojas"},
        ],
    }  # fmt: skip
    found, _, _ = read(facts(fact))
    told = [c for c in found.claims if c.predicate == "PARTICIPATED_IN"]
    assert told
    assert {c.modality for c in told} == {"planned"}
    denied, _, _ = read(facts(MET | {"polarity": "denied"}))
    told = [c for c in denied.claims if c.predicate == "PARTICIPATED_IN"]
    assert {c.polarity for c in told} == {"denied"}


_GAZETTEER = Gazetteer.load()


class _Replayed:
    """A client that was asked before."""

    def __init__(self, content: str) -> None:
        self.endpoint = Endpoint("http://127.0.0.1:9/v1", "small")
        self.content = content

    def ask(self, messages: object) -> str:
        return self.content


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["trigger", "date", "first", "second"]), st.data())
def test_no_changed_quotation_passes(part: str, data: st.DataObject) -> None:
    """One character put in, taken out or exchanged: nothing false is read, only less."""
    fact = json.loads(json.dumps(MET))
    target, name = (
        (fact, part) if part in ("trigger", "date")
        else (fact["arguments"][part == "second"], "words")
    )  # fmt: skip
    words = target[name]
    at = data.draw(st.integers(0, len(words) - 1))
    put = data.draw(st.sampled_from(["", "x", words[at] + words[at], words[at].swapcase(), " "]))
    target[name] = words[:at] + put + words[at + 1 :]
    client: Any = _Replayed(json.dumps({"facts": [fact]}))
    found = read_with_model(TEXT, client, published="2021-05-04", gazetteer=_GAZETTEER)
    if target[name] not in TEXT.split(". Torres")[0]:
        assert sum(found.rejected.values()) == 1
        assert not any(c.predicate == "PARTICIPATED_IN" for c in found.claims)
    for claim in found.claims:
        place = claim.locator
        assert place.start is not None
        assert TEXT[place.start : place.end] == place.exact


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_words_that_are_no_answer_are_never_believed(content: str) -> None:
    client: Any = _Replayed(content)
    with pytest.raises(EndpointFailed, match="not in the form asked for"):
        read_with_model("Ana Torres met Rojas.", client, published=None, gazetteer=_GAZETTEER)


def test_a_busy_server_is_asked_again_and_a_simple_one_more_simply() -> None:
    busy: Reply = (429, {"Retry-After": "0"}, {"error": "slow down"})
    found, client, _ = read(busy, (503, {}, {}), facts(MET))
    assert found.claims
    assert client.usage.requests == 3

    def simple(number: int, body: dict[str, Any]) -> Reply:
        form = body.get("response_format", {}).get("type")
        return facts(MET) if form is None else (400, {}, {"error": f"unknown {form}"})

    with serving(simple) as played, Client(Endpoint(played.url, "small", pause=0.01)) as client:
        assert "met" in client.ask([{"role": "user", "content": "x"}])
        client.ask([{"role": "user", "content": "y"}])
    assert [b.get("response_format", {}).get("type") for b in played.asked] == [
        "json_schema", "json_object", None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "reply",
    [
        (500, {}, {}),
        (401, {}, {"error": "secret-key is none"}),
        (200, {}, b"<html>"),
        (200, {}, {}),
        said({"fact": []}),
    ],
)
def test_an_endpoint_that_fails_says_so(reply: Reply) -> None:
    with pytest.raises(EndpointFailed) as caught:
        read(reply)
    assert "\n" not in str(caught.value)
    assert "secret-key" not in str(caught.value)


def test_recordings_replay_and_hold_no_key(tmp_path: Path) -> None:
    first, client, _ = read(facts(MET), cassettes=tmp_path, price_in=2.0, price_out=10.0)
    assert client.usage.cost(client.endpoint) == pytest.approx(0.004)
    (tape,) = tmp_path.iterdir()
    assert "secret-key" not in tape.read_text()
    again, client, asked = read((500, {}, {}), cassettes=tmp_path)
    assert again.claims == first.claims
    assert (client.usage.replayed, asked) == (1, [])


def test_the_environment_names_the_endpoint() -> None:
    with pytest.raises(BadInput, match="KG_LLM_URL and KG_LLM_MODEL"):
        Endpoint.from_environment({})
    told = {"KG_LLM_URL": "http://localhost:1/v1/", "KG_LLM_MODEL": "m", "KG_LLM_KEY": "k"}
    found = Endpoint.from_environment(told)
    assert (found.url, found.model, found.key) == ("http://localhost:1/v1", "m", "k")
    assert "k'" not in repr(found)


def test_facts_without_a_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    monkeypatch.setenv("KG_LLM_MODEL", "small")
    monkeypatch.setenv("KG_LLM_PAUSE", "0.01")
    with serving(lambda number, body: facts(MET, MET | {"trigger": "x"})) as played:
        monkeypatch.setenv("KG_LLM_URL", played.url)
        done = run(["extract", str(tmp_path / "a.txt"), "--engine", "llm"])
    assert "2 facts; 1 rejected" in done.told
    (met,) = [row for row in done.rows if row["rel"] == "MET_WITH"]
    assert met["engines"] == ["llm"]
    assert TEXT[met["start"] : met["end"]] == "met"
    with serving(lambda number, body: (500, {}, {})) as played:
        monkeypatch.setenv("KG_LLM_URL", played.url)
        done = run(["extract", str(tmp_path / "a.txt"), "--engine", "llm"])
    assert "read without it" in done.told
    assert any(row["rel"] == "MET_WITH" for row in done.rows)


def load(folder: GraphFolder, path: Path) -> LoadReport:
    (report,) = Intake(folder, "tester").load(find_loader("article"), [path], {"engine": "llm"})
    return report


def test_a_load_says_what_it_cost_and_falls_back(
    folder: GraphFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT.replace("Lima", "Cusco"))
    monkeypatch.setenv("KG_LLM_MODEL", "small")
    monkeypatch.setenv("KG_LLM_PAUSE", "0.01")
    with serving(lambda number, body: facts(MET, MET | {"trigger": "x"})) as played:
        monkeypatch.setenv("KG_LLM_URL", played.url)
        report = load(folder, tmp_path / "a.txt")
    (told,) = [line for line in report.notes["language model"] if "small" in line]
    assert "2 facts" in told
    assert "1 rejected" in told
    assert "1,000 tokens in" in told
    assert report.accepted_by_policy == 0
    with serving(lambda number, body: (500, {}, {})) as played:
        monkeypatch.setenv("KG_LLM_URL", played.url)
        report = load(folder, tmp_path / "b.txt")
    assert report.accepted_by_policy > 0
    assert "read without it" in report.notes["language model"][0]
