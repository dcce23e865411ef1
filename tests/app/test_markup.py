"""Texts as HTML: whatever is said stands there as text, never as a tag, a link or a script."""

import pytest
from lxml import html

from app import markup
from app.section import Card, Sentence

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "'><a href='javascript:alert(1)'>x</a>",
    "</h2><style>*{display:none}</style>",
    "&lt;b&gt;",
    "]]><!--",
    "a\n\n<b>b",
]


def written(text):
    """Each way in which a text reaches the page."""
    card = Card(text, [(text, text)], [text], [text], text)
    return (
        markup.write_title(text, text),
        markup.write_lines([text]),
        markup.write_chips([text, "x"], "x"),
        markup.write_cards([card]),
        markup.write_cards([card], text, text),
        markup.write_head(text, [text], "x"),
        markup.write_groups([(text, text, [text], text, True)]),
        markup.write_sentences([Sentence(text, text)]),
    )


@pytest.mark.parametrize("text", ATTACKS)
def test_a_text_is_shown_and_never_obeyed(text):
    for made, plain in zip(written(text), written("chữ"), strict=True):
        parsed = html.fragment_fromstring(made, create_parent="div")
        same = html.fragment_fromstring(plain, create_parent="div")
        shape = [(one.tag, sorted(one.attrib)) for one in parsed.iter()]
        assert shape == [(one.tag, sorted(one.attrib)) for one in same.iter()]
        shown = " ".join(parsed.text_content().split()).lower()
        assert " ".join(text.split()).lower() in shown


def test_nothing_is_said_where_nothing_is_to_be_said():
    assert markup.write_lines(["", "b"]) == '<p class="small">b</p>'
    assert markup.write_source("") == ""
    assert markup.write(None) == markup.write(float("nan")) == ""


def test_a_number_stands_out_from_the_words_before_it():
    made = markup.write_cards(
        [Card("Hộ", [("ít nhất 48", "hộ"), ("–", "chưa có số")], [], [], "A")]
    )
    assert "<span>ít nhất <strong>48</strong> hộ</span> <span><strong>–</strong> " in made
    assert '<p class="small">Nguồn: A</p>' in made


def test_what_asks_for_action_is_marked():
    groups = [("Trễ", "", ["xã A"], "B", True), ("Xong", "03", ["xã C"], "", False)]
    assert markup.write_groups(groups) == (
        '<div class="groups"><section class="group group-asking"><h2>Trễ</h2><ul><li>xã A</li></ul>'
        '<p class="small">Nguồn: B</p></section><section class="group"><h2>Xong</h2>'
        '<p class="text">03</p><ul><li>xã C</li></ul></section></div>'
    )
