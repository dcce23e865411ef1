"""The table behind the curves of how long models live."""

from decimal import Decimal

from app.models.survival_tables import list_lives
from measures.survival import Curve, by_field, estimate
from queries import query
from tests.app.table_lines import lines


def test_rows():
    curves = [Curve("crops", estimate([(2, 1, 2), (5, 3, 0)])), Curve(None, estimate([(1, 0, 1)]))]
    table = list_lives(curves)
    assert list(table.columns) == [
        "Lĩnh vực",
        "Sau số quý",
        "Còn theo dõi",
        "Kết thúc",
        "Thôi theo dõi",
        "Còn hoạt động (%)",
        "Một nửa kết thúc sau (quý)",
    ]
    assert lines(table) == [
        ("Trồng trọt", 2, 6, 1, 2, Decimal("83.3"), 5),
        ("Trồng trọt", 5, 3, 3, 0, Decimal("0.0"), 5),
        ("Không rõ lĩnh vực", 1, 1, 0, 1, Decimal("100.0"), None),
    ]


def test_nothing():
    assert list_lives([]).empty


def test_the_demonstration_accounts_for_every_model(demo_view):
    rows = query("models/lifetimes", on=demo_view.snapshot, quarter="2024-Q2", communes=[])
    table = list_lives(by_field(rows))
    assert table["Kết thúc"].sum() == rows["ended"].sum()
    assert table["Thôi theo dõi"].sum() == rows["censored"].sum()
