"""`python -m intake template | import | return | withdraw | close | open | allow | journal |
clock | resume | rebuild`."""

import io
import sys

import openpyxl
import pytest

from data import publish, store, versions
from intake import annotate, journal
from intake.__main__ import main
from tests.intake import clerk, papers

WRITING = ("import", "return", "withdraw", "close", "open", "allow", "clock", "resume")


@pytest.fixture
def run(home, capsys, tmp_path, monkeypatch):
    """`run("import", …)` gives exit code, output and errors, run in a folder of its own, by Lan
    where somebody has to be named."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(annotate, "read_reasons", lambda data: {("W308", "", ""): "Ghi trong tệp"})

    def run(*arguments):
        named = ["--by", "Lan"] if "--by" not in arguments and arguments[0] in WRITING else []
        code = main([*map(str, arguments), *named])
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err

    return run


@pytest.fixture
def paper(tmp_path):
    """`paper("a.xlsx", session=1)` writes a paper; its path."""

    def paper(name, **said):
        (tmp_path / name).write_bytes(papers.write(**said))
        return tmp_path / name

    return paper


def one_space(line):
    return " ".join(line.split())


def test_import_tells_all_that_was_found(run, paper):
    path = paper("a.xlsx", session=1, findings=["E201 Mô hình!C9", "W301 Chỉ tiêu!D7"])
    code, lines, errors = run("import", path, "--by", "Văn phòng")
    assert (code, errors) == (1, "")
    assert [one_space(line) for line in lines] == [
        "a.xlsx: Đã nhận biểu của xã Đăk Pne, quý III/2024.",
        "Mã Tờ Ô Thấy Cần Cách sửa",
        "E201 Mô hình C9 thấy cần Hãy sửa.",
        "W301 Chỉ tiêu D7 thấy cần Hãy sửa.",
        "1 lỗi phải sửa, 1 cảnh báo phải có lý do",
    ]
    assert journal.submissions("official")[0].by == "Văn phòng"


def test_import_corrects_the_filled_cells_alone_if_asked(run, paper, ask):
    run("import", paper("a.xlsx", session=12, attendance=300), "--accept")
    second = paper("b.xlsx", session=13)
    code, lines, errors = run("import", second, "--accept", "--only-filled")
    assert (code, errors) == (0, "")
    assert "Chỉ sửa những ô đã điền; ô để trống giữ nguyên số đã duyệt." in lines
    told = (
        "select channel::text, value from fact_outreach where submission_id = 'dak-pne.2024-Q3.2'"
    )
    assert sorted(ask(told)) == [("attendance", 300), ("session", 13)]


def test_import_of_several_goes_on_after_a_bad_one(run, paper, tmp_path):
    (tmp_path / "b.xlsx").write_bytes(b"PK")
    good = paper("a.xlsx", session=1)
    code, lines, errors = run("import", tmp_path / "b.xlsx", tmp_path / "c.xlsx", good)
    assert code == 1
    assert errors.splitlines() == [
        "b.xlsx: b.xlsx không phải biểu.",
        "c.xlsx: không mở được tệp. Hãy xem lại tên tệp và quyền đọc.",
    ]
    assert lines == [
        "a.xlsx: Đã nhận biểu của xã Đăk Pne, quý III/2024.",
        "Không thấy chỗ nào sai.",
    ]


def test_import_of_a_huge_file(run, tmp_path):
    with (tmp_path / "a.xlsx").open("wb") as file:
        file.truncate(200_000_000)
    assert run("import", tmp_path / "a.xlsx") == (
        1,
        [],
        "a.xlsx: tệp quá lớn (200 MB) nên không nhận. Hãy điền vào biểu mới tải.\n",
    )


def test_import_twice_then_accept_with_reasons(run, paper):
    path = paper("a.xlsx", session=12, findings=["W301 Chỉ tiêu!D7", "W308", "W309"])
    assert run("import", path)[0] == 0
    code, lines, errors = run("import", path, "--accept", "--reason", "W309=Đúng như thế")
    assert code == 1
    assert lines[0].endswith("(đã gửi); không có gì thay đổi.")
    assert errors.startswith("a.xlsx: Biểu CHƯA được duyệt: còn 1 cảnh báo chưa có lý do (W301 ")
    answers = ["--reason", "W309=Đúng như thế", "--reason", "W301  Chỉ tiêu!D7 = Xã chia lại thôn"]
    code, lines, errors = run("import", path, "--accept", *answers)
    assert (code, errors, lines[-1]) == (0, "", "Đã duyệt và công bố bản 2 (chính thức).")
    assert journal.submissions("official")[0].answers == [
        ["W301", "Chỉ tiêu", "D7", "Xã chia lại thôn"],
        ["W308", "", "", "Ghi trong tệp"],
        ["W309", "", "", "Đúng như thế"],
    ]
    code, lines, errors = run("import", path, "--accept", *answers)
    assert (code, errors) == (0, "")
    assert lines[0].endswith("(đã duyệt); không có gì thay đổi.")
    assert versions.number_of(versions.current("official")) == 2


@pytest.mark.parametrize("reason", ["W301", "W301 Chỉ tiêu=x", "301 A!D7=x", "W301 A!D7=", ""])
def test_a_reason_that_is_none(run, paper, reason):
    code, lines, errors = run("import", paper("a.xlsx", session=1), "--reason", reason)
    assert (code, lines) == (1, [])
    assert errors == f"Không hiểu lý do “{reason}”. Hãy ghi như “W301 Chỉ tiêu!D7=lý do”.\n"


def test_return_close_allow_and_the_list(run, paper):
    run("import", paper("a.xlsx", session=1), "--by", "Văn phòng")
    why = "Thiếu tờ Chỉ tiêu"
    assert run("return", "--unit", "dak-pne", "--quarter", "2024-Q3", "--reason", why) == (
        *(0, ["Đã trả lại tệp a.xlsx: Thiếu tờ Chỉ tiêu"], ""),
    )
    code, lines, errors = run("close", "--quarter", "2024-Q3")
    assert (code, errors) == (1, "Quý CHƯA được khóa. Hãy thêm --yes để khóa luôn mà không hỏi.\n")
    assert lines[0].startswith("Chưa có biểu của ")
    # what was returned is no figure of the quarter
    code, _, errors = run("close", "--quarter", "2024-Q3", "--yes")
    assert (code, errors) == (
        1,
        "Quý III/2024 chưa có biểu nào đã duyệt hoặc đang chờ, nên CHƯA khóa. Hãy xem lại quý.\n",
    )
    run("import", paper("b.xlsx", unit="tan-lap", session=1), "--received", "15/9/2024")
    code, lines, errors = run("close", "--quarter", "2024-Q3")
    assert run("close", "--quarter", "2024-Q3", "--yes") == (
        *(0, [lines[0], "Đã khóa quý III/2024. Còn 1 biểu đã gửi mà chưa duyệt."], ""),
    )
    opened = run("open", "--quarter", "2024-Q3", "--reason", "Khóa nhầm quý")
    assert opened == (0, ["Đã mở lại quý III/2024: Khóa nhầm quý"], "")
    run("close", "--quarter", "2024-Q3", "--yes")
    allow = ["allow", "--unit", "dak-koi", "--quarter", "2024-Q3", "--reason", "Mưa lũ lớn"]
    assert run(*allow, "--until", "05/5/2099") == (
        *(0, ["Đã cho phép dak-koi gửi muộn đến hết ngày 05/5/2099."], ""),
    )
    with journal.path("official").open("ab") as file:
        file.write(b"{torn")
    code, lines, errors = run("journal")
    assert (code, errors) == (0, "")
    assert one_space(lines[0]) == (
        "Quý Đơn vị Bản Trạng thái Ngày nhận Ghi sổ lúc Người nhận Duyệt, trả, rút lúc Người làm "
        "Lý do Tệp"
    )
    assert lines[1].split()[:5] == ["2024-Q3", "dak-pne", "1", "trả", "lại"]
    assert " Văn phòng " in lines[1] and lines[1].endswith("Lan        Thiếu tờ Chỉ tiêu  a.xlsx")
    assert "  15/9/2024 " in lines[2]
    closed, opened, again = lines[3:6]
    assert closed.startswith("Khóa 2024-Q3 lúc ") and again.startswith("Khóa 2024-Q3 lúc ")
    assert opened.startswith("Mở lại 2024-Q3 lúc ") and opened.endswith(" (Lan): Khóa nhầm quý")
    allowed, torn = lines[6:]
    assert allowed.startswith("Cho dak-koi gửi 2024-Q3 đến hết ngày 05/5/2099, lúc ")
    assert allowed.endswith(" (Lan): Mưa lũ lớn")
    assert [torn] == [
        "Cuối sổ có 5 byte lạ, sẽ được bỏ khi ghi lần sau; không mất dòng nào.",
    ]


def test_withdraw_what_was_accepted(run, paper):
    run("import", paper("a.xlsx", session=1), "--accept")
    run("import", paper("b.xlsx", unit="dak-koi", session=2), "--accept")
    place = ["--unit", "dak-pne", "--quarter", "2024-Q3"]
    assert run("withdraw", *place, "--reason", "Sai số")[::2] == (
        1, "Rút biểu đã duyệt thì phải ghi lý do. Hãy ghi ít nhất ba từ.\n",
    )  # fmt: skip
    publish.rollback("official", 1)
    code, lines, errors = run("withdraw", *place, "--reason", "Nhầm biểu xã khác")
    assert (code, lines) == (1, [])
    assert "Biểu sẽ hiện trở lại: dak-koi quý III/2024." in errors and "--end-rollback" in errors
    why = ["--reason", "Nhầm biểu xã khác", "--end-rollback"]
    assert run("withdraw", *place, *why) == (
        0,
        [
            "Đã rút bản 1 của xã Đăk Pne, quý III/2024: Nhầm biểu xã khác. Đơn vị không còn số "
            "liệu nào trong quý này: cần gửi lại. Đã công bố bản 4 (chính thức)."
        ],
        "",
    )
    code, lines, errors = run("withdraw", *place, "--reason", "Nhầm biểu xã khác")
    assert (code, errors.split(" để rút")[0]) == (
        1, "Không có biểu nào đã duyệt của “dak-pne” cho quý “2024-Q3”",
    )  # fmt: skip


def test_a_rollback_is_ended_only_by_who_says_so(run, paper):
    run("import", paper("a.xlsx", session=1), "--accept")
    publish.rollback("official")
    other = paper("b.xlsx", unit="dak-koi", session=2)
    code, _, errors = run("import", other, "--accept")
    assert code == 1 and "Biểu sẽ hiện trở lại: dak-pne quý III/2024." in errors
    assert versions.number_of(versions.current("official")) == 1
    code, lines, errors = run("import", other, "--accept", "--end-rollback")
    assert (code, errors) == (0, "")
    assert lines[-2].startswith("Việc quay về bản 1 kết thúc")


@pytest.mark.parametrize(("answer", "code"), [("Có\n", 0), ("co\n", 0), ("\n", 1), ("", 1)])
def test_closing_asks_whoever_sits_at_the_terminal(run, paper, monkeypatch, answer, code):
    run("import", paper("a.xlsx", session=1))
    terminal = io.StringIO(answer)
    terminal.isatty = lambda: True
    monkeypatch.setattr(sys, "stdin", terminal)
    assert run("close", "--quarter", "2024-Q3")[0] == code
    closed = journal.closed_at(journal.read("official"), "2024-Q3")
    assert (closed is not None) == (code == 0)


def test_a_name_of_dashes_is_refused(run, paper):
    for arguments in (["import", paper("a.xlsx", session=1)], ["close", "--quarter", "2024-Q3"]):
        code, lines, errors = run(*arguments, "--by", " – ")
        assert (code, lines) == (1, [])
        assert "Chưa ghi tên người" in errors
    assert journal.read("official") == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["return", "--unit", "dak-koi", "--quarter", "2024-Q3", "--reason", "x"], "Chưa có biểu"),
        (["close", "--quarter", "2034-Q3"], "Kho số liệu không có quý “2034-Q3”"),
        (["template", "--unit", "dak-pn", "--quarter", "2024-Q3"], "Không có đơn vị “dak-pn”"),
    ],
)
def test_what_can_not_be_done_is_one_sentence(run, arguments, sentence):
    code, lines, errors = run(*arguments)
    assert (code, lines) == (1, [])
    assert errors.startswith(sentence)
    assert errors.count("\n") == 1


def test_a_day_that_is_none(run, capsys):
    with pytest.raises(SystemExit) as stopped:
        run("allow", "--unit", "a", "--quarter", "b", "--reason", "c", "--until", "31/02/2024")
    assert stopped.value.code == 2
    assert "Lịch không có ngày" in capsys.readouterr().err


def test_rebuild_says_whether_it_is_the_same(run, paper):
    run("import", paper("a.xlsx", session=1), "--accept")
    path = versions.file_of("official", 3)
    told = f"Đã dựng lại và công bố bản 3 (chính thức): {path}"
    assert run("rebuild") == (0, [told, "Khớp từng dòng với bản đang dùng trước đó."], "")
    publish.rollback("official", 1)
    assert run("rebuild")[1][1] == (
        "Khác bản đang dùng trước đó ở: document, fact_duty, fact_outreach, submission"
    )


def test_from_the_form_to_the_warehouse(run, tmp_path, monkeypatch):
    """With the real form, reader, checks and marks; one mistake, mended and accepted."""
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KONRAY_DATA", str(tmp_path / "home"))
    form = ["template", "--unit", "dak-pne", "--quarter", "2024-Q3"]
    assert run(*form) == (0, ["Đã ghi dak-pne-2024-Q3.xlsx"], "")
    assert run(*form)[2] == "Đã có tệp dak-pne-2024-Q3.xlsx. Hãy chọn tên khác bằng --out.\n"
    blank = (tmp_path / "dak-pne-2024-Q3.xlsx").read_bytes()
    for name, sessions in (("a.xlsx", "mười hai"), ("b.xlsx", 12)):
        (tmp_path / name).write_bytes(clerk.fill(blank, {"outreach": {"session": sessions}}))
    code, lines, _ = run("import", "a.xlsx", "--annotate")
    assert code == 1
    assert "mười hai" in "\n".join(lines)
    book = openpyxl.load_workbook(tmp_path / "a.can-sua.xlsx", read_only=True)
    assert book.sheetnames[0] == "Cần sửa"
    book.close()
    code, lines, errors = run("import", "b.xlsx")
    warned = [line.split("  ") for line in lines if line.startswith("W")]
    cells = [[part.strip() for part in line if part.strip()][:3] for line in warned]
    reasons = [f"{code} {sheet}!{cell}=Đã hỏi xã" for code, sheet, cell in cells]
    options = [part for reason in reasons for part in ("--reason", reason)]
    code, lines, errors = run("import", "b.xlsx", "--accept", *options)
    assert (code, errors) == (0, "")
    assert store.fetch(
        store.snapshot(), "select value, locator from fact_outreach where quarter = '2024-Q3'"
    ).to_dict("records") == [{"value": 12, "locator": "tờ Tuyên truyền, ô D7"}]
    assert run("rebuild")[1][1] == "Khớp từng dòng với bản đang dùng trước đó."
