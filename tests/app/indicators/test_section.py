"""What the sections of Chỉ tiêu return, without a screen."""

import json
from collections import OrderedDict
from decimal import Decimal

import pytest

from app.indicators import course_section, section
from app.indicators.section import (
    read_indicator,
    read_inputs,
    read_overview,
    read_poverty,
    read_progress,
)
from app.indicators.titles import title_progress
from tests.app.indicators.test_tables import demo_standings
from tests.lists import indicators_of

KNOWN = len(indicators_of("2024-Q2"))
QUARTERS = ["2021-Q2", "2022-Q3", "2024-Q2", "2025-Q2"]
NAMES = ["tien-do", "chi-tieu-xa", "chi-tieu-dien-bien", "ho-ngheo-ty-le"]


def fresh(view):
    """The same view where nothing that is kept for others is met, nor left to them."""
    return view._replace(snapshot=view.snapshot._replace(answers=OrderedDict()))


def test_the_official_quarter_says_what_is_missing(view):
    overview = read_overview(view)
    assert overview.title == f"{KNOWN:02} chỉ tiêu, chưa có giá trị nào được công bố"
    assert overview.missing.startswith("Chưa có số liệu chỉ tiêu quý II/2024 của cả 7 xã, thị trấn")
    assert (overview.too_many, len(overview.definitions)) == ("", KNOWN + 1)
    assert overview.note.startswith(
        "Định nghĩa của từng chỉ tiêu và thời gian áp dụng, đến quý II/2024. "
    )


def test_the_indicators_of_the_demonstration(demo_view):
    overview = read_overview(demo_view)
    assert (overview.missing, overview.too_many, len(overview.options)) == ("", "", KNOWN)
    assert next(iter(overview.options.items())) == (
        "nep-nghi",
        "Thay đổi nếp nghĩ, tự lực vươn lên",
    )


def test_an_indicator_with_a_value_comes_first(demo_view, monkeypatch):
    places = section._read(demo_view).places
    known = [place for place in places if place.rule.indicator_id == "ke-hoach"]
    told = section._read(demo_view)._replace(places=known)
    monkeypatch.setattr(section, "_read", lambda view: told)
    assert next(iter(read_overview(fresh(demo_view)).options)) == "ke-hoach"


def test_the_cells_and_the_numbers_behind_them(ask, demo_view):
    progress = read_progress(demo_view)
    assert progress.title == title_progress(demo_standings(ask, demo_view), demo_view)
    assert progress.subtitle == (
        "Mỗi ô: còn thiếu hay đã vượt bao nhiêu điểm phần trăm (“điểm”) so với mức cần có đến hết "
        "quý II/2024, cả 7 xã, thị trấn. ✓: đã đạt mục tiêu năm 2024. Bấm vào một ô để xem chỉ "
        "tiêu đó."
    )
    assert progress.source == "Biểu minh họa quý II/2024, biểu 3"
    sent = json.loads(progress.spec)
    [narrow] = sent["fits"]
    assert 390 < narrow["below"] < 848  # the place on a phone, and on a screen of 1280
    assert narrow["layout"]["margin"]["l"] < sent["layout"]["margin"]["l"]
    assert (len(progress.table), len(read_inputs(demo_view))) == (KNOWN, KNOWN * 8)


@pytest.mark.parametrize("quarter", QUARTERS)
def test_every_indicator_has_its_sections(demo_view, quarter):
    seen = demo_view._replace(quarter=quarter)
    overview = read_overview(seen)
    for chosen, short in overview.options.items():
        one = read_indicator(seen, chosen)
        assert one.standing.title.startswith(f"{short}: ")
        assert one.standing.source
        assert one.definition.startswith("Cách đo (")
        assert one.course.section.title.startswith("Toàn huyện: ")
        assert one.course.section.subtitle.startswith("Quý ")


def test_the_course_shows_chosen_communes_beside_the_district(demo_view):
    two = read_indicator(demo_view._replace(communes=["mau-1", "mau-3"]), "nep-nghi").course.section
    assert two.title == "Xã Mẫu 1: 43,1%; xã Mẫu 3: 64,1%; toàn huyện: 58,7% (6/7 xã)"
    whole = read_indicator(demo_view, "nep-nghi").course.section
    assert two.table["Toàn huyện"].tolist() == whole.table["Toàn huyện"].tolist()
    assert two.table["Xã Mẫu 6"].tolist() == whole.table["Xã Mẫu 6"].tolist()  # thin, but there


def test_one_commune_is_measured_by_its_own_target(demo_view):
    one = read_indicator(demo_view._replace(communes=["mau-1"]), "nep-nghi").course.section
    assert one.title.startswith("Xã Mẫu 1: 43,1%, ")
    assert one.table["Mục tiêu năm"].tolist()[-1] == 50
    assert one.table["Toàn huyện"].tolist()[-1] == Decimal("58.7")


def test_without_the_district_s_newest_figure_the_title_says_so(demo_view, monkeypatch):
    seen = demo_view._replace(quarter="2024-Q2", communes=["mau-1", "mau-3"])
    follow = course_section._follow

    def late(*asked, **how):
        courses, rows = follow(*asked, **how)
        return [course._replace(points=course.points[:-1]) for course in courses], rows

    monkeypatch.setattr(course_section, "_follow", late)
    assert read_indicator(fresh(seen), "nep-nghi").course.section.title.endswith(
        "toàn huyện: chưa có số"
    )


def test_names_are_those_of_links_and_files(view, demo_view):
    one = read_indicator(demo_view, "nep-nghi")
    sections = read_progress(demo_view), one.standing, one.course.section
    assert [part.name for part in (*sections, read_poverty(view).rates)] == NAMES


def test_poverty_is_public_in_the_official_set_alone(view, demo_view):
    poverty = read_poverty(view)
    assert (len(poverty.rates.table), len(poverty.figures)) == (7, 26)
    assert read_poverty(demo_view) is None


def test_figures_about_poverty_without_a_rate_are_only_listed(view):
    elsewhere = fresh(view)._replace(district="Khác")
    poverty = read_poverty(elsewhere)
    assert (poverty.rates, len(poverty.figures)) == (None, 26)


def test_of_too_many_communes_only_totals_are_shown(demo_view, monkeypatch):
    monkeypatch.setattr(section, "MOST_COMMUNES", 3)
    seen = fresh(demo_view)
    assert read_overview(seen).too_many == (
        "Có 7 xã, nên chỉ hiện số chung. Hãy chọn không quá 3 xã để xem từng xã."
    )
    assert len(read_inputs(seen)) == KNOWN
    assert len(read_indicator(seen, "nep-nghi").standing.table) == 1
    few = seen._replace(communes=["mau-1", "mau-2"])
    assert (read_overview(few).too_many, len(read_inputs(few))) == ("", KNOWN * 3)


def test_what_was_made_is_kept(view, demo_view):
    for read, seen, choices in (
        (read_overview, demo_view, ()),
        (read_progress, demo_view, ()),
        (read_inputs, demo_view, ()),
        (read_indicator, demo_view, ("ke-hoach",)),
        (read_poverty, view, ()),
    ):
        assert read(seen, *choices) is read(seen, *choices)
