"""Ctrl-C while the view is computed stops the command, and is no fault of the program."""

from __future__ import annotations

import pytest

from kg.cli import group


def test_ctrl_c_while_the_engine_computes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The engine tells of it in its own way, and no other fault is taken for it."""

    def computing(error: Exception) -> None:
        def busy(**options: object) -> None:
            raise error

        monkeypatch.setattr(group.kg, "main", busy)

    computing(RuntimeError("Query interrupted"))
    with pytest.raises(SystemExit) as ended:
        group.main()
    assert (ended.value.code, capsys.readouterr().err) == (130, "stopped\n")
    computing(RuntimeError("something else"))
    with pytest.raises(SystemExit) as ended:
        group.main()
    assert ended.value.code == 1 and "a fault of the program" in capsys.readouterr().err
