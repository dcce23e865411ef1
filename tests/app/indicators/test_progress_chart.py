"""The cells of all indicators: what they show and whether they can be read."""

import re

import pytest

from app.colours import BANDS, EMPTY
from app.indicators.progress_chart import describe_grid, progress_grid
from data import words
from measures.progress import STATUSES, read_rules
from measures.standings import drop_double, find_standings
from tests.contrast import PAGE, contrast, seen
from tests.lists import indicators_of, told
from tests.measures.indicators import FALL, LABELS, RISE, one_of_each, row, stand

TOGETHER = "Toàn huyện"
THEMES = ["light", "dark"]


def demo_standings(ask, view):
    rules = read_rules(ask(view, "indicators/definitions"))
    communes = view.communes or list(view.commune_labels)
    return find_standings(
        rules, ask(view, "indicators/progress"), view.quarter, view.quarter_before, communes
    )


def cells(figure):
    """Each cell as status, column, row, text."""
    return sorted(
        (round(x, 2), round(-base, 1), bar.name, text.replace("<br>", " "))
        for bar in figure.data
        for x, base, text in zip(bar.x, bar.base, bar.text or [], strict=False)
        if x is not None
    )


def plain(text):
    """Without our own tags; a name's are escaped and stay."""
    return re.sub(r"</?(?:b|span)[^>]*>", "", text)


def test_a_cell_for_every_indicator_and_place_with_sign_word_and_number():
    figure = progress_grid(one_of_each(), LABELS, TOGETHER)
    found = [(x, status, plain(text)) for x, _, status, text in cells(figure)]
    assert sorted(found) == sorted([
        (0, "○ chậm nhiều", "○ 1 cặp"),
        (0, "– chưa đủ số", "– 29,0%"),
        (0, "● đúng tiến độ", "● 93%"),
        (1.14, "● đúng tiến độ", "● 0 cặp"),
        (1.14, "◐ chậm", "◐ 25%"),
        (1.14, "✓ đạt", "✓ 100%"),
        (2.14, "○ chậm nhiều", "○ 1 cặp"),
        (2.14, "○ chậm nhiều", "○ −5%"),
        (2.14, "● đúng tiến độ", "● 86%"),
        (3.14, "– chưa đủ số", "–"),
        (3.14, "– chưa đủ số", "–"),
        (3.14, "– chưa đủ số", "– 31,0%"),
    ])  # fmt: skip


def test_a_trace_for_each_status_and_no_more():
    figure = progress_grid(one_of_each(), LABELS, TOGETHER)
    assert [bar.name for bar in figure.data] == [
        f"{words.STATUS_SIGN[status]} {words.STATUS[status]}" for status in STATUSES
    ]
    assert {bar.type for bar in figure.data} == {"bar"}
    assert figure.layout.dragmode is False
    assert (figure.layout.xaxis.fixedrange, figure.layout.yaxis.fixedrange) == (True, True)
    assert figure.layout.separators == ",."


def test_names_say_how_many_communes_and_what_the_per_cent_is_of():
    notes = [
        note.text for note in progress_grid(one_of_each(), LABELS, TOGETHER).layout.annotations
    ]
    assert [plain(text) for text in notes[:3]] == [
        "Tăng dần · 2/3 xã",
        "Giảm dần · % mức giảm đã làm · 3/3 xã",
        "&lt;b&gt;Trần &amp; số&lt;/b&gt; · % trần đã dùng · 2/3 xã",
    ]
    assert notes[3:] == ["Toàn<br>huyện", "A", "B", "C"]


def test_few_columns_keep_their_names_on_one_line():
    places = drop_double(stand(RISE, row(RISE, "a", (1, 2), 50), communes=["a"]))
    figure = progress_grid(places, LABELS | {"a": "xã Đăk Tơ Lung"}, "Xã Đăk Tơ Lung")
    assert figure.layout.annotations[-1].text == "Đăk Tơ Lung"
    assert len(cells(figure)) == 1


def test_what_has_no_commune_has_its_column():
    places = [*stand(RISE), *stand(FALL, row(FALL, None, (1, 2), 50, (1, 2)))]
    notes = progress_grid(places, LABELS, TOGETHER).layout.annotations
    assert [note.text for note in notes[2:]] == [
        "Toàn<br>huyện",
        "A",
        "B",
        "C",
        "Chưa<br>phân<br>xã",
    ]


def test_a_click_gives_the_indicator():
    figure = progress_grid(one_of_each(), LABELS, TOGETHER)
    clicked = {data for bar in figure.data for data in bar.customdata or []}
    assert clicked == {"rise", "fall", "ceiling"}


def test_touch_tells_place_status_reason_and_numbers():
    figure = progress_grid(one_of_each(), LABELS, TOGETHER)
    told = [text for bar in figure.data for text in bar.hovertext or []]
    assert (
        "B: đúng tiến độ, theo kịp mức cần có cuối quý này (60,0%)<br>Tăng dần: hơn 60,0%, "
        "mục tiêu 70,0%"
    ) in told
    assert (
        "C: chưa đủ số, chưa rõ số<br>&lt;b&gt;Trần &amp; số&lt;/b&gt;: chưa rõ số, mức trần 4 cặp"
    ) in told


@pytest.mark.parametrize("theme", THEMES)
def test_text_on_cells_can_be_read(theme):
    for status, (fill, ink) in BANDS.items():
        ground = PAGE[theme] if fill == EMPTY else seen(fill, theme)
        assert contrast(seen(ink, theme), ground) >= 4.5, status


@pytest.mark.parametrize("theme", THEMES)
def test_neighbouring_bands_differ_in_lightness_or_in_sign(theme):
    fills = {seen(fill, theme) for fill, _ in BANDS.values()}
    assert len(fills) == len(STATUSES)
    assert len(set(words.STATUS_SIGN.values())) == len(STATUSES)


def test_all_cells_of_the_demonstration(ask, demo_view):
    standings = demo_standings(ask, demo_view)
    figure = progress_grid(standings, demo_view.commune_labels, TOGETHER)
    assert len(cells(figure)) == len(indicators_of("2024-Q2")) * 8
    figure = progress_grid(told(standings), demo_view.commune_labels, TOGETHER)
    assert [len([x for x in bar.x if x is not None]) for bar in figure.data] == [15, 12, 10, 12, 7]


def test_the_demonstration_in_words(ask, demo_view):
    standings = told(demo_standings(ask, demo_view))
    alt = describe_grid(standings, demo_view.commune_labels, TOGETHER)
    assert alt.startswith(
        "Phần trăm mục tiêu năm và tiến độ của từng chỉ tiêu theo xã. Thay đổi nếp nghĩ, tự lực "
        "vươn lên: Toàn huyện 92% (đúng tiến độ), Mẫu 93% (đúng tiến độ), Mẫu 1 86% (chậm), Mẫu 2 "
        "89% (chậm), Mẫu 3 102% (đạt), Mẫu 4 92% (đúng tiến độ), Mẫu 5 90% (đúng tiến độ), Mẫu 6 "
        "chưa có số; Áp dụng khoa học - kỹ thuật: Toàn huyện 99% (đúng tiến độ)"
    )
    assert (
        "Tỷ lệ sinh con thứ 3 trở lên · % trần đã dùng: Toàn huyện 136% (chậm nhiều), Mẫu 222% "
        "(chậm nhiều), Mẫu 1 71% (đúng tiến độ)"
    ) in alt
    assert alt.endswith("Mẫu 5 100% (đạt), Mẫu 6 chưa có số.")


def test_odd_cells_in_words():
    alt = describe_grid(one_of_each(), LABELS, TOGETHER)
    assert alt == (
        "Phần trăm mục tiêu năm và tiến độ của từng chỉ tiêu theo xã. "
        "Tăng dần: Toàn huyện 93% (đúng tiến độ), A 100% (đạt), B 86% (đúng tiến độ), C chưa có "
        "số; Giảm dần · % mức giảm đã làm: Toàn huyện chưa có mức đầu năm, A 25% (chậm), B −5% "
        "(chậm nhiều), C chưa có mức đầu năm; <b>Trần & số</b> · % trần đã dùng: Toàn huyện 1 cặp "
        "(chậm nhiều), A 0 cặp (đúng tiến độ), B 1 cặp (chậm nhiều), C chưa rõ số."
    )
