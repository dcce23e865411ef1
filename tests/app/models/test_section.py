"""What the sections of Mô hình return, without a screen."""

import json
from collections import OrderedDict

import pytest

from app.models import lives, section, stock
from app.models.lives import NO_LIVES, read_curves, read_medians, tell_no_curves
from app.models.section import read_groups, read_list, read_outcomes, read_stopped, tell_narrowed
from app.models.stock import read_balance, read_differences, read_missing, read_running
from measures.outcomes import ALL


def fresh(view):
    """The same view, of which nothing is kept yet, nor left to others."""
    return view._replace(snapshot=view.snapshot._replace(answers=OrderedDict()))


def test_the_official_balance_cannot_be_drawn_up(view):
    assert (read_balance(view), read_differences(view)) == (None, "")
    missing = read_missing(view)
    assert missing.title == "Quý II/2024: chưa đủ số để lập cân đối mô hình"
    assert missing.notes[0].startswith("Chưa lập được cân đối mô hình quý II/2024: nguồn không nêu")
    assert missing.caption == "Cân đối số mô hình quý II/2024"
    assert missing.source.startswith("Báo cáo 128-BC/BCĐ, chú thích ")
    assert len(missing.table) == 7 + 1 + 1


def test_where_nothing_is_reported_there_is_no_table(view):
    nothing = view._replace(quarter="2024-Q1")
    assert not stock.is_reported(nothing) and not lives.is_reported(nothing)
    missing = read_missing(nothing)
    assert (missing.source, missing.table) == ("", None)


def test_the_balance_of_the_demonstration(demo_view):
    balance, notes = read_balance(demo_view)
    assert balance.name == "can-doi"
    assert balance.title == "Quý II/2024: ở 4/7 xã, số mô hình đang hoạt động giảm từ 39 xuống 30"
    assert balance.subtitle.startswith(stock.CUT)  # also in a picture that is saved
    assert notes == ["Chưa lập được cân đối ở xã Mẫu 4, xã Mẫu 5, xã Mẫu 6."]
    assert read_differences(demo_view).startswith("Cân đối không khớp, cần đối chiếu lại. Xã Mẫu 1")


def test_how_many_run_quarter_by_quarter(view, demo_view):
    assert read_running(view) is None
    running, notes = read_running(demo_view)
    assert running.title == "Cuối quý II/2024: ít nhất 45 mô hình đang hoạt động (6/7 xã báo cáo)"
    assert notes[0] == "4 xã cùng báo cáo: giảm 08 mô hình so với quý I/2024."
    assert notes[1].startswith("Cột gạch chéo, dấu “≥”")
    assert running.height == read_balance(demo_view).section.height
    before = demo_view._replace(quarter="2022-Q1")
    assert read_running(before).section.title == "Cuối quý I/2022: 29 mô hình đang hoạt động"
    told, events = read_running(before).notes
    assert told.startswith("Tăng 07 mô hình") and events.startswith("▼ quý II/2021: Danh mục")


def test_the_groups_of_the_list(view, demo_view):
    assert list(read_groups(view, "quy", "xa"))[:2] == [ALL, "dak-koi"]
    fields = read_groups(demo_view, "tat-ca", "linh-vuc")
    assert (fields[ALL], fields["chan-nuoi"]) == ("Tất cả", "Chăn nuôi")


def test_the_official_models_that_stopped(view):
    stopped = read_stopped(view, "quy", "xa", "dak-pne")
    assert stopped.title == "Quý II/2024: 13 trong 26 mô hình dừng là do đã đạt mục tiêu (50%)"
    assert stopped.subtitle.startswith("Mô hình dừng hoạt động trong quý II/2024, theo xã, cả 7 xã")
    assert (stopped.rows, stopped.notes[0]) == ([1], section.HOW_TO_PICK)
    assert stopped.table["Xã"].tolist()[stopped.rows[0]] == "Xã Đăk Pne"
    assert read_stopped(view, "quy", "xa", ALL).rows == []


def test_where_no_model_stopped_there_is_no_chart(demo_view):
    silent = read_stopped(demo_view._replace(communes=["mau-6"]), "quy", "xa", ALL)
    assert not silent.is_drawn and section.HOW_TO_PICK not in silent.notes
    assert silent.title == "Quý II/2024: chưa có số mô hình dừng hoạt động"


def test_very_many_groups_are_drawn_in_part_and_listed_in_full(demo_view, monkeypatch):
    monkeypatch.setattr(section, "MOST", 3)
    stopped = read_stopped(fresh(demo_view), "tat-ca", "phu-trach", ALL)
    assert len(json.loads(stopped.spec)["data"][0]["customdata"]) == 3
    assert len(stopped.table) == 6 + 1
    assert stopped.notes[0].endswith(" Chỉ vẽ 3 dòng đầu; bảng dưới đây có đủ.")


def test_how_long_models_live(view, demo_view):
    assert (read_curves(view), tell_no_curves(view)) == (None, NO_LIVES)
    assert read_medians(view) is None
    assert read_curves(demo_view).name == "duong-duy-tri"
    medians = read_medians(demo_view)
    assert medians.title.startswith("Một nửa số mô hình văn hóa – dân số kết thúc sau 02 quý")
    assert tell_no_curves(demo_view) == ""


def test_running_models_are_an_outcome_where_any_is_known(view, demo_view):
    assert "dang-chay" not in read_outcomes(view)
    assert list(read_outcomes(demo_view))[-1] == "dang-chay"


@pytest.mark.parametrize(
    ("chosen", "outcome", "caption"),
    [
        (ALL, ALL, "37 dòng, trong quý II/2024. Mỗi dòng là 01 mô hình."),
        (
            "mau-1", "dat",
            "02 dòng, trong quý II/2024. Mỗi dòng là 01 mô hình. Mọi dòng đều có kết thúc: quý "
            "II/2024.",
        ),
        (ALL, "dang-chay", "52 dòng, cuối quý II/2024. Mỗi dòng là 01 mô hình."),
        ("mau-6", ALL, "Không có dòng nào, trong quý II/2024."),
    ],
)  # fmt: skip
def test_the_list_says_what_it_holds(demo_view, chosen, outcome, caption):
    found = read_list(demo_view, "quy", "xa", chosen, outcome)
    assert found.caption == caption
    assert (found.table is None) == (found.shown is None) == caption.startswith("Không")


def test_the_list_says_what_it_is_narrowed_to(demo_view):
    def title(chosen, outcome):
        return read_list(demo_view, "quy", "xa", chosen, outcome).title

    assert title(ALL, ALL) == "Danh sách mô hình"
    assert title("mau-1", "dat") == "Danh sách: Xã Mẫu 1, đạt mục tiêu"
    assert title("mau-6", ALL) == "Danh sách: Xã Mẫu 6"
    assert tell_narrowed(demo_view, "quy", "xa", "mau-1", ALL) == {"chon": "Xã Mẫu 1"}
    assert tell_narrowed(demo_view, "quy", "xa", ALL, "dat") == {"ket_qua": "đạt mục tiêu"}


def test_what_was_made_is_kept(demo_view):
    for read, choices in (
        (read_balance, ()),
        (read_stopped, ("quy", "xa", ALL)),
        (read_running, ()),
        (read_medians, ()),
        (read_curves, ()),
        (read_list, ("quy", "xa", ALL, ALL)),
    ):
        assert read(demo_view, *choices) is read(demo_view, *choices)
