"""What an analyst may ask: subjects, their measures, and the heads of rows and columns.

Keys are those of the address of the page; what the queries call them stands beside.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from data import words

# Heads of rows and columns: the key, what the queries call it, and the word on the screen.
DIMENSIONS = MappingProxyType(
    {
        "xa": ("unit", "Xã, thị trấn"),
        "thon": ("village", "Thôn, làng"),
        "quy": ("quarter", "Quý"),
        "nam": ("year", "Năm"),
        "linh-vuc": ("field", "Lĩnh vực"),
        "don-vi": ("sponsor", "Đơn vị phụ trách"),
        "loai": ("kind", "Hủ tục hay phong tục"),
        "muc": ("custom", "Hủ tục, phong tục"),
        "kenh": ("channel", "Kênh"),
        "noi-dung": ("item", "Nội dung hỗ trợ"),
        "chi-tieu": ("indicator", "Chỉ tiêu"),
    }
)
COMPARED = "so-sanh"  # columns that set a quarter beside others
TIME = ("quy", "nam")
_MODEL = {"goal_met": "dat", "ineffective": "khong-hieu-qua", "launched": "ra-mat"} | {
    "replicated": "nhan-rong",
    "converted_in": "chuyen-den",
    "converted": "chuyen-di",
}


class Measure(NamedTuple):
    """What is counted of a subject: `ask` as the queries call the subject, `parts` of it that
    count. `level`: it stands at a quarter's end and is never added up over quarters; `rate`: the
    facts that count in a hundred of those there are; `mixed`: one sum would add different things.
    """

    label: str
    unit: str
    ask: str
    parts: tuple[str, ...]
    level: bool = False
    rate: bool = False
    mixed: bool = False
    indicator: bool = False


class Subject(NamedTuple):
    """A subject with its measures by key; `rows`, `columns`: keys of its heads, the usual first."""

    label: str
    known: str
    measures: Mapping[str, Measure]
    rows: tuple[str, ...]
    columns: tuple[str, ...]


def list_subjects(indicators: Mapping[str, str], villages: bool) -> dict[str, Subject]:
    """All subjects by key; `indicators`: names by id, in order; `villages`: whether the reader may
    see single villages."""
    subjects = {
        "chi-tieu": Subject(
            "Chỉ tiêu",
            "indicator",
            {"tat-ca": _all_indicators(indicators)}
            | {
                indicator: Measure(label, "", "indicator", (indicator,), level=True, indicator=True)
                for indicator, label in indicators.items()
            },
            ("xa", "quy", "nam", "chi-tieu"),
            ("quy", "nam", "xa", "chi-tieu", COMPARED),
        ),
        "hu-tuc": Subject(
            "Hủ tục, phong tục",
            "custom",
            {"ho": Measure("Hộ còn thực hiện", "hộ", "custom", (), level=True)},
            ("muc", "loai", "xa", "thon", "quy", "nam"),
            ("quy", "nam", "xa", "muc", "loai", COMPARED),
        ),
        "mo-hinh": Subject(
            "Mô hình",
            "model",
            {
                "dung": Measure(
                    "Mô hình dừng hoạt động", "mô hình", "model", ("goal_met", "ineffective")
                )
            }
            | {
                key: Measure(f"Mô hình {words.EVENT[event]}", "mô hình", "model", (event,))
                for event, key in _MODEL.items()
            }
            | {
                "ra-mat-luy-ke": Measure(
                    "Mô hình ra mắt từ đầu năm", "mô hình", "to_date", ("launched",), level=True
                )
            },
            ("xa", "thon", "linh-vuc", "don-vi", "quy", "nam"),
            ("quy", "nam", "linh-vuc", "don-vi", "xa", COMPARED),
        ),
        "dang-hoat-dong": Subject(
            "Mô hình đang hoạt động",
            "stock",
            {"cuoi-quy": Measure("Mô hình đang hoạt động", "mô hình", "stock", (), level=True)},
            ("xa", "quy", "nam"),
            ("quy", "nam", "xa", COMPARED),
        ),
        "tuyen-truyen": Subject(
            "Tuyên truyền",
            "outreach",
            {
                channel.replace("_", "-"): Measure(
                    words.start(label), words.CHANNEL_UNIT[channel], "outreach", (channel,)
                )
                for channel, label in words.CHANNEL.items()
            }
            | {"tat-ca": Measure("Mọi kênh", "", "outreach", tuple(words.CHANNEL), mixed=True)},
            ("xa", "kenh", "quy", "nam"),
            ("quy", "nam", "xa", "kenh", COMPARED),
        ),
        "ho-tro": Subject(
            "Hỗ trợ đã trao",
            "support",
            {
                "so-luong": Measure("Số lượng đã trao", "", "support", ("amount",), mixed=True),
                "so-lan": Measure("Số lần trao", "lần", "support", ("times",)),
            },
            ("noi-dung", "don-vi", "xa", "thon", "quy", "nam"),
            ("quy", "nam", "noi-dung", "don-vi", "xa"),
        ),
        "che-do": Subject(
            "Chế độ báo cáo",
            "duty",
            {
                "dung-han": Measure("Tỷ lệ đúng hạn", "%", "duty", ("on_time",), rate=True),
                "so-dung-han": Measure("Báo cáo đúng hạn", "báo cáo", "duty", ("on_time",)),
                "tre": Measure("Báo cáo trễ hạn", "báo cáo", "duty", ("late",)),
                "chua": Measure("Chưa báo cáo", "báo cáo", "duty", ("missing",)),
                "phai": Measure("Phải báo cáo", "báo cáo", "duty", ("on_time", "late", "missing")),
            },
            ("xa", "quy", "nam"),
            ("quy", "nam", "xa", COMPARED),
        ),
    }
    if villages:
        return subjects
    return {
        key: subject._replace(rows=tuple(head for head in subject.rows if head != "thon"))
        for key, subject in subjects.items()
    }


def list_heads(subject: Subject, measure: Measure) -> tuple[list[str], list[str]]:
    """The heads of rows and of columns that a measure may have: one that mixes different things is
    told apart by them."""
    apart = "chi-tieu" if measure.indicator else "kenh"
    many = len(measure.parts) > 1
    if not measure.indicator and subject.known != "outreach":
        return [*subject.rows], [*subject.columns]
    if many:
        return [apart], [head for head in subject.columns if head != apart]
    return (
        [head for head in subject.rows if head != apart],
        [head for head in subject.columns if head != apart],
    )


def _all_indicators(indicators: Mapping[str, str]) -> Measure:
    return Measure("Mọi chỉ tiêu", "", "indicator", tuple(indicators), level=True, indicator=True)
