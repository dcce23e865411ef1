"""Colours are written once; what they are in the dark follows from that."""

import colorsys
import json
import re
from itertools import pairwise

import pytest

from app import colours, scripts
from app.customs.section import read_panels
from app.indicators.section import read_progress
from app.section import Section
from tests.contrast import seen


def test_a_colour_has_one_look_in_the_dark():
    assert colours.both(colours.INK) == f"light-dark({colours.INK},{colours.DARK[colours.INK]})"
    assert colours.both(colours.LINE + "55") == "light-dark(#8b9a9755,#7d8f8b55)"
    assert colours.both(colours.INEFFECTIVE) == colours.INEFFECTIVE  # the same in both
    assert colours.both(colours.EMPTY) == colours.EMPTY


def test_every_colour_of_the_code_is_in_lower_case():
    """The browser finds them by their letters."""
    named = [value for value in vars(colours).values() if isinstance(value, str)]
    found = [value for value in [*named, *colours.DARK] if re.match("#[0-9A-Fa-f]{6}", value)]
    assert len(found) > 30
    assert [value for value in found if value != value.lower()] == []


def test_the_browser_draws_with_the_version_that_describes_the_charts():
    assert (scripts.STATIC / scripts.PLOTLY).is_file()
    licence = (scripts.STATIC / "plotly-basic-LICENSE.txt").read_text(encoding="utf-8")
    assert "MIT" in licence


def test_what_is_sent_has_no_template_and_only_what_the_basic_part_draws(demo_view):
    for section in (read_panels(demo_view, "chung"), read_progress(demo_view)):
        assert isinstance(section, Section)
        assert '"template"' not in section.spec
        assert {trace["type"] for trace in json.loads(section.spec)["data"]} <= {"bar", "scatter"}


def hue(colour):
    """The place of a colour on the wheel, in degrees."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return 360 * colorsys.rgb_to_hls(red, green, blue)[0]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_hue_means_one_thing(theme):
    meanings = [
        colours.GOAL_MET, colours.INEFFECTIVE, colours.BEGAN, colours.CONVERTED, colours.SCALE[3]
    ]  # fmt: skip
    hues = sorted(hue(seen(colour, theme)) for colour in meanings)
    apart = [later - one for one, later in pairwise([*hues, hues[0] + 360])]
    assert min(apart) > 40
