"""The editor's document: each text comes back byte for byte, atoms print what the report does."""

import copy

import pytest

from measures.figures.quarter import read_figures
from report.committee import read_committee
from report.editing.document import read_document, read_part
from report.editing.unfolding import unfold
from report.editing.writing import write_block, write_part
from report.phrases import Phrases
from report.text_parts import NAMES, standing_text


@pytest.fixture
def make_phrases(snapshot):
    """`make_phrases()`: those of quý II/2024, official, that have cited nothing yet."""
    figures = read_figures(snapshot, "2024-Q2")
    return lambda: Phrases(figures, read_committee(figures.district))


@pytest.fixture
def read(make_phrases):
    """`read("một\\n")`: the part `causes` with that text."""
    return lambda text: read_part("causes", text, make_phrases())


def find(node, kind):
    """Every node of a kind, in order."""
    if node["type"] == kind:
        yield node
    for child in node.get("content", []):
        yield from find(child, kind)


@pytest.mark.parametrize("data_set", ["official", "demo"])
def test_standing_texts_come_back_byte_for_byte(data_set, make_phrases):
    texts = {name: standing_text(data_set, "2024-Q2", name) for name in NAMES}
    document = read_document(texts, make_phrases())
    assert {part["attrs"]["name"]: write_part(part) for part in document["content"]} == texts
    assert not any(part["attrs"]["problem"] for part in document["content"])


def test_what_atoms_print_is_what_the_report_prints(make_phrases):
    texts = {name: standing_text("official", "2024-Q2", name) for name in NAMES}
    document = read_document(texts, make_phrases())
    chips = {chip["attrs"]["source"]: chip["attrs"] for chip in find(document, "number")}
    assert chips['{{ so("models.stopped") }}']["text"] == "26"
    assert chips['{{ so("models.stopped") }}']["label"] == "Mô hình dừng hoạt động"
    assert chips['{{ so("models.stopped") }}']["key"] == "so:models.stopped"
    cited = [chip["attrs"]["text"] for chip in find(document, "number") if "12-CT/TU" in
             chip["attrs"]["source"]]  # fmt: skip
    assert cited[0].startswith("Chỉ thị số 12-CT/TU, ngày") and cited[1] == "Chỉ thị số 12-CT/TU"
    [change] = [one["attrs"] for one in find(document, "passage")]
    assert change["text"].startswith(" (giảm 01 phong tục “Sinh đẻ")
    lists = [one["attrs"] for one in find(document, "generated")]
    customs = next(one for one in lists if one["source"] == '{{ danh_sach("customs") }}')
    assert len(customs["lines"]) == 3 and not customs["is_empty"]
    assert customs["lines"][0][0]["text"] == "- Hủ tục "
    demo = read_document({name: standing_text("demo", "2024-Q2", name) for name in NAMES},
                         make_phrases())  # fmt: skip
    runs = [
        run for one in find(demo, "generated") for line in one["attrs"]["lines"] for run in line
    ]
    assert {run["name"] for run in runs if run["kind"] == "note"} == {"chi-tieu", "hu-tuc"}
    assert not any("\ufdd0" <= letter <= "\ufddf" for run in runs for letter in run["text"])
    assert [one["label"] for one in lists if one["is_empty"]] == [
        "Đoạn viết theo số liệu: Giải thích của cơ quan thường trực"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "\n\nmột\r\nhai  \n\n\n- ba\n* bốn\n\n[^a]: chú\n\nnăm[^a]\n",
        "một {{ so('models.stopped') }} {%- if co(\"customs\") -%} hai {% endif %}\tba\u2028bốn",
        "a\n{% if co('duty') %}\nb\n{% endif %}\nc\n",
        "- a\n    {% if co('duty') %}\n    - b\n    {% endif %}\n- c",
        "x {% if co('duty') %}\n\ny{% endif %} z\n\n[^n]: {% if co('duty') %}\n    u\n{% endif %}",
        "{# lời ghi #} và {% raw %}{{ x }}{% endraw %} và ^[chú [trong] dòng] \\[^a]",
        "{{ so( }}\n\nhỏng",
        '{{ khong_co }} {{ so("khong.co") }}',
        "[^a]: một\n\n[^a]: hai\n\n- [^b]: ba\n\n    [^c]: bốn",
        "| a |\n|---|\n| b | c |\n\n    thụt\n    hai dòng\n\n> trích\n\n***",
    ],
)
def test_any_text_comes_back_byte_for_byte(text, read):
    assert write_part(read(text)) == text


def test_an_edited_block_is_written_anew_and_the_rest_stays(read):
    text = "# Mục\n\n*Một*\n  hai[^a]\nba\n\n[^a]: chú\n\n1) bốn\n2) năm\n"
    part = read(text)
    edited = copy.deepcopy(part)
    edited["content"][2]["content"].append({"type": "text", "text": " 2*3*4 {{ x }}"})
    assert write_part(edited) == text.replace("\nba\n", "\n\nba 2\\*3\\*4 &#123;&#123; x }}\n")


def test_a_text_that_cannot_be_read_says_so_and_is_kept(read):
    part = read("một\n\n{{ so( }}\n")
    assert part["attrs"]["problem"] == "dòng 3: chỗ ghi số viết chưa đúng."
    [block] = part["content"]
    assert block["type"] == "generated" and block["attrs"]["source"] == "một\n\n{{ so( }}"
    assert block["attrs"]["lines"][1][0]["text"] == "{{ so( }}"
    unknown = read('{{ so("model.stopped") }} và {{ quy }}\n')
    assert unknown["attrs"]["problem"].startswith("không có số nào tên “model.stopped”")


def test_blocks_are_written_as_the_standing_texts_are(make_phrases):
    text = standing_text("official", "2024-Q2", "tasks")
    part = read_part("tasks", text, make_phrases())
    assert "\n\n".join(write_block(block) for block in part["content"]) + "\n" == text


def plain(nodes):
    """The words of nodes, chips by their source."""
    return "".join(
        node.get("text")
        or node.get("attrs", {}).get("source", "")
        or plain(node.get("content", []))
        for node in nodes
    )


def test_a_condition_unfolds_to_the_branch_that_holds(make_phrases):
    source = (
        '{% if co("khong") or not co("customs") %}\n- một\n{% elif co("customs.phong_tuc") %}\n'
        '- Còn {{ so("customs.phong_tuc") }} phong tục trong {{ quy }}[^hu-tuc].\n{% endif %}'
    ).replace('co("khong") or ', "")
    [bullets] = unfold(source, make_phrases())
    assert bullets["type"] == "bullet_list"
    [chip, value] = find(bullets, "number")
    assert chip["attrs"]["source"] == '{{ so("customs.phong_tuc") }}'
    assert (chip["attrs"]["text"], value["attrs"]["text"]) == ("02", "quý II/2024")
    assert [ref["attrs"]["name"] for ref in find(bullets, "note_ref")] == ["hu-tuc"]


def test_a_list_unfolds_to_lines_whose_numbers_stay_bound(make_phrases):
    [bullets] = unfold('{{ danh_sach("customs") }}', make_phrases())
    told = [plain([item]) for item in bullets["content"]]
    assert len(told) == 3 and told[0].startswith("Hủ tục “Cúng ốm đau và khấn cầu thần linh”: còn ")
    assert '{{ so("customs.ngu-dam.dak-pne") }} hộ ở xã Đăk Pne' in told[1] + told[2]
    assert '{{ thay_doi("customs.ngu-dam.dak-pne") }}' in told[1] + told[2]
    assert unfold('{% if not co("customs") %}x{% endif %}', make_phrases()) == []


def test_a_list_of_indicators_unfolds_with_values_and_changes_bound(demo_snapshot):
    figures = read_figures(demo_snapshot, "2024-Q2")
    phrases = Phrases(figures, read_committee(figures.district))
    [bullets] = unfold('{{ danh_sach("indicators") }}', phrases)
    told = plain([bullets["content"][1]])
    assert 'đạt {{ so("indicators.khkt") }} (mục tiêu {{ so("indicators.khkt.target") }}' in told
    assert '{{ thay_doi("indicators.khkt") }}' in told


def test_a_passage_unfolds_with_its_blanks(make_phrases):
    source = '{% if co("customs") %} còn {{ so("customs.phong_tuc") }}{% endif %}'
    told = unfold(source, make_phrases(), is_inline=True)
    assert plain(told) == ' còn {{ so("customs.phong_tuc") }}'


def test_a_text_that_is_too_deep_is_one_block(read):
    text = "\n".join(f"{'    ' * depth}- x" for depth in range(120))
    part = read(text)
    assert "lồng nhau quá nhiều lớp" in part["attrs"]["problem"]
    assert write_part(part) == text


def test_a_table_from_the_facts_unfolds_to_a_table_of_chips(make_phrases):
    table, under = unfold('{{ bang("customs") }}', make_phrases())
    assert (table["type"], under["type"]) == ("table", "paragraph")
    chips = {chip["attrs"]["source"] for chip in find(table, "number")}
    assert '{{ so("customs.ngu-dam.dak-pne") }}' in chips
    assert plain([table]).count("–") == 16


@pytest.mark.parametrize("text", ["một\n{{\n", "{% if co('duty') %} một\n", "{{ 1\n\n[^a]: hai"])
def test_a_placeholder_that_never_ends_is_told(read, text):
    part = read(text)
    assert part["attrs"]["problem"].endswith("chỗ ghi số viết chưa đúng.")
    assert [block["type"] for block in part["content"]] == ["generated"]
    assert write_part(part) == text


def test_a_list_stays_open_around_a_condition(read):
    text = "- a\n    {% if co('duty') %}\n    - b\n    {% endif %}\n- c\n"
    [bullets] = read(text)["content"]
    first, second = bullets["content"]
    assert [block["type"] for block in first["content"]] == ["paragraph", "generated"]
    assert first["content"][1]["attrs"]["source"] == "{% if co('duty') %}\n- b\n{% endif %}"
    assert plain([second]) == "c"


def test_a_note_in_an_item_takes_no_word_with_it(read):
    text = "* một\n  [^a]: chú\n  hai\n\nba\n"
    part = read(text)
    assert [block["type"] for block in part["content"]] == ["generated", "paragraph"]
    part["content"][1]["content"].append({"type": "text", "text": " bốn"})
    assert write_part(part) == text.replace("ba", "ba bốn")


def test_what_stands_behind_an_edited_list_does_not_become_part_of_it(read):
    part = read("  - một\n\n    hai\n\n   ba\n+ bốn\n")
    part["content"][0]["content"][0]["content"][0]["content"].append(
        {"type": "text", "text": " năm"}
    )
    assert write_part(part).startswith("- một năm\n\n    hai\n\n")
    kinds = [block["type"] for block in part["content"]]
    assert [block["type"] for block in read(write_part(part))["content"]] == kinds


def test_a_list_of_the_facts_on_a_line_of_its_own_stays_one(read):
    text = '- một\n    {{ danh_sach("customs") }}\n- hai\n{{ danh_sach("duty") }}\n'
    bullets, duty = read(text)["content"]
    assert [len(item["content"]) for item in bullets["content"]] == [2, 1]
    assert (duty["type"], duty["attrs"]["source"]) == ("generated", '{{ danh_sach("duty") }}')
