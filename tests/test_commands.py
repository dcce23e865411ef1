"""`python -m data`: what each command prints, and its exit code."""

import getpass
import os
import subprocess
import sys

import duckdb
import pytest

from data import holds, ledger, load, publish, store, versions
from data.__main__ import main

COMMANDS = ["build", "demo", "check", "versions", "rollback"]


def run(*arguments, home):
    """Run `python -m data` as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "data", *arguments],
        cwd=load.HERE.parent,
        env={**os.environ, "KONRAY_DATA": str(home), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


def one_space(line):
    """A line of a printed table without the padding."""
    return " ".join(line.split())


def test_build_then_check_as_a_user_runs_them(empty_home):
    built = run("build", home=empty_home)
    path = empty_home / "official" / "konray-000001.duckdb"
    assert (built.returncode, built.stderr) == (0, "")
    assert built.stdout == f"Đã công bố bản 1 (chính thức): {path}\n"
    assert store.snapshot().version == 1
    checked = run("check", home=empty_home)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.splitlines()[-2:] == [
        "14 tổng kiểm soát; tất cả khớp",
        "Bản đang dùng (chính thức): đúng",
    ]


def test_error_is_one_sentence_on_stderr_and_exit_code_1(empty_home):
    result = run("rollback", home=empty_home)
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr == (
        "Không có bản nào cũ hơn để quay về. Hãy xem “python -m data versions”.\n"
    )


def test_no_command_is_exit_code_2(empty_home):
    result = run(home=empty_home)
    assert result.returncode == 2
    assert "LỆNH" in result.stderr


@pytest.mark.parametrize(
    ("command", "text"),
    [
        (None, "Dựng, kiểm tra và công bố kho số liệu."),
        ("build", "Dựng bản mới từ data/published, kiểm tra, rồi công bố."),
        ("demo", "Bịa ra một huyện minh họa theo cỡ đã cho, kiểm tra, rồi công bố."),
        ("check", "Tính lại các tổng kiểm soát, soát bản đang dùng; mã thoát 1 nếu lệch."),
        ("versions", "Liệt kê các bản đang giữ."),
        ("rollback", "Quay về bản trước (hoặc một bản chỉ định)."),
    ],
)
def test_help(monkeypatch, capsys, command, text):
    monkeypatch.setenv("COLUMNS", "200")
    with pytest.raises(SystemExit) as stopped:
        main([*([command] if command else []), "--help"])
    assert stopped.value.code == 0
    assert text in capsys.readouterr().out


def test_help_lists_every_command(monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "200")
    with pytest.raises(SystemExit):
        main(["--help"])
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    listed = [words for words in lines if words and words[0] in COMMANDS]
    assert [words[0] for words in listed] == COMMANDS
    assert all(len(words) > 3 for words in listed)


@pytest.mark.parametrize("command", ["build", "versions", "rollback"])
def test_unknown_data_set(capsys, command):
    with pytest.raises(SystemExit) as stopped:
        main([command, "--data-set", "offical"])
    assert stopped.value.code == 2
    assert "offical" in capsys.readouterr().err


def test_demo_of_the_usual_size(empty_home, capsys):
    """`build --data-set demo` and `demo` alone make the same figures."""
    assert main(["build", "--data-set", "demo"]) == 0
    assert main(["demo"]) == 0
    folder = empty_home / "demo"
    assert capsys.readouterr() == (
        f"Đã công bố bản 1 (minh họa): {folder / 'konray-000001.duckdb'}\n"
        f"Đã công bố bản 2 (minh họa): {folder / 'konray-000002.duckdb'}\n",
        "",
    )
    versions_of = []
    for path in versions.published("demo"):
        with store.connect(path) as connection:
            versions_of.append(connection.execute("from fact_custom order by all").fetchall())
    assert len(versions_of[0]) > 1000
    assert versions_of[0] == versions_of[1]
    assert not versions.exists("official")


def test_demo_of_a_size(empty_home, capsys):
    assert main(["demo", "--communes", "2", "--quarters", "3", "--seed", "5"]) == 0
    assert capsys.readouterr().out.startswith("Đã công bố bản 1 (minh họa): ")
    found = store.fetch(store.snapshot("demo"), "select unit_id, quarter from fact_duty")
    assert sorted(map(tuple, found.to_numpy())) == [
        (unit_id, quarter)
        for unit_id in ("mau", "mau-1")
        for quarter in ("2024-Q4", "2025-Q1", "2025-Q2")
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--communes", "0"], "Số xã phải từ 1 đến 20.000, không phải 0.\n"),
        (["--quarters", "401"], "Số quý phải từ 1 đến 400, không phải 401.\n"),
    ],
)
def test_demo_of_a_size_that_cannot_be_made(empty_home, capsys, arguments, sentence):
    assert main(["demo", *arguments]) == 1
    assert capsys.readouterr() == ("", sentence)
    assert not empty_home.exists()


@pytest.mark.parametrize("option", ["--communes", "--quarters", "--seed"])
def test_demo_of_a_size_that_is_no_number(capsys, option):
    with pytest.raises(SystemExit) as stopped:
        main(["demo", option, "mười"])
    assert stopped.value.code == 2
    assert option in capsys.readouterr().err


def test_check_lists_every_total(capsys):
    assert main(["check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [one_space(line) for line in (lines[0], lines[8], lines[14])] == [
        "Tổng kiểm soát Quý Cần Tính",
        "Mô hình dừng hoạt động 2024-Q2 26 26 khớp Báo cáo 128-BC/BCĐ, chú thích 1",
        "Xã, thị trấn của huyện 7 7 khớp Báo cáo 128-BC/BCĐ, mục II.8",
    ]
    assert [line.count("khớp") for line in lines[1:-1]] == [1] * 15


def test_check_names_the_total_that_differs(capsys, monkeypatch, published_copy, edit):
    edit("fact_model", "m17", value="11")
    monkeypatch.setattr(publish, "PUBLISHED", published_copy)
    assert main(["check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [one_space(line) for line in lines if "LỆCH" in line] == [
        "Mô hình ra mắt từ đầu năm 2024-Q2 12 11 LỆCH Báo cáo 128-BC/BCĐ, chú thích 2"
    ]
    assert lines[-2] == "14 tổng kiểm soát; 1 chỗ không khớp"


def test_check_names_the_total_that_nothing_computes(capsys, monkeypatch, published_copy, edit):
    edit("fact_model", "m17")
    monkeypatch.setattr(publish, "PUBLISHED", published_copy)
    assert main(["check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [one_space(line) for line in lines if "LỆCH" in line] == [
        "Mô hình ra mắt từ đầu năm 2024-Q2 12 – LỆCH Báo cáo 128-BC/BCĐ, chú thích 2"
    ]


def test_check_names_the_broken_rule(capsys, monkeypatch, published_copy, edit):
    edit("dim_unit", "kon-ro-pen", parent_id="kon-rai")
    monkeypatch.setattr(publish, "PUBLISHED", published_copy)
    assert main(["check"]) == 1
    assert capsys.readouterr().out.splitlines()[-3:-1] == [
        "SAI  Đơn vị có cấp trên không tồn tại: kon-ro-pen: kon-rai",
        "14 tổng kiểm soát; 1 chỗ không khớp",
    ]


def test_check_of_a_damaged_file(capsys, monkeypatch, published_copy):
    (published_copy / "fact_duty.csv").write_text("", encoding="utf-8")
    monkeypatch.setattr(publish, "PUBLISHED", published_copy)
    assert main(["check"]) == 1
    assert capsys.readouterr() == (
        "",
        "Tệp fact_duty.csv trống hoặc không phải văn bản UTF-8. Hãy lưu lại bằng UTF-8.\n",
    )


def test_check_publishes_nothing(empty_home, capsys):
    assert main(["check"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Chưa công bố bản nào (chính thức)"
    assert not empty_home.exists()


def check_in_use(capsys, *arguments):
    """What `check` says of the version in use, and its exit code."""
    code = main(["check", *arguments])
    lines = capsys.readouterr().out.splitlines()
    return code, [line for line in lines if "Bản đang dùng" in line]


AGAIN = "hãy chạy “python -m data build --data-set official”"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            "delete from context_figure where context_id = 'ctx-001'",
            f"bảng context_figure khác các tệp đã công bố và các biểu đã duyệt; {AGAIN}",
        ),
        (
            "update fact_model set value = 14 where fact_id = 'm2'",
            "Mô hình dừng hoạt động, quý II/2024 (Báo cáo 128-BC/BCĐ, chú thích 1): cần 26, "
            "tính được 27",
        ),
        ("update build_info set version = 7", "bản này mang số 7, tên tệp ghi 1"),
        (
            "update build_info set data_set = 'demo'",
            "bản này của bộ số liệu demo, cần official",
        ),
        ("delete from build_info", "build_info có 0 dòng, cần 1"),
        ("drop table build_info", "không đọc được (Catalog Error: "),
    ],
)
def test_check_looks_at_the_version_in_use(empty_home, capsys, change, told):
    with duckdb.connect(str(publish.build())) as connection:
        connection.execute(change)
    code, lines = check_in_use(capsys)
    assert code == 1
    assert lines[0].startswith(f"SAI  Bản đang dùng: {told}")
    assert lines[-1] == f"Bản đang dùng (chính thức): {len(lines) - 1} chỗ sai"


def test_check_of_a_version_that_is_older_than_its_files(
    lay_out, capsys, monkeypatch, published_copy, edit
):
    lay_out(2)
    edit("context_figure", "ctx-001", note="khác")
    monkeypatch.setattr(publish, "PUBLISHED", published_copy)
    assert check_in_use(capsys)[0] == 1
    publish.rollback("official", 1)  # it is older on purpose
    assert check_in_use(capsys) == (0, ["Bản đang dùng (chính thức): đúng"])


def test_check_of_a_dangling_pointer(lay_out, capsys):
    lay_out().unlink()
    code, lines = check_in_use(capsys)
    assert code == 1
    assert lines[0].startswith("SAI  Bản đang dùng: Tệp trỏ dẫn tới bản konray-000001.duckdb")


def test_check_of_the_demonstration(empty_home, capsys):
    publish.build("demo", publish.PUBLISHED)
    assert main(["check", "--data-set", "demo"]) == 0
    assert capsys.readouterr().out == "Bản đang dùng (minh họa): đúng\n"


def test_versions_marks_the_one_in_use(lay_out, capsys):
    lay_out(3)
    publish.rollback("official", 2)
    assert main(["versions"]) == 0
    sizes = [f"{path.stat().st_size / 1e6:.1f}" for path in versions.published("official")]
    *lines, held = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines] == [
        ["1", sizes[0], "MB"],
        ["2", sizes[1], "MB", "đang", "dùng"],
        ["3", sizes[2], "MB"],
    ]
    assert held.startswith("Đang dùng bản 2, cũ hơn bản 3: ")


def test_versions_when_there_are_none(empty_home, capsys):
    assert main(["versions"]) == 1
    assert capsys.readouterr() == (
        "",
        "Chưa có kho số liệu chính thức. Hãy chạy “python -m data build --data-set official” "
        "rồi tải lại trang.\n",
    )


def test_versions_under_a_dangling_pointer(lay_out, capsys):
    lay_out(2).unlink()
    assert main(["versions"]) == 1
    out, err = capsys.readouterr()
    assert [line.split()[0] for line in out.splitlines()] == ["1"]
    assert err.startswith("Tệp trỏ dẫn tới bản konray-000002.duckdb nhưng tệp đó không còn. ")


def test_rollback(lay_out, capsys):
    lay_out(3)
    assert main(["rollback", "--reason", "Sai số", "--by", "Lan"]) == 0
    assert holds.read("official")[3:] == ("Sai số", "Lan")
    assert main(["rollback", "3"]) == 0
    assert main(["rollback", "9"]) == 1
    who = [entry["by"] for entry in ledger.read("official").entries]
    assert who == ["Lan", f"tài khoản máy {getpass.getuser()}"]
    assert capsys.readouterr() == (
        "Đang dùng bản 2 (chính thức)\n"
        "Bản này được giữ nguyên, kể cả khi khởi động lại, cho tới khi dựng tiếp, hoặc có người "
        "đồng ý kết thúc khi duyệt, rút biểu hay ghi văn bản, lời giải thích, kết luận. Quay về "
        "chỉ để dùng tạm bản cũ trong lúc sửa bản mới; muốn bỏ một biểu đã duyệt thì chạy “python "
        "-m intake withdraw”.\n"
        "Đang dùng bản 3 (chính thức)\n",
        "Không có bản 9 để quay về. Hãy xem “python -m data versions”.\n",
    )
    assert store.snapshot().version == 3


def test_build_says_that_a_rollback_ends(lay_out, capsys):
    lay_out(2)
    publish.rollback("official")
    assert main(["build"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == (
        "Việc quay về bản 1 kết thúc khi có bản mới: bản mới gồm mọi số đã công bố, mọi biểu đã "
        "duyệt và mọi điều thường trực đã ghi, kể cả những gì có ở bản 2."
    )


def test_build_that_is_refused(lay_out, capsys, monkeypatch, published_copy, edit):
    lay_out()
    edit("fact_model", "m17", value="11")
    monkeypatch.setattr(publish, "PUBLISHED", published_copy)
    assert main(["build"]) == 1
    assert capsys.readouterr() == (
        "",
        "Số liệu chưa khớp nên không công bố; bản đang dùng giữ nguyên. "
        "Mô hình ra mắt từ đầu năm, quý II/2024 (Báo cáo 128-BC/BCĐ, chú thích 2): cần 12, "
        "tính được 11\n",
    )
    assert store.snapshot().version == 1


def test_build_without_access(monkeypatch, tmp_path, capsys):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("KONRAY_DATA", str(tmp_path / "file"))
    assert main(["build"]) == 1
    assert capsys.readouterr().err.startswith("Không ghi được kho số liệu chính thức vào ")
