"""The whole way of a report, as one goes it who knows only Word: from seven forms, begun with the
quarter before, written, numbered, signed, issued, checked against a file that came back, corrected,
withdrawn; and no brace of the stored text is ever seen."""

import io
import os
import re
import signal

import docx
import pypdf
import pytest
from playwright.sync_api import Locator, Page, expect

from data import store
from intake import blank_form, sending
from report import drafts
from tests.browser.conftest import settle
from tests.browser.server import serve
from tests.browser.test_editor import CLIPBOARD, PASTE, part_of, wait_saved
from tests.browser.test_quarter import accept_all
from tests.intake import clerk
from tests.intake.test_whole import UNITS, answers

QUARTER = "2024-Q3"
LOST = """() => {
  const isDialog = (node) => node instanceof Element && node.querySelector("[role=dialog]");
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      if ([...addedNodes].some(isDialog)) document.body.dataset.lost = "yes";
    }
  }).observe(document.body, { childList: true });
}"""


@pytest.fixture(scope="module")
def home(tmp_path_factory, furnish):
    return furnish(tmp_path_factory.mktemp("way"))


@pytest.fixture(autouse=True)
def here(home, monkeypatch):
    """This process looks into the folder of the server, too."""
    monkeypatch.setenv("KONRAY_DATA", str(home))


@pytest.fixture(scope="module")
def address(home):
    """A server of its own: what is issued here must not be met by other tests."""
    with serve(home) as running:
        yield running


def take_in(unit: str, **changed) -> None:
    """Have a commune's form accepted."""
    told = answers(unit) | changed
    sending.send("official", clerk.fill(blank_form.write(store.snapshot(), unit, QUARTER), told),
                 f"{unit}.xlsx", "Lan")  # fmt: skip
    accept_all()


def look_for_braces(page: Page) -> None:
    typed = "[...document.querySelectorAll('input, textarea')].map((one) => one.value).join()"
    assert not re.search("[{}]", page.locator("body").inner_text() + page.evaluate(typed))


def go_to(page: Page, task: str) -> None:
    page.get_by_role("radio", name=task, exact=True).check()
    settle(page)


def end_of(page: Page, paragraph: Locator) -> None:
    """Set the cursor behind the last letter of a paragraph."""
    paragraph.evaluate(
        "(one) => { const range = document.createRange(); range.selectNodeContents(one);"
        " range.collapse(false); one.closest('.ProseMirror').focus();"
        " const chosen = getSelection(); chosen.removeAllRanges(); chosen.addRange(range); }"
    )


def fill_gaps(page: Page) -> None:
    """Write into every place that the quarter before cannot fill."""
    lists = page.locator(".editor .generated", has_text="chưa có số liệu để nêu")
    while lists.count():
        lists.first.click()
        page.get_by_role("button", name="Sửa thành chữ").click()
        settle(page)
    gaps = page.locator(".editor .piece:is([data-piece=gap], [data-key^='thieu:'])")
    left = gaps.count()
    assert left
    while left:
        gaps.first.click()
        settle(page)
        page.keyboard.type("đã xong")
        left -= 1
        expect(gaps).to_have_count(left)


def put_number(page: Page, words: str) -> None:
    page.get_by_role("button", name="Chèn số từ số liệu").click()
    page.keyboard.type(words)
    page.locator(".numbers").get_by_role("option").first.click()


def take_home(page: Page, label: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label, exact=True).first.click()
    return waiting.value.path().read_bytes()


def fill_in(page: Page, label: str, words: str) -> None:
    field = page.get_by_label(label, exact=True)
    field.fill(words)
    field.press("Tab")
    settle(page)


def rewrite(word: docx.document.Document, words: dict[str, str]) -> docx.document.Document:
    """The document with other words in two of its places, as somebody in Word leaves it."""
    runs = [run for paragraph in word.paragraphs for run in paragraph.runs]
    for old, new in words.items():
        [run] = [run for run in runs if old in run.text]
        run.text = run.text.replace(old, new)
    return word


def test_from_seven_forms_to_a_report_that_is_issued_checked_and_withdrawn(visit, desktop, home):
    for unit in UNITS:
        take_in(unit)
    page = visit(f"/bao-cao?quy={QUARTER}")
    page.get_by_role("button", name="Bắt đầu từ quý trước").click()
    units = part_of(page, "Tình hình triển khai")
    expect(units).to_contain_text("đã tổ chức 91 buổi")  # of this quarter: 10 + 11 + … + 16
    settle(page)
    fill_gaps(page)

    end_of(page, part_of(page, "Nguyên nhân").locator("p").last)
    page.keyboard.press("Enter")
    page.keyboard.type("Xã Đăk Pne còn ")
    put_number(page, "ngu dam dak pne")
    page.keyboard.type(" hộ; cả huyện có ")
    put_number(page, "mo hinh dang hoat dong cuoi quy")
    page.keyboard.type(" mô hình")
    page.get_by_role("button", name="Chú thích (Ctrl+Alt+F)").click()
    page.keyboard.type("Theo biểu của các xã.")
    page.keyboard.press("Escape")
    page.keyboard.type(" đang chạy.")
    page.get_by_role("button", name="Chèn bảng").click()
    for words in ("Xã", "Số ngày mưa", "", "Đăk Pne", "12"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    end_of(page, part_of(page, "Kết thúc").locator("p").last)
    page.keyboard.press("Enter")
    page.evaluate(PASTE, CLIPBOARD.read_text(encoding="utf-8"))
    wait_saved(page)
    said = page.locator("summary", has_text="Lời của đơn vị cho phần “Phương hướng, nhiệm vụ”")
    said.click()
    settle(page)
    page.get_by_role("button", name="Đưa vào").first.click()
    tasks = part_of(page, "Phương hướng, nhiệm vụ")
    expect(tasks).to_contain_text(re.compile("Cấp vốn cho núi|Họp ở núi"))
    settle(page)

    end_of(page, part_of(page, "Căn cứ").locator("p").last)
    page.keyboard.type(" Đang gõ dở thì")
    page.reload()
    settle(page)
    expect(part_of(page, "Căn cứ")).to_contain_text("Đang gõ dở thì")
    wait_saved(page)
    other = desktop.new_page()
    other.goto(page.url)
    settle(other)
    end_of(other, part_of(other, "Tồn tại, hạn chế").locator("p").first)
    other.keyboard.type(" Thẻ kia.")
    wait_saved(other)
    other.close()
    end_of(page, part_of(page, "Căn cứ").locator("p").last)
    page.keyboard.type(" tải lại.")
    wait_saved(page)
    expect(part_of(page, "Tồn tại, hạn chế")).to_contain_text("Thẻ kia.")
    look_for_braces(page)

    go_to(page, "Tải về, chốt")
    expect(page.get_by_text("còn thiếu số báo cáo, ngày báo cáo, người ký")).to_be_visible()
    fill_in(page, "Số báo cáo", "152")
    fill_in(page, "Ngày báo cáo", "25/9/2024")
    fill_in(page, "Họ tên người ký", "Nguyễn Văn Ký")
    page.get_by_text("Tôi đã đọc lại toàn bộ báo cáo", exact=True).click()
    settle(page)
    page.get_by_role("button", name="Chốt báo cáo").click()
    expect(page.get_by_role("heading", name="Đã chốt lần 1 số 152")).to_be_visible()
    expect(page.get_by_text("Dấu “Dự thảo” chỉ có ở bản xem trước này")).to_be_visible()
    settle(page)
    look_for_braces(page)
    word = docx.Document(io.BytesIO(take_home(page, "Word")))
    told = "\n".join(paragraph.text for paragraph in word.paragraphs)
    printed = pypdf.PdfReader(io.BytesIO(take_home(page, "PDF")))
    on_paper = " ".join(" ".join(one.extract_text() for one in printed.pages).split())
    for text in (told, on_paper):
        assert "Xã Đăk Pne còn 35 hộ; cả huyện có 49 mô hình" in text
        assert "đã tổ chức hai hội nghị tuyên truyền" in text
        assert "Đang gõ dở thì tải lại." in text
        assert not re.search("[{}]", text)
    heads = [[cell.text for cell in table.rows[0].cells] for table in word.tables]
    assert ["Xã", "Số ngày mưa"] in [head[:2] for head in heads]

    changed = io.BytesIO()
    rewrite(word, {"chưa đồng đều": "còn khác nhau", "gõ dở": "gõ mãi"}).save(changed)
    go_to(page, "Đối chiếu tệp")
    file = {
        "name": "sua.docx",
        "mimeType": "application/octet-stream",
        "buffer": changed.getvalue(),
    }
    page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("heading", name="02 chỗ đã sửa")).to_be_visible()

    take_in("dak-pne", outreach={"session": 13, "attendance": "hơn 300", "van_round": 1})
    page.reload()
    settle(page)
    go_to(page, "Tải về, chốt")
    expect(page.get_by_text("Cần đính chính 01 câu")).to_be_visible()
    page.locator("summary", has_text="Rút lại lần chốt 1").click()
    settle(page)
    fill_in(page, "Lý do rút lại", "Xã đếm lại số buổi")
    page.get_by_role("button", name="Rút lại lần chốt này").click()
    expect(page.get_by_role("heading", name="Đã chốt lần 1 số 152: ĐÃ RÚT LẠI")).to_be_visible()
    settle(page)
    look_for_braces(page)

    # The server is gone: Streamlit's dialog about it takes no key from whoever is writing.
    go_to(page, "Soạn")
    basis = part_of(page, "Căn cứ")
    end_of(page, basis.locator("p").last)
    page.evaluate(LOST)
    page.keyboard.type(" một hai")
    os.kill(int((home / "server.pid").read_text()), signal.SIGKILL)
    expect(page.locator("body")).to_have_attribute("data-lost", "yes")
    expect(page.get_by_role("dialog", name="Lỗi kết nối")).to_have_count(0)
    expect(page.locator(".editor .ProseMirror")).to_be_focused()
    page.keyboard.type(" và nữa.")
    expect(basis).to_contain_text(" một hai và nữa.")
    assert "tải lại." in drafts.newest("official", QUARTER).draft.texts["basis"]
