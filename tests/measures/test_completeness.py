"""Which villages are expected to report on a custom, and what their silence leaves open."""

import shutil
from collections import namedtuple

import pandas as pd
import pytest

from data import publish, store
from measures.completeness import Silence, find_silences, open_places, read_silences
from measures.rundown import DISTRICT, compare_households, trace, trace_communes
from queries import query
from tests import recompute
from tests.recompute import customs

NAMES = {
    "a": "dak-to-lung.kon-bi",
    "b": "dak-to-lung.kon-lo",
    "commune": "dak-to-lung",
    "district": "kon-ray",
}


QUARTERS = ["2023-Q3", "2023-Q4", "2024-Q1", "2024-Q2"]
# What is told of a custom, place by place, in these quarters ("-" nothing, "?" not counted), and
# the numbers of the quarters in which a village is silent.
CASES = {
    # Whoever is told again, whatever it says, is not silent.
    "thuoc-thu": ({"a": "3 2 1 0", "b": "1 1 0 0"}, ""),
    # One that keeps it and is not told of is silent, however long.
    "tao-hon": ({"a": "3 2 1 0", "b": "1 1 - -"}, "3 4"),
    "ngu-dam": ({"a": "3 2 1 1", "b": "? - - 1"}, "2 3"),
    "no-mieng": ({"a": "3 2 ? 0", "b": "1 - - -"}, "2 3 4"),
    # Where the commune tells nothing at all it is silent itself, not its village.
    "cung-om-dau": ({"a": "3 - - 3", "b": "1 - - -"}, "4"),
    # One that said none is not expected, nor one that was never told of.
    "hon-nhan-can-huyet": ({"a": "3 3 3 3", "b": "1 0 - -"}, ""),
    "an-uong-keo-dai": ({"a": "3 3 3 3", "b": "- - - 1"}, ""),
    # A figure of the commune settles all its villages, what is left and none alike.
    "tha-rong-gia-suc": ({"a": "3 2 2 2", "b": "1 - - -", "commune": "- 0 - -"}, ""),
    "cui-hua-hon": ({"a": "3 2 2 2", "b": "1 - - -", "commune": "- - 4 -"}, "2"),
    "cho-nguoi-chet-an": ({"a": "3 - - 3", "b": "1 - - -", "commune": "- 0 - -"}, ""),
    # The figure of the quarter in which the village still kept it settles nothing.
    "sinh-de-tai-nha": ({"a": "3 3 - -", "b": "1 - - -", "commune": "2 - - -"}, "2"),
    # "There, not counted" settles nothing either; none in the district does.
    "kieng-ky-vat-nuoi": ({"a": "3 - 3 3", "b": "1 - - -", "commune": "- ? - -"}, "2 3 4"),
    "kieng-cu-cai-chet-xau": ({"a": "3 - 3 3", "b": "1 - - -", "district": "- 0 - -"}, ""),
}


@pytest.fixture
def told(empty_home, published_copy):
    """The published files with the cases as all that is told of customs."""
    path = published_copy / "fact_custom.csv"
    columns = pd.read_csv(path, nrows=0).columns
    rows = [
        {
            "fact_id": f"{custom}.{name}.{quarter}",
            "quarter": quarter,
            "unit_id": NAMES[name],
            "custom_id": custom,
            "value": word.strip("?"),
            "state": {"?": "uncounted", "0": "zero"}.get(word, "counted"),
            "qualifier": "exact",
            "submission_id": "bc-128",
            "locator": "chú thích 7",
        }
        for custom, (lines, _) in CASES.items()
        for name, line in lines.items()
        for quarter, word in zip(QUARTERS, line.split(), strict=True)
        if word != "-"
    ]
    pd.DataFrame(rows, columns=columns).to_csv(path, index=False)
    totals = published_copy / "control_total.csv"
    totals.write_text(totals.read_text(encoding="utf-8").splitlines()[0] + "\n", "utf-8")
    publish.build(source=published_copy)
    return store.snapshot()


def test_expected_villages(told):
    found: dict[str, list[str]] = {custom: [] for custom in CASES}
    for custom, quarter, _ in sorted(read_silences(told, "2024-Q2", [])):
        found[custom].append(str(QUARTERS.index(quarter) + 1))
    assert {custom: " ".join(quarters) for custom, quarters in found.items()} == {
        custom: silent for custom, (_, silent) in CASES.items()
    }


def test_places_of_a_commune_are_open_where_a_village_is_silent(told):
    """Where single villages are not told apart; one by one they say all of themselves."""
    silences = read_silences(told, "2024-Q2", [])
    choice = {"quarter": "2024-Q2", "before": "2024-Q1", "communes": []}
    columns = ["state", "value", "at_least", "state_before", "value_before", "at_least_before"]
    for villages, rows in (
        (False, [[None, None, None, "uncounted", None, 1]]),
        (True, [["zero", 0, None, "counted", 1, None]]),
    ):
        places = query("customs/places", on=told, villages=villages, **choice)
        places = places[places["custom_id"] == "tao-hon"]
        marked = open_places(places, silences, "2024-Q2", "2024-Q1")[columns].astype(object)
        assert marked.where(marked.notna(), None).to_numpy().tolist() == rows


def test_what_is_told_of_a_silence():
    row = namedtuple("row", "custom_id quarter commune_id villages practised vague")
    rows = [("x", "2024-Q1", "a", 2, True, False), ("x", "2024-Q1", None, 1, False, True)]
    assert find_silences(row(*cells) for cells in rows) == {
        ("x", "2024-Q1", "a"): Silence(2, True, False),
        ("x", "2024-Q1", None): Silence(1, False, True),
    }


def test_changes_on_a_second_road(empty_home, tmp_path):
    """In an invented world of silent villages, unknown numbers and bounds."""
    source = shutil.copytree(publish.PUBLISHED, tmp_path / "files")
    for table, frame in recompute.imagine(recompute.read(source), 3).items():
        frame.to_csv(source / f"{table}.csv", index=False)
    publish.build(source=source)
    on, tables = store.snapshot(), recompute.read(source)
    compared = 0
    for quarter, before in (("2024-Q2", "2024-Q1"), ("2024-Q1", "2023-Q4"), ("2024-Q2", "2023-Q2")):
        chosen = {"on": on, "quarter": quarter, "communes": []}
        silences = read_silences(on, quarter, [])
        courses = trace(query("customs/course", since="", **chosen), silences)
        parts = trace_communes(courses, query("customs/by_commune", **chosen), silences)
        for one in courses:
            found = compare_households(one, parts, before)
            common, now, then = customs.compare_households(tables, one.custom_id, quarter, before)
            assert found.common - {DISTRICT} == common
            if common and found.common == common:
                compared += 1
                assert (found.now.value, found.before.value) == (now, then)
    assert compared
