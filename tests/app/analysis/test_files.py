"""The files of a table: numbers where they are exact, what is known of each cell."""

import io
from decimal import Decimal

import pandas as pd
import pyarrow.parquet as pq

from app.analysis.choices import Choice
from app.analysis.files import to_parquet
from app.analysis.rows import make_long, make_wide
from app.analysis.section import read_page
from app.downloads import to_csv

RATES = Choice("chi-tieu", "nep-nghi", "xa", "quy")


def test_as_it_stands(demo_view):
    table = make_wide(demo_view, Choice("mo-hinh", "dung", "xa", "quy", "4"))
    assert list(table.columns) == [
        "Xã, thị trấn",
        "III/2023",
        "IV/2023",
        "I/2024",
        "II/2024",
        "Tổng",
    ]
    rows = {row[0]: row[1:] for row in table.itertuples(index=False)}
    assert rows["Thị trấn Mẫu"] == (1, 1, 1, 4, 7)
    assert rows["Xã Mẫu 4"] == (1, 1, None, 4, "≥ 6 (3/4 quý)")
    assert rows["Toàn huyện"][2] == "≥ 4 (6/7 xã)"
    assert make_wide(demo_view, RATES).iloc[0, -2] == Decimal("71.6")


def test_a_change_is_a_number(demo_view):
    table = make_wide(demo_view, Choice("mo-hinh", "dung", "xa", "so-sanh"))
    assert table["So với quý I/2024"].tolist()[:3] == [3, 5, 3]
    assert table["So với quý I/2024"].tolist()[-1] == 15
    assert b";3;" in to_csv(table, demo_view)


def test_every_cell_with_what_is_known_of_it(demo_view):
    table = pd.read_parquet(io.BytesIO(to_parquet(make_long(demo_view, RATES))))
    total = table[table["la_tong_cot"] & (table["cot"] == "II/2024")].iloc[0]
    assert total["gia_tri"] == 100 * total["tu_so"] / total["mau_so"]
    assert (total["da_bao_cao"], total["phai_bao_cao"]) == (6, 7)
    assert set(table["bo_so_lieu"]) == {"SỐ LIỆU MINH HỌA"}
    assert len(table) == len(make_long(demo_view, RATES))


def test_what_is_on_the_screen_is_in_the_file(demo_view):
    for choice in (RATES, Choice("hu-tuc", "ho", "loai", "xa")):
        page, table = read_page(demo_view, choice), make_wide(demo_view, choice)
        assert [line.head for line in page.lines] == table.iloc[:, 0].tolist()


def test_columns_have_the_same_types_whatever_is_known(view):
    """An official quarter without rates, or without a count: saved files fit on each other."""
    schemas = []
    for subject, measure in (("tuyen-truyen", "session"), ("hu-tuc", "ho")):
        data = to_parquet(make_long(view, Choice(subject, measure, "xa", "quy")))
        schema = pq.read_schema(io.BytesIO(data))
        schemas.append({field.name: str(field.type) for field in schema})
    first, second = schemas
    assert first == second
    assert [first[name] for name in ("tu_so", "mau_so", "gia_tri", "da_bao_cao")] == [
        "double", "double", "double", "int64",
    ]  # fmt: skip


def test_invented_figures_of_an_issued_report_are_still_marked(demo_view):
    table = make_long(demo_view._replace(as_reported="09:00 ngày 20/6/2024"), RATES)
    assert set(table["bo_so_lieu"]) == {
        "SỐ LIỆU MINH HỌA; số liệu khi chốt báo cáo, 09:00 ngày 20/6/2024"
    }
