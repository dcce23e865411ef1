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
