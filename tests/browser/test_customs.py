"""Hủ tục, phong tục on a desk and on a phone."""

import pytest

from tests.browser.conftest import complete
from tests.browser.test_journeys import DEMO

PANELS = ".st-key-chart_duong-di .chart-plot"


def places(page):
    """Where the names of the panels stand: their lines and their columns, in pixels."""
    boxes = page.locator(f"{PANELS} .textpoint text").evaluate_all(
        "texts => texts.filter(text => getComputedStyle(text).fontSize === '15px')"
        ".map(text => text.getBoundingClientRect()).map(box => [box.left, box.top, box.right])"
    )
    return [tuple(map(round, box)) for box in boxes]


@pytest.mark.parametrize(("width", "across"), [(1280, 4), (1920, 5), (390, 2)])
def test_as_many_panels_lie_side_by_side_as_have_room(page, address, width, across):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}/hu-tuc?{DEMO}")
    complete(page)
    texts = places(page)
    edge = page.locator(PANELS).bounding_box()
    assert max(right for _, _, right in texts) <= edge["x"] + edge["width"] + 1
    top = min(y for _, y, _ in texts)
    assert len([y for _, y, _ in texts if y == top]) == across
    if width == 390:
        fades_out_until_the_end(page)


def fades_out_until_the_end(page):
    """What lies right of the screen is told by a fade, which leaves the last column free."""
    frame = page.locator(".grid-frame")
    fade = """frame => {
        const edge = frame.getBoundingClientRect().right;
        const last = frame.querySelector("thead th:last-child").getBoundingClientRect().right;
        return [last - edge, parseFloat(getComputedStyle(frame, "::after").width)];
    }"""
    beyond, width = frame.evaluate(fade)
    assert beyond > 0
    assert width > 10
    frame.evaluate("frame => frame.scrollTo(frame.scrollWidth, 0)")
    beyond, width = frame.evaluate(fade)
    assert beyond <= -width + 3
