"""What the warehouse knows of a unit before the form of a quarter."""

from datetime import date
from decimal import Decimal

from intake import unit_record
from intake.unit_record import Figure, Life


def test_a_unit_with_its_villages_in_all_spellings(snapshot):
    places = unit_record.places(snapshot, "dak-to-lung", "2024-Q3")
    assert places.unit.label == "xã Đăk Tơ Lung"
    assert places.unit.valid_to == date(2025, 6, 30)
    assert places.villages["dak-to-lung.kon-bi"] == ["thôn Kon Bỉ", "Kon Bì"]
    assert set(places.villages) == {
        f"dak-to-lung.{name}" for name in ("kon-bi", "kon-lo", "kon-mong-tu")
    }
    assert unit_record.places(snapshot, "dak-rve", "2024-Q3").unit.label == "thị trấn Đăk Rve"
    assert unit_record.places(snapshot, "kon-ray", "2024-Q3").unit.label == "huyện Kon Rẫy"


def test_a_unit_that_is_not_there(snapshot):
    known = unit_record.read(snapshot, "dak-xyz", "2024-Q3")
    assert known.places == unit_record.Places(None, {})
    assert known.figures == {}


def test_the_last_quarters_end_before_the_form(snapshot):
    known = unit_record.read(snapshot, "dak-pne", "2024-Q3")
    assert (known.before, known.ends_on) == ("2024-Q2", date(2024, 9, 30))
    assert known.past("custom", "ngu-dam") == {
        "2024-Q1": Figure(Decimal(55), "counted", "exact"),
        "2024-Q2": Figure(Decimal(45), "counted", "exact"),
    }
    assert known.past("custom", "cung-om-dau")["2024-Q2"] == Figure(None, "uncounted", "exact")
    assert known.past("custom", "tao-hon") == {}
    earlier = unit_record.read(snapshot, "dak-pne", "2024-Q2")
    assert set(earlier.past("custom", "ngu-dam")) == {"2024-Q1"}
    assert unit_record.read(snapshot, "dak-pne", "2026-Q3").past("custom", "ngu-dam") == {}


def test_villages_are_added_up(snapshot):
    known = unit_record.read(snapshot, "dak-to-lung", "2024-Q3")
    assert known.past("custom", "tha-rong-gia-suc")["2024-Q2"].value == 2


def test_a_lower_bound_is_not_exact(snapshot):
    known = unit_record.read(snapshot, "kon-ray", "2024-Q3")
    attendance = known.past("channel", "attendance")["2024-Q2"]
    assert (attendance.value, attendance.qualifier, attendance.is_exact) == (
        8000,
        "more_than",
        False,
    )
    assert known.past("channel", "session")["2024-Q2"].is_exact


def test_what_the_district_says_of_a_custom(snapshot):
    listed = unit_record.read(snapshot, "tan-lap", "2024-Q3").listed
    assert listed["2024-Q2", "tao-hon"] is True
    assert listed["2024-Q2", "ngu-dam"] is False


def test_lives_of_models(snapshot, demo_snapshot):
    known = unit_record.read(snapshot, "dak-pne", "2024-Q3")
    assert known.models == {
        "clb-khong-sinh-con-thu-3": Life(
            "clb-khong-sinh-con-thu-3", "Câu lạc bộ không sinh con thứ 3", None, "2024-Q2"
        )
    }
    # what the form itself said when it was sent before is not held against it
    assert unit_record.read(snapshot, "dak-pne", "2024-Q2").models == {}
    lives = unit_record.read(demo_snapshot, "mau-1", "2024-Q3").models
    assert lives["mau-1.mh-1"][2:] == ("2021-Q2", "2023-Q4")
    assert lives["mau-1.mh-10"].ended is None


def test_a_quarter_is_told_by_another_paper_than_a_form(snapshot):
    assert unit_record.read(snapshot, "tan-lap", "2024-Q2").published == "Báo cáo 128-BC/BCĐ"
    # its tasks are of the next quarter: they are no figures
    assert unit_record.read(snapshot, "tan-lap", "2024-Q3").published == ""
    assert unit_record.read(snapshot, "tan-lap", "2031-Q1").ends_on is None


def test_eight_quarters_of_an_indicator(demo_snapshot):
    known = unit_record.read(demo_snapshot, "mau-1", "2024-Q3")
    shares = known.shares["nep-nghi", 1]
    assert min(shares) >= "2022-Q3"
    assert max(shares) <= "2024-Q2"
    assert all(share.denominator > 0 for share in shares.values())
    assert known.definitions["sinh-con-thu-3", 1].valid_to == "2024-Q1"
