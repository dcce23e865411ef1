"""Text that shows as itself in Markdown."""

import re
import string

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.widgets import plain

BLANKS = " \t\n\r\v\f\u00a0\u2028"
texts = st.text(alphabet=st.sampled_from("ab1Đẫ“" + string.punctuation + BLANKS))
# Signs that Markdown gives a meaning nowhere within a line.
HARMLESS = ",/%"


def rendered(markdown):
    """Markdown in which every sign is escaped, as a reader sees it: a backslash only escapes."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)


@settings(deadline=None)
@given(texts)
def test_any_text_shows_as_itself(text):
    assert rendered(plain(text)) == " ".join(text.split())


@settings(deadline=None)
@given(texts)
def test_no_sign_is_left_to_markdown(text):
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", plain(text))
    assert [sign for sign in bare if sign in string.punctuation and sign not in HARMLESS] == []


@settings(deadline=None)
@given(texts)
def test_no_text_starts_a_block(text):
    assert re.search(r"[\t\n\r\v\f\u2028]|^ |  | $", plain(text)) is None


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("<b>x</b>", r"\<b\>x\</b\>"),
        ("&lt;script&gt;", r"\&lt\;script\&gt\;"),
        ("[a](https://b.vn)", r"\[a\]\(https\://b\.vn\)"),
        ("![a](b)", r"\!\[a\]\(b\)"),
        ("**a** _b_ `c` ~~d~~", r"\*\*a\*\* \_b\_ \`c\` \~\~d\~\~"),
        (":red[a] :material/home: $x$", r"\:red\[a\] \:material/home\: \$x\$"),
        ("# a", r"\# a"),
        ("1. a", r"1\. a"),
        ("- a", r"\- a"),
        ("a\n===\nb", r"a \=\=\= b"),
        ("a\n\n    b", "a b"),
        ("| a |", r"\| a \|"),
        ("a\\b", r"a\\b"),
        ("96,5%", "96,5%"),
        ("Ngủ “đầm” – ngủ rẫy", "Ngủ “đầm” – ngủ rẫy"),
    ],
)
def test_plain(text, markdown):
    assert plain(text) == markdown


@pytest.mark.parametrize("nothing", [None, float("nan"), pd.NA, pd.NaT, ""])
def test_what_is_missing_shows_as_nothing(nothing):
    assert plain(nothing) == ""


def test_numbers_show_as_themselves():
    assert (plain(26), plain(0), plain(-1)) == ("26", "0", r"\-1")
