"""What the text may ask for: numbers, changes, lists, citations and gaps, all of them marked."""

import re
from collections import namedtuple

import pytest

from measures.figures.catalogue import LISTS
from measures.figures.quarter import read_figures
from report import tree
from report.citing import write_about
from report.committee import read_committee
from report.lines import read_lines
from report.lists import list_outreach
from report.marks import escape, mark
from report.phrases import PhraseError, Phrases
from tests.lists import CUSTOMS_TOLD, read_rows
from tests.measures.told import make as make_figures
from tests.measures.told import tell

SPAN = re.compile(
    r"\[((?:\\.|[^\]\\])*)\]\{\.(so|ten|vb|ky|thieu)(?: n=\"[^\"]*\")?(?: k=\"\w+\")?\}"
)


def plain(marked):
    """The words of marked Markdown."""
    return re.sub(r"\\(.)", r"\1", SPAN.sub(lambda span: span[1], marked))


def make(snapshot, quarter="2024-Q2"):
    figures = read_figures(snapshot, quarter)
    return Phrases(figures, read_committee(figures.district))


@pytest.fixture
def phrases(snapshot):
    return make(snapshot)


@pytest.fixture
def demo_phrases(demo_snapshot):
    return make(demo_snapshot)


def test_number(phrases):
    assert phrases.so("models.stopped") == '[26]{.so n="models.stopped"}'


def test_number_that_nobody_reported_is_a_gap(phrases):
    assert phrases.so("models.running") == (
        '[chưa có số mô hình đang hoạt động cuối quý]{.thieu n="models.running"}'
    )


def test_change(phrases):
    assert phrases.thay_doi("customs.ngu-dam") == (
        '[giảm 10 hộ so với quý I/2024]{.so n="customs.ngu-dam" k="change"}'
    )


def test_gap_and_name(phrases):
    assert phrases.thieu("lý do") == "[lý do]{.thieu}"
    assert phrases.ten("m9") == '[Trồng rau sạch]{.ten n="m9"}'


def test_values(phrases):
    assert {name: plain(value) for name, value in phrases.values.items()} == {
        "quy": "quý II/2024",
        "QUY": "QUÝ II/2024",
        "quy_truoc": "quý I/2024",
        "quy_sau": "quý III/2024",
        "QUY_SAU": "QUÝ III/2024",
        "nam": "2024",
        "huyen": "huyện Kon Rẫy",
        "cuoc_van_dong": (
            "Cuộc vận động “Làm thay đổi nếp nghĩ, cách làm của đồng bào dân tộc thiểu số, làm cho "
            "đồng bào dân tộc thiểu số vươn lên thoát nghèo bền vững”"
        ),
        "ban_chi_dao": "Ban Chỉ đạo Cuộc vận động huyện",
        "giai_doan": "giai đoạn 2021-2025",
    }
    assert all(value.endswith("{.ky}") for value in phrases.values.values())


@pytest.mark.parametrize("name", ["model", "outreach", "custom", "models.stopped"])
def test_all_reported_needs_no_remark(phrases, name):
    assert phrases.pham_vi(name) == ""


@pytest.mark.parametrize("name", ["model", "outreach", "custom", "models.ineffective"])
def test_who_did_not_report_is_named(demo_phrases, name):
    assert plain(demo_phrases.pham_vi(name)) == (
        "(theo báo cáo của 6/7 xã, thị trấn; chưa báo cáo: xã Mẫu 6)"
    )
    # named once in a report; how many stand behind a number is said each time
    assert plain(demo_phrases.pham_vi("duty")) == "(theo báo cáo của 6/7 xã, thị trấn)"


def test_first_citation_in_full_then_short(phrases):
    assert phrases.van_ban("75-KH/HU") == (
        '[Kế hoạch số 75-KH/HU, ngày 05/5/2022 của Ban Thường vụ Huyện ủy Kon Rẫy]{.vb n="kh-75"}'
    )
    assert phrases.van_ban("75-KH/HU") == '[Kế hoạch số 75-KH/HU]{.vb n="kh-75"}'


def test_a_document_whose_matter_is_another_one_does_not_cite_that_a_second_time(phrases):
    told = plain(f"{phrases.van_ban('75-KH/HU')}, {phrases.van_ban('13-CT/TU')}")
    assert told.count("13-CT/TU") == 1


def test_a_citation_is_word_for_word_where_the_source_is(phrases):
    assert plain(phrases.van_ban("13-CT/TU")) == (
        "Chỉ thị số 13-CT/TU, ngày 18/3/2022 của Ban Thường vụ Tỉnh ủy Kon Tum về “tăng cường lãnh "
        "đạo tuyên truyền, vận động Nhân dân xóa bỏ các hủ tục, phong tục không còn phù hợp trên "
        "địa bàn tỉnh”"
    )
    # One that quotes itself is not quoted again.
    assert plain(phrases.van_ban("1558-QĐ/HU")).endswith(
        " về kiện toàn Ban Chỉ đạo thực hiện Cuộc vận động “Làm thay đổi nếp nghĩ, cách làm của "
        "đồng bào dân tộc thiểu số, làm cho đồng bào dân tộc thiểu số vươn lên thoát nghèo bền "
        "vững” trên địa bàn huyện Kon Rẫy"
    )


@pytest.mark.parametrize(
    ("abstract", "told"),
    [
        ("Về việc giao chỉ tiêu", "về việc “giao chỉ tiêu”"),
        ("V/v giao chỉ tiêu", "về việc “giao chỉ tiêu”"),
        ("Về giao chỉ tiêu", "về “giao chỉ tiêu”"),
        ("Vềnh", "về “vềnh”"),
        ("Giao chỉ tiêu “A”", "về giao chỉ tiêu “A”"),
        (None, "về việc của ta"),
    ],
)
def test_a_citation_says_once_what_it_is_about(abstract, told):
    row = namedtuple("Row", "kind abstract about")("Công văn", abstract, "Việc của ta")
    assert write_about(row) == told


def test_citation_does_not_say_the_kind_twice(phrases):
    assert plain(phrases.van_ban("118-KH/BCĐ")).endswith(" về công tác năm 2024")


def test_citation_of_a_number_in_words(demo_phrases):
    assert plain(demo_phrases.van_ban("bieu-2024-Q2")).startswith("Biểu minh họa quý II/2024 của ")


def test_asking_is_not_citing(phrases):
    assert phrases.co("75-KH/HU") and phrases.co("indicators.redefined")
    assert "ngày 05/5/2022" in phrases.van_ban("75-KH/HU")
    assert "ngày 02/02/2024" in phrases.danh_sach("indicators.redefined")


@pytest.mark.parametrize(
    ("name", "there", "known"),
    [
        ("models.stopped", True, True),
        ("customs.tao-hon", False, True),  # reported as none
        ("models.running", False, False),
        ("customs.cung-om-dau.dak-pne", True, True),  # there, of unknown number
    ],
)
def test_conditions(phrases, name, there, known):
    assert (phrases.co(name), phrases.biet(name)) == (there, known)


def test_conditions_of_lists_and_documents(phrases, demo_phrases):
    assert phrases.co("support") and phrases.co("customs.gone") and phrases.co("tasks")
    assert not demo_phrases.co("75-KH/HU")
    assert not demo_phrases.co("07-CTrPH-UBND-MTTQ")


def test_condition_of_a_comparison(phrases):
    assert phrases.so_duoc("customs.ngu-dam") and not phrases.so_duoc("models.stopped")


@pytest.mark.parametrize(
    ("function", "name", "message"),
    [
        ("so", "modles.stopped", "không có số nào tên “modles.stopped”. Có phải “models.stopped”?"),
        ("thay_doi", "zzz", "không có số nào tên “zzz”."),
        ("pham_vi", "outreech", "không có số nào tên “outreech”. Có phải “outreach”?"),
        ("danh_sach", "custom", "không có danh sách nào tên “custom”. Có phải “customs”?"),
        ("van_ban", "75-KH/HV", "danh mục văn bản không có “75-KH/HV”. Có phải “75-KH/HU”?"),
        ("ten", "m99", "không có tên nào ở số liệu “m99”. Có phải “m9”?"),
    ],
)
def test_wrong_name(phrases, function, name, message):
    with pytest.raises(PhraseError) as caught:
        phrases.functions[function](name)
    assert str(caught.value) == message


# Lists ------------------------------------------------------------------------------------------


def test_ineffective_models_by_commune(phrases):
    assert plain(phrases.danh_sach("models.ineffective")) == (
        "xã Đăk Kôi: “Trồng cỏ voi nuôi bò”, “Trồng rau sạch” (thôn Trắng Nó – Kon Blo); "
        "xã Đăk Pne: “Câu lạc bộ không sinh con thứ 3”; "
        "thị trấn Đăk Rve: “Trồng và chăm sóc cây chuối” (thôn 5); "
        "xã Đăk Tờ Re: “Trồng rau sạch” (Công đoàn xã); "
        "xã Tân Lập: “Vệ sinh môi trường, cải tạo vườn tạp”, “Nuôi gà thịt”; "
        "các mô hình khác: “Chăn nuôi gà, vịt” (thôn Kon Rơ Pen), "
        "“Chăn nuôi gà, vịt” (Đăk Puih, Kon Dơ Xing), “Chăn nuôi heo đen” (thôn Kon Dơ Xing), "
        "“Chỉnh trang vườn hộ, cải tạo vườn tạp”, “Trồng chuối Thái”, “Trồng cây ăn quả”"
    )


def test_models_without_a_name(phrases):
    assert plain(phrases.danh_sach("models.goal_met")) == "13 mô hình chưa nêu tên"


def test_many_models_are_told_by_commune(demo_phrases):
    assert plain(demo_phrases.danh_sach("models.stopped")) == (
        "thị trấn Mẫu: 04 mô hình; xã Mẫu 1: 06 mô hình; xã Mẫu 2: 03 mô hình; "
        "xã Mẫu 3: 02 mô hình; xã Mẫu 4: 04 mô hình; xã Mẫu 5: 04 mô hình"
    )


def test_customs_still_practised(phrases):
    assert plain(phrases.danh_sach("customs")).split("\n") == [
        "- Hủ tục “Cúng ốm đau và khấn cầu thần linh”: còn 01 hộ ở thôn Kon Bỉ, xã Đăk Tơ Lung; "
        "ở xã Đăk Pne, chưa rõ số hộ.",
        "- Phong tục “Thả rông gia súc, gia cầm”: còn 02 hộ ở xã Đăk Tơ Lung (01 hộ ở thôn Kon "
        "Mong Tu; 01 hộ ở thôn Kon Lỗ); ở xã Đăk Pne, chưa rõ số hộ.",
        "- Phong tục Ngủ “đầm” (ngủ rẫy): còn 45 hộ ở xã Đăk Pne, giảm 10 hộ so với quý I/2024.",
    ]


def test_customs_of_a_quarter_known_from_a_later_one(snapshot):
    lines = plain(make(snapshot, "2024-Q1").danh_sach("customs")).split("\n")
    assert lines[0] == (
        "- Phong tục “Thả rông gia súc, gia cầm”: còn ở nơi chưa nêu tên, chưa rõ số hộ."
    )


def test_many_customs_are_told_by_commune(demo_phrases):
    lines = plain(demo_phrases.danh_sach("customs")).split("\n")
    rows = [row for row in read_rows("dim_custom") if row["custom_id"] in CUSTOMS_TOLD]
    assert sum(any(row["name"] in line for row in rows) for line in lines) == 8
    assert lines[0] == (
        "- Hủ tục “Cúng ốm đau và khấn cầu thần linh”: còn ít nhất 11 hộ "
        "(theo báo cáo của 6/7 xã, thị trấn; 03 xã, thị trấn báo cáo cả hai quý: không đổi so với "
        "quý I/2024): 04 hộ ở thị trấn Mẫu; "
        "ở xã Mẫu 1, chưa rõ số hộ; 02 hộ ở xã Mẫu 2; 03 hộ ở xã Mẫu 4; 02 hộ ở xã Mẫu 5."
    )
    assert not any("thôn" in line for line in lines)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("customs.gone", "phong tục “Sinh đẻ tại nhà”"),
        ("customs.changes", "giảm 01 phong tục “Sinh đẻ tại nhà” so với quý I/2024"),
        (
            "indicators.redefined",
            "Chỉ tiêu số 1, Phụ lục 02 kèm theo Công văn số 120-CV/BCĐ, ngày 02/02/2024 của Ban "
            "Chỉ đạo Cuộc vận động huyện Kon Rẫy: Điều chỉnh nội dung “Số cặp vợ chồng sinh con "
            "thứ 3 trong đồng bào DTTS nghèo, cận nghèo” thành “Tỷ lệ sinh con thứ 3 trở lên”.",
        ),
        (
            "outreach",
            "tổ chức 110 buổi tuyên truyền chuyên đề, lồng ghép; thu hút hơn 8.000 lượt người tham "
            "dự; đăng, phát 38 tin và 05 bài trên sóng truyền thanh FM, 36 tin và 05 bài trên "
            "trang điện tử huyện (đọc theo bản quét, cần đối chiếu bản gốc); tuyên truyền lưu động "
            "bằng xe 7 lượt/7 xã, thị trấn",
        ),
        (
            "support",
            "Hội LHPN huyện phối hợp tổ chức Plan hỗ trợ máy ấp trứng cho nhóm cha mẹ (03 máy) ở "
            "xã Đăk Ruồng và xã Đăk Pne",
        ),
        (
            "duty",
            "một số cơ quan, đơn vị chưa thực hiện bảo đảm chế độ báo cáo theo quy định",
        ),
        ("indicators", "chưa có số liệu để nêu: kết quả chỉ tiêu"),
        ("models.launched", "chưa có số liệu để nêu: mô hình ra mắt trong quý"),
    ],
)
def test_other_lists(phrases, name, text):
    assert plain(phrases.danh_sach(name)) == text


def test_lists_of_the_demonstration(demo_phrases, demo_snapshot):
    assert plain(demo_phrases.danh_sach("duty")) == (
        "có 6/7 xã, thị trấn báo cáo; báo cáo trễ hạn: thị trấn Mẫu, xã Mẫu 3, xã Mẫu 4; "
        "chưa báo cáo: xã Mẫu 6"
    )
    lines = plain(demo_phrases.danh_sach("indicators")).split("\n")
    assert lines[1] == (
        "- Hộ DTTS nghèo, cận nghèo biết áp dụng khoa học - kỹ thuật: 657/1.152 hộ, đạt 57% (mục "
        "tiêu 57,9%; theo báo cáo của 6/7 xã, thị trấn; 05 xã, thị trấn báo cáo cả hai quý: "
        "tăng 6,3 điểm phần trăm so với quý I/2024)."
    )
    assert lines[4].startswith(
        "- Mức giảm tỷ lệ hộ nghèo, cận nghèo DTTS trong năm: 96/3.593 hộ, đạt 2,7 điểm phần trăm "
        "(mục tiêu 4,3 điểm phần trăm; "
    )
    assert lines[5].startswith(
        "- Tỷ lệ sinh con thứ 3 trở lên: 11/85 ca sinh, chiếm 12,9% (mục tiêu không quá 9,5%; "
    )
    assert plain(make(demo_snapshot, "2023-Q1").danh_sach("indicators")).split("\n")[5] == (
        "- Số cặp vợ chồng sinh con thứ 3 trong đồng bào DTTS nghèo, cận nghèo: 05 cặp (mục tiêu "
        "không quá 14 cặp)."
    )
    assert "(chưa rõ số máy) ở thôn 1, thị trấn Mẫu" in plain(demo_phrases.danh_sach("support"))


@pytest.mark.parametrize(
    ("quarter", "told"),
    [
        ("2023-Q1", "giảm 01 hủ tục “Hôn nhân cận huyết”, phong tục không đổi so với quý IV/2022"),
        ("2024-Q3", "không đổi so với quý II/2024"),
    ],
)
def test_how_the_numbers_of_customs_changed_in_one_phrase(demo_snapshot, quarter, told):
    assert plain(make(demo_snapshot, quarter).danh_sach("customs.changes")) == told


def test_a_number_that_no_commune_told_is_said_to_be_the_offices(demo_snapshot):
    phrases = make(demo_snapshot, "2024-Q3")
    assert " 07 bài (theo báo cáo của cơ quan cấp huyện) trên trang " in plain(
        phrases.danh_sach("outreach")
    )


def test_what_follows_a_number_is_its_coverage_and_its_change(demo_phrases, phrases):
    assert plain(demo_phrases.so_sanh("models.stopped")) == (
        " (theo báo cáo của 6/7 xã, thị trấn; chưa báo cáo: xã Mẫu 6; 05 xã, thị trấn báo "
        "cáo cả hai quý: tăng 15 mô hình so với quý I/2024)"
    )
    assert plain(phrases.so_sanh("customs.phong_tuc")) == ", giảm 01 phong tục so với quý I/2024"
    assert phrases.so_sanh("models.stopped") == ""


def test_a_channel_that_others_told_of_than_of_sessions_says_so():
    told = [
        *tell("outreach", "session", {"a": 5, "b": 4}, {}),
        *tell("outreach", "attendance", {"a": 90, "b": 60}, {}),
        *tell("outreach", "radio_news", {"a": 3}, {}),
        *tell("outreach", "van_round", {"b": 1, "c": 1}, {}),
    ]
    assert plain(list_outreach(make_figures(told))) == (
        "tổ chức 09 buổi tuyên truyền chuyên đề, lồng ghép; thu hút 150 lượt người tham dự; đăng, "
        "phát 03 tin (theo báo cáo của 1/3 xã, thị trấn; chưa có đủ số: xã B, xã C) trên sóng "
        "truyền thanh FM; tuyên truyền lưu động bằng xe 2 lượt/2 xã, thị trấn (theo báo cáo của "
        "2/3 xã, thị trấn; chưa có đủ số: xã A)"
    )


def test_tasks_are_numbered(phrases, demo_phrases):
    lines = plain(phrases.danh_sach("tasks")).split("\n")
    assert [line.partition(". ")[0] for line in lines] == [str(number) for number in range(1, 9)]
    assert lines[6] == (
        "7. Tổ chức tham quan mô hình mẫu của Ban Chỉ đạo huyện; chủ trì: Ủy ban nhân dân huyện."
    )
    assert plain(demo_phrases.danh_sach("tasks")).split("\n")[-1] == (
        "4. Kiểm tra việc thực hiện ở các xã, thị trấn (07 xã, thị trấn); kiểm tra việc thực hiện "
        "ở cơ quan cấp huyện (05 cơ quan)."
    )


def test_known_none_is_said_and_is_no_gap(demo_snapshot):
    phrases = make(demo_snapshot, "2021-Q2")
    assert phrases.danh_sach("models.stopped") == "không có"


# Marks ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("quarter", ["2021-Q2", "2023-Q4", "2024-Q1", "2024-Q2"])
def test_every_digit_of_a_phrase_is_marked(snapshot, demo_snapshot, quarter):
    for phrases in (make(snapshot, quarter), make(demo_snapshot, quarter)):
        told = [phrases.danh_sach(name) for name in LISTS]
        told += [phrases.pham_vi(name) for name in ("model", "custom", "outreach")]
        bare = SPAN.sub("", "\n".join(told))
        assert re.findall(r"\d+(?!\d*\. \S)\S*", re.sub(r"(?m)^\d+\. ", "", bare)) == []


@pytest.mark.parametrize("quarter", ["2024-Q1", "2024-Q2"])
def test_numbers_in_lists_carry_names_of_figures(snapshot, demo_snapshot, quarter):
    for phrases in (make(snapshot, quarter), make(demo_snapshot, quarter)):
        text = "\n".join(phrases.danh_sach(name) for name in LISTS)
        names = re.findall(r'\{\.so n="([^"]*)"', text)
        assert names and [name for name in names if name not in phrases.figures.names] == []


@pytest.mark.parametrize(
    "name",
    [
        "Nuôi *gà* _ri_ [thử]{.so} `x` <b> # ^[chú] \\ & &amp; ![](a)",
        ']{.so n="x"} [',
        "- đầu dòng\n\n# đề mục",
        "1. một",
    ],
)
def test_a_name_is_never_taken_for_formatting(name):
    odd = 'a]}"b'
    [block] = tree.read(f"Có {mark('ten', name, odd)} ở đây.")
    [line] = read_lines([block])
    [run] = [run for run in line.runs if run.kind == "ten"]
    assert (run.text, run.name) == (" ".join(name.split()), odd)
    assert line.text == f"Có {run.text} ở đây."


def test_escaped_text_is_on_one_line():
    assert escape("a\n\nb\u00a0c") == "a b c"
