"""What can be put into the text, in words: every name has one, none is a name of the code."""

import re

import pytest

from measures.figures.catalogue import AREAS, LISTS
from measures.figures.quarter import read_figures
from report import fact_tables
from report.committee import read_committee
from report.editing.catalogue import GROUPS, list_numbers, name_source
from report.phrases import Phrases
from report.placeholders import render


@pytest.fixture
def phrases(demo_snapshot):
    figures = read_figures(demo_snapshot, "2024-Q2")
    return Phrases(figures, read_committee(figures.district))


def test_everything_that_is_offered_can_be_put_into_a_text(phrases):
    offered = list_numbers(phrases)
    assert len({one["source"] for one in offered}) == len(offered) > 300
    assert [one["group"] for one in offered] == sorted(
        (one["group"] for one in offered), key=GROUPS.index
    )
    for one in offered:
        assert render("causes", one["source"], phrases) or one["label"].startswith("Phạm vi")
        assert not re.search(r"[a-z]\.[a-z]|\{|_", f"{one['label']} {one['group']}"), one
    by_source = {one["source"]: one for one in offered}
    assert by_source['{{ so("models.stopped") }}'] == {
        "source": '{{ so("models.stopped") }}',
        "text": "23",
        "label": "Mô hình dừng hoạt động",
        "unit": "mô hình",
        "change": "5 xã cùng báo cáo: tăng 15 mô hình so với quý I/2024",
        "group": "Mô hình",
    }


def test_a_change_is_offered_as_it_prints(phrases):
    by_source = {one["source"]: one["text"] for one in list_numbers(phrases)}
    assert by_source['{{ thay_doi("models.stopped") }}'] == (
        "05 xã, thị trấn báo cáo cả hai quý: tăng 15 mô hình so với quý I/2024"
    )


def test_every_list_table_area_and_value_has_a_name(phrases):
    sources = [f'{{{{ danh_sach("{name}") }}}}' for name in LISTS]
    sources += [f'{{{{ bang("{name}") }}}}' for name in fact_tables.TABLES]
    sources += [f'{{{{ pham_vi("{name}") }}}}' for name in AREAS]
    sources += [f"{{{{ {name} }}}}" for name in phrases.values]
    names = [name_source(source, phrases) for source in sources]
    assert len(set(names)) == len(names)
    assert not any("theo số liệu" in name or name.endswith(": số liệu") for name in names)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ('{% if co("outreach") %}x{% endif %}', "Đoạn viết theo số liệu: Kết quả tuyên truyền"),
        ('{% if not biet("duty.due") %}x{% endif %}',
         "Đoạn viết theo số liệu: Đơn vị phải báo cáo"),
        ('{% if co("x.y") %}x{% endif %}', "Đoạn viết theo số liệu"),
        ("^[lời]", "Chú thích trong dòng"),
        ("{# lời #}", "Lời ghi chú, không in"),
        ('{{ thay_doi("models.stopped") }}', "Thay đổi so với quý trước: Mô hình dừng hoạt động"),
        ('{{ so("x.y") }}', "Số liệu"),
        ('{{ van_ban("75-KH/HU") }}', "Văn bản 75-KH/HU"),
    ],
)  # fmt: skip
def test_placeholders_and_conditions_are_named_in_words(phrases, source, name):
    assert name_source(source, phrases) == name
