"""`python -m report`: what it writes, what it prints, and its exit code."""

import os
import subprocess
import sys

import docx
import openpyxl
import pypdf
import pytest

from app.menu import ROOT
from data import publish
from report import drafts, issued
from report.__main__ import main
from report.storage import Draft


def test_all_files_as_a_user_asks_for_them(warehouse, tmp_path):
    paths = {ending: tmp_path / f"bao-cao.{ending}" for ending in ("docx", "pdf", "xlsx")}
    done = subprocess.run(
        [
            *(sys.executable, "-m", "report", "2024-Q2", "--docx", str(paths["docx"])),
            *("--pdf", str(paths["pdf"]), "--annex", str(paths["xlsx"])),
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == (
        "Theo văn bản mẫu: 27 số gắn với dữ liệu, 5 số nhập tay, 0 chỗ trống cần viết."
    )
    assert docx.Document(paths["docx"]).core_properties.title == "Báo cáo kết quả quý II/2024"
    assert len(pypdf.PdfReader(paths["pdf"]).pages) == 5
    assert "Chú thích 7" in openpyxl.load_workbook(paths["xlsx"]).sheetnames


def test_the_newest_draft_is_used_unless_told_otherwise(demo_snapshot, capsys, tmp_path):
    quarter = "2023-Q4"
    drafts.save("demo", quarter, Draft({"causes": "Do 3 cơn bão."}, {}), 0)
    assert main([quarter, "--data-set", "demo"]) == 0
    assert capsys.readouterr().out.startswith("Theo bản nháp số 1: ")
    assert main([quarter, "--data-set", "demo", "--standing"]) == 0
    assert capsys.readouterr().out.startswith("Theo văn bản mẫu: ")


def test_a_wrong_draft_is_told_and_nothing_is_written(demo_snapshot, capsys, tmp_path):
    quarter = "2023-Q3"
    drafts.save("demo", quarter, Draft({"causes": '{{ so("x.y") }}'}, {}), 0)
    path = tmp_path / "a.docx"
    assert main([quarter, "--data-set", "demo", "--docx", str(path)]) == 1
    assert capsys.readouterr().err.startswith("Phần “Nguyên nhân”, dòng 1: không có số nào tên")
    assert not path.exists()


@pytest.mark.parametrize("text", ["- " * 300 + "a", "[" * 9_000])
def test_a_draft_from_before_that_holds_too_much_is_told(lay_out, capsys, text):
    lay_out()
    drafts.save("official", "2024-Q2", Draft({"causes": text}, {}), 0)
    assert main(["2024-Q2"]) == 1
    assert capsys.readouterr().err.startswith("Phần “Nguyên nhân”, dòng 1: có quá ")


def test_a_place_that_cannot_be_written_is_told(warehouse, capsys, tmp_path):
    assert main(["2024-Q2", "--pdf", str(tmp_path / "khong-co" / "a.pdf")]) == 1
    assert capsys.readouterr().err.startswith("Không ghi được tệp ")


def test_a_quarter_that_is_none_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["quý năm"])
    assert "quý" in capsys.readouterr().err


@pytest.mark.usefixtures("empty_home")
def test_without_a_warehouse_the_command_says_what_to_do(capsys):
    assert main(["2024-Q2"]) == 1
    assert "python -m data build" in capsys.readouterr().err


def test_a_report_typed_elsewhere_is_held_against_the_facts(warehouse, capsys, tmp_path):
    path = tmp_path / "quy-2.txt"
    path.write_text("Quý II/2024 có 27 mô hình dừng hoạt động, 13 mô hình đạt mục tiêu.", "utf-8")
    assert main(["check", str(path)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "quy-2.txt: đối chiếu với số liệu chính thức quý II/2024: 01 khớp, 01 khác, 0 chưa rõ, "
        "0 không tìm thấy; đặt riêng 01 ngày tháng, số văn bản, tên.",
        "",
        "Khác (01):",
        "- đoạn 1: 27, trong “Quý II/2024 có 27 mô hình dừng hoạt động, 13 mô hình đạt mục tiêu.”",
        "  Mô hình dừng hoạt động: 26 mô hình (Báo cáo 128-BC/BCĐ, chú thích 1).",
    ]
    path.write_text("Có 26 mô hình dừng hoạt động.", "utf-8")
    assert main(["check", str(path), "--quarter", "quý II/2024", "--all"]) == 0
    assert "Khớp (01):" in capsys.readouterr().out


def test_a_report_of_ours_says_itself_what_it_is_held_against(demo_snapshot, capsys, tmp_path):
    path = tmp_path / "a.docx"
    assert main(["2024-Q2", "--data-set", "demo", "--docx", str(path)]) == 0
    capsys.readouterr()
    assert main(["check", str(path)]) == 0
    assert "đối chiếu với số liệu minh họa quý II/2024" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "told"),
    [("none.docx", "Không có tệp"), ("a.txt", "không nêu quý nào"), ("a.doc", "loại Word cũ")],
)
def test_a_file_that_can_t_be_checked_is_told(warehouse, capsys, tmp_path, name, told):
    (tmp_path / "a.txt").write_text("Có 26 mô hình.", "utf-8")
    (tmp_path / "a.doc").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1"))
    assert main(["check", str(tmp_path / name)]) == 1
    assert told in capsys.readouterr().err


def test_a_report_is_issued_listed_corrected_and_withdrawn(
    lay_out, published_copy, edit, capsys, tmp_path
):
    lay_out()
    quarter = "2024-Q2"

    def told(*arguments):
        """The exit code, and what was printed or told as an error."""
        code = main(arguments)
        out = capsys.readouterr()
        return code, out.out + out.err

    assert told("issues", quarter) == (0, "Báo cáo quý II/2024 chưa chốt lần nào.\n")
    code, missing = told("issue", quarter, "--number", "128")
    assert (code, "còn thiếu ngày báo cáo, người ký." in missing) == (1, True)
    assert told("issue", quarter, "--date", "31/6/2024")[0] == 1
    given = ("--date", "20/6/2024", "--signer", "Đinh Thị Anh", "--by", "Lan")
    code, done = told("issue", quarter, *given)
    assert (code, "Đã chốt quý II/2024: lần chốt 1, số 128 ngày 20/6/2024." in done) == (0, True)
    # What was given is in the draft, and its history.
    assert drafts.newest("official", quarter).draft.settings["number"] == "128"
    code, again = told("issue", quarter)
    assert (code, "nội dung giống hệt lần chốt 1" in again) == (1, True)
    assert told("correct", quarter) == (0, "Số liệu hiện nay vẫn đúng như báo cáo.\n")

    edit("fact_outreach", "o1", value="112")
    publish.build("official", published_copy)
    paths = [tmp_path / "a.docx", tmp_path / "a.pdf"]
    given = ("--docx", str(paths[0]), "--pdf", str(paths[1]), "--reason", "nhập nhầm")
    code, moved = told("correct", quarter, *given)
    assert (code, moved.splitlines()[0]) == (
        1,
        "Cần đính chính 01 câu của lần chốt 1, số 128 ngày 20/6/2024:",
    )
    assert any("nhập nhầm." in line.text for line in docx.Document(paths[0]).paragraphs)
    assert pypdf.PdfReader(paths[1]).pages

    code, gone = told("withdraw", quarter, "--reason", "Sai số liệu", "--by", "Lan")
    assert (code, gone.startswith("Đã rút lại lần chốt 1")) == (0, True)
    code, listed = told("issues", quarter)
    assert (code, "ĐÃ RÚT LẠI lúc " in listed, "Lan. Lý do: Sai số liệu." in listed) == (0, 1, 1)
    code, none = told("withdraw", quarter, "--reason", "nữa")
    assert (code, "không có lần chốt nào đang có hiệu lực" in none) == (1, True)
    assert "không có lần chốt 7" in told("correct", quarter, "--issue", "7")[1]
    [report] = issued.issued("official", quarter)
    (report.folder / "report.pdf").chmod(0o644)
    (report.folder / "report.pdf").write_bytes(b"khac")
    code, listed = told("issues", quarter)
    assert (code, "Tệp report.pdf" in listed) == (1, True)
