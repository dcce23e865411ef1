"""The files of a report, and freezing all of them."""

import io

import openpyxl
import pytest

from report import files, issued
from report.compose import compose
from report.errors import ReportError
from report.identity import Identity
from report.placeholders import TextError
from report.storage import Draft
from report.text_parts import PARTS, standing_text

QUARTER = "2024-Q2"
# All that the demonstration's texts leave open is written.
WRITTEN = {part.name: f"Phần “{part.title}”." for part in PARTS} | {"causes": "Do thời tiết."}
SETTLED = {"number": "5", "date": "2024-06-20", "signer": "Đinh Thị Anh"}


def composed_of(snapshot, **settings):
    data_set = snapshot.data_set
    texts = {part.name: standing_text(data_set, QUARTER, part.name) for part in PARTS}
    return compose(snapshot, QUARTER, texts, settings)


def sheets_of(data):
    """The annex read back: name of a sheet to its rows."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_the_annex_has_a_sheet_for_every_note_with_figures(snapshot):
    sheets = sheets_of(files.write_annex(composed_of(snapshot), snapshot))
    assert list(sheets) == [
        "Bìa",
        *[f"Chú thích {number}" for number in range(1, 8)],
        "Trong bài",
    ]
    ids = {row[-1] for row in sheets["Chú thích 7"]}
    assert {"c5", "c6", "c7", "c8", "c9", "c10", "c12"} <= ids
    assert {f"m{number}" for number in range(4, 17)} <= {row[-1] for row in sheets["Chú thích 1"]}
    # A note without a figure of its own shows its words, and the documents that it cites.
    assert "Công văn 120-CV/BCĐ" in str(sheets["Chú thích 3"])
    assert "lời của người soạn" in str(sheets["Chú thích 6"])


def test_values_of_the_annex_are_numbers(snapshot):
    rows = sheets_of(files.write_annex(composed_of(snapshot), snapshot))["Chú thích 4"]
    heads = next(row for row in rows if "Giá trị" in row)
    told = {row[-1]: dict(zip(heads, row, strict=True)) for row in rows}
    assert (told["o1"]["Giá trị"], told["o1"]["Đơn vị tính"]) == (110, "buổi")
    assert (told["o2"]["Giá trị"], told["o2"]["Ghi chú"]) == (8000, "hơn")


def test_the_annex_of_invented_figures_says_so(demo_snapshot):
    sheets = sheets_of(files.write_annex(composed_of(demo_snapshot), demo_snapshot))
    for name, rows in sheets.items():
        assert "SỐ LIỆU MINH HỌA" in str(rows), name


def test_every_figure_that_is_shown_is_collected(snapshot):
    composed = composed_of(snapshot)
    figures = files.collect_figures(composed)
    assert set(figures) == {
        run.name for line in composed.lines for run in line.runs if run.kind == "so"
    }
    assert figures["customs.ngu-dam.dak-pne"] == {
        "text": "45",
        "change": "giảm 10 hộ so với quý I/2024",
        "label": "Hộ còn thực hiện Ngủ “đầm” (ngủ rẫy), xã Đăk Pne",
        "source": "Báo cáo 128-BC/BCĐ, chú thích 7",
        "rows": ["c10"],
    }


@pytest.mark.parametrize(
    ("data_set", "mark", "name"),
    [
        ("official", "Dự thảo", "bao-cao-2024-Q2-du-thao.docx"),
        ("official", "", "bao-cao-2024-Q2.docx"),
        ("demo", "Dự thảo", "minh-hoa-bao-cao-2024-Q2-du-thao.docx"),
    ],
)
def test_names_of_files(snapshot, demo_snapshot, data_set, mark, name):
    texts = {part.name: "a" for part in PARTS}
    of = snapshot if data_set == "official" else demo_snapshot
    assert files.name_file(compose(of, QUARTER, texts, {}, mark=mark), "docx") == name


@pytest.fixture
def demo_home(demo_snapshot):
    """The demonstration, where a report may be issued; what was issued goes again."""
    yield demo_snapshot
    for report in issued.issued("demo", QUARTER):
        for file in report.folder.iterdir():
            file.unlink()
        report.folder.rmdir()


def test_what_is_issued_is_what_was_shown_without_the_mark_of_a_draft(demo_home):
    draft = Draft(WRITTEN, SETTLED)
    report = files.issue(demo_home, QUARTER, draft, "Lan")
    assert (report.number, report.report_number, report.issued_by) == (1, "5", "Lan")
    assert report.version == demo_home.version
    assert issued.verify(report) == []
    assert issued.read_draft(report) == draft
    word = (report.folder / "report.docx").read_bytes()
    composed = compose(demo_home, QUARTER, issued.read_texts(report), draft.settings, mark="")
    whose = Identity("demo", QUARTER, "chot", str(report.version))
    assert files.word.write(composed.document, whose) == word
    assert issued.read_body(report) == composed.body


def test_all_that_is_missing_is_told_in_one_sentence(demo_home):
    texts = {name: text for name, text in WRITTEN.items() if name != "causes"}
    for draft, missing in (
        (
            Draft(texts, {"number": " "}),
            "thiếu số báo cáo, ngày báo cáo, người ký; còn 02 chỗ trống cần viết (xem Kiểm tra)",
        ),
        (Draft(WRITTEN, SETTLED | {"signer": ""}), "thiếu người ký"),
    ):
        with pytest.raises(ReportError) as caught:
            files.issue(demo_home, QUARTER, draft)
        assert str(caught.value) == (
            f"Báo cáo CHƯA được chốt: còn {missing}. Hãy điền, sửa cho đủ rồi chốt lại."
        )
    assert issued.issued("demo", QUARTER) == []


def test_a_report_that_cannot_be_filled_in_is_not_issued(demo_home):
    with pytest.raises(TextError, match="Nguyên nhân"):
        files.issue(demo_home, QUARTER, Draft({"causes": "{{ so("}, {}))
    with pytest.raises(TextError, match=r"Nguyên nhân.*có quá 10 dấu đầu dòng"):
        files.issue(demo_home, QUARTER, Draft({"causes": "- " * 300}, {}))
    assert issued.issued("demo", QUARTER) == []
