"""The report line by line: what every word is, and which numbers nobody vouches for."""

import pytest

from report import tree
from report.lines import Count, count, read_lines

TEXT = """# I. KẾT QUẢ QUÝ

## 3. Tồn tại

### 3.1. Hạn chế

- Có [26]{.so n="models.stopped"} mô hình[^a], theo [Kế hoạch 75-KH/HU]{.vb n="kh-75"}, còn
  [thiếu]{.thieu}, 12 buổi.

# II. NHIỆM VỤ

1. Kiểm tra [07]{.so n="tasks.8.1"} xã[^b].

[^a]: [giảm 10 hộ]{.so n="customs.ngu-dam" k="change"}; [U10, thôn 5]{.ten n="m5"}.

    - **Hơn** 8.000.

[^b]: Hết.
"""


def runs_of(text):
    """The pieces of a one-line text: (text, kind)."""
    [line] = read_lines(tree.read(text))
    return [(run.text, run.kind) for run in line.runs]


def typed(text):
    """The numbers that a one-line text holds without a source."""
    return [piece for piece, kind in runs_of(text) if kind == "tay"]


def test_the_body_comes_first_then_the_notes_each_with_its_place():
    lines = read_lines(tree.read(TEXT))
    assert [(line.where, line.level, line.note) for line in lines] == [
        ("mục I", 1, 0),
        ("mục I.3", 2, 0),
        ("mục I.3.1", 3, 0),
        ("mục I.3.1", 0, 0),
        ("mục II", 1, 0),
        ("mục II", 0, 0),
        ("chú thích 1", 0, 1),
        ("chú thích 1", 0, 1),
        ("chú thích 2", 0, 2),
    ]
    assert lines[3].text == ("- Có 26 mô hình, theo Kế hoạch 75-KH/HU, còn thiếu, 12 buổi.")
    assert lines[6].text == "giảm 10 hộ; U10, thôn 5."


def test_numbers_are_counted_by_where_they_come_from():
    assert count(read_lines(tree.read(TEXT))) == Count(bound=3, typed=2, gaps=1)


def test_faces_and_names_are_kept():
    lines = read_lines(tree.read(TEXT))
    [change] = [run for run in lines[6].runs if run.face]
    assert (change.kind, change.name, change.face) == ("so", "customs.ngu-dam", "change")


def test_notes_go_on_counting_from_the_part_before():
    lines = read_lines(tree.read(TEXT), first_note=5)
    assert [line.note for line in lines if line.note] == [5, 5, 6]
    assert [run.text for line in lines for run in line.runs if run.kind == "note"] == ["(5)", "(6)"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hơn 8.000 lượt", ["8.000"]),
        ("đạt 96,5%.", ["96,5%"]),
        ("Kế hoạch 75-KH/HU, ngày 05/5/2022,", ["75-KH/HU", "05/5/2022"]),
        ("giai đoạn 2021-2025 và quý I/2024", ["2021-2025", "I/2024"]),
        ("nhóm U10 và Covid-19", []),
        ("thôn 5 (7 hộ)", ["5", "7"]),
        ("1. Làm 3 việc", ["3"]),
        ("- 12 buổi", ["12"]),
        ("I. KẾT QUẢ", []),
        ("không có số nào", []),
    ],
)
def test_numbers_typed_by_hand(text, found):
    assert typed(text.replace("1. ", "1\\. ").replace("- ", "\\- ")) == found


def test_styles_are_kept():
    [line] = read_lines(tree.read("**đậm** *nghiêng* thường"))
    assert [(run.text.strip(), run.style) for run in line.runs if run.text.strip()] == [
        ("đậm", "strong"),
        ("nghiêng", "emph"),
        ("thường", ""),
    ]
