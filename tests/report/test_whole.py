"""The report of quý II/2024 read back from its files, compared with the published facts themselves.

The facts are read from data/published with nothing of ours between: the second road to each number.
"""

import re
from collections import Counter
from io import BytesIO

import docx
import pandas as pd
import pypdf
import pytest
from lxml import etree

from data import publish
from data.vietnamese import write_count, write_number
from report import pdf, word
from report.compose import compose
from report.text_parts import PARTS, standing_text
from tests.report.printed import read_paragraphs

QUARTER = "2024-Q2"
W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
NUMBER = re.compile(r"(?<![\w.,/-])\d[\d.,]*%?")


def table(name):
    """A published file, every cell as text."""
    return pd.read_csv(publish.PUBLISHED / f"{name}.csv", dtype=str, keep_default_na=False)


def facts(name):
    """The facts of the quarter in one table, by id."""
    frame = table(name)
    return frame[frame["quarter"] == QUARTER].set_index("fact_id")


def place(unit_id):
    """A unit's name with its kind, as prose has it: "xã Đăk Pne", "thôn Kon Bỉ"."""
    units = table("dim_unit").set_index("unit_id")
    kind = {"commune": "xã ", "town": "thị trấn "}.get(units.loc[unit_id, "kind"], "")
    return kind + units.loc[unit_id, "name"]


@pytest.fixture(scope="module")
def made(warehouse):
    """The report of each data set, as it is with the texts that come with the program."""
    kept = {}

    def make(snapshot):
        data_set = snapshot.data_set
        if data_set not in kept:
            texts = {part.name: standing_text(data_set, QUARTER, part.name) for part in PARTS}
            composed = compose(snapshot, QUARTER, texts, {"number": "128", "date": "2024-06-20"})
            kept[data_set] = composed, word.write(composed.document), pdf.write(composed.document)
        return kept[data_set]

    return make


def notes_of_word(data):
    """Word's own footnotes: number to text, without the number's mark."""
    opened = docx.Document(BytesIO(data))
    part = next(rel for rel in opened.part.rels.values() if rel.reltype.endswith("/footnotes"))
    found = {}
    for note in etree.fromstring(part.target_part.blob).findall("w:footnote", W):
        number = int(note.get(f"{{{W['w']}}}id"))
        if number > 0:
            paragraphs = note.findall("w:p", W)
            told = " ".join("".join(p.itertext("{*}t")) for p in paragraphs)
            found[number] = " ".join(told.replace("()", "").split())
    return found


def pages_of_pdf(data):
    """The words of the PDF, page by page."""
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(BytesIO(data)).pages]


def test_the_seven_notes_are_words_own_and_in_order(snapshot, made):
    _, data, _ = made(snapshot)
    notes = notes_of_word(data)
    assert list(notes) == [1, 2, 3, 4, 5, 6, 7]
    for number, about in [
        (1, "dừng hoạt động"),
        (2, "ra mắt"),
        (3, "120-CV/BCĐ"),
        (4, "tuyên truyền"),
        (5, "Mặt trận"),
        (6, "Phòng Dân tộc"),
        (7, "hủ tục"),
    ]:
        assert about in notes[number], number


def test_models_that_ended_stand_in_note_1_with_their_places(snapshot, made):
    note = notes_of_word(made(snapshot)[1])[1]
    ended = facts("fact_model")
    counts = {
        event: sum(int(value) for value in ended.loc[ended["event"] == event, "value"])
        for event in ("goal_met", "ineffective")
    }
    assert counts == {"goal_met": 13, "ineffective": 13}
    assert f"Có {sum(counts.values())} mô hình dừng hoạt động" in note
    assert f"{counts['goal_met']} mô hình đã đạt mục tiêu" in note
    assert f"{counts['ineffective']} mô hình không hiệu quả" in note
    models = table("dim_model").set_index("model_id")
    named = ended[ended["model_id"] != ""]
    assert len(named) == 13
    for row in named.itertuples():
        model = models.loc[row.model_id]
        assert f"“{model['name']}”" in note, row.Index
        assert model["sponsor"] in note and model["place"] in note
        if row.unit_id != "kon-ray":
            assert place(row.unit_id).removeprefix("thôn ") in note, row.Index
    names = Counter(models.loc[named["model_id"], "name"])
    for name, times in names.items():
        assert note.count(f"“{name}”") == times, name


def test_launches_stand_in_note_2_and_the_redefinition_in_note_3(snapshot, made):
    notes = notes_of_word(made(snapshot)[1])
    [launched] = [
        row.value
        for row in facts("fact_model").itertuples()
        if (row.event, row.period) == ("launched", "year_to_date")
    ]
    assert NUMBER.findall(notes[2]) == ["2024", write_count(int(launched))]
    for words in (
        "Số cặp vợ chồng sinh con thứ 3 trong đồng bào DTTS nghèo, cận nghèo",
        "Tỷ lệ sinh con thứ 3 trở lên",
        "ngày 02/02/2024",
    ):
        assert words in notes[3]


def test_outreach_stands_in_note_4_as_the_office_writes_it(snapshot, made):
    note = notes_of_word(made(snapshot)[1])[4]
    told = facts("fact_outreach")
    expected = Counter(
        write_count(int(row.value)) if int(row.value) < 10 else write_number(int(row.value))
        for row in told.itertuples()
        if row.channel != "van_round"
    )
    [van] = told[told["channel"] == "van_round"].itertuples()
    # both halves, as the source prints them: so many rounds in so many communes
    halves = re.search(r"(\d+) lượt/(\d+) xã, thị trấn", van.note)
    assert halves[1] == van.value and halves[0] in note
    expected[halves[1]] += 1  # of both halves NUMBER sees the first
    assert Counter(NUMBER.findall(note.replace("II/2024", ""))) == expected
    [attended] = told[told["channel"] == "attendance"].itertuples()
    assert attended.qualifier == "more_than"
    assert f"hơn {write_number(int(attended.value))} lượt" in note


def test_what_was_given_stands_in_note_5(snapshot, made):
    note = notes_of_word(made(snapshot)[1])[5]
    [given] = facts("fact_support").itertuples()
    assert f"{write_count(int(given.value))} {given.unit}" in note
    assert given.place in note and given.sponsor in note
    assert given.item.lower() in note


def test_customs_stand_in_note_7_by_commune_and_village(snapshot, made):
    note = notes_of_word(made(snapshot)[1])[7]
    customs = table("dim_custom").set_index("custom_id")
    told = facts("fact_custom")
    left = told[told["state"] != "zero"]
    for kind, word_ in (("hu_tuc", "hủ tục"), ("phong_tuc", "phong tục")):
        practised = {c for c in left["custom_id"] if customs.loc[c, "kind"] == kind}
        assert f"{write_count(len(practised))} {word_}" in note
    lines = note.split(" - ")
    for row in left.itertuples():
        name = customs.loc[row.custom_id, "name"]
        [line] = [
            line for line in lines if name in line and "còn" in line and "Đến cuối" not in line
        ]
        where = place(row.unit_id).removeprefix("thôn ")
        assert where in line, row.Index
        if row.state == "uncounted":
            assert re.search(rf"{where}, chưa rõ số hộ", line), row.Index
        else:
            assert write_count(int(row.value)) in NUMBER.findall(line), row.Index
    assert (
        "“Sinh đẻ tại nhà”" in note
        and "giảm 01 phong tục “Sinh đẻ tại nhà” so với quý I/2024" in note
    )
    assert "45 hộ" in note and "giảm 10 hộ so với quý I/2024" in note


def test_tasks_of_the_next_quarter_stand_in_the_body(snapshot, made):
    composed, data, _ = made(snapshot)
    told = table("fact_task")
    told = told[told["quarter"] == "2024-Q3"]
    body = read_paragraphs(data)
    start = next(at for at, text in enumerate(body) if text.startswith("II. PHƯƠNG HƯỚNG"))
    numbered = [text for text in body[start:] if re.match(r"\d+\. ", text)]
    assert len(numbered) == told["position"].nunique() == 8
    for row in told[told["value"] != ""].itertuples():
        line = numbered[int(row.position) - 1]
        assert f"{write_count(int(row.value))} {row.unit}" in line
    assert composed.figures.get("tasks").text == "08"


@pytest.mark.parametrize("data_set", ["official", "demo"])
def test_word_and_pdf_say_the_same_word_for_word(snapshot, demo_snapshot, made, data_set):
    composed, word_file, pdf_file = made(snapshot if data_set == "official" else demo_snapshot)
    opened = docx.Document(BytesIO(word_file))
    lines = read_paragraphs(word_file)
    lines += [cell.text for t in opened.tables for row in t.rows for cell in row.cells]
    lines += notes_of_word(word_file).values()
    in_word = Counter(re.sub(r"\(\)", " ", " ".join(lines)).split())
    pages = pages_of_pdf(pdf_file)
    in_pdf = Counter(re.sub(r"\((\d)\)", " ", " ".join(pages)).split())
    # The running head (page numbers, the mark of invented figures) is on every page of the PDF.
    running = Counter(str(number) for number in range(2, len(pages) + 1))
    if composed.document.banner:
        running += Counter(composed.document.banner.split() * len(pages))
    assert in_pdf - in_word == running
    assert in_word - in_pdf == Counter()


@pytest.mark.parametrize("data_set", ["official", "demo"])
def test_every_bound_number_stands_in_both_files(snapshot, demo_snapshot, made, data_set):
    composed, word_file, pdf_file = made(snapshot if data_set == "official" else demo_snapshot)
    notes = notes_of_word(word_file)
    printed = " ".join(pages_of_pdf(pdf_file))
    body = " ".join(p.text for p in docx.Document(BytesIO(word_file)).paragraphs)
    for line in composed.lines:
        for run in line.runs:
            if run.kind == "so":
                assert run.text in (notes[line.note] if line.note else body), run
                assert run.text in printed, run


def test_invented_figures_are_marked_on_every_page(demo_snapshot, made):
    _, word_file, pdf_file = made(demo_snapshot)
    pages = pages_of_pdf(pdf_file)
    assert all("SỐ LIỆU MINH HỌA" in page for page in pages)
    [section] = docx.Document(BytesIO(word_file)).sections
    for header in (section.header, section.first_page_header):
        found = "".join(header._element.itertext("{*}t"))
        assert "SỐ LIỆU MINH HỌA" in found


def test_nothing_is_left_of_placeholders_and_marks(snapshot, demo_snapshot, made):
    for of in (snapshot, demo_snapshot):
        composed, _, pdf_file = made(of)
        printed = " ".join(pages_of_pdf(pdf_file)) + " ".join(line.text for line in composed.lines)
        for sign in (
            "{",
            "}",
            "[^",
            "](",
            "None",
            "nan",
            "  ,",
            "()",
            "( ",
            " )",
            "xã xã",
            "thôn thôn",
        ):
            assert sign not in printed, sign
