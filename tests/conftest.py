"""What the tests share: the official data set, built once, and copies to damage."""

import shutil

import pandas as pd
import pytest

from data import publish, store


@pytest.fixture(scope="session", autouse=True)
def warehouse(tmp_path_factory):
    """The official data set, built once; nothing a test does reaches the real warehouse."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KONRAY_DATA", str(tmp_path_factory.mktemp("home")))
        yield publish.build("official")


@pytest.fixture
def snapshot(warehouse):
    """The official data set, open for reading."""
    return store.snapshot("official")


@pytest.fixture
def empty_home(monkeypatch, tmp_path):
    """A folder where nothing was ever published, in place of the session's warehouse."""
    home = tmp_path / "home"
    monkeypatch.setenv("KONRAY_DATA", str(home))
    return home


@pytest.fixture
def published_copy(tmp_path):
    """A copy of the published files, to change and to damage."""
    return shutil.copytree(publish.PUBLISHED, tmp_path / "published")


@pytest.fixture
def edit(published_copy):
    """`edit("fact_model", "m2", value="12")` sets cells of a row of the copy, found by its key.

    A new key adds a row; a key without cells removes its row.
    """

    def edit(table, key, **cells):
        path = published_copy / f"{table}.csv"
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        frame = frame.set_index(frame.columns[0], drop=False)
        if not cells:
            frame = frame.drop(key)
        elif key in frame.index:
            frame.loc[key, list(cells)] = list(cells.values())
        else:
            row = dict.fromkeys(frame.columns, "") | {frame.columns[0]: key} | cells
            frame.loc[key, list(row)] = list(row.values())
        frame.to_csv(path, index=False)

    return edit
