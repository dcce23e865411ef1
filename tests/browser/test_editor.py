"""The report as it is written in the browser: typed, pasted, chosen from figures, kept, printed."""

import io
import re
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from report import drafts
from tests.browser.conftest import settle
from tests.browser.server import serve

QUARTER = "2024-Q2"
CLIPBOARD = Path(__file__).with_name("word_clipboard.html")
PASTE = """(html) => {
  const told = new DataTransfer();
  told.setData("text/html", html);
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: told, bubbles: true, cancelable: true }),
  );
}"""


@pytest.fixture(scope="module")
def home(tmp_path_factory, furnish):
    """Where what is written here is kept, by a server of its own."""
    return furnish(tmp_path_factory.mktemp("written"))


@pytest.fixture(scope="module")
def address(home):
    with serve(home) as running:
        yield running


@pytest.fixture(autouse=True)
def shelves(home, monkeypatch):
    """The drafts of that server are read here, too."""
    monkeypatch.setenv("KONRAY_DATA", str(home))


@pytest.fixture
def write(visit):
    """`write("closing")` opens the report with the cursor at the end of that part's first line."""

    def write(title: str) -> Page:
        page = visit(f"/bao-cao?quy={QUARTER}&xem=van-ban")
        part = page.get_by_role("region", name=title, exact=True)
        part.locator("p").first.click()
        page.keyboard.press("Control+a")
        page.keyboard.press("ArrowRight")
        return page

    return write


def part_of(page: Page, title: str):
    return page.get_by_role("region", name=title, exact=True)


def wait_saved(page: Page) -> None:
    """Until the server has what was typed, and has told so."""
    page.keyboard.press("Control+s")
    expect(page.locator(".editor .state")).to_have_text("Đã lưu")
    settle(page)


def take_home(page: Page) -> docx.document.Document:
    """The report as Word opens it."""
    page.get_by_role("radio", name="Tải về, chốt", exact=True).check()
    settle(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải Word").click()
    return docx.Document(io.BytesIO(waiting.value.path().read_bytes()))


def test_a_reload_in_mid_sentence_loses_nothing(write):
    page = write("Kết thúc")
    page.keyboard.press("Enter")
    page.keyboard.type("Nơi nào cũng ")
    page.keyboard.press("Control+b")
    page.keyboard.type("quyết tâm, ")
    page.keyboard.press("Control+b")
    page.keyboard.type("nhưng 2*3*4 và 1. 3. 5. thì")
    page.reload()
    settle(page)
    closing = part_of(page, "Kết thúc")
    expect(closing).to_contain_text("Nơi nào cũng quyết tâm, nhưng 2*3*4 và 1. 3. 5. thì")
    expect(closing.locator("strong")).to_have_text("quyết tâm, ")
    expect(page.locator(".editor .saying")).to_contain_text("chưa kịp lưu: Kết thúc.")
    wait_saved(page)
    assert page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('konray.'))") == []
    text = drafts.newest("official", QUARTER).draft.texts["closing"]
    assert "**quyết tâm,**" in text
    expect(page.get_by_role("article")).to_contain_text("nhưng 2*3*4 và 1. 3. 5. thì")


def test_a_number_is_put_in_by_keyboard_alone_and_tells_where_it_comes_from(write):
    page = write("Trích yếu")
    page.keyboard.type(" (")
    page.keyboard.press("Alt+s")
    page.keyboard.type("ngu dam dak pne")
    page.keyboard.press("Enter")
    page.keyboard.type(" hộ)")
    chip = part_of(page, "Trích yếu").get_by_role("img", name=re.compile("Ngủ “đầm”.*Đăk Pne"))
    expect(chip).to_have_text("45")
    wait_saved(page)
    text = drafts.newest("official", QUARTER).draft.texts["abstract"].rstrip()
    assert text.endswith('({{ so("customs.ngu-dam.dak-pne") }} hộ)')
    for key in (*["ArrowLeft"] * 5, "Enter"):  # over " hộ)", onto the chip
        page.keyboard.press(key)
        page.wait_for_timeout(50)
    told = page.get_by_role("dialog")
    expect(told).to_contain_text("Ngủ “đầm” (ngủ rẫy), xã Đăk Pne: 45 hộ")


def test_a_click_on_a_number_only_chooses_it(write):
    page = write("Kết thúc")
    page.keyboard.type("Viết thêm. ")
    wait_saved(page)
    part_of(page, "Lãnh đạo, chỉ đạo").locator(".figure").first.click()
    bubble = page.get_by_role("button", name="Xem nguồn")
    expect(bubble).to_be_visible()
    settle(page)
    expect(page.get_by_role("dialog", name="Số này lấy ở đâu ra?")).to_have_count(0)
    bubble.click()
    expect(page.get_by_role("dialog", name="Số này lấy ở đâu ra?")).to_be_visible()


def test_the_numbers_are_still_there_when_the_editor_comes_back(write):
    page = write("Kết thúc")
    page.keyboard.type("Thêm câu. ")
    wait_saved(page)
    for task in ("Thể thức", "Soạn"):
        page.get_by_role("radio", name=task, exact=True).check()
        settle(page)
    part_of(page, "Kết thúc").locator("p").first.click()
    page.keyboard.press("Alt+s")
    page.keyboard.type("ngu dam dak pne")
    found = page.get_by_role("listbox", name="Các số dùng được").get_by_role("option")
    expect(found.first).to_contain_text("Đăk Pne")


def test_a_note_and_a_table_are_found_in_word(write):
    page = write("Nguyên nhân")
    page.keyboard.press("Enter")
    page.keyboard.type("Do mưa lũ")
    page.keyboard.press("Control+Alt+f")
    page.keyboard.type("Theo đài khí tượng.")
    page.keyboard.press("Escape")
    page.keyboard.type(" kéo dài.")
    page.get_by_role("button", name="Chèn bảng").click()
    for words in ("Xã", "Số ngày", "", "Đăk Pne", "12"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    wait_saved(page)
    opened = take_home(page)
    assert "Do mưa lũ" in "\n".join(paragraph.text for paragraph in opened.paragraphs)
    tables = [[[cell.text for cell in row.cells] for row in one.rows] for one in opened.tables]
    [written] = [table for table in tables if table[0][0] == "Xã"]
    assert [row[:2] for row in written[:2]] == [["Xã", "Số ngày"], ["Đăk Pne", "12"]]
    [notes] = [part for part in opened.part.package.iter_parts() if "footnotes" in part.partname]
    assert "Theo đài khí tượng." in notes.blob.decode()


def test_the_end_of_the_text_is_before_its_notes(write):
    page = write("Kết thúc")
    page.keyboard.press("Control+Alt+f")
    page.keyboard.type("Lời chú.")
    page.keyboard.press("Control+Alt+f")
    expect(page.locator(".editor .saying")).to_contain_text("Chú thích chỉ thêm được vào câu")
    last = part_of(page, "Kết thúc").locator("p:not(aside p)").last
    page.keyboard.press("Control+End")
    page.keyboard.type(" Hết một.")
    expect(last).to_contain_text("Hết một.")
    page.locator(".editor .ProseMirror").evaluate("(it) => (it.style.paddingBottom = '12rem')")
    box = page.locator(".editor .ProseMirror").bounding_box()
    page.keyboard.press("Control+Home")
    page.locator(".editor .ProseMirror").click(position={"x": 80, "y": box["height"] - 20})
    page.keyboard.type(" Hết hai.")
    expect(last).to_contain_text("Hết một. Hết hai.")
    wait_saved(page)


def test_an_item_with_a_condition_below_it_is_written_on(write):
    text = '- Một\n    {% if co("customs") %}\n    - Hai\n    {% endif %}\n- Ba\n'
    before = drafts.newest("official", QUARTER)
    draft = drafts.Draft({"closing": text}, {})
    drafts.save("official", QUARTER, draft, before.number if before else 0)
    page = write("Kết thúc")
    items = part_of(page, "Kết thúc").locator("li")
    expect(items).to_have_count(2)
    items.last.click()
    page.keyboard.press("End")
    page.keyboard.type(" bốn")
    wait_saved(page)
    kept = drafts.newest("official", QUARTER).draft.texts["closing"]
    assert kept == ('- Một\n\n    {% if co("customs") %}\n    - Hai\n    {% endif %}\n\n- Ba bốn\n')
    part_of(page, "Kết thúc").locator("li .generated").click()
    page.get_by_role("button", name="Sửa thành chữ").click()
    expect(part_of(page, "Kết thúc").locator("li li")).to_have_text("Hai")
    wait_saved(page)
    kept = drafts.newest("official", QUARTER).draft.texts["closing"]
    assert kept == "- Một\n    - Hai\n- Ba bốn\n"


def test_what_is_pasted_from_word_keeps_its_lists_table_and_note(write):
    page = write("Tình hình triển khai")
    page.keyboard.press("Enter")
    page.evaluate(PASTE, CLIPBOARD.read_text(encoding="utf-8"))
    part = part_of(page, "Tình hình triển khai")
    expect(part.locator("ul ul li", has_text="làng Kon Túc")).to_be_visible()
    expect(part.locator("td", has_text="45")).to_be_visible()
    expect(part.locator("aside", has_text="Ngày 05/9 và 12/9/2024.")).to_be_visible()
    expect(part).not_to_contain_text("Người ký bỏ")
    expect(page.locator(".editor .saying")).to_contain_text("bỏ 1 hình")
    assert page.evaluate("window.ran") is None
    wait_saved(page)
    text = drafts.newest("official", QUARTER).draft.texts["units"]
    assert "**Xã Đăk Pne** đã tổ chức *hai hội nghị* tuyên truyền[^" in text
    assert "1. Việc thứ nhất" in text
    assert "\n- Vận động 12 hộ\n    - làng Kon Túc\n- Ký cam kết" in text


@pytest.mark.parametrize("data_set", ["chinh-thuc", "minh-hoa"])
def test_no_brace_is_seen(visit, data_set):
    page = visit(f"/bao-cao?quy={QUARTER}&so_lieu={data_set}&xem=van-ban")
    expect(page.locator(".editor .ProseMirror")).to_be_visible()
    seen = page.locator("body").inner_text()
    assert "Trích yếu" in seen
    assert "{" not in seen and "}" not in seen


def test_a_clerk_who_writes_the_same_part_is_asked_in_words(write, desktop, address):
    """Two tabs, one part: neither text is lost, and neither is shown as it is stored."""
    page = write("Tồn tại, hạn chế")
    other = desktop.new_page()
    other.goto(f"{address}/bao-cao?quy={QUARTER}&xem=van-ban")
    settle(other)
    page.keyboard.type(" Một.")
    wait_saved(page)
    part_of(other, "Tồn tại, hạn chế").locator("p").first.click()
    other.keyboard.type(" Hai.")
    other.keyboard.press("Control+s")
    expect(other.get_by_label("Bản của tôi")).to_have_value(re.compile("Hai"))
    expect(other.get_by_label("Bản đã lưu")).to_have_value(re.compile(r"^[^{}]*Một\.[^{}]*$"))
    expect(other.locator(".editor .state")).to_contain_text("Hãy chọn một trong hai bản")
    other.keyboard.type("3")
    other.keyboard.press("Control+s")
    expect(other.get_by_label("Bản của tôi").first).to_have_value(re.compile(r"Hai\.3"))
    other.get_by_role("button", name="Giữ bản của tôi").click()
    expect(other.locator(".editor .state")).to_have_text("Đã lưu")
    settle(other)
    assert "Hai.3" in drafts.newest("official", QUARTER).draft.texts["shortcomings"]
    other.close()
