"""Each number of a report beside the facts: told, told otherwise, not there, not clear.

The sentences are ours; they hold the figures of Báo cáo 128 in the shape that a district writes.
"""

import re
from datetime import date

import pytest

from measures.duty import Sent
from measures.figures.quarter import read_figures
from measures.reporting import Asked
from report import word
from report.compose import compose
from report.errors import ReportError
from report.identity import Identity
from report.review import findings, incoming
from report.review.incoming import Incoming, Paragraph
from report.trial import fill_up

QUARTER = "2024-Q2"
# As a scanner reads it: marks of letters are lost, names of places stand in older spellings.
SCANNED = [
    "Đã dừng 26 mô hình, trong đó 13 mô hình đạt mục tiêu và 13 mô hình không hiệu quả (mô hình "
    "“Không sinh con thứ 3” ở xã Đăk Pnê; mô hình “Trồng chuối” ở thôn 5, thị trấn Đăk Rve).",
    "Từ đầu năm 2024 đến nay có 12 mô hình ra mắt.",
    "Trong quý II/2024 tổ chức 110 buổi tuyên truyền, có hơn 8.000 lượt người dự. Phát 38 tin và "
    "05 bài trên sóng FM: 36 tin; 05 bài trên trang thông tin huyện. Xe lưu động đi 7 lượt/7 xã.",
    "- Hội LHPN huyện cùng Plan hỗ trợ 03 máy áp trũng cho nhóm cha mẹ ở xã Đăk Ruồng, Đăk Pnê.",
    "Nay còn 01 hủ tục, 02 phong tục không phù hợp (giảm 01 phong tục “Sinh dê tại nhà” so với quý "
    "I/2024).",
    "+ Hủ tục “Cùng ốm đau và khăn cầu thần linh” (01 hộ ở thôn Kon Bì - xã Đăk Tơ Lung).",
    "+ Phong tục “Thả rông gia súc, gia cầm” (01 hộ ở thôn Kon Mong Tu, 01 hộ ở thôn Kon Lỗ - xã "
    "Đăk Tơ Lung; xã Đăk Pnê); “Ngủ đằm” (còn 45 hộ xã Đăk Pnê, giảm 10 hộ so với quý I/2024).",
    "8. Kiểm tra việc thực hiện Cuộc vận động năm 2024 tại 07 xã, thị trấn và 02 cơ quan, đơn vị "
    "cấp huyện.",
]


@pytest.fixture
def figures(snapshot):
    return read_figures(snapshot, QUARTER)


def check(figures, *texts):
    return findings.check([Paragraph(text, "đoạn 1") for text in texts], figures).findings


def states(figures, text):
    return [(one.number, one.state) for one in check(figures, text)]


def test_every_figure_of_a_scanned_report_is_found(figures):
    found = check(figures, *SCANNED)
    assert [one.number for one in found if one.state != "fits"] == []
    assert len(found) == 23
    assert {one.source.partition(",")[0] for one in found if one.source} == {"Báo cáo 128-BC/BCĐ"}


def test_each_number_that_is_changed_is_one_finding(figures):
    count = 0
    for at, text in enumerate(SCANNED):
        for finding in check(figures, text):
            start = text.find(finding.sentence) + finding.start
            digits = re.search(r"[\d.]+", finding.number)[0]
            value = int(digits.replace(".", "")) + 1
            changed = finding.number.replace(digits, f"{value:,}".replace(",", "."))
            end = start + len(finding.number)
            texts = [*SCANNED[:at], text[:start] + changed + text[end:], *SCANNED[at + 1 :]]
            differing = [one for one in check(figures, *texts) if one.state != "fits"]
            assert [(one.state, one.number) for one in differing] == [("differs", changed)]
            assert differing[0].says == finding.says
            count += 1
    assert count == 23


@pytest.mark.parametrize(
    ("data_set", "quarter"), [("official", "2024-Q2"), ("demo", "2024-Q2"), ("demo", "2022-Q3")]
)
def test_every_number_that_we_print_ourselves_fits(snapshot, demo_snapshot, data_set, quarter):
    on = snapshot if data_set == "official" else demo_snapshot
    composed = compose(on, quarter, fill_up(data_set, quarter, {}), {})
    paragraphs = incoming.read(word.write(composed.document), "a.docx").paragraphs
    found = findings.check(paragraphs, composed.figures).findings
    bound = 0
    for line in composed.lines:
        text, at = " ".join(line.text.split()), 0
        here = [one for one in found if one.sentence in text]
        for run in line.runs:
            start, at = at, at + (0 if run.kind == "note" else len(run.text))
            if run.kind != "so":
                continue
            for one in here:
                if start <= text.find(one.sentence) + one.start < at:
                    assert (one.state, one.number) == ("fits", one.number), one.sentence
                    bound += 1
    assert bound > (20 if data_set == "official" else 90)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Có hai mươi sáu mô hình dừng hoạt động.", [("hai mươi sáu", "fits")]),
        ("Đã dừng 26 (hai mươi sáu) mô hình.", [("26", "fits")]),
        (
            "Số mô hình dừng hoạt động là 26, trong đó đạt mục tiêu 13, không hiệu quả 12.",
            [("26", "fits"), ("13", "fits"), ("12", "differs")],
        ),
        ("Xã Đăk Pne giảm từ 55 hộ xuống còn 45 hộ ngủ đầm.", [("55", "fits"), ("45", "fits")]),
        ("Xã Đăk Pne còn 44 hộ ngủ rẫy.", [("44", "differs")]),
        ("Đăk Tơ Lung còn 02 hộ thả rông gia súc.", [("02", "fits")]),
        (
            "Quý I/2024 xã Đăk Pne còn 54 hộ ngủ đầm; quý II/2024 còn 45 hộ.",
            [("54", "differs"), ("45", "fits")],
        ),
        (
            "Ngủ “đầm”: xã Đăk Pne còn 45 hộ, tăng 10 hộ so với quý trước.",
            [("45", "fits"), ("10", "differs")],
        ),
        ("Thu hút 8.000 lượt người tham dự tuyên truyền.", [("8.000", "differs")]),
        ("Thu hút trên 8.000 lượt người tham dự tuyên truyền.", [("trên 8.000", "fits")]),
        (
            "Trên sóng FM có 38 tin, 05 bài; trên trang thông tin điện tử có 36 tin, 05 bài.",
            [("38", "fits"), ("05", "fits"), ("36", "fits"), ("05", "fits")],
        ),
        (
            "Tại xã Đăk Kôi có 02 mô hình không hiệu quả, xã Tân Lập 02 mô hình.",
            [("02", "fits"), ("02", "fits")],
        ),
        ("Đăk Tơ Lung; Số hộ còn thả rông gia súc, gia cầm: 2", [("2", "fits")]),
        ("Đề ra 8 nhiệm vụ cho quý III/2024.", [("8", "fits")]),
        ("Cả 7 xã, thị trấn đều tham gia.", [("7", "fits")]),
        # What we have no fact of is not there, whatever number it is.
        ("Xã Đăk Lạ còn 45 hộ ngủ đầm.", [("45", "unfound")]),
        ("Quý IV/2023 có 26 mô hình dừng hoạt động.", [("26", "unfound")]),
        ("Ở xã Đăk Ruồng còn 45 hộ ngủ đầm.", [("45", "unfound")]),
        ("26 mô hình dừng, tăng 5 mô hình so với cùng kỳ.", [("26", "fits"), ("5", "unfound")]),
        (
            "Lồng ghép vốn của 03 chương trình; có 26 con bò.",
            [("03", "unfound"), ("26", "unfound")],
        ),
        # Where the words fit two facts it is not clear, though one of them is this number.
        ("Trong quý có 26 mô hình.", [("26", "unclear")]),
        ("Phong tục “Nợ miệng”, “Ngủ đầm”: 45 hộ.", [("45", "unclear")]),
        ("Còn 1.23 hộ ngủ đầm.", [("1.23", "unclear")]),
    ],
)
def test_a_number_is_judged_by_the_words_around_it(figures, text, wanted):
    assert states(figures, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{name}: {above}/{below} hộ, đạt {value} (mục tiêu {target}).", ["fits"] * 3),
        ("{name} đạt 12,3% (mục tiêu {target}).", ["differs", "fits"]),
        ("{name}: 1/{below} hộ.", ["differs"]),
    ],
)
def test_rates_are_told_by_both_their_sides(demo_snapshot, text, wanted):
    figures = read_figures(demo_snapshot, QUARTER)
    figure, target = figures.get("indicators.khkt"), figures.get("indicators.khkt.target")
    told = text.format(
        name=figure.label, above=figure.total.numerator, below=figure.total.denominator,
        value=figure.text, target=target.text,
    )  # fmt: skip
    found = check(figures, told)
    assert [one.state for one in found] == wanted
    assert f"{figure.total.numerator}/" in check(figures, f"{figure.label}: 1/2 hộ.")[
        0
    ].says.replace(".", "")


def test_who_reported_is_held_against_the_figure_it_is_told_of(demo_snapshot):
    figures = read_figures(demo_snapshot, QUARTER)
    stopped = figures.get("models.stopped").text
    for text in (
        f"Có {stopped} mô hình dừng hoạt động (6/7 xã, thị trấn báo cáo).",
        f"Theo báo cáo của 6/7 xã, thị trấn; chưa báo cáo: xã Mẫu 6; có {stopped} mô hình dừng.",
    ):
        assert {state for _, state in states(figures, text)} == {"fits"}
        wrong = text.replace("6/7", "5/7")
        assert ("5/7", "differs") in states(figures, wrong)


def test_a_commune_s_own_number_is_asked_of_the_commune(demo_snapshot):
    figures = read_figures(demo_snapshot, QUARTER)
    rows = [row for row in figures.rows("outreach") if row.commune_id == "mau-3"]
    [sessions] = [int(row.value) for row in rows if row.subject == "session"]
    told = check(figures, f"- Xã Mẫu 3: Tuyên truyền {sessions} buổi ở các thôn xa.")
    assert [one.state for one in told] == ["fits"]
    assert told[0].says == f"Buổi tuyên truyền, xã Mẫu 3: {sessions} buổi"


def test_the_cells_of_a_table_are_told_by_its_heads_and_rows(demo_snapshot):
    texts = fill_up("demo", QUARTER, {})
    for kind in ("customs", "indicators", "models"):
        texts["causes"] += f'\n\n{{{{ bang("{kind}") }}}}\n'
    composed = compose(demo_snapshot, QUARTER, texts, {})
    assert composed.errors == []
    read = incoming.read(word.write(composed.document), "a.docx").paragraphs
    rows = [one for one in read if one.in_table]
    found = findings.check(rows, composed.figures).findings
    assert [(one.number, one.sentence) for one in found if one.state != "fits"] == []
    assert len(found) > 100
    [row] = [one for one in rows if one.text.startswith("Mô hình dừng hoạt động;")]
    wrong = row._replace(text=row.text.replace("Mẫu 1: 6", "Mẫu 1: 7"))
    differing = findings.check([wrong], composed.figures).findings
    assert [one.says for one in differing if one.state != "fits"] == [
        "Mô hình dừng hoạt động, xã Mẫu 1: 06 mô hình"
    ]


def test_a_finding_shows_where_it_stands(figures):
    text = "Câu trước. Nay còn 46 hộ ngủ đầm ở xã Đăk Pne. Câu sau."
    [finding] = findings.check([Paragraph(text, "chú thích 7")], figures).findings
    assert finding.where == "chú thích 7"
    assert finding.sentence == "Nay còn 46 hộ ngủ đầm ở xã Đăk Pne."
    assert finding.sentence[finding.start : finding.end] == "46"
    assert finding.says == "Hộ còn thực hiện Ngủ “đầm” (ngủ rẫy), xã Đăk Pne: 45 hộ"
    assert finding.source == "Báo cáo 128-BC/BCĐ, chú thích 7"


@pytest.mark.parametrize(
    ("texts", "told"), [(["1 hộ; " * 401], "quá 400"), (["1 hộ; " * 300] * 11, "quá 3.000")]
)
def test_a_text_of_nothing_but_numbers_is_refused(figures, texts, told):
    with pytest.raises(ReportError, match=told):
        check(figures, *texts)


def test_another_quarter_is_judged_as_of_the_same_day_and_journal(demo_view):
    day = date(2024, 6, 17)
    form = Sent("mau-6", "2024-Q2", day, day)
    text = "Quý II/2024 có 01 xã, thị trấn chưa báo cáo."
    for sent, state in (((), "fits"), ((form,), "differs")):
        asked = Asked(date(2024, 9, 30), sent)
        assert states(read_figures(demo_view.snapshot, "2024-Q3", asked), text) == [("01", state)]


def test_the_quarter_is_the_first_that_is_named():
    texts = ["BÁO CÁO", "kết quả Quý 2 năm 2024 và nhiệm vụ quý III/2024"]
    found = Incoming("bao-cao.txt", [Paragraph(text, "") for text in texts], None, False)
    assert findings.find_quarter(found) == "2024-Q2"
    odd = [Paragraph("Quý I/٢٠٢٤, quý ı/2024, quý III/2024", "")]
    assert findings.find_quarter(found._replace(paragraphs=odd)) == "2024-Q3"
    ours = found._replace(identity=Identity("official", "2024-Q3", "chot"))
    assert findings.find_quarter(ours) == "2024-Q3"
    assert findings.find_quarter(found._replace(paragraphs=[Paragraph("Không nêu.", "")])) == ""
