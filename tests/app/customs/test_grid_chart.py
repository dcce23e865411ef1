"""The list by commune: what each cell says, how it looks, whether it can be read."""

import re

import pandas as pd
import pytest

from app.colours import SCALE
from app.customs.grid_chart import (
    ALL,
    NOWHERE,
    SIGNS,
    WHOLE,
    count_left,
    describe_grid,
    draw_grid,
    draw_legend,
    make_cells,
    tell_lasting,
)
from app.customs.tables import list_grid
from measures.completeness import Silence
from measures.rundown import no_communes, trace
from tests.contrast import PAGE, contrast, seen
from tests.lists import customs_of
from tests.measures.courses import course, silences

THEMES = ["light", "dark"]
ROWS = [
    "custom_id", "quarter", "commune_id", "facts", "practised", "households", "uncounted",
    "more_than", "about", "district_zero",
]  # fmt: skip
COMMUNES = {"a": "A", "b": "B"}


def said(custom, commune, value, quarter="2023-Q2", qualifier="exact"):
    """A row of customs/by_commune: 5 households, "?" not counted, "5?" at least five."""
    vague = "?" in str(value)
    number = int(str(value).strip("?") or 0)
    return (
        custom, quarter, commune, 1 + (vague and number > 0), int(vague) + (number > 0), number,
        int(vague), int(qualifier == "more_than"), int(qualifier == "about"), False,
    )  # fmt: skip


def none_in_the_district(custom, quarter="2023-Q2"):
    return (custom, quarter, None, 1, 0, 0, 0, 0, 0, True)


def cells(courses, *rows, communes=COMMUNES, silent=None, parts=ALL):
    return make_cells(
        courses, pd.DataFrame(rows, columns=ROWS), silent or {}, communes, "Toàn huyện", parts
    )


def shown(frame):
    """Column, state and sign of each cell."""
    return list(zip(frame["column"], frame["state"], frame["text"], strict=True))


def official(ask, view, quarter="2024-Q2", communes=()):
    seen = view._replace(quarter=quarter, communes=list(communes))
    labels = {c: view.commune_labels[c] for c in communes or view.commune_labels}
    return make_cells(
        trace(ask(seen, "customs/course"), silences(seen)),
        ask(seen, "customs/by_commune"),
        silences(seen),
        labels,
        "Toàn huyện",
    )


@pytest.mark.parametrize(
    ("row", "state", "sign", "words"),
    [
        (said("x", "a", 45), "counted", "45", "45 hộ"),
        (said("x", "a", 1238), "counted", "1.238", "1.238 hộ"),
        (said("x", "a", 45, qualifier="about"), "counted", "≈ 45", "khoảng 45 hộ"),
        (said("x", "a", 45, qualifier="more_than"), "at_least", "≥ 45", "hơn 45 hộ"),
        (said("x", "a", "5?"), "at_least", "≥ 5", "ít nhất 5 hộ"),
        (said("x", "a", "?"), "uncounted", "?", "còn, chưa rõ số hộ"),
        (said("x", "a", 0), "zero", "0", "đã báo không còn"),
        (said("x", "a", 0, qualifier="more_than"), "zero", "0", "đã báo không còn"),
        (none_in_the_district("x"), "zero", "0", "đã báo không còn (theo số toàn huyện)"),
        (said("x", "a", 9, "2023-Q1"), "silent", "–", "quý này chưa có số"),
        (none_in_the_district("x", "2023-Q1"), "silent", "–", "quý này chưa có số"),
        (said("x", "b", 9), "never", "·", "chưa từng ghi nhận"),
        (said("y", "a", 9), "never", "·", "chưa từng ghi nhận"),
    ],
)
def test_cell_of_a_commune(row, state, sign, words):
    first = cells([course("- -", custom_id="x")], row).iloc[0]
    assert (first["column"], first["state"], first["text"], first["words"]) == (
        "a",
        state,
        sign,
        words,
    )


@pytest.mark.parametrize(
    ("line", "state", "sign", "words"),
    [
        ("9 45", "counted", "45", "45 hộ"),
        ("9 45?", "at_least", "≥ 45", "ít nhất 45 hộ (1/2 xã)"),
        ("9 ?", "uncounted", "?", "còn, chưa rõ số hộ (1/2 xã)"),
        ("9 0", "zero", "0", "đã báo không còn"),
        ("9 0?", "silent", "–", "chưa đủ số, phần đã báo là 0 (1/2 xã)"),
        ("9 -", "silent", "–", "quý này chưa có số"),
        ("- -", "never", "·", "chưa từng ghi nhận"),
    ],
)
def test_cell_of_the_whole_district(line, state, sign, words):
    last = cells([course(line, custom_id="x")]).iloc[-1]
    assert (last["column"], last["state"], last["text"], last["words"]) == (
        WHOLE,
        state,
        sign,
        words,
    )


def test_what_names_no_commune_has_a_column_only_when_it_is_there():
    row = ("x", "2023-Q2", None, 1, 1, 3, 0, 0, 0, False)
    both = [course("- 3", custom_id="x"), course("- -", custom_id="y")]
    assert [cell for cell in shown(cells(both, row)) if cell[0] == NOWHERE] == [
        (NOWHERE, "counted", "3"),
        (NOWHERE, "never", "·"),
    ]
    earlier = ("x", "2023-Q1", None, 1, 1, 3, 0, 0, 0, False)
    for other in (earlier, none_in_the_district("x")):
        assert NOWHERE not in set(cells(both, other)["column"])


def test_one_commune_needs_no_total():
    assert set(cells([course("9")], communes={"a": "A"})["column"]) == {"a"}


def test_without_communes_there_is_the_total():
    frame = make_cells([course("9")], no_communes(), {}, {}, "Toàn huyện")
    assert shown(frame) == [(WHOLE, "counted", "9")]
    assert ">9<" in draw_grid(frame, {})


@pytest.mark.parametrize(
    ("states", "told"),
    [
        (["counted", "uncounted", "at_least", "zero"], "3"),
        (["counted", "silent"], "≥ 1"),
        (["zero", "never"], "0"),
        (["zero", "silent"], "–"),
        (["silent", "never"], "–"),
        (["never"], "–"),
    ],
)
def test_how_many_are_left(states, told):
    frame = pd.DataFrame({"column": "a", "state": states, "part": ""})
    assert count_left(frame) == {"a": told}


@pytest.mark.parametrize(
    ("line", "sign", "words"),
    [
        ("9 0", "0 (1/7 xã)", "đã báo không còn (1/7 xã báo cáo)"),
        ("9 45", "45 (1/7 xã)", "45 hộ (1/7 xã báo cáo)"),
        ("9 45?", "≥ 45", "ít nhất 45 hộ (1/2 xã)"),
        ("9 -", "–", "quý này chưa có số"),
    ],
)
def test_the_whole_says_who_stands_behind_it(line, sign, words):
    frame = cells([course(line, custom_id="x")], said("x", "a", 0), parts={"x": "1/7 xã"})
    assert frame[["column", "text"]].to_numpy().tolist()[0] == ["a", "0"]
    assert frame[["text", "words"]].to_numpy().tolist()[-1] == [sign, words]
    assert (words in describe_grid(frame)) == (sign != "0")
    whole = count_left(frame)[WHOLE]
    assert whole == {"0": "0 (1/7 xã)", "–": "–"}.get(sign.split(" ")[0], "1 (1/7 xã)")
    assert list_grid(frame, {}).iloc[0, -1] == (None if sign == "–" else words)


def test_what_the_district_says_of_all_needs_nobody_behind_it():
    frame = cells([course("9 0", custom_id="x")], none_in_the_district("x"), parts={"x": "1/7 xã"})
    assert shown(frame)[-1] == (WHOLE, "zero", "0")


def test_the_official_grid(ask, view):
    frame = official(ask, view)
    assert list(frame["custom_id"].unique()) == customs_of()
    assert set(frame["column"]) == {*view.commune_labels, WHOLE}
    whole = frame[frame["column"] == WHOLE].set_index("custom_id")["text"].to_dict()
    assert [whole[name] for name in ("cung-om-dau", "tha-rong-gia-suc", "ngu-dam")] == [
        "≥ 1",
        "≥ 2",
        "45",
    ]
    assert list(whole.values()).count("0") == 11
    pne = frame[frame["column"] == "dak-pne"].set_index("custom_id")["text"]
    assert [pne[name] for name in ("cung-om-dau", "tha-rong-gia-suc", "ngu-dam", "tao-hon")] == [
        "?",
        "?",
        "45",
        "0",
    ]
    assert count_left(frame)[WHOLE] == "3"


def test_the_official_quarter_before_has_facts_without_a_commune(ask, view):
    frame = official(ask, view, "2024-Q1")
    nowhere = frame[frame["column"] == NOWHERE]
    assert set(nowhere["head"]) == {"Chưa phân xã"}
    assert nowhere.loc[nowhere["state"] == "uncounted", "custom_id"].tolist() == [
        "tha-rong-gia-suc",
        "sinh-de-tai-nha",
    ]


def test_a_chosen_commune_takes_the_zeros_of_its_district(ask, view):
    frame = official(ask, view, communes=["dak-ruong"])
    assert set(frame["column"]) == {"dak-ruong"}
    assert frame["state"].tolist().count("zero") == 11


@pytest.mark.parametrize("fixture", ["view", "demo_view"])
def test_all_communes_and_all_customs_are_always_there(ask, request, fixture):
    seen = request.getfixturevalue(fixture)
    frame = official(ask, seen)
    assert len(frame) == len(customs_of()) * (len(seen.commune_labels) + 1)
    assert set(frame["state"]) <= set(SIGNS)


def test_the_table_has_a_name_for_every_row_and_column(ask, view):
    html = draw_grid(official(ask, view), {})
    kinds = [len(customs_of(kind)) for kind in ("hu_tuc", "phong_tuc")]
    assert html.count('<th scope="row">') == sum(kinds) + 1
    assert html.count('scope="col"') == 1 + 7 + 1
    assert re.findall(r'scope="rowgroup">([^<]+)<', html) == [
        f"Hủ tục ({kinds[0]})",
        f"Phong tục ({kinds[1]})",
    ]
    assert html.count("<td") == 2 + (sum(kinds) + 1) * 8


def test_a_name_is_never_read_as_a_tag():
    frame = cells([course("9 9", custom="<b>x</b>", custom_id="x")], communes={"a": "<i>A</i>"})
    html = draw_grid(frame, {}) + draw_legend(frame)
    assert "<b>" not in html
    assert "<i>A" not in html
    assert "&lt;b&gt;x&lt;/b&gt;" in html


def styles(html):
    """The style and the text of every cell."""
    return re.findall(r'<td style="([^"]*)" title="[^"]*">([^<]*)<', html)


def colours(style, theme):
    """Ink and ground of a cell; what lets the page through stands on the page."""
    ink = re.search(r"(?:^|;)color:(#\w{6})", style)[1]
    ground = re.search(r"background:(#\w{6})(?:;|$)", style)
    return ink, ground[1] if ground else PAGE[theme]


def many_values():
    rows = [said(f"x{value}", "a", value) for value in (1, 3, 4, 6, 7, 9, 10, 12)]
    rows += [said("q", "a", "?"), said("p", "a", "11?"), said("z", "a", 0)]
    rows += [said("s", "a", 4, "2023-Q1")]
    return cells([course("- 9", custom_id=row[0]) for row in rows], *rows)


@pytest.mark.parametrize("theme", THEMES)
def test_every_cell_can_be_read(theme):
    drawn = styles(seen(draw_grid(many_values(), {}), theme))
    assert len(drawn) == 24
    pairs = [colours(style, theme) for style, _ in drawn]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("theme", THEMES)
def test_five_states_look_and_read_differently(theme):
    frame = many_values()
    frame = frame[frame["column"] != WHOLE].drop_duplicates("state")
    looks = styles(seen(draw_grid(frame, {}), theme))
    assert [sign for _, sign in looks] == ["1", "·", "?", "≥ 11", "0", "–"]
    # What was never recorded and what is missing are told apart by their signs.
    assert len({style for style, _ in looks}) == 5


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_gone_is_no_step_of_the_scale_of_households(theme):
    gone = seen(draw_grid(cells([course("- 0", custom_id="x")], said("x", "a", 0)), {}), theme)
    assert [step for step in SCALE if seen(step, theme) in gone] == []


def test_how_long_each_custom_has_been_kept_is_the_last_column():
    lines = {"x": "5 4", "y": "0 3", "z": "5 0"}
    courses = [course(line, custom_id=name) for name, line in lines.items()]
    lasting = tell_lasting(courses)
    assert lasting == {
        "x": ("≥ 2 quý, từ I/2023", "ít nhất từ quý I/2023 đến nay: 2 quý"),
        "y": ("1 quý, từ II/2023", "từ quý II/2023 đến nay: 1 quý"),
    }
    html = draw_grid(cells(courses), lasting)
    assert re.findall(r'class="grid-lasting" title="([^"]*)">([^<]*)<', html) == [
        (long, short) for short, long in [*lasting.values(), ("", "")]
    ]
    assert ">Kéo dài</th>" in html
    assert "Kéo dài" not in draw_grid(cells(courses), {})


def test_a_short_word_of_a_head_is_not_left_alone():
    html = draw_grid(cells([course("9")], communes={"a": "Mẫu 1", "b": "Đăk Pne"}), {})
    assert ">Mẫu\N{NO-BREAK SPACE}1<" in html
    assert ">Đăk Pne<" in html


def test_more_households_are_darker():
    own = many_values()[lambda frame: frame["column"] == "a"]
    drawn = styles(seen(draw_grid(own, {}), "light"))
    steps = [
        SCALE.index(colours(style, "light")[1])
        for style, sign in drawn
        if sign.isdigit() and sign != "0"
    ]
    assert steps == sorted(steps)
    assert max(steps) == 4


def test_an_outlier_leaves_the_others_apart_from_zero():
    rows = [said("x", "a", 1_000_000), said("x", "b", 1)]
    frame = cells([course("- 9", custom_id="x")], *rows)
    drawn = dict(reversed(pair) for pair in styles(seen(draw_grid(frame, {}), "light")))
    assert colours(drawn["1"], "light")[1] == SCALE[1]
    assert colours(drawn["1.000.000"], "light")[1] == SCALE[4]


def test_the_legend_names_five_signs_and_more_where_there_are_more():
    plain = re.sub(r"<[^>]*>", "|", draw_legend(cells([course("9")])))
    for told in ("số hộ còn thực hiện", "còn, chưa rõ số hộ", "đã báo không còn",
                 "chưa có đủ số", "chưa từng ghi nhận"):  # fmt: skip
        assert told in plain
    assert "≥" not in plain
    assert "≥" in draw_legend(cells([course("- 9?", custom_id="x")]))


def test_the_official_grid_in_words(ask, view):
    words = describe_grid(official(ask, view))
    assert words.startswith(
        "Danh mục hủ tục, phong tục theo xã. Kiêng cữ cái chết xấu: đã báo không còn; Cúng ốm đau "
        "và khấn cầu thần linh: xã Đăk Pne còn, chưa rõ số hộ, xã Đăk Tơ Lung 1 hộ, Toàn huyện ít "
        "nhất 1 hộ (1/2 xã); "
    )
    assert "; Ngủ “đầm” (ngủ rẫy): xã Đăk Pne 45 hộ, Toàn huyện 45 hộ" in words
    assert words.endswith(".")
    assert words.count("; ") + 1 == len(customs_of())


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (said("x", "a", 4), ("at_least", "≥ 4", "ít nhất 4 hộ, 1 thôn chưa có số")),
        (
            said("x", "a", 4, qualifier="more_than"),
            ("at_least", "≥ 4", "ít nhất 4 hộ, 1 thôn chưa có số"),
        ),
        (said("x", "a", "?"), ("uncounted", "?", "còn, chưa rõ số hộ, 1 thôn chưa có số")),
        (said("x", "a", 0), ("silent", "–", "chưa đủ số, phần đã báo là 0, 1 thôn chưa có số")),
    ],
)
def test_a_silent_village_leaves_its_commune_open(row, cell):
    silent = {("x", "2023-Q2", "a"): Silence(1, True, False)}
    first = cells([course("9 9", custom_id="x")], row, silent=silent).iloc[0]
    assert (first["state"], first["text"], first["words"]) == cell


def test_the_grid_of_the_demonstration_says_where_a_village_is_silent(ask, demo_view):
    frame = official(ask, demo_view, "2025-Q2")
    row = frame[frame["custom_id"] == "cung-om-dau"].set_index("column")["text"].to_dict()
    assert (row["mau"], row["mau-2"], row["mau-6"], row[WHOLE]) == ("3", "≥ 1", "≥ 1", "≥ 10")
