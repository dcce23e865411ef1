"""Names of files that tell of another unit or quarter than the form in them."""

import pytest

from intake import file_names, reading


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("dak-pne-2024-Q3.xlsx", ""),
        ("dak-pne-2024-Q3 (1).xlsx", ""),
        ("Biểu quý III.2024 xã Đăk Pne.xlsx", ""),
        ("Quy 3-2024.xlsx", ""),
        ("xã Đăk Pne, quý 4 sửa lại quý 3.xlsx", ""),
        ("Đăk Pne thay cho Đăk Ruồng.xlsx", ""),
        ("biểu.xlsx", ""),
        ("2024.xlsx", ""),
        ("dak-pne-2024-Q4.xlsx", "quý IV/2024"),
        ("Đăk Pne Q4.xlsx", "quý IV/2024"),
        ("Biểu quý III năm 2025.xlsx", "quý III/2025"),
        ("dak_pne_q1_2025.xlsx", "quý I/2025"),
        ("dak-ruong-2024-Q3.xlsx", "xã Đăk Ruồng"),
        ("Quý III xã ĐẮK RUỒNG.xlsx", "xã Đăk Ruồng"),
    ],
)
def test_a_name_that_tells_of_another(blank, snapshot, name, told):
    found = file_names.find_other(name, reading.read_stamp(blank, name), snapshot)
    assert [(one.code, one.found) for one in found] == (
        [("W111", f"tên tệp “{name}” ghi {told}")] if told else []
    )
    assert {one.expected for one in found} <= {"biểu của xã Đăk Pne, quý III/2024"}


def test_it_is_asked_when_a_form_is_read(blank, snapshot):
    _, findings = reading.read(blank, "dak-pne-2024-Q4.xlsx", snapshot)
    assert [one.code for one in findings] == ["W111"]
