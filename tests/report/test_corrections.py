"""Corrections: what moved since a report was issued, found by figure and not by place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import publish, store
from report import tree
from report.compose import compose
from report.corrections import (
    Correction,
    Move,
    compare_with_previous,
    describe,
    find_corrections,
    keep_moved,
)
from report.sentences import sentences
from report.text_parts import PARTS, standing_text

# What the facts say is filled in by test; the words are those of a report.
TEXT = """# I. KẾT QUẢ CÔNG TÁC [QUÝ II/2024]{{.ky}}

## 1. Lãnh đạo, chỉ đạo

- Rà soát các mô hình[^a]. Đã có [{stopped}]{{.so n="models.stopped"}} mô hình dừng hoạt động; \
trong đó {ineffective} mô hình không hiệu quả.

- Theo [Kế hoạch số 75-KH/HU]{{.vb n="kh-75"}}, tổ chức 110 buổi.

### 3.1. Tồn tại

Một số phong tục vẫn còn[^b].

[^a]: Có [{stopped}]{{.so n="models.stopped"}} mô hình dừng hoạt động.

[^b]: Hiện nay còn [02]{{.so n="customs.phong_tuc"}} phong tục.

    - [Ngủ “đầm”]{{.ten n="ngu-dam"}}: còn [{households}]{{.so n="customs.ngu-dam"}} hộ, \
[{change}]{{.so n="customs.ngu-dam" k="change"}}{places}.
"""
FACTS = {
    "stopped": "26",
    "ineffective": '[13]{.so n="models.ineffective"}',
    "households": "45",
    "change": "giảm 10 hộ so với quý I/2024",
    "places": ' ([xã Đăk Pne]{.ten n="dak-pne"})',
}
LABELS = {
    "models.stopped": "Mô hình dừng hoạt động",
    "models.ineffective": "Mô hình không hiệu quả",
    "customs.ngu-dam": "Hộ còn thực hiện Ngủ “đầm”",
}


def body(text=TEXT, **facts):
    return tree.read(text.format(**FACTS | facts))


def find(**facts):
    return find_corrections(body(), body(**facts), LABELS)


def test_sentences_say_where_they_stand_and_what_they_are_bound_to():
    found = sentences(body())
    assert [(one.where, one.text) for one in found] == [
        ("mục I", "I. KẾT QUẢ CÔNG TÁC QUÝ II/2024"),
        ("mục I.1", "1. Lãnh đạo, chỉ đạo"),
        ("mục I.1", "Rà soát các mô hình."),
        (
            "mục I.1",
            "Đã có 26 mô hình dừng hoạt động; trong đó 13 mô hình không hiệu quả.",
        ),
        ("mục I.1", "Theo Kế hoạch số 75-KH/HU, tổ chức 110 buổi."),
        ("mục I.3.1", "3.1. Tồn tại"),
        ("mục I.3.1", "Một số phong tục vẫn còn."),
        ("chú thích 1", "Có 26 mô hình dừng hoạt động."),
        ("chú thích 2", "Hiện nay còn 02 phong tục."),
        (
            "chú thích 2",
            "Ngủ “đầm”: còn 45 hộ, giảm 10 hộ so với quý I/2024 (xã Đăk Pne).",
        ),
    ]
    assert found[3].bound == [("models.stopped", "", "26"), ("models.ineffective", "", "13")]
    assert found[4].bound == [("kh-75", "", "Kế hoạch số 75-KH/HU")]
    assert found[-1].bound[2] == ("customs.ngu-dam", "change", FACTS["change"])


def test_sentences_of_lists_and_of_their_flat_form_are_the_same():
    flat, listed = sentences(tree.flatten(body())), sentences(body())
    assert flat == listed


def test_nothing_moved_nothing_to_correct():
    assert find() == []


def test_one_fact_moves_one_sentence():
    found = find(households="46", change="giảm 09 hộ so với quý I/2024")
    assert found == [
        Correction(
            "chú thích 2",
            "Ngủ “đầm”: còn 45 hộ, giảm 10 hộ so với quý I/2024 (xã Đăk Pne).",
            "Ngủ “đầm”: còn 46 hộ, giảm 09 hộ so với quý I/2024 (xã Đăk Pne).",
            [
                Move("customs.ngu-dam", "", LABELS["customs.ngu-dam"], "45", "46"),
                Move(
                    "customs.ngu-dam",
                    "change",
                    LABELS["customs.ngu-dam"],
                    FACTS["change"],
                    "giảm 09 hộ so với quý I/2024",
                ),
            ],
        )
    ]
    assert (found[0].name, found[0].label) == ("customs.ngu-dam", "Hộ còn thực hiện Ngủ “đầm”")
    assert (found[0].old_text, found[0].new_text) == ("45", "46")


def test_a_figure_in_body_and_note_flags_each_sentence_once():
    found = find(stopped="27")
    assert [(one.where, one.old_text, one.new_text) for one in found] == [
        ("mục I.1", "26", "27"),
        ("chú thích 1", "26", "27"),
    ]


@pytest.mark.parametrize(
    ("facts", "old", "new"),
    [
        (
            {"places": ' ([xã Đăk Pne]{.ten n="dak-pne"}, [xã Đăk Kôi]{.ten n="dak-koi"})'},
            "",
            "xã Đăk Kôi",
        ),
        ({"places": ""}, "xã Đăk Pne", ""),
        ({"places": ' ([xã Đăk Pnê]{.ten n="dak-pne"})'}, "xã Đăk Pne", "xã Đăk Pnê"),
        ({"ineffective": '[chưa có số]{.thieu n="models.ineffective"}'}, "13", "chưa có số"),
    ],
    ids=["a commune more", "a commune less", "a name", "a number that is not known any more"],
)
def test_what_came_went_or_got_lost_in_a_sentence(facts, old, new):
    (found,) = find(**facts)
    assert (found.old_text, found.new_text) == (old, new)
    assert found.old_sentence and found.new_sentence


def item(name, count):
    return f'- [{name}]{{.ten n="{name}"}}: [{count}]{{.so n="customs.{name}"}} hộ.\n'


def test_an_item_that_came_and_one_that_went():
    before = tree.read(item("a", "05") + item("b", "07"))
    now = tree.read(item("b", "07") + item("c", "05"))
    found = find_corrections(before, now, {})
    assert [(one.old_sentence, one.new_sentence) for one in found] == [
        ("a: 05 hộ.", ""),
        ("", "c: 05 hộ."),
    ]


def test_items_that_share_no_more_than_their_commune_are_not_the_same():
    text = (
        "- [{0}]{{.ten n={0}}}: [05]{{.so n=customs.{0}}} hộ, [tăng]{{.so n=customs.{0} k=change}}"
        " ([xã Đăk Pne]{{.ten n=dak-pne}}).\n"
    )
    found = find_corrections(tree.read(text.format("a")), tree.read(text.format("b")), {})
    assert [(one.old_sentence, one.new_sentence) for one in found] == [
        ("a: 05 hộ, tăng (xã Đăk Pne).", ""),
        ("", "b: 05 hộ, tăng (xã Đăk Pne)."),
    ]


def test_order_is_no_correction():
    before = tree.read(item("a", "05") + item("b", "07") + "\nCó [03]{.so n=x} mô hình.")
    now = tree.read("Có [03]{.so n=x} mô hình.\n\n" + item("b", "07") + item("a", "05"))
    assert find_corrections(before, now, {}) == []


def test_a_sentence_that_was_split_is_followed():
    before = tree.read("Có [05]{.so n=a} xã, [07]{.so n=b} thôn.")
    same = tree.read("Có [05]{.so n=a} xã. Có [07]{.so n=b} thôn.")
    moved = tree.read("Có [05]{.so n=a} xã. Có [08]{.so n=b} thôn.")
    assert find_corrections(before, same, {}) == []
    (found,) = find_corrections(before, moved, {})
    assert (found.old_sentence, found.new_sentence) == ("Có 05 xã, 07 thôn.", "Có 08 thôn.")


def test_sentences_that_changed_places_keep_their_own_words():
    def text(first, second, order=1):
        paragraphs = [
            f"Đã dừng [{first}]{{.so n=x}}.",
            f"Trong quý, có [{second}]{{.so n=x}} mô hình.",
        ]
        return tree.read("\n\n".join(paragraphs[::order]))

    found = find_corrections(text("26", "26"), text("27", "27", -1), {})
    assert [(one.old_sentence, one.new_sentence) for one in found] == [
        ("Đã dừng 26.", "Đã dừng 27."),
        ("Trong quý, có 26 mô hình.", "Trong quý, có 27 mô hình."),
    ]


def test_the_same_name_in_two_wordings_may_change_places():
    before = tree.read(
        "Xã [a]{.ten n=p} [b]{.ten n=q}: [số 75, ngày 05/5]{.vb n=x}.\n\n"
        "Xã [c]{.ten n=s} [d]{.ten n=t}: [số 75]{.vb n=x}."
    )
    now = tree.read(
        "Xã [a]{.ten n=p} [b]{.ten n=q}.\n\nXã [c]{.ten n=s} [d]{.ten n=t}.\n\n"
        "Theo [số 75]{.vb n=x}.\n\nTheo [số 75, ngày 05/5]{.vb n=x}."
    )
    assert find_corrections(before, now, {}) == []


def test_of_two_wordings_in_a_sentence_the_one_that_went_is_told():
    before = tree.read("Theo [số 75, ngày 05/5]{.vb n=x} và [số 75]{.vb n=x}, có [1]{.so n=a}.")
    now = tree.read("Theo [số 75]{.vb n=x}, có [1]{.so n=a}.")
    (found,) = find_corrections(before, now, {})
    assert [(move.old, move.new) for move in found.moves] == [("số 75, ngày 05/5", "")]


def test_the_number_is_told_before_its_change():
    text = "Đã [giảm {0}]{{.so n=a k=change}}, còn [{1}]{{.so n=a}} hộ."
    (found,) = find_corrections(
        tree.read(text.format(10, 45)), tree.read(text.format(9, 46)), {"a": "Hộ"}
    )
    assert [(move.face, move.old, move.new) for move in found.moves] == [
        ("", "45", "46"),
        ("change", "giảm 10", "giảm 9"),
    ]


def test_no_sentence_ends_within_a_name():
    (found,) = sentences(tree.read("Có mô hình [Câu lạc bộ A. Nuôi gà]{.ten n=m1} ở xã."))
    assert found.bound == [("m1", "", "Câu lạc bộ A. Nuôi gà")]


def test_words_typed_by_hand_are_no_correction():
    before = tree.read("Tổ chức 110 buổi ở [05]{.so n=a} xã.")
    now = tree.read("Đã tổ chức 111 buổi ở [05]{.so n=a} xã.")
    assert find_corrections(before, now, {}) == []


def test_the_same_figure_twice_in_a_sentence_moves_it_once():
    before = tree.read("Có [05]{.so n=a} trong [05]{.so n=a} xã.")
    now = tree.read("Có [06]{.so n=a} trong [06]{.so n=a} xã.")
    (found,) = find_corrections(before, now, {"a": "Xã"})
    assert describe(found) == (
        "Phần mở đầu: “Có 05 trong 05 xã.” nay là “Có 06 trong 06 xã.” (Xã: 05 → 06)"
    )


@given(
    old=st.lists(st.integers(0, 9), min_size=1, max_size=6),
    new=st.lists(st.integers(0, 9), min_size=1, max_size=6),
)
def test_every_number_that_moved_is_told_once(old, new):
    def paragraphs(values):
        return [
            tree.make(
                "Para",
                [
                    tree.make("Str", f"Số của thôn {at} là "),
                    tree.make(
                        "Span", [["", ["so"], [["n", f"f{at}"]]], [tree.make("Str", str(value))]]
                    ),
                    tree.make("Str", "."),
                ],
            )
            for at, value in enumerate(values)
        ]

    found = find_corrections(paragraphs(old), paragraphs(new), {})
    told = [(one.name, one.old_text, one.new_text) for one in found for _ in one.moves]
    longest = max(len(old), len(new))
    old_texts = [str(value) for value in old] + [""] * (longest - len(old))
    new_texts = [str(value) for value in new] + [""] * (longest - len(new))
    expected = [
        (f"f{at}", was, is_now)
        for at, (was, is_now) in enumerate(zip(old_texts, new_texts, strict=True))
        if was != is_now
    ]
    assert sorted(told) == sorted(expected)


def test_describe_shows_old_and_new_with_the_figure():
    (found,) = find(households="46", change="giảm 09 hộ so với quý I/2024")
    assert describe(found) == (
        "Chú thích 2: “Ngủ “đầm”: còn 45 hộ, giảm 10 hộ so với quý I/2024 (xã Đăk Pne).” nay là "
        "“Ngủ “đầm”: còn 46 hộ, giảm 09 hộ so với quý I/2024 (xã Đăk Pne).” "
        "(Hộ còn thực hiện Ngủ “đầm”: 45 → 46; "
        "giảm 10 hộ so với quý I/2024 → giảm 09 hộ so với quý I/2024)"
    )


def test_describe_of_a_long_sentence_shows_what_moved():
    long = "Các cơ quan, đơn vị đã phối hợp tuyên truyền rộng rãi " * 4
    text = long + "và còn [{}]{{.so n=a}} hộ " + long
    (found,) = find_corrections(tree.read(text.format(45)), tree.read(text.format(46)), {"a": "Hộ"})
    assert describe(found) == (
        "Phần mở đầu: “… phối hợp tuyên truyền rộng rãi và còn 45 hộ Các cơ quan, đơn vị đã phối "
        "hợp tuyên …” nay là “… phối hợp tuyên truyền rộng rãi và còn 46 hộ Các cơ quan, đơn vị đã "
        "phối hợp tuyên …” (Hộ: 45 → 46)"
    )


def test_describe_what_came_and_went():
    came = Correction("chú thích 7", "", "c: 05 hộ.", [Move("c", "", "Hộ", "", "05")])
    went = Correction("mục I.1", "a: 05 hộ.", "", [Move("a", "", "", "05", "")])
    assert describe(came) == "Chú thích 7: thêm câu “c: 05 hộ.” (Hộ: thêm 05)"
    assert describe(went) == "Mục I.1: bỏ câu “a: 05 hộ.” (bỏ 05)"


@pytest.fixture
def compose_with(empty_home, published_copy, edit):
    """`compose_with((table, key, cells) …)`: the official report from facts that were edited."""

    def compose_edited(*edits):
        for table, key, cells in edits:
            edit(table, key, **cells)
        publish.build(source=published_copy)
        texts = {part.name: standing_text("official", "2024-Q2", part.name) for part in PARTS}
        return compose(store.snapshot("official"), "2024-Q2", texts, {})

    return compose_edited


def test_one_edited_fact_flags_one_sentence_of_the_report(compose_with):
    issued = compose_with()
    current = compose_with(
        ("fact_custom", "c10", {"value": "46"}),
        ("control_total", "c10", {"expected": "46"}),
        ("control_total", "c11", {"expected": "-9"}),
    )
    labels = {name: current.figures.get(name).label for name in current.figures.names}
    (found,) = find_corrections(issued.body, current.body, labels)
    assert found.where == "chú thích 7"
    assert "45 hộ" in found.old_sentence and "giảm 10 hộ" in found.old_sentence
    assert "46 hộ" in found.new_sentence and "giảm 09 hộ" in found.new_sentence
    assert (found.old_text, found.new_text) == ("45", "46")
    assert found.label and f"({found.label}: 45 → 46; " in describe(found)


def test_a_fact_that_is_told_nowhere_flags_nothing(compose_with):
    issued = compose_with()
    current = compose_with(("fact_model", "m4", {"note": "xem lại"}))
    assert find_corrections(issued.body, current.body, {}) == []


def test_compare_with_the_quarter_before():
    previous = {
        "customs.ngu-dam": {"text": "55", "label": "Hộ còn thực hiện Ngủ “đầm”"},
        "models.stopped": {"text": "20", "label": "Mô hình dừng hoạt động"},
        "outreach.session": {"text": "99", "label": "Buổi tuyên truyền"},
        "models.launched": {"text": "", "label": "Mô hình ra mắt"},
    }
    now = {"customs.ngu-dam": "54", "models.stopped": "20", "models.launched": "03", "x": "1"}
    assert compare_with_previous(previous, now) == [
        "Hộ còn thực hiện Ngủ “đầm”: báo cáo đã ban hành ghi 55, số liệu hiện nay là 54",
        "Buổi tuyên truyền: báo cáo đã ban hành ghi 99, nay không còn số liệu",
        "Mô hình ra mắt: báo cáo đã ban hành chưa có số, số liệu hiện nay là 03",
    ]


def gift(fact, item, number):
    return f"[{item}]{{.ten n={fact}}} ([{number}]{{.so n=support.{fact}}} máy)"


def test_a_fact_is_known_again_by_what_is_said_of_it_and_not_by_its_id():
    before = tree.read(f"Hỗ trợ: {gift('a.1', 'máy xay', '02')}; {gift('a.2', 'máy cày', '05')}.")
    same = tree.read(f"Hỗ trợ: {gift('a.2', 'Máy cày', '05')}; {gift('b.1', 'máy xay', '02')}.")
    moved = tree.read(f"Hỗ trợ: {gift('a.1', 'máy cày', '06')}; {gift('b.2', 'máy xay', '02')}.")
    swapped = tree.read(f"Hỗ trợ: {gift('b.1', 'máy xay', '05')}; {gift('b.2', 'máy cày', '02')}.")
    assert find_corrections(before, same, {}) == []
    (found,) = find_corrections(before, moved, {})
    assert [(move.name, move.old, move.new, move.today) for move in found.moves] == [
        ("support.a.2", "05", "06", "support.a.1")
    ]
    (found,) = find_corrections(before, swapped, {})
    assert {(move.name, move.old, move.new) for move in found.moves} == {
        ("support.a.1", "02", "05"),
        ("support.a.2", "05", "02"),
    }


def test_a_fact_that_came_under_the_id_of_one_that_was_moved_is_a_new_one():
    before = tree.read("Dừng: [“Nuôi gà”]{.ten n=a.1}.")
    now = tree.read("Dừng: [“Nuôi dê”]{.ten n=a.1}, [“Nuôi gà”]{.ten n=a.2}.")
    (found,) = find_corrections(before, now, {})
    assert [(move.old, move.new) for move in found.moves] == [("", "“Nuôi dê”")]


def test_a_name_that_was_mended_is_one_move():
    before = tree.read("Dừng: [“Nuôi gà”]{.ten n=a.1} ([thôn 5]{.ten n=a.1}).")
    now = tree.read("Dừng: [“Nuôi gà”]{.ten n=b.1} ([thôn 4]{.ten n=b.1}).")
    (found,) = find_corrections(before, now, {})
    assert [(move.old, move.new) for move in found.moves] == [("thôn 5", "thôn 4")]


def test_what_is_only_worded_otherwise_today_is_no_correction():
    issued = tree.read("Có [45,0%]{.so n=a}, [tăng 2 điểm %]{.so n=a k=change}; [3]{.so n=b}.")
    then = tree.read("Có [45%]{.so n=a}, [tăng 2 điểm phần trăm]{.so n=a k=change}; [3]{.so n=b}.")
    now = tree.read("Có [45%]{.so n=a}, [tăng 2 điểm phần trăm]{.so n=a k=change}; [4]{.so n=b}.")
    found = find_corrections(issued, now, {})
    assert [move.name for move in found[0].moves] == ["a", "b", "a"]
    (kept,) = keep_moved(found, find_corrections(then, now, {}))
    assert [(move.name, move.old, move.new) for move in kept.moves] == [("b", "3", "4")]
    assert keep_moved(found, find_corrections(now, now, {})) == []
