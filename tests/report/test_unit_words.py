"""What units say in words, in the report: by unit, with its source, never as a command."""

import pytest

from data import publish, vietnamese, words
from intake import fact_rows
from measures.figures.quarter import read_figures
from measures.figures.rows import read_facts
from report import bounds, tree
from report.committee import read_committee
from report.lines import read_lines
from report.phrases import Phrases
from report.placeholders import render
from report.text_parts import NAMES, standing_text
from tests.intake import drafts
from tests.intake import filled_forms as forms
from tests.intake.test_fact_rows import INFO

QUARTER = "2024-Q3"
SAID = {
    "dak-pne": [
        forms.note("highlight", 0, 'Không còn "ngủ đầm" {{ so("models.stopped") }} [a](b) #x.'),
        forms.note("difficulty", 1, "Mưa lũ kéo dài"),
        forms.note("cause", 1, "Bão số 4"),
        forms.note("past_task", 0, "Mở lớp", "under_way", "Còn thôn 3"),
        forms.note("task", 0, "Họp thôn."),
        forms.note("task", 1, "Phát sổ tay"),
    ],
    "kon-ray": [forms.note("proposal", 0, "Cấp kinh phí in ấn")],
}


@pytest.fixture
def phrases(snapshot):
    with drafts.lay() as draft:
        for unit, said in SAID.items():
            info = INFO._replace(submission_id=f"{unit}.{QUARTER}")
            filled = forms.fill(snapshot, unit, QUARTER, notes=said)
            drafts.put(draft, fact_rows.make(filled, draft, info))
        publish.sign(draft.connection, "official", 1, "")
        figures = read_figures(draft, QUARTER)
        yield Phrases(figures, read_committee(figures.district))


def lines_of(phrases, name):
    """What a list says, line by line."""
    return [
        line.text.removeprefix("- ")
        for line in read_lines(tree.read(phrases.danh_sach(f"notes.{name}")))
    ]


def test_each_unit_speaks_in_a_line_of_its_own(phrases):
    assert lines_of(phrases, "highlight") == [
        'Xã Đăk Pne: Không còn "ngủ đầm" {{ so("models.stopped") }} [a](b) #x.'
    ]
    assert lines_of(phrases, "difficulty") == [
        "Xã Đăk Pne: Mưa lũ kéo dài (nguyên nhân: Bão số 4)."
    ]
    assert lines_of(phrases, "past_task") == ["Xã Đăk Pne: Mở lớp (đang thực hiện: Còn thôn 3)."]
    assert lines_of(phrases, "task") == ["Xã Đăk Pne: Họp thôn; phát sổ tay."]
    assert lines_of(phrases, "proposal") == ["Huyện Kon Rẫy: Cấp kinh phí in ấn."]


def test_every_word_leads_to_its_source(phrases):
    [line] = read_lines(tree.read(phrases.danh_sach("notes.past_task")))
    names = [run.name for run in line.runs if run.kind == "ten"]
    [row] = read_facts(phrases.figures, names).drop_duplicates().to_dict("records")
    assert row["Nội dung"] == ("Nhiệm vụ đã đề ra cho quý này: Mở lớp. đang thực hiện. Còn thôn 3")
    assert row["Nguồn"] == ("Biểu số liệu xã Đăk Pne quý III/2024, tờ Nhận xét, kiến nghị, ô B28")


def test_the_standing_text_takes_them_over_and_is_silent_without(phrases, snapshot):
    whole = "".join(render(name, standing_text("demo", QUARTER, name), phrases) for name in NAMES)
    for text in ("III. ĐỀ XUẤT", "Cấp kinh phí in ấn", "Bão số 4", "phát sổ tay", "Còn thôn 3"):
        assert text in whole
    figures = read_figures(snapshot, "2024-Q1")
    silent = Phrases(figures, read_committee(figures.district))
    bare = "".join(render(name, standing_text("demo", "2024-Q1", name), silent) for name in NAMES)
    assert "III. ĐỀ XUẤT" not in bare and "do đơn vị báo cáo" not in bare


@pytest.mark.parametrize("kind", [kind for kind in words.NOTE if kind != "cause"])
def test_where_nothing_was_said_there_is_a_gap(snapshot, kind):
    figures = read_figures(snapshot, "2024-Q1")
    told = Phrases(figures, read_committee(figures.district)).danh_sach(f"notes.{kind}")
    assert told.startswith("[chưa có số liệu để nêu: ") and ".thieu" in told


def test_long_words_of_many_units_stay_within_the_bounds(phrases, monkeypatch):
    [row] = [row for row in phrases.figures.notes if row.kind == "difficulty"]
    many = [
        row._replace(
            fact_id=f"{kind}.{n}", kind=kind, unit_id=f"u{n}", unit=f"xã {n}",
            submission_id=f"u{n}", text="lời " * 250, position=1,
        )
        for n in range(400)
        for kind in ("difficulty", "cause")
    ]  # fmt: skip
    monkeypatch.setattr(type(phrases.figures), "notes", many)
    told = phrases.danh_sach("notes.difficulty")
    tally = bounds.Tally()
    for _ in range(5):  # as many lists as there are
        tally.add(told)
    bounds.require_told(told * 2)  # a part has up to two
    assert "Và 340 ý khác" in told and "…" in told
    one = lines_of(phrases, "difficulty")[0]
    assert one.startswith("Xã 0: lời lời") and vietnamese.normalise(one) == one


def test_communes_come_in_their_order_before_agencies(demo_snapshot):
    figures = read_figures(demo_snapshot, "2024-Q2")
    said = list(dict.fromkeys(row.unit for row in figures.notes))
    communes = [unit for unit in figures.communes.values() if unit in said]
    assert communes[0] == "thị trấn Mẫu" and said[: len(communes)] == communes
    assert said[len(communes) :] == sorted(said[len(communes) :], key=vietnamese.sort_key)
