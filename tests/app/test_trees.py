"""HTML told as a tree: nothing is lost on the way, and nothing strange gets through."""

import pytest

from app import markup, trees
from tests.app.test_markup import ATTACKS, written


def test_a_piece_is_told_as_names_attributes_and_texts():
    piece = 'a<p class="small" title="5&quot;">b &amp; <strong>c</strong>d</p>&lt;e&gt;'
    assert trees.tell(piece) == [
        "a",
        ["p", {"class": "small", "title": '5"'}, "b & ", ["strong", {}, "c"], "d"],
        "<e>",
    ]
    assert trees.tell("") == []


@pytest.mark.parametrize(
    "piece",
    [
        "<script>alert(1)</script>",
        "<p onclick='alert(1)'>a</p>",
        "<p>a<img src='x'></p>",
        "<a href='javascript:alert(1)'>a</a>",
        "<a href='https://example.org'>a</a>",
        "<a href='//example.org'>a</a>",
        "<!-- a -->",
        "<form><input></form>",
    ],
)
def test_what_our_pages_do_not_write_is_refused(piece):
    with pytest.raises(ValueError, match="no part of a page"):
        trees.tell(piece)


def names_of(parts):
    return [(part[0], sorted(part[1]), names_of(part[2:])) for part in parts if type(part) is list]


def text_of(parts):
    return "".join(part if isinstance(part, str) else text_of(part[2:]) for part in parts)


@pytest.mark.parametrize("text", ATTACKS)
def test_a_text_stays_a_text(text):
    # Not those in which the text is an address.
    for made, plain in zip(written(text)[:4], written("chữ")[:4], strict=True):
        assert names_of(trees.tell(made)) == names_of(trees.tell(plain))
        assert markup.write(text) in markup.write(text_of(trees.tell(made)))
