"""The lock files hold all that is installed, in one version with its hashes, and fit the direct
pins. How they are made stands in their first lines (README, "For developers")."""

import re
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
LOCKS = {
    "requirements.txt": "requirements.lock",
    "tests/requirements.txt": "tests/requirements.lock",
}


def pins(name):
    """The direct pins of a file, as requirements."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [
        Requirement(line.partition("#")[0])
        for line in lines
        if line and not line.startswith(("#", "-r "))
    ]


def entries(name):
    """What a lock file holds: each requirement with its hashes."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    found = []
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            requirement, *hashes = re.split(r"\s+--hash=", line.rstrip())
            found.append((Requirement(requirement), sorted(hashes)))
    return found


@pytest.mark.parametrize("name", LOCKS.values())
def test_everything_is_locked_to_one_version_with_hashes(name):
    assert len(entries(name)) > len(LOCKS)
    for requirement, hashes in entries(name):
        assert re.fullmatch(r"==[0-9][0-9a-z.]*", str(requirement.specifier)), requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", one) for one in hashes), requirement


@pytest.mark.parametrize("name", LOCKS.values())
def test_a_lock_names_nobodys_server(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.findall(r"--(?:[a-z-]*index|find-links|trusted)", text)


@pytest.mark.parametrize("name", LOCKS)
def test_every_direct_pin_stands_in_its_lock(name):
    locked = {one.name: (one.specifier, one.marker) for one, _ in entries(LOCKS[name])}
    assert {pin.name: locked.get(canonicalize_name(pin.name)) for pin in pins(name)} == {
        pin.name: (pin.specifier, None) for pin in pins(name)
    }


def test_the_tests_run_with_what_the_app_runs_with():
    tested = {str(one): hashes for one, hashes in entries(LOCKS["tests/requirements.txt"])}
    for one, hashes in entries(LOCKS["requirements.txt"]):
        assert tested.get(str(one)) == hashes, one


def test_what_is_installed_here_is_what_is_locked():
    """Otherwise the tests would speak for other versions than those that users get."""
    wanted = {
        one.name: str(one.specifier)
        for one, _ in entries(LOCKS["tests/requirements.txt"])
        if one.marker is None or one.marker.evaluate()
    }
    assert {name: f"=={metadata.version(name)}" for name in wanted} == wanted
