"""Overview and report tell the same number and the same change of whatever both are asked.

On invented quarters with silent, late, unknown, rough and zero communes; and a second road in
plain Python (tests/recompute/told.py) comes to the same.
"""

import shutil

import pytest

from app.overview.cards import tell_change
from app.overview.highlights import is_some
from app.overview.map_chart import find_silent, map_cells
from app.overview.section import read_quarter
from app.view import View
from data import publish, store, vietnamese, words
from measures.analysis.asked import Question
from measures.analysis.subjects import list_subjects
from measures.analysis.table import ask_table
from measures.completeness import read_silences
from measures.figures.quarter import ask_figures, read_figures
from measures.profile import read_profile
from queries import query
from tests import recompute
from tests.recompute import told

QUARTERS = ["2023-Q1", "2023-Q2", "2024-Q1", "2024-Q2"]
SEEDS = 3
CHOICES = [[], ["dak-pne"], ["dak-koi", "dak-pne", "dak-to-lung", "tan-lap"]]
# The cards that show one figure.
CARDS = {
    0: "models.launched_to_date",
    1: "models.stopped",
    3: "customs.households",
    4: "outreach.session",
    5: "outreach.attendance",
}


@pytest.fixture(scope="module")
def districts(warehouse, tmp_path_factory):
    """Invented districts: a snapshot, and its files as plain tables."""
    found = []
    home = tmp_path_factory.mktemp("districts")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KONRAY_DATA", str(home))
        for seed in range(SEEDS):
            source = shutil.copytree(publish.PUBLISHED, tmp_path_factory.mktemp("seed") / "files")
            for table, frame in told.imagine(recompute.read(source), seed, QUARTERS).items():
                frame.to_csv(source / f"{table}.csv", index=False)
            publish.build(source=source)
            found.append((store.snapshot(), recompute.read(source)))
    yield found
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="module")
def half_filled(warehouse, tmp_path_factory):
    """An invented district of which the first commune told of hủ tục alone, the next of phong tục
    alone, the next of both, and so on."""
    home = tmp_path_factory.mktemp("half")
    source = shutil.copytree(publish.PUBLISHED, tmp_path_factory.mktemp("seed") / "files")
    published = recompute.read(source)
    tables = told.imagine(published, 1, QUARTERS)
    kinds = dict(published["dim_custom"][["custom_id", "kind"]].itertuples(index=False))
    facts = tables["fact_custom"]
    communes = facts["unit_id"].str.partition(".")[0]
    left_out = communes.map(
        {one: [*words.KIND, None][at % 3] for at, one in enumerate(sorted(communes.unique()))}
    )
    tables["fact_custom"] = facts[facts["custom_id"].map(kinds) != left_out]
    for table, frame in tables.items():
        frame.to_csv(source / f"{table}.csv", index=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KONRAY_DATA", str(home))
        publish.build(source=source)
        found = store.snapshot()
    yield found
    shutil.rmtree(home, ignore_errors=True)


def look(snapshot, quarter, comparison, communes):
    frame = query("frame/communes", on=snapshot, quarter=quarter)
    labels = dict(zip(frame["unit_id"], frame["label"], strict=True))
    return View(snapshot, quarter, comparison, communes, labels, "Kon Rẫy")


def numbers_of(total):
    return None if total is None else (total.value, total.uncounted, total.more_than, total.about)


def change_of(figure):
    """The two values that are compared, over how many units, and whether over all."""
    found = figure.comparison
    if not figure.is_compared:
        return None
    units = None if figure.name.split(".")[1] in words.KIND else len(found.common)
    return found.now.value, found.before.value, units, found.whole


def test_the_second_road_comes_to_the_same(districts):
    compared = set()
    for seed, (snapshot, tables) in enumerate(districts):
        roads = [told.Told(tables, communes) for communes in CHOICES]
        for quarter in QUARTERS:
            for comparison in ("previous", "last_year"):
                for communes, second in zip(CHOICES, roads, strict=True):
                    view = look(snapshot, quarter, comparison, communes)
                    figures = ask_figures(view.scope, ["model", "custom", "outreach"])
                    for name in told.QUESTIONS:
                        figure = figures.get(name)
                        total, change, part = second.tell(name, quarter, view.quarter_before)
                        where = (seed, name, quarter, comparison, communes)
                        assert numbers_of(figure.total) == total, where
                        assert change_of(figure) == change, where
                        told_part = int(figure.part.split("/")[0]) if figure.part else None
                        assert told_part == part, where
                        if change is not None:
                            compared.add((name, change[3]))
    # A world in which nothing is left out, or everything, would prove little.
    assert {name for name, whole in compared if whole} == {*told.QUESTIONS}
    assert {name for name, whole in compared if not whole} >= {
        "models.stopped", "models.launched_to_date", "customs.households", "outreach.session",
    }  # fmt: skip


def test_overview_and_report_say_the_same(districts):
    for snapshot, _ in districts:
        for quarter in QUARTERS:
            report = read_figures(snapshot, quarter)
            cards, sentences = read_quarter(look(snapshot, quarter, "previous", []))
            for place, name in CARDS.items():
                figure, card = report.get(name), cards[place]
                if figure.is_known:
                    # What came in the quarter stands below a running total.
                    assert card.changes == [tell_change(figure)] or not place, name
                    part = figure.part.replace("xã, thị trấn", "xã")
                    assert (part or None) in (None, *card.details), name
                    [(value, unit)] = card.values
                    assert value == str(figure.total)
                    assert unit == figure.unit
            kinds = [report.get(f"customs.{kind}") for kind in words.KIND]
            known = [figure for figure in kinds if figure.is_known]
            if known:
                assert cards[2].changes == [
                    f"{figure.unit} {tell_change(figure)}" for figure in known
                ]
                assert [value for value, _ in cards[2].values] == [
                    vietnamese.write_number(figure.total.value) for figure in known
                ]
            stopped = report.get("models.stopped")
            told_of = [one.text for one in sentences if "mô hình dừng hoạt động" in one.text]
            assert len(told_of) == is_some(stopped)
            for text in told_of:
                assert text.startswith(words.start(stopped.text))
                assert (f"({stopped.part})" in text) == bool(stopped.part)


def test_every_page_says_the_same_of_each_commune(snapshot, demo_snapshot, half_filled):
    """Households that keep a custom, on the map, in the profile, in an analyst's table: the number,
    and whether it is all of it."""
    measure = list_subjects({}, True)["hu-tuc"].measures["ho"]
    seen = set()
    asked = [(snapshot, "2024-Q1"), (snapshot, "2024-Q2"), (demo_snapshot, "2025-Q2")]
    for data, quarter in asked + [(half_filled, quarter) for quarter in QUARTERS]:
        view = look(data, quarter, "previous", [])
        silent = find_silent(read_silences(data, quarter, []), quarter, "ho")
        rows = query("overview/map", on=data, quarter=quarter, communes=[])
        cells = map_cells(rows, "ho", silent)
        table = ask_table(data, Question(measure, "xa", "quy", (quarter,), ()), {})
        for cell in cells.itertuples():
            scope = view._replace(communes=[cell.unit_id]).scope
            total = ask_figures(scope, ["custom"]).get("customs.households").total
            profile = read_profile(scope, view.scope, villages=False)
            assert profile.figures.get("customs.households").total == total
            seen.add(cell.state)
            where = (quarter, cell.unit_id)
            counted = table.cells.get((cell.unit_id, quarter))
            assert (counted and (counted.value or 0, counted.uncounted)) == (
                total and (total.value, total.uncounted)
            ), where
            if total is None:
                assert cell.state == "none", where
            elif total.uncounted:
                assert cell.state in (["at_least"] if total.value else ["uncounted", "open"]), where
            else:
                assert cell.state == "known", where
            if cell.state in ("known", "at_least"):
                assert cell.value == total.value, where
    assert seen >= {"none", "known", "at_least", "open"}
