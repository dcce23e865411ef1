"""The official form: which standard at which date, and lines that it sets."""

from datetime import date

import pytest
import typst

from report import page_setup
from report.pdf import FACE, FOLDER


@pytest.mark.parametrize(
    ("day", "standard"),
    [
        (date(2018, 4, 3), page_setup.HD36),
        (date(2024, 6, 20), page_setup.HD36),
        (date(2026, 5, 26), page_setup.HD36),
        (date(2026, 5, 27), page_setup.HD05),
    ],
)
def test_a_day_has_its_standard(day, standard):
    assert page_setup.choose(day) == standard


def test_a_day_before_the_first_standard_is_refused():
    with pytest.raises(ValueError, match="ngày đã nhập: 02/4/2018"):
        page_setup.choose(date(2018, 4, 2))


def test_both_standards_give_a_report_the_same_look():
    assert page_setup.HD05[3:] == page_setup.HD36[3:]
    assert page_setup.HD05.citation != page_setup.HD36.citation
    assert page_setup.HD36.text_width == 165


def test_the_rule_is_as_long_as_the_words_in_fact():
    source = (
        f'#set text(font: "{FACE}", size: {page_setup.HD36.party}pt, weight: "bold")\n'
        f'#context [#metadata(measure("{page_setup.PARTY}").width.pt()) <width>]'
    )
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FOLDER / "fonts"])
    width = typst.eval(source.encode(), "query(<width>).first().value", font_paths=fonts)
    assert float(width) == pytest.approx(page_setup.HD36.party_width, abs=0.01)


@pytest.mark.parametrize(
    ("number", "line"),
    [
        ("128", "Số 128-BC/BCĐ"),
        ("5", "Số 05-BC/BCĐ"),
        ("05", "Số 05-BC/BCĐ"),
        (" 12 ", "Số 12-BC/BCĐ"),
        ("", "Số      -BC/BCĐ"),
    ],
)
def test_number_and_symbol(number, line):
    assert page_setup.write_number(number, "BC/BCĐ") == line


def test_recipients_end_in_a_semicolon_and_the_last_in_a_full_stop():
    typed = ["BTV Huyện ủy (b/c)", "- UBND huyện,", "Lưu VT."]
    assert page_setup.write_recipients(typed) == [
        "- BTV Huyện ủy (b/c);",
        "- UBND huyện;",
        "- Lưu VT.",
    ]
    assert page_setup.write_recipients([]) == []


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Kon Rẫy, ngày 05 tháng 02 năm 2024", date(2024, 2, 5)),
        ("Kon Rẫy, ngày     tháng     năm 2024", None),
        ("Kon Rẫy", None),
        ("", None),
    ],
)
def test_the_day_in_the_place_line(line, day):
    assert page_setup.read_day(line) == day
