"""From text to marked Markdown: what is filled in, and what is refused with which sentence."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import store
from measures.figures.quarter import read_figures
from report import tree
from report.bounds import LETTERS
from report.committee import read_committee
from report.lines import read_lines
from report.phrases import Phrases
from report.placeholders import TextError, render
from report.tidy import tidy


def make_phrases(snapshot):
    figures = read_figures(snapshot, "2024-Q2")
    return Phrases(figures, read_committee(figures.district))


@pytest.fixture
def phrases(snapshot):
    return make_phrases(snapshot)


@pytest.fixture
def fill(phrases):
    """`fill(text)` renders a text of the part "direction"."""
    return lambda text: render("direction", text, phrases)


@pytest.fixture
def refuse(fill):
    """`refuse(text)` gives the sentence with which a text is refused."""

    def refuse(text):
        with pytest.raises(TextError) as caught:
            fill(text)
        return str(caught.value)

    return refuse


# What is filled in ------------------------------------------------------------------------------


def test_words_stay_as_they_are(fill):
    text = "# I. KẾT QUẢ\n\n- Một *hai* {ba} 4% }} [^a]\n\n[^a]: chú\n"
    assert fill(text) == text


def test_numbers_and_values(fill):
    assert fill('{{ quy }}: {{ so("models.stopped") }} mô hình.') == (
        '[quý II/2024]{.ky}: [26]{.so n="models.stopped"} mô hình.'
    )


@pytest.mark.parametrize(
    ("condition", "taken"),
    [
        ('co("models.stopped")', "có"),
        ('co("models.running")', "không"),
        ('not co("models.running")', "có"),
        ('co("models.stopped") and co("models.running")', "không"),
        ('co("models.running") or so_duoc("customs.ngu-dam")', "có"),
        ('biet("customs.tao-hon")', "có"),
    ],
)
def test_conditions(fill, condition, taken):
    assert fill(f"{{% if {condition} %}}có{{% else %}}không{{% endif %}}") == taken


def test_elif(fill):
    assert (
        fill('{% if co("models.running") %}a{% elif co("models.stopped") %}b{% else %}c{% endif %}')
        == "b"
    )


def test_a_condition_on_its_own_line_leaves_nothing(fill):
    assert fill('- a\n  {% if co("tasks") %}\n- b\n{% endif %}\n- c\n') == "- a\n- b\n- c\n"


def test_a_list_keeps_to_the_indent_of_its_place(fill):
    lines = fill('[^hu-tuc]: Còn:\n\n    {{ danh_sach("customs") }}\n').split("\n")
    assert [line[:6] for line in lines[2:5]] == ["    - "] * 3


def test_nothing_leaves_no_blank_behind(fill):
    text = 'Có 1 mô hình {{ pham_vi("model") }}, và 2 {{ pham_vi("outreach") }}.'
    assert fill(text) == "Có 1 mô hình, và 2."


def test_first_citation_counts_across_parts(phrases):
    first = render("basis", '{{ van_ban("75-KH/HU") }}', phrases)
    again = render("tasks", '{{ van_ban("75-KH/HU") }}', phrases)
    assert "ngày 05/5/2022" in first and "ngày" not in again


def test_what_is_not_taken_is_not_cited(fill):
    text = '{% if co("models.running") %}{{ van_ban("75-KH/HU") }}{% endif %}'
    assert fill(text) == ""
    assert "ngày 05/5/2022" in fill('{{ van_ban("75-KH/HU") }}')


def test_a_document_that_may_be_missing(fill):
    assert fill('{% if co("1-XX/YY") %}{{ van_ban("1-XX/YY") }}{% else %}–{% endif %}') == "–"


# What is refused --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{{ so("modles.stopped") }}', "không có số nào tên “modles.stopped”. Có phải "
         "“models.stopped”?"),
        ('{{ sos("models.stopped") }}', "không có “sos”. Có phải “so”?"),
        ("{{ quyy }}", "không có “quyy”. Có phải “quy”?"),
        ('{{ danh_sach("model") }}', "không có danh sách nào tên “model”. Có phải "
         "“models.stopped”?"),
        ('{{ van_ban("76-KH/HU") }}', "danh mục văn bản không có “76-KH/HU”. Có phải "
         "“75-KH/HU”?"),
        ('{% if co("models.running") %}{{ so("modles.stopped") }}{% endif %}', "không có số nào "
         "tên “modles.stopped”. Có phải “models.stopped”?"),
        ('{% if quy %}a{% endif %}', "điều kiện chỉ được dùng co(…), biet(…), so_duoc(…), not, "
         "and, or."),
        ('{% if so("models.stopped") %}a{% endif %}', "điều kiện chỉ được dùng co(…), biet(…), "
         "so_duoc(…), not, and, or."),
        ('{{ co("models.stopped") }}', "co(…) chỉ dùng được trong {% if co(…) %}."),
    ],
)  # fmt: skip
def test_what_there_is_not(refuse, text, problem):
    assert refuse(f"a\n\n{text}") == f"Phần “Lãnh đạo, chỉ đạo”, dòng 3: {problem}"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("{% for x in y %}{% endfor %}", "vòng lặp {% for %}"),
        ("{% set x = 1 %}", "phép đặt {% set %}"),
        ("{% include 'x' %}", "lệnh {% include %}"),
        ("{% extends 'x' %}", "lệnh {% extends %}"),
        ("{% import 'x' as y %}", "lệnh {% import %}"),
        ("{% macro x() %}{% endmacro %}", "lệnh {% macro %}"),
        ("{% block x %}{% endblock %}", "lệnh {% block %}"),
        ("{{ quy.__class__ }}", "dấu chấm sau một tên"),
        ("{{ ''.__class__ }}", "dấu chấm sau một tên"),
        ("{{ so.__globals__('x') }}", "dấu chấm sau một tên"),
        ("{{ quy[0] }}", "dấu ngoặc vuông"),
        ("{{ quy|upper }}", "bộ lọc sau dấu |"),
        ("{{ 1 + 1 }}", "phép tính"),
        ("{{ -1 }}", "phép tính"),
        ("{{ 2 ** 9999999999 }}", "phép tính"),
        ("{{ quy ~ quy }}", "phép nối ~"),
        ("{{ 1 < 2 }}", "phép so sánh"),
        ("{{ quy if quy else nam }}", "điều kiện trong ngoặc nhọn"),
        ("{{ 'chữ' }}", "một giá trị không có tên"),
        ("{{ ['a'] }}", "một giá trị không có tên"),
    ],
)
def test_what_jinja_knows_and_we_do_not(refuse, text, word):
    assert refuse(text) == (
        f"Phần “Lãnh đạo, chỉ đạo”, dòng 1: không dùng được {word} trong văn bản. "
        'Cần viết như {{ so("models.stopped") }}.'
    )


@pytest.mark.parametrize(
    "call",
    [
        "so()",
        'so("a", "b")',
        "so(1)",
        "so(quy)",
        'so(x="a")',
        "so(*quy)",
        "so(**quy)",
        'so("a"+"b")',
    ],
)
def test_a_call_takes_one_text(refuse, call):
    assert refuse(f"{{{{ {call} }}}}") == (
        "Phần “Lãnh đạo, chỉ đạo”, dòng 1: so(…) cần đúng một dòng chữ trong ngoặc kép. "
        'Cần viết như {{ so("models.stopped") }}.'
    )


_WRONG = 'Cần viết như {{ so("models.stopped") }}.'


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ('a\n{{ so("x" }}', 2, f"chỗ ghi số viết chưa đúng (dấu ngoặc, dấu nháy). {_WRONG}"),
        ("{{ so('a' ", 1, f"dấu ngoặc mở ra mà chưa đóng lại, hoặc đóng chưa đúng. {_WRONG}"),
        ('{{ so("a) }}', 1, f"chỗ ghi số viết chưa đúng (dấu ngoặc, dấu nháy). {_WRONG}"),
        ("{{ }}", 1, f"chỗ ghi số còn để trống. {_WRONG}"),
        ('{% if co("tasks") %}a', 1, "thiếu {% endif %} để kết thúc {% if … %}."),
        ("a\n{% endif %}", 2, "{% endif %} đứng đây mà không có {% if … %} ở trước."),
        ("{% while x %}", 1, "không dùng được {% while %}; chỉ có if, elif, else, endif."),
        ("{# chú", 1, "thiếu #} để kết thúc lời ghi chú {#."),
        ("{% raw %}a", 1, "thiếu {% endraw %}."),
    ],
)
def test_broken_placeholders(refuse, text, line, problem):
    assert refuse(text) == f"Phần “Lãnh đạo, chỉ đạo”, dòng {line}: {problem}"


def test_too_large(refuse):
    assert refuse("a " * (LETTERS // 2) + "a") == (
        "Phần “Lãnh đạo, chỉ đạo”, dòng 1: dài quá 30.000 chữ. "
        "Hãy bớt lời hoặc chuyển bảng sang phụ lục."
    )


@pytest.mark.parametrize(
    "text",
    [
        "{" * 100_000,
        "{{" + "(" * 90_000,
        "{{" + "[" * 90_000 + "}}",
        "{% if " + "not " * 20_000 + 'co("tasks") %}a{% endif %}',
        '{% if co("tasks") %}' * 900 + "a",
        "{{ " + "9" * 100_000 + " }}",
        "{{ '" + "\\" * 100_001 + "' }}",
        "{%" + " " * 100_000,
        "{{ " + "quy." * 20_000 + "a }}",
        "{{ so(" * 20_000,
        "{{ quy }}" * 2_000,
        "\t" * 190_000,
        '{{ danh_sach("customs") }}\n' * 199,
        '{{ so("' + "a" * 201 + '") }}',
    ],
    ids=lambda text: f"{text[:12]}…",
)
def test_hostile_text_is_refused(refuse, text):
    assert refuse(text).startswith("Phần “Lãnh đạo, chỉ đạo”, dòng ")


PIECES = st.sampled_from(
    ["{{ ", " }}", "{% ", " %}", "if ", "endif", "else", 'co("tasks")', 'so("models.stopped")',
     "quy", "so(", ")", '"', "'", "\\", "{#", "#}", "{%-", "-%}", "not ", "and ", " or ", ".", "|",
     "[", "]", "for x in y", "set x = ", "\n", "- ", "*", "ộ", "1", " ", "raw", "endraw", "x"]
)  # fmt: skip


@pytest.fixture(scope="module")
def shared(warehouse):
    """Phrases for many texts in a row."""
    return make_phrases(store.snapshot())


@given(text=st.one_of(st.text(st.characters()), st.lists(PIECES, max_size=25).map("".join)))
def test_any_text_is_rendered_or_refused(shared, text):
    try:
        assert isinstance(render("direction", text, shared), str)
    except TextError as error:
        assert str(error).startswith("Phần “Lãnh đạo, chỉ đạo”, dòng ")


# Text from Word ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pasted", "clean"),
    [
        ("Đa\u0306k", "Đăk"),
        ("a\r\nb\rc\vd\u2028e", "a\nb\nc\nd\ne"),
        ("a\u00a0b\u202fc\u2003d", "a b c d"),
        ("a\u200bb\u00adc\ufeffd\u2060e\x07f", "abcdef"),
        ("a\ud800b\udfffc\uffffd\ufdd0e\U0010fffff\x00g\u061ch\U000e0041", "abcdefgh"),
        ("\uf0b7 một\n\uf0a7\thai\n• ba\n– bốn\n— năm", "- một\n- hai\n- ba\n- bốn\n- năm"),
        ("giai đoạn 2021–2025 – hết", "giai đoạn 2021–2025 – hết"),
        ("–không phải dấu đầu dòng", "–không phải dấu đầu dòng"),
        ("{{ so(“models.stopped”) }} “nguyên”", '{{ so("models.stopped") }} “nguyên”'),
        ("{% if co(‘tasks’) %}", "{% if co('tasks') %}"),
        ('{{ thieu("ghi “lý do”") }}', '{{ thieu("ghi “lý do”") }}'),
        ("- một\n+ hai\n+ ba\n- bốn", "- một\n    + hai\n    + ba\n- bốn"),
        ("a\tb", "a b"),
    ],
)
def test_text_from_word(pasted, clean):
    assert tidy(pasted) == clean


@given(st.text())
def test_tidying_twice_changes_nothing_more(text):
    once = tidy(text)
    assert tidy(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text(st.characters(categories=["L", "N", "M"])))
def test_no_letter_is_lost(text):
    assert tidy(text) == unicodedata.normalize("NFC", text)


def test_pasted_placeholders_work(fill):
    assert fill("\uf0b7 Có {{ so(“models.stopped”) }} mô hình.") == (
        '- Có [26]{.so n="models.stopped"} mô hình.'
    )


@pytest.mark.parametrize("before", ["\\", "\\\\\\", "^", "!", "a\\"])
def test_a_sign_before_a_placeholder_is_a_word(phrases, before):
    [line] = read_lines(tree.read(render("causes", f"Có {before}{{{{ quy }}}}.", phrases)))
    shown = before.replace("\\\\\\", "\\\\")
    assert line.text == f"Có {shown}quý II/2024."
    assert [run.kind for run in line.runs if run.text == "quý II/2024"] == ["ky"]
    [after] = read_lines(tree.read(render("causes", "{{ quy }}{.b} {{ quy }}{x}", phrases)))
    assert after.text == "quý II/2024{.b} quý II/2024{x}"
