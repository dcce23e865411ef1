"""The recipes of CONTRIBUTING.md, walked: what they say is all that it takes."""

import re
import shutil

import pytest

from data import definitions, publish, store, words
from intake import blank_form, checks, expected, form
from intake.checks import Check, places
from measures.figures.quarter import read_figures
from queries import query
from tests.intake import filled_forms as forms


@pytest.fixture
def built(empty_home, published_copy):
    """`built()` publishes the copy of the files as they are now, and opens it."""

    def built(indicators=None):
        publish.build(source=published_copy, indicators=indicators)
        return store.snapshot()

    return built


def test_an_indicator_is_one_file(built, tmp_path):
    folder = shutil.copytree(definitions.INDICATORS, tmp_path / "indicators")
    text = (folder / "khkt.toml").read_text(encoding="utf-8")
    texts = [path.read_text(encoding="utf-8") for path in folder.iterdir()]
    last = max(int(re.search(r"^position = (\d+)", each, re.MULTILINE)[1]) for each in texts)
    text = re.sub(r"^position = \d+", f"position = {last + 1}", text, flags=re.MULTILINE)
    name = re.search(r'^name = "(.+)"', text, re.MULTILINE)[1]
    text = text.replace(name, "Hộ thêm vào")
    text = text.replace("Áp dụng khoa học - kỹ thuật", "Thêm vào")
    (folder / "them-vao.toml").write_text(text, encoding="utf-8")
    snapshot = built(definitions.read(folder))
    asked = query("intake/holding", on=snapshot, quarter="2024-Q3")
    assert "them-vao" in asked["indicator_id"].tolist()
    assert read_figures(snapshot, "2024-Q2").has("indicators.them-vao")
    assert blank_form.write(snapshot, "dak-pne", "2024-Q3")[:2] == b"PK"
    asked = query("indicators/definitions", on=snapshot, quarter="2024-Q3")
    assert "Hộ thêm vào" in asked["name"].tolist()


def test_a_custom_is_one_row(built, edit):
    known = query("intake/customs", on=built())
    edit(
        "dim_custom", "muc-moi", kind="hu_tuc", position="99", name="Mục mới", document_id="qd-385"
    )
    fresh = built()
    after = query("intake/customs", on=fresh)
    assert len(after) == len(known) + 1 and "Mục mới" in after["name"].tolist()
    assert "muc-moi" in expected.customs(fresh)["custom_id"].tolist()
    figure = read_figures(fresh, "2024-Q2").get("customs.muc-moi")
    assert not figure.is_known


def test_a_channel_is_words_a_unit_and_a_limit():
    assert list(form.CHANNELS) == list(words.CHANNEL) == list(words.CHANNEL_UNIT)
    assert set(form.CHANNEL_UNITS) == set(words.CHANNEL)
    assert set(words.CHANNEL) <= set(checks.whole.LIMITS)
    assert list(form.channel_cells()) == list(words.CHANNEL)


def test_a_check_is_a_function_and_a_row(monkeypatch, snapshot):
    def too_quiet(filled, known):
        if not any(cell.says_something for cell in filled.outreach.values()):
            cell = filled.counts["launched"]
            yield places.at(cell, "không có gì", "ít nhất một buổi", "Hãy điền.")

    fresh = Check("W999", "Chưa có tuyên truyền nào.", too_quiet)
    monkeypatch.setattr(checks, "CHECKS", (*checks.CHECKS, fresh))
    filled = forms.fill(snapshot, counts={"launched": "1"})
    assert "W999" in [finding.code for finding in checks.check(filled, snapshot)]
