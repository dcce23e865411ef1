"""Sums and measures: a part of a large unit is told in a smaller one, and nothing is guessed."""

import pytest

from intake import amounts


@pytest.mark.parametrize(
    ("text", "unit", "told"),
    [
        ("12,5", "triệu đồng", (12_500_000, "exact", "đồng")),
        ("12,5 triệu đồng", "Triệu đồng", (12_500_000, "exact", "đồng")),
        ("khoảng 1,2 tỷ", "đồng", (1_200_000_000, "about", "đồng")),
        ("5 tỷ", "đồng", (5_000_000_000, "exact", "đồng")),
        ("5.000.000.000", "đồng", (5_000_000_000, "exact", "đồng")),
        ("１２,５", "tấn", (12_500, "exact", "kg")),
        ("1,5", "tấn", (1_500, "exact", "kg")),
        ("0,35", "ha", (3_500, "exact", "m²")),
        ("2,5", "kg", (2_500, "exact", "gam")),
        ("12", "triệu đồng", (12, "exact", "triệu đồng")),
        ("12 triệu đồng", "triệu đồng", (12, "exact", "triệu đồng")),
        ("20 con", "con", (20, "exact", "con")),
        ("20 con", "con giống", (20, "exact", "con giống")),
        ("20 con giống", "con", (20, "exact", "con")),
        ("5tr", "đồng", (5_000_000, "exact", "đồng")),
        ("5 trđ", "đồng", (5_000_000, "exact", "đồng")),
        ("500k", "đồng", (500_000, "exact", "đồng")),
        ("5.000.000đ", "đồng", (5_000_000, "exact", "đồng")),
        ("12,5", "tr.đ", (12_500_000, "exact", "đồng")),
        ("20 con", "hộ", None),
        ("5 bao", "đồng", None),
        ("20 c", "con", None),
        ("2,5", "con", None),
        ("20 kg", "con", None),
        ("12,5%", "tấn", None),
        ("0", "đồng", None),
        ("0,0001", "kg", None),
        ("1.000.000.000.000.001", "đồng", None),
        ("nhiều", "đồng", None),
        ("chưa rõ", "đồng", None),
    ],
)
def test_a_number_and_its_unit(text, unit, told):
    assert amounts.tell(text, unit) == told
