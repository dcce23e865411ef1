"""The file to take along: all of the deck and of the report, and nothing that gets out or in."""

import base64
import gzip
import hashlib
import json
import re
from datetime import date
from types import SimpleNamespace

import pytest
from lxml import html

from app.deck import take_along
from app.deck.message import MOST, describe_deck
from app.deck.report_text import tell_report, write_report
from app.deck.slide import Slide
from app.deck.texts import Paragraphs
from intake import journal
from report import issued
from report.compose import compose
from report.lines import Line, Run
from report.trial import fill_up
from tests.app.deck.test_slides import make

HOSTILE = "</script><img src=x onerror=alert(1)><!--<script>$title ]]> 'x' \"y\""


def read(data):
    """The file as a browser reads it."""
    return html.document_fromstring(data.decode())


def policy(page):
    [told] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    return {rule.split()[0]: rule.split()[1:] for rule in told.split("; ")}


def sha(text):
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("data_set", ["official", "demo"])
def test_all_of_it_is_in_one_file(data_set, request):
    view = request.getfixturevalue("view" if data_set == "official" else "demo_view")
    slides = make(view).slides
    data = take_along.write(slides, view, "Họp quý")
    assert len(data) < 2_000_000
    assert data == take_along.write(slides, view, "Họp quý")
    page = read(data)
    assert json.loads(page.get_element_by_id("deck-data").text) == describe_deck(
        slides, view, "Họp quý"
    )
    mark = page.xpath("//*[@class='take-mark']/text()")
    assert mark == (["SỐ LIỆU MINH HỌA"] if data_set == "demo" else [])
    assert "số liệu đến ngày" in page.xpath("//header//p")[-1].text


def test_its_policy_lets_only_its_own_script_style_and_font_in(demo_view):
    page = read(take_along.write(make(demo_view, "bia").slides, demo_view))
    packed = page.get_element_by_id("plotly").text
    plotly = gzip.decompress(base64.b64decode(packed)).decode()
    [script] = page.xpath("//script[@type='module']/text()")
    [style] = page.xpath("//style/text()")
    assert policy(page) == {
        "default-src": ["'none'"],
        "script-src": [sha(script), sha(plotly)],
        "style-src": [sha(style)],
        "font-src": ["data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    assert page.xpath("//@src | //@href | //@style | //@onclick") == []
    assert re.findall(r"url\(.{6}", style) == ['url("data:']


def test_no_text_breaks_out_of_its_place(demo_view, monkeypatch):
    slide = Slide("chu-1", HOSTILE, HOSTILE, text=Paragraphs(HOSTILE), notes=(HOSTILE,))
    view = demo_view._replace(district=HOSTILE, commune_labels={"mau-1": HOSTILE})
    line = Line([Run(HOSTILE), Run(HOSTILE, "thieu"), Run(HOSTILE, style="strong")], 1, 0, "")
    monkeypatch.setattr("app.deck.report_text._compose", lambda view: [line])
    page = read(take_along.write([slide], view, HOSTILE))
    assert len(page.xpath("//script")) == 3
    assert page.xpath("//img | //@onerror | //comment()") == []
    assert page.xpath("//title/text()") == [f"Cuộc vận động, huyện {HOSTILE}, quý II/2024"]
    assert page.get_element_by_id("report").xpath(".//h3")[0].text_content() == HOSTILE * 3
    [told] = json.loads(page.get_element_by_id("deck-data").text)["slides"]
    assert told["title"] == HOSTILE
    assert "<img" not in told["html"]


def test_the_report_is_the_draft_word_for_word(view):
    title, text = tell_report(view)
    assert title == "Báo cáo quý II/2024 của huyện (dự thảo)"
    told = html.fragment_fromstring(text, create_parent="div")
    texts = fill_up("official", "2024-Q2", {})
    lines = compose(view.snapshot, "2024-Q2", texts, {}).lines
    for mark in told.xpath(".//sup"):
        mark.drop_tree()
    assert [" ".join(part.text_content().split()) for part in told] == [
        " ".join(line.text.split()) for line in lines
    ]
    assert len(told.xpath("./*[@class='note']")) == sum(line.note > 0 for line in lines)


def test_the_report_knows_the_forms_that_wait_to_be_accepted(demo_view, monkeypatch):
    day = date(2024, 6, 17)
    form = SimpleNamespace(
        unit_id="mau-6", quarter="2024-Q2", state="sent", first_on=day, came_on=day, decided_at=None
    )
    late = "chưa báo cáo: xã Mẫu 6"
    assert late in tell_report(demo_view).html
    monkeypatch.setattr(journal, "submissions", lambda data_set: [form])
    assert late not in tell_report(demo_view).html


def test_words_keep_their_blanks_and_a_note_its_number():
    told = [Run("Còn "), Run("45", "so", style="strong"), Run(" hộ"), Run("(1)", "note")]
    gap = [Run("Thiếu ", "thieu"), Run(" ")]
    lines = [Line(told, 2, 0, ""), Line(gap, 0, 1, ""), Line([Run("và")], 0, 1, "")]
    assert write_report(lines).splitlines() == [
        "<h4>Còn <strong>45</strong> hộ<sup>(1)</sup></h4>",
        '<p class="note"><sup>(1)</sup> <mark>Thiếu </mark> </p>',
        '<p class="note">và</p>',
    ]


def test_the_report_of_figures_at_its_issue_is_the_issued_one(view, monkeypatch):
    body = [{"t": "Para", "c": [{"t": "Str", "c": "Đã chốt"}]}]
    every = [SimpleNamespace(withdrawn=None), SimpleNamespace(withdrawn="Lan")]
    monkeypatch.setattr(issued, "issued", lambda data_set, quarter: every)
    monkeypatch.setattr(issued, "read_body", lambda one: body if one is every[0] else [])
    told = tell_report(view._replace(as_reported="08:00 ngày 20/6/2024"))
    assert told == ("Báo cáo quý II/2024 của huyện (đã chốt)", "<p>Đã chốt</p>")


def test_a_list_says_how_much_of_it_was_left_out(demo_view, monkeypatch):
    monkeypatch.setattr("app.deck.message.MOST", 5)
    [slide] = describe_deck(make(demo_view, "mo-hinh-dung").slides, demo_view, "")["slides"]
    assert MOST > 5 == len(slide["rows"]["rows"])
    [made] = make(demo_view, "mo-hinh-dung").slides
    assert slide["rows"]["more"] == f"Còn {len(made.rows) - 5} dòng nữa; trang của mục này có đủ."


def test_what_would_end_its_element_is_no_script_of_ours(monkeypatch):
    take_along.read_script.cache_clear()
    monkeypatch.setattr(take_along.scripts, "join_drawing", lambda *names: "'</script>'")
    with pytest.raises(ValueError, match="</s"):
        take_along.read_script()
