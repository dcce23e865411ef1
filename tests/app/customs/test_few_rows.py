"""What is told of customs in words beside their panels."""

from app.customs.few_rows import draw_alarms, draw_few
from tests.measures.courses import course


def test_a_row_tells_every_figure_the_state_and_how_long_it_lasts():
    html = draw_few([course("- 9 8?")], "Ít số", True)
    assert "<caption>Ít số</caption>" in html
    assert "<div>Quý II/2023: <strong>9 hộ</strong></div>" in html
    assert "<div>Quý III/2023: <strong>ít nhất 8 hộ (1/2 xã)</strong></div>" in html
    assert "Quý I/2023" not in html  # nothing was reported
    assert "<div>● còn duy trì</div> <div>≥ 2 quý, từ II/2023</div>" in html
    assert "≥ 2 quý" not in draw_few([course("- 9 8?")], "Ít số", False)


def test_nothing_is_drawn_of_nothing():
    assert (draw_few([], "Ít số", True), draw_alarms([])) == ("", "")


def test_no_word_is_read_as_a_tag():
    html = draw_few([course("9", "<b>x</b>")], "<i>", True) + draw_alarms(["<script>"])
    assert not any(tag in html for tag in ("<b>", "<i>", "<script>"))
    assert "&lt;b&gt;x&lt;/b&gt;" in html
