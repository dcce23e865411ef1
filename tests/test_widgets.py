"""Text that shows as itself in Markdown, and downloads that say what was on the screen."""

import csv
import io
import re
import string
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.downloads import to_csv, write_cell
from app.widgets import plain

BLANKS = " \t\n\r\v\f\u00a0\u2028"
texts = st.text(alphabet=st.sampled_from("ab1Đẫ“" + string.punctuation + BLANKS))
# Signs that Markdown gives a meaning nowhere within a line.
HARMLESS = ",/%"


def rendered(markdown):
    """Markdown in which every sign is escaped, as a reader sees it: a backslash only escapes."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)


@settings(deadline=None)
@given(texts)
def test_any_text_shows_as_itself(text):
    assert rendered(plain(text)) == " ".join(text.split())


@settings(deadline=None)
@given(texts)
def test_no_sign_is_left_to_markdown(text):
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", plain(text))
    assert [sign for sign in bare if sign in string.punctuation and sign not in HARMLESS] == []


@settings(deadline=None)
@given(texts)
def test_no_text_starts_a_block(text):
    assert re.search(r"[\t\n\r\v\f\u2028]|^ |  | $", plain(text)) is None


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("<b>x</b>", r"\<b\>x\</b\>"),
        ("&lt;script&gt;", r"\&lt\;script\&gt\;"),
        ("[a](https://b.vn)", r"\[a\]\(https\://b\.vn\)"),
        ("![a](b)", r"\!\[a\]\(b\)"),
        ("**a** _b_ `c` ~~d~~", r"\*\*a\*\* \_b\_ \`c\` \~\~d\~\~"),
        (":red[a] :material/home: $x$", r"\:red\[a\] \:material/home\: \$x\$"),
        ("# a", r"\# a"),
        ("1. a", r"1\. a"),
        ("- a", r"\- a"),
        ("a\n===\nb", r"a \=\=\= b"),
        ("a\n\n    b", "a b"),
        ("| a |", r"\| a \|"),
        ("a\\b", r"a\\b"),
        ("96,5%", "96,5%"),
        ("Ngủ “đầm” – ngủ rẫy", "Ngủ “đầm” – ngủ rẫy"),
    ],
)
def test_plain(text, markdown):
    assert plain(text) == markdown


@pytest.mark.parametrize("nothing", [None, float("nan"), pd.NA, pd.NaT, ""])
def test_what_is_missing_shows_as_nothing(nothing):
    assert plain(nothing) == ""


def test_numbers_show_as_themselves():
    assert (plain(26), plain(0), plain(-1)) == ("26", "0", r"\-1")


def read(data):
    """The rows of a download, as a spreadsheet reads them."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


TABLE = pd.DataFrame(
    {
        "Hủ tục, phong tục": ["Ngủ “đầm” (ngủ rẫy)", "Thả rông gia súc, gia cầm", "Nợ\nmiệng"],
        "Số hộ": ["45", "ít nhất 2", ""],
    }
)


def test_download(view):
    data = to_csv(TABLE, view)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\xef\xbb\xbf") == 1
    seen = ["quý II/2024; cả 7 xã, thị trấn", "Số liệu chính thức"]
    assert read(data) == [
        ["Hủ tục, phong tục", "Số hộ", "Xem theo", "Bộ số liệu"],
        ["Ngủ “đầm” (ngủ rẫy)", "45", *seen],
        ["Thả rông gia súc, gia cầm", "ít nhất 2", *seen],
        ["Nợ\nmiệng", "", *seen],
    ]


def test_download_names_the_choice(view):
    chosen = view._replace(quarter="2024-Q1", communes=["dak-pne", "dak-rve"])
    assert read(to_csv(TABLE, chosen))[1] == [
        "Ngủ “đầm” (ngủ rẫy)",
        "45",
        "quý I/2024; xã Đăk Pne, thị trấn Đăk Rve",
        "Số liệu chính thức",
    ]


def test_every_row_of_invented_figures_says_so(view):
    demo = view._replace(snapshot=view.snapshot._replace(data_set="demo"))
    assert [row[-1] for row in read(to_csv(TABLE, demo))] == [
        "Bộ số liệu",
        "SỐ LIỆU MINH HỌA",
        "SỐ LIỆU MINH HỌA",
        "SỐ LIỆU MINH HỌA",
    ]


def test_download_of_an_empty_table(view):
    assert read(to_csv(TABLE.iloc[:0], view)) == [
        ["Hủ tục, phong tục", "Số hộ", "Xem theo", "Bộ số liệu"]
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+84 60 382",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        '=HYPERLINK("http://b.vn")',
    ],
)
def test_formulas_are_defused(view, cell):
    table = pd.DataFrame({"Ghi chú": [cell]})
    assert read(to_csv(table, view))[1][0] == "'" + cell


@pytest.mark.parametrize("cell", ["a=b", "2024-Q2", "−10", "–", " =", "“=1”", "'=1"])
def test_other_texts_stay_as_they_are(view, cell):
    table = pd.DataFrame({"Ghi chú": [cell]})
    assert read(to_csv(table, view))[1][0] == cell


def test_numbers_are_written_as_on_the_screen(view):
    table = pd.DataFrame({"a": [-10, 0], "b": [Decimal("-0.5"), 1238.0], "c": [None, -1.0]})
    assert [row[:3] for row in read(to_csv(table, view))[1:]] == [
        ["−10", "−0,5", ""],
        ["0", "1.238", "−1"],
    ]


def test_a_number_that_does_not_say_its_decimals_is_refused():
    with pytest.raises(ValueError, match="only a Decimal says"):
        write_cell(0.5)


def test_missing_cells_are_empty(view):
    table = pd.DataFrame({"a": [None, float("nan"), pd.NA, pd.NaT]}, dtype=object)
    assert [row[0] for row in read(to_csv(table, view))[1:]] == ["", "", "", ""]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.lists(st.text(alphabet=st.sampled_from("aĐ“\",;'\n1 \\<|")), min_size=1))
def test_a_download_reads_back_as_the_table(view, cells):
    table = pd.DataFrame({"Nơi": cells})
    assert [row[0] for row in read(to_csv(table, view))[1:]] == cells
