"""Texts that went wrong once: what a report makes of each, and what Kiểm tra tells."""

import json
from pathlib import Path

import pytest

from report import letters, word
from report.checks import STOPS, check_letters, check_notes
from report.compose import compose
from report.letters import find_unknown, tell_unknown
from report.text_parts import PARTS

FOLDER = Path(__file__).parent / "cases"
GENERATED = sorted(path.stem for path in FOLDER.glob("*.json"))


def compose_part(snapshot, part, text, settings=None):
    texts = {one.name: "Chữ." for one in PARTS} | {part: text}
    return compose(snapshot, "2024-Q2", texts, settings or {})


def read(name):
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def told(checks):
    return [(check.kind, check.text) for check in checks]


def test_a_mark_without_words_stops_and_words_without_a_mark_are_told(snapshot):
    composed = compose_part(snapshot, "causes", read("02_footnotes_dangling"))
    checks = check_notes(composed.faults)
    assert told(checks) == [
        (
            "note",
            "Dấu chú thích [^khong-co] chưa có lời trong phần này. Hãy viết “[^khong-co]: …” ở "
            "cuối phần, hoặc bỏ dấu ấy.",
        ),
        (
            "note",
            "Dấu chú thích [^mo-hinh-dung] chưa có lời trong phần này. Hãy viết “[^mo-hinh-dung]: "
            "…” ở cuối phần, hoặc bỏ dấu ấy.",
        ),
        (
            "spare",
            "Lời của chú thích [^mo-coi] không được in, vì không có dấu [^mo-coi] nào trong phần "
            "này.",
        ),
    ]
    assert {check.where for check in checks} == {"phần Nguyên nhân"}
    assert "note" in STOPS and "spare" not in STOPS


def test_words_that_are_written_twice_are_told(snapshot):
    composed = compose_part(snapshot, "causes", read("03_footnote_twice"))
    assert [line.text for line in composed.lines if line.note] == ["nội dung 1"]
    [(kind, text)] = told(check_notes(composed.faults))
    assert kind == "spare"
    assert text.startswith("Chú thích [^a] được viết lời hai lần: chỉ lời thứ nhất được in.")


def test_a_note_that_only_a_branch_not_taken_calls_for_is_not_spare(snapshot):
    text = '{% if co("models.launched") %}A[^a].{% else %}B.{% endif %}\n\n[^a]: lời\n'
    assert compose_part(snapshot, "causes", text).faults == []


def test_a_sign_that_no_letter_shows_is_told_and_the_pdf_is_made(snapshot):
    composed = compose_part(snapshot, "causes", read("06_emoji"), {"signer": "漢 A"})
    assert told(check_letters(composed.lines, {"signer": "漢 A"})) == [
        ("letter", "漢: “漢 A”: phông chữ của bản PDF không có ký tự này."),
        ("letter", "😀: “Thêm 😀 nữa.”: phông chữ của bản PDF không có ký tự này."),
    ]
    assert letters.write_pdf(composed.document).startswith(b"%PDF")
    assert "letter" in STOPS


def test_a_sign_in_a_unit_s_own_words_stops_nothing():
    from report.lines import Line, Run

    line = Line([Run("Xã báo "), Run("tốt 👍", "ten", "a.1")], 0, 0, "mục I")
    assert told(check_letters([line], {})) == [
        ("boxed", "👍: “Xã báo tốt 👍”: phông chữ của bản PDF không có ký tự này.")
    ]
    assert "boxed" not in STOPS


def test_only_signs_without_a_letter_are_found():
    assert find_unknown("Ủy ban: 1.238,5% – “ẫ” ½ → € 05/5/2024\n") == ""
    assert find_unknown("a😀b漢😀✓") == "😀漢✓"
    assert tell_unknown("😀✓").startswith("Phông chữ của bản PDF không có ký tự “😀”, “✓”: ")


@pytest.mark.parametrize("name", GENERATED)
def test_generated_texts_are_set_or_refused_with_a_sentence(snapshot, name):
    part, text, settings = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    composed = compose_part(snapshot, part, text, settings)
    assert all(error.is_excess and str(error).endswith(".") for error in composed.errors)
    assert letters.write_pdf(composed.document) and word.write(composed.document)


@pytest.mark.parametrize(
    "text", ["".join(map(chr, range(0x0621, 0x064B))) + "ก็ชฎ✓", "漢字" * 50, "👨\u200d👩\ufe0f"]
)
def test_the_pdf_is_made_whatever_signs_there_are(snapshot, text):
    composed = compose_part(snapshot, "causes", text)
    assert letters.write_pdf(composed.document).startswith(b"%PDF")
