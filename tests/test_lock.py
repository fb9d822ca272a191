"""The lock is complete, has hashes, names no registry and exists as wheels everywhere."""

import importlib.metadata
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bimtek import readiness
from bimtek.paths import LOCK, ROOT, TEST_LOCK

REQUIREMENTS = {LOCK: ROOT / "requirements.txt", TEST_LOCK: ROOT / "requirements-uji.txt"}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# Intel Macs are supported too, which is why argon2-cffi-bindings is held below 26.
PLATFORMS = ("linux", "windows", "macos", "x86_64-apple-darwin")


def entries(path: Path) -> list[tuple[Requirement, str]]:
    """Read a requirements file as (requirement, the rest of its entry)."""
    text = re.sub(r"(^|\s)#.*", "", path.read_text(encoding="utf-8")).replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("-")]
    parts = [re.split(r"\s+(?=--hash)", line, maxsplit=1) for line in lines]
    return [(Requirement(part[0].strip()), " ".join(part[1:])) for part in parts]


def pins(*paths: Path) -> dict[str, set[str]]:
    """Map each locked name to the versions it is locked to (markers may split it)."""
    found: dict[str, set[str]] = {}
    for path in paths:
        for entry, _ in entries(path):
            assert re.fullmatch(r"==[^*,]+", str(entry.specifier)), f"{entry} is not pinned"
            found.setdefault(canonicalize_name(entry.name), set()).add(str(entry.specifier)[2:])
    return found


@pytest.mark.parametrize("lock", REQUIREMENTS, ids=lambda path: path.name)
def test_every_direct_requirement_is_locked_within_its_range(lock):
    locked = pins(lock)
    for wanted, _ in entries(REQUIREMENTS[lock]):
        versions = locked.get(canonicalize_name(wanted.name), set())
        assert versions, f"{wanted.name} is missing from {lock.name}"
        assert all(wanted.specifier.contains(version) for version in versions), wanted


def test_lock_holds_everything_its_packages_need():
    locked = readiness.locked_versions(LOCK) | readiness.locked_versions(TEST_LOCK)
    locked = {canonicalize_name(name): version for name, version in locked.items()}
    for name in locked:
        for text in importlib.metadata.requires(name) or []:
            need = Requirement(text)
            if need.marker is None or need.marker.evaluate({"extra": ""}):
                version = locked.get(canonicalize_name(need.name))
                assert version and need.specifier.contains(version), f"{name} needs {need}"


@pytest.mark.parametrize("lock", REQUIREMENTS, ids=lambda path: path.name)
def test_every_entry_has_hashes_and_no_registry_address(lock):
    for entry, rest in entries(lock):
        assert re.fullmatch(r"(--hash=sha256:[0-9a-f]{64}\s*)+", rest), f"{entry} has no hashes"
    assert not re.search(r"://|--index|--extra|--find-links|--trusted|@", lock.read_text("utf-8"))


def test_the_two_locks_agree():
    base, tests = pins(LOCK), pins(TEST_LOCK)
    assert all(base[name] == tests[name] for name in base.keys() & tests.keys())


def test_one_numpy_for_every_python_and_an_old_enough_jupyterlab():
    locked = pins(LOCK)
    assert len(locked["numpy"]) == 1
    (jupyterlab,) = locked["jupyterlab"]
    assert tuple(map(int, jupyterlab.split(".")[:2])) < (4, 6)


@pytest.mark.lambat
def test_no_lab_extension_is_marked_incompatible():
    lines = re.findall(r"^ +(\S+) v\S+ (.*)$", readiness.list_lab_extensions(), re.MULTILINE)
    states = {name: state for name, state in lines}
    assert {"jupyterlab-myst", "@jupyter/nbgrader"} <= states.keys()
    wrong = {name: state for name, state in lines if not state.startswith("enabled OK")}
    assert not wrong


@pytest.mark.lambat
@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_locks_resolve_from_wheels_alone(python, platform, tmp_path):
    beside = Path(sys.executable).parent / ("uv.exe" if sys.platform == "win32" else "uv")
    uv = str(beside) if beside.exists() else shutil.which("uv")
    assert uv, "uv is in requirements-uji.txt"
    output = tmp_path / "resolved.txt"
    command = [uv, "pip", "compile", "--quiet", "--only-binary", ":all:"]
    command += ["--python", sys.executable]
    command += ["--python-version", python, "--python-platform", platform]
    command += [str(LOCK), str(TEST_LOCK), "--output-file", str(output)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    resolved, locked = pins(output), pins(LOCK, TEST_LOCK)
    assert "pandas" in resolved
    assert all(versions <= locked.get(name, set()) for name, versions in resolved.items())
