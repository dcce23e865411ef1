"""The parts of a report's text, in their order, and the standing text of each."""

from pathlib import Path
from typing import NamedTuple

from data.vietnamese import is_quarter

TEXTS = Path(__file__).with_name("text")


class Part(NamedTuple):
    """A part of the text: its name, its title and a hint for the page."""

    name: str
    title: str
    hint: str


PARTS = [
    Part("abstract", "Trích yếu", "Một câu, bắt đầu bằng chữ thường, không có dấu chấm cuối."),
    Part("basis", "Căn cứ", "Kế hoạch công tác năm và câu dẫn vào báo cáo."),
    Part(
        "direction",
        "Lãnh đạo, chỉ đạo",
        "Mục I.1: việc của Ban Chỉ đạo; chú thích mô hình dừng, ra mắt, chỉ tiêu điều chỉnh.",
    ),
    Part(
        "units",
        "Tình hình triển khai",
        "Mục I.2: việc của cơ quan, đơn vị, địa phương; chú thích tuyên truyền, hoạt động nổi bật.",
    ),
    Part(
        "shortcomings",
        "Tồn tại, hạn chế",
        "Mục I.3.1: những gì chưa được; chú thích hủ tục, phong tục còn thực hiện.",
    ),
    Part("causes", "Nguyên nhân", "Mục I.3.2: nguyên nhân khách quan, chủ quan."),
    Part("tasks", "Phương hướng, nhiệm vụ", "Mục II: việc của quý sau, đánh số."),
    Part("closing", "Kết thúc", "Câu kết của báo cáo."),
]
NAMES = [part.name for part in PARTS]


def title_of(name: str) -> str:
    """The Vietnamese title of a part."""
    return next((part.title for part in PARTS if part.name == name), name)


def standing_text(data_set: str, quarter: str, part: str) -> str:
    """The text that a part begins with: that of the quarter, or the general one.

    KeyError for a part that does not exist, and for what is no quarter.
    """
    if part not in NAMES or not is_quarter(quarter):
        raise KeyError(f"{quarter}/{part}")
    own = TEXTS / data_set / quarter / f"{part}.md"
    return (own if own.is_file() else TEXTS / f"{part}.md").read_text(encoding="utf-8")


def has_own_texts(data_set: str, quarter: str) -> bool:
    """Whether the program brings texts that were written for this quarter alone."""
    return is_quarter(quarter) and (TEXTS / data_set / quarter).is_dir()
