"""What accepting will change: old and new side by side."""

from datetime import date

import pytest

from intake import changes, fact_rows, row_context
from tests.intake import drafts
from tests.intake import filled_forms as forms

ROW = {"counts": {"launched": "3"}, "customs": {"ngu-dam": "39"}}


def rows(frame, *columns):
    return [tuple(row) for row in frame[list(columns or changes.HEAD)].itertuples(index=False)]


@pytest.fixture
def accepted(snapshot):
    """`accepted(counts={…}, …)` puts a form of Đăk Pne into a draft."""

    def put(**said):
        info = row_context.SubmissionInfo("dak-pne.x", "x", date(2024, 9, 16))
        drafts.put(draft, fact_rows.make(forms.fill(snapshot, **said), draft, info))
        return draft

    with drafts.lay() as draft:
        yield put


def test_a_first_form_brings_what_was_not_there(snapshot):
    filled = forms.fill(
        snapshot,
        counts={"launched": "3", "ineffective": "2"},
        running="hơn 9",
        models=[forms.model(0, "launched", "Nuôi cá ao", village="thôn 1")],
        customs={"ngu-dam": "39", "tha-rong-gia-suc": "0"},
        households=[
            forms.household(0, "ngu-dam", "thôn 1", "30"),
            forms.household(1, "ngu-dam", "thôn 2", "9"),
        ],
        indicators={("nep-nghi", 1): ("40", "160")},
        outreach={"session": "12"},
        gifts=[forms.gift(0, "Gà giống", "150", "con")],
    )
    none, unit = changes.NO_FIGURE, "xã Đăk Pne"
    assert rows(changes.describe(filled, snapshot)) == [
        ("Mô hình: ra mắt", unit, none, none, "3", "mới"),
        ("Mô hình: không hiệu quả", unit, "1", none, "2", "mới"),
        ("Mô hình “Nuôi cá ao”: ra mắt", "thôn 1", none, none, "có", "mới"),
        ("Mô hình: cuối kỳ", unit, none, none, "hơn 9", "mới"),
        ("Ngủ “đầm” (ngủ rẫy)", unit, "45", none, "39", "mới"),
        ("Ngủ “đầm” (ngủ rẫy)", "thôn 1", none, none, "30", "mới"),
        ("Ngủ “đầm” (ngủ rẫy)", "thôn 2", none, none, "9", "mới"),
        ("Thả rông gia súc, gia cầm", unit, "chưa rõ", none, "0", "mới"),
        ("Thay đổi nếp nghĩ, tự lực vươn lên", unit, none, none, "40/160 (25,0%)", "mới"),
        ("Buổi tuyên truyền", unit, none, none, "12", "mới"),
        ("Hỗ trợ: Gà giống (con)", unit, none, none, "150", "mới"),
    ]


def test_the_same_form_again_changes_nothing(accepted, snapshot):
    said = ROW | {
        "models": [forms.model(0, "launched", "Nuôi cá", village="thôn 1", field="livestock")],
        "households": [forms.household(0, "ngu-dam", "thôn 1", "30")],
        "indicators": {("nep-nghi", 1): ("40", "160")},
        "outreach": {"session": "12", "attendance": "hơn 800"},
        "gifts": [forms.gift(0, "Gà giống", "150", "con")],
    }
    said["customs"] = {"ngu-dam": "30", "tao-hon": "chưa rõ"}
    draft = accepted(**said)
    assert changes.describe(forms.fill(snapshot, **said), draft).empty


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("41", ("39", "41", "tăng 2")),
        ("30", ("39", "30", "giảm 9")),
        ("hơn 39", ("39", "hơn 39", "đổi")),
        ("chưa rõ", ("39", "chưa rõ", "đổi")),
        ("0", ("39", "0", "giảm 39")),
        ("", ("39", changes.NO_FIGURE, "bỏ")),
        ("–", ("39", changes.NO_FIGURE, "bỏ")),
    ],
)
def test_a_corrected_form_beside_the_first(accepted, snapshot, now, expected):
    draft = accepted(**ROW)
    found = changes.describe(forms.fill(snapshot, **ROW | {"customs": {"ngu-dam": now}}), draft)
    assert rows(found, "Nội dung", "Quý trước", "Đang có", "Sẽ là", "Thay đổi") == [
        ("Ngủ “đầm” (ngủ rẫy)", "45", *expected)
    ]


def test_what_is_missing_makes_a_lower_bound(snapshot):
    filled = forms.fill(
        snapshot,
        customs={"ngu-dam": "chưa rõ"},
        households=[forms.household(0, "ngu-dam", "thôn 1", "30")],
    )
    found = rows(changes.describe(filled, snapshot), "Nơi", "Sẽ là")
    assert found == [("xã Đăk Pne", "ít nhất 30"), ("thôn 1", "30")]


def test_a_model_of_the_list_has_its_name(demo_snapshot):
    filled = forms.fill(
        demo_snapshot,
        unit_id="mau-1",
        quarter="2031-Q1",
        counts={"goal_met": "1"},
        models=[forms.model(0, "goal_met", "khác", model_id="mau-1.mh-10")],
    )
    found = rows(changes.describe(filled, demo_snapshot), "Nội dung")
    assert found == [
        ("Mô hình: đạt mục tiêu",),
        ("Mô hình “Trồng cà phê xen cây ăn quả”: đạt mục tiêu",),
    ]


def test_a_form_with_errors_is_described_as_far_as_it_goes(snapshot, accepted):
    draft = accepted()
    for name in ("Tân", "Tấn"):
        draft.connection.execute(
            "insert into dim_unit by name select 'dak-pne.' || $name as unit_id, 'village' as kind,"
            " 'thôn ' || $name as name, 'dak-pne' as parent_id, 'x' as source",
            {"name": name},
        )
    filled = forms.fill(
        snapshot,
        customs={"ngu-dam": "4"},
        households=[forms.household(0, "ngu-dam", "thôn Tan", "3")],
        models=[forms.model(0, "", "Nuôi cá"), forms.model(1, "launched", "")],
        indicators={("nep-nghi", 1): ("9", "0"), ("khong-co", 3): ("1", "2")},
    )
    found = rows(changes.describe(filled, draft), "Nội dung", "Sẽ là")
    assert found == [
        ("Ngủ “đầm” (ngủ rẫy)", "4"),
        ("Thay đổi nếp nghĩ, tự lực vươn lên", "9"),
        ("khong-co", "1/2 (50,0%)"),
    ]
    assert list(changes.describe(forms.fill(snapshot, unit_id="x"), draft)) == list(changes.HEAD)
