"""Notes before Pandoc reads them: none in another, none many times, none lost."""

import pytest

from report import tree
from report.bounds import Excess
from report.lines import read_lines
from report.notes import require_plain


@pytest.mark.parametrize(
    ("text", "line", "inner"),
    [
        ("a[^a]\n\n[^a]: một[^a]\n", 3, "[^a]"),
        ("a[^a]\n\n[^a]: một[^b]\n\n[^b]: hai[^a]\n", 3, "[^b]"),
        ("a[^A]\n\n[^a]: một\n\n    hai[^A]\n", 5, "[^a]"),
        ("- [^a]: một\n  hai [^a]\n", 2, "[^a]"),
        ("[^a]: [^b]: một[^a]\n\n[^b]: hai\n", 1, "[^b]"),
        ("[^ộ\\]]: một[^ộ\\]]\n", 1, "[^ộ\\]]"),
        ("a[^a b]\n\n[^a  B ]: một[^ A b]\n", 3, "[^a b]"),
        ("a ^[một [^a]]\n\n[^a]: hai\n", 1, "[^a]"),
        ("a[^a]\n\n[^a]: hai ^[ba]\n", 3, "^[…]"),
    ],
)
def test_a_note_in_a_note_is_told_and_never_read(text, line, inner, monkeypatch):
    monkeypatch.setattr(tree, "run_pandoc", lambda *_: pytest.fail("read"))
    with pytest.raises(Excess) as caught:
        tree.read(text)
    assert caught.value.line == line
    assert f"lại có dấu chú thích {inner}" in caught.value.problem


@pytest.mark.parametrize(
    "text",
    [
        "a[^a] b[^b]\n\n[^a]: một\n\n[^b]: hai\n",
        "a[^a]\n\n[^a]: một\n\nđoạn sau[^a]\n",
        "a[^a]\n\n[^a]: một [^khong-co] [^]\n",
        "a[^a\nb]\n\n[^a\nb]: [^a\nb]\n",
    ],
)
def test_other_notes_are_left_alone(text):
    require_plain(text)
    assert tree.read(text)


def test_a_long_note_may_not_be_repeated_often():
    note = "\n\n[^a]: " + "chữ " * 500
    require_plain("a[^a] " * 29 + note)
    with pytest.raises(Excess, match="được nhắc lại quá nhiều lần"):
        require_plain("a[^a] " * 31 + note)


@pytest.mark.parametrize(
    ("text", "body", "notes"),
    [
        ("Có^[chú *một*] và^[hai].", "Có và.", ["chú một", "hai"]),
        ("- Có^[chú\n  một].\n- Hai", "- Có.- Hai", ["chú một"]),
        ("Có^[chú [ngoặc] ^[trong]] hết", "Có hết", ["chú [ngoặc] ^[trong]"]),
        ("Có \\^[chú] ^[mở ^ [x", "Có ^[chú] ^[mở ^ [x", []),
        ("Có ^[một\n\nhai] ^[ ]", "Có ^[mộthai] ^[ ]", []),
    ],
)
def test_notes_in_the_line(text, body, notes):
    lines = read_lines(tree.read(text))
    assert "".join(line.text for line in lines if not line.note) == body
    assert [line.text for line in lines if line.note] == notes
