"""Documents as the browser sends them: what is in order is taken and written so that it reads back
as the same; what is not is refused in a sentence."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from report import tree
from report.editing.nodes import ATOMS, make, text
from report.editing.ordering import order_part
from report.editing.reading import read_blocks
from report.editing.schema import check_part
from report.editing.writing import write_part
from report.errors import ReportError
from report.lines import read_lines
from report.tidy import clean
from tests.report.editing.touching import bare

SOURCES = (
    '{{ so("models.stopped") }}',
    "{{ quy }}",
    '{{ danh_sach("customs") }}',
    "{{ bang('customs') }}",
)
CONDITION = '{% if co("duty") %}, có {{ quy }}{% endif %}'
PASSAGES = (CONDITION, "{# lời ghi #}", "{% raw %}{{ x }}{% endraw %}", "^[chú *b*]")
BLOCK = '{% if co("duty") %}\n- Về chế độ báo cáo.\n{% endif %}'
FURTHER = '{% if co("duty") %}\n    - một\n\n    hai\n{% endif %}'

words = st.one_of(
    st.sampled_from(
        [
            "2*3*4",
            "1. một",
            "3) hai",
            "01. ba",
            "- bốn",
            "+ năm",
            "# sáu",
            "{{ x }}",
            "{% if %}",
            "{# x #}",
            "[a](b)",
            "[^a]",
            "[^a]: b",
            "^[c]",
            "a|b",
            "| --- |",
            "---",
            "===",
            "***",
            "_",
            "a_b_",
            "&amp; &#65;",
            "<b>",
            "`x`",
            "~~~",
            "> y",
            "– gạch",
            "• chấm",
            "\\",
            "\\*",
            "]{.so}",
            "!",
            "{",
            "}",
            "$x$",
            ":",
            "một hai",
            "45",
            "hộ",
            " ",
            "(",
            "“q”",
            "e\u0302\u0323",
            "5*",
        ]
    ),
    st.text(alphabet="ab1ă .-+*_[](){}^#>`~:|!<&$\\\"'=%\u0301😀", max_size=12),
)
marks = st.sampled_from([(), (), (), ("strong",), ("em",), ("strong", "em")])


names = st.sampled_from(["a", "chú 1", "*b*", "1:"])


def marked(node, kinds):
    return {**node, "marks": [{"type": kind} for kind in kinds]}


inline = st.one_of(
    st.builds(text, words, marks),
    st.builds(text, words, marks),
    st.builds(
        lambda source, kinds: marked(make("number", source=source), kinds),
        st.sampled_from(SOURCES),
        marks,
    ),
    st.builds(lambda: make("gap", source='{{ thieu("tên") }}')),
    st.builds(
        lambda source, kinds: marked(make("passage", source=source), kinds),
        st.sampled_from(PASSAGES),
        marks,
    ),
    st.builds(lambda name, kinds: marked(make("note_ref", name=name), kinds), names, marks),
    st.builds(lambda: make("hard_break")),
)
inlines = st.lists(inline, max_size=5)
paragraph = st.builds(lambda content: make("paragraph", content), inlines)


def lists(inside):
    item = st.builds(
        lambda first, rest: make("list_item", [first, *rest]),
        paragraph,
        st.lists(inside, max_size=2),
    )
    items = st.lists(item, min_size=1, max_size=3)
    return st.one_of(
        st.builds(lambda content: make("bullet_list", content), items),
        st.builds(
            lambda content, order, sign: make("ordered_list", content, order=order, sign=sign),
            items,
            st.sampled_from([0, 1, 9, 12, 2024]),
            st.sampled_from([".", ")"]),
        ),
    )


written = st.builds(
    lambda source: make("generated", source=source),
    st.sampled_from([BLOCK, FURTHER, SOURCES[2], *PASSAGES]),
)
any_list = st.recursive(
    lists(st.one_of(paragraph, written)),
    lambda inside: lists(st.one_of(paragraph, written, inside)),
    max_leaves=5,
)
cell = st.builds(
    lambda content, side: make("table_cell", content, align=side),
    inlines,
    st.sampled_from([None, "left", "right", "center"]),
)
row = st.builds(lambda cells: make("table_row", cells), st.lists(cell, min_size=1, max_size=3))
table = st.builds(lambda rows: make("table", rows), st.lists(row, min_size=1, max_size=3))
heading = st.builds(
    lambda content, level: make("heading", content, level=level), inlines, st.integers(1, 3)
)
block = st.one_of(paragraph, paragraph, heading, any_list, table, written)
note = st.builds(
    lambda name, content: make("note", content, name=name),
    names,
    st.lists(block, min_size=1, max_size=3),
)
parts = st.builds(
    lambda blocks, notes: make("part", [*blocks, *notes], name="causes"),
    st.lists(block, max_size=4),
    st.lists(note, max_size=2),
)


def told(node):
    """All that a node says, without blanks at the ends of lines and more than one between words."""
    atoms = (*ATOMS, "generated")
    if node["type"] in atoms:
        return str(node["attrs"].get("source") or node["attrs"]["name"])
    if node["type"] in ("text", "hard_break"):
        return clean(node.get("text", " "))
    parts = [told(child) for child in node.get("content", [])]
    is_line = node["type"] in ("paragraph", "heading", "table_cell", "table_header")
    words = "".join(parts) if is_line else " ".join(part for part in parts if part)
    return unicodedata.normalize("NFC", " ".join(words.split()))


def read(markdown):
    """The part of that text, put in order."""
    return order_part(make("part", [block.node for block in read_blocks(markdown)], name="causes"))


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(parts)
def test_what_is_written_reads_back_as_the_same(part):
    ordered = check_part(part)
    assert told(ordered) == told(part)
    assert bare(order_part(ordered)) == bare(ordered)
    assert bare(read(write_part(ordered)))["content"] == bare(ordered)["content"]


@pytest.mark.parametrize("before", ["", "1", "- ", "2) ", "> "])
def test_a_colon_behind_a_mark_at_the_start_tells_no_note(before):
    content = [*([text(before)] if before else []), make("note_ref", name="a"), text(": b")]
    part = check_part(make("part", [make("paragraph", content)], name="causes"))
    assert bare(read(write_part(part)))["content"] == bare(part)["content"]


def test_a_blank_between_a_gap_and_the_mark_of_a_note_stays():
    gap = make("gap", source='{{ thieu("tên") }}')
    for between in (text(" "), make("hard_break")):
        cell = make("table_cell", [gap, between, make("note_ref", name="a"), text(":")], align=None)
        part = make("part", [make("table", [make("table_row", [cell])])], name="causes")
        ordered = check_part(part)
        assert bare(read(write_part(ordered)))["content"] == bare(ordered)["content"]


@pytest.mark.parametrize(
    ("words", "printed"),
    [("- b", "- b"), ("1. c", "1. c"), ("#", "#"), (" + d", "+ d"), ("- - -", "- - -")],
)
def test_words_stay_words_behind_what_prints_nothing(words, printed):
    content = [make("passage", source="{# lời #}"), text(words)]
    part = check_part(make("part", [make("paragraph", content)], name="causes"))
    markdown = write_part(part).replace("{# lời #}", "")
    assert [line.text for line in read_lines(tree.read(markdown))] == [printed]
    assert {block["t"] for block in tree.read(markdown)} == {"Para"}


def test_the_line_behind_a_condition_stays_a_line_of_its_own():
    def item(*blocks):
        return make("list_item", [make("paragraph", list(blocks))])

    condition = make("passage", source="{% if true %}b{% endif %}")
    blocks = [make("bullet_list", [item(text("a"), condition), item(text("c"))])]
    blocks.append(make("note", [make("paragraph", [condition, text("."), condition])], name="a"))
    blocks[-1]["content"].append(make("paragraph", [text("d")]))
    markdown = write_part(check_part(make("part", blocks, name="causes")))
    told = Environment(trim_blocks=True).from_string(markdown).render()
    assert told == "- ab\n- c\n\n[^a]: b.b\n\n    d"


def test_a_blank_between_two_chips_stays():
    content = [make("number", source=SOURCES[0]), text(" "), make("number", source=SOURCES[1])]
    part = make("part", [make("paragraph", content)], name="causes")
    assert write_part(check_part(part)) == f"{SOURCES[0]} {SOURCES[1]}\n"


def nest(depth):
    """Lists within each other, so many."""
    node = make("paragraph", [text("x")])
    for _ in range(depth):
        node = make("bullet_list", [make("list_item", [make("paragraph", [text("x")]), node])])
    return node


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        (make("code_block"), "có kiểu đoạn lạ “code_block”"),
        (make("heading", [text("x")], level=7), "có đề mục không rõ cấp"),
        (make("paragraph", [make("paragraph")]), "có chỗ không đặt được trong “paragraph”"),
        (make("bullet_list", [make("paragraph")]), "có chỗ không đặt được trong “bullet_list”"),
        (make("paragraph", [make("number", source="45")]), "có con số không rõ lấy ở đâu"),
        (make("generated", source=" "), "có đoạn theo số liệu không rõ lấy ở đâu"),
        (make("note", [make("paragraph")], name="a]b"), "có chú thích không rõ tên"),
        (make("note", [make("paragraph")], name="  "), "có chú thích không có tên"),
        (make("ordered_list", [], order="1"), "có danh sách không rõ bắt đầu từ số mấy"),
        ({"type": "text", "text": 5}, "có chữ không đọc được"),
        ({"type": "paragraph", "content": "x"}, "có chỗ không đọc được"),
        (["x"], "có chỗ không đọc được"),
        (nest(12), "danh sách lồng nhau quá nhiều lớp; hãy bỏ bớt"),
        (make("paragraph", [text("chữ " * 8_000)]), "dài quá 30.000 chữ; hãy bớt lời"),
        (make("paragraph", [text("x")] * 20_001), "có quá nhiều đoạn, ô, dấu; hãy bỏ bớt"),
    ],
)
def test_what_the_editor_cannot_have_made_is_refused(block, problem):
    with pytest.raises(ReportError) as caught:
        check_part({"type": "part", "attrs": {"name": "causes"}, "content": [block]})
    assert str(caught.value) == (
        f"Phần “Nguyên nhân”: {problem}. Nội dung đang hiện trên màn hình chưa được lưu."
    )


@pytest.mark.parametrize("part", [None, [], {"type": "doc"}, make("part", name="khong-co")])
def test_what_is_no_part_is_refused(part):
    with pytest.raises(ReportError, match="phần báo cáo không có trong mẫu"):
        check_part(part)


def test_a_column_lies_as_its_cells_do_not_as_its_head():
    """Word centres the heads of tables: what is pasted must not be centred all the way down."""

    def row(kind, *sides):
        return make("table_row", [make(kind, [text("x")], align=side) for side in sides])

    head, body = row("table_header", "center", "center"), row("table_cell", None, "right")
    part = make("part", [make("table", [head, body, body])], name="causes")
    assert write_part(check_part(part)).split("\n")[1] == "| --- | ---: |"
