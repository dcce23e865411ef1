"""What a report carries over from the one before: found, doubted for a reason, looked at once."""

import pytest

from report.carried import add_looked_at, find_carried, shorten
from report.text_parts import NAMES, standing_text

QUARTER = "2024-Q3"
NONE: dict[str, str] = {}


def find(now: str, before: str, part: str = "direction", **more):
    return find_carried({part: now}, {part: before}, NONE, QUARTER, **more)


def test_a_paragraph_that_stands_as_before_is_found_whatever_sign_it_begins_with():
    before = "- Tổ chức hội nghị giao ban.\n\n1. Kiểm tra các xã[^a];\n\n[^a]: Lời chú."
    now = "+ Tổ chức hội nghị giao ban;\n\nKiểm tra các xã.\n\n- Lời chú\n\nCâu mới."
    told = [one.text for one in find(now, before)]
    assert told == ["Tổ chức hội nghị giao ban", "Kiểm tra các xã", "Lời chú"]


def test_what_comes_with_the_program_and_what_the_figures_tell_is_not_doubted():
    standing = {name: standing_text("official", "2030-Q1", name) for name in NAMES}
    assert find_carried(standing, standing, standing, QUARTER) == []
    shut = 'Có mô hình dừng ({{ danh_sach("models.ineffective") }}) trong quý'
    for text in (
        '{{ danh_sach("customs") }}',
        shut,
        'Có {{ so("models.stopped") }} mô hình',
        "# Mục",
    ):
        assert find(text, text) == []


def test_the_standing_text_of_the_quarter_before_is_carried_over():
    before = {name: standing_text("official", "2024-Q2", name) for name in NAMES}
    standing = {name: standing_text("official", QUARTER, name) for name in NAMES}
    carried = find_carried(before, before, standing, QUARTER)
    assert any("trông chờ, ỷ lại" in one.text for one in carried)
    assert not any("{" in one.text for one in carried)


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("Đã họp trong quý II/2024.", ["nhắc đến quý II/2024"]),
        ("Đã họp trong quý II năm 2024.", ["nhắc đến quý II năm 2024"]),
        ("Đã họp trong quý 2.", ["nhắc đến quý 2"]),
        ("Đã họp trong quý III/2024.", []),
        ("Tiếp tục trong quý III.", []),
        ("Đã họp trong quý ı/2024.", ["nhắc đến quý ı/2024"]),
        ("Ngày 05/5/2024 ra mắt.", ["có ngày 05/5/2024, trước quý III/2024"]),
        ("Ngày 31/02/2024 ra mắt.", []),
        ("Ngày 05/8/2024 ra mắt.", []),
        ("Theo nghị quyết năm 2023.", ["nhắc đến năm 2023"]),
        ("Có 45 hộ, 96,5% đồng ý; 45 hộ nữa.", ["số nhập tay của quý trước: 45, 96,5%"]),
        ('Có {{ so("models.stopped") }} mô hình, 05 ở xa.', ["số nhập tay của quý trước: 05"]),
        ("Thực hiện Kế hoạch số 75-KH/HU.", []),
        (
            'Hội Phụ nữ: {{ danh_sach("support") }}, kèm trứng giống.',
            ["danh sách trong câu đã đổi theo quý này, xem lời quanh nó còn đúng không"],
        ),
    ],
)
def test_reasons_to_doubt_a_paragraph(text, reasons):
    (one,) = find(text, text)
    assert one.reasons == reasons


def test_a_task_that_is_done_is_named():
    text = "1. Kiểm tra 07 xã, thị trấn.\n2. Tập huấn cán bộ."
    first, second = find(text, text, part="tasks", done=["Tập huấn cán bộ;"])
    assert "nhiệm vụ này đã xong" not in first.reasons
    assert second.reasons == ["nhiệm vụ này đã xong"]


def test_what_was_looked_at_is_not_told_again_unless_it_changes_place():
    (one,) = find("Câu cũ.", "Câu cũ.")
    assert find("Câu cũ.", "Câu cũ.", looked_at=add_looked_at("", [one.key])) == []
    assert find("Câu cũ.", "Câu cũ.", part="causes", looked_at=one.key)


def test_keys_are_kept_once_in_an_order_of_their_own():
    assert add_looked_at("b\na", ["c", "a"]) == add_looked_at("c", ["b", "a"]) == "a\nb\nc"


def test_a_paragraph_is_shortened_at_a_word():
    assert shorten("ngắn") == "ngắn"
    assert shorten("chữ " * 60) == "chữ " * 39 + "chữ …"


@pytest.mark.parametrize("sign", ["{{", "{%", "[^", "quý ", "- ", "1."])
def test_long_hostile_lines_are_read_in_one_pass(sign):
    text = sign * 40_000 + "a"
    assert len(find(text, text)) <= 1
