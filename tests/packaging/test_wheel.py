"""An installed wheel works from an empty folder, and only `kg` can be imported from it.

The wheel goes into a fresh environment without its dependencies: a .pth file lends it those of
the environment that runs the tests, so that nothing is downloaded twice.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

ROOT = Path(__file__).resolve().parents[2]
DATA = ("loaders", "queries", "schema")


def run(*command: str | Path, cwd: Path, status: int = 0) -> str:
    """What the command prints; with the environment's own PYTHONPATH, the checkout stays unseen."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "KG_"))}
    done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel made from this checkout, by the backend that pyproject.toml names."""
    out = tmp_path_factory.mktemp("dist")
    run(
        *(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out)),
        cwd=ROOT,
    )
    (made,) = out.glob("dragoman-*.whl")
    return made


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a fresh environment with the wheel in it."""
    home = tmp_path_factory.mktemp("fresh") / "venv"
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    paths = {"base": str(home), "platbase": str(home)}
    packages = Path(sysconfig.get_path("purelib", "venv", vars=paths))
    lent = dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    (packages / "lent.pth").write_text("\n".join(lent) + "\n", "utf-8")
    scripts = Path(sysconfig.get_path("scripts", "venv", vars=paths))
    run(
        *(sys.executable, "-m", "pip", "--python", str(scripts / "python"), "install", "-q"),
        *("--no-deps", "--no-index", "--disable-pip-version-check", "--ignore-installed"),
        str(wheel),
        cwd=home,
    )
    return scripts


def test_only_kg_lies_at_the_top(names: set[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"kg"}


def test_the_data_folders_are_whole(names: set[str]) -> None:
    listed = run("git", "ls-files", *DATA, cwd=ROOT).splitlines()
    files = [f for f in listed if (ROOT / f).is_file()]
    assert len(files) > 20
    assert {f"kg/_data/{f}" for f in files} <= names


def test_nothing_of_the_workshop_is_in_it(names: set[str]) -> None:
    rubbish = ("__pycache__", ".pyc", "/tests/", "/tools/", "pyproject.toml", ".ci/", "Makefile")
    assert not [name for name in names if any(part in name for part in rubbish)]


def test_licence_credits_and_types_are_in_it(names: set[str]) -> None:
    assert "kg/py.typed" in names
    held = {name.rsplit("/", 1)[-1] for name in names if ".dist-info/licenses/" in name}
    assert held == {"LICENSE", "NOTICE"}


def test_every_list_of_the_gazetteer_is_credited() -> None:
    import yaml

    sources = yaml.safe_load((ROOT / "schema/gazetteer/sources.yml").read_text("utf-8"))["sources"]
    credits = " ".join((ROOT / "NOTICE").read_text("utf-8").split())
    others = [key for key, source in sources.items() if source["kind"] != "gazetteer"]
    assert not [key for key in others if f"({key})" not in credits]


def test_the_program_is_the_installed_one(installed: Path, tmp_path: Path) -> None:
    ask = "import kg, kg.paths; print(kg.__file__, kg.paths.schema_dir(), sep='\\n')"
    module, schema = run(installed / "python", "-c", ask, cwd=tmp_path).splitlines()
    assert Path(module).is_relative_to(installed.parent)
    assert Path(schema) == Path(module).parent / "_data" / "schema"


@pytest.mark.parametrize("name", DATA)
def test_a_data_folder_is_no_package(installed: Path, tmp_path: Path, name: str) -> None:
    # Only what the wheel brought counts: lent packages may have such a name.
    ask = f"import importlib.util as u; s = u.find_spec({name!r}); print(s and s.origin)"
    found = run(installed / "python", "-c", ask, cwd=tmp_path).strip()
    assert not Path(found).is_relative_to(installed.parent)


def test_help_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    assert "Usage: kg" in run(installed / "kg", "--help", cwd=tmp_path)
    assert not list(tmp_path.iterdir())


def test_the_demo_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    told = run(installed / "kg", "demo", cwd=tmp_path)
    assert "1956" in told
    assert [p for p in tmp_path.rglob("*") if p.suffix in {".gexf", ".graphml"}]
