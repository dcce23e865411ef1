"""The correction of an issued report: what it cites, what it lists, and both files can be made."""

import io
from datetime import date

import pypdf
import pytest

from data import publish, store
from report import erratum, pdf, tree, word
from report.corrections import Correction, Move
from report.erratum import Comparison
from report.files import issue
from report.issued import Issued
from report.lines import read_lines
from report.storage import Draft
from tests.measures.told import fact, make

TODAY = date(2024, 8, 5)
SETTLED = {"number": "128", "date": "2024-06-20", "signer": "Đinh Thị Anh"}
MOVE = Move("outreach.session", "", "Buổi tuyên truyền", "110", "112")
REPORT = Issued(1, None, "official", "2024-Q2", None, "", "128", "2024-06-20", 1)
FOUND = Comparison(
    [
        Correction("chú thích 4", "Tổ chức 110 buổi.", "Tổ chức 112 buổi.", [MOVE]),
        Correction("mục I.1", "Có 02 xã.", "", [Move("x", "", "", "02", "")]),
        Correction("mục I.2", "", "Có <b> 03 *xã*.", [Move("y", "", "Xã", "", "03")]),
    ],
    {"outreach.session": "Biểu của Huyện đoàn.", "x": "", "y": ""},
    "Kon Rẫy",
    SETTLED,
    False,
)


def lines(document):
    return [line.text for line in read_lines(document.blocks)]


def test_it_cites_the_report_and_lists_what_was_printed_and_what_is_right():
    document = erratum.compose(REPORT, FOUND, TODAY, "nhập nhầm một biểu.")
    cited = "Báo cáo số 128-BC/BCĐ, ngày 20/6/2024"
    assert "".join(one.get("c", " ") for one in document.abstract) == (
        f"đính chính một số nội dung tại {cited} của Ban Chỉ đạo Cuộc vận động huyện"
    )
    told = lines(document)
    assert told[0].endswith(f"đính chính 03 nội dung tại {cited} như sau:")
    assert told[1:9] == [
        "1. Tại chú thích 4:",
        "- Đã in: “Tổ chức 110 buổi.”",
        "- Đính chính là: “Tổ chức 112 buổi.”",
        "- Buổi tuyên truyền: “110” sửa thành “112”. Nguồn: Biểu của Huyện đoàn.",
        "2. Tại mục I.1:",
        "- Bỏ câu đã in: “Có 02 xã.”",
        "3. Tại mục I.2:",
        "- Bổ sung câu: “Có <b> 03 *xã*.”",
    ]
    assert told[-2] == "Lý do đính chính: nhập nhầm một biểu."
    assert told[-1].startswith("Những nội dung khác của Báo cáo số 128-BC/BCĐ giữ nguyên")
    assert (document.number, document.mark, document.signer) == ("", "Dự thảo", "Đinh Thị Anh")
    assert document.place_and_date == "Kon Rẫy, ngày      tháng      năm 2024"


def test_a_reason_that_nobody_wrote_is_a_gap():
    document = erratum.compose(REPORT, FOUND, TODAY)
    assert tree.name_of(document.blocks[-2]["c"][-1])[0] == "thieu"


def test_a_report_that_bears_no_number_is_cited_by_its_quarter():
    bare = REPORT._replace(report_number="", report_date="")
    assert "tại Báo cáo quý II/2024 như sau" in lines(erratum.compose(bare, FOUND, TODAY))[0]


def test_nothing_to_correct_makes_no_document():
    with pytest.raises(ValueError, match="corrects something"):
        erratum.compose(REPORT, FOUND._replace(corrections=[]), TODAY)


def sessions(ids="", **values):
    """Sessions of communes by their forms; `ids`: what the ids of facts end with."""
    rows = [
        fact("outreach", "2024-Q2", unit, value, "session", source=f"Biểu {unit}")
        for unit, value in values.items()
    ]
    return make([row._replace(fact_id=f"{row.unit_id}{ids}") for row in rows])


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        # Only what is said counts: forms that were sent again have new ids.
        (sessions(a=5, b=7), sessions("-2", a=5, b=9), "Biểu b"),
        (sessions(a=5), sessions("-2", a=5, b=9), "Biểu b"),
        (sessions(a=5, b=7), sessions("-2", a=6, b=9), "Biểu a; Biểu b"),
        # A form that is gone has no place to name.
        (sessions(a=5, b=7), sessions(a=5), "Biểu a"),
        (None, sessions(a=5, b=9), "Biểu a; Biểu b"),
    ],
)
def test_the_source_of_a_total_is_the_form_that_changed(then, now, told):
    names = {"outreach.session": "outreach.session"}
    assert erratum.find_sources(now, names, then) == {"outreach.session": told}


def test_one_changed_fact_makes_one_correction_in_word_and_pdf(lay_out, published_copy, edit):
    lay_out()
    report = issue(store.snapshot(), "2024-Q2", Draft({}, SETTLED))
    edit("fact_outreach", "o1", value="112")
    publish.build("official", published_copy)
    found = erratum.compare(store.snapshot(), report)
    assert len(found.corrections) == 1
    document = erratum.compose(report, found, TODAY)
    [told] = [line for line in lines(document) if "sửa thành" in line]
    assert told.startswith("- Buổi tuyên truyền: “110” sửa thành “112”. Nguồn: Báo cáo 128-BC/BCĐ")
    printed = "".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf.write(document))).pages
    )
    assert "Đã in:" in printed and "112" in printed
    assert word.write(document).startswith(b"PK")


def test_who_is_late_is_judged_as_of_the_reports_own_day(lay_out, monkeypatch):
    lay_out()
    report = issue(store.snapshot(), "2024-Q2", Draft({}, SETTLED))
    asked = []

    def fill_in(*texts, today, **named):
        asked.append(today)
        return filled_in(*texts, today=today, **named)

    filled_in = erratum.fill_in
    monkeypatch.setattr(erratum, "fill_in", fill_in)
    assert erratum.compare(store.snapshot(), report).corrections == []
    assert asked and {*asked} == {date(2024, 6, 20)} != {report.issued_at.date()}
