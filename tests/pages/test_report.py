"""Báo cáo: what a clerk writes, sees, is told, and takes away."""

import errno
import os

import pytest

from app import roles
from data import publish
from report import drafts, issued, pdf
from report.errors import ReportError
from report.storage import Draft
from tests.screen import (
    cards,
    chips,
    choices,
    find,
    notes,
    read,
    read_all,
    start,
    tables_of,
    turn_to,
)

QUARTER = "2024-Q2"
pytestmark = pytest.mark.usefixtures("shelves")


def open_page(**address):
    """The report's page as a clerk opens it; its text is drawn faster than its pages."""
    return start("report.py", **({"quy": QUARTER, "xem": "van-ban"} | address))


def write(app, part, text):
    """Type a part's text anew."""
    app.text_area(key=f"text_{part}").set_value(text).run()
    return app


def choose(app, **fields):
    """The same page with another choice: viec="the-thuc"."""
    app.session_state["page_choices"].update(fields)
    return app.run()


def go_back(app, number):
    """Return to an earlier draft."""
    app.selectbox(key="restore").set_value(number).run()
    next(one for one in app.button if one.label == "Quay về bản này").click().run()
    return app


def issue(app):
    """Settle what a report needs, and issue it."""
    for name, value in (("number", "128"), ("date", "20/6/2024"), ("signer", "Đinh Thị Anh")):
        app.text_input(key=f"form_{name}").set_value(value)
    app.run()
    app.checkbox(key="sure").check().run()
    press(app, "Chốt báo cáo")


def press(app, label):
    """Press the button of that name."""
    next(one for one in app.button if one.label == label).click().run()


def head(app):
    """The count of numbers, above all else."""
    return next(read(one.value) for one in app.main.markdown if "số gắn với dữ liệu" in one.value)


def test_the_official_report_as_it_opens():
    app = open_page(xem="trang")
    assert find(app, ".//h1") == ["Báo cáo quý II/2024"]
    assert head(app) == "27 số gắn với dữ liệu, 5 số nhập tay"
    assert app.text_area(key="text_abstract").value.startswith("kết quả công tác lãnh đạo")
    assert len(app.main.get("image")) == 5
    assert "chưa ai sửa: đang dùng văn bản mẫu" in " ".join(notes(app))
    assert not app.main.error


def test_an_edit_is_saved_and_counted():
    app = write(open_page(phan="causes"), "causes", "### 3.2. Nguyên nhân\n\nDo 3 cơn bão.")
    assert head(app) == "27 số gắn với dữ liệu, 6 số nhập tay"
    saved = drafts.newest("official", QUARTER)
    assert (saved.number, list(saved.draft.texts)) == (1, ["causes"])
    assert "bản nháp số 1, lưu lúc" in " ".join(notes(app))
    # Whoever opens the page next finds it.
    again = open_page(phan="causes")
    assert again.text_area(key="text_causes").value.endswith("Do 3 cơn bão.")


def test_text_from_word_is_tidied_and_nothing_is_lost():
    app = write(open_page(phan="causes"), "causes", "•\u00a0Một\r\n\u2022 Ha\u0309i \u200bbão")
    assert app.text_area(key="text_causes").value == "- Một\n- Hải bão"


def test_the_standing_text_comes_back():
    app = open_page(phan="causes")
    standing = app.text_area(key="text_causes").value
    write(app, "causes", "Khác.")
    [button] = [one for one in app.button if one.label == "Lấy lại văn bản mẫu"]
    button.click().run()
    assert app.text_area(key="text_causes").value == standing
    assert drafts.newest("official", QUARTER).draft.texts == {}
    assert len(drafts.history("official", QUARTER)) == 2


def test_a_wrong_name_is_told_with_its_place_and_the_preview_stays():
    app = open_page(phan="closing")
    write(app, "closing", 'Một dòng.\n\nCó {{ so("modles.stopped") }} mô hình.')
    assert read_all(app.main.error) == [
        "Phần “Kết thúc”, dòng 3: không có số nào tên “modles.stopped”. Có phải “models.stopped”?"
    ]
    assert head(app) == "27 số gắn với dữ liệu, 5 số nhập tay"
    # The text is kept all the same, wrong as it is.
    assert "modles" in drafts.newest("official", QUARTER).draft.texts["closing"]


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{% for i in range(10) %}x{% endfor %}",
        "{% include '/etc/passwd' %}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ so('models.stopped' }}",
    ],
)
def test_code_does_not_reach_outside(text):
    app = write(open_page(phan="closing"), "closing", text)
    [sentence] = read_all(app.main.error)
    assert sentence.startswith("Phần “Kết thúc”, dòng 1: ")


def test_a_text_that_holds_too_much_is_refused_and_not_lost():
    text = "chữ " * 60_000
    app = write(open_page(phan="closing"), "closing", "Câu kết.")
    write(app, "closing", text)
    [sentence] = read_all(app.main.error)
    assert sentence.startswith("Phần “Kết thúc”, dòng 1: ")
    assert "Báo cáo vẫn dùng bản trước đó" in sentence
    # It stays in its field, is kept beside the drafts, and the last good one stays in use.
    assert app.text_area(key="text_closing").value.strip() == text.strip()
    assert drafts.newest("official", QUARTER).draft.texts == {"closing": "Câu kết."}
    [kept] = drafts.put_aside("official", QUARTER)
    assert kept.draft.texts["closing"].strip() == text.strip()
    again = open_page(phan="closing")
    assert again.text_area(key="text_closing").value == "Câu kết."
    assert any(one.startswith("Không dùng được: Phần") for one in read_all(again.main.caption))
    assert "Tải về" in [button.label for button in again.main.get("download_button")]
    # Other parts are saved meanwhile, and a text that is in order takes its place.
    write(choose(app, phan="causes"), "causes", "Do thời tiết.")
    assert not app.main.error
    assert "Báo cáo vẫn dùng" in read_all(choose(app, phan="closing").main.error)[0]
    write(app, "closing", "Câu kết mới.")
    assert not app.main.error
    assert drafts.newest("official", QUARTER).draft.texts == {
        "causes": "Do thời tiết.",
        "closing": "Câu kết mới.",
    }


def test_the_newest_texts_that_were_put_aside_are_shown():
    for number in range(7):
        with pytest.raises(drafts.Refused):
            draft = Draft({"closing": f"Câu {number}."}, {})
            drafts.save("official", QUARTER, draft, 0, "", lambda *_: "Quá dài.")
    app = open_page()
    shown = [one.value for one in app.main.code if one.value.startswith("Câu ")]
    assert shown == [f"Câu {number}." for number in (6, 5, 4, 3, 2)]
    assert any(one.startswith("Còn 2 bản riêng cũ hơn") for one in read_all(app.main.caption))


def test_a_setting_that_is_too_long_is_refused_and_not_lost():
    app = open_page(viec="the-thuc")
    app.text_area(key="form_body").set_value("BAN\n" * 21).run()
    [sentence] = read_all(app.main.error)
    assert "mục “body” có quá 20 dòng" in sentence
    assert app.text_area(key="form_body").value == "BAN\n" * 21
    assert drafts.newest("official", QUARTER) is None
    [kept] = drafts.put_aside("official", QUARTER)
    assert list(kept.draft.settings) == ["body"]
    # Also where nothing else was ever saved, the history shows it.
    assert any("Bản riêng 1" in one for one in read_all(choose(app, viec="soan").main.caption))
    choose(app, viec="the-thuc")
    app.text_area(key="form_body").set_value("BAN").run()
    assert not app.main.error


def test_a_draft_from_before_that_cannot_be_drawn_leaves_the_way_back():
    text = "- " * 300 + "a"
    drafts.save("official", QUARTER, Draft({"closing": "Câu kết."}, {}), 0)
    drafts.save("official", QUARTER, Draft({"closing": text}, {}), 1)
    app = open_page(phan="closing")
    [sentence] = read_all(app.main.error)
    assert sentence.startswith("Phần “Kết thúc”, dòng 1: có quá ")
    assert app.text_area(key="text_closing").value == text
    go_back(app, 1)
    assert not app.main.error
    assert app.text_area(key="text_closing").value == "Câu kết."
    assert drafts.newest("official", QUARTER).number == 3


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ({"date": "hôm qua"}, "Ngày báo cáo “hôm qua” không đúng."),
        ({"mark": "a" * 9_000}, "Thể thức: dấu dự thảo có dòng dài quá 300 chữ."),
    ],
)
def test_settings_from_before_that_cannot_be_set_leave_the_way_back(settings, problem):
    drafts.save("official", QUARTER, Draft({"closing": "Câu kết."}, {}), 0)
    drafts.save("official", QUARTER, Draft({"closing": "Câu kết."}, settings), 1)
    app = open_page(viec="kiem-tra")
    [sentence] = read_all(app.main.error)
    assert sentence.startswith(problem)
    choose(app, viec="the-thuc")
    [(name, value)] = settings.items()
    field = app.text_input(key=f"form_{name}")
    assert field.value == value
    field.set_value("").run()
    assert not app.main.error
    assert head(app)


def test_pages_that_cannot_be_drawn_are_told_beside_the_text(monkeypatch):
    def fail(*_, **__):
        raise ReportError("Không dàn được trang.")

    monkeypatch.setattr(pdf, "draw", fail)
    app = write(open_page(xem="trang", phan="closing"), "closing", "Câu chưa ai vẽ.")
    assert read_all(app.main.error) == ["Không dàn được trang."]
    assert app.text_area(key="text_closing").value


def test_of_very_many_checks_the_first_are_listed():
    app = write(open_page(phan="closing"), "closing", "1 2 " * 500)
    markdown = [one.value for one in choose(app, viec="kiem-tra").main.markdown]
    listed = next(value for value in markdown if value.count("\n") > 100)
    assert listed.count("\n") == 200
    assert listed.endswith("- và 805 chỗ nữa.")


def test_a_full_disk_is_told_and_the_text_stays_on_the_screen(monkeypatch):
    app = open_page(phan="closing")

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        write(app, "closing", "Câu kết mới.")
    assert "CHƯA được lưu: đĩa đã hết chỗ trống" in " ".join(read_all(app.main.error))
    assert app.text_area(key="text_closing").value == "Câu kết mới."
    # Once there is room again, the next change saves both.
    write(app, "closing", "Câu kết mới hơn.")
    assert not app.main.error
    assert drafts.newest("official", QUARTER).draft.texts == {"closing": "Câu kết mới hơn."}


def test_a_server_that_others_reach_shows_the_report_to_be_read(listen):
    write(open_page(phan="closing"), "closing", "Câu kết mới.")
    listen("0.0.0.0")
    for task in ("soan", "the-thuc", "kiem-tra", "chot"):
        app = open_page(viec=task)
        names = list(choices(app)["viec"].options.values())
        assert [name.partition(" (")[0] for name in names] == [
            "Kiểm tra",
            "Tải về",
            "Đối chiếu tệp",
        ]
        assert roles.READING_ONLY in read_all(app.main.info)
        assert not app.text_area and not app.button and not app.checkbox
    assert [one.label for one in app.get("download_button")][:2] == ["Tải Word", "Tải PDF"]
    assert head(app) == "27 số gắn với dữ liệu, 5 số nhập tay"


def test_a_text_is_not_saved_once_others_reach_the_server(listen):
    app = open_page(phan="closing")
    listen("0.0.0.0")
    write(app, "closing", "Câu kết mới.")
    [sentence] = read_all(app.main.error)
    assert sentence.endswith(f"CHƯA được lưu. {roles.READING_ONLY}")
    assert drafts.newest("official", QUARTER) is None


def test_two_clerks_who_change_different_parts_are_merged():
    one, other = open_page(phan="causes"), open_page(phan="closing")
    write(one, "causes", "Do thời tiết.")
    write(other, "closing", "Trên đây là báo cáo.")
    assert drafts.newest("official", QUARTER).draft.texts == {
        "causes": "Do thời tiết.",
        "closing": "Trên đây là báo cáo.",
    }
    assert read_all(other.main.info) == ["Phần người khác vừa lưu đã được ghép vào bản nháp."]


def test_two_clerks_who_change_the_same_part_are_asked():
    one, other = open_page(phan="causes"), open_page(phan="causes")
    write(one, "causes", "Do thời tiết.")
    write(other, "causes", "Do thiếu vốn.")
    assert "Người khác cũng vừa sửa phần “Nguyên nhân”" in read_all(other.main.warning)[0]
    shown = [area.value for area in other.text_area]
    assert "Do thời tiết." in shown and "Do thiếu vốn." in shown
    [keep] = [button for button in other.button if button.label == "Giữ bản của tôi"]
    keep.click().run()
    assert not other.main.warning
    assert drafts.newest("official", QUARTER).draft.texts == {"causes": "Do thiếu vốn."}
    # What was not chosen is still in the history.
    assert drafts.load("official", QUARTER, 1).draft.texts == {"causes": "Do thời tiết."}


def test_the_form_is_filled_in():
    app = open_page(viec="the-thuc")
    app.text_input(key="form_number").set_value("128").run()
    app.text_input(key="form_date").set_value("20/6/2024").run()
    assert drafts.newest("official", QUARTER).draft.settings == {
        "number": "128",
        "date": "2024-06-20",
    }
    assert app.text_input(key="form_date").value == "20/6/2024"
    app.selectbox(key="form_margins").set_value("mirrored").run()
    assert drafts.newest("official", QUARTER).draft.settings["margins"] == "mirrored"
    assert drafts.history("official", QUARTER)[-1].changed == "sửa lề trang"


def test_a_date_that_cannot_be_read_stays_in_its_field():
    app = open_page(viec="the-thuc")
    app.text_input(key="form_date").set_value("30/02/2024").run()
    assert app.text_input(key="form_date").value == "30/02/2024"
    assert len(app.main.error) == 1
    assert drafts.newest("official", QUARTER) is None


def test_the_checks():
    app = open_page(viec="kiem-tra")
    assert [one.value for one in app.main.header] == [
        "Số nhập tay (05)",
        "Nguồn chưa rõ cách đọc (01)",
        "Thể thức (03)",
    ]


def test_the_figures_that_can_be_used():
    app = open_page()
    usable = next(table for table in tables_of(app) if "Viết vào văn bản" in table.columns)
    row = usable[usable["Viết vào văn bản"].str.contains('"customs.ngu-dam.dak-pne"')].iloc[0]
    assert (row["Giá trị"], row["So với quý trước"]) == ("45", "giảm 10 hộ so với quý I/2024")


def test_a_report_is_issued_once_it_was_read():
    app = open_page(viec="chot")
    [button] = [one for one in app.button if one.label == "Chốt báo cáo"]
    assert button.disabled
    assert app.checkbox(key="sure").disabled
    assert read_all(app.main.info) == [
        "Chưa chốt được: còn thiếu số báo cáo, ngày báo cáo, người ký."
    ]
    issue(app)
    [report] = issued.issued("official", QUARTER)
    assert issued.verify(report) == []
    assert (report.report_number, report.report_date) == ("128", "2024-06-20")
    # What is issued is not offered to be issued again; its own number is no other's.
    assert read_all(app.main.success) == [
        "Nội dung này đã được chốt: lần chốt 1, số 128 ngày 20/6/2024. Muốn chốt lại, hãy rút lại "
        "lần ấy ở bên dưới, hoặc sửa nội dung.",
        "Số liệu hiện nay vẫn đúng như báo cáo.",
    ]
    assert not [one for one in app.button if one.label == "Chốt báo cáo"]
    choose(app, viec="kiem-tra")
    assert not [one.value for one in app.main.header if one.value.startswith("Thể thức")]


def test_an_issue_is_withdrawn_and_the_report_issued_again():
    app = open_page(viec="chot")
    issue(app)
    press(app, "Rút lại lần chốt này")
    assert any("chưa có lý do" in one for one in read_all(app.main.error))
    app.text_area(key="reason_1").set_value("Sai ngày ký")
    app.text_input(key="by_1").set_value("Y Lan").run()
    press(app, "Rút lại lần chốt này")
    assert not app.exception
    [told] = read_all(app.main.warning)
    assert told.startswith("Rút lại lúc ")
    assert "Y Lan. Lý do: Sai ngày ký." in told
    assert "Đã chốt lần 1 số 128: ĐÃ RÚT LẠI" in read_all(app.main.header)
    # Nothing goes by it any more.
    newest = start(quy=QUARTER, ban="khi-chot")
    assert read_all(newest.main.warning) == [
        "Báo cáo quý II/2024 đã chốt nhưng đã được rút lại; đang hiện số liệu mới nhất."
    ]
    issue(app)
    assert [one.number for one in issued.in_force("official", QUARTER)] == [2]


def test_a_report_with_gaps_is_not_issued(demo_snapshot):
    app = open_page(viec="chot", so_lieu="minh-hoa")
    assert app.checkbox(key="sure").disabled
    assert any("chỗ trống cần viết" in sentence for sentence in read_all(app.main.info))


def test_a_sign_without_a_letter_and_a_note_without_words_are_told_and_stop():
    app = write(open_page(phan="causes"), "causes", "Thêm 😀 nữa[^x].")
    assert read_all(app.main.warning) == [
        "Phông chữ của bản PDF không có ký tự “😀”: bản PDF và trang in hiện ô vuông. Hãy thay "
        "bằng chữ trước khi chốt."
    ]
    choose(app, viec="kiem-tra")
    heads = [one.value for one in app.main.header]
    assert {"Dấu chú thích chưa có lời (01)", "Ký tự không in được (01)"} <= {*heads}
    choose(app, viec="chot")
    assert "; còn 01 dấu chú thích chưa có lời, 01 ký tự không in được (xem Kiểm tra)." in " ".join(
        read_all(app.main.info)
    )


def test_one_changed_fact_is_one_sentence_to_correct(lay_out, published_copy, edit):
    lay_out()
    app = open_page(viec="chot")
    issue(app)
    edit("fact_outreach", "o1", value="112")
    publish.build("official", published_copy)
    app = open_page(viec="chot")
    assert read_all(app.main.warning) == [
        "Lần chốt 1, số 128 ngày 20/6/2024 đang có hiệu lực mà nội dung khác. Nếu lần ấy sai, hãy "
        "rút lại (ghi lý do) rồi chốt lại; nếu đây là văn bản khác, hãy nhập số khác.",
        "Cần đính chính 01 câu: số liệu đã thay đổi từ khi chốt.",
    ]
    assert app.checkbox(key="sure").disabled
    [told] = [read(one.value) for one in app.main.markdown if "nay là" in one.value]
    assert "110" in told and "112" in told and "Chú thích 4" in told


def test_the_figures_of_the_issued_report_stay_to_be_seen(lay_out, published_copy, edit):
    lay_out()
    app = open_page(viec="chot")
    assert not [radio for radio in app.radio if radio.label == "Số liệu của quý"]
    issue(app)
    edit("fact_outreach", "o1", value="112")
    publish.build("official", published_copy)
    newest = start(quy=QUARTER)
    assert cards(newest)[4][1] == "112 buổi"
    frozen = start(quy=QUARTER, ban="khi-chot")
    assert cards(frozen)[4][1] == "110 buổi"
    assert any(told.startswith("Số liệu khi chốt báo cáo, ") for told in chips(frozen))
    # The report itself is always written from the newest figures.
    tables = tables_of(open_page(ban="khi-chot"))
    usable = next(table for table in tables if "Là" in table.columns).set_index("Là")
    assert usable.loc["Buổi tuyên truyền", "Giá trị"] == "112"


def test_a_report_that_was_never_issued_has_no_figures_of_its_own():
    app = start(quy=QUARTER, ban="khi-chot")
    assert read_all(app.main.warning) == [
        "Báo cáo quý II/2024 chưa chốt lần nào; đang hiện số liệu mới nhất."
    ]


def test_a_damaged_issue_is_told():
    app = open_page(viec="chot")
    issue(app)
    [report] = issued.issued("official", QUARTER)
    file = report.folder / "report.docx"
    file.chmod(0o644)
    file.write_bytes(b"khac")
    assert any("đã bị sửa sau khi chốt" in one for one in read_all(open_page(viec="chot").error))


def test_a_quarter_begins_with_the_texts_of_the_one_before(demo_snapshot):
    write(open_page(phan="closing", so_lieu="minh-hoa"), "closing", "Câu kết của quý II.")
    app = open_page(phan="closing", so_lieu="minh-hoa", quy="2024-Q3")
    assert "Câu kết của quý II." not in app.text_area(key="text_closing").value
    press(app, "Bắt đầu từ quý trước")
    assert app.text_area(key="text_closing").value == "Câu kết của quý II."
    assert drafts.newest("demo", "2024-Q3").draft.settings == {}
    assert "Lấy nguyên từ quý trước, cần xem lại (01)" in [one.label for one in app.expander]
    carried = "**Kết thúc**: Câu kết của quý II  \n*Nhắc đến quý II"
    assert any(one.value.startswith(carried) for one in app.markdown)
    press(app, "Vẫn đúng")
    assert not any("cần xem lại" in one.label for one in app.expander)
    # what was written meanwhile is not replaced without being asked for
    write(app, "closing", "Câu của tôi.")
    press(app, "Chỉ lấy cho các phần chưa viết")
    assert app.text_area(key="text_closing").value == "Câu của tôi."
    press(app, "Thay tất cả")
    assert app.text_area(key="text_closing").value == "Câu kết của quý II."


def test_a_saying_of_a_unit_is_put_into_the_text(demo_snapshot):
    app = open_page(phan="units", so_lieu="minh-hoa", quy="2024-Q3")
    said = next(one for one in app.expander if one.label.startswith("Lời của đơn vị"))
    assert "đang in trong danh sách" in " ".join(one.value for one in said.markdown)
    write(app, "units", "Mở đầu.\n")
    press(app, "Đưa vào")
    assert app.text_area(key="text_units").value.startswith("Mở đầu.\n\n- ")
    said = next(one for one in app.expander if one.label.startswith("Lời của đơn vị"))
    assert "đã đưa vào" in " ".join(one.value for one in said.markdown)


def test_the_text_with_its_marks_is_drawn():
    app = open_page()
    assert [one.key for one in app.main.get("bidi_component")][-1] == "marked_text"
    assert not app.main.get("image")


def test_the_page_of_the_demonstration_says_so(demo_snapshot):
    app = turn_to(start(so_lieu="minh-hoa", quy=QUARTER), "report.py")
    assert head(app) == "117 số gắn với dữ liệu, 0 số nhập tay, 7 chỗ trống cần viết"
    assert chips(app)[-1] == "SỐ LIỆU MINH HỌA"
