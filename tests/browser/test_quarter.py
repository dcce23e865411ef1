"""A whole quarter in Chromium: seven communes and two agencies report, one of them on the screen,
one corrects two cells, one is withdrawn; overview, duty and report then say what is left."""

from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import Page, expect

from data import store
from intake import accepting, blank_form, journal
from tests.browser.conftest import settle
from tests.browser.server import serve
from tests.browser.test_filling import type_in
from tests.browser.test_intake import give_reasons, task
from tests.intake import clerk

QUARTER = "2024-Q3"
COMMUNES = ["dak-koi", "dak-ruong", "dak-rve", "dak-to-lung", "dak-to-re", "tan-lap"]
AGENCIES = ["huyen-doan", "hoi-lhpn-huyen"]
ON_SCREEN = "dak-pne"


@pytest.fixture(scope="module")
def home(tmp_path_factory, furnish):
    return furnish(tmp_path_factory.mktemp("quarter"))


@pytest.fixture(scope="module")
def address(home):
    """A server of its own: what is accepted here must not be met by other tests."""
    with serve(home) as running:
        yield running


@pytest.fixture
def here(home, monkeypatch):
    """This process looks into the folder of the server, too."""
    monkeypatch.setenv("KONRAY_DATA", str(home))


def fill(unit: str, sessions: int) -> bytes:
    blank = blank_form.write(store.snapshot(), unit, QUARTER)
    told = {"outreach": {"session": sessions, "attendance": 100}}
    if unit in AGENCIES:
        told["cells"] = {("Tuyên truyền", "F7"): 2, ("Tuyên truyền", "F8"): 0}
    else:
        told |= {"counts": {"launched": 1}, "customs": {"ngu-dam": 3}, "running": 1}
    return clerk.fill(blank, told)


def give_in(page: Page, who: str, files: dict[str, bytes]) -> None:
    """Take in some forms on the page."""
    page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(
        [
            {"name": name, "mimeType": "application/octet-stream", "buffer": data}
            for name, data in files.items()
        ]
    )
    page.get_by_text(list(files)[-1]).first.wait_for()
    settle(page)
    type_over(page, "Người nhận (ghi vào sổ)", who)
    page.get_by_role("button", name=f"Nhận {len(files):02} biểu").click()
    expect(page.get_by_text("Đã nhận biểu của").first).to_be_visible()
    settle(page)


def type_over(page: Page, label: str, text: str) -> None:
    field = page.get_by_label(label).first
    field.fill(text)
    field.press("Enter")
    settle(page)


def accept_all() -> None:
    """Have whatever waits accepted, as the command line does it."""
    for one in journal.submissions("official"):
        if one.state == "sent":
            data = accepting.originals.get("official", one.sha)
            _, findings = accepting.applying.examine(data, one.file, store.snapshot())
            reasons = {(f.code, f.sheet, f.cell): "đã hỏi lại đơn vị" for f in findings}
            now = datetime(2024, 9, 20, 3, tzinfo=UTC)
            accepting.accept(
                "official", one.sha, "Hoa", reasons, max(now, one.sent_at), lambda *_: date.max
            )


def test_a_quarter_from_nine_forms_to_the_report(visit, here):
    page = visit("/nhap-so-lieu?viec=nhan")
    forms = {f"{unit}.xlsx": fill(unit, 10) for unit in [*COMMUNES, *AGENCIES]}
    give_in(page, "Lan", forms)

    page = visit(f"/nhap-so-lieu?viec=dien&don_vi={ON_SCREEN}&to=tuyen-truyen")
    type_in(page, "Buổi tuyên truyền", "10")
    type_in(page, "Người điền, gửi (ghi vào sổ)", "Y")
    page.get_by_role("button", name="Gửi biểu").click()
    expect(page.get_by_text("Đã nhận biểu của xã Đăk Pne, quý III/2024.")).to_be_visible()

    accept_all()
    page = visit("/nhap-so-lieu")
    expect(page.get_by_test_id("stMain")).to_contain_text("7/7 xã, thị trấn đã duyệt")
    # 7 communes with 10 each, two agencies with 10 of which others report 2
    page = visit(f"/?quy={QUARTER}")
    expect(page.get_by_test_id("stMain")).to_contain_text("86 buổi")

    few = blank_form.write(store.snapshot(), "tan-lap", QUARTER)
    page = visit("/nhap-so-lieu?viec=nhan")
    told = {"outreach": {"session": 12, "attendance": 120}}
    give_in(page, "Lan", {"tan-lap-2.xlsx": clerk.fill(few, told)})
    task(page, "Kiểm tra, duyệt")
    page.get_by_test_id("stCheckbox").get_by_text("Chỉ sửa những ô đã điền").click()
    settle(page)
    type_over(page, "Lý do chung cho các số đã duyệt", "đã đếm lại sổ")
    give_reasons(page)
    page.get_by_role("button", name="Duyệt", exact=True).click()
    expect(page.get_by_text("Đã duyệt và công bố.")).to_be_visible()

    task(page, "Rút biểu")
    type_over(page, "Người rút biểu", "Hoa")
    page.get_by_label("Biểu đang được dùng").click()
    page.get_by_role("option").filter(has_text="Huyện đoàn").click()
    settle(page)
    page.get_by_label("Lý do rút").fill("Nhầm biểu quý trước")
    page.get_by_role("button", name="Rút biểu này").click()
    expect(page.get_by_text("Đã rút bản 1 của Huyện đoàn").first).to_be_visible()

    # 6 × 10 + 12 + 8
    page = visit(f"/?quy={QUARTER}")
    expect(page.get_by_test_id("stMain")).to_contain_text("80 buổi")
    page = visit(f"/bao-cao?quy={QUARTER}&xem=van-ban")
    expect(page.get_by_test_id("stMain")).to_contain_text("80 buổi")
    page = visit(f"/che-do-bao-cao?quy={QUARTER}")
    expect(page.get_by_test_id("stMain")).to_contain_text("Hội LHPN huyện")
    facts = store.fetch(
        store.snapshot(),
        "select sum(value)::int as n from fact_outreach "
        "where quarter = '2024-Q3' and channel = 'session'",
    )
    assert facts["n"].tolist() == [80]
    kept = store.fetch(
        store.snapshot(),
        "select value from fact_custom where unit_id = 'tan-lap' and quarter = '2024-Q3' "
        "and custom_id = 'ngu-dam'",
    )
    assert kept["value"].tolist() == [3]
