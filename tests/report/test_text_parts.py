"""The parts of the text: the whole report of a quarter, from standing text and facts."""

import re

import pandas as pd
import pytest

from data import publish, store
from measures.figures.quarter import read_figures
from queries import query
from report import tree
from report.committee import read_committee
from report.lines import count, read_lines
from report.phrases import Phrases
from report.placeholders import render
from report.text_parts import NAMES, PARTS, TEXTS, standing_text, title_of


def write_parts(snapshot, quarter, texts=None):
    """The marked Markdown of every part of a quarter's report."""
    figures = read_figures(snapshot, quarter)
    phrases = Phrases(figures, read_committee(figures.district))
    texts = texts or snapshot.data_set
    return {name: render(name, standing_text(texts, quarter, name), phrases) for name in NAMES}


def read_parts(parts):
    """The lines of a report, its notes numbered through."""
    lines, first = [], 1
    for text in parts.values():
        told = read_lines(tree.read(text), first)
        lines += told
        first = max([first, *(line.note + 1 for line in told)])
    return lines


@pytest.fixture(scope="module")
def lines(warehouse):
    return read_parts(write_parts(store.snapshot(), "2024-Q2"))


def spans(lines, kind, note=None):
    """What is marked as of a kind, in one of the notes or anywhere: (name, face, text)."""
    return [
        (run.name, run.face, run.text)
        for line in lines
        if note is None or line.note == note
        for run in line.runs
        if run.kind == kind
    ]


def facts(table):
    """The published facts of the quarter that a report tells."""
    frame = pd.read_csv(publish.PUBLISHED / f"{table}.csv", dtype=str, keep_default_na=False)
    frame = frame[frame["quarter"] == ("2024-Q3" if table == "fact_task" else "2024-Q2")]
    frame["note"] = frame["locator"].str.extract(r"^chú thích (\d+)$")[0].astype(float)
    return list(frame.itertuples(index=False))


def read_number(text):
    """26 of "26", 8000 of "hơn 8.000"; None of "chưa rõ số"."""
    digits = re.sub(r"\D", "", text)
    return int(digits) if digits else None


def test_parts():
    assert NAMES == [
        "abstract", "basis", "direction", "units", "shortcomings", "causes", "tasks", "closing",
    ]  # fmt: skip
    assert all(part.title and part.hint for part in PARTS)
    assert title_of("causes") == "Nguyên nhân"


def test_every_text_belongs_to_a_part():
    assert {path.stem for path in TEXTS.rglob("*.md")} == set(NAMES)


def test_a_quarter_may_have_a_text_of_its_own():
    general = standing_text("demo", "2024-Q2", "causes")
    assert standing_text("official", "2023-Q4", "causes") == general
    assert standing_text("official", "2024-Q2", "causes") != general
    for quarter, part in (("2024-Q2", "../causes"), ("..", "causes")):
        with pytest.raises(KeyError):
            standing_text("official", quarter, part)


# Report 128 -------------------------------------------------------------------------------------


def test_sections_of_report_128(lines):
    heads = [(line.level, line.text.split(" ")[0]) for line in lines if line.level]
    assert heads == [
        (1, "I."), (2, "1."), (2, "2."), (2, "3."), (3, "3.1."), (3, "3.2."), (1, "II."),
    ]  # fmt: skip


def test_seven_notes_in_the_order_of_the_source(lines):
    marks = [run.text for line in lines if not line.note for run in line.runs if run.kind == "note"]
    assert marks == [f"({number})" for number in range(1, 8)]
    words = ["dừng hoạt động", "ra mắt", "Điều chỉnh nội dung", "buổi tuyên truyền", "Huyện đoàn"]
    words += ["Phòng Dân tộc", "hủ tục"]
    for number, word in enumerate(words, start=1):
        assert word in " ".join(line.text for line in lines if line.note == number)


def test_every_total_of_the_source_is_told(lines):
    told = {
        (name, face): read_number(text)
        for note in (1, 2, 7)
        for name, face, text in spans(lines, "so", note)
    }
    expected = {
        ("models.stopped", ""): 26,
        ("models.goal_met", ""): 13,
        ("models.ineffective", ""): 13,
        ("models.launched_to_date", ""): 12,
        ("customs.hu_tuc", ""): 1,
        ("customs.phong_tuc", ""): 2,
    }
    assert expected.items() <= told.items()
    changes = {name: text for name, face, text in spans(lines, "so", 7) if face == "change"}
    assert changes == {
        "customs.phong_tuc": "giảm 01 phong tục",
        "customs.ngu-dam.dak-pne": "giảm 10 hộ so với quý I/2024",
    }


def test_every_named_model_is_told(lines):
    models = [fact for fact in facts("fact_model") if fact.model_id]
    assert len(models) == 13
    told = [name for name, _, text in spans(lines, "ten", 1) if text.startswith("“")]
    assert sorted(told) == sorted(fact.fact_id for fact in models)


def test_every_custom_is_told_with_its_place(lines):
    practised = [fact for fact in facts("fact_custom") if fact.state != "zero"]
    assert len(practised) == 6
    told = {name: text for name, face, text in spans(lines, "so", 7) if not face}
    for fact in practised:
        text = told[f"customs.{fact.custom_id}.{fact.unit_id}"]
        assert read_number(text) == (int(fact.value) if fact.value else None)
    gone = [text for name, _, text in spans(lines, "ten", 7) if name == "sinh-de-tai-nha"]
    assert gone == ["“Sinh đẻ tại nhà”"]


def test_outreach_support_and_tasks_are_told(lines):
    told = {name: text for name, _, text in spans(lines, "so")}
    notes = {name: 4 for name in told if name.startswith("outreach.")} | {"support.s1": 5}
    found = [(f"outreach.{fact.channel}", fact) for fact in facts("fact_outreach")]
    found += [(f"support.{fact.fact_id}", fact) for fact in facts("fact_support")]
    assert len(found) == 8
    for name, fact in found:
        assert notes[name] == fact.note
        assert name in {one for one, _, _ in spans(lines, "so", int(fact.note))}
        assert read_number(told[name]) == int(fact.value)
    assert told["outreach.attendance"] == "hơn 8.000"
    for fact in facts("fact_task"):
        if fact.value:
            assert read_number(told[f"tasks.{fact.position}.{fact.part}"]) == int(fact.value)
    assert told["tasks"] == "08"


def test_redefined_indicator_is_told(lines):
    names = [text for name, _, text in spans(lines, "ten", 3) if name == "sinh-con-thu-3"]
    assert names == [
        "“Số cặp vợ chồng sinh con thứ 3 trong đồng bào DTTS nghèo, cận nghèo”",
        "“Tỷ lệ sinh con thứ 3 trở lên”",
    ]


def test_documents_of_the_source_are_cited_once_in_full(lines):
    cited = spans(lines, "vb")
    numbers = {text.split(" số ")[1].split(",")[0] for _, _, text in cited if ", ngày " in text}
    assert numbers == {
        "118-KH/BCĐ", "75-KH/HU", "13-CT/TU", "12-CT/TU", "120-CV/BCĐ", "07-CTrPH-UBND-MTTQ",
        "26-KH/HU", "1558-QĐ/HU",
    }  # fmt: skip
    full = [name for name, _, text in cited if ", ngày " in text]
    assert sorted(full) == sorted(set(full))


def test_report_128_has_no_gap_and_few_numbers_by_hand(lines):
    assert count(lines).gaps == 0
    assert [text for _, _, text in spans(lines, "tay")] == ["10", "03", "10", "939", "03"]


# Any quarter ------------------------------------------------------------------------------------


BROKEN = [
    "None", "nan ", "xã xã", "thôn thôn", "()", "( ", " )", " ,", " ;", "..", ";.", ":.", "{{",
    "{%", "  ", "“”", "chưa có số chưa",
]  # fmt: skip


def check(lines):
    for line in lines:
        assert [bad for bad in BROKEN if bad in line.text] == [], line.text
        assert not re.search(r"\b0 (?:mô hình|hủ tục|phong tục|hộ)", line.text), line.text
    assert count(lines).typed == 0


@pytest.mark.parametrize("quarter", ["2021-Q2", "2022-Q4", "2023-Q1", "2024-Q2", "2025-Q2"])
def test_standing_text_reads_well_on_the_demonstration(demo_snapshot, quarter):
    lines = read_parts(write_parts(demo_snapshot, quarter))
    check(lines)
    assert "Kon Rẫy" not in " ".join(line.text for line in lines)
    assert {line.note for line in lines} == set(range(8))


@pytest.mark.parametrize("quarter", ["2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3"])
def test_standing_text_says_what_is_missing(snapshot, quarter):
    lines = read_parts(write_parts(snapshot, quarter, texts="demo"))
    check(lines)
    assert count(lines).gaps > 5


def test_other_quarters_of_the_demonstration_can_be_written(demo_snapshot):
    for quarter in query("frame/quarters", on=demo_snapshot)["quarter"][1::4]:
        parts = write_parts(demo_snapshot, quarter)
        assert all(parts.values())
        assert parts["abstract"].startswith("kết quả công tác")
        assert "None" not in " ".join(parts.values())


def test_demonstration_of_the_quarter(demo_snapshot):
    lines = read_parts(write_parts(demo_snapshot, "2024-Q2"))
    first = next(line.text for line in lines if line.note == 1)
    assert first.startswith(
        "Trong quý II/2024 có 23 mô hình dừng hoạt động (theo báo cáo của 6/7 xã, thị trấn; 05 xã, "
        "thị trấn báo cáo cả hai quý: tăng 15 mô hình so với quý I/2024), gồm 13 mô hình đã "
        "đạt mục tiêu và 10 mô hình không hiệu quả (thị trấn Mẫu: "
    )


def test_text_of_a_quarter_can_be_taken_over_into_the_next(snapshot):
    figures = read_figures(snapshot, "2024-Q3")
    phrases = Phrases(figures, read_committee(figures.district))
    texts = {name: standing_text("official", "2024-Q2", name) for name in NAMES}
    lines = read_parts({name: render(name, text, phrases) for name, text in texts.items()})
    gaps = {name for name, _, _ in spans(lines, "thieu")}
    assert {"models.stopped", "customs.hu_tuc", "outreach", "tasks", "tasks.8.1"} <= gaps
