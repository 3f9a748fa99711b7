from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.export import ExportReport, export
from tests.export import sample


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., tuple[Path, ExportReport]]:
    """Export the sample graph to a file of that name; where it is, and the report."""

    def to(name: str, format: str, **options: Any) -> tuple[Path, ExportReport]:
        target = tmp_path / name
        return target, export(format, target, sample.nodes(), sample.relationships(), **options)

    return to
