"""What an analyst may choose, and what opens."""

from types import SimpleNamespace

import pytest

from app.analysis import choices
from app.analysis.choices import list_measures, read_offered


def test_the_first_measure_opens_where_all_are_reported(demo_view):
    offered = read_offered(demo_view)
    assert offered.measures.keys() == offered.subjects.keys()
    for key, subject in offered.subjects.items():
        assert offered.measures[key] == next(iter(list_measures(subject)))


@pytest.mark.parametrize(
    ("reported", "opens"), [([], "nep-nghi"), (["khkt"], "khkt"), (["khkt", "doi-song"], "khkt")]
)
def test_an_indicator_that_is_reported_opens_before_one_that_is_not(
    view, monkeypatch, reported, opens
):
    asked = choices.records

    def answer(name, **parameters):
        if name == "analysis/parts" and parameters["subject"] == "indicator":
            return [SimpleNamespace(part=part) for part in reported]
        return asked(name, **parameters)

    monkeypatch.setattr(choices, "records", answer)
    assert read_offered(view).measures["chi-tieu"] == opens
