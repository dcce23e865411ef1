"""What a person sees on the screen: the figures, the map, both themes; how the app starts."""

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import urllib.request

from playwright.sync_api import Page, expect

from app.menu import SCREENS
from data import publish
from tests.browser.conftest import complete, settle
from tests.browser.server import ROOT, serve
from tests.browser.test_every_page import ENGLISH


def test_the_overview_shows_the_figures_of_the_report_with_their_sources(visit):
    page = visit("/")
    cards = [card.inner_text() for card in page.locator(".card").all()]
    figures = [re.sub(r"\s+", " ", card) for card in cards]
    assert [re.findall(r"\d[\d.]*", card) for card in figures] == [
        ["2024", "12"],
        ["26", "13", "13"],
        ["1", "2", "01"],
        ["48", "45", "02"],
        ["110", "7"],
        ["8.000"],
    ]
    assert "hơn 8.000 lượt người" in figures[5]
    # of all customs together no place was counted to the end both times; of one custom one was
    assert "Chưa so sánh được" in figures[3]
    assert "giảm 10 hộ so với quý I/2024" in page.get_by_test_id("stMain").inner_text()
    notes = [card.get_attribute("title")[-1] for card in page.locator(".card").all()]
    assert notes == ["2", "1", "7", "7", "4", "4"]
    expect(page.locator(".cards > .small").first).to_have_text(
        "Nguồn: Báo cáo 128-BC/BCĐ, chú thích 1, 2, 4, 7"
    )


# The lowest edge of what must be seen at first, and the type of what is read from afar.
FIRST_SCREEN = """() => {
    const bottom = query => Math.max(...[...document.querySelectorAll(query)].map(
        found => found.getBoundingClientRect().bottom));
    const size = query => Math.min(...[...document.querySelectorAll(query)].map(
        found => parseFloat(getComputedStyle(found).fontSize)));
    const marked = [...document.querySelectorAll(".chart-small .annotation-text")].filter(
        text => getComputedStyle(text.querySelector("tspan") ?? text).fontWeight >= 600);
    return {
        head: bottom(".head"),
        below: Math.max(bottom(".chart-small"), bottom(".cards")),
        marked: marked.length,
        numbers: Math.min(...marked.map(text => parseFloat(getComputedStyle(text).fontSize))),
        words: Math.min(...[".chart-small h2", ".chart-page", ".card h3", ".card-detail",
            ".card-change"].map(size)),
    };
}"""


def test_the_first_screen_holds_four_charts_and_the_figures_beside_them(browser, address):
    for width, height in ((1280, 720), (1920, 1080)):
        context = browser.new_context(viewport={"width": width, "height": height})
        page = context.new_page()
        page.goto(f"{address}/?so_lieu=minh-hoa&quy=2024-Q2")
        complete(page)
        expect(page.locator(".chart-small .main-svg")).to_have_count(4 * 3)
        seen = page.evaluate(FIRST_SCREEN)
        assert seen["head"] <= 90
        assert seen["below"] <= height
        assert seen["marked"] == 8
        assert seen["numbers"] >= 15
        assert seen["words"] >= 15
        context.close()


def test_every_page_begins_at_the_top(browser, address):
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    heads = {}
    for screen in SCREENS:
        page.goto(f"{address}/{screen.address}?so_lieu=minh-hoa&quy=2024-Q2")
        settle(page)
        box = page.locator(".head").bounding_box()
        heads[screen.address] = box["y"] + box["height"]
    assert {name: low for name, low in heads.items() if low > 90} == {}
    # Scrolled, the choices stay, and the buttons of the menu can still be reached.
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 400)")
    expect(page.locator(".chips")).to_be_in_viewport()
    page.get_by_test_id("stSidebar").hover()
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.get_by_role("link", name="Mô hình", exact=True)).to_be_visible()
    context.close()


def test_a_small_chart_leads_to_its_page_without_loading_anew(visit):
    page = visit("/?so_lieu=minh-hoa&quy=2024-Q1&xa=mau-1,mau-2")
    page.evaluate("window.stayed = true")
    link = page.locator("a.chart-page").filter(has_text="Hủ tục")
    assert link.get_attribute("href") == "./hu-tuc?quy=2024-Q1&xa=mau-1%2Cmau-2&so_lieu=minh-hoa"
    link.click()
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Hủ tục, phong tục quý I/2024")
    expect(page).to_have_url(re.compile(r"/hu-tuc\?.*xa=mau-1(,|%2C)mau-2"))
    assert page.evaluate("window.stayed") is True


def test_the_news_of_a_quarter_fit_on_two_sheets(visit):
    page = visit("/co-gi-moi?so_lieu=minh-hoa&quy=2024-Q2")
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 2


def rows_of(page: Page) -> list[list[str]]:
    """The first table's rows as they stand on the screen."""
    page.locator("table tbody tr").first.wait_for()
    rows = page.locator(".table").first.locator("tbody tr").all()
    return [[cell.strip() for cell in row.inner_text().split("\t")] for row in rows]


def test_the_map_stands_beside_a_table_that_says_the_same(visit):
    page = visit("/")
    chart = page.locator(".st-key-chart_ban-do")
    cells = rows_of(page)
    assert cells == [
        ["Xã Đăk Kôi", "chưa có số"],
        ["Xã Đăk Pne", "ít nhất 45"],
        ["Xã Đăk Ruồng", "chưa có số"],
        ["Thị trấn Đăk Rve", "chưa có số"],
        ["Xã Đăk Tơ Lung", "3"],
        ["Xã Đăk Tờ Re", "chưa có số"],
        ["Xã Tân Lập", "chưa có số"],
    ]
    chart.locator(".annotation-text").nth(13).wait_for()
    drawn = [label.text_content() for label in chart.locator(".annotation-text").all()]
    names, texts = drawn[:14:2], drawn[1:14:2]
    assert names == [name.removeprefix("Xã ").removeprefix("Thị trấn ") for name, _ in cells]
    assert texts == [text.replace("ít nhất", "≥") for _, text in cells]
    # A name and its figure never touch.
    boxes = [label.bounding_box() for label in chart.locator(".annotation-text").all()[:14]]
    for name, text in zip(boxes[::2], boxes[1::2], strict=True):
        assert name["y"] + name["height"] <= text["y"] + 1
    described = page.locator("[aria-label^='Bản đồ sơ lược']")
    assert described.count() >= 1


def test_the_map_follows_the_chosen_measure(visit):
    page = visit("/")
    page.get_by_role("radio", name="Mô hình dừng do không hiệu quả").check()
    settle(page)
    expect(page.locator("table thead")).to_contain_text("Mô hình dừng do không hiệu quả")
    texts = [text for _, text in rows_of(page)]
    assert texts == ["2", "1", "chưa có số", "1", "chưa có số", "1", "2"]


def test_the_download_holds_the_rows_of_the_table(visit):
    page = visit("/")
    shown = rows_of(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải bảng (CSV)").first.click()
    path = waiting.value.path()
    assert waiting.value.suggested_filename == "ban-do-2024-Q2.csv"
    text = path.read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert [row[:2] for row in rows[1:]] == shown
    assert {tuple(row[2:]) for row in rows[1:]} == {
        (
            "quý II/2024; cả 7 xã, thị trấn",
            "Báo cáo 128-BC/BCĐ, chú thích 7",
            "Số liệu chính thức",
        )
    }


def test_dark_theme_is_dark_and_readable(browser, address):
    context = browser.new_context(color_scheme="dark", viewport={"width": 1440, "height": 2000})
    page = context.new_page()
    page.goto(address)
    settle(page)
    ground, ink = page.get_by_test_id("stApp").evaluate(
        "app => [getComputedStyle(app).backgroundColor, getComputedStyle(app).color]"
    )
    assert _contrast(ground, ink) > 10
    assert _luminance(ground) < 0.05
    assert _contrast(ground, _small_print(page)) >= 4.5
    context.close()


def test_small_print_is_readable_in_the_light_theme(visit):
    page = visit("/")
    assert _contrast("rgb(255, 255, 255)", _small_print(page)) >= 4.5


def _small_print(page: Page) -> str:
    """The colour of captions; Streamlit pales them by opacity, which counts as well."""
    colour, opacity = page.locator(".stHtml .small").first.evaluate(
        "c => [getComputedStyle(c).color, getComputedStyle(c).opacity]"
    )
    red, green, blue = _channels(colour)[:3]
    return f"rgba({red}, {green}, {blue}, {opacity})"


def _channels(colour: str) -> list[float]:
    return [float(part) for part in re.findall(r"[\d.]+", colour)]


def _luminance(colour: str) -> float:
    parts = [value / 255 for value in _channels(colour)[:3]]
    linear = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(ground: str, ink: str) -> float:
    """WCAG contrast; a see-through ink is mixed with the ground first."""
    under, over = _channels(ground)[:3], _channels(ink)
    alpha = over[3] if len(over) > 3 else 1
    mixed = [alpha * o + (1 - alpha) * u for o, u in zip(over[:3], under, strict=True)]
    pair = sorted([_luminance(f"rgb{tuple(under)}"), _luminance(f"rgb{tuple(mixed)}")])
    return (pair[1] + 0.05) / (pair[0] + 0.05)


def test_the_quarter_can_be_chosen_from_the_keyboard(visit):
    page = visit("/")
    box = page.get_by_label("Quý", exact=True)
    box.focus()
    page.keyboard.press("ArrowDown")
    settle(page)
    expect(page).to_have_url(re.compile(r"quy=2024-Q1"))
    expect(box).to_be_focused()


def test_every_answer_carries_the_strict_headers(address):
    for path in ["/", "/mo-hinh", "/_stcore/health", "/app/static/icon.png", "/khong-co"]:
        request = urllib.request.Request(address + path, headers={"Accept": "text/html"})
        try:
            headers = urllib.request.urlopen(request).headers
        except urllib.error.HTTPError as error:
            headers = error.headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy and "unsafe-eval" not in policy, path
        assert headers["X-Content-Type-Options"] == "nosniff", path


def test_a_new_version_reaches_an_open_page_that_nobody_touches(
    page, tmp_path, furnish, monkeypatch
):
    with serve(furnish(tmp_path)) as address:
        page.goto(f"{address}/nguon")
        settle(page)
        expect(page.get_by_text("Đang dùng bản 1")).to_be_visible()
        monkeypatch.setenv("KONRAY_DATA", str(tmp_path))
        publish.build("official")
        expect(page.get_by_text("Đang dùng bản 2")).to_be_visible()


def test_a_lost_version_is_explained_and_a_rollback_mends_it_without_a_restart(
    page, tmp_path, furnish
):
    command = [sys.executable, "-m", "data"]
    with serve(furnish(tmp_path)) as address:
        environment = os.environ | {"KONRAY_DATA": str(tmp_path)}
        subprocess.run([*command, "build"], cwd=ROOT, env=environment, check=True)
        (tmp_path / "official" / "konray-000002.duckdb").unlink()
        page.goto(f"{address}/mo-hinh")
        settle(page)
        alert = page.get_by_test_id("stAlert").inner_text()
        assert "bản konray-000002.duckdb" in alert and "python -m data rollback" in alert
        expect(page.get_by_test_id("stSidebarNavLink")).to_have_count(len(SCREENS))
        assert page.get_by_test_id("stException").count() == 0
        subprocess.run([*command, "rollback"], cwd=ROOT, env=environment, check=True)
        page.get_by_test_id("stSidebarNavLink").filter(has_text="Tổng quan").click()
        settle(page)
        assert page.get_by_role("heading", level=1).inner_text() == "Tổng quan quý II/2024"


def test_the_first_start_builds_and_says_so_and_later_ones_do_not(tmp_path):
    log = tmp_path / "server.log"
    with serve(tmp_path) as address:
        assert json.loads(urllib.request.urlopen(f"{address}/_stcore/host-config").read())
    assert "Đã dựng kho số liệu, bản 1" in log.read_text(encoding="utf-8")
    with serve(tmp_path):
        pass
    assert "Đã dựng kho số liệu" not in log.read_text(encoding="utf-8")


def test_a_server_that_is_gone_is_told_in_vietnamese(page, tmp_path):
    with serve(tmp_path) as address:
        page.goto(f"{address}/nguon")
        settle(page)
        os.kill(int((tmp_path / "server.pid").read_text(encoding="utf-8")), signal.SIGKILL)
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("Lỗi kết nối")
        expect(dialog).to_contain_text("Máy chủ không trả lời")
        assert ENGLISH.findall(dialog.inner_text()) == []
