"""The distribution works where it will be used: installed from a wheel, far from the checkout."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

import pmo_audit

pytestmark = pytest.mark.wheel

CHECKOUT = Path(__file__).resolve().parents[2]
SHIPPED = ("fixtures", "grammar", "reports", "rules")


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command with nothing in the environment that could lead Python back to the checkout."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
    )


def succeed(*command: str | Path, cwd: Path) -> str:
    """Run a command that must exit 0, and return what it printed."""
    done = run(*command, cwd=cwd)
    assert done.returncode == 0, f"{command} exited {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sdist, and the wheel out of that sdist."""
    place = tmp_path_factory.mktemp("dist")
    succeed(sys.executable, "-m", "build", "--outdir", place, CHECKOUT, cwd=place)
    return place


@pytest.fixture(scope="module")
def elsewhere(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder that has nothing but a fresh environment with the wheel in it."""
    place = tmp_path_factory.mktemp("elsewhere")
    venv.create(place / "venv", with_pip=True)
    [wheel] = dist.glob("*.whl")
    succeed(place / "venv/bin/python", "-m", "pip", "install", "--quiet", wheel, cwd=place)
    return place


def test_the_sdist_has_the_shipped_folders_at_the_top(dist: Path) -> None:
    """Someone who unpacks the sources finds the house as it stands in the checkout."""
    [archive] = dist.glob("*.tar.gz")
    with tarfile.open(archive) as sdist:
        top_level = {parts[1] for name in sdist.getnames() if len(parts := Path(name).parts) > 1}
    assert {*SHIPPED, "pmo_audit", "pyproject.toml", "LICENSE"} <= top_level


def test_the_wheel_holds_every_shipped_file(dist: Path) -> None:
    """Each file of the shipped folders arrives, and nothing lands outside the package."""
    [archive] = dist.glob("*.whl")
    with zipfile.ZipFile(archive) as wheel:
        arrived = set(wheel.namelist())
    for folder in SHIPPED:
        sent = {
            f"pmo_audit/_shipped/{path.relative_to(CHECKOUT).as_posix()}"
            for path in (CHECKOUT / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert sent, f"{folder} is empty"
        assert sent <= arrived, sorted(sent - arrived)
    assert {name.split("/")[0] for name in arrived if ".dist-info" not in name} == {"pmo_audit"}


@pytest.mark.parametrize("folder", SHIPPED)
def test_shipped_folders_are_found_inside_the_installed_package(elsewhere: Path, folder: str) -> None:
    """`resources.shipped` answers with a place in the environment, not one in the checkout."""
    question = f"from pmo_audit.resources import shipped; print(shipped({folder!r}))"
    answer = Path(succeed(elsewhere / "venv/bin/python", "-c", question, cwd=elsewhere).strip())
    assert answer.is_relative_to(elsewhere / "venv")
    assert any(answer.iterdir())


def test_both_entrances_tell_the_version(elsewhere: Path) -> None:
    """The console script and `python -m` both run what was built here."""
    script = succeed(elsewhere / "venv/bin/pmo-audit", "--version", cwd=elsewhere)
    module = succeed(elsewhere / "venv/bin/python", "-m", "pmo_audit", "--version", cwd=elsewhere)
    assert pmo_audit.__version__ in script
    assert pmo_audit.__version__ in module


def test_the_demo_runs_far_from_the_checkout(elsewhere: Path) -> None:
    """The main job works on what was installed; 1 only says that a gate failed."""
    demo = run(elsewhere / "venv/bin/pmo-audit", "demo", cwd=elsewhere)
    assert demo.returncode in (0, 1), demo.stderr
    assert "Traceback" not in demo.stderr
    assert demo.stdout.strip()
