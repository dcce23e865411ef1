"""Indicators as data files: what a good file gives, and the sentence for each wrong one."""

import datetime
import shutil

import pytest

from data import definitions
from data.versions import WarehouseError
from tests.lists import INDICATORS_TOLD, indicators_of

GOOD = """
position = 1
why = "Vì sao"
direction = "up"
cumulative = false
owner = ""
reviewed_on = 2026-11-23

[[version]]
valid_from = "2021-Q2"
valid_to = "2024-Q1"
name = "Tên dài"
short = "Tên gọn"
unit = "%"
decimals = 1
path = "linear"
numerator = "hộ"
denominator = "mọi hộ"
source = "Văn bản"

[[version]]
valid_from = "2024-Q2"
name = "Tên mới"
short = "Mới"
unit = "hộ"
decimals = 0
path = "level"
source = "Văn bản khác"
changed_by = "bc-1"
locator = "mục 1"
"""


@pytest.fixture
def write(tmp_path):
    """`write("a", text)` writes a file of one indicator into a folder of its own."""

    def write(name, text):
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_a_good_file(write):
    first, second = definitions.read(write("tot", GOOD))
    assert first == {
        "indicator_id": "tot",
        "version": 1,
        "position": 1,
        "why": "Vì sao",
        "direction": "up",
        "cumulative": False,
        "owner": None,
        "reviewed_on": datetime.date(2026, 11, 23),
        "valid_from": "2021-Q2",
        "valid_to": "2024-Q1",
        "name": "Tên dài",
        "short": "Tên gọn",
        "unit": "%",
        "decimals": 1,
        "path": "linear",
        "numerator": "hộ",
        "denominator": "mọi hộ",
        "source": "Văn bản",
        "changed_by": None,
        "locator": None,
        "reference_target": None,
        "reference_place": None,
        "note": None,
    }
    assert (second["version"], second["valid_to"], second["path"]) == (2, None, "level")
    assert (second["changed_by"], second["locator"]) == ("bc-1", "mục 1")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("position = 1\n", "", "thiếu position"),
        ('why = "Vì sao"', 'why = ""', "why đang để trống"),
        ("position = 1", 'position = "1"', "position ghi không đúng kiểu ('1')"),
        ("position = 1", "position = true", "position ghi không đúng kiểu (True)"),
        ("cumulative = false", "cumulative = 0", "cumulative ghi không đúng kiểu (0)"),
        (
            "reviewed_on = 2026-11-23",
            "reviewed_on = 2026-11-23T00:00:00",
            "reviewed_on ghi không đúng kiểu (datetime.datetime(2026, 11, 23, 0, 0))",
        ),
        ('owner = ""', 'owner = ""\nboss = "x"', "không có mục boss"),
        ('direction = "up"', 'direction = "left"', "direction phải là up hoặc down"),
        ('short = "Tên gọn"\n', "", "thiếu short"),
        ('short = "Mới"', 'short = ""', "short đang để trống"),
        ('path = "linear"\n', "", "thiếu path"),
        ('path = "level"', 'path = "steep"', "path phải là linear hoặc level"),
        ("decimals = 1", "decimals = 1.0", "decimals ghi không đúng kiểu (1.0)"),
        ('numerator = "hộ"', 'numeator = "hộ"', "không có mục numeator"),
        (
            'valid_from = "2021-Q2"',
            'valid_from = "2021-Q5"',
            "valid_from phải là quý, ví dụ 2024-Q2 ('2021-Q5')",
        ),
        (
            'valid_to = "2024-Q1"',
            'valid_to = "quý I/2024"',
            "valid_to phải là quý, ví dụ 2024-Q2 ('quý I/2024')",
        ),
        (
            'valid_to = "2024-Q1"\n',
            "",
            "định nghĩa từ 2024-Q2 không nối tiếp định nghĩa trước",
        ),
        (
            'valid_to = "2024-Q1"',
            'valid_to = "2023-Q4"',
            "định nghĩa từ 2024-Q2 không nối tiếp định nghĩa trước",
        ),
        (
            'changed_by = "bc-1"\n',
            "",
            "định nghĩa từ 2024-Q2 thiếu changed_by hoặc locator",
        ),
        (
            'locator = "mục 1"\n',
            "",
            "định nghĩa từ 2024-Q2 thiếu changed_by hoặc locator",
        ),
    ],
)
def test_a_wrong_file_gets_its_sentence(write, old, new, what):
    assert GOOD.count(old) == 1
    with pytest.raises(WarehouseError) as caught:
        definitions.read(write("sai", GOOD.replace(old, new)))
    assert str(caught.value) == f"Tệp chỉ tiêu sai.toml: {what}. Hãy sửa tệp rồi dựng lại."


def test_a_file_without_a_definition(write):
    text = GOOD[: GOOD.index("[[version]]")] + "version = []\n"
    with pytest.raises(WarehouseError) as caught:
        definitions.read(write("sai", text))
    assert str(caught.value) == (
        "Tệp chỉ tiêu sai.toml: cần ít nhất một [[version]]. Hãy sửa tệp rồi dựng lại."
    )


@pytest.mark.parametrize("harm", [b"position = ", b"\xff\xfe", b'why = "a" "b"'])
def test_a_file_that_cannot_be_read(tmp_path, harm):
    (tmp_path / "hong.toml").write_bytes(harm)
    with pytest.raises(WarehouseError, match=r"^Tệp chỉ tiêu hong\.toml: không đọc được \(.+\)\. "):
        definitions.read(tmp_path)


def test_two_files_with_one_position(write):
    write("a", GOOD)
    folder = write("b", GOOD)
    with pytest.raises(WarehouseError) as caught:
        definitions.read(folder)
    assert str(caught.value) == (
        f"Thư mục {folder}: hai chỉ tiêu có cùng position. Hãy đánh số lại."
    )


def test_the_order_is_that_of_the_positions(write):
    write("a", GOOD.replace("position = 1", "position = 2"))
    rows = definitions.read(write("b", GOOD))
    assert [(row["indicator_id"], row["version"]) for row in rows] == [
        ("b", 1),
        ("b", 2),
        ("a", 1),
        ("a", 2),
    ]


def test_no_file_no_indicator(tmp_path):
    assert definitions.read(tmp_path) == []


def test_the_program_s_own_files(tmp_path):
    rows = definitions.read()
    ids = [row["indicator_id"] for row in rows if row["version"] == 1]
    assert ids == indicators_of()
    assert [each for each in ids if each in INDICATORS_TOLD] == [
        "nep-nghi",
        "khkt",
        "doi-song",
        "tht-htx",
        "giam-ngheo",
        "sinh-con-thu-3",
        "ke-hoach",
    ]
    # Only the rate of births of a year is at its target all year; all else goes there step by step.
    level = [(row["indicator_id"], row["version"]) for row in rows if row["path"] == "level"]
    assert [each for each in level if each[0] in INDICATORS_TOLD] == [("sinh-con-thu-3", 2)]
    assert max(len(row["short"]) for row in rows) <= 36  # one line above the cells, on a phone
    copy = shutil.copytree(definitions.INDICATORS, tmp_path / "copy")
    assert definitions.read(copy) == rows
