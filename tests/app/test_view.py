"""What an address asks for, and what a reader gets when it asks for something else."""

import pytest

from app.view import (
    read_communes,
    read_comparison,
    read_data_set,
    read_moment,
    read_quarter,
    shown,
)

QUARTERS = ["2024-Q2", "2024-Q1"]
COMMUNES = ["dak-koi", "dak-pne", "tan-lap"]
LONG = "x" * 500
QUOTED_LONG = "x" * 40 + "…"
HTML = "<script>alert(1)</script>"


def test_quarter_that_is_reported():
    assert read_quarter("2024-Q1", QUARTERS) == ("2024-Q1", None)


def test_no_quarter_is_the_newest():
    assert read_quarter("", QUARTERS) == ("2024-Q2", None)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("2023-Q4", "quý IV/2023"),
        ("2024-Q3", "quý III/2024"),
        ("9999-Q4", "quý IV/9999"),
        ("0000-Q1", "quý I/0000"),
    ],
)
def test_quarter_without_figures(text, asked):
    sentence = f"Chưa có số liệu {asked}; đang hiện quý II/2024."
    assert read_quarter(text, QUARTERS) == ("2024-Q2", sentence)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("2024-Q5", "2024-Q5"),
        ("2024-q1", "2024-q1"),
        ("quý II/2024", "quý II/2024"),
        (" 2024-Q1", " 2024-Q1"),
        ("2024-Q1,2024-Q2", "2024-Q1,2024-Q2"),
        ("٢٠٢٤-Q1", "٢٠٢٤-Q1"),
        ("'; drop table fact_model; --", "'; drop table fact_model; --"),
        (HTML, HTML),
        (LONG, QUOTED_LONG),
    ],
)
def test_quarter_that_is_none(text, quoted):
    sentence = f"Địa chỉ ghi quý “{quoted}” không đúng; đang hiện quý II/2024."
    assert read_quarter(text, QUARTERS) == ("2024-Q2", sentence)


@pytest.mark.parametrize(
    ("text", "comparison"),
    [("", "previous"), ("quy-truoc", "previous"), ("cung-ky", "last_year")],
)
def test_comparison(text, comparison):
    assert read_comparison(text) == (comparison, None)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [("last_year", "last_year"), ("CUNG-KY", "CUNG-KY"), (HTML, HTML), (LONG, QUOTED_LONG)],
)
def test_comparison_that_is_none(text, quoted):
    sentence = f"Địa chỉ ghi cách so sánh “{quoted}” không đúng; đang so với quý trước."
    assert read_comparison(text) == ("previous", sentence)


@pytest.mark.parametrize(
    ("text", "communes"),
    [
        ("", []),
        ("dak-pne", ["dak-pne"]),
        ("tan-lap,dak-koi", ["dak-koi", "tan-lap"]),
        ("dak-pne,dak-pne", ["dak-pne"]),
        (" dak-pne , ,tan-lap,", ["dak-pne", "tan-lap"]),
        (",,,", []),
    ],
)
def test_communes(text, communes):
    assert read_communes(text, COMMUNES) == (communes, None)


def test_unknown_communes_are_named_and_the_known_ones_stay():
    sentence = "Không có xã “mang-den”, “kon-plong”; chỉ hiện các xã còn lại."
    assert read_communes("mang-den,tan-lap,kon-plong", COMMUNES) == (["tan-lap"], sentence)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("kon-ray", "“kon-ray”"),
        ("DAK-PNE", "“DAK-PNE”"),
        ("Đăk Pne", "“Đăk Pne”"),
        (HTML, f"“{HTML}”"),
        (LONG, f"“{QUOTED_LONG}”"),
        ("a,b,c,d,e", "“a”, “b”, “c”"),
    ],
)
def test_only_unknown_communes_show_all(text, quoted):
    assert read_communes(text, COMMUNES) == ([], f"Không có xã {quoted}; đang hiện tất cả các xã.")


@pytest.mark.parametrize(
    ("text", "available", "data_set"),
    [
        ("", ["official"], "official"),
        ("", ["official", "demo"], "official"),
        ("chinh-thuc", ["official", "demo"], "official"),
        ("minh-hoa", ["official", "demo"], "demo"),
        ("minh-hoa", ["demo"], "demo"),
    ],
)
def test_data_set(text, available, data_set):
    assert read_data_set(text, available) == (data_set, None)


@pytest.mark.parametrize(
    ("text", "available", "answer"),
    [
        (
            "minh-hoa",
            ["official"],
            ("official", "Máy này chưa có số liệu minh họa; đang hiện số liệu chính thức."),
        ),
        (
            "",
            ["demo"],
            ("demo", "Máy này chưa có số liệu chính thức; đang hiện số liệu minh họa."),
        ),
        (
            "chinh-thuc",
            ["demo"],
            ("demo", "Máy này chưa có số liệu chính thức; đang hiện số liệu minh họa."),
        ),
    ],
)
def test_data_set_that_is_not_published(text, available, answer):
    assert read_data_set(text, available) == answer


@pytest.mark.parametrize(
    ("text", "quoted"),
    [("demo", "demo"), ("../official", "../official"), (HTML, HTML), (LONG, QUOTED_LONG)],
)
def test_data_set_that_is_none(text, quoted):
    sentence = f"Địa chỉ ghi bộ số liệu “{quoted}” không có; đang hiện số liệu chính thức."
    assert read_data_set(text, ["official", "demo"]) == ("official", sentence)


@pytest.mark.parametrize(
    ("text", "data_set"), [("", "official"), ("chinh-thuc", "official"), ("minh-hoa", "demo")]
)
def test_nothing_published_is_left_to_the_store(text, data_set):
    assert read_data_set(text, []) == (data_set, None)


def test_foreign_text_is_cut():
    assert shown("x" * 40) == "x" * 40
    assert shown("x" * 41) == "x" * 40 + "…"


@pytest.mark.parametrize(
    ("quarter", "comparison", "before"),
    [
        ("2024-Q2", "previous", "2024-Q1"),
        ("2024-Q1", "previous", "2023-Q4"),
        ("2024-Q2", "last_year", "2023-Q2"),
        ("2024-Q1", "last_year", "2023-Q1"),
    ],
)
def test_quarter_before(view, quarter, comparison, before):
    assert view._replace(quarter=quarter, comparison=comparison).quarter_before == before


def test_all_communes_in_words(view):
    assert view.where == "cả 7 xã, thị trấn"


def test_chosen_communes_in_words(view):
    chosen = view._replace(communes=["dak-pne", "dak-rve"])
    assert chosen.where == "xã Đăk Pne, thị trấn Đăk Rve"


def test_summary(view):
    assert view.summary == [
        "quý II/2024",
        "so với quý I/2024",
        "cả 7 xã, thị trấn",
        "số liệu chính thức",
    ]


def test_summary_of_another_choice(view):
    demo = view.snapshot._replace(data_set="demo")
    other = view._replace(snapshot=demo, comparison="last_year", communes=["tan-lap"])
    assert other.is_demo
    assert other.summary == [
        "quý II/2024",
        "so với quý II/2023",
        "xã Tân Lập",
        "SỐ LIỆU MINH HỌA",
    ]


def test_communes_are_in_vietnamese_order(view):
    assert list(view.commune_labels.values()) == [
        "xã Đăk Kôi",
        "xã Đăk Pne",
        "xã Đăk Ruồng",
        "thị trấn Đăk Rve",
        "xã Đăk Tơ Lung",
        "xã Đăk Tờ Re",
        "xã Tân Lập",
    ]


@pytest.mark.parametrize(
    ("text", "is_issued", "frozen", "sentence"),
    [
        ("", True, False, None),
        ("khi-chot", True, True, None),
        (
            "khi-chot",
            False,
            False,
            "Báo cáo quý II/2024 chưa chốt lần nào; đang hiện số liệu mới nhất.",
        ),
        (
            "hôm qua",
            True,
            False,
            "Địa chỉ ghi bản số liệu “hôm qua” không đúng; đang hiện số liệu mới nhất.",
        ),
    ],
)
def test_newest_figures_or_those_of_the_report(text, is_issued, frozen, sentence):
    assert read_moment(text, "2024-Q2", is_issued) == (frozen, sentence)
