"""What the sections of Mô hình return, without a screen."""

from collections import OrderedDict

import pytest

from app.models import section
from app.models.section import (
    NO_LIVES,
    read_balance,
    read_curves,
    read_differences,
    read_groups,
    read_list,
    read_missing,
    read_outcomes,
    read_stopped,
    tell_no_curves,
)
from measures.outcomes import ALL


def fresh(view):
    """The same view, of which nothing is kept yet, nor left to others."""
    return view._replace(snapshot=view.snapshot._replace(answers=OrderedDict()))


def test_the_official_balance_cannot_be_drawn_up(view):
    assert (read_balance(view), read_differences(view)) == (None, "")
    missing = read_missing(view)
    assert missing.why.startswith("Chưa lập được cân đối mô hình quý II/2024: nguồn không nêu")
    assert missing.caption == "Cân đối số mô hình quý II/2024"
    assert missing.source.startswith("Báo cáo 128-BC/BCĐ, chú thích ")
    assert len(missing.table) == 7 + 1 + 1


def test_where_nothing_is_reported_there_is_no_table(view):
    nothing = view._replace(quarter="2024-Q1")
    assert not section.has_models(nothing)
    missing = read_missing(nothing)
    assert (missing.source, missing.table) == ("", None)


def test_the_balance_of_the_demonstration(demo_view):
    balance = read_balance(demo_view)
    assert balance.name == "can-doi"
    assert balance.title == "Ở 4/7 xã, số mô hình đang hoạt động giảm từ 39 xuống 30"
    assert balance.subtitle.startswith("Cân đối số mô hình quý II/2024, cả 7 xã, thị trấn. Lập")
    assert read_differences(demo_view).startswith("Cân đối không khớp, cần đối chiếu lại. Xã Mẫu 1")


def test_the_groups_of_the_list(view, demo_view):
    assert list(read_groups(view, "quy", "xa"))[:2] == [ALL, "dak-koi"]
    fields = read_groups(demo_view, "tat-ca", "linh-vuc")
    assert (fields[ALL], fields["chan-nuoi"]) == ("Tất cả", "Chăn nuôi")


def test_the_official_models_that_stopped(view):
    stopped = read_stopped(view, "quy", "xa", "dak-pne")
    assert stopped.title == "13 trong 26 mô hình dừng là do đã đạt mục tiêu (50%)"
    assert stopped.subtitle.startswith("Mô hình dừng hoạt động trong quý II/2024, theo xã, cả 7 xã")
    assert (stopped.rows, stopped.notes[0]) == ([1], section.HOW_TO_PICK)
    assert stopped.table["Xã"].tolist()[stopped.rows[0]] == "Xã Đăk Pne"
    assert read_stopped(view, "quy", "xa", ALL).rows == []


def test_where_no_model_stopped_there_is_no_chart(demo_view):
    silent = read_stopped(demo_view._replace(communes=["mau-6"]), "quy", "xa", ALL)
    assert not silent.is_drawn and section.HOW_TO_PICK not in silent.notes
    assert silent.title == "Chưa có số mô hình dừng hoạt động"


def test_very_many_groups_are_drawn_in_part_and_listed_in_full(demo_view, monkeypatch):
    monkeypatch.setattr(section, "MOST", 3)
    stopped = read_stopped(fresh(demo_view), "tat-ca", "phu-trach", ALL)
    assert len(stopped.figure.data[0].customdata) == 3
    assert len(stopped.table) == 6 + 1
    assert stopped.notes[0].endswith(" Chỉ vẽ 3 dòng đầu; bảng dưới đây có đủ.")


def test_how_long_models_live(view, demo_view):
    assert (read_curves(view), tell_no_curves(view)) == (None, NO_LIVES)
    curves = read_curves(demo_view)
    assert curves.name == "song-bao-lau"
    assert curves.title.startswith("Một nửa số mô hình văn hóa – dân số kết thúc sau 02 quý")
    assert tell_no_curves(demo_view) == ""


def test_running_models_are_an_outcome_where_any_is_known(view, demo_view):
    assert "dang-chay" not in read_outcomes(view)
    assert list(read_outcomes(demo_view))[-1] == "dang-chay"


@pytest.mark.parametrize(
    ("chosen", "outcome", "caption"),
    [
        (ALL, ALL, "37 dòng: trong quý II/2024."),
        ("mau-1", "dat", "2 dòng: Xã Mẫu 1, đạt mục tiêu, trong quý II/2024."),
        (ALL, "dang-chay", "52 dòng: đang hoạt động, quý II/2024."),
        ("mau-6", ALL, "Không có dòng nào: Xã Mẫu 6, trong quý II/2024."),
    ],
)
def test_the_list_says_what_it_holds(demo_view, chosen, outcome, caption):
    found = read_list(demo_view, "quy", "xa", chosen, outcome)
    assert found.caption == caption
    assert (found.table is None) == caption.startswith("Không")


def test_what_was_made_is_kept(demo_view):
    for read, choices in (
        (read_balance, ()),
        (read_stopped, ("quy", "xa", ALL)),
        (read_curves, ()),
        (read_list, ("quy", "xa", ALL, ALL)),
    ):
        assert read(demo_view, *choices) is read(demo_view, *choices)
