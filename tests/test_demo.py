"""The demonstration: invented throughout, the same each time, and with the stories it is to tell.

The figures are looked at as plain rows of the CSV files, before any SQL has seen them.
"""

import csv
import itertools
import re
import shutil
import subprocess
import sys
import tracemalloc
from collections import Counter, defaultdict
from datetime import date
from fractions import Fraction

import pytest

from data import definitions, demo, drafts, load, publish, store, versions
from data.demo import building, customs, files, indicators, timeline
from data.versions import WarehouseError
from tests.lists import CUSTOMS_TOLD

FACTS = [
    *("fact_model", "fact_model_stock", "fact_custom", "fact_indicator", "fact_target"),
    *("fact_outreach", "fact_support", "fact_duty", "fact_task", "fact_note"),
]
COMMUNES = ["mau", *(f"mau-{number}" for number in range(1, 7))]
BEGAN = ("launched", "replicated", "converted_in")
ENDED = ("goal_met", "ineffective", "converted")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The files of the usual size, written once."""
    folder = tmp_path_factory.mktemp("figures")
    demo.write(folder)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def tables(folder):
    """The files of the usual size: rows by table, all text, as they stand in the files."""
    return {path.stem: rows(path) for path in folder.glob("*.csv")}


@pytest.fixture(scope="module")
def practised(tables):
    """Households by commune, custom and quarter; None: not counted, no key: nothing reported."""
    found = {}
    for fact in tables["fact_custom"]:
        key = commune(fact["unit_id"]), fact["custom_id"], fact["quarter"]
        value = int(fact["value"]) if fact["value"] else None
        found[key] = None if value is None else found.get(key, 0) + value
    return found


def rows(path):
    """The rows of one CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def contents(folder):
    """The bytes of all files, by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def commune(unit_id):
    """The commune of a unit: villages are called after theirs."""
    return unit_id.split(".")[0]


def by_quarter(facts, **cells):
    """The values of the facts with these cells, added up by quarter."""
    found = Counter()
    for fact in facts:
        if all(fact[key] == value for key, value in cells.items()):
            found[fact["quarter"]] += int(fact["value"] or 0)
    return found


def written(folder, **size):
    """The folder, with the files of this size in it."""
    folder.mkdir()
    demo.write(folder, **size)
    return folder


def test_same_arguments_same_bytes(folder, tmp_path):
    assert contents(written(tmp_path / "again")) == contents(folder)


def test_another_seed_is_another_history(folder, tmp_path):
    other = contents(written(tmp_path / "other", seed=7))
    usual = contents(folder)
    changed = {name for name in usual if usual[name] != other[name]}
    assert {f"{table}.csv" for table in FACTS} <= changed
    assert {"dim_unit.csv", "dim_quarter.csv", "document.csv"}.isdisjoint(changed)


def test_a_custom_and_an_indicator_more_leave_the_others_as_they_are(tables, tmp_path, monkeypatch):
    """Wherever they come on their list: first here, and so before all that is told."""
    known, defined = customs.read_list(), definitions.read()
    custom = customs.Custom("moi", "hu_tuc", 0, "Mới")
    indicator = {**defined[0], "indicator_id": "them", "position": 0}
    monkeypatch.setattr(customs, "read_list", lambda: [custom, *known])
    monkeypatch.setattr(definitions, "read", lambda: [indicator, *defined])
    other = written(tmp_path / "other")
    for table in FACTS:
        found, usual = (
            [{**row, "fact_id": ""} for row in each]
            for each in (rows(other / f"{table}.csv"), tables[table])
        )
        new = [row for row in found if {"moi", "them"} & set(row.values())]
        assert [row for row in found if row not in new] == usual, table
        assert bool(new) == (table in ("fact_custom", "fact_indicator", "fact_target"))


@pytest.mark.parametrize("communes", [3, 20])
def test_life_of_a_commune_is_its_own(tables, tmp_path, communes):
    other = written(tmp_path / "other", communes=communes)
    both = set(COMMUNES[: min(communes, 7)])
    for table in FACTS:
        if table == "fact_task":  # the district's
            continue
        one, two = (
            [fact for fact in facts if commune(fact["unit_id"]) in both]
            for facts in (tables[table], rows(other / f"{table}.csv"))
        )
        assert one == two, table


def test_short_history_is_the_end_of_the_usual_one(tables, tmp_path):
    short = written(tmp_path / "short", quarters=5)
    quarters = ["2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2"]
    assert sorted({fact["quarter"] for fact in rows(short / "fact_custom.csv")}) == quarters
    for table in FACTS:
        key = "year" if table == "fact_target" else "quarter"
        first = {"fact_target": "2024", "fact_task": "2024-Q3"}.get(table, "2024-Q2")
        assert rows(short / f"{table}.csv") == [row for row in tables[table] if row[key] >= first]


def real_words():
    """Every name, alias, number and address of the published files that points to a real place."""
    published = {path.stem: rows(path) for path in publish.PUBLISHED.glob("*.csv")}
    words = {row["alias"] for row in published["unit_alias"]}
    for unit in published["dim_unit"]:
        words |= {unit["unit_id"], unit["printed"], unit["latitude"]}
        if unit["kind"] != "agency":  # those of any district are called alike
            words.add(unit["name"])
    for model in published["dim_model"]:
        words |= {model["model_id"], model["name"], model["place"], model["printed"]}
    for document in published["document"]:
        words |= {document["document_id"], document["number"], document["url"], document["issuer"]}
        words |= {document["about"], document["abstract"]}
    for fact in [*published["fact_task"], *published["fact_support"]]:
        words |= {fact.get("about"), fact.get("item"), fact.get("place")}
    words |= {row["printed"] for row in published["fact_custom"]}
    for figure in published["context_figure"]:
        words |= {figure["measure"], figure["place"]}
    # villages that are only numbered are called alike everywhere
    return {word for word in words if word and not re.fullmatch(r"thôn \d+", word)}


def test_nothing_real_in_the_files(folder):
    words = real_words()
    assert {"Kon Rẫy", "dak-pne", "128-BC/BCĐ", "Dak Koi"} <= words
    text = "\n".join(path.read_text(encoding="utf-8") for path in folder.iterdir())
    assert {word for word in words if word in text} == set()


def test_nothing_real_in_the_indicators():
    words = real_words()
    texts = [str(cell) for row in indicators.read(timeline.make(17)) for cell in row.values()]
    assert {word for word in words for text in texts if word in text} == set()
    for row in indicators.read(timeline.make(17)):
        assert (row["reference_target"], row["reference_place"], row["note"]) == (None, None, None)
        assert row["source"] == "Số liệu minh họa"


def test_indicators_mean_what_they_mean():
    kept = ["indicator_id", "version", "name", "why", "unit", "decimals", "direction", "cumulative"]
    kept += ["numerator", "denominator", "valid_from", "valid_to"]
    ours, official = indicators.read(timeline.make(17)), indicators.definitions.read()
    assert [[row[key] for key in kept] for row in ours] == [
        [row[key] for key in kept] for row in official
    ]


def test_customs_keep_their_names(tables):
    official = rows(publish.PUBLISHED / "dim_custom.csv")
    assert tables["dim_custom"] == [row | {"document_id": "danh-muc"} for row in official]


def test_everything_says_that_it_is_invented(tables):
    assert {unit["source"] for unit in tables["dim_unit"]} == {"Số liệu minh họa"}
    assert {row["accepted_by"] for row in tables["submission"]} == {"Số liệu minh họa"}
    assert {row["note"] for row in tables["document"]} == {"Số liệu minh họa"}
    assert all("minh họa" in row["kind"] for row in tables["document"])


def test_places(tables):
    units = tables["dim_unit"]
    names = [unit["name"] for unit in units if unit["kind"] in ("town", "commune")]
    assert names == ["Mẫu", "Mẫu 1", "Mẫu 2", "Mẫu 3", "Mẫu 4", "Mẫu 5", "Mẫu 6"]
    assert units[0]["unit_id"] == "minh-hoa"
    assert (units[0]["name"], units[0]["parent_id"]) == ("Minh Họa", "")
    villages = [unit for unit in units if unit["kind"] == "village"]
    assert [unit["name"] for unit in villages] == [f"thôn {number}" for number in range(1, 50)]
    assert villages[7] == villages[7] | {"unit_id": "mau-1.thon-8", "parent_id": "mau-1"}
    assert {(unit["code"], unit["latitude"]) for unit in units} == {("", "")}


@pytest.mark.parametrize("communes", [1, 7, 8, 60])
def test_tiles_interlock(tmp_path, communes):
    """Rows alternate by half a column, no two tiles lie on each other, each touches another."""
    units = rows(written(tmp_path / "files", communes=communes, quarters=1) / "dim_unit.csv")
    tiles = {
        (float(unit["tile_column"]), int(unit["tile_row"]))
        for unit in units
        if unit["kind"] in ("town", "commune")
    }
    assert len(tiles) == communes
    assert len({(column * 2 + row) % 2 for column, row in tiles}) == 1
    for column, row in tiles:
        touching = {(column - 1, row), (column + 1, row)}
        touching |= {(column + x, row + y) for x in (-0.5, 0.5) for y in (-1, 1)}
        assert communes == 1 or touching & tiles


@pytest.mark.parametrize(
    ("quarters", "first", "count"), [(1, "2021-Q2", 18), (17, "2021-Q2", 18), (30, "2018-Q1", 31)]
)
def test_quarters_have_no_gap(tmp_path, quarters, first, count):
    folder = written(tmp_path / "files", communes=1, quarters=quarters)
    found = rows(folder / "dim_quarter.csv")
    assert [found[0]["quarter"], found[-1]["quarter"], len(found)] == [first, "2025-Q3", count]
    for before, row in itertools.pairwise(found):
        days = [date.fromisoformat(day) for day in (before["ends_on"], row["starts_on"])]
        assert (days[1] - days[0]).days == 1
        days = [date.fromisoformat(day) for day in (before["data_to"], row["data_from"])]
        assert (days[1] - days[0]).days == 1


def test_quarters_are_dated_as_the_real_ones(tables):
    ours = {row["quarter"]: row for row in tables["dim_quarter"]}
    for row in rows(publish.PUBLISHED / "dim_quarter.csv"):
        assert ours[row["quarter"]] == row


def test_source_lines_are_short_and_few(tables):
    locators = {(table, fact["locator"]) for table in FACTS for fact in tables[table]}
    assert {locator for _, locator in locators} == {
        *("biểu 1", "biểu 2", "biểu 3", "biểu 4", "biểu 5", "biểu 6", "mục II"),
    }
    assert len(locators) == len(FACTS)
    labels = {f"{row['kind']} {row['number']}" for row in tables["document"]}
    assert {"Biểu minh họa quý II/2024", "Kế hoạch minh họa năm 2024"} <= labels
    assert len(tables["document"]) == 17 + 5 + 2 + len(steering_of(tables))


def steering_of(tables):
    """The documents that steer: those that hold no figure and define nothing."""
    used = {row["document_id"] for row in tables["submission"]} | {"danh-muc", "dinh-nghia"}
    return [row for row in tables["document"] if row["document_id"] not in used]


def test_documents_that_steer(tables):
    papers = steering_of(tables)
    kinds = ("Chỉ thị", "Kế hoạch", "Quyết định", "Công văn", "Thông báo")
    assert {row["kind"] for row in papers} == {f"{kind} minh họa" for kind in kinds}
    assert {row["issued_on"][:4] for row in papers} == {"2021", "2022", "2023", "2024", "2025"}
    assert all("2021-04-01" <= row["issued_on"] <= "2025-06-30" for row in papers)
    assert all(date.fromisoformat(row["issued_on"]).weekday() < 5 for row in papers)
    numbers = [(row["number"], row["issued_on"][:4]) for row in papers]
    assert len(set(numbers)) == len(numbers) >= 30
    assert all("bịa ra" in row["issuer"] for row in papers)


def test_models_are_as_many_as_in_the_real_district(tables):
    launched = by_quarter(tables["fact_model"], event="launched")
    before_2024 = sum(number for quarter, number in launched.items() if quarter < "2024")
    assert 75 <= before_2024 <= 100
    assert 6 <= sum(launched.values()) / len(launched) <= 9
    ended = Counter()
    for event in ENDED:
        ended += by_quarter(tables["fact_model"], event=event)
    assert max(ended, key=ended.get) == "2024-Q2"
    assert 20 <= ended["2024-Q2"] <= 32
    running = by_quarter(tables["fact_model_stock"])
    assert 40 <= running["2023-Q4"] <= 90


def test_customs_fall_as_in_the_real_district(tables):
    told = [fact for fact in tables["fact_custom"] if fact["custom_id"] in CUSTOMS_TOLD]
    households = by_quarter(told)
    assert 180 <= households["2021-Q2"] <= 240
    assert 35 <= households["2025-Q2"] <= 60
    villages = Counter(
        (fact["quarter"], commune(fact["unit_id"]), fact["custom_id"])
        for fact in tables["fact_custom"]
        if fact["state"] == "counted"
    )
    assert set(villages.values()) == {1, 2, 3}


def test_outreach_is_as_much_as_in_the_real_district(tables):
    sessions = by_quarter(tables["fact_outreach"], channel="session")
    attendance = by_quarter(tables["fact_outreach"], channel="attendance")
    full = [quarter for quarter in sessions if quarter not in ("2022-Q3", "2024-Q1", "2024-Q2")]
    assert all(85 <= sessions[quarter] <= 145 for quarter in full)
    assert 7_000 <= sum(attendance[quarter] for quarter in full) / len(full) <= 10_000


def test_households_are_as_many_as_in_the_real_district(tables):
    poor = [
        float(fact["denominator"])
        for fact in tables["fact_indicator"]
        if fact["indicator_id"] == "nep-nghi" and fact["quarter"] == "2021-Q2"
    ]
    assert len(poor) == 7
    assert all(150 <= number <= 350 for number in poor)


def test_all_words_of_the_code_occur(tables):
    def words(table, column):
        return {fact[column] for fact in tables[table]} - {""}

    assert words("fact_model", "event") == {*BEGAN, *ENDED}
    assert words("fact_model", "period") == {"quarter"}
    assert words("dim_model", "field") == {
        *("crops", "livestock", "crafts", "sanitation", "population"),
    }
    assert words("fact_duty", "state") == {"on_time", "late", "missing"}
    assert words("fact_outreach", "channel") == {
        *("session", "attendance", "radio_news", "radio_article", "portal_news"),
        *("portal_article", "van_round"),
    }
    assert words("fact_outreach", "qualifier") == {"exact", "more_than", "about"}
    for table in ("fact_custom", "fact_indicator", "fact_outreach", "fact_model_stock"):
        assert words(table, "state") == {"counted", "zero", "uncounted"}, table
    assert words("dim_custom", "kind") == {"hu_tuc", "phong_tuc"}


def test_reports_that_did_not_come(tables):
    duties = {(duty["unit_id"], duty["quarter"]): duty for duty in tables["fact_duty"]}
    assert len(duties) == 7 * 17
    missing = {key for key, duty in duties.items() if duty["state"] == "missing"}
    assert missing == {("mau-6", "2022-Q3"), ("mau-6", "2024-Q2"), ("mau-4", "2024-Q1")}
    for table in FACTS:
        if table in ("fact_duty", "fact_target", "fact_task"):
            continue
        told = {(commune(fact["unit_id"]), fact["quarter"]) for fact in tables[table]}
        assert told.isdisjoint(missing), table
        if table not in ("fact_support", "fact_note"):
            assert told - {("minh-hoa", fact["quarter"]) for fact in tables[table]} == (
                duties.keys() - missing
            ), table
    submitted = {(row["unit_id"], row["quarter"]) for row in tables["submission"]}
    assert submitted & duties.keys() == duties.keys() - missing


def test_days_on_which_reports_came(tables):
    for duty in tables["fact_duty"]:
        due_on = date.fromisoformat(duty["due_on"])
        assert due_on.weekday() < 5
        assert 18 <= due_on.day <= 20
        if duty["state"] == "missing":
            assert duty["came_on"] == ""
        else:
            late = date.fromisoformat(duty["came_on"]) > due_on
            assert duty["state"] == ("late" if late else "on_time")


def test_one_commune_is_often_late(tables):
    late = Counter(duty["unit_id"] for duty in tables["fact_duty"] if duty["state"] == "late")
    assert late.most_common(1)[0][0] == "mau-3"
    now = {duty["unit_id"]: duty["state"] for duty in tables["fact_duty"]
           if duty["quarter"] == "2024-Q2"}  # fmt: skip
    assert Counter(now.values())["missing"] == 1
    assert now["mau-3"] == "late"


def test_each_event_is_named_or_is_none(tables):
    """For each report: of each event either models by name, or one zero of the whole commune."""
    told = defaultdict(list)
    for fact in tables["fact_model"]:
        told[commune(fact["unit_id"]), fact["quarter"], fact["event"]].append(fact)
    reports = {(row["unit_id"], row["quarter"]) for row in tables["fact_model_stock"]}
    assert told.keys() == {(*report, event) for report in reports for event in (*BEGAN, *ENDED)}
    for (unit_id, _, _), facts in told.items():
        if facts[0]["model_id"]:
            assert all(fact["value"] == "1" and "thon" in fact["unit_id"] for fact in facts)
        else:
            [zero] = facts
            assert (zero["value"], zero["state"], zero["unit_id"]) == ("0", "zero", unit_id)


def test_each_model_begins_once_and_ends_at_most_once(tables):
    began, ended = defaultdict(list), defaultdict(list)
    for fact in tables["fact_model"]:
        if fact["model_id"]:
            (began if fact["event"] in BEGAN else ended)[fact["model_id"]].append(fact)
    assert began.keys() == {model["model_id"] for model in tables["dim_model"]}
    assert {len(facts) for facts in [*began.values(), *ended.values()]} == {1}
    for model_id, [fact] in ended.items():
        assert began[model_id][0]["quarter"] < fact["quarter"]
        assert began[model_id][0]["unit_id"] == fact["unit_id"]
    assert 40 <= len(began) - len(ended) <= 100  # still running


def test_reasons(tables):
    for fact in tables["fact_model"]:
        assert bool(fact["reason"]) == (
            fact["event"] in ("ineffective", "converted") and fact["value"] == "1"
        )
    assert 4 <= len({fact["reason"] for fact in tables["fact_model"]} - {""}) <= 8


def test_what_a_model_becomes_begins_with_its_end(tables):
    pairs = Counter()
    for fact in tables["fact_model"]:
        if fact["event"] in ("converted", "converted_in") and fact["model_id"]:
            sign = 1 if fact["event"] == "converted" else -1
            pairs[fact["unit_id"], fact["quarter"]] += sign
    assert pairs
    assert set(pairs.values()) == {0}


def test_a_copy_follows_a_success_in_another_village(tables):
    names = {model["model_id"]: model["name"] for model in tables["dim_model"]}
    facts = [fact for fact in tables["fact_model"] if fact["model_id"]]
    copies = [fact for fact in facts if fact["event"] == "replicated"]
    assert len(copies) > 5
    for copy in copies:
        assert any(
            fact["event"] == "goal_met"
            and fact["quarter"] < copy["quarter"]
            and names[fact["model_id"]] == names[copy["model_id"]]
            and commune(fact["unit_id"]) == commune(copy["unit_id"])
            and fact["unit_id"] != copy["unit_id"]
            for fact in facts
        )


def test_fields_last_differently(tables):
    field = {model["model_id"]: model["field"] for model in tables["dim_model"]}
    quarters = [row["quarter"] for row in tables["dim_quarter"]]
    began = {fact["model_id"]: fact["quarter"] for fact in tables["fact_model"]
             if fact["event"] in BEGAN}  # fmt: skip
    lasted = defaultdict(list)
    for fact in tables["fact_model"]:
        if fact["event"] in ENDED and fact["model_id"]:
            model = fact["model_id"]
            lasted[field[model]].append(
                quarters.index(fact["quarter"]) - quarters.index(began[model])
            )
    mean = {name: sum(many) / len(many) for name, many in lasted.items()}
    assert mean["population"] + 2 < mean["livestock"] < mean["crops"] - 1


def test_one_balance_does_not_close(tables):
    """Told: what runs is what began less what ended, but for one model in one report."""
    change = Counter()
    for fact in tables["fact_model"]:
        sign = 1 if fact["event"] in BEGAN else -1
        change[commune(fact["unit_id"]), fact["quarter"]] += sign * int(fact["value"])
    wrong, uncounted = [], []
    for stock in tables["fact_model_stock"]:
        unit_id, quarter = stock["unit_id"], stock["quarter"]
        running = sum(
            number for (place, when), number in change.items()
            if place == unit_id and when <= quarter
        )  # fmt: skip
        if stock["state"] == "uncounted":
            uncounted.append((unit_id, quarter))
        elif int(stock["value"]) != running:
            wrong.append((unit_id, quarter, int(stock["value"]) - running))
    assert wrong == [("mau-1", "2024-Q2", 1)]
    assert uncounted == [("mau-5", "2024-Q1")]


def test_a_custom_is_at_villages_or_gone(tables):
    told = defaultdict(list)
    for fact in tables["fact_custom"]:
        told[commune(fact["unit_id"]), fact["custom_id"], fact["quarter"]].append(fact)
    for (unit_id, _, _), facts in told.items():
        if facts[0]["state"] == "counted":
            assert all("thon" in fact["unit_id"] for fact in facts)
        else:
            assert [fact["unit_id"] for fact in facts] == [unit_id]


def test_a_custom_once_known_is_told_in_each_report(tables, practised):
    reports = defaultdict(set)
    for row in tables["fact_model_stock"]:
        reports[row["unit_id"]].add(row["quarter"])
    told = defaultdict(set)
    for unit_id, custom_id, quarter in practised:
        told[unit_id, custom_id].add(quarter)
    assert all(quarters == reports[unit_id] for (unit_id, _), quarters in told.items())
    never = 7 * 14 - len(told)
    assert 15 <= never <= 50


def test_customs_that_come_back(practised):
    """Told: gone for two quarters or more, then there again."""
    courses = defaultdict(list)
    for unit_id, custom_id, quarter in sorted(practised):
        value = practised[unit_id, custom_id, quarter]
        courses[unit_id, custom_id].append((quarter, value))
    returns = {}
    for key, course in courses.items():
        for (_, first), (_, second), (quarter, third) in zip(
            course, course[1:], course[2:], strict=False
        ):
            if (first, second) == (0, 0) and third != 0:
                returns[key] = quarter
    assert returns == {
        ("mau-2", "no-mieng"): "2024-Q1",
        ("mau-5", "cho-nguoi-chet-an"): "2024-Q2",
    }
    assert practised["mau-2", "no-mieng", "2024-Q2"] == 2


def test_customs_that_are_eradicated_by_then(practised):
    """Told: customs reported as none, and nothing else, by all who ever had them, for a year."""
    year = ("2023-Q3", "2023-Q4", "2024-Q1", "2024-Q2")
    had = {key[:2] for key, value in practised.items() if value}
    gone = {
        custom_id
        for custom_id in {custom_id for _, custom_id in had}
        if all(
            practised.get((*key, quarter)) == 0
            for key in had if key[1] == custom_id
            for quarter in year
        )
    }  # fmt: skip
    assert gone == {"kieng-ky-vat-nuoi", "thuoc-thu"}
    # A third one is gone as well, but the report of a commune that had it is missing.
    assert ("mau-6", "hon-nhan-can-huyet") in had
    assert {value for key, value in practised.items()
            if key[1] == "hon-nhan-can-huyet" and key[2] >= "2023-Q3"} == {0}  # fmt: skip


def test_customs_that_are_first_gone_then(practised):
    def places(custom_id, quarter):
        return [value for key, value in practised.items()
                if key[1:] == (custom_id, quarter) and value != 0]  # fmt: skip

    for custom_id in ("sinh-de-tai-nha", "kieng-cu-cai-chet-xau"):
        assert places(custom_id, "2024-Q1")
        assert not places(custom_id, "2024-Q2")


def test_customs_that_nobody_counted(practised):
    uncounted = [key for key, value in practised.items() if value is None]
    assert ("mau-1", "cung-om-dau", "2024-Q2") in uncounted
    assert 5 <= len(uncounted) <= 25


def test_custom_that_never_was(practised):
    assert {key[0] for key in practised if key[1] == "de-nguoi-chet-lo-thien"} >= {"mau", "mau-3"}
    assert not any(value for key, value in practised.items() if key[1] == "de-nguoi-chet-lo-thien")


def test_parts_are_no_more_than_the_whole(tables):
    for fact in tables["fact_indicator"]:
        if fact["numerator"] and fact["denominator"]:
            assert 0 <= float(fact["numerator"]) <= float(fact["denominator"])


def test_new_definition_of_third_children(tables):
    """Told: a count to 2024-Q1, a rate from 2024-Q2; both with a target in 2024."""
    told = defaultdict(set)
    for fact in tables["fact_indicator"]:
        if fact["indicator_id"] == "sinh-con-thu-3":
            told[fact["version"], bool(fact["denominator"])].add(fact["quarter"])
    assert told.keys() == {("1", False), ("2", True)}
    assert max(told["1", False]) == "2024-Q1"
    assert min(told["2", True]) == "2024-Q2"
    targets = {(row["unit_id"], row["year"], row["version"]): row for row in tables["fact_target"]
               if row["indicator_id"] == "sinh-con-thu-3"}  # fmt: skip
    years = {"1": range(2021, 2025), "2": range(2024, 2026)}
    assert targets.keys() == {
        (unit_id, str(year), version) for unit_id in COMMUNES
        for version, span in years.items() for year in span
    }  # fmt: skip
    none = {key[0] for key, row in targets.items() if key[2] == "1" and float(row["target"]) == 0}
    assert "mau-2" in none
    assert none != set(COMMUNES)
    unknown = [key for key, row in targets.items() if not row["baseline_numerator"]]
    assert unknown == [("mau-3", "2024", "2")]


def test_what_adds_up_within_a_year_starts_anew(tables):
    now = {
        (row["unit_id"], row["indicator_id"], row["version"], row["quarter"]): float(
            row["numerator"]
        )
        for row in tables["fact_indicator"]
        if row["indicator_id"] in ("giam-ngheo", "sinh-con-thu-3") and row["numerator"]
    }
    restarts = 0
    for (*which, quarter), value in now.items():
        before = now.get((*which, timeline.shift_quarter(quarter, -1)))
        if before is None:
            continue
        if quarter.endswith("Q1"):
            restarts += value < before
        else:
            assert value >= before, (which, quarter)
    assert restarts > 20


def test_targets_start_where_the_year_before_ended(tables):
    ended = {
        (row["unit_id"], row["indicator_id"], row["quarter"]): (
            row["numerator"],
            row["denominator"],
        )
        for row in tables["fact_indicator"]
        if row["numerator"]
    }
    seen = 0
    for row in tables["fact_target"]:
        if row["indicator_id"] in ("nep-nghi", "khkt", "doi-song", "tht-htx", "ke-hoach"):
            key = row["unit_id"], row["indicator_id"], f"{int(row['year']) - 1}-Q4"
            start = row["baseline_numerator"], row["baseline_denominator"]
            assert start == ended.get(key, start)
            assert 0 < float(row["target"]) <= 100
            seen += key in ended
    assert seen > 100


def test_every_speed_towards_a_target_occurs(tables):
    """In the middle of 2024: met, at least half of the way, half of that, less than that."""
    values = {
        (row["unit_id"], row["indicator_id"]): Fraction(row["numerator"])
        / Fraction(row["denominator"])
        for row in tables["fact_indicator"]
        if row["quarter"] == "2024-Q2" and row["numerator"] and row["denominator"]
    }
    speeds = Counter()
    for row in tables["fact_target"]:
        key = row["unit_id"], row["indicator_id"]
        if row["year"] != "2024" or key not in values or row["indicator_id"] == "sinh-con-thu-3":
            continue
        start = Fraction(row["baseline_numerator"]) / Fraction(row["baseline_denominator"])
        way = Fraction(row["target"]) / 100 - start
        if way:
            gone = (values[key] - start) / way
            speeds[min(4, max(0, int(gone * 4)))] += 1
    assert speeds[4] >= 3  # met
    assert speeds[2] + speeds[3] >= 3  # on track
    assert speeds[1] >= 3  # slow
    assert speeds[0] >= 3  # very slow


def test_plans_are_made_or_not(tables):
    plans = Counter(
        (row["numerator"], row["denominator"])
        for row in tables["fact_indicator"]
        if row["indicator_id"] == "ke-hoach" and row["numerator"]
    )
    assert plans.keys() == {("0", "1"), ("1", "1")}


def test_tasks_are_for_the_next_quarter(tables):
    tasks = defaultdict(set)
    for fact in tables["fact_task"]:
        tasks[fact["quarter"]].add(fact["position"])
        assert fact["submission_id"] == f"minh-hoa.{timeline.shift_quarter(fact['quarter'], -1)}"
    assert len(tasks) == 17
    assert max(tasks) == "2025-Q3"
    assert all(4 <= len(positions) <= 6 for positions in tasks.values())


def test_either_the_district_or_its_agencies_tell(tables):
    """Told: from quý III/2024 on the agencies send forms of their own."""
    told = defaultdict(set)
    for fact in [*tables["fact_outreach"], *tables["fact_note"]]:
        if fact["unit_id"].startswith("minh-hoa"):
            told[fact["quarter"] >= "2024-Q3", "." in fact["unit_id"]].add(fact["submission_id"])
    assert all(re.fullmatch(r"minh-hoa\.20..-Q.", each) for each in told[False, True])
    assert not told[True, False]
    own = {row["submission_id"] for row in tables["submission"] if "." in row["unit_id"]}
    assert told[True, True] == own
    assert {"minh-hoa.thanh-nien.2025-Q2", "minh-hoa.dan-toc.2024-Q4"}.isdisjoint(own)
    assert len(own) == 5 * 4 - 2


def test_words_come_from_units_that_reported(tables):
    sent = {(row["unit_id"], row["quarter"]) for row in tables["submission"]}
    wrote = {(note["unit_id"], note["quarter"]) for note in tables["fact_note"]}
    assert {unit for unit, _ in wrote} >= {*COMMUNES, "minh-hoa.mat-tran"}
    assert {key for key in wrote if key[0] in COMMUNES} < sent
    assert {note["kind"] for note in tables["fact_note"]} == {
        *("highlight", "difficulty", "cause", "proposal", "past_task", "task"),
    }
    assert {note["state"] for note in tables["fact_note"]} == {
        *("done", "under_way", "not_started", ""),
    }
    assert all(note["text"].endswith(".") for note in tables["fact_note"])
    assert all("{" not in note["text"] for note in tables["fact_note"])


def test_tasks_are_taken_up_again(tables):
    """What is told of as set before was set before; a cause belongs to a difficulty."""
    said = {
        (note["unit_id"], note["quarter"], note["kind"], note["position"]): note["text"]
        for note in tables["fact_note"]
    }
    taken_up = 0
    for (unit_id, quarter, kind, position), text in said.items():
        if kind == "past_task":
            before = timeline.shift_quarter(quarter, -1)
            taken_up += said.get((unit_id, before, "task", position), "") == text
            assert before < "2021-Q2" or said[unit_id, before, "task", position] == text
        if kind == "cause":
            assert (unit_id, quarter, "difficulty", position) in said
    assert taken_up > 100


def test_words_say_what_the_figures_say(tables, practised):
    """Sessions with attendances, and households of a custom, read back from the sentences."""
    figures = {
        (fact["unit_id"], fact["quarter"], fact["channel"]): (fact["value"], fact["qualifier"])
        for fact in tables["fact_outreach"]
    }
    customs_called = {f"“{row['name']}”": row["custom_id"] for row in tables["dim_custom"]}
    read = Counter()
    for note in tables["fact_note"]:
        key, text = (note["unit_id"], note["quarter"]), note["text"]
        if found := re.search(r"([0-9]+) buổi(?:,| tuyên truyền lồng| nói chuyện)", text):
            assert int(found[1]) == int(figures[*key, "session"][0])
            read["sessions"] += 1
        if found := re.search(r", (hơn |khoảng |)([0-9.]+) lượt người dự", text):
            word = {"hơn ": "more_than", "khoảng ": "about", "": "exact"}[found[1]]
            assert (found[2].replace(".", ""), word) == figures[*key, "attendance"]
            read["attendance"] += 1
        if found := re.search(r"(“.*”), nay còn (\d+) hộ", text):
            custom = customs_called.get(found[1])
            if custom:
                assert practised[note["unit_id"], custom, note["quarter"]] == int(found[2])
                read["customs"] += 1
    assert read["sessions"] > read["attendance"] > 20
    assert read["customs"] > 5


def ask(sql):
    """The rows of a question to the version in use."""
    return store.fetch(store.snapshot("demo"), sql).values.tolist()


def test_build_is_checked_against_totals_counted_here(empty_home, tables):
    path = demo.build()
    assert path == empty_home / "demo" / "konray-000001.duckdb"
    stopped = sum(
        by_quarter(tables["fact_model"], event=event)["2024-Q2"]
        for event in ("goal_met", "ineffective")
    )
    expected = {row["control_id"]: int(row["expected"]) for row in tables["control_total"]}
    assert expected["models_stopped-2024-Q2"] == stopped
    assert expected["communes"] == 7
    assert len(expected) == 1 + 2 * 8
    assert ask("select count(*), count(*) filter (expected = found) from control_result") == [
        [len(expected)] * 2
    ]
    assert ask("select data_set from build_info") == [["demo"]]
    for table in FACTS:
        assert ask(f"select count(*) from {table}") == [[len(tables[table])]]


def test_a_wrong_total_is_not_published(empty_home, monkeypatch):
    write = files.write

    def falsify(folder, *size):
        write(folder, *size)
        path = folder / "fact_model.csv"
        text = path.read_text(encoding="utf-8")
        none = r"(2024-Q2,[-a-z0-9]+,ineffective,quarter,),0,zero"
        wrong, changes = re.subn(none, r"\1,3,counted", text, count=1)
        assert changes == 1
        path.write_text(wrong, encoding="utf-8")

    monkeypatch.setattr(files, "write", falsify)
    with pytest.raises(publish.NotReconciled, match="Mô hình dừng hoạt động, quý II/2024"):
        demo.build()
    assert not versions.exists("demo")
    assert sorted(path.name for path in (empty_home / "demo").iterdir()) == [
        *("build.lock", "figures.lock"),
    ]


@pytest.mark.parametrize("size", [(1, 1), (2, 5), (12, 30)])
def test_other_sizes_build(empty_home, size):
    communes, quarters = size
    demo.build(*size)
    assert ask("select count(*) from dim_unit where kind in ('town', 'commune')") == [[communes]]
    assert ask("select count(*) from dim_unit where kind = 'agency'") == [[5]]
    assert ask("select count(distinct quarter), max(quarter) from fact_custom") == [
        [quarters, "2025-Q2"]
    ]


@pytest.mark.parametrize("quarters", [1, 5, 16, 18, 60, 400])
def test_any_length_of_history_keeps_the_rules(empty_home, quarters):
    demo.build(1, quarters, seed=quarters)


@pytest.mark.parametrize(
    ("size", "sentence"),
    [
        ((0, 17), "Số xã phải từ 1 đến 20.000, không phải 0."),
        ((-3, 17), "Số xã phải từ 1 đến 20.000, không phải −3."),
        ((20_001, 17), "Số xã phải từ 1 đến 20.000, không phải 20.001."),
        ((7, 0), "Số quý phải từ 1 đến 400, không phải 0."),
        ((7, 401), "Số quý phải từ 1 đến 400, không phải 401."),
        (
            (10_001, 100),
            "Số xã nhân số quý phải từ 1 đến 1.000.000, không phải 1.000.100.",
        ),
    ],
)
def test_sizes_that_cannot_be_made(empty_home, size, sentence):
    for make in (demo.build, lambda *size: demo.write(empty_home, *size)):
        with pytest.raises(WarehouseError) as caught:
            make(*size)
        assert str(caught.value) == sentence
    assert not empty_home.exists()


def test_nothing_but_the_version_is_left(empty_home):
    folder = empty_home / "demo"
    (folder / "figures").mkdir(parents=True)  # of a build that was killed
    (folder / "figures" / "fact_model.csv").write_text("half", encoding="utf-8")
    demo.build(1, 1)
    left = ["CURRENT", "build.lock", "figures.lock", "konray-000001.duckdb"]
    assert sorted(path.name for path in folder.iterdir()) == left


def test_no_place_to_write(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("KONRAY_DATA", str(tmp_path / "file"))
    with pytest.raises(WarehouseError) as caught:
        demo.build(1, 1)
    assert str(caught.value) == (
        f"Không ghi được số liệu minh họa vào {tmp_path / 'file' / 'demo'}. Hãy kiểm tra quyền ghi "
        "và chỗ trống trên đĩa, hoặc đặt biến KONRAY_DATA tới một thư mục khác."
    )


def test_ensure_builds_once(empty_home):
    assert demo.ensure() == empty_home / "demo" / "konray-000001.duckdb"
    assert ask("select count(*) from fact_duty") == [[7 * 17]]
    assert demo.ensure() is None
    assert len(versions.published("demo")) == 1


def test_ensure_leaves_another_size_alone(empty_home):
    demo.build(2, 3)
    assert demo.ensure() is None
    assert ask("select count(*) from fact_duty") == [[6]]


def test_ensure_builds_anew_when_the_generator_changes(empty_home, monkeypatch, tmp_path):
    demo.build(1, 1)
    copy = shutil.copytree(building.HERE, tmp_path / "demo")
    monkeypatch.setattr(building, "HERE", copy)
    assert demo.ensure() is None
    with (copy / "models.py").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert versions.number_of(demo.ensure()) == 2


def test_official_data_set_is_not_touched(empty_home):
    demo.build(1, 1)
    assert not versions.exists("official")
    assert not (empty_home / "official").exists()


def test_publishing_knows_nothing_of_the_demonstration():
    asked = "import sys, data.publish; print([name for name in sys.modules if 'demo' in name])"
    found = subprocess.run(
        [sys.executable, "-c", asked], cwd=load.HERE.parent, capture_output=True, text=True
    )
    assert found.stdout == "[]\n"


def test_communes_are_written_one_by_one(tmp_path):
    """Memory does not grow with the number of communes."""

    def peak(communes):
        folder = tmp_path / str(communes)
        folder.mkdir()
        tracemalloc.start()
        demo.write(folder, communes)
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    peak(1)  # whatever is loaded once
    assert peak(60) < 1.2 * peak(20)


def test_blocks_of_a_great_build_are_greater(empty_home, monkeypatch):
    sql = "select block_size from pragma_database_size()"
    demo.build(1, 1)
    assert ask(sql) == [[16384]]
    monkeypatch.setattr(drafts, "LARGE", 1000)
    demo.build(3, 17)
    assert ask(sql) == [[262144]]


def test_what_a_killed_great_build_left_is_removed(empty_home):
    spilled = empty_home / "demo" / "konray-000001.building.tmp"
    spilled.mkdir(parents=True)
    (spilled / "duckdb_temp_storage-0.tmp").write_bytes(b"half")
    demo.build(1, 1)
    assert not spilled.exists()


@pytest.mark.parametrize(
    ("table", "change", "rule"),
    [
        ("fact_duty", ("0.d2,", "0.d1,"), "Mã số liệu bị dùng hai lần trong một bảng"),
        ("fact_duty", ("2021-Q3,mau,", "2021-Q2,mau,"), "Cùng một điều được ghi hai lần"),
    ],
)
def test_what_stands_twice_is_found(empty_home, monkeypatch, tmp_path, table, change, rule):
    folder = written(tmp_path / "files", communes=1)
    path = folder / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert text.count(change[0]) == 1
    path.write_text(text.replace(*change), encoding="utf-8")
    defined = indicators.read(timeline.make(17))
    with pytest.raises(publish.NotReconciled) as caught:
        publish.build("demo", source=folder, indicators=defined)
    [line] = caught.value.lines
    assert line.startswith(rule)
