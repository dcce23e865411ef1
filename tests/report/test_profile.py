"""The profile as a document: its form, its words, its notes, and that both files can be made."""

import io
import zipfile
from datetime import date

import pytest

from report import pdf, word
from report.profile import BOXED, Part, Subject, compose, write_pdf

SUBJECT = Subject("xã Mẫu 2", "Minh Họa", "2024-Q2", date(2024, 7, 3), True)
PARTS = [
    Part("Địa bàn", ["Xã Mẫu 2, huyện Minh Họa."], "Danh mục A"),
    Part("Mô hình", []),
    Part("Chỉ tiêu", ["[Một]: *50%* <b>.", "Hai: ^1."], ""),
]


def words_of(node):
    """The words of a block, notes in braces."""
    if isinstance(node, list):
        return "".join(map(words_of, node))
    kind, content = node["t"], node.get("c")
    if kind == "Note":
        return f"{{{words_of(content)}}}"
    if kind == "Header":
        return words_of(content[2])
    return content if kind == "Str" else " " if kind == "Space" else words_of(content)


def test_parts_that_say_something_are_numbered_and_words_stay_words():
    document = compose(SUBJECT, PARTS)
    assert [words_of(block) for block in document.blocks[:-1]] == [
        "1. Địa bàn",
        "- Xã Mẫu 2, huyện Minh Họa.{Nguồn: Danh mục A.}",
        "2. Chỉ tiêu",
        "- [Một]: *50%* <b>.",
        "- Hai: ^1.",
    ]
    assert words_of(document.abstract).startswith("tình hình, kết quả thực hiện Cuộc vận động tại")
    assert {block["t"] for block in document.blocks} == {"Header", "Para"}


def test_figures_that_are_not_the_newest_are_told_first():
    document = compose(SUBJECT._replace(age="khi chốt báo cáo, 09:00 ngày 20/6/2024"), PARTS)
    assert words_of(document.blocks[0]) == (
        "Lưu ý: đây là số liệu khi chốt báo cáo, 09:00 ngày 20/6/2024; không phải số liệu mới nhất."
    )
    assert document.blocks[1:] == compose(SUBJECT, PARTS).blocks


def test_it_is_an_unsigned_draft_and_bears_the_mark_of_invented_figures():
    document = compose(SUBJECT, PARTS)
    assert (document.number, document.signer, document.mark) == ("", "", "Dự thảo")
    assert document.place_and_date == "Minh Họa, ngày      tháng      năm 2024"
    assert document.banner == "SỐ LIỆU MINH HỌA"
    assert compose(SUBJECT._replace(is_demo=False), PARTS).banner == ""


def test_word_and_pdf():
    document = compose(SUBJECT, PARTS)
    with zipfile.ZipFile(io.BytesIO(word.write(document))) as archive:
        assert "*50%* &lt;b&gt;" in archive.read("word/document.xml").decode()
        assert "Nguồn: Danh mục A." in archive.read("word/footnotes.xml").decode()
    assert pdf.write(document).startswith(b"%PDF-")


@pytest.mark.parametrize(
    "text",
    [
        "Tăng 😀👍🏽 do rà soát",
        "✓ ☃ ก ｱ",
        "汉字" * 20 + "".join(map(chr, range(0x4E00, 0x4F00))),
    ],
)
def test_a_sign_that_the_letters_lack_becomes_a_box_and_the_file_says_so(text, monkeypatch):
    set_ = []
    whole = pdf.write
    monkeypatch.setattr(pdf, "write", lambda document: set_.append(document) or whole(document))
    assert write_pdf(SUBJECT, [Part("Lời", ["Hai: ≥ “Đăk”.", text])]).startswith(b"%PDF")
    said = [words_of(block) for block in set_[-1].blocks]
    assert said[1] == "- Hai: ≥ “Đăk”." and 1 < len(set_) < 9
    assert said[4] == f"- {BOXED}"
