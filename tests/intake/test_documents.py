"""Documents that the office writes itself: what is taken, what is refused, what a report cites."""

from datetime import date

import pytest

from data import accepted, publish, store
from intake import documents, journal, listing, office
from intake.documents import Typed
from intake.findings import IntakeError
from measures.documents import read_documents
from measures.figures.quarter import read_figures
from report.committee import read_committee
from report.phrases import Phrases
from tests.intake.conftest import NOW

WHY = "Chép sai ngày ban hành"
TYPED = Typed(
    "công văn",
    "150-CV/BCĐ",
    date(2024, 9, 10),
    "Ban Chỉ đạo Cuộc vận động huyện Kon Rẫy",
    "gia hạn nộp báo cáo quý III/2024",
    url="https://konray.example.vn/150",
)
KEY = "150-cv-bcd"


def write(typed=TYPED, by="Lan", **more):
    return documents.write(store.snapshot("official"), typed, by, now=NOW, **more)


def known(document_id=KEY):
    return documents.find(store.snapshot("official"), document_id)


def cite(number):
    figures = read_figures(store.snapshot("official"), "2024-Q2")
    return Phrases(figures, read_committee(figures.district)).van_ban(number)


def test_a_new_document_is_cited_in_the_report_at_once(home, kinds):
    assert write(seen="") == (
        "Đã ghi công văn 150-CV/BCĐ, thành bản 2. Trong báo cáo, viết "
        '{{ van_ban("150-CV/BCĐ") }} để dẫn văn bản này.'
    )
    assert known() == TYPED._replace(kind="Công văn", about="Gia hạn nộp báo cáo quý III/2024")
    assert cite("150-CV/BCĐ") == (
        "[Công văn số 150-CV/BCĐ, ngày 10/9/2024 của Ban Chỉ đạo Cuộc vận động huyện Kon Rẫy về "
        f'“gia hạn nộp báo cáo quý III/2024”]{{.vb n="{KEY}"}}'
    )
    assert kinds() == ["entered"]


def test_a_correction_of_what_was_published_keeps_its_reason_in_the_journal(home):
    before = known("kh-75")
    better = before._replace(abstract="thực hiện Chỉ thị số 13-CT/TU")
    with pytest.raises(IntakeError, match="phải ghi lý do"):
        write(better, document_id="kh-75", reason="ok")
    told = write(better, document_id="kh-75", reason=WHY)
    assert known("kh-75") == better
    assert "đang dẫn số" not in told
    [event] = journal.read("official")
    assert (event.reason, documents.document_of(event)) == (WHY, "kh-75")
    assert WHY in listing.list_notes("official", [event])[0]
    office.strike("official", office.name_of(event), "Nguồn không in như thế", "Hoa", NOW)
    assert known("kh-75") == before
    events = office.list_events(journal.read("official"), documents.KIND)
    assert [(one.kind, documents.document_of(one)) for one in events] == [
        ("struck", "kh-75"),
        ("entered", "kh-75"),
    ]


def test_facts_keep_hanging_on_a_document_that_is_corrected(home, ask):
    count = "select count(*) from fact_reference inner join submission using (submission_id)"
    before = ask(count)
    changed = known("bc-128")._replace(number="129-BC/BCĐ")
    told = write(changed, document_id="bc-128", reason=WHY)
    assert told.endswith("Chỗ nào đang dẫn số 128-BC/BCĐ thì phải sửa theo.")
    assert ask(count) == before


def test_a_number_of_another_year_is_another_document(home):
    write()
    told = write(TYPED._replace(issued_on=date(2023, 9, 10), abstract="việc khác"), seen="")
    assert 'van_ban("150-cv-bcd-2023")' in told
    assert known("150-cv-bcd-2023").abstract == "việc khác"
    assert "ngày 10/9/2023" in cite("150-cv-bcd-2023")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"kind": ""}, "thiếu loại văn bản"),
        ({"number": " "}, "thiếu số, ký hiệu"),
        ({"number": "CV/BCĐ"}, "phải có chữ số"),
        ({"number": "150-CV/BCĐ, mục 2"}, "không được có dấu phẩy"),
        ({"number": "1" * 61}, "dài quá 60 chữ cái"),
        ({"kind": "Biểu số liệu"}, "không phải văn bản chỉ đạo"),
        ({"issuer": ""}, "thiếu cơ quan ban hành"),
        ({"abstract": ""}, "thiếu trích yếu; nguồn không nêu thì ghi nội dung"),
        ({"issued_on": date(2024, 9, 17)}, "ngày ban hành 17/9/2024 không thể có"),
        ({"issued_on": date(1945, 9, 1)}, "không thể có"),
        ({"url": "javascript:alert(1)"}, "phải bắt đầu bằng http"),
        ({"url": "https://a b"}, "phải bắt đầu bằng http"),
        ({"abstract": "về ông Nguyễn Văn Mẫu"}, "trích yếu có tên người"),
        ({"note": "gọi 0905 123 456"}, "ghi chú có tên người hoặc thông tin"),
        ({"kind": "Chỉ thị", "number": "13-ct/tu", "issued_on": None}, "đã có trong kho"),
    ],
)
def test_what_may_not_be_written_is_refused_with_a_sentence(snapshot, changed, told):
    with pytest.raises(IntakeError, match=told):
        documents.write(snapshot, TYPED._replace(**changed), "Lan", now=NOW)
    assert accepted.listed("official") == []


def test_what_is_typed_is_put_into_letters_of_today_on_one_line(home):
    write(TYPED._replace(number=" 150-CV/BCĐ\u200b ", abstract="gia  hạn\nnộp báo cáo"))
    assert (known().number, known().abstract) == ("150-CV/BCĐ", "gia hạn nộp báo cáo")


def test_nothing_changed_and_nothing_there_are_told(snapshot):
    with pytest.raises(IntakeError, match="chưa có gì khác"):
        documents.write(snapshot, known("kh-26"), "Lan", "kh-26", WHY, now=NOW)
    with pytest.raises(IntakeError, match="không còn trong kho"):
        documents.write(snapshot, TYPED, "Lan", "kh-99", WHY, now=NOW)


def test_two_who_write_the_same_document_are_told(home):
    on = store.snapshot("official")
    write(seen="")
    assert [one.submission_id for one in accepted.listed("official")] == [f"ghi.document.{KEY}.1"]
    with pytest.raises(IntakeError, match="Lan vừa ghi một bản khác"):
        documents.write(on, TYPED, "Hoa", seen="", now=NOW)


@pytest.mark.parametrize("of", ["snapshot", "demo_snapshot"])
def test_no_published_document_breaks_the_rules_of_the_form(of, request):
    on = request.getfixturevalue(of)
    for document in read_documents(on).steering:
        typed = documents.find(on, document.document_id)
        assert list(documents.find_mistakes(typed, [], date(2026, 1, 1))) == []


def test_a_line_names_its_document_also_while_an_older_version_hides_it(home, kinds):
    write()
    [event] = office.list_events(journal.read("official"), documents.KIND)
    publish.rollback("official")
    assert known() is None
    assert documents.label_of("official", event) == "Công văn 150-CV/BCĐ"
    (accepted.folder("official") / event.file / "document.csv").unlink()
    assert documents.label_of("official", event) == KEY
