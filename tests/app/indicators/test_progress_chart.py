"""The cells of all indicators: what they show and whether they can be read."""

import re

import pytest

from app.colours import DISTANCES, EMPTY
from app.indicators.progress_chart import KEYS, NARROW, WIDE, describe_grid, progress_grid
from measures.progress import read_rules
from measures.standings import drop_double, find_standings
from tests.contrast import PAGE, contrast, seen
from tests.lists import indicators_of, told
from tests.measures.indicators import COUNT_CEILING, FALL, LABELS, RISE, one_of_each, row, stand

TOGETHER = "Toàn huyện"
THEMES = ["light", "dark"]


def demo_standings(ask, view):
    rules = read_rules(ask(view, "indicators/definitions"))
    communes = view.communes or list(view.commune_labels)
    return find_standings(
        rules, ask(view, "indicators/progress"), view.quarter, view.quarter_before, communes
    )


def cells(figure):
    """Each cell as its column, the name of its colour, and its text on one line."""
    return sorted(
        (round(x, 2), bar.name, plain(text.replace("<br>", " ")))
        for bar in figure.data
        for x, text in zip(bar.x, bar.text or [], strict=False)
        if x is not None
    )


def plain(text):
    """Without our own tags; a name's are escaped and stay."""
    return re.sub(r"</?(?:b|span)(?: [^>]*)?>", "", text)


def test_a_cell_for_every_indicator_and_place_says_how_far_it_is():
    figure = progress_grid(one_of_each(), LABELS, TOGETHER)
    assert cells(figure) == sorted([
        (0, "thiếu đến 1 điểm", "quá mức 1 cặp"),
        (0, "vượt trên 1 điểm", "vượt ≥5,0 điểm"),
        (0, "chưa đủ số", "–"),
        (1.14, "thiếu trên 1 điểm", "cao hơn 5,0 điểm"),
        (1.14, "vượt trên 1 điểm", "vượt ✓ 10,0 điểm"),
        (1.14, "đủ, vượt đến 1 điểm", "bằng mức"),
        (2.14, "thiếu trên 1 điểm", "cao hơn 11,0 điểm"),
        (2.14, "thiếu đến 1 điểm", "quá mức 1 cặp"),
        (2.14, "đủ, vượt đến 1 điểm", "vừa đủ"),
        (3.14, "chưa đủ số", "–"),
        (3.14, "chưa đủ số", "–"),
        (3.14, "chưa đủ số", "–"),
    ])  # fmt: skip


def test_met_without_a_start_is_good_but_not_measured():
    [_, place, *_] = stand(RISE, row(RISE, "a", (71, 100), 70))
    assert cells(progress_grid([place], LABELS, TOGETHER)) == [(0, "đủ, vượt đến 1 điểm", "đạt ✓")]


@pytest.mark.parametrize("quarter", ["2022-Q3", "2024-Q1", "2024-Q2", "2024-Q4", "2025-Q2"])
def test_one_colour_never_tells_two_stories(ask, demo_view, quarter):
    """Which colour a cell has follows from the words and the number in it, from nothing else."""
    view = demo_view._replace(quarter=quarter)
    figure = progress_grid(demo_standings(ask, view), view.commune_labels, TOGETHER)
    for _, colour, text in cells(figure):
        lacking = text.startswith(("thiếu", "quá", "cao hơn"))
        good = text.startswith(("vượt", "vừa đủ", "dưới", "bằng", "thấp hơn", "đạt"))
        number = re.search(r"\d[\d.]*(,\d)?", text)
        far = bool(number) and float(number[0].replace(".", "").replace(",", ".")) > 1
        if lacking:
            assert colour == ("thiếu trên 1 điểm" if far else "thiếu đến 1 điểm"), text
        else:
            assert good == (colour != "chưa đủ số"), text
            assert far == (colour == "vượt trên 1 điểm"), text


def test_a_trace_for_each_side_and_no_more():
    figure = progress_grid(one_of_each(), LABELS, TOGETHER)
    assert [bar.name for bar in figure.data] == list(KEYS.values())
    assert {bar.type for bar in figure.data} == {"bar"}
    assert figure.layout.dragmode is False
    assert (figure.layout.xaxis.fixedrange, figure.layout.yaxis.fixedrange) == (True, True)
    assert figure.layout.separators == ",."


def test_what_should_be_low_stands_apart_below():
    places = [*stand(COUNT_CEILING), *stand(RISE), *stand(FALL)]
    figure = progress_grid(places, LABELS, TOGETHER)
    notes = {plain(note.text): note.y for note in figure.layout.annotations}
    names = ["Tăng dần<br>0/3 xã", "Trần số đếm<br>0/3 xã", "Giảm dần<br>0/3 xã"]
    assert list(notes)[:3] == names
    above, low, other = list(notes.values())[:3]
    assert notes["Càng thấp càng tốt: cam là quá mức, xanh là trong mức"] > low
    assert above - low > low - other
    high = progress_grid(stand(RISE), LABELS, TOGETHER)
    assert "Càng thấp" not in " ".join(note.text for note in high.layout.annotations)


def test_names_say_how_many_communes():
    notes = [
        note.text for note in progress_grid(one_of_each(), LABELS, TOGETHER).layout.annotations
    ]
    assert [plain(text) for text in notes[:7]] == [
        "Tăng dần<br>2/3 xã",
        "Giảm dần<br>3/3 xã",
        "&lt;b&gt;Trần &amp; số&lt;/b&gt;<br>2/3 xã",
        "Toàn huyện", "A", "B", "C",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Đời sống được cải thiện", ["Đời sống được cải thiện"]),
        ("Thay đổi nếp nghĩ, tự lực vươn lên", ["Thay đổi nếp nghĩ,", "tự lực vươn lên"]),
        ("Có kế hoạch và tổ chức thực hiện", ["Có kế hoạch và tổ chức", "thực hiện"]),
        ("A, một tên dài mà dấu phẩy ở đầu", ["A, một tên dài mà dấu", "phẩy ở đầu"]),
    ],
)
def test_a_long_name_breaks_where_it_reads_well(name, lines):
    figure = progress_grid(stand(RISE._replace(short=name)), LABELS, TOGETHER)
    first = plain(figure.layout.annotations[0].text)
    assert first.replace(" · 0/3 xã", "").replace("<br>0/3 xã", "").split("<br>") == lines


def test_a_phone_has_the_same_cells_with_the_names_above_them():
    wide, narrow = (progress_grid(one_of_each(), LABELS, TOGETHER, look) for look in (WIDE, NARROW))
    assert cells(wide) == cells(narrow)
    assert [bar.customdata for bar in wide.data] == [bar.customdata for bar in narrow.data]
    assert (wide.layout.margin.l > 100, narrow.layout.margin.l) == (True, 0)
    assert plain(narrow.layout.annotations[0].text) == "Tăng dần · 2/3 xã"


def test_many_columns_have_numbers_alone():
    many = [f"c{number}" for number in range(20)]
    labels = {commune: f"xã {commune}" for commune in many}
    rows = [row(RISE, commune, (60, 100), 68, (50, 100)) for commune in many]
    figure = progress_grid(stand(RISE, *rows, communes=many), labels, TOGETHER)
    assert {text for _, _, text in cells(figure)} == {"1,0"}
    assert figure.layout.margin.l == 0


@pytest.mark.parametrize("theme", THEMES)
def test_the_key_has_the_colours_of_the_cells(theme):
    for look in (WIDE, NARROW):
        figure = seen(progress_grid(one_of_each(), LABELS, TOGETHER, look), theme)
        key = figure.layout.annotations[-1].text
        shown = re.findall(r"color:(#[0-9a-f]{6})[^>]*>.</span> ([^<\u2003]*)", key)
        assert [name for _, name in shown] == list(KEYS.values())
        drawn = {bar.name: bar.marker.color for bar in figure.data}
        assert all(drawn[name] == colour for colour, name in shown[:-1])


@pytest.mark.parametrize("look", [WIDE, NARROW])
def test_everything_drawn_is_within_the_axes(look):
    figure = progress_grid(one_of_each(), LABELS, TOGETHER, look)
    low, high = figure.layout.yaxis.range
    assert min(base for bar in figure.data for base in bar.base if base is not None) >= low
    assert figure.layout.height - figure.layout.margin.t == high - low  # a unit is a pixel


def test_few_columns_say_in_words_why_nothing_is_known():
    places = drop_double(stand(RISE, communes=["a"]))
    assert cells(progress_grid(places, LABELS, "Xã A")) == [(0, "chưa đủ số", "chưa có số")]


def test_few_columns_keep_their_names_on_one_line():
    places = drop_double(stand(RISE, row(RISE, "a", (1, 2), 50), communes=["a"]))
    figure = progress_grid(places, LABELS | {"a": "xã Đăk Tơ Lung"}, "Xã Đăk Tơ Lung")
    assert figure.layout.annotations[1].text == "Đăk Tơ Lung"
    assert len(cells(figure)) == 1


def test_what_has_no_commune_has_its_column():
    places = [*stand(RISE), *stand(FALL, row(FALL, None, (1, 2), 50, (1, 2)))]
    notes = progress_grid(places, LABELS, TOGETHER).layout.annotations
    names = ["<b>Toàn huyện</b>", "A", "B", "C", "Chưa phân xã"]
    assert [note.text for note in notes[2:7]] == names


def test_a_click_gives_the_indicator():
    figure = progress_grid(one_of_each(), LABELS, TOGETHER)
    clicked = {data for bar in figure.data for data in bar.customdata or []}
    assert clicked == {"rise", "fall", "ceiling"}


def test_touch_tells_place_status_reason_and_numbers():
    figure = progress_grid(one_of_each(), LABELS, TOGETHER)
    told = [text for bar in figure.data for text in bar.hovertext or []]
    assert (
        "B: vừa đủ<br>Tăng dần: hơn 60,0%, mục tiêu năm 70,0%<br>Đúng tiến độ: theo kịp mức cần có "
        "cuối quý này (60,0%)"
    ) in told
    assert "C: chưa rõ số<br>&lt;b&gt;Trần &amp; số&lt;/b&gt;" in told


@pytest.mark.parametrize("theme", THEMES)
def test_text_on_cells_can_be_read(theme):
    for side, (fill, ink) in DISTANCES.items():
        ground = PAGE[theme] if fill == EMPTY else seen(fill, theme)
        assert contrast(seen(ink, theme), ground) >= 4.5, side


@pytest.mark.parametrize("theme", THEMES)
def test_no_two_sides_look_alike(theme):
    fills = {seen(fill, theme) for fill, _ in DISTANCES.values()}
    assert len(fills) == len(KEYS) == len(set(KEYS.values()))


def test_all_cells_of_the_demonstration(ask, demo_view):
    standings = demo_standings(ask, demo_view)
    figure = progress_grid(standings, demo_view.commune_labels, TOGETHER)
    assert len(cells(figure)) == len(indicators_of("2024-Q2")) * 8
    figure = progress_grid(told(standings), demo_view.commune_labels, TOGETHER)
    assert [len([x for x in bar.x if x is not None]) for bar in figure.data] == [15, 7, 17, 10, 7]


def test_the_demonstration_in_words(ask, demo_view):
    standings = told(demo_standings(ask, demo_view))
    alt = describe_grid(standings, demo_view.commune_labels, TOGETHER)
    assert alt.startswith(
        "Từng chỉ tiêu ở từng xã so với mức cần có đến quý này. Thay đổi nếp nghĩ, tự lực vươn "
        "lên: Toàn huyện vượt 1,0 điểm, Mẫu vượt 0,6 điểm, Mẫu 1 thiếu 1,7 điểm, Mẫu 2 thiếu 2,3 "
        "điểm, Mẫu 3 vượt 6,2 điểm, đã đạt mục tiêu năm, Mẫu 4 vượt 0,9 điểm, Mẫu 5 vượt 0,6 điểm, "
        "Mẫu 6 chưa có số; Áp dụng khoa học - kỹ thuật: Toàn huyện vượt 4,1 điểm, "
    )
    assert (
        "Tỷ lệ sinh con thứ 3 trở lên (càng thấp càng tốt): Toàn huyện quá trần 3,4 điểm, Mẫu quá "
        "trần 18,3 điểm, Mẫu 1 dưới trần 4,0 điểm"
    ) in alt
    assert alt.endswith("Mẫu 5 dưới trần 0,4 điểm, Mẫu 6 chưa có số.")


def test_odd_cells_in_words():
    alt = describe_grid(one_of_each(), LABELS, TOGETHER)
    assert alt == (
        "Từng chỉ tiêu ở từng xã so với mức cần có đến quý này. Tăng dần: Toàn huyện vượt ≥5,0 "
        "điểm, A vượt 10,0 điểm, đã đạt mục tiêu năm, B vừa đủ, C chưa có số; Giảm dần (càng thấp "
        "càng tốt): Toàn huyện chưa có mức đầu năm, A cao hơn 5,0 điểm, B cao hơn 11,0 điểm, C "
        "chưa có mức đầu năm; <b>Trần & số</b> (càng thấp càng tốt): Toàn huyện quá mức 1 cặp, A "
        "bằng mức, B quá mức 1 cặp, C chưa rõ số."
    )
