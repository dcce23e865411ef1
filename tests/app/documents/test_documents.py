"""What the page of documents says and shows, and what it lets a browser do."""

from datetime import date

import pytest
from lxml import html

from app.documents.markup import write_address, write_documents
from app.documents.section import PAGES, Shown, read_page
from app.documents.tables import list_documents
from app.documents.titles import NO_ABSTRACT, TIES, tell_change, tell_forms, title_quarter
from app.menu import SCREENS
from data import accepted
from measures import documents
from measures.documents import Change, Document, Documents

DOCUMENT = Document(
    "x", "Chỉ thị", "1-CT/HU", date(2024, 4, 1), "Huyện ủy <b>", "", "Về <i>", "", "", (), ()
)


def link(page, quarter):
    return f"./{page}?quy={quarter}" if quarter else f"./{page}"


def test_every_tie_has_words_and_a_page_that_is_there():
    assert {*TIES} == {*documents.TIES}
    addresses = {screen.address for screen in SCREENS}
    assert {what for what in TIES if not addresses & {*PAGES.get(what, ())}} == {"document"}
    assert (
        tuple(what for what in documents.TIES if what in {*accepted.FACTS, "fact_target"})
        == documents.FACTS
    )


def test_the_quarter_and_the_others(view):
    page = read_page(view._replace(quarter="2024-Q1"))
    assert page.title == "Quý I/2024 ban hành 03 văn bản"
    assert [one.document.number for one in page.fresh] == [
        "1558-QĐ/HU", "120-CV/BCĐ", "118-KH/BCĐ",
    ]  # fmt: skip
    assert page.others_title == "08 văn bản khác, mới nhất trước"
    assert [one.document for one in page.every] == page.found.steering
    assert len(page.fresh) + len(page.others) == len(page.every) == 11


def test_no_document_of_the_quarter_and_none_at_all(view):
    page = read_page(view)
    assert page.title == "Chưa ghi nhận văn bản nào ban hành trong quý II/2024"
    assert page.undated == "Chưa rõ ngày ban hành: Báo cáo 128-BC/BCĐ (xếp cuối)."
    assert (page.fresh, page.others_title) == ([], "11 văn bản, mới nhất trước")
    nothing = Documents([], {}, 0)
    assert title_quarter(nothing, [], "2024-Q2") == "Kho số liệu chưa có văn bản nào"
    assert tell_forms(nothing) == "Chưa nhận biểu nào của đơn vị."


def test_of_many_documents_the_oldest_are_in_the_table_alone(demo_view, monkeypatch):
    monkeypatch.setattr("app.documents.section.MOST", 4)
    # not what is kept of the usual number
    page = read_page.__wrapped__(demo_view)
    assert (len(page.others), page.left) == (4, len(page.every) - len(page.fresh) - 4)


def test_a_tie_leads_to_its_page_and_quarter(view):
    [report] = [one for one in read_page(view).every if one.document.document_id == "bc-128"]
    assert ("08 nhiệm vụ đề ra", "nhiem-vu", "2024-Q2") in report.ties
    assert ("15 số liệu về mô hình", "mo-hinh", "2024-Q2") in report.ties
    assert ("14 tổng kiểm soát", "nguon", "") in report.ties
    [rule] = [one for one in read_page(view).every if one.document.document_id == "ct-13"]
    assert rule.ties[-1] == ("nhắc đến trong Kế hoạch 75-KH/HU", None, "")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            Change("definition", ("Tỷ lệ",), "Số", "2024-Q2", "mục 1"),
            "Từ quý II/2024, chỉ tiêu “Số” đổi thành “Tỷ lệ” (mục 1).",
        ),
        (
            Change("definition", ("Tỷ lệ",), "", "2024-Q2", ""),
            "Từ quý II/2024 có chỉ tiêu “Tỷ lệ”.",
        ),
        (
            Change("unit", ("xã A", "xã B", "xã C", "xã D"), "", date(2025, 7, 1), ""),
            "Từ 01/7/2025 có xã A, xã B, xã C và 01 đơn vị khác.",
        ),
        (
            Change("deadline", ("18",), "", "2024-Q3", ""),
            "Từ quý III/2024, hạn gửi báo cáo là ngày 18 của tháng cuối quý.",
        ),
        (
            Change("extension", ("a", "2024-Q3"), "", date(2024, 9, 25), ""),
            "Gia hạn cho xã A gửi báo cáo quý III/2024 đến hết ngày 25/9/2024.",
        ),
        (
            Change("exemption", ("a",), "", "2024-Q4", ""),
            "Miễn báo cáo quý IV/2024 cho xã A.",
        ),
    ],
)
def test_what_a_document_changed(change, told):
    assert tell_change(change, {"a": "xã A"}) == told


@pytest.mark.parametrize("url", ["https://a.vn/x?y=1&z=2", "http://a.vn"])
def test_an_address_of_the_web_is_a_link(url):
    drawn = html.fragment_fromstring(write_address(url))
    assert (drawn.tag, drawn.get("href"), drawn.text) == ("a", url, url)
    assert drawn.get("rel") == "noopener noreferrer"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JavaScript://a.vn/%0aalert(1)", "data:text/html,x", "//a.vn",
        "ftp://a.vn", "https://", "https://a b", " https://a.vn", "https://a.vn\n", "http://[",
        'x" onclick="alert(1)',
    ],
)  # fmt: skip
def test_anything_else_is_text(url):
    drawn = html.fragment_fromstring(write_address(url), create_parent="p")
    assert list(drawn) == []
    assert drawn.text.split() == url.split()


def test_words_are_escaped_and_a_missing_abstract_is_told():
    evil = DOCUMENT._replace(url='https://a.vn/"><script>')
    drawn = write_documents([Shown(evil, ["<u>"], [("<s>", "mo-hinh", '"><')])], link)
    tree = html.fragment_fromstring(drawn)
    assert {tree.xpath(f"count(//{tag})") for tag in ("script", "i", "u", "s")} == {0}
    assert [one.text for one in tree.xpath("//span[@class='paper-lack']")] == [NO_ABSTRACT]
    assert [one.get("href") for one in tree.xpath("//a")] == ['./mo-hinh?quy="><', evil.url]
    exact = write_documents([Shown(DOCUMENT._replace(abstract="về “A”"), [], [])], link)
    assert "<b>Trích yếu:</b> về “A”" in exact and "paper-lack" not in exact


def test_the_table_has_every_document(view):
    page = read_page(view)
    table = list_documents(page.every)
    assert table["Văn bản"].tolist() == [one.document.label for one in page.every]
    assert (table["Trích yếu"] == NO_ABSTRACT).sum() == 7
    assert table["Ngày"].iloc[-1] == ""
