"""Phân tích in the browser: a cell leads to its facts, a head sorts, SQL is answered."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import complete, settle
from tests.browser.test_every_page import find_barriers

PAGE = "/phan-tich?so_lieu=minh-hoa&quy=2024-Q2&chu_de=mo-hinh"
HEADS = ".cells tbody th"


@pytest.fixture
def shown(page: Page, address: str):
    page.goto(address + PAGE)
    settle(page)
    page.locator(".cells td button").first.wait_for()
    return page


def test_a_cell_leads_to_its_facts_and_back(shown: Page):
    cell = shown.locator(".cells tbody tr").first.locator("td").nth(7).get_by_role("button")
    cell.click()
    facts = shown.locator(".st-key-o_chi_tiet")
    expect(facts.locator("h2")).to_have_text("Thị trấn Mẫu, quý II/2024: 4 mô hình")
    expect(facts.locator("h2")).to_be_in_viewport()
    expect(cell).to_have_attribute("aria-pressed", "true")
    expect(shown).to_have_url(re.compile(r"[?&]o=mau%7E2024-Q2|[?&]o=mau~2024-Q2"))
    complete(shown)
    assert find_barriers(shown) == []
    cell.click()
    expect(facts).to_have_count(0)


def test_a_head_sorts_and_the_total_stays_last(shown: Page):
    before = shown.locator(HEADS).all_text_contents()
    head = shown.locator(".cells thead [role=button]").nth(7)
    assert head.text_content() == "II/2024"
    head.press("Enter")
    down = shown.locator(HEADS).all_text_contents()
    assert (down[0], down[-1]) == ("Xã Mẫu 1", before[-1])
    assert down[-2] == "Xã Mẫu 6"  # which is silent
    head.press("Enter")
    assert shown.locator(HEADS).all_text_contents()[0] == "Xã Mẫu 3"
    head.press("Enter")
    assert shown.locator(HEADS).all_text_contents() == before


def test_sql_beside_its_dictionary(shown: Page):
    shown.get_by_text("Bảng đã lưu").click()
    shown.get_by_text("Hỏi kho bằng SQL").click()
    shown.get_by_role("button", name="Điền một ví dụ").click()
    expect(shown.get_by_label("Câu hỏi SQL")).to_have_value(re.compile("^select quarter"))
    shown.get_by_role("button", name="Chạy").click()
    expect(shown.get_by_role("columnheader", name="so_mo_hinh")).to_be_visible()
    expect(shown.get_by_role("columnheader", name="Ý nghĩa")).to_be_visible()
    complete(shown)
    assert find_barriers(shown) == []
