"""A browser is found, or installed, or the tests fail with what to do: they are never skipped."""

import subprocess

import pytest

from tests.browser import chromium


@pytest.fixture
def bare_machine(monkeypatch, tmp_path):
    """A machine without any browser, on which installing one does not work."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "PLACES", [])
    monkeypatch.setattr(chromium, "_playwrights_own", lambda: None)
    return tmp_path


def program(folder, name, body):
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_a_browser_on_the_path_is_taken(bare_machine):
    path = program(bare_machine, "google-chrome", "echo 'Google Chrome 156'")
    assert chromium.find() == path


def test_a_name_that_only_promises_a_browser_is_passed_over(bare_machine):
    program(bare_machine, "chromium", "echo 'install the snap first' >&2; exit 1")
    assert chromium.find() is None


def test_without_a_browser_one_is_installed(bare_machine, monkeypatch):
    def install(command, **_):
        program(bare_machine, "chromium", "echo Chromium")
        return subprocess.CompletedProcess(command, 0, "", "")

    real = subprocess.run
    monkeypatch.setattr(
        chromium.subprocess, "run", lambda c, **k: real(c, **k) if len(c) == 2 else install(c, **k)
    )
    assert chromium.find_or_install() == str(bare_machine / "chromium")


def test_where_none_can_be_had_the_failure_says_what_to_do(bare_machine, monkeypatch):
    failed = subprocess.CompletedProcess([], 1, "", "no network")
    monkeypatch.setattr(chromium.subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(chromium.NoBrowser) as caught:
        chromium.find_or_install()
    assert str(caught.value).startswith(
        "The browser tests need Chromium, Chrome or Edge, and none could be found or installed. "
        "Install one (Debian/Ubuntu: `apt-get install chromium`"
    )
    assert "no network" in str(caught.value)


def test_as_root_on_debian_the_package_is_tried_first(bare_machine, monkeypatch):
    program(bare_machine, "apt-get", "exit 0")
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0, raising=False)
    first = chromium._installers()[0]
    assert first == [["apt-get", "update"], ["apt-get", "install", "--yes", "chromium"]]
