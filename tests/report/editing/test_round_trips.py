"""Any text, opened in the editor and written back: what was not touched stays byte for byte, what
was touched reads back as the same."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from measures.figures.quarter import read_figures
from report.committee import read_committee
from report.editing.document import read_part
from report.editing.schema import check_part
from report.editing.writing import write_part
from report.phrases import Phrases
from report.text_parts import NAMES, standing_text
from report.tidy import tidy
from tests.fuzz_report import LINES
from tests.report.editing.touching import bare, is_open_to_writing, touch

texts = st.lists(st.sampled_from(LINES), max_size=9).map("\n".join)
many = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture
def read(snapshot):
    """`read("một\\n")`: the part `causes` with that text, as the editor gets it."""
    figures = read_figures(snapshot, "2024-Q2")
    committee = read_committee(figures.district)
    return lambda text: read_part("causes", text, Phrases(figures, committee))


@many
@given(text=texts)
def test_what_is_not_touched_comes_back_byte_for_byte(read, text):
    text = tidy(text)
    assert write_part(check_part(read(text))) == text


@many
@given(text=texts, data=st.data())
def test_what_is_touched_reads_back_as_the_same_and_leaves_the_rest(read, text, data):
    text = tidy(text)
    part = read(text)
    assume(is_open_to_writing(text, part))
    places = range(len(part["content"]))
    touched = touch(part, data.draw(st.sets(st.sampled_from(places))))
    back = read(write_part(touched))
    assert bare(touch(back))["content"] == bare(touch(touched))["content"]


@pytest.mark.parametrize("name", NAMES)
def test_every_block_of_the_standing_texts_can_be_written_anew(read, name):
    for data_set in ("official", "demo"):
        part = read(standing_text(data_set, "2024-Q2", name))
        back = read(write_part(touch(part)))
        assert bare(touch(back))["content"] == bare(touch(part))["content"]
