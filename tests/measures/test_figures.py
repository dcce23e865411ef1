"""The figures of a report: names, sums, comparisons, and the facts behind them."""

import shutil
from fractions import Fraction

import pandas as pd
import pytest

from data import publish, store
from measures.completeness import read_silences
from measures.figures.catalogue import AREAS, LISTS
from measures.figures.quarter import read_figures
from measures.figures.rows import COLUMNS, read_rows
from measures.shares import decimal
from queries import query

DEMO_QUARTERS = ["2021-Q3", "2023-Q1", "2024-Q1", "2024-Q2", "2025-Q2"]

# One commune, three quarters: the state of a custom in each. "" is there but not counted, - is not
# reported at all.
COURSES = {
    "ngu-dam": ("-", "2", "5"),
    "cung-om-dau": ("-", "9", "4"),
    "tao-hon": ("-", "3", "3"),
    "no-mieng": ("-", "-", "2"),
    "cui-hua-hon": ("4", "0", "1"),
    "sinh-de-tai-nha": ("-", "0", "2"),
    "cho-nguoi-chet-an": ("-", "2", "0"),
    "thuoc-thu": ("3", "-", "2"),
    "an-uong-keo-dai": ("-", "2", "-"),
    "tha-rong-gia-suc": ("-", "3", ""),
}
CHANGES = {
    "ngu-dam": ("05", "tăng 03 hộ so với quý I/2024"),
    "cung-om-dau": ("04", "giảm 05 hộ so với quý I/2024"),
    "tao-hon": ("03", "không đổi so với quý I/2024"),
    "no-mieng": ("02", "lần đầu được ghi nhận"),
    "cui-hua-hon": ("01", "xuất hiện trở lại, quý I/2024 không còn"),
    "sinh-de-tai-nha": ("02", "mới phát sinh, quý I/2024 không có"),
    "cho-nguoi-chet-an": ("0", "không còn, giảm 02 hộ so với quý I/2024"),
    "thuoc-thu": ("02", "chưa so sánh được: quý I/2024 chưa có số liệu"),
    "an-uong-keo-dai": ("chưa có số", "chưa so sánh được: quý này chưa có số liệu"),
    "tha-rong-gia-suc": (
        "chưa rõ số",
        "chưa so sánh được với quý I/2024: không nơi nào có số đếm đầy đủ của cả hai quý",
    ),
}


def write(folder, table, rows):
    """Put rows in place of a published table; what they leave out is empty, or as most have it."""
    path = folder / f"{table}.csv"
    columns = pd.read_csv(path, nrows=0).columns
    told = []
    for number, row in enumerate(rows):
        cells = {"fact_id": f"{table}-{number}", "submission_id": "bc-128", "qualifier": "exact"}
        cells |= {"locator": "biểu 1", "state": "counted"} | row
        if cells.get("value", cells.get("numerator")) in ("", "0"):
            cells["state"] = "zero" if "0" in (row.get("value"), row.get("numerator")) else ""
            cells["state"] = cells["state"] or "uncounted"
        told.append({column: cells.get(column, "") for column in columns})
    pd.DataFrame(told, columns=columns).to_csv(path, index=False)


@pytest.fixture(scope="module")
def world(warehouse, tmp_path_factory):
    """Invented facts of the official district that hold every case of a comparison."""
    home = tmp_path_factory.mktemp("world")
    folder = shutil.copytree(publish.PUBLISHED, home / "files")
    write(folder, "control_total", [])
    quarters = ["2023-Q4", "2024-Q1", "2024-Q2"]
    write(
        folder,
        "fact_custom",
        [
            {"quarter": quarter, "unit_id": "dak-koi", "custom_id": custom, "value": value}
            for custom, course in COURSES.items()
            for quarter, value in zip(quarters, course, strict=True)
            if value != "-"
        ],
    )
    sessions = [
        ("2024-Q1", "dak-koi", "7"), ("2024-Q1", "dak-pne", "3"), ("2024-Q2", "dak-koi", "8"),
    ]  # fmt: skip
    write(
        folder,
        "fact_outreach",
        [
            {"quarter": quarter, "unit_id": unit, "channel": "session", "value": value}
            for quarter, unit, value in sessions
        ],
    )
    events = [
        ("2024-Q1", "dak-koi", "launched", "2"), ("2024-Q1", "dak-koi", "ineffective", "0"),
        ("2024-Q2", "dak-koi", "launched", "3"), ("2024-Q2", "dak-koi", "ineffective", "2"),
    ]  # fmt: skip
    write(
        folder,
        "fact_model",
        [
            {"quarter": quarter, "unit_id": unit, "event": event, "value": value}
            | {"period": "quarter"}
            for quarter, unit, event, value in events
        ],
    )
    values = [
        ("2024-Q1", "dak-koi", "khkt", 1, "10", "20"), ("2024-Q1", "dak-pne", "khkt", 1, "1", "30"),
        ("2024-Q2", "dak-koi", "khkt", 1, "12", "20"), ("2024-Q2", "dak-pne", "khkt", 1, "1", "30"),
        ("2024-Q1", "dak-koi", "sinh-con-thu-3", 1, "4", ""),
        ("2024-Q2", "dak-koi", "sinh-con-thu-3", 2, "3", "20"),
    ]  # fmt: skip
    names = ("quarter", "unit_id", "indicator_id", "version", "numerator", "denominator")
    write(folder, "fact_indicator", [dict(zip(names, row, strict=True)) for row in values])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KONRAY_DATA", str(home / "warehouse"))
        publish.build(source=folder)
        snapshot = store.snapshot()
    yield read_figures(snapshot, "2024-Q2")
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def figures(snapshot):
    return read_figures(snapshot, "2024-Q2")


@pytest.fixture
def demo_figures(demo_snapshot):
    return read_figures(demo_snapshot, "2024-Q2")


def tell(figure):
    return figure.text, figure.change


# Comparisons ------------------------------------------------------------------------------------


@pytest.mark.parametrize("custom", COURSES)
@pytest.mark.parametrize("place", ["", ".dak-koi"])
def test_every_case_of_a_comparison(world, custom, place):
    assert tell(world.get(f"customs.{custom}{place}")) == CHANGES[custom]


@pytest.mark.parametrize("custom", COURSES)
def test_only_a_change_counts_as_compared(world, custom):
    told = CHANGES[custom][1]
    assert world.get(f"customs.{custom}").is_compared == ("chưa so sánh" not in told)


def test_a_missing_commune_is_named_and_left_out_of_the_comparison(world):
    sessions = world.get("outreach.session")
    assert tell(sessions) == (
        "08", "1 xã cùng báo cáo: tăng 01 buổi so với quý I/2024",
    )  # fmt: skip
    assert sessions.part == "1/7 xã, thị trấn báo cáo"
    assert len(sessions.silent) == 6 and "xã Đăk Pne" in sessions.silent


def test_two_definitions_of_an_indicator_are_not_compared(world):
    assert tell(world.get("indicators.sinh-con-thu-3")) == (
        "15,0%", "chưa so sánh được với quý I/2024: chỉ tiêu đã đổi định nghĩa",
    )  # fmt: skip


def test_a_ratio_is_recomputed_and_never_averaged(world):
    # 13 of 50, after 11 of 50; the mean of the two communes would be 31,7%.
    assert tell(world.get("indicators.khkt")) == (
        "26,0%",
        "tăng 4 điểm phần trăm so với quý I/2024",
    )
    assert tell(world.get("indicators.khkt.dak-koi")) == (
        "60,0%", "tăng 10 điểm phần trăm so với quý I/2024",
    )  # fmt: skip
    assert world.get("indicators.khkt").part == "2/7 xã, thị trấn báo cáo"


def test_what_happens_anew_each_quarter_is_only_more_or_less(world):
    assert world.get("models.ineffective").change == "tăng 02 mô hình so với quý I/2024"
    assert world.get("models.launched").change == "tăng 01 mô hình so với quý I/2024"


def test_launches_add_up_since_the_start_of_the_year(world):
    assert tell(world.get("models.launched_to_date")) == (
        "05", "tăng 03 mô hình so với quý I/2024",
    )  # fmt: skip
    assert len(read_rows(world, "models.launched_to_date")) == 2


def test_a_running_total_starts_again_with_the_year(demo_snapshot):
    figures = read_figures(demo_snapshot, "2024-Q1")
    for name in ("models.launched_to_date", "indicators.giam-ngheo"):
        assert figures.get(name).change == (
            "chưa so sánh được với quý IV/2023: số cộng dồn tính lại từ đầu năm"
        )


def test_customs_count_as_kinds_and_what_is_gone_is_named(world):
    assert world.get("customs.phong_tuc").text == "05"
    gone = world.get("customs.gone.phong_tuc")
    assert (gone.text, gone.change) == ("01", "không so sánh theo quý")
    assert read_rows(world, gone.name)["Giá trị"].tolist() == ["0 hộ"]


def test_a_custom_is_not_gone_where_nobody_reported(world):
    """Ăn uống kéo dài was practised in quarter I and is not told of in quarter II."""
    assert "an-uong-keo-dai" not in {row.subject for row in world.rows_of("customs.gone.phong_tuc")}


# The official report ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("models.stopped", "26"),
        ("models.goal_met", "13"),
        ("models.ineffective", "13"),
        ("models.ineffective.tan-lap", "02"),
        ("models.launched_to_date", "12"),
        ("outreach.session", "110"),
        ("outreach.attendance", "hơn 8.000"),
        ("outreach.radio_article", "05"),
        ("outreach.van_round", "07"),
        ("support.s1", "03"),
        ("customs.hu_tuc", "01"),
        ("customs.phong_tuc", "02"),
        ("customs.households", "ít nhất 48"),
        ("customs.cung-om-dau.dak-pne", "chưa rõ số"),
        ("customs.cung-om-dau.dak-to-lung.kon-bi", "01"),
        ("customs.ngu-dam.dak-pne", "45"),
        ("customs.tao-hon.dak-rve", "0"),
        ("tasks", "08"),
        ("tasks.8.2", "02"),
        ("communes", "07"),
        ("indicators.khkt", "chưa có số"),
        ("models.running", "chưa có số"),
        ("models.launched", "chưa có số"),
        ("duty.late", "chưa có số"),
    ],
)
def test_figures_of_report_128(figures, name, text):
    assert figures.get(name).text == text


def test_changes_of_report_128(figures):
    assert figures.get("customs.ngu-dam").change == "giảm 10 hộ so với quý I/2024"
    assert figures.get("customs.phong_tuc").change == "giảm 01 phong tục so với quý I/2024"
    # Nothing is known of hủ tục in quarter I: that they came first would be a guess.
    assert figures.get("customs.hu_tuc").change == "chưa so sánh được: quý I/2024 chưa có số liệu"
    assert figures.get("customs.cung-om-dau").change == (
        "chưa so sánh được: quý I/2024 chưa có số liệu"
    )


def test_control_totals_come_out(snapshot):
    names = {
        "models_stopped": "models.stopped",
        "models_goal_met": "models.goal_met",
        "models_ineffective": "models.ineffective",
        "models_launched_year_to_date": "models.launched_to_date",
        "customs_practised": "customs.{subject}",
        "custom_households": "customs.{subject}.{unit_id}",
    }
    controls = pd.read_csv(publish.PUBLISHED / "control_total.csv", dtype=str)
    checked = 0
    for control in controls.itertuples():
        if control.measure in names:
            name = names[control.measure].format(subject=control.subject, unit_id=control.unit_id)
            found = read_figures(snapshot, control.quarter).get(name)
            assert found.total.value == int(control.expected), control.control_id
            checked += 1
    assert checked == 9


def test_every_known_figure_names_its_source(figures, demo_figures):
    for found in (figures, demo_figures):
        assert [
            name
            for name in found.names
            if found.get(name).is_known and not found.get(name).source and name != "communes"
        ] == []


def test_what_was_worked_out_says_how(snapshot):
    figure = read_figures(snapshot, "2024-Q1").get("customs.ngu-dam")
    assert figure.derived == "45 hộ quý II/2024 + 10 hộ đã giảm"


def test_words_are_never_a_missing_value(figures, demo_figures):
    for found in (figures, demo_figures):
        words = " ".join(" ".join(tell(found.get(name))) for name in found.names)
        assert "None" not in words and "nan" not in words.split()


# Names ------------------------------------------------------------------------------------------


def test_names_do_not_wait_for_facts(snapshot):
    empty = read_figures(snapshot, "2023-Q1")
    full = set(read_figures(snapshot, "2024-Q2").names)
    missing = {name for name in full - set(empty.names) if not empty.has(name)}
    # A village is named once anything was reported of it.
    assert {name.rsplit(".", 1)[0] for name in missing} == {
        "customs.cung-om-dau.dak-to-lung",
        "customs.tha-rong-gia-suc.dak-to-lung",
    }
    assert {"models.running.dak-pne", "indicators.khkt.target", "duty.on_time"} <= set(empty.names)


def test_names_of_an_earlier_quarter_stay_valid(snapshot):
    later = read_figures(snapshot, "2024-Q3")
    for name in read_figures(snapshot, "2024-Q2").names:
        assert later.has(name), name
        assert not later.get(name).is_known or name == "communes"


def test_names_of_lists_and_areas_are_names(figures):
    assert [name for name in AREAS.values() if name not in figures.names] == []
    events = [name for name in LISTS if name.startswith("models.")]
    assert [name for name in events if name not in figures.names] == []


def test_a_wrong_name_finds_the_nearest(figures):
    assert figures.suggest("modles.stopped") == "models.stopped"
    assert figures.suggest("zzz") == ""
    with pytest.raises(KeyError):
        figures.get("modles.stopped")


# The facts behind a figure ----------------------------------------------------------------------


def test_rows_behind_a_figure(figures):
    rows = read_rows(figures, "customs.ngu-dam")
    assert rows.columns.tolist() == COLUMNS
    assert rows.to_numpy().tolist() == [
        [
            "quý II/2024", "Ngủ “đầm” (ngủ rẫy)", "xã Đăk Pne", "45 hộ",
            "Báo cáo 128-BC/BCĐ, chú thích 7", "", "c10",
        ],
        [
            "quý I/2024", "Ngủ “đầm” (ngủ rẫy)", "xã Đăk Pne", "55 hộ",
            "Báo cáo 128-BC/BCĐ, chú thích 7", "45 hộ quý II/2024 + 10 hộ đã giảm", "c12",
        ],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "column", "cells"),
    [
        ("models.goal_met", "Nội dung", ["Mô hình: dừng, đã đạt mục tiêu"]),
        ("models.launched_to_date", "Nội dung", ["Mô hình: ra mắt, lũy kế từ đầu năm"]),
        ("outreach.attendance", "Giá trị", ["hơn 8.000 lượt người"]),
        ("customs.cung-om-dau.dak-pne", "Giá trị", ["chưa rõ số hộ"]),
        ("tasks.8.1", "Giá trị", ["7 xã, thị trấn"]),
        ("tasks.8.1", "Nơi", [""]),
        ("communes", "Giá trị", []),
        ("indicators.khkt", "Giá trị", []),
    ],
)
def test_rows_say_what_they_are(figures, name, column, cells):
    assert read_rows(figures, name)[column].tolist() == cells


def test_an_indicator_is_compared_on_the_communes_of_both_quarters(demo_snapshot):
    figure = read_figures(demo_snapshot, "2025-Q2").get("indicators.giam-ngheo")
    assert tell(figure) == ("2,3", "5 xã cùng báo cáo: tăng 1,3 điểm phần trăm so với quý I/2025")
    assert figure.part == "6/7 xã, thị trấn báo cáo"


def test_rows_of_an_area_are_those_of_the_quarter(figures):
    assert {row.area for row in figures.rows("custom")} == {"custom"}
    assert {row.quarter for row in figures.rows("custom", before=True)} == {"2024-Q1"}


def test_rows_of_indicators_targets_and_duties(demo_figures):
    assert read_rows(demo_figures, "indicators.khkt.mau")["Giá trị"].tolist()[0] == "119/201"
    assert read_rows(demo_figures, "indicators.khkt.target")["Giá trị"].str.endswith("%").all()
    assert read_rows(demo_figures, "duty.missing")["Giá trị"].tolist()[0] == "chưa báo cáo"


def test_every_figure_can_show_its_rows(figures, demo_figures):
    for found in (figures, demo_figures):
        for name in found.names:
            rows = read_rows(found, name)
            if found.get(name).is_known and name != "communes" and found.get(name).rows:
                assert not rows.empty, name
                assert not rows["Nguồn"].eq("").any(), name


# The second road --------------------------------------------------------------------------------


def same(total, row):
    """Whether a figure's total says what a query's row says."""
    numbers = ("uncounted", "more_than", "about")
    return tuple(total[1:4]) == tuple(int(row[name]) for name in numbers)


def counted(total):
    """What could be counted; None where there is a number that nobody knows, or none at all."""
    return None if total is None or (total.uncounted and not total.value) else total.value


def as_number(cell):
    return None if pd.isna(cell) else int(cell)


@pytest.fixture(params=["official", *DEMO_QUARTERS])
def quarter_figures(request, snapshot, demo_snapshot):
    """The official quarter, and several of the demonstration."""
    if request.param == "official":
        return read_figures(snapshot, "2024-Q2")
    return read_figures(demo_snapshot, request.param)


def test_balance_as_the_page_of_models_has_it(quarter_figures):
    found = quarter_figures
    rows = query(
        "models/balance",
        on=found.scope.snapshot,
        quarter=found.quarter,
        before=found.quarter_before,
        communes=[],
    )
    for row in rows.dropna(subset=["commune_id"]).itertuples():
        for measure in ("replicated", "converted", "converted_in", "goal_met", "ineffective"):
            total = found.get(f"models.{measure}.{row.commune_id}").total
            assert as_number(getattr(row, measure)) == counted(total)
        running = found.get(f"models.running.{row.commune_id}").total
        assert as_number(row.closing) == counted(running)


def test_customs_as_their_own_page_has_them(quarter_figures):
    found = quarter_figures
    rows = query("customs/by_commune", on=found.scope.snapshot, quarter=found.quarter, communes=[])
    rows = rows[(rows["quarter"] == found.quarter) & rows["commune_id"].notna()]
    assert not rows.empty
    silences = read_silences(found.scope.snapshot, found.quarter, [])
    for _, row in rows.iterrows():
        total = found.get(f"customs.{row['custom_id']}.{row['commune_id']}").total
        silence = silences.get((row["custom_id"], found.quarter, row["commune_id"]))
        # A village that keeps it and is silent is a number that nobody knows.
        total = total._replace(uncounted=total.uncounted - (silence.villages if silence else 0))
        assert total.value == row["households"] and same(total, row)


def test_indicators_as_their_own_page_has_them(quarter_figures):
    found = quarter_figures
    rows = query(
        "indicators/progress", on=found.scope.snapshot, quarter=found.quarter,
        before=found.quarter_before, communes=[], each=False,
    )  # fmt: skip
    for row in rows.dropna(subset=["numerator"]).itertuples():
        figure = found.get(f"indicators.{row.indicator_id}")
        below = None if pd.isna(row.denominator) else Fraction(str(row.denominator))
        assert (figure.total.numerator, figure.total.denominator) == (
            Fraction(str(row.numerator)), below,
        )  # fmt: skip
        target = found.get(f"{figure.name}.target").total
        if row.units:
            value = Fraction(str(row.target_sum)) / (below or 1)
            assert target.value == decimal(value, target.decimals)
