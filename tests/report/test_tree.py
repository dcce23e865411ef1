"""The tree: what Pandoc reads, kept to what a report has."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report import tree
from report.errors import ReportError
from report.lines import read_lines

BLOCKS = {"Header", "Para", "BulletList", "OrderedList", "Table"}
INLINES = {"Str", "Space", "LineBreak", "Emph", "Strong", "Note", "Span"}


def kinds(node):
    """The kinds of all nodes below."""
    if isinstance(node, dict):
        yield node["t"]
        yield from kinds(node.get("c"))
    elif isinstance(node, list):
        for part in node:
            yield from kinds(part)


def printed(text):
    """The paragraphs of a text as they are printed."""
    return [line.text for line in read_lines(tree.read(text))]


def test_lists_are_printed_as_the_office_writes_them():
    text = "- một\n- hai\n    - ba\n\n3. bốn\n4. năm\n"
    assert printed(text) == ["- một", "- hai", "+ ba", "3. bốn", "4. năm"]


def test_a_note_keeps_its_paragraphs():
    text = "Có chú thích[^a].\n\n[^a]: Dòng một.\n\n    - dòng hai\n        - dòng ba\n"
    assert printed(text) == ["Có chú thích.", "Dòng một.", "- dòng hai", "+ dòng ba"]


def test_headings_keep_their_labels():
    [one, two] = tree.read("# I. KẾT QUẢ\n\n#### 1. Sâu\n")
    assert (one["c"][0], two["c"][0]) == (1, 3)
    assert printed("# I. KẾT QUẢ\n") == ["I. KẾT QUẢ"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>đậm</b> &amp; <script>x</script>", "<b>đậm</b> & <script>x</script>"),
        ("[báo](http://example.org)", "[báo](http://example.org)"),
        ("![ảnh](/etc/passwd)", "![ảnh](/etc/passwd)"),
        ('`#read("/etc/passwd")`', '`#read("/etc/passwd")`'),
        ("    thụt bốn dấu cách", "thụt bốn dấu cách"),
        ("> 5 hộ", "> 5 hộ"),
        ("`x`{=typst} $x^2$ a@b.vn", "`x`{=typst} $x^2$ a@b.vn"),
        ("<!-- a\n\nb", "<!-- a|b"),
        ("<div>\n*x*[^a]\n\n[^a]: chú", "<div>|x|chú"),
        ("```{=typst}\nb\n```", "```{=typst}|b|```"),
        ("~~~\nb", "~~~|b"),
        ("\\<b> \\~ \\\\<", "<b> ~ \\<"),
        ("[a]: http://b", "[a]: http://b"),
        ("- [Ghi chú]: sau", "- [Ghi chú]: sau"),
        ("một\n\n[^]: hai", "một|[^]: hai"),
        ("# một\n    - - -", "một|- - -"),
        ("- một\n# hai\n    -", "- một|hai|-"),
        ("Gồm:\n2. hai\n3. ba", "Gồm:|2. hai|3. ba"),
        ("1) một\n2) hai", "1) một|2) hai"),
        ("**“đậm”** *a*b*", "“đậm” ab*"),
        ("2*3*4, 3*4 và 5*m*6", "2*3*4, 3*4 và 5*m*6"),
        ("ngày ____/____ **đậm**", "ngày ____/____ đậm"),
        ("1. a\n3. b\n5. c", "1. a|3. b|5. c"),
        ("- x\n    4. a\n    7. b\n        8. c", "- x|4. a|7. b|8. c"),
        (" 5. a\n2. b\n   3. c\n    - d", "5. a|2. b|3. c|+ d"),
        ("01. a\n02) b\n- 03. c", "01. a|02) b|- 03. c"),
        ("một\n---\n- \n***\n#\n=", "một|---|-|***|#|="),
        ("- - -", "- - -"),
        ("- ***\n1. ---\n- # \n2. ===", "- ***|1. ---|- #|2. ==="),
        ("1. - a\n    # b\n2.\n3. # c", "1. + a|b|2.|3. c"),
        ("- a\n\n          *b*\n\n-      *c*\n\n            - d", "- a|b|- c|+ d"),
        ("1. a\n        2. *b*\n        3. c\n            - d", "1. a|2. b|3. c|+ d"),
        ("một[^a]\n\n[^a]: b\n\n            *c*", "một|b|c"),
        ("- +\n- 3.\n2)", "- +|- 3.|2)"),
        ("- | a |\n  |---|\n  | 5 |", "-|a|5"),
        ("## a #\n", "a #"),
        ("Đoạn một.\nĐoạn hai.\n[^a] x\n\n[^a]: b\nc", "Đoạn một.|Đoạn hai.| x|b|c"),
        ("- Một\n  hai *ba\n  bốn*\nnăm", "- Một hai ba bốn|năm"),
        ("    thụt *x* 2*3*4", "thụt x 2*3*4"),
        ("“đầm” \"thẳng\" ... -- 'x'", "“đầm” \"thẳng\" ... -- 'x'"),
    ],
)
def test_what_a_report_does_not_have_becomes_words(text, shown):
    assert printed(text) == shown.split("|")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a||\n- |-\nb||c", ["a||", "- |-", "b||c"]),
        ("| a |\n|---|\nb\nc|d|e", ["a", "b", "c|d|e"]),
    ],
)
def test_no_column_is_put_in_for_lines_that_are_no_rows(text, shown):
    assert printed(text) == shown
    assert not any(len(block["c"][0]) > 1 for block in tree.read(text) if block["t"] == "Table")


def test_only_our_spans_stay():
    [paragraph] = tree.read('[26]{.so n="models.stopped" onclick="x"} [hai]{.la} [ba]{.thieu}')
    spans = [inline for inline in paragraph["c"] if inline["t"] == "Span"]
    assert [tree.name_of(span) for span in spans] == [
        ("so", "models.stopped", ""),
        ("thieu", "", ""),
    ]
    assert "onclick" not in json.dumps(paragraph)


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="ab 1\n-+*_[](){}^#>`~:|!<&$\\\"'=.", max_size=120))
def test_any_text_becomes_a_tree_of_known_nodes(text):
    blocks = tree.read(text)
    assert set(kinds(blocks)) <= BLOCKS | INLINES | {
        "Decimal",
        "Period",
        "DefaultStyle",
        "DefaultDelim",
    }
    flat = tree.flatten(blocks)
    assert {block["t"] for block in flat} <= {"Header", "Para", "Table"}


def test_what_is_kept_cannot_be_changed():
    tree.read("một")[0]["c"].clear()
    assert printed("một") == ["một"]


def test_a_text_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(tree, "_SECONDS", 0.001)
    with pytest.raises(ReportError, match="đã dừng"):
        tree.read("chữ " * 2_000 + "dài")


def test_what_pandoc_says_is_told():
    with pytest.raises(ReportError, match=r"Pandoc báo: Unknown input format nosuch\)"):
        tree.run_pandoc(["-f", "nosuch"], b"")
