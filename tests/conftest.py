"""What the tests share: the official data set, built once, and copies to damage."""

import os
import shutil
from functools import cache

import duckdb
import pandas as pd
import pytest
from hypothesis import HealthCheck, settings
from streamlit import config
from streamlit.components.v2 import manifest_scanner

from app import folds
from app.view import View
from data import demo, publish, store, versions
from queries import load, query
from report import storage

# No example fails for being slow: the machine may be busy with other things.
settings.register_profile(
    "unhurried", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("unhurried")


def pytest_xdist_auto_num_workers(config):
    """Two processes for each core, for those with a browser mostly wait; none beside this one for
    files that are named: starting them would take longer."""
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    return 2 * (os.cpu_count() or 1) if whole else 0


@pytest.fixture(scope="session", autouse=True)
def warehouse(tmp_path_factory):
    """The official data set, built once; nothing a test does reaches the real warehouse."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KONRAY_DATA", str(home))
        yield publish.build("official")
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def components():
    """Installed packages are searched for components of Streamlit's once, not whenever a test
    starts the app: that took five times as long as a page."""
    with pytest.MonkeyPatch.context() as patch:
        name = "scan_component_manifests"
        patch.setattr(manifest_scanner, name, cache(getattr(manifest_scanner, name)))
        yield


@pytest.fixture(autouse=True)
def unfolded(monkeypatch):
    """Tables that a reader would have to unfold are drawn as well, so that tests can read them."""
    monkeypatch.setattr(folds, "DRAW_FOLDED", True)


@pytest.fixture
def listen():
    """`listen("0.0.0.0")`: as if the server had been started for that address (None: for all)."""
    name = "server.address"
    before = config.get_option(name), config.get_where_defined(name)
    yield lambda address: config.set_option(name, address)
    config.set_option(name, *before)


@pytest.fixture
def shelves(warehouse):
    """Reports that are written in a test are gone after it."""
    yield
    for data_set in versions.DATA_SETS:
        shutil.rmtree(storage.reports(data_set), ignore_errors=True)


@pytest.fixture
def snapshot(warehouse):
    """The official data set, open for reading."""
    return store.snapshot("official")


@pytest.fixture
def empty_home(monkeypatch, tmp_path):
    """A folder where nothing was ever published, in place of the session's warehouse."""
    home = tmp_path / "home"
    monkeypatch.setenv("KONRAY_DATA", str(home))
    yield home
    # Each version takes 20 MB, and pytest keeps the folders of three runs.
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def lay_out(warehouse, empty_home):
    """`lay_out(3)`: versions 1 to 3 in the empty home, as so many builds leave them; the path of
    the newest. For tests of what comes after: copying takes a tenth of building."""

    def lay_out(count=1):
        folder = empty_home / "official"
        folder.mkdir(parents=True)
        shutil.copyfile(warehouse.with_name("build.lock"), folder / "build.lock")
        for number in range(1, count + 1):
            path = folder / f"konray-{number:06d}.duckdb"
            shutil.copyfile(warehouse, path)
            if number > 1:
                with duckdb.connect(str(path)) as connection:
                    connection.execute("update build_info set version = $n", {"n": number})
            versions.point_to(path)
        return path

    return lay_out


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


@pytest.fixture
def view(snapshot):
    """What a reader sees at first: quý II/2024 against the quarter before, all communes."""
    communes = query("frame/communes", on=snapshot, quarter="2024-Q2")
    labels = dict(zip(communes["unit_id"], communes["label"], strict=True))
    return View(snapshot, "2024-Q2", "previous", [], labels, "Kon Rẫy")


@pytest.fixture(scope="session")
def demo_snapshot(warehouse):
    """The demonstration data set at its usual size, built once."""
    demo.build()
    return store.snapshot("demo")


@pytest.fixture
def demo_view(demo_snapshot):
    """Quý II/2024 of the invented district, all communes."""
    communes = query("frame/communes", on=demo_snapshot, quarter="2024-Q2")
    labels = dict(zip(communes["unit_id"], communes["label"], strict=True))
    return View(demo_snapshot, "2024-Q2", "previous", [], labels, "Minh Họa")


@pytest.fixture
def ask():
    """`ask(view, "customs/places")` asks a query for a view, with the parameters it wants."""

    def ask(view, name):
        _, wanted = load(name)
        known = {
            "quarters": [view.quarter, view.quarter_before],
            "quarter": view.quarter,
            "before": view.quarter_before,
            "communes": view.communes,
            "topics": [],
            "indicator": "sinh-con-thu-3",
            "each": True,
            "villages": view.villages,
            "since": "",
            "span": "quarter",
            "by": "commune",
            "key": "",
            "outcome": "all",
            "areas": ["model", "custom", "outreach"],
        }
        return query(name, on=view.snapshot, **{key: known[key] for key in wanted})

    return ask
