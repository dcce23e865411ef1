"""Titles about how long models live."""

import pytest

from app.models.survival_titles import tell_too_few, title_survival
from measures.survival import Curve, by_field, estimate
from queries import query


def curve(field, *lives):
    return Curve(field, estimate(list(lives)))


SIX = curve("crops", (6, 4, 2), (9, 1, 0))
TWO = curve("population", (2, 5, 1))
TWO_AS_WELL = curve("sanitation", (2, 5, 1))
AT_ONCE = curve("livestock", (0, 5, 0))
OPEN = curve("crafts", (3, 1, 5))
FEW = curve("crafts", (3, 2, 2))


@pytest.mark.parametrize(
    ("curves", "title"),
    [
        (
            [SIX, TWO],
            "Một nửa số mô hình văn hóa – dân số kết thúc sau 02 quý, trồng trọt sau 06 quý",
        ),
        (
            [SIX, TWO, TWO_AS_WELL],
            "Một nửa số mô hình văn hóa – dân số và vệ sinh môi trường kết thúc sau 02 quý, trồng "
            "trọt sau 06 quý",
        ),
        ([TWO, TWO_AS_WELL], "Ở mọi lĩnh vực được vẽ, một nửa số mô hình kết thúc sau 02 quý"),
        ([TWO], "Một nửa số mô hình văn hóa – dân số kết thúc sau 02 quý"),
        ([AT_ONCE], "Một nửa số mô hình chăn nuôi kết thúc ngay trong quý bắt đầu"),
        (
            [TWO, OPEN],
            "Một nửa số mô hình văn hóa – dân số kết thúc sau 02 quý; ngành nghề chưa đến một nửa",
        ),
        ([OPEN], "Ở mọi lĩnh vực được vẽ, chưa đến một nửa số mô hình kết thúc"),
        ([TWO, FEW], "Một nửa số mô hình văn hóa – dân số kết thúc sau 02 quý"),
        ([FEW], "Chưa lĩnh vực nào có đủ 05 mô hình để vẽ"),
        ([], "Chưa lĩnh vực nào có đủ 05 mô hình để vẽ"),
    ],
)
def test_title(curves, title):
    assert title_survival(curves) == title


def test_fields_that_are_too_few():
    assert tell_too_few([SIX, TWO]) == ""
    assert tell_too_few([SIX, FEW, curve(None, (1, 0, 2))]) == (
        "Không vẽ vì có dưới 05 mô hình biết quý bắt đầu: ngành nghề (4), không rõ lĩnh vực (2)."
    )


def test_the_demonstration(demo_view):
    rows = query("models/lifetimes", on=demo_view.snapshot, quarter="2024-Q2", communes=[])
    title = title_survival(by_field(rows))
    assert title.startswith("Một nửa số mô hình văn hóa – dân số kết thúc sau 0")
    assert ", trồng trọt sau " in title
