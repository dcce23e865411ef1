"""The notice of conclusions: an unsigned draft, a line for each, and both files can be made."""

import io
import zipfile
from datetime import date

from measures.tasks import find_tasks
from report import notice, pdf, word
from tests.report.test_profile import words_of


def test_a_notice_names_who_what_and_until_when(snapshot):
    one, *_ = find_tasks(snapshot, "2024-Q3")
    tasks = [
        one._replace(
            unit="xã Đăk Pne",
            text="Rà soát <b> *lại*.",
            product="sổ",
            due_on=date(2024, 8, 30),
        ),
        one._replace(unit="Ban Chỉ đạo huyện", text="Họp"),
        one._replace(unit="", text="Sơ kết"),
    ]
    document = notice.compose(tasks, "Minh Họa", "2024-Q3", date(2026, 5, 27), True)
    assert [words_of(block) for block in document.blocks[:-1]] == [
        "1. Xã Đăk Pne: Rà soát <b> *lại*; sản phẩm: sổ; hoàn thành chậm nhất ngày 30/8/2024.",
        "2. Ban Chỉ đạo huyện: Họp.",
        "3. Sơ kết.",
    ]
    assert (document.kind, document.symbol, document.number, document.mark, document.banner) == (
        *("THÔNG BÁO", "TB/BCĐ", "", "Dự thảo"),
        "SỐ LIỆU MINH HỌA",
    )
    assert notice.compose(tasks, "Minh Họa", "2024-Q3", date(2026, 5, 26), False).banner == ""
    older = notice.compose(tasks, "Minh Họa", "2024-Q3", date(2026, 5, 26), False, "của bản 2")
    assert words_of(older.blocks[0]).startswith("Lưu ý: đây là số liệu của bản 2; ")
    with zipfile.ZipFile(io.BytesIO(word.write(document))) as archive:
        assert "&lt;b&gt; *lại*" in archive.read("word/document.xml").decode()
    assert pdf.write(document).startswith(b"%PDF-")
