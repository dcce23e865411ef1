"""Reading a report that comes back: what it says, and what is refused with one sentence."""

import io
import zipfile

import docx
import pytest

from report import word
from report.errors import ReportError
from report.identity import Identity
from report.review import incoming
from tests.report.sample import DOCUMENT

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WHOSE = Identity("official", "2024-Q2", "nhap-3", "12")


def pack(document, **others):
    """A .docx of this body; `others`: further members by name, "/" written as "__"."""
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{W}"><w:body>{document}</w:body></w:document>',
        )
        for name, content in others.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return packed.getvalue()


def texts(data):
    return [paragraph.text for paragraph in incoming.read(data, "a.docx").paragraphs]


def test_a_report_of_ours_is_read_as_it_is_printed():
    found = incoming.read(word.write(DOCUMENT, WHOSE), "bao-cao.docx")
    assert found.identity == WHOSE
    places = {each.text: each.where for each in found.paragraphs}
    assert places["8. Kiểm tra 07 xã, thị trấn và 02 cơ quan, đơn vị cấp huyện."] == "mục II"
    assert places["Từ đầu năm đến nay có 12 mô hình ra mắt."] == "chú thích 2"
    noted = next(each for each in found.paragraphs if "ra mắt mô hình năm 2024" in each.text)
    # The number of a note and its brackets are no words.
    assert noted.text == (
        "- Kết thúc và chuyển đổi các mô hình không hiệu quả; ra mắt mô hình năm 2024."
    )
    assert noted.where == "mục I.1"


def test_what_word_saves_again_is_known_again(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(word.write(DOCUMENT, WHOSE))
    document = docx.Document(path)
    document.paragraphs[8].add_run(" Thêm một câu.")
    document.save(path)
    found = incoming.read(path.read_bytes(), "a.docx")
    assert found.identity == WHOSE
    assert any(each.text.endswith("Thêm một câu.") for each in found.paragraphs)


def test_a_report_without_its_mark_is_read_all_the_same():
    assert incoming.read(word.write(DOCUMENT), "a.docx").identity is None


def test_corrections_that_are_tracked_count_as_accepted():
    body = (
        "<w:p><w:r><w:t>Còn </w:t></w:r><w:del><w:r><w:delText>45</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>46</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> cũ</w:t></w:r></w:moveFrom>"
        "<w:r><w:t> hộ</w:t><w:br/><w:t>nữa.</w:t></w:r></w:p>"
    )
    assert texts(pack(body)) == ["Còn 46 hộ nữa."]


def test_the_cells_of_a_table_stand_behind_its_heads():
    def row(*cells):
        told = "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in cells)
        return f"<w:tr>{told}</w:tr>"

    table = f"<w:tbl>{row('Xã', 'Số hộ')}{row('Đăk Pne', '45')}</w:tbl>"
    frame = f"<w:tbl>{row('Nơi nhận:', 'PHÓ BAN')}</w:tbl>"
    assert texts(pack(table + frame)) == ["Đăk Pne; Số hộ: 45", "Nơi nhận:", "PHÓ BAN"]


@pytest.mark.parametrize(
    "data",
    ["\ufeffMột.\r\n\r\n⁽⁷⁾ Hai.".encode(), "Một.\n\n⁽⁷⁾ Hai.".encode("utf-16")],
)
def test_plain_text_is_read_line_by_line(data):
    found = incoming.read(data, "a.txt").paragraphs
    assert [(each.text, each.where) for each in found] == [
        ("Một.", "đoạn 1"),
        ("Hai.", "chú thích 7"),
    ]


DEEP = "<w:sdt>" * 3_000 + "</w:sdt>" * 3_000
ENTITY = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.docx", b"", "trống (0 byte)"),
        ("a.docx", bytes.fromhex("d0cf11e0a1b11ae1"), "loại Word cũ (.doc)"),
        ("a.pdf", b"%PDF-1.7", "không phải tệp Word .docx"),
        ("a.docx", b"PK\x03\x04 cut", "bị hỏng"),
        ("a.docx", pack("<w:p>"), "bị hỏng"),
        ("a.docx", pack(DEEP), "bị hỏng"),
        ("a.docx", pack("", word__vbaProject_dot_bin="x"), "chương trình bên trong (macro)"),
        ("a.docx", pack("", docProps__x_dot_xml=ENTITY), "khai báo lạ (DTD)"),
        ("a.docx", pack("", word__x_dot_bin=bytes(70_000_000)), "nở ra quá lớn"),
        ("a.docx", pack("<w:p/>" * 700_000), "quá 600.000 mục bên trong"),
        ("a.docx", pack("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 5_001), "quá 5.000 đoạn"),
        ("a.docx", pack("<w:p/>"), "không có chữ nào"),
        ("a.docx", pack("", mimetype="application/vnd.oasis.opendocument.text"), "OpenDocument"),
        ("a.txt", b"a\n" * 4_000 + b"a" * 20_001, "quá 20.000 chữ trong một đoạn"),
        ("a.txt", (b"a" * 19_000 + b"\n") * 16, "quá 300.000 chữ"),
        ("a.txt", b"a" * 1_200_001, "quá 300.000 chữ"),
        ("a.txt", "Đăk".encode("cp1258", "ignore") + b"\xff", "không phải văn bản Unicode"),
        ("a.txt", b"MZ\0\0", "không phải tệp Word"),
    ],
)
def test_what_can_t_be_read_is_refused_with_one_sentence(name, data, told):
    with pytest.raises(ReportError, match="Tệp “") as refused:
        incoming.read(data, name)
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)
