"""Communes in time: one begins, one ends, one is renamed; each quarter shows its own."""

import re
import shutil
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from app.duty.section import read_matrix, read_next
from app.overview.map_chart import place_all
from app.view import View
from data import publish, store, vietnamese
from data.controls import totals
from data.versions import WarehouseError
from intake import blank_form, checks, closing, row_context, rules, unit_record
from intake.findings import IntakeError
from intake.units import find_unit, list_reporting
from measures import communes
from measures.duty import Sent
from measures.figures.quarter import read_figures
from queries import HERE, query
from tests.intake import filled_forms as forms
from tests.screen import chips, choices, read_all, start

ROOT = HERE.parent
QUARTERS = ["2024-Q2", "2024-Q4", "2025-Q1", "2025-Q2"]
OLD = ["Đăk Kôi", "Đăk Pne", "Đăk Ruồng", "Đăk Rve", "Đăk Tơ Lung", "Đăk Tờ Re", "Tân Lập"]
WITH_NEW = [
    "Đăk Mới", "Đăk Pne", "Đăk Ruồng", "Đăk Rve", "Đăk Tơ Lung", "Đăk Tờ Re", "Kôi Thượng",
    "Tân Lập",
]  # fmt: skip
NAMES = {
    "2024-Q2": OLD,
    "2024-Q4": OLD,
    "2025-Q1": WITH_NEW,
    "2025-Q2": [name for name in WITH_NEW if name != "Tân Lập"],
}


def put(folder, table, **cells):
    """One more row of a published file; a key that is there takes these cells."""
    path = folder / f"{table}.csv"
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    key = frame.columns[0]
    if (same := frame[key] == cells[key]).any():
        frame.loc[same, list(cells)] = list(cells.values())
    else:
        frame.loc[len(frame)] = dict.fromkeys(frame.columns, "") | cells
    frame.to_csv(path, index=False)


def write_world(folder):
    """Đăk Mới begins on 01/01/2025, Tân Lập ends on 30/4/2025, Đăk Kôi is renamed on 01/01/2025."""
    new = {"kind": "commune", "name": "Đăk Mới", "parent_id": "kon-ray", "source": "Nghị quyết"}
    put(folder, "dim_unit", unit_id="dak-moi", valid_from="2025-01-01", **new)
    put(folder, "dim_unit", unit_id="tan-lap", valid_to="2025-04-30")
    put(folder, "dim_unit", unit_id="dak-koi", name="Kôi Thượng")
    earlier = {"kind": "commune", "name": "Đăk Kôi", "valid_to": "2024-12-31"}
    put(folder, "unit_name", unit_id="dak-koi", source="Nghị quyết", **earlier)
    said = {"submission_id": "bc-128", "locator": "mục I", "qualifier": "exact"}
    for quarter in QUARTERS[1:]:
        there = ["dak-pne", "dak-koi"]
        there += ["tan-lap"] if quarter < "2025-Q2" else []
        there += ["dak-moi"] if quarter > "2024-Q4" else []
        for unit in there:
            of = {"quarter": quarter, "unit_id": unit, "state": "counted", "value": "4"}
            key = f"{quarter}.{unit}"
            put(folder, "fact_outreach", fact_id=f"o.{key}", channel="session", **of, **said)
            put(folder, "fact_custom", fact_id=f"c.{key}", custom_id="ngu-dam", **of, **said)
            for event in ("goal_met", "ineffective"):
                of_model = of | {"event": event, "period": "quarter"}
                put(folder, "fact_model", fact_id=f"{event}.{key}", **of_model, **said)
    total = {"measure": "communes", "unit_id": "kon-ray", "submission_id": "bc-128"}
    for quarter, expected_ in (("2025-Q1", "8"), ("2025-Q2", "7")):
        named = {"name": "Xã", "quarter": quarter, "expected": expected_, "locator": "mục I"}
        put(folder, "control_total", control_id=f"u.{quarter}", **named, **total)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """The snapshot of that world; every page that is drawn shows it."""
    home = tmp_path_factory.mktemp("changing")
    source = shutil.copytree(publish.PUBLISHED, home / "files")
    write_world(source)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KONRAY_DATA", str(home / "warehouse"))
        publish.build("official", source=source)
        yield store.snapshot("official")
    shutil.rmtree(home, ignore_errors=True)


def view_of(world, quarter, chosen=()):
    rows = query("frame/communes", on=world, quarter=quarter)
    labels = dict(zip(rows["unit_id"], rows["label"], strict=True))
    return View(world, quarter, "previous", list(chosen), labels, "Kon Rẫy")


@pytest.mark.parametrize("quarter", QUARTERS)
def test_a_quarter_has_its_own_communes(world, quarter):
    assert query("frame/communes", on=world, quarter=quarter)["name"].tolist() == NAMES[quarter]
    seen = query("overview/map", on=world, quarter=quarter, communes=[])
    assert seen["name"].tolist() == NAMES[quarter]
    units = list_reporting(world, quarter).values()
    assert [unit.name for unit in units if unit.is_commune] == NAMES[quarter]
    assert view_of(world, quarter).where == f"cả {len(NAMES[quarter])} xã, thị trấn"


def test_a_commune_without_a_tile_stands_below_the_others(world):
    cells = place_all(query("overview/map", on=world, quarter="2025-Q1", communes=[]))
    tiles = zip(cells["tile_column"], cells["tile_row"], strict=True)
    places = dict(zip(cells["name"], tiles, strict=True))
    assert places.pop("Đăk Mới") == (0, 4)
    assert max(row for _, row in places.values()) == 3
    told = query("overview/map", on=world, quarter="2024-Q2", communes=[])
    assert place_all(told) is told


def test_the_reform_is_a_matter_of_rows(empty_home, published_copy):
    """Abolished on 01/7/2025, the seven are there for the last time in quý II; the three that
    follow them report from quý III on, though there is no district above them."""
    when = {"starts_on": "2025-07-01", "ends_on": "2025-09-30"}
    put(published_copy, "dim_quarter", quarter="2025-Q3", data_from="2025-06-15",
        data_to="2025-09-14", **when)  # fmt: skip
    publish.build("official", source=published_copy)
    world = store.snapshot("official")
    counts = {
        quarter: query("frame/communes", on=world, quarter=quarter)["unit_id"].tolist()
        for quarter in ("2025-Q2", "2025-Q3")
    }
    assert len(counts["2025-Q2"]) == 7
    assert counts["2025-Q3"] == ["dak-koi-2025", "dak-rve-2025", "kon-braih"]
    assert list(list_reporting(world, "2025-Q3")) == counts["2025-Q3"]
    gone = forms.fill(world, unit_id="dak-pne", quarter="2025-Q3")
    assert [each.found for each in checks.check(gone, world) if each.code == "E208"] == [
        "xã Đăk Pne không còn từ sau ngày 30/6/2025"
    ]


def test_control_totals_are_those_of_the_source_s_quarter(world):
    found = [total for total in totals(world.connection.cursor()) if total.control_id[0] == "u"]
    assert [(total.control_id, total.found, total.holds) for total in found] == [
        ("u.2025-Q1", 8, True), ("u.2025-Q2", 7, True), ("u1", 7, True),
    ]  # fmt: skip


def test_terms(world):
    terms = communes.read_terms(world)
    assert terms["dak-moi"].tell("2024-Q2") == "xã Đăk Mới (chỉ có từ quý I/2025)"
    assert terms["tan-lap"].tell("2025-Q2") == "xã Tân Lập (chỉ có đến quý I/2025)"
    quarters = ("2024-Q4", "2025-Q1", "2025-Q2")
    assert [terms["dak-moi"].absence(quarter) for quarter in quarters] == ["chưa thành lập", "", ""]
    assert [terms["tan-lap"].absence(quarter) for quarter in quarters] == ["", "", "đã kết thúc"]
    assert [communes.count(terms, quarter) for quarter in quarters] == [7, 8, 7]


@pytest.mark.parametrize("label", ["xã Đăk Rve", "thị trấn Đăk Rve", "Đăk Rve"])
def test_a_name_alone_is_without_what_it_is(label):
    assert communes.name_alone(label) == "Đăk Rve"


PAGES = [
    "overview.py",
    "news.py",
    "models.py",
    "customs.py",
    "indicators.py",
    "profile.py",
    "report.py",
    "duty.py",
]


@pytest.mark.parametrize("quarter", QUARTERS)
def test_every_page_draws_every_quarter(world, quarter):
    app = start(quy=quarter)
    assert list(choices(app)["xa"].options.values()) == NAMES[quarter]
    for page in PAGES[1:]:
        app = app.switch_page(f"../pages/{page}").run()
        assert not app.exception and not app.error, (page, read_all(app.error))
    told = f"Cả {len(NAMES[quarter])} xã, thị trấn"
    assert told in chips(app)


@pytest.mark.parametrize(
    ("quarter", "asked", "sentence", "chosen"),
    [
        (
            "2024-Q2",
            "dak-moi,dak-pne",
            "Quý II/2024 không có xã Đăk Mới (chỉ có từ quý I/2025); chỉ hiện các xã còn lại.",
            "xã Đăk Pne",
        ),
        (
            "2025-Q2",
            "tan-lap",
            "Quý II/2025 không có xã Tân Lập (chỉ có đến quý I/2025); đang hiện tất cả các xã.",
            "cả 7 xã, thị trấn",
        ),
        (
            "2025-Q2",
            "tan-lap,xxx,dak-koi",
            "Quý II/2025 không có xã Tân Lập (chỉ có đến quý I/2025); không có xã “xxx”; "
            "chỉ hiện các xã còn lại.",
            "xã Kôi Thượng",
        ),
    ],
)
def test_a_link_to_a_commune_of_another_quarter(world, quarter, asked, sentence, chosen):
    app = start(quy=quarter, xa=asked)
    assert read_all(app.warning) == [sentence]
    assert app.session_state["view"].where == chosen


def test_who_owes_a_report(world):
    today = date(2025, 7, 1)
    sent = (Sent("dak-pne", "2024-Q4", datetime(2024, 12, 17, tzinfo=UTC)),)
    table = read_matrix(view_of(world, "2025-Q2"), today, sent).table
    by_unit = table.set_index("Đơn vị")
    old, now = "Quý IV/2024", "Quý II/2025"
    assert by_unit.loc["Xã Đăk Mới", old] == "Chưa thành lập"
    assert by_unit.loc["Xã Tân Lập", now] == "Đã kết thúc"
    assert by_unit.loc["Xã Tân Lập", "Quý I/2025"] != "Đã kết thúc"
    assert "Xã Kôi Thượng" in by_unit.index and "Xã Đăk Kôi" not in by_unit.index
    drawn = read_matrix(view_of(world, "2025-Q2"), today, sent)
    assert "Xã Tân Lập, quý II/2025: đã kết thúc" in drawn.html
    assert "07 xã, thị trấn" in drawn.title
    earlier = read_matrix(view_of(world, "2024-Q4"), date(2024, 12, 20), ()).table
    assert "Xã Đăk Kôi" in earlier["Đơn vị"].tolist()
    assert "Xã Đăk Mới" not in earlier["Đơn vị"].tolist()
    following = read_next(view_of(world, "2025-Q2"), today, ())
    assert following.title == "Quý III/2025: kho số liệu chưa có đơn vị nào của quý này"


def test_a_form_is_made_only_for_a_quarter_that_the_commune_has(world):
    with pytest.raises(IntakeError) as caught:
        blank_form.write(world, "dak-moi", "2024-Q4")
    assert str(caught.value).startswith(
        "Không có xã Đăk Mới (chỉ có từ quý I/2025), mã “dak-moi”, phải báo cáo quý IV/2024."
    )
    assert blank_form.write(world, "dak-moi", "2025-Q1")


@pytest.mark.parametrize(
    ("unit", "quarter", "found"),
    [
        ("dak-moi", "2024-Q4", "xã Đăk Mới có từ ngày 01/01/2025"),
        ("tan-lap", "2025-Q2", "xã Tân Lập không còn từ sau ngày 30/4/2025"),
        ("dak-moi", "2025-Q1", None),
        ("tan-lap", "2025-Q1", None),
    ],
)
def test_a_form_of_a_commune_that_is_not_there_is_stopped(world, unit, quarter, found):
    filled = forms.fill(world, unit_id=unit, quarter=quarter)
    told = [each.found for each in checks.check(filled, world) if each.code == "E208"]
    assert told == ([found] if found else [])


def test_nobody_may_send_late_for_a_quarter_without_him(world):
    with pytest.raises(IntakeError) as caught:
        closing.allow("official", "dak-moi", "2024-Q4", date(2099, 1, 1), "Mưa lũ lớn", "Hoa")
    assert str(caught.value).startswith("Xã Đăk Mới không phải báo cáo quý IV/2024")


def test_a_form_bears_the_name_of_its_quarter(world):
    for quarter, label in (("2024-Q4", "xã Đăk Kôi"), ("2025-Q1", "xã Kôi Thượng")):
        assert rules.label(world, "dak-koi", quarter) == label
        unit = unit_record.places(world, "dak-koi", quarter).unit
        assert row_context.label(unit, quarter, 1) == f"{label} {vietnamese.write_quarter(quarter)}"
        assert find_unit(world, "dak-koi", quarter).label == label


@pytest.mark.parametrize(("quarter", "number"), [("2024-Q2", 7), ("2025-Q1", 8), ("2025-Q2", 7)])
def test_the_report_counts_the_communes_of_its_quarter(world, quarter, number):
    figures = read_figures(world, quarter)
    assert figures.get("communes").total.value == number
    label = "xã Đăk Kôi" if quarter == "2024-Q2" else "xã Kôi Thượng"
    assert figures.communes["dak-koi"] == label
    places = {row.commune for row in figures.rows("custom") if row.commune_id == "dak-koi"}
    assert places <= {label}


@pytest.mark.parametrize(
    ("quarter", "span", "told"),
    [
        ("2024-Q4", "quarter", ("2024-Q4", 3, 7)),
        ("2025-Q1", "year", ("2025-Q1", 4, 8)),
        ("2025-Q2", "year", ("2025-Q1,2025-Q2", 7, 15)),
    ],
)
def test_outcomes_expect_the_communes_of_each_quarter(world, quarter, span, told):
    from app.models.section import SPANS, _outcomes

    key = {"quarter": "quy", "year": "nam"}[span]
    assert key in SPANS
    outcomes = _outcomes(view_of(world, quarter), key, "xa")
    assert (outcomes.reports, outcomes.expected) == told[1:]
    names = [group.name for group in outcomes.groups]
    assert ("xã Tân Lập" in names) is (quarter < "2025-Q2" or span == "year")


def test_a_custom_waits_for_nobody_who_is_not_there(world):
    rows = query("customs/course", on=world, since="2024-Q4", quarter="2025-Q2", communes=[])
    mine = rows[rows["custom_id"] == "ngu-dam"].set_index("quarter")
    assert mine["reporters"].to_dict() == {"2024-Q4": 3, "2025-Q1": 4, "2025-Q2": 3}
    assert mine["known"].to_dict() == {"2024-Q4": 3, "2025-Q1": 4, "2025-Q2": 3}


def test_a_fact_of_a_commune_that_is_not_there_stops_the_build(empty_home, published_copy):
    write_world(published_copy)
    put(published_copy, "fact_outreach", fact_id="o.2024-Q4.dak-pne", unit_id="dak-moi")
    with pytest.raises(WarehouseError) as caught:
        publish.build("official", source=published_copy)
    assert "o.2024-Q4.dak-pne: dak-moi, 2024-Q4" in str(caught.value)


# Who else may ask dim_unit, or which kinds are communes, and why.
ALLOWED = {
    "data/checks/orphan_unit.sql": "what is above each unit, whenever",
    "data/checks/fact_leads_nowhere.sql": "whether a unit is known at all",
    "data/checks/explanation_leads_nowhere.sql": "whether a unit is known at all",
    "data/checks/conclusion_leads_nowhere.sql": "whether a unit is known at all",
    "data/checks/zero_above_practised.sql": "which facts are the district's",
    "data/checks/unit_name.sql": "whether names are those of units",
    "data/checks/unit_not_there.sql": "which units have limits at all",
    "data/accepted.py": "the tables that a form fills",
    "data/controls.sql": "the district",
    "data/customs.sql": "which facts are the district's",
    "data/indicators.sql": "the order of rows",
    "data/load.py": "the tables in their order",
    "data/models.sql": "names of villages, and what is an agency's, whenever",
    "data/store.py": "an example",
    "data/sandbox.py": "an example",
    "data/settled.py": "what is worked out again once it changes",
    "data/silences.sql": "which facts are a village's",
    "data/schema.sql": "its definition, and the commune in which a unit lies, whenever",
    "data/units.sql": "the answer",
    "data/demo/agencies.py": "writes it",
    "data/demo/files.py": "writes it",
    "data/demo/places.py": "writes it",
    "intake/fact_rows.py": "adds villages",
    "intake/stated.py": "villages that a form adds",
    "queries/analysis/cells.sql": "which facts are the district's; names, whenever",
    "queries/analysis/facts.sql": "whether a key is a commune's at all",
    "queries/analysis/indicators.sql": "names, whenever",
    "queries/documents/mentions.sql": "where a unit's name is from, whenever it is there",
    "queries/frame/district.sql": "the district",
    "queries/intake/figures.sql": "a unit and its villages, whenever",
    "queries/intake/households.sql": "what is above a unit; names of villages",
    "queries/intake/listed.sql": "which papers are the district's",
    "queries/intake/lives.sql": "a unit and its villages, whenever",
    "queries/intake/models.sql": "names of villages",
    "queries/intake/places.sql": "a unit also where it is not there",
    "queries/intake/restated.sql": "names of villages",
    "queries/intake/spellings.sql": "how a unit is spelt, whenever",
    "queries/intake/stated.sql": "a unit and its villages, whenever",
    "queries/intake/villages_elsewhere.sql": "villages and what is above them, as in a quarter",
    "queries/intake/units.sql": "kinds and parents, whenever",
    "queries/profile/commune.sql": "its code, and what it became",
    "queries/profile/lives.sql": "names of villages",
}
ASKS = re.compile(r"\bdim_unit\b|'commune'\s*\)|\('town'")


def test_nothing_else_asks_which_communes_there_are():
    asking = [
        path.relative_to(ROOT).as_posix()
        for folder in ("app", "data", "intake", "measures", "pages", "queries", "report")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in (".py", ".sql") and ASKS.search(path.read_text(encoding="utf-8"))
    ]
    assert asking == sorted(asking)
    assert sorted(set(asking) - set(ALLOWED)) == []
    assert sorted(set(ALLOWED) - set(asking)) == []
