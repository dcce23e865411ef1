"""A whole report: what is put together, what a wrong text leaves standing, what settings change."""

from datetime import date

import pytest

from report import page_setup
from report.compose import compose, read_day
from report.errors import ReportError
from report.lines import count
from report.text_parts import PARTS, standing_text

QUARTER = "2024-Q2"


def texts(data_set="official", quarter=QUARTER, **own):
    """The texts as they come with the program, some of them replaced."""
    return {part.name: standing_text(data_set, quarter, part.name) for part in PARTS} | own


def notes_of(composed):
    """The footnotes: number to text."""
    notes = {}
    for line in composed.lines:
        if line.note:
            notes[line.note] = f"{notes.get(line.note, '')} {line.text}".strip()
    return notes


def test_the_head_of_a_draft_without_number_and_date(snapshot):
    document = compose(snapshot, QUARTER, texts(), {}).document
    assert (document.superior, document.symbol, document.number) == (
        "HUYỆN ỦY KON RẪY",
        "BC/BCĐ",
        "",
    )
    assert document.place_and_date == "Kon Rẫy, ngày      tháng      năm 2024"
    assert document.signature == ["CHỦ TỊCH UBMTTQVN HUYỆN", "kiêm", "PHÓ TRƯỞNG BAN"]
    assert not document.signature_bold_first
    assert (document.mark, document.banner, document.circulation) == ("Dự thảo", "", "")
    assert document.recipients[-1] == "Lưu VT"


def test_settings_of_the_clerk(snapshot):
    settings = {
        "number": "128",
        "date": "2024-06-20",
        "signer": "Nguyễn Văn Mẫu",
        "mark": "Dự thảo lần 2",
        "posts": "TRƯỞNG BAN",
        "circulation": "LƯU HÀNH NỘI BỘ",
    }
    document = compose(snapshot, QUARTER, texts(), settings).document
    assert document.number == "128"
    assert document.place_and_date == "Kon Rẫy, ngày 20 tháng 6 năm 2024"
    assert (document.signer, document.signature) == ("Nguyễn Văn Mẫu", ["TRƯỞNG BAN"])
    assert (document.mark, document.circulation) == ("Dự thảo lần 2", "LƯU HÀNH NỘI BỘ")


def test_an_issued_report_bears_no_mark_of_a_draft(snapshot):
    settings = {"mark": "Dự thảo lần 2"}
    assert compose(snapshot, QUARTER, texts(), settings, mark="").document.mark == ""


@pytest.mark.parametrize(
    ("settings", "standard"),
    [
        ({}, page_setup.HD36),
        ({"date": "2026-05-26"}, page_setup.HD36),
        ({"date": "2026-05-27"}, page_setup.HD05),
        ({"date": "2024-06-20", "standard": "HD05"}, page_setup.HD05),
    ],
)
def test_the_standard_follows_the_date(snapshot, settings, standard):
    assert compose(snapshot, QUARTER, texts(), settings).document.form == standard


def test_invented_figures_say_so_and_bear_no_real_name(demo_snapshot):
    composed = compose(demo_snapshot, QUARTER, texts("demo"), {})
    assert composed.document.banner == "SỐ LIỆU MINH HỌA"
    printed = " ".join(line.text for line in composed.lines)
    assert "Kon Rẫy" not in printed + composed.document.superior + composed.document.place_and_date
    assert composed.document.superior == "HUYỆN ỦY MINH HỌA"


def test_the_official_report_has_seven_notes_and_no_gap(snapshot):
    composed = compose(snapshot, QUARTER, texts(), {})
    assert list(notes_of(composed)) == [1, 2, 3, 4, 5, 6, 7]
    assert not composed.errors
    assert count(composed.lines).gaps == 0


def test_a_wrong_text_leaves_the_last_good_one_standing(snapshot):
    wrong = texts(causes='Do {{ so("modles.stopped") }} việc.')
    composed = compose(
        snapshot, QUARTER, wrong, {}, fallback={"causes": "Do thời tiết thất thường."}
    )
    [error] = composed.errors
    assert str(error) == (
        "Phần “Nguyên nhân”, dòng 1: không có số nào tên “modles.stopped”. "
        "Có phải “models.stopped”?"
    )
    assert "Do thời tiết thất thường." in [line.text for line in composed.lines]
    assert "causes" not in composed.good
    assert set(composed.good) == {part.name for part in PARTS} - {"causes"}


def test_a_wrong_text_that_never_was_right_leaves_a_gap(snapshot):
    composed = compose(snapshot, QUARTER, texts(causes="{{ so("), {})
    assert len(composed.errors) == 1
    assert count(composed.lines).gaps == 1


def test_nobody_types_a_number_that_counts_as_bound(snapshot):
    forged = texts(causes='Giảm [99]{.so n="models.stopped"} mô hình.')
    before = count(compose(snapshot, QUARTER, texts(causes="Giảm."), {}).lines)
    after = count(compose(snapshot, QUARTER, forged, {}).lines)
    assert (after.bound, after.typed) == (before.bound, before.typed + 1)


def test_a_quarter_without_data_is_made_of_gaps(snapshot):
    composed = compose(snapshot, "2025-Q2", texts(quarter="2025-Q2"), {})
    found = count(composed.lines)
    assert not composed.errors
    assert found.gaps > 5
    # What the district is made of is known all the time.
    bound = {run.name for line in composed.lines for run in line.runs if run.kind == "so"}
    assert bound <= {"communes"}


def test_a_date_that_is_none_is_told():
    assert read_day({"date": ""}) is None
    assert read_day({"date": "2024-06-20"}) == date(2024, 6, 20)
    with pytest.raises(ReportError, match="chọn lại ngày"):
        read_day({"date": "20/6"})


@pytest.mark.parametrize(
    "text",
    [
        "- " * 300 + "a",
        "[" * 9_000,
        ">" * 1_600,
        "\n".join(f"{'  ' * depth}- x" for depth in range(160)),
        "a[^a]\n\n[^a]: một[^a]",
    ],
    ids=["lists", "brackets", "quotes", "deep", "note in itself"],
)
def test_a_draft_from_before_the_bounds_is_told_and_the_rest_goes_on(snapshot, text):
    old = texts(closing=text)
    composed = compose(snapshot, QUARTER, old, {}, fallback={"closing": "Câu kết cũ."})
    [error] = composed.errors
    assert str(error).startswith("Phần “Kết thúc”, dòng ")
    assert error.is_excess
    assert composed.lines[0].text.startswith("kết quả công tác")
    body = [line.text for line in composed.lines if not line.note]
    assert body[-1] == "Câu kết cũ."
    assert count(compose(snapshot, QUARTER, old, {}).lines).gaps == 1  # nothing is left of before


@pytest.mark.parametrize(
    "text",
    [
        "Đoạn thứ nhất dán từ Word.\nĐoạn thứ hai, có số 45 hộ.\nXã\tSố hộ\nĐăk Pne\t45",
        "### 3.2. Nguyên nhân\n\nCó[^khong-co] và[^mo-hinh-dung] hết.\n\n[^mo-coi]: lời này mất",
        "một[^a].\n\n[^a]: nội dung 1\n\n[^a]: nội dung 2\n",
        "| Xã | Số |\n| --- | --- |\n| Đăk Pne | 5 |",
        "Thêm 😀 nữa.",
        "<img src=x> \uffff \x0b "
        + "`" * 300
        + " ![](http://a) ^ \u202e "
        + "[a](b" * 90
        + " "
        + "[" * 200,
    ],
    ids=["lines", "dangling", "twice", "table", "emoji", "odd"],
)
def test_what_people_paste_is_shown(snapshot, text):
    assert compose(snapshot, QUARTER, texts(causes=text), {}).errors == []


def test_the_part_that_makes_the_whole_too_large_is_named(snapshot):
    wide = "Một *câu* kết. " * 190
    own = texts(units=wide, shortcomings=wide, causes=wide)
    [error] = compose(snapshot, QUARTER, own, {}).errors
    assert str(error).startswith(
        "Phần “Nguyên nhân”, dòng 1: tính đến phần này, cả báo cáo có quá 1.000 dấu in nghiêng"
    )


@pytest.mark.parametrize("name", ["number", "mark", "circulation", "signer", "posts", "campaign"])
def test_what_nobody_sees_is_left_out_of_every_setting(snapshot, name):
    settings = {name: "\ufeff\ud800A\x00\u200b\n\uffff\u2028"}
    document = compose(snapshot, QUARTER, texts(), settings).document
    fields = [*document[:6], *document[8:-1]]
    found = " ".join(field if isinstance(field, str) else str(field) for field in fields)
    assert found.isprintable()
    assert "A" in found


@pytest.mark.parametrize("name", ["number", "mark", "circulation", "signer", "campaign"])
def test_a_setting_that_is_too_long_is_refused(snapshot, name):
    with pytest.raises(ReportError, match=r"^Thể thức: .* có dòng dài quá 300 chữ\. Hãy rút ngắn"):
        compose(snapshot, QUARTER, texts(), {name: "a" * 301})
