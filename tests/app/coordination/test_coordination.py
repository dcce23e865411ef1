"""What the page of agencies says of a quarter, without a browser."""

import pandas as pd
import pytest

from app.coordination.cards import tell_figure, tell_gift, tell_state
from app.coordination.chart import presence_marks
from app.coordination.markup import AgencyCard, Block, Line, write_page
from app.coordination.section import read_page
from app.coordination.titles import tell_tasks, title_page, title_quarters
from measures.coordination import PARTS, Presence
from tests.contrast import PAGE, contrast, seen


def presence(label, state="form", quarter="2024-Q2", **parts):
    counts = dict.fromkeys(PARTS, 0) | parts
    return Presence(label.lower(), quarter, label, state, counts, "Biểu 1" if parts else "")


@pytest.fixture
def demo_page(demo_view):
    return read_page(demo_view._replace(quarter="2025-Q2", filters=("quarter",)))


@pytest.mark.parametrize(
    ("states", "title"),
    [
        ((), "Quý II/2024: huyện không có cơ quan nào trong danh sách đơn vị"),
        (("silent",) * 5, "Quý II/2024: chưa có báo cáo nào về việc của 05 cơ quan"),
        (("form", "form"), "Quý II/2024: cả 2 cơ quan đều có báo cáo"),
        (
            ("form", "told"),
            "Quý II/2024: cả 2 cơ quan có thông tin (01 gửi biểu, 01 nêu trong báo cáo chung)",
        ),
        (
            ("told", "told", "silent"),
            "Quý II/2024: báo cáo chung nêu việc của 2/3 cơ quan, chưa có C; chưa có biểu riêng "
            "nào",
        ),
        (("form", "silent", "silent"), "Quý II/2024: 1/3 cơ quan có báo cáo, chưa có B, C"),
        (
            ("form", "silent", "silent", "silent"),
            "Quý II/2024: 1/4 cơ quan có báo cáo, chưa có 03 cơ quan còn lại",
        ),
    ],
)
def test_title(states, title):
    now = [presence(label, state) for label, state in zip("ABCDE", states, strict=False)]
    assert title_page(now, "2024-Q2") == title


@pytest.mark.parametrize(
    ("states", "title"),
    [
        ({"A": "ff", "B": "ft"}, "Cả 2 quý, cơ quan nào cũng có thông tin"),
        (
            {"A": "ts", "B": "ts", "C": "ts"},
            "Trong 2 quý không cơ quan nào có đủ thông tin; mỗi cơ quan thiếu 01 quý",
        ),
        ({"A": "ff", "B": "fs"}, "A có báo cáo cả 2 quý; B thiếu 01 quý"),
        ({"A": "sf", "B": "ss"}, "Trong 2 quý không cơ quan nào có đủ báo cáo; B thiếu 02 quý"),
        (
            {"A": "ff", "B": "ff", "C": "ff", "D": "sf", "E": "fs"},
            "03 cơ quan có báo cáo cả 2 quý; D, E thiếu 01 quý",
        ),
    ],
)
def test_title_of_the_quarters(states, title):
    names = {"f": "form", "t": "told", "s": "silent"}
    known = [
        presence(label, names[letter], quarter)
        for label, letters in states.items()
        for quarter, letter in zip(("2024-Q1", "2024-Q2"), letters, strict=True)
    ]
    assert title_quarters(known) == title


def test_tasks_in_a_sentence():
    counts = {"done": 4, "under_way": 0, "not_started": 1, "": 1}
    assert tell_tasks(counts) == (
        "06 nhiệm vụ các cơ quan đề ra cho quý này: 04 đã hoàn thành, 01 chưa thực hiện, "
        "01 chưa nêu kết quả."
    )
    assert tell_tasks(dict.fromkeys(counts, 0)) == ""


def record(**cells):
    [row] = pd.DataFrame([cells]).itertuples()
    return row


def test_figures_keep_what_they_do_not_know():
    about = {"channel": "attendance", "value": 8000, "state": "counted", "derived": None}
    assert tell_figure(record(**about, qualifier="more_than")) == (
        *("hơn 8.000", "lượt người tham dự", ""),
    )
    unknown = about | {"value": None, "state": "uncounted", "qualifier": "exact"}
    assert tell_figure(record(**unknown))[0] == "chưa rõ số"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({}, ("Máy: 3 máy", "xã A")),
        ({"value": 0, "uncounted": 1}, ("Máy: chưa rõ số máy", "xã A")),
        ({"uncounted": 1}, ("Máy: ít nhất 3 máy (có lần chưa rõ số)", "xã A")),
        ({"about": 1, "places": 5}, ("Máy: khoảng 3 máy", "5 nơi nhận")),
        ({"places": 0, "place": None}, ("Máy: 3 máy", "")),
    ],
)
def test_gifts(cells, told):
    usual = {"item": "Máy", "unit": "máy", "value": 3, "uncounted": 0, "more_than": 0, "about": 0}
    usual |= {"places": 1, "place": "xã A", "source": "Biểu 1"}
    assert tell_gift(record(**usual | cells)) == told


@pytest.mark.parametrize(
    ("state", "result", "told"),
    [
        ("done", "Đã mở lớp.", "✓ đã hoàn thành: đã mở lớp."),
        ("not_started", None, "○ chưa thực hiện"),
        (None, None, "chưa nêu kết quả"),
        (None, "Hai lớp", "Hai lớp"),
    ],
)
def test_tasks_say_how_far_they_came(state, result, told):
    assert tell_state(record(state=state, result=result)) == told


def test_every_word_is_escaped():
    line = Line("<b>1</b>", "a & b")
    card = AgencyCard("<i>", "&", [("<1>", "x", "<y>")], [Block("<h>", [line])], "Biểu <1>, tờ 1")
    drawn = write_page("<t>", ["<n>", ""], [card], "<a>")
    for word in ("&lt;i&gt;", "&lt;b&gt;1", "a &amp; b", "&lt;h&gt;", "&lt;1&gt;", "&lt;y&gt;"):
        assert word in drawn
    assert "<b>" not in drawn


def test_the_official_quarter_tells_notes_5_and_6(view):
    page = read_page(view._replace(filters=("quarter",)))
    assert (
        page.title == "Quý II/2024: báo cáo chung nêu việc của cả 5 cơ quan; chưa có biểu riêng nào"
    )
    cards = {card.label: card for card in page.cards}
    assert [len(card.blocks[0].lines) for card in cards.values()] == [4, 2, 1, 5, 2]
    women = cards["Hội LHPN huyện"]
    assert [block.title for block in women.blocks] == ["Đã làm", "Hỗ trợ đã trao"]
    assert women.blocks[1].lines == [
        Line("Máy ấp trứng cho nhóm cha mẹ: 3 máy, xã Đăk Ruồng và xã Đăk Pne")
    ]
    assert women.source == "Báo cáo 128-BC/BCĐ, chú thích 5"
    assert page.presence is None  # of one quarter there is nothing to compare
    assert [line.text.partition(":")[0] for line in page.assigned.lines] == [
        *("Mặt trận và các đoàn thể", "Các cơ quan, đơn vị, địa phương", "Ủy ban nhân dân huyện"),
    ]
    assert [document.label for document in page.documents] == [
        *("Báo cáo 128-BC/BCĐ", "Chương trình phối hợp 07-CTrPH-UBND-MTTQ"),
    ]


def test_a_quarter_without_anything_says_so(view):
    page = read_page(view._replace(quarter="2024-Q1", filters=("quarter",)))
    assert page.cards == []
    assert page.absent.startswith("Chưa có biểu của Hội LHPN huyện, Huyện đoàn, ")
    assert page.table.empty


def test_the_demonstration(demo_page):
    assert demo_page.title == "Quý II/2025: 4/5 cơ quan có báo cáo, chưa có Huyện đoàn"
    assert demo_page.absent == "Chưa có báo cáo: Huyện đoàn."
    how = {card.label: card.how for card in demo_page.cards}
    assert how.pop("Huyện đoàn") == "Chưa có báo cáo; đơn vị khác nêu"
    assert set(how.values()) == {"Biểu riêng của cơ quan"}
    assert len(demo_page.presence.table) == 5 * 8
    assert demo_page.notes[1].endswith(".")


def marks():
    """Two agencies in two quarters, in every state."""
    return presence_marks(
        [
            presence(label, state, quarter, tasks=2)
            for label, states in {"A": ("form", "told"), "B": ("silent", "form")}.items()
            for quarter, state in zip(("2024-Q1", "2024-Q2"), states, strict=True)
        ]
    )


def test_marks_are_one_for_each_agency_and_quarter():
    found = [
        (trace.name, *mark)
        for trace in marks().data
        for mark in zip(trace.x, trace.y, trace.text, strict=True)
    ]
    assert found == [
        ("Biểu riêng của cơ quan", 0, 0, "2"),
        ("Biểu riêng của cơ quan", 1, 1, "2"),
        ("Nêu trong báo cáo chung", 1, 0, "2"),
        ("Chưa có báo cáo", 0, 1, "–"),
    ]


def test_long_names_are_broken_and_nothing_is_added_where_all_told():
    figure = presence_marks([presence("Ủy ban MTTQ Việt Nam huyện"), presence("Hội")])
    assert list(figure.layout.yaxis.ticktext) == ["Ủy ban MTTQ<br>Việt Nam huyện", "Hội"]
    assert len(figure.data) == 1


def test_where_it_is_narrow_a_year_is_written_once():
    known = [presence("Hội", quarter=f"2024-Q{number}") for number in (2, 3, 4)]
    figure = presence_marks([*known, presence("Hội", quarter="2025-Q1")], is_narrow=True)
    assert list(figure.layout.xaxis.ticktext) == ["II<br>2024", "III", "IV", "I<br>2025"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_numbers_in_marks_can_be_read(theme):
    for trace in seen(marks(), theme).data:
        ground = PAGE[theme] if trace.name == "Chưa có báo cáo" else trace.marker.color
        assert contrast(trace.textfont.color, ground) >= 4.5, trace.name
