"""What the tests of sending and accepting share."""

import shutil
from datetime import UTC, date, datetime

import pytest

from data import store
from intake import accepting, blank_form, journal, sending
from tests.intake import papers

NOW = datetime(2024, 9, 16, 3, tzinfo=UTC)
DUE = date(2024, 9, 18)


@pytest.fixture(scope="module")
def official(warehouse):
    """The official data set, open for reading."""
    return store.snapshot("official")


@pytest.fixture(scope="module")
def blank(official):
    """The empty form of a commune, as it is handed out."""
    return blank_form.write(official, "dak-pne", "2024-Q3")


@pytest.fixture
def home(warehouse, empty_home, monkeypatch):
    """A warehouse of its own, as published, into which papers (papers.py) may come."""
    shutil.copytree(warehouse.parent, empty_home / "official")
    papers.use(monkeypatch.setattr)
    return empty_home


@pytest.fixture
def send(home):
    """`send(data)` sends a paper; its SHA-256."""

    def send(data, now=NOW):
        return sending.send("official", data, "bieu.xlsx", "Văn phòng xã", now).submission.sha

    return send


@pytest.fixture
def accept(home):
    """`accept(sha)` accepts a file that was sent; the new version's path."""

    def accept(sha, answers=None, now=NOW, **more):
        given = answers or {}
        return accepting.accept("official", sha, "Thường trực", given, now, lambda *_: DUE, **more)

    return accept


@pytest.fixture
def ask(home):
    """`ask(sql)` asks the version in use; rows as tuples."""

    def ask(sql):
        return [tuple(row) for row in store.fetch(store.snapshot(), sql).to_numpy().tolist()]

    return ask


@pytest.fixture
def kinds(home):
    """`kinds()` lists what happened, by the journal."""
    return lambda: [event.kind for event in journal.read("official")]
