"""The bounds: what a text may hold, told by counting, before any work is done on it."""

import pytest

from report import bounds, tree
from report.bounds import Excess, Tally, require_layers, require_told, require_typed
from report.errors import ReportError

AT_MOST = {
    "letters": "chữ " * 7_500,
    "lines": "a\n" * 600,
    "brackets": "[ " * 1_000,
    "emphasis": "*a* " * 200,
    "notes": "a[^a] " * 100,
    "placeholders": "{{ quy }} " * 200,
    "one in the other": "- " * 10 + "a",
    "one word": "a" * 500,
}
TOO_MUCH = {
    "letters": ("chữ " * 7_500 + "a", 1, "dài quá 30.000 chữ."),
    "lines": ("a\n" * 601, 601, "có quá 600 dòng."),
    "brackets": ("a\n\n" + "[ " * 1_001, 3, "có quá 1.000 dấu ngoặc vuông “[”."),
    "emphasis": ("*a* " * 200 + "\n_b_", 2, "có quá 400 dấu in nghiêng, in đậm “*”, “_”."),
    "notes": ("a[^a] " * 101, 1, "có quá 100 dấu chú thích “[^…]”."),
    "placeholders": ("{{ quy }} " * 201, 1, "có quá 200 chỗ ghi số “{{ … }}”, “{% … %}”."),
    "one in the other": ("a\n\n" + "- " * 11 + "a", 3, "có quá 10 dấu đầu dòng liền nhau"),
    "quotes": (">" * 300, 1, "có quá 10 dấu đầu dòng liền nhau"),
    "notes in lists": ("- [^a]: 1. > " * 4, 1, "có quá 10 dấu đầu dòng liền nhau"),
    "one word": ("a\n" + "ộ" * 501, 2, "có hơn 500 chữ viết liền, không có dấu cách."),
}


@pytest.mark.parametrize("text", AT_MOST.values(), ids=AT_MOST)
def test_as_much_as_a_part_may_hold(text):
    require_typed(text)
    require_told(text)
    Tally().add(text)


@pytest.mark.parametrize(("text", "line", "problem"), TOO_MUCH.values(), ids=TOO_MUCH)
def test_too_much_is_told_with_its_line(text, line, problem):
    with pytest.raises(Excess) as caught:
        require_typed(text)
    assert caught.value.line == line
    assert caught.value.problem.startswith(problem)
    assert ". Hãy " in caught.value.problem


def test_what_is_filled_in_counts_too():
    with pytest.raises(Excess, match=r"sau khi điền số dài quá 60\.000 chữ"):
        require_told("a" * 60_001)
    with pytest.raises(Excess, match=r"có quá 1\.000 dấu ngoặc vuông"):
        require_told("[a]{.so} " * 1_001)


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ("a" * 59_990, "cả báo cáo có quá 120.000 chữ"),
        ("a\n" * 600, "cả báo cáo có quá 1.200 dòng"),
        ("[a] " * 1_000, "cả báo cáo có quá 2.000 dấu ngoặc vuông"),
        ("*a " * 400, "cả báo cáo có quá 1.000 dấu in nghiêng"),
        ("[^a] " * 100, "cả báo cáo có quá 200 dấu chú thích"),
    ],
)
def test_all_parts_together(told, problem):
    tally = Tally()
    tally.add(told)
    tally.add(told)
    with pytest.raises(Excess, match=problem):
        tally.add(told)
    tally.add("Một câu.")  # what was refused is not counted


def test_layers_are_counted_outside_of_words():
    require_layers('["' + "[{" * 500 + '\\"[", []]')
    require_layers("[" * 100 + "]" * 100)
    require_layers("[]" * 5_000)
    with pytest.raises(Excess, match="lồng nhau quá nhiều lớp"):
        require_layers("[" * 101 + "]" * 101)


def test_settings():
    bounds.require_setting("Mục này", ["a" * 300] * 20)
    with pytest.raises(ReportError, match=r"^Mục này có quá 20 dòng\. Hãy bỏ bớt\.$"):
        bounds.require_setting("Mục này", ["a"] * 21)
    with pytest.raises(ReportError, match=r"^Mục này có dòng dài quá 300 chữ\. Hãy rút ngắn\.$"):
        bounds.require_setting("Mục này", ["a", "a" * 301])


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{'  ' * depth}- x" for depth in range(160)),
        "*a **b " * 100 + "c** d* " * 100,
    ],
    ids=["lists", "emphasis"],
)
def test_a_deep_tree_is_refused_before_python_walks_it(text, monkeypatch):
    monkeypatch.setattr(tree, "_tidy_blocks", lambda blocks: pytest.fail("walked"))
    with pytest.raises(Excess, match="lồng nhau quá nhiều lớp"):
        tree.read(text)


def test_lists_as_deep_as_anybody_writes_them():
    text = "\n".join(f"{'    ' * depth}- x" for depth in range(8))
    assert len(tree.flatten(tree.read(text))) == 8
