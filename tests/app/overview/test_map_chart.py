"""The schematic map: what each tile says, how it looks, whether it can be read."""

import csv
import itertools
import re

import pandas as pd
import pytest

from app.overview.map_chart import MEASURES, describe_map, find_silent, map_cells, tile_map
from data.publish import PUBLISHED
from measures.completeness import Silence
from measures.totals import join_sources
from tests.contrast import PAGE, contrast, seen

THEMES = ["light", "dark"]


COMMUNES = [
    "unit_id", "name", "label", "tile_column", "tile_row", "customs", "households",
    "custom_facts", "custom_uncounted", "only_kind", "ineffective", "ineffective_facts",
    "ineffective_uncounted", "model_facts", "custom_source", "model_source",
]  # fmt: skip


def communes(*rows):
    """Rows of overview/map in one line of tiles, from what the case is about."""
    filled = [
        {
            "unit_id": f"xa-{number}",
            "name": f"Xã {number}",
            "label": f"xã {number}",
            "tile_column": float(number),
            "tile_row": 0,
            "customs": 0,
            "households": 0,
            "custom_facts": 0,
            "custom_uncounted": 0,
            "only_kind": None,
            "ineffective": 0,
            "ineffective_facts": 0,
            "ineffective_uncounted": 0,
            "model_facts": 0,
            "custom_source": "A",
            "model_source": "B",
        }
        | row
        for number, row in enumerate(rows)
    ]
    return pd.DataFrame(filled, columns=COMMUNES)


def draw(cells, measure="ho", chosen=()):
    """The map with the largest of its own figures at the end of its scale."""
    return tile_map(cells, measure, max(cells["value"].dropna(), default=0), chosen)


def labels_of(figure):
    """The texts on each tile, name and figure, with the key left out; and their ink."""
    notes = [note for note in figure.layout.annotations if note.xref != "paper"]
    return [
        (f"{name.text} {re.sub('<br>', ' ', text.text)}", (name.font.color, text.font.color))
        for name, text in zip(notes[::2], notes[1::2], strict=True)
    ]


def households(*values):
    """The cells of counted households, one commune for each value."""
    rows = [{"households": value, "custom_facts": 1} for value in values]
    return map_cells(communes(*rows), "ho")


def shown(cells):
    """State, value and text of each cell; a missing value as None."""
    return [
        (cell.state, None if pd.isna(cell.value) else int(cell.value), cell.text)
        for cell in cells.itertuples()
    ]


FOUR_STATES = communes(
    {},
    {"customs": 2, "custom_facts": 2, "custom_uncounted": 2},
    {"customs": 3, "households": 45, "custom_facts": 3, "custom_uncounted": 2},
    {"customs": 1, "households": 1238, "custom_facts": 2},
    {"custom_facts": 1},
)


def test_cells_of_households():
    assert shown(map_cells(FOUR_STATES, "ho")) == [
        ("none", None, "chưa có số"),
        ("uncounted", None, "còn, chưa rõ số hộ"),
        ("at_least", 45, "ít nhất 45"),
        ("known", 1238, "1.238"),
        ("known", 0, "0"),
    ]


def test_silent_villages_leave_their_commune_open():
    frame = FOUR_STATES.assign(unit_id=["a", "b", "c", "d", "e"])
    silences = {
        ("x", "2024-Q2", "d"): Silence(1, True, False),
        ("x", "2024-Q1", "c"): Silence(1, False, False),
        ("x", "2024-Q2", "e"): Silence(1, False, False),
        ("y", "2024-Q2", None): Silence(1, False, False),
    }
    cells = {
        measure: map_cells(frame, measure, find_silent(silences, "2024-Q2", measure))
        for measure in MEASURES
    }
    assert shown(cells["ho"])[3:] == [
        ("at_least", 1238, "ít nhất 1.238"),
        ("open", None, "chưa đủ số"),
    ]
    assert shown(cells["loai"])[3:] == [("known", 1, "1"), ("open", None, "chưa đủ số")]
    assert not cells["khong-hieu-qua"]["why"].any()
    assert describe_map(cells["ho"], "ho").endswith(
        "Xã 3: ít nhất 1.238 hộ; có thôn chưa có số; Xã 4: chưa đủ số; có thôn chưa có số."
    )
    assert labels_of(draw(cells["ho"]))[4][0] == "Xã 4 <i>chưa đủ số</i>"


def test_a_commune_that_told_of_one_kind_alone_is_open():
    frame = communes(
        {"custom_facts": 1, "only_kind": "hu_tuc"},
        {"customs": 1, "households": 55, "custom_facts": 1, "only_kind": "phong_tuc"},
        {"customs": 1, "custom_facts": 1, "custom_uncounted": 1, "only_kind": "phong_tuc"},
        {
            "customs": 2, "households": 5, "custom_facts": 2, "custom_uncounted": 1,
            "only_kind": "hu_tuc",
        },
        {"ineffective": 2, "ineffective_facts": 2, "custom_facts": 1, "only_kind": "hu_tuc"},
    )  # fmt: skip
    told = {measure: map_cells(frame, measure, ["xa-3"]) for measure in MEASURES}
    assert [trace.text for trace in draw(told["ho"]).data] == [
        "Xã 0: chưa đủ số; mới có số của hủ tục",
        "Xã 1: ít nhất 55 hộ; mới có số của phong tục",
        "Xã 2: còn, chưa rõ số hộ; mới có số của phong tục",
        "Xã 3: ít nhất 5 hộ; có thôn chưa có số; mới có số của hủ tục",
        "Xã 4: chưa đủ số; mới có số của hủ tục",
    ]
    assert shown(told["loai"])[:2] == [
        ("open", None, "chưa đủ số"),
        ("at_least", 1, "ít nhất 1"),
    ]
    assert shown(told["khong-hieu-qua"])[4] == ("known", 2, "2")


def test_cells_of_customs():
    assert shown(map_cells(FOUR_STATES, "loai")) == [
        ("none", None, "chưa có số"),
        ("known", 2, "2"),
        ("known", 3, "3"),
        ("known", 1, "1"),
        ("known", 0, "0"),
    ]


def test_cells_of_ineffective_models():
    rows = communes(
        {"model_facts": 3},
        {"ineffective": 2, "ineffective_facts": 2},
        {"ineffective_facts": 1},
        {"ineffective": 2, "ineffective_facts": 3, "ineffective_uncounted": 1},
        {"ineffective_facts": 1, "ineffective_uncounted": 1},
    )
    cells = map_cells(rows, "khong-hieu-qua")
    assert shown(cells) == [
        ("none", None, "chưa có số"),
        ("known", 2, "2"),
        ("known", 0, "0"),
        ("at_least", 2, "ít nhất 2"),
        ("uncounted", None, "có, chưa rõ số mô hình"),
    ]
    assert cells["source"].tolist()[1:] == ["B"] * 4
    assert pd.isna(cells["source"].iloc[0])


def test_cells_keep_place_and_source(ask, view):
    cells = map_cells(ask(view, "overview/map"), "ho")
    pne = cells.iloc[1]
    assert (pne["label"], pne["name"], pne["tile_column"], pne["tile_row"]) == (
        "xã Đăk Pne",
        "Đăk Pne",
        3.0,
        2,
    )
    assert join_sources([pne["source"]]) == "Báo cáo 128-BC/BCĐ, chú thích 7"


@pytest.mark.parametrize("measure", MEASURES)
def test_a_hexagon_and_a_label_for_each_commune(ask, view, measure):
    cells = map_cells(ask(view, "overview/map"), measure)
    figure = draw(cells, measure)
    assert [len(trace.x) for trace in figure.data] == [7] * 7
    notes = [note for note in figure.layout.annotations if note.xref != "paper"]
    assert [note.text for note in notes[::2]] == cells["name"].tolist()
    middles = [
        ((max(trace.x) + min(trace.x)) / 2, (max(trace.y) + min(trace.y)) / 2)
        for trace in figure.data
    ]
    for labels in (notes[::2], notes[1::2]):
        assert [(note.x, pytest.approx(note.y)) for note in labels] == middles
    # A name never touches its figure.
    assert {
        (note.yshift, other.yshift) for note, other in zip(*[iter(notes)] * 2, strict=True)
    } == {(16, -14)}


def test_labels_show_every_state():
    figure = draw(map_cells(FOUR_STATES, "ho"), "ho")
    assert [re.sub(r"<[^>]*>", "", text) for text, _ in labels_of(figure)] == [
        "Xã 0 chưa có số",
        "Xã 1 còn, chưa rõ số hộ",
        "Xã 2 ≥ 45",
        "Xã 3 1.238",
        "Xã 4 0",
    ]


def test_hover_in_vietnamese():
    figure = draw(map_cells(FOUR_STATES, "ho"), "ho")
    assert [trace.text for trace in figure.data] == [
        "Xã 0: chưa có số",
        "Xã 1: còn, chưa rõ số hộ",
        "Xã 2: ít nhất 45 hộ; còn hủ tục, phong tục chưa rõ số hộ",
        "Xã 3: 1.238 hộ",
        "Xã 4: 0 hộ",
    ]
    assert {trace.hoveron for trace in figure.data} == {"fills"}
    assert {trace.hoverinfo for trace in figure.data} == {"text"}


def look(trace):
    """What tells a tile from another without reading it."""
    return (trace.fillcolor, trace.fillpattern.shape, trace.fillpattern.bgcolor, trace.line.dash)


@pytest.mark.parametrize("theme", THEMES)
def test_the_states_look_different(theme):
    looks = [look(trace) for trace in seen(draw(map_cells(FOUR_STATES, "ho"), "ho"), theme).data]
    assert len(set(looks)) == 5
    none, uncounted, at_least, known, zero = looks
    assert none == ("rgba(0,0,0,0)", None, None, "dot")
    assert [pattern for _, pattern, _, _ in looks] == [None, "/", "/", None, None]
    assert uncounted[2] == zero[0]
    assert at_least[2] not in (uncounted[2], zero[0])
    assert known[0] not in (zero[0], "rgba(0,0,0,0)")


@pytest.mark.parametrize("theme", THEMES)
def test_communes_that_were_not_chosen_are_only_paler(ask, view, theme):
    everywhere = ask(view, "overview/map")
    cells = map_cells(everywhere, "ho")
    chosen = (everywhere["unit_id"] == "dak-pne").tolist()
    figure, whole = seen(draw(cells, "ho", chosen), theme), seen(draw(cells), theme)
    assert [text for text, _ in labels_of(figure)] == [text for text, _ in labels_of(whole)]
    assert [trace.text for trace in figure.data] == [trace.text for trace in whole.data]
    same = [one == other for one, other in zip(figure.data, whole.data, strict=True)]
    assert same == chosen
    assert labels_of(figure)[1] == labels_of(whole)[1]


@pytest.mark.parametrize("theme", THEMES)
def test_what_was_not_chosen_can_be_read(theme):
    cells = households(0, 1, 3, 4, 6, 7, 9, 10, 12)
    figure = seen(draw(cells, "ho", [False] * len(cells)), theme)
    inks = [ink for _, both in labels_of(figure) for ink in both]
    fills = [blend(trace.fillcolor, PAGE[theme]) for trace in figure.data for _ in range(2)]
    assert [pair for pair in zip(inks, fills, strict=True) if contrast(*pair) < 4.5] == []


def blend(colour, ground):
    """A colour that is see-through (#rrggbbaa) on a ground."""
    part = int(colour[7:], 16) / 255
    mixed = [
        round(part * int(colour[at : at + 2], 16) + (1 - part) * int(ground[at : at + 2], 16))
        for at in (1, 3, 5)
    ]
    return "#" + "".join(f"{value:02x}" for value in mixed)


def test_a_colour_is_the_same_number_whatever_is_there_in_the_quarter():
    small, large = households(3, 10), households(3, 40)
    assert (
        tile_map(small, "ho", 40).data[0].fillcolor == tile_map(large, "ho", 40).data[0].fillcolor
    )
    assert draw(small).data[0].fillcolor != draw(large).data[0].fillcolor


@pytest.mark.parametrize("top", [0, 1, 3, 4, 39, 1000])
def test_the_key_names_each_step_with_its_values(top):
    figure = tile_map(households(top), "ho", top)
    *keys, unit = [note for note in figure.layout.annotations if note.xref == "paper"]
    assert unit.text == "hộ"
    named = {}
    for note in keys:
        ends = [int(end.replace(".", "")) for end in note.text.strip().split("–")]
        named |= dict.fromkeys(range(ends[0], ends[-1] + 1), note.bgcolor)
    assert named == {
        value: tile_map(households(value), "ho", top).data[0].fillcolor for value in range(top + 1)
    }


def test_without_a_figure_there_is_no_key():
    assert [note.xref for note in draw(map_cells(communes({}), "ho")).layout.annotations] == [
        None,
        None,
    ]


def test_a_name_is_never_read_as_a_tag():
    cells = map_cells(communes({"name": "<b>Xã</b>", "label": "<i>xã</i>"}), "ho")
    figure = draw(cells)
    texts = [label.text for label in figure.layout.annotations]
    texts += [trace.text for trace in figure.data if trace.text]
    assert [text for text in texts if "<b>Xã" in text or "<i>xã" in text.lower()] == []
    assert texts[0] == "&lt;b&gt;Xã&lt;/b&gt;"


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "cells",
    [
        map_cells(FOUR_STATES, "ho"),
        households(0, 1, 3, 4, 6, 7, 9, 10, 12),
        map_cells(
            communes(
                *(
                    {"households": value, "custom_facts": 2, "custom_uncounted": 1}
                    for value in (1, 4, 7, 10)
                )
            ),
            "ho",
        ),
    ],
    ids=["states", "steps", "hatched steps"],
)
def test_labels_can_be_read_on_their_tiles(cells, theme):
    figure = seen(draw(cells, "ho"), theme)
    fills = [trace.fillpattern.bgcolor or trace.fillcolor for trace in figure.data]
    fills = [PAGE[theme] if fill == "rgba(0,0,0,0)" else fill for fill in fills]
    pairs = [
        (ink, fill)
        for (_, inks), fill in zip(labels_of(figure), fills, strict=True)
        for ink in inks
    ]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []
    keys = [note for note in figure.layout.annotations if note.bgcolor]
    assert [note.text for note in keys if contrast(note.font.color, note.bgcolor) < 4.5] == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_scale_has_five_steps_from_pale_to_strong(theme):
    figure = seen(draw(households(0, 1, 4, 7, 10), "ho"), theme)
    apart = [contrast(trace.fillcolor, PAGE[theme]) for trace in figure.data]
    assert apart == sorted(apart)
    assert len(set(apart)) == 5


def fills(cells):
    return [trace.fillcolor for trace in draw(cells, "ho").data]


def test_equal_values_have_one_colour_and_not_that_of_zero():
    assert len(set(fills(households(7, 7, 7)))) == 1
    assert fills(households(7, 7, 0))[0] != fills(households(7, 7, 0))[2]


def test_zeros_have_the_colour_of_zero():
    assert set(fills(households(0, 0, 0))) == {fills(households(0, 5))[0]}


def test_an_outlier_leaves_the_others_apart_from_zero():
    zero, small, middle, huge = fills(households(0, 1, 2, 1_000_000))
    assert len({zero, small, huge}) == 3
    assert small == middle


def test_one_commune():
    figure = draw(households(45), "ho")
    assert [trace.text for trace in figure.data] == ["Xã 0: 45 hộ"]


def test_no_commune():
    cells = map_cells(communes(), "ho")
    figure = draw(cells, "ho")
    assert (len(figure.data), len(figure.layout.annotations)) == (0, 0)


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        (
            "ho",
            "Bản đồ sơ lược các xã, thị trấn. Hộ còn thực hiện hủ tục, phong tục. Xã Đăk Kôi: "
            "chưa có số; Xã Đăk Pne: ít nhất 45 hộ; còn hủ tục, phong tục chưa rõ số hộ; Xã Đăk "
            "Ruồng: chưa có số; Thị trấn Đăk Rve: chưa có số; Xã Đăk Tơ Lung: 3 hộ; Xã Đăk Tờ Re: "
            "chưa có số; Xã Tân Lập: chưa có số.",
        ),
        (
            "loai",
            "Bản đồ sơ lược các xã, thị trấn. Số hủ tục, phong tục còn thực hiện. Xã Đăk Kôi: "
            "chưa có số; Xã Đăk Pne: 3 hủ tục, phong tục; Xã Đăk Ruồng: chưa có số; Thị trấn Đăk "
            "Rve: chưa có số; Xã Đăk Tơ Lung: 2 hủ tục, phong tục; Xã Đăk Tờ Re: chưa có số; Xã "
            "Tân Lập: chưa có số.",
        ),
        (
            "khong-hieu-qua",
            "Bản đồ sơ lược các xã, thị trấn. Mô hình dừng do không hiệu quả. Xã Đăk Kôi: 2 mô "
            "hình; Xã Đăk Pne: 1 mô hình; Xã Đăk Ruồng: chưa có số; Thị trấn Đăk Rve: 1 mô hình; "
            "Xã Đăk Tơ Lung: chưa có số; Xã Đăk Tờ Re: 1 mô hình; Xã Tân Lập: 2 mô hình.",
        ),
    ],
)
def test_the_official_map_in_words(ask, view, measure, words):
    assert describe_map(map_cells(ask(view, "overview/map"), measure), measure) == words


def test_tiles_do_not_overlap(ask, view):
    figure = draw(map_cells(ask(view, "overview/map"), "ho"), "ho")
    # Two hexagons that stand on a corner stay apart where one of their three directions across
    # parts them (separating axes): right, and 60 degrees to either side of it.
    directions = [(1.0, 0.0), (0.5, 0.866), (0.5, -0.866)]
    overlapping = []
    for one, other in itertools.combinations(figure.data, 2):
        parted = False
        for across, up in directions:
            first = [across * x + up * y for x, y in zip(one.x, one.y, strict=True)]
            second = [across * x + up * y for x, y in zip(other.x, other.y, strict=True)]
            parted |= max(first) < min(second) or max(second) < min(first)
        if not parted:
            overlapping.append((one.text, other.text))
    assert overlapping == []


def test_tiles_lie_as_the_communes_lie():
    with (PUBLISHED / "dim_unit.csv").open(encoding="utf-8", newline="") as file:
        tiles = [
            (
                unit["name"],
                float(unit["latitude"]),
                float(unit["longitude"]),
                float(unit["tile_column"]),
                int(unit["tile_row"]),
            )
            for unit in csv.DictReader(file)
            if unit["tile_row"]
        ]
    assert len(tiles) == 7
    wrong = []
    for one, other in itertools.permutations(tiles, 2):
        name, north, east, column, row = one
        other_name, other_north, other_east, other_column, other_row = other
        if north - other_north > 0.05 and row > other_row:
            wrong.append(f"{name} must not lie south of {other_name}")
        if east - other_east > 0.06 and column < other_column:
            wrong.append(f"{name} must not lie west of {other_name}")
    assert wrong == []


def test_a_tile_leads_to_its_commune():
    cells = map_cells(FOUR_STATES, "ho")
    links = {"xa-1": "./ho-so-xa?xa=xa-1"}
    figure = tile_map(cells, "ho", 1238, (), links)
    assert [tile.meta for tile in figure.data] == [None, "./ho-so-xa?xa=xa-1", None, None, None]
