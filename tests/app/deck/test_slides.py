"""The slides of a quarter: which, in which order, and each as its page shows it."""

import json
import re
from collections import Counter
from datetime import date
from types import SimpleNamespace

import pytest
from lxml import html

from app import scripts
from app.colours import DISTANCES, EMPTY
from app.deck import task_parts
from app.deck.parts import PARTS
from app.deck.saving import add_text
from app.deck.slides import LONGEST_EXPLAINED, make_deck, order_slides, read_plan
from app.deck.taking import LONGEST_SUBTITLE, Asked
from app.deck.task_parts import MOST_LINES, make_conclusions
from app.duty import section as duty_section
from app.indicators.section import read_statuses
from app.models import section as models_section
from app.models import stock
from app.news.section import Group
from app.overview.section import read_map, read_numbers, read_tiles
from data import store, words
from data.saved_decks import SavedSlide
from data.vietnamese import write_count
from intake import explaining
from intake.explaining import About
from measures.figures.quarter import read_figures
from measures.outcomes import ALL
from measures.progress import STATUSES
from measures.tasks import find_tasks, join_parts

TODAY = date(2024, 8, 1)
TEXT = SavedSlide("chu-1", "Ý kiến <b>", "Một & hai\nBa")


def make(view, asked="", kept=()):
    return make_deck(view, order_slides(asked, kept), TODAY, ())


def by_name(deck):
    return {slide.name: slide for slide in deck.slides}


def test_the_plan_names_what_there_is_and_every_part_is_planned():
    plan = read_plan()
    assert {one.part for one in plan.values()} == set(PARTS)
    assert next(iter(plan)) == "bia"
    assert list(plan)[-1] == "ket-luan"
    assert all(one.label for one in plan.values())


def test_the_order_is_that_of_the_address_then_of_the_deck_then_of_the_plan():
    kept = [SavedSlide("mo-hinh"), TEXT]
    assert order_slides("", []) == [SavedSlide(name) for name in read_plan()]
    assert order_slides("", kept) == kept
    assert order_slides("chu-1,bia,khong-co,bia", kept) == [TEXT, SavedSlide("bia")]
    assert order_slides("chu-1", []) == [SavedSlide(name) for name in read_plan()]


def test_what_the_office_explained_stands_on_the_slide_of_its_subject(view, lay_out):
    lay_out()
    long = f"Rà soát lại {'từng thôn ' * 30}".strip()
    for unit, text in (("kon-ray", long), ("dak-pne", "Hai thôn mới kê khai")):
        explaining.explain("official", About("customs", "", unit, "2024-Q2"), text, "Lan")
    about = About("customs", "ngu-dam", "dak-pne", "2024-Q1")
    explaining.explain("official", about, "Của quý trước", "Lan")
    explaining.explain("official", About("duty", "", "dak-koi", "2024-Q2"), "Mất mạng", "Lan")
    slides = by_name(make(view._replace(snapshot=store.snapshot())))
    told = slides["hu-tuc"]
    assert told.explained.startswith("Giải thích: ") and told.explained.endswith(" (và 01 lời nữa)")
    assert len(told.explained) < LONGEST_EXPLAINED + 40
    whole = " ".join(told.notes)
    assert long in whole and "Xã Đăk Pne: Hai thôn mới kê khai (cơ quan thường trực, " in whole
    assert "quý trước" not in " ".join(told.notes[:2])
    assert slides["che-do-bao-cao"].explained.startswith("Giải thích: Xã Đăk Kôi: Mất mạng (cơ")
    others = {name for name, slide in slides.items() if slide.explained}
    assert others == {"hu-tuc", "che-do-bao-cao"}
    narrowed = by_name(make(view._replace(snapshot=store.snapshot()).narrow("dak-koi")))
    assert narrowed["hu-tuc"].explained == ""


def test_the_demonstration_has_every_slide(demo_view):
    deck = make(demo_view)
    assert deck.absent == []
    assert [slide.name for slide in deck.slides] == list(read_plan())
    for slide in deck.slides:
        assert slide.title
        assert bool(slide.spec) != bool(slide.html)
        assert bool(slide.spec) == bool(slide.alt) or slide.name in (
            "hu-tuc-xa",
            "chi-tieu-tung-xa",
        )
        assert len(slide.subtitle) <= LONGEST_SUBTITLE
        if slide.spec:
            assert slide.source
            assert slide.notes[-1 if slide.name != "chi-tieu" else 1].strip()
            assert not slide.table.empty


def lines_of(slide):
    return [line.text_content() for line in html.fromstring(slide.html).iter("li")]


def test_tasks_are_counted_as_in_the_report_and_name_their_units(demo_view):
    slide = by_name(make(demo_view))["nhiem-vu"]
    tasks = find_tasks(demo_view.snapshot, "2024-Q3")
    own = [task for task in tasks if task.origin == "unit"]
    count = read_figures(demo_view.snapshot, demo_view.quarter).get("tasks").total.value
    assert slide.title == (
        f"{count + len(own)} nhiệm vụ, quý III/2024: {write_count(count)} từ báo cáo, "
        f"{write_count(len(own))} do đơn vị tự đề ra"
    )
    lines = [*lines_of(slide), *slide.notes]
    # What is led by somebody says by whom, the two inspections are one task.
    assert lines[0] == f"{tasks[0].text} ({tasks[0].unit})"
    [inspections] = [line for line in lines if line.startswith("Kiểm tra việc thực hiện")]
    assert "; kiểm tra việc thực hiện ở cơ quan" in inspections
    for task in own:
        [line] = [line for line in lines if line.startswith(f"{words.start(task.unit)}: ")]
        assert task.text.rstrip(".").lower() in line.lower()


def test_tasks_that_find_no_room_are_counted_and_stand_in_the_notes(demo_view, monkeypatch):
    monkeypatch.setattr(task_parts, "MOST_TASKS", 6)
    slide = by_name(make(demo_view))["nhiem-vu"]
    tasks = find_tasks(demo_view.snapshot, "2024-Q3")
    own = Counter(task.unit for task in tasks if task.origin == "unit")
    set_ones = len(join_parts(tasks)) - own.total()
    counts = [1] * set_ones + [*own.values()]
    *told, left = lines_of(slide)
    assert len(told) == 5 and len(counts) > 6
    hidden = write_count(sum(counts[5:]))
    assert left == f"Và {hidden} nhiệm vụ khác, ghi ở trang Nhiệm vụ và phần ghi chú."
    assert len(slide.notes) == len(counts) - 5


def test_as_many_tasks_are_shown_as_can_be_read_from_afar(view, demo_view, monkeypatch):
    slide = by_name(make(view))["nhiem-vu"]
    assert len(lines_of(slide)) == 8 and not slide.notes  # all of the report's
    *told, left = lines_of(by_name(make(demo_view))["nhiem-vu"])
    assert left.startswith("Và ")
    monkeypatch.setattr(task_parts, "MOST_ROWS", 12)
    *fewer, _ = lines_of(by_name(make(demo_view))["nhiem-vu"])
    assert 1 <= len(fewer) < len(told) < task_parts.MOST_TASKS - 1
    assert fewer == told[: len(fewer)]


def test_tasks_of_chosen_communes_are_theirs_and_those_of_all(demo_view):
    slide = by_name(make(demo_view.narrow("mau-1")))["nhiem-vu"]
    assert " nhiệm vụ của xã Mẫu 1 và chung toàn huyện, quý III/2024: " in slide.title
    assert {*slide.table["Đơn vị"]} & {"Xã Mẫu 3", "Hội LHPN huyện"} == set()
    assert "Xã Mẫu 1" in {*slide.table["Đơn vị"]}
    own = [line for line in lines_of(slide) if line.startswith("Xã ")]
    assert [line.partition(":")[0] for line in own] == ["Xã Mẫu 1"]


def test_a_chart_is_that_of_its_page(demo_view):
    slides = by_name(make(demo_view))
    tiles = [tile.chart for tile in read_tiles(demo_view)]
    stopped = models_section.read_stopped(demo_view, "quy", "xa", ALL)
    asked = demo_view, TODAY, ()
    for name, section in {
        "mo-hinh": tiles[0],
        "hu-tuc": tiles[1],
        "chi-tieu": tiles[2],
        "tuyen-truyen": tiles[3],
        "mo-hinh-can-doi": stock.read_balance(demo_view).section,
        "mo-hinh-dung": stopped,
        "che-do-bao-cao": duty_section.read_rates(*asked).quarters,
    }.items():
        made = slides[name]
        assert (made.title, made.spec, made.alt) == (section.title, section.spec, section.alt)
        assert made.source == section.source
    assert slides["mo-hinh"].table.equals(read_numbers(demo_view))
    listed = models_section.read_list(demo_view, "quy", "xa", ALL, ALL).shown
    assert slides["mo-hinh-dung"].rows.equals(listed)


def test_a_slide_explains_its_marks_or_leaves_them_out(demo_view):
    """What stands below a chart on its page has no room on a slide."""
    slides = by_name(make(demo_view))
    page = json.loads(stock.read_running(demo_view).section.spec)
    made = json.loads(slides["mo-hinh-dang-chay"].spec)
    signs = [note for note in page["layout"]["annotations"] if note.get("captureevents")]
    assert signs
    left = [note for note in page["layout"]["annotations"] if note not in signs]
    for note in left:  # columns of a slide have room for a sign beside its number
        note["text"] = note["text"].replace("≥<br>", "≥")
    assert made["data"] == page["data"] and made["layout"]["annotations"] == left
    units = json.loads(slides["tuyen-truyen-don-vi"].spec)
    assert units["layout"]["showlegend"]
    named = [trace["name"] for trace in units["data"] if trace["showlegend"]]
    assert named == ["Quý II/2024", "Quý I/2024"]


def test_what_asks_for_a_conclusion_is_named_or_counted(demo_view, monkeypatch):
    groups = [
        Group(f"Điều {number}", f"{number} nơi", [f"Xã {one}." for one in range(4)], "Biểu", True)
        for number in range(1, 8)
    ]
    asked = Asked(demo_view, TODAY, ())
    for count in (2, 4, 7):
        page = SimpleNamespace(groups=groups[:count])
        monkeypatch.setattr(task_parts, "read_news", lambda *_, page=page: page)
        slide = make_conclusions(asked)
        assert slide.title.startswith(f"0{count} điều")
        told = slide.text.groups
        assert len(told) <= MOST_LINES
        assert len(told) == count or told[-1][0].startswith(f"Và 0{count - MOST_LINES + 1} điều")
        for head, lines in told:
            if head.startswith("Điều"):
                left = re.search("Và (\\d+) dòng khác", lines[-1])
                assert len(lines) + (int(left[1]) if left else 0) == 4
        assert len(slide.notes) == count * 4


def test_the_slide_of_one_indicator_shows_the_one_that_lags_most(demo_view):
    standings, _ = read_statuses(demo_view)
    judged = [one for one in standings if one.progress.status != "unknown"]
    worst = max(STATUSES.index(one.progress.status) for one in judged)
    names = [one.rule.short for one in judged if STATUSES.index(one.progress.status) == worst]
    made = by_name(make(demo_view))["chi-tieu-xa"]
    assert made.title.startswith(tuple(names))
    notes = json.loads(made.spec)["layout"]["annotations"]
    assert any(" · thiếu " in note["text"] for note in notes)


def test_the_table_of_communes_has_the_figures_of_the_map(demo_view):
    page = html.fragment_fromstring(by_name(make(demo_view))["hu-tuc-xa"].html, create_parent="div")
    told = [[part.text_content() for part in item] for item in page.xpath(".//li")]
    assert told == read_map(demo_view, "ho").table.to_numpy().tolist()
    assert len(told) == 7


def test_the_cells_of_indicators_have_the_colours_of_their_page(demo_view):
    [slide] = make(demo_view, "chi-tieu-tung-xa").slides
    page = html.fragment_fromstring(slide.html, create_parent="div")
    told = [
        [cell.text_content() for cell in row.xpath("./td")] for row in page.xpath(".//tbody/tr")
    ]
    assert told == [
        [f"{one.word} {one.number}".strip() for one in cells] for _, cells in slide.text.rows
    ]
    style = scripts.read("deck.css")
    for side, (ground, ink) in DISTANCES.items():
        seen = "none" if ground == EMPTY else ground
        assert f".deck-grid .deck-{side} {{ background: {seen}; color: {ink}; }}" in style
    assert "style=" not in slide.html  # the file to take along allows none


def test_an_almost_empty_quarter_tells_large_figures(view):
    deck = make(view)
    slides = by_name(deck)
    assert "Mô hình đang hoạt động" in deck.absent
    assert set(deck.absent) | {read_plan()[name].label for name in slides} == {
        one.label for one in read_plan().values()
    }
    page = html.fragment_fromstring(slides["mo-hinh"].html, create_parent="div")
    assert page.xpath(".//strong/text()") == ["12", "26"]
    assert slides["mo-hinh"].spec == ""
    assert slides["mo-hinh"].source
    assert all(slide.html or json.loads(slide.spec)["data"] for slide in deck.slides)


def test_one_commune_has_slides_of_its_own(demo_view):
    whole, one = make(demo_view), make(demo_view._replace(communes=["mau-1"]))
    assert by_name(one)["hu-tuc"].title != by_name(whole)["hu-tuc"].title
    assert len(by_name(one)["hu-tuc-xa"].html.split("<li>")) == 2


def test_a_slide_may_be_of_communes_of_its_own(demo_view, monkeypatch):
    plan = read_plan()
    changed = plan["hu-tuc"]._replace(communes=("mau-1", "khong-co"), title="Xã Mẫu 1")
    monkeypatch.setattr("app.deck.slides.read_plan", lambda: plan | {"hu-tuc": changed})
    [slide] = make(demo_view, "hu-tuc").slides
    [own] = make(demo_view._replace(communes=["mau-1"]), "hu-tuc").slides
    assert slide.spec == own.spec
    assert slide.title == "Xã Mẫu 1"


def test_a_text_is_shown_as_it_was_written(view):
    [slide] = make(view, "chu-1", [TEXT]).slides
    assert slide.title == "Ý kiến <b>"
    assert slide.html == ('<ul class="deck-lines"><li>Một &amp; hai</li><li>Ba</li></ul>')
    shown = {}
    for count in (6, 7, 24, 25):
        lines = "\n".join(f"Dòng {number}" for number in range(count))
        [slide] = make(view, "chu-1", [TEXT._replace(text=lines)]).slides
        shown[count] = html.fromstring(slide.html).get("class").split()[1:]
    assert shown == {6: [], 7: ["deck-many"], 24: ["deck-many"], 25: ["deck-many", "deck-crowd"]}


@pytest.mark.parametrize(
    ("shown", "names"),
    [
        (["bia", "ket-luan"], ["bia", "chu-1", "ket-luan"]),
        (["bia", "chu-4"], ["bia", "chu-4", "chu-5"]),
        ([], ["chu-1"]),
    ],
)
def test_a_text_comes_last_but_for_the_conclusions(shown, names):
    made = add_text([SavedSlide(name) for name in shown], " T ", "")
    assert [one.name for one in made] == names
    assert SavedSlide(names[-2] if names[-1] == "ket-luan" else names[-1], "T") in made


def test_nothing_written_adds_nothing():
    assert add_text([SavedSlide("bia")], " ", "\n") == [SavedSlide("bia")]
