"""A form that is told again from its facts makes the same facts."""

from datetime import date

import pytest

from data import accepted
from intake import fact_rows, form, restating, row_context
from tests.intake import drafts
from tests.intake import filled_forms as forms

INFO = row_context.SubmissionInfo("dak-pne.2024-Q3", "x", date(2024, 9, 16))
GOAT = forms.model(0, "launched", "Nuôi dê", village="thôn 1", field="livestock", sponsor="Hội")
FORMS = {
    "numbers": {
        "counts": {"launched": "0", "goal_met": "chưa rõ", "converted": "khoảng 4"},
        "running": "hơn 9",
        "customs": {"ngu-dam": "1.238", "tao-hon": "chưa rõ", "no-mieng": "0"},
        "outreach": {"session": "–", "attendance": "hơn 800"},
    },
    "more than its names": {
        "counts": {
            "launched": "3",
            "goal_met": "hơn 1",
            "ineffective": "1",
            "converted": "chưa rõ",
        },
        "models": [
            GOAT,
            forms.model(1, "goal_met", "Trồng sâm"),
            forms.model(2, "ineffective", "Trồng nghệ", reason="không có đầu ra"),
            forms.model(3, "converted", "Nuôi bò", reason="hạn"),
            forms.model(4, form.RUNNING, "Nuôi ong", village="thôn 2", sponsor="Hội"),
        ],
    },
    "villages": {
        "customs": {"ngu-dam": "39", "tao-hon": "hơn 3", "no-mieng": "7", "cung-om-dau": "chưa rõ"},
        "households": [
            forms.household(0, "ngu-dam", "thôn 1", "30"),
            forms.household(1, "tao-hon", "thôn 2", "3"),
            forms.household(2, "no-mieng", "thôn 2", "7"),
            forms.household(3, "cung-om-dau", "Kon Túc", "chưa rõ"),
        ],
    },
    "ratios": {
        "indicators": {
            ("nep-nghi", 1): ("40", "160"),
            ("khkt", 1): ("3", "khoảng 160"),
            ("doi-song", 1): ("chưa rõ", "khoảng 160"),
            ("tht-htx", 1): ("chưa rõ", ""),
        },
    },
    "gifts": {
        "gifts": [
            forms.gift(0, "Gà giống", "150", "con", place="thôn 1", sponsor="Huyện"),
            forms.gift(1, "Gà giống", "chưa rõ", "con"),
        ],
    },
}


@pytest.mark.parametrize("said", FORMS.values(), ids=FORMS)
def test_told_again_it_makes_the_same_facts(snapshot, said):
    assert restating.tell(snapshot, "dak-pne", "2024-Q3") is None
    with drafts.lay() as draft:
        made = fact_rows.make(forms.fill(snapshot, **said), draft, INFO)
        drafts.put(draft, made)
        kept = restating.tell(draft, "dak-pne", "2024-Q3")
        again = fact_rows.make(kept.filled, draft, INFO, kept.models)
    assert kept.edition == 1
    for table in ("dim_model", *accepted.FACTS):
        assert as_text(again[table]) == as_text(made[table]), table


def as_text(frame):
    return sorted(accepted.write_csv(frame).decode().splitlines())


@pytest.mark.parametrize(
    ("locator", "cells"),
    [
        ("tờ Mô hình, ô C24", ("Mô hình", "C24", "")),
        ("tờ Hủ tục, phong tục, ô D25 bản 12", ("Hủ tục, phong tục", "D25 bản 12", "")),
        ("tờ Chỉ tiêu, ô E7 bản 1 và H7", ("Chỉ tiêu", "E7 bản 1", "H7")),
        ("sổ nhập số liệu", ("", "", "")),
    ],
)
def test_a_locator_leads_to_its_cells(locator, cells):
    assert restating.find_cells(locator) == cells
